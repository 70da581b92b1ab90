"""A client's CRM at the desk: its token, what goes which way, how the last run went, and what is linked to what (mission N3)."""

import json

from django import forms
from django.contrib import admin, messages
from django.utils import timezone

from followups.crm import managing
from followups.crm.pushing import try_again
from followups.models import CrmConnection, CrmLink
from followups.models.crm import KINDS
from leads.refusals import Refused
from tenants.admin.acting import Act, ActsOnPage
from tenants.admin.scoped import ReadOnlyAdmin, ScopedModelAdmin, TenantFilter, by_tenant
from tenants.models import Role
from tenants.models.agency import members_of
from tenants.scope import tenant_scope
from tenants.sealing import SealingError


def _kinds(label: str, say: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        choices=[(kind, kind) for kind in KINDS], widget=forms.CheckboxSelectMultiple, required=False, label=label,
        help_text=say, initial=list(KINDS),
    )  # fmt: skip


class Entries(forms.JSONField):
    """A JSON document that shows one entry a line."""

    widget = forms.Textarea(attrs={"rows": 4, "cols": 110, "spellcheck": "false", "class": "vLargeTextField"})

    def prepare_value(self, value):
        if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
            return "[\n" + ",\n".join(f"  {json.dumps(each, ensure_ascii=False)}" for each in value) + "\n]"
        if isinstance(value, dict) and value:
            return json.dumps(value, indent=1, ensure_ascii=False)
        return super().prepare_value(value)


class CrmForm(forms.ModelForm):
    token = forms.CharField(
        required=False, max_length=1000, strip=True, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        label="access token",
        help_text="Of a private app. Kept encrypted and never shown again; left empty, what is stored stays.",
    )  # fmt: skip
    pulls = _kinds("From the CRM", "What is read there. None ticked: nothing.")
    pushes = _kinds("To the CRM", "What is written there. None ticked: nothing.")

    class Meta:
        model = CrmConnection
        exclude = ("sealed",)  # noqa: DJ006 -- the fieldsets name what is shown
        widgets = {"fields": forms.Textarea(attrs={"rows": 18, "cols": 110, "spellcheck": "false"})}
        field_classes = dict.fromkeys(("fields", "statuses", "lifecycle", "stages", "owners", "lifecycles"), Entries)

    def clean(self) -> dict:
        given = super().clean()
        tenant, kind = given.get("tenant"), given.get("kind")
        same = CrmConnection.objects.filter(tenant=tenant, kind=kind).exclude(pk=self.instance.pk) if tenant else None
        if same is not None and same.exists():
            self.add_error("tenant", f"{tenant} has a connection to this CRM already. Change that one.")
        return given

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        typed = self.cleaned_data.get("token")
        if not typed and not self.instance.sealed:
            self.add_error(
                "token", "Enter the access token of a private app: see docs/hubspot.md for the scopes it needs."
            )
            return
        try:
            if typed:
                self.instance.keep_token(typed)
        except SealingError as error:
            self.add_error("token", str(error))


def _test(request, row: CrmConnection, why: str) -> str:
    managing.ask_for_test(row.tenant, row)
    return "The CRM is being asked. Load the page again in a moment to see what came of it."


def _sync(request, row: CrmConnection, why: str) -> str:
    managing.sync_now(row.tenant, row, timezone.now())
    return "A run has begun. Load the page again in a moment."


def _send_all(request, row: CrmConnection, why: str) -> str:
    return f"{managing.send_all(row.tenant, row, timezone.now())} leads are compared with the CRM and written where they differ."


def _read_again(request, row: CrmConnection, why: str) -> str:
    managing.read_again(row.tenant, row, timezone.now())
    return "Everything is read again. What is the same stays as it is."


def _switch_on(request, row: CrmConnection, why: str) -> str:
    return "It goes on where it was." if managing.switch_on(row.tenant, row, timezone.now()) else "It was on before."


def _switch_off(request, row: CrmConnection, why: str) -> str:
    say = why.strip() or f"By {request.user}."
    done = managing.switch_off(row, say)
    return f"It is switched off: {say} What happens meanwhile is made up for." if done else "It was off before."


