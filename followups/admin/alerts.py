"""Alerts and digests at the desk: who was told of what, and what could not be told."""

from django.contrib import admin

from followups.models import Alert, Digest
from leads.admin.journal import OfALead
from tenants.admin.scoped import ReadOnlyAdmin, TenantFilter


class DeliveryFilter(admin.SimpleListFilter):
    title = "delivery"
    parameter_name = "delivery"

    def lookups(self, request, model_admin):
        return [("failing", "Tried in vain"), ("given_up", "Given up"), ("unread", "Not read yet")]

    def queryset(self, request, queryset):
        match self.value():
            case "failing":
                return queryset.exclude(error="")
            case "given_up":
                return queryset.exclude(error="").filter(try_at=None)
            case "unread":
                return queryset.filter(read_at=None)
        return queryset


@admin.register(Alert)
class AlertAdmin(OfALead, ReadOnlyAdmin):
    list_display = ("text", "user", "tenant", "created_at", "mailed_at", "posted_at", "attempts", "error")
    list_filter = (DeliveryFilter, TenantFilter)
    list_select_related = ("tenant", "user", "lead")


@admin.register(Digest)
class DigestAdmin(ReadOnlyAdmin):
    list_display = ("user", "day", "tenant", "sent_at", "attempts", "error")
    list_filter = (TenantFilter,)
    list_select_related = ("tenant", "user")
