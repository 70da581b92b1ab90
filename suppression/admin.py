"""The operator's view of both lists: history to read, never to edit; entering and lifting go through the acts."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from suppression.keys import EMAIL, KINDS, PHONE, AddressError, keys_of, normalise, readable
from suppression.models import Consent, Suppression
from suppression.suppressing import SuppressionError, lift, suppress
from suppression.verdict import Channel
from tenants.admin.scoped import ScopedModelAdmin, TenantFilter
from tenants.models import Role
from tenants.reach import covers, covers_agency, tenants_of

CHANNELS = [("", "Every channel"), *((channel, channel.name.capitalize()) for channel in Channel)]
REASONS = [each for each in Suppression.Reason.choices if each[0] not in ("close_loop", "erased")]


class InForceFilter(admin.SimpleListFilter):
    title = _("in force")
    parameter_name = "in_force"

    def lookups(self, request, model_admin):
        return [("yes", _("Yes")), ("no", _("No: lifted, ended or expired"))]

    def queryset(self, request, queryset):
        now = timezone.now()
        match self.value():
            case "yes":
                return queryset.in_force(now)
            case "no":
                return queryset.over(now)
        return queryset


class LiftForm(ActionForm):
    because = forms.CharField(required=False, max_length=300, label="Because", help_text="Needed for lifting.")


class EntryForm(forms.ModelForm):
    """A new entry; saving it is suppress()."""

    value = forms.CharField(max_length=320, help_text="The address, mail domain, phone number or lead id.")
    channel = forms.ChoiceField(choices=CHANNELS, required=False)
    reason = forms.ChoiceField(choices=REASONS)

    class Meta:
        model = Suppression
        fields = ("tenant", "kind", "value", "channel", "purpose", "reason", "note", "expires_at", "agency_wide")

    def clean(self) -> dict:
        given = super().clean()
        tenant, kind, value = (given.get(name) for name in ("tenant", "kind", "value"))
        if tenant and kind and value:
            try:
                given["value"] = normalise(kind, value, tenant.country)
            except AddressError as error:
                self.add_error("value", str(error))
        if given.get("expires_at") and given["expires_at"] <= timezone.now():
            self.add_error("expires_at", "Give a time to come, or none.")
        if given.get("agency_wide") and tenant:
            if kind == "lead":
                self.add_error("agency_wide", "A lead belongs to one tenant. Enter the address instead.")
            if not covers_agency(self.user, tenant.agency, Role.MANAGER):
                self.add_error("agency_wide", "Only a manager of the whole agency may enter it for every tenant.")
        return given


class HistoryAdmin(ScopedModelAdmin):
    """Rows to read: nothing here is edited or deleted."""

    role_to_change = Role.REP
    search_help_text = "An address as it was entered; finds erased ones too."
    kinds = KINDS

    def get_search_results(self, request, queryset, search_term):
        if not search_term.strip():
            return queryset, False
        countries = tenants_of(request.user).exclude(country="").values_list("country", flat=True)
        normals = {
            (kind, text)
            for country in {"", *countries}
            for kind in self.kinds
            if (text := readable(kind, search_term, country))
        }
        return queryset.filter(key__in=[key for kind, text in normals for key in keys_of(kind, text)]), False

    def has_change_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Suppression)
class SuppressionAdmin(HistoryAdmin):
    list_display = (
        "value_or_erased",
        "tenant",
        "reason",
        "channel_or_all",
        "purpose",
        "created_at",
        "source",
        "in_force",
    )
    list_filter = (
        InForceFilter,
        "reason",
        "kind",
        "purpose",
        "agency_wide",
        TenantFilter,
    )
    list_select_related = ("tenant", "created_by", "lifted_by")
    search_fields = ("value",)
    actions = ("lift_with_a_reason",)
    action_form = LiftForm

    @admin.display(description="value")
    def value_or_erased(self, entry: Suppression) -> str:
        return entry.value or f"(erased) {entry.key[:12]}"

    @admin.display(description="channel")
    def channel_or_all(self, entry: Suppression) -> str:
        return entry.channel or "every channel"

    @admin.display(description="in force", boolean=True)
    def in_force(self, entry: Suppression) -> bool:
        return entry.is_in_force(timezone.now())

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is not None:
            return super().get_form(request, obj, change, **kwargs)
        form = super().get_form(request, obj, change, **{**kwargs, "form": EntryForm})
        form.user = request.user
        return form

    def get_fields(self, request, obj=None):
        return EntryForm.Meta.fields if obj is None else [field.name for field in Suppression._meta.fields]  # noqa: SLF001

    def save_model(self, request, obj, form, change) -> None:
        """Enter it as every other path does; the page then speaks of the row that is there."""
        given = {name: form.cleaned_data[name] for name in form.Meta.fields if name != "tenant"}
        entry = suppress(form.cleaned_data["tenant"], **given, source="admin", user=request.user, now=timezone.now())
        obj.pk = entry.pk
        obj.refresh_from_db()

    def has_lift_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("suppression.change_suppression")

    @admin.action(description="Lift with a reason", permissions=["lift"])
    def lift_with_a_reason(self, request: HttpRequest, queryset) -> None:
        lifted = 0
        for entry in queryset.select_related("tenant"):
            if not covers(request.user, entry.tenant, Role.MANAGER):
                self.message_user(request, f"{entry}: only a manager may lift it.", messages.ERROR)
                continue
            try:
                lifted += lift(entry, request.user, request.POST.get("because", ""), timezone.now())
            except SuppressionError as error:
                self.message_user(request, str(error), messages.ERROR)
                break
        if lifted:
            self.message_user(request, f"Lifted: {lifted}.", messages.SUCCESS)


@admin.register(Consent)
class ConsentAdmin(HistoryAdmin):
    list_display = (
        "short_key",
        "tenant",
        "kind",
        "channel",
        "basis",
        "source",
        "given_at",
        "expires_at",
        "withdrawn_at",
    )
    list_filter = ("basis", "kind", TenantFilter)
    search_fields = ("key",)
    kinds = (EMAIL, PHONE)

    @admin.display(description="address (hash)")
    def short_key(self, row: Consent) -> str:
        return row.key[:12]

    def has_add_permission(self, request) -> bool:
        return False
