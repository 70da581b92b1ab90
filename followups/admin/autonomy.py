"""What goes out by itself, at the desk: to read. It is switched on the page “Autonomy” (mission D5)."""

from django.contrib import admin

from followups.models import AutonomyChange, AutonomyRule, SentSample
from leads.admin.journal import OfALead
from tenants.admin.scoped import ReadOnlyAdmin, TenantFilter


@admin.register(AutonomyRule)
class AutonomyRuleAdmin(ReadOnlyAdmin):
    list_display = ("reason", "template", "is_on", "sample_share", "tenant", "set_by", "set_at", "why")
    list_filter = ("is_on", TenantFilter)
    list_select_related = ("tenant", "set_by")
    search_fields = ("template",)
    ordering = ("reason", "template", "pk")


@admin.register(AutonomyChange)
class AutonomyChangeAdmin(ReadOnlyAdmin):
    list_display = ("at", "kind", "reason", "template", "level", "whole_agency", "tenant", "by", "through", "why")
    list_filter = ("kind", TenantFilter)
    list_select_related = ("tenant", "by")
    search_fields = ("template",)
    ordering = ("-at", "-pk")


@admin.register(SentSample)
class SentSampleAdmin(OfALead, ReadOnlyAdmin):
    list_display = ("message", "reason", "template", "day", "verdict", "because", "tenant", "judged_by", "judged_at")
    list_filter = ("verdict", TenantFilter)
    list_select_related = ("tenant", "message", "judged_by", "lead")
