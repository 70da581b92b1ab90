"""API keys (mission N3): shown once when made, known by their beginning afterwards, revoked rather than deleted."""

from django import forms
from django.contrib import admin, messages
from django.utils import timezone

from tenants.admin.acting import Act, ActsOnPage
from tenants.admin.scoped import TenantFilter
from tenants.models import ApiKey, Role
from tenants.models.api_key import SCOPES
from tenants.reach import covers, tenants_of, tenants_where


def revoke(request, key: ApiKey, why: str = "") -> str:
    """End a key; the first time counts."""
    now = timezone.now()
    if not ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=now):
        return "It was revoked before."
    return "Revoked: the key opens nothing any more."


class ApiKeyForm(forms.ModelForm):
    scopes = forms.MultipleChoiceField(
        choices=[(scope, scope) for scope in SCOPES], widget=forms.CheckboxSelectMultiple, initial=SCOPES
    )

    def clean_expires_at(self):
        expires_at = self.cleaned_data["expires_at"]
        if expires_at and expires_at <= timezone.now():
            raise forms.ValidationError("Give a time to come, or none.")
        return expires_at


@admin.register(ApiKey)
class ApiKeyAdmin(ActsOnPage, admin.ModelAdmin):
    list_display = ("name", "start", "tenant", "scopes", "created_at", "last_used_at", "expires_at", "revoked_at")
    list_filter = (TenantFilter, ("revoked_at", admin.EmptyFieldListFilter))
    list_select_related = ("tenant",)
    list_per_page = 50
    search_fields = ("name", "=prefix")
    ordering = ("-pk",)
    actions = None
    acts = (Act("revoke", "Revoke this key", revoke, role=Role.OWNER, offered=lambda key: key.revoked_at is None),)

    @admin.display(description="key", ordering="prefix")
    def start(self, key: ApiKey) -> str:
        return f"ft_{key.prefix}…"

    def get_queryset(self, request):
        return super().get_queryset(request).filter(tenant__in=tenants_of(request.user).values("pk"))

    def get_fields(self, request, obj=None):
        if obj is None:
            return ("tenant", "name", "scopes", "expires_at")
        return (
            "tenant",
            "name",
            "start",
            "scopes",
            "created_by",
            "created_at",
            "last_used_at",
            "expires_at",
            "revoked_at",
        )

    def get_readonly_fields(self, request, obj=None):
        """A key's name may be put right; what it opens, and until when, is fixed."""
        return () if obj is None else [name for name in self.get_fields(request, obj) if name != "name"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(request, obj, change, **(kwargs if obj else {**kwargs, "form": ApiKeyForm}))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "tenant":
            kwargs["queryset"] = tenants_where(request.user, Role.OWNER).order_by("name")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj: ApiKey, form, change) -> None:
        if change:
            obj.save(update_fields=["name"])
            return
        given = {name: form.cleaned_data[name] for name in ("tenant", "name", "expires_at")}
        key, clear = ApiKey.make(**given, scopes=tuple(form.cleaned_data["scopes"]), created_by=request.user)
        obj.pk = key.pk
        obj.refresh_from_db()
        say = f"The key is {clear} — copy it now: only its beginning is kept, and it is not shown again."
        self.message_user(request, say, messages.WARNING)

    def has_add_permission(self, request) -> bool:
        return super().has_add_permission(request) and tenants_where(request.user, Role.OWNER).exists()

    def has_change_permission(self, request, obj=None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or covers(request.user, obj.tenant, Role.OWNER))

    def has_delete_permission(self, request, obj=None) -> bool:
        """Revoked instead: what was done with it stays explainable."""
        return False
