"""A client's language model at the desk: where it is, what it may be used for, what it costs; its key is never shown again."""

from django import forms
from django.contrib import admin
from django.utils import timezone

from followups.language_models.failures import SAY
from followups.models import ModelCall, ModelConnection, ModelMonth
from followups.trying_models import TRY_JOB, UNDER_WAY, spent_in
from tenants.admin.acting import Act, ActsOnPage
from tenants.admin.scoped import ReadOnlyAdmin, ScopedModelAdmin, TenantFilter
from tenants.enqueueing import enqueue
from tenants.scope import tenant_scope
from tenants.sealing import SealingError

PLACE = ("base_url", "model", "max_tokens_parameter")  # a change makes a test worthless
USES = (
    "use_draft", "use_reactivation", "use_gate_opinion", "use_reply", "use_extraction", "use_qualification",
    "writes_first_replies", "goes_unread",
)  # fmt: skip
COSTS = ("price_input", "price_output", "currency", "monthly_cap")


def test(request, row: ModelConnection, why: str) -> str:
    """Enqueue the test: it speaks to the network, and this page is a transaction."""
    ModelConnection.objects.filter(pk=row.pk).update(tested_at=None, test_ok=None, test_say=UNDER_WAY)
    enqueue(TRY_JOB, row.tenant_id)
    return "The model is being asked. Load the page again in a moment to see what came of it."


def wake(request, row: ModelConnection, why: str) -> str:
    ModelConnection.objects.filter(pk=row.pk).update(failures=0, resting_until=None, resting_because="")
    return "It is asked again from now on."


class ConnectionForm(forms.ModelForm):
    key = forms.CharField(
        required=False, max_length=1000, strip=True, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Kept encrypted and never shown again. Left empty, what is stored stays; a server of one's own may need none.",
    )  # fmt: skip

    def clean(self) -> dict:
        given = super().clean()
        tenant = given.get("tenant")
        if tenant and ModelConnection.objects.filter(tenant=tenant).exclude(pk=self.instance.pk).exists():
            self.add_error("tenant", f"{tenant} has a language model already. Change that one.")
        return given

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        # A key belongs to the server it was entered for: whoever changes the address must know it.
        moved = self.instance.sealed and "base_url" in self.changed_data
        if moved and not self.cleaned_data.get("key"):
            self.add_error(
                "key", "The address has changed. Enter the key again: the stored one is for the other server."
            )
            return
        try:
            if typed := self.cleaned_data.get("key"):
                self.instance.keep_key(typed)
        except SealingError as error:
            self.add_error("key", str(error))


@admin.register(ModelConnection)
class ModelConnectionAdmin(ActsOnPage, ScopedModelAdmin):
    form = ConnectionForm
    list_display = ("model", "tenant", "base_url", "is_active", "state", "test", "monthly_cap", "currency")
    list_filter = (TenantFilter, "is_active")
    actions = None
    refusals = (SealingError,)
    acts = (
        Act("test", "Try it out", test),
        Act("wake", "Ask it again now", wake, offered=lambda row: row.resting_until is not None),
    )

    def get_fieldsets(self, request, obj=None):
        may = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        place = ["tenant", "base_url", "model", *(["key"] if may else []), "is_active"]
        answers = ["max_tokens_parameter", "max_output_tokens", "time_limit"]
        shown = [
            (None, {"fields": place}),
            ("What it is used for", {"fields": USES}),
            ("Money", {"fields": [*(["this_month"] if obj else []), *COSTS]}),
            ("Answers", {"fields": answers}),
        ]
        return [*shown, ("How it does", {"fields": ["state", "test", "stored_key"]})] if obj else shown

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "state", "test", "this_month", "stored_key"]

    @admin.display(description="state")
    def state(self, row: ModelConnection) -> str:
        if not row.is_active:
            return "off"
        if row.resting_until is not None and row.resting_until > timezone.now():
            return f"left alone until {row.resting_until:%H:%M} UTC: {row.resting_because}"
        return "in use"

    @admin.display(description="last test")
    def test(self, row: ModelConnection) -> str:
        if row.test_ok is None:
            return row.test_say or "not tried out"
        return f"{'worked' if row.test_ok else 'failed'} ({row.tested_at:%Y-%m-%d %H:%M} UTC): {row.test_say}"

    @admin.display(description="this month")
    def this_month(self, row: ModelConnection) -> str:
        with tenant_scope(row.tenant_id):
            spent, calls = spent_in(row.tenant, timezone.now())
        free = (
            ""
            if row.price_input or row.price_output
            else " Without prices nothing is counted, and the cap limits nothing."
        )
        return f"{spent:.2f} of {row.monthly_cap} {row.currency}, {calls} questions.{free}"

    @admin.display(description="key")
    def stored_key(self, row: ModelConnection) -> str:
        try:
            return "stored" if row.key() else "none"
        except SealingError as error:
            return f"cannot be opened ({error})"

    def save_model(self, request, obj: ModelConnection, form, change) -> None:
        if form.cleaned_data.get("key") or set(PLACE) & set(form.changed_data):
            obj.tested_at, obj.test_ok, obj.test_say = None, None, ""
            obj.failures, obj.resting_until, obj.resting_because = 0, None, ""
        super().save_model(request, obj, form, change)


@admin.register(ModelMonth)
class ModelMonthAdmin(ReadOnlyAdmin):
    list_display = ("month", "tenant", "spent", "calls", "input_tokens", "output_tokens")
    list_filter = (TenantFilter,)


@admin.register(ModelCall)
class ModelCallAdmin(ReadOnlyAdmin):
    list_display = ("at", "use", "tenant", "model", "prompt", "outcome", "reason", "milliseconds", "input_tokens",
                    "output_tokens", "cost")  # fmt: skip
    list_filter = (TenantFilter, "use", "outcome")
    list_select_related = ("tenant", "month")

    @admin.display(description="why it failed")
    def reason(self, row: ModelCall) -> str:
        return SAY.get(row.failed_with, "")
