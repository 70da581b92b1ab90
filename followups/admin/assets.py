"""The asset library at the desk: what messages can bring (D6)."""

from django import forms
from django.contrib import admin

from followups.models import Asset
from tenants.admin.scoped import ScopedModelAdmin, TenantFilter


@admin.register(Asset)
class AssetAdmin(ScopedModelAdmin):
    list_display = ("title", "key", "language", "brings", "is_active", "expires_on", "tenant")
    list_filter = (TenantFilter, "is_active", "language")
    search_fields = ("title", "key")
    fields = ("tenant", "key", "language", "title", "url", "brings", "topics", "is_active", "expires_on")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "url":
            return forms.URLField(
                assume_scheme="https", required=False, max_length=500, help_text=db_field.help_text, label="URL"
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change) -> None:
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)
