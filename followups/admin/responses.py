"""How long leads waited for a person: to read, the late ones first to be found (A4)."""

from django.contrib import admin

from followups.models import ResponseClock
from leads.admin.journal import OfALead
from tenants.admin.scoped import ReadOnlyAdmin, TenantFilter


class LateFilter(admin.SimpleListFilter):
    title = "trouble"
    parameter_name = "trouble"

    def lookups(self, request, model_admin):
        return [("waiting", "Still waiting"), ("late", "Late")]

    def queryset(self, request, queryset):
        match self.value():
            case "waiting":
                return queryset.filter(answered_at=None)
            case "late":
                return queryset.exclude(late_at=None)
        return queryset


@admin.register(ResponseClock)
class ResponseClockAdmin(OfALead, ReadOnlyAdmin):
    list_display = ("lead", "started_at", "due_at", "answered_at", "business_minutes", "late_at", "tenant")
    list_filter = (LateFilter, TenantFilter)
    list_select_related = ("tenant", "lead")
