"""What was found in notes and mails: to read; it is settled on the lead's page (C3)."""

from django.contrib import admin

from followups.models import Finding
from leads.admin.journal import OfALead
from tenants.admin.scoped import ReadOnlyAdmin, TenantFilter


@admin.register(Finding)
class FindingAdmin(OfALead, ReadOnlyAdmin):
    list_display = ("text", "kind", "detail", "state", "by_model", "lead", "found_at", "tenant")
    list_filter = (TenantFilter, "state", "kind", "by_model")
    list_select_related = ("tenant", "lead")