@admin.register(CrmConnection)
class CrmConnectionAdmin(ActsOnPage, ScopedModelAdmin):
    form = CrmForm
    list_display = ("__str__", "tenant", "state", "last_ok_at", "last_said")
    list_filter = (TenantFilter, "is_active")
    actions = None
    refusals = (Refused, SealingError)
    acts = (
        Act("test", "Test the connection", _test),
        Act("sync", "Sync now", _sync, offered=lambda row: row.is_active),
        Act("all", "Send all leads", _send_all, offered=lambda row: row.is_active),
        Act("again", "Read everything again", _read_again, offered=lambda row: row.is_active),
        Act("on", "Switch it on", _switch_on, offered=lambda row: not row.is_active),
        Act("off", "Switch it off", _switch_off, offered=lambda row: row.is_active, asks="Why"),
    )
    shown = (
        "state",
        "portal",
        "last_run_at",
        "last_ok_at",
        "last_said",
        "test_result",
        "found",
        "waiting",
        "stored_token",
    )

    def get_fieldsets(self, request, obj=None):
        may = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        place = ["tenant", "kind", *(["token"] if may else [])]
        mapped = ["fields", "statuses", "lifecycle", "stages", "pipeline", "owners"]
        sets = [
            (None, {"fields": place}),
            (
                "What goes which way",
                {"fields": ["pulls", "pushes", "takes_in", "lifecycles", "creates_contacts", "creates_deals"]},
            ),
            ("What is what", {"fields": mapped, "description": "Every key is explained in docs/hubspot.md."}),
        ]
        return [*sets[:1], ("How it does", {"fields": self.shown}), *sets[1:]] if obj else sets

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["kind"] if obj else []), *self.shown]

    @admin.display(description="state")
    def state(self, row: CrmConnection) -> str:
        if not row.is_active:
            return f"off: {row.paused_because}" if row.paused_because else "off"
        if row.error:
            when = f" Tried again at {row.next_run_at:%H:%M} UTC." if row.next_run_at else ""
            return f"failing: {row.error}{when}"
        return "in use" if row.last_ok_at else "has not run yet"

    @admin.display(description="last test")
    def test_result(self, row: CrmConnection) -> str:
        if row.test_ok is None:
            return row.test_say or "not tested"
        return f"{'worked' if row.test_ok else 'failed'} ({row.tested_at:%Y-%m-%d %H:%M} UTC): {row.test_say}"

    @admin.display(description="what is there")
    def found(self, row: CrmConnection) -> str:
        """The ids that a mapping names, and who of the CRM's owners is nobody here."""
        if not row.known:
            return "Test the connection to see the ids of its deal stages, and whose owners are nobody here."
        stages = ", ".join(f"{pk} ({name})" for pk, name in row.known["stages"].items()) or "none"
        with tenant_scope(row.tenant_id):
            here = set(members_of(row.tenant).values_list("email", flat=True))
        names = {there.lower(): address.lower() for there, address in row.owners.items()}
        strangers = [each for each in row.known["owners"] if names.get(each, each) not in here]
        nobody = (
            f" Owners who are nobody here: {', '.join(strangers)}." if strangers else " Every owner is somebody here."
        )
        return f"Deal stages: {stages}.{nobody}"

    @admin.display(description="records")
    def waiting(self, row: CrmConnection) -> str:
        with tenant_scope(row.tenant_id):
            links = CrmLink.objects.filter(connection=row)
            linked, waits = links.exclude(remote_id="").count(), links.exclude(push_at=None).count()
            wrong = links.exclude(error="").count()
        return f"{linked} linked, {waits} waiting to be written, {wrong} with a problem (see CRM links)"

    @admin.display(description="token")
    def stored_token(self, row: CrmConnection) -> str:
        try:
            return "stored" if row.token() else "none"
        except SealingError as error:
            return f"cannot be opened ({error})"

    def save_model(self, request, obj: CrmConnection, form, change) -> None:
        now = timezone.now()
        if not change:
            with tenant_scope(obj.tenant_id):
                managing.begin(obj, now)
                super().save_model(request, obj, form, change)
            return
        if form.cleaned_data.get("token"):
            obj.tested_at, obj.test_ok, obj.test_say, obj.is_prepared = None, None, "", False
        super().save_model(request, obj, form, change)


@admin.register(CrmLink)
class CrmLinkAdmin(ActsOnPage, ReadOnlyAdmin):
    list_display = ("lead", "kind", "remote_id", "tenant", "state", "problem")
    list_filter = (TenantFilter, "kind", "state", ("error", admin.EmptyFieldListFilter))
    list_select_related = ("tenant", "lead", "connection")
    search_fields = ("=remote_id",)
    exclude = ("base", "facts", "seen")
    actions = ("again",)
    acts = (Act("again", "Write it again", lambda request, row, why: _again(row), role=Role.MANAGER),)

    @admin.display(description="problem")
    def problem(self, row: CrmLink) -> str:
        if not row.error:
            return "waits to be written" if row.push_at else ""
        return f"{row.error_field}: {row.error} {row.mend}".removeprefix(": ")

    @admin.action(description="Write these again")
    def again(self, request, rows) -> None:
        count = 0
        for tenant, batch in by_tenant(rows):
            if not self.may(request, self.acts[0], batch[0]):
                self.message_user(request, f"{tenant}: only its managers have something written again.", messages.ERROR)
                continue
            for row in batch:
                try_again(row, timezone.now())
            count += len(batch)
        self.message_user(request, f"{count} are written with the next run.", messages.SUCCESS)


def _again(row: CrmLink) -> str:
    try_again(row, timezone.now())
    return "It is compared and written with the next run."
