"""Agencies and their clients. A client's page is extended by `followups`, which gives a new one its rules and messages."""

import re

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError

from tenants.models import Agency, Membership, Role, User
from tenants.models.agency import members_of
from tenants.reach import agencies_of, agencies_where, colleagues_of, covers, covers_agency, tenants_known_to


@admin.register(Agency)
class AgencyAdmin(admin.ModelAdmin):
    list_display = ("name", "slug", "created_at")
    fields = ("name", "slug", "shares_opt_outs")
    search_fields = ("name", "slug")
    ordering = ("name",)
    actions = None

    def get_queryset(self, request):
        return super().get_queryset(request).filter(pk__in=agencies_of(request.user).values("pk"))

    def has_add_permission(self, request) -> bool:
        return request.user.is_superuser

    def has_change_permission(self, request, obj=None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or covers_agency(request.user, obj, Role.OWNER))

    def has_delete_permission(self, request, obj=None) -> bool:
        """Its clients' rows stay; a client is closed by making it inactive."""
        return False


class TenantForm(forms.ModelForm):
    def clean_accent(self) -> str:
        """It becomes part of a stylesheet, so it is a colour and nothing else."""
        accent = self.cleaned_data["accent"].lower()
        if accent and not re.fullmatch(r"#[0-9a-f]{6}", accent):
            raise ValidationError("Write a colour as # and six digits, like #2b6cb0.")
        return accent

    def clean_default_owner(self) -> User:
        """Who is to own what nobody else owns must be able to own leads here."""
        owner = self.cleaned_data["default_owner"]
        if self.instance.agency_id:
            able = members_of(self.instance).filter(pk=owner.pk).exists()
        else:
            whole = Membership.objects.filter(user=owner, tenant=None, agency=self.cleaned_data.get("agency"))
            able = whole.exclude(role=Role.VIEWER).exists()
        if not able:
            raise ValidationError("Choose somebody who works here and may own leads; a viewer may not.")
        return owner


class TenantAdmin(admin.ModelAdmin):
    """A client's own settings. Registered by followups.admin, see there."""

    form = TenantForm
    fields = (
        "agency", "name", "slug", "is_active", "time_zone", "language", "country", "default_owner", "sender_name",
        "sender_email", "postal_address", "accent", "keep_closed_days", "keep_payloads_days",
        "alert_webhook",
    )  # fmt: skip
    list_display = ("name", "slug", "agency", "is_active", "time_zone", "language", "default_owner")
    list_filter = ("is_active",)
    list_select_related = ("agency", "default_owner")
    search_fields = ("name", "slug")
    ordering = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    actions = None

    def get_queryset(self, request):
        return super().get_queryset(request).filter(pk__in=tenants_known_to(request.user).values("pk"))

    def get_prepopulated_fields(self, request, obj=None):
        return self.prepopulated_fields if obj is None else {}

    def get_readonly_fields(self, request, obj=None):
        """A client stays with its agency; its slug is part of addresses that people have kept."""
        return () if obj is None else ("agency", "slug")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "agency":
            kwargs["queryset"] = agencies_where(request.user, Role.OWNER).order_by("name")
        elif db_field.name == "default_owner":
            kwargs["queryset"] = colleagues_of(request.user).filter(is_active=True).order_by("name", "email")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_add_permission(self, request) -> bool:
        return super().has_add_permission(request) and agencies_where(request.user, Role.OWNER).exists()

    def has_change_permission(self, request, obj=None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or covers(request.user, obj, Role.OWNER))

    def has_delete_permission(self, request, obj=None) -> bool:
        """A client is closed by making it inactive."""
        return False
