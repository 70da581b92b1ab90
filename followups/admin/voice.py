"""What a tenant lets its messages state, and how it speaks (H1, I5, I9)."""

from django.contrib import admin

from followups.models import ApprovedFact, BrandVoice
from tenants.admin.scoped import ScopedModelAdmin, TenantFilter


@admin.register(ApprovedFact)
class ApprovedFactAdmin(ScopedModelAdmin):
    list_display = ("text", "kind", "language", "is_active", "expires_on", "approved_by", "tenant")
    list_filter = (TenantFilter, "kind", "is_active", "language")
    search_fields = ("text",)
    fields = ("tenant", "kind", "text", "language", "is_active", "expires_on")

    def save_model(self, request, obj, form, change) -> None:
        if not change or "text" in form.changed_data:
            obj.approved_by = request.user
        super().save_model(request, obj, form, change)


@admin.register(BrandVoice)
class BrandVoiceAdmin(ScopedModelAdmin):
    list_display = ("tenant", "description")
    list_filter = (TenantFilter,)
    fields = ("tenant", "description", "banned", "required")
