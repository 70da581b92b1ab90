"""How scores went: to read."""

from django.contrib import admin

from leads.admin.journal import OfALead
from leads.models import ScoreHistory
from tenants.admin.scoped import OneTenantFilter, ReadOnlyAdmin


@admin.register(ScoreHistory)
class ScoreHistoryAdmin(OfALead, ReadOnlyAdmin):
    list_display = ("at", "lead", "score", "band", "fit", "intent", "qualified", "is_given")
    list_filter = (OneTenantFilter, "band", "qualified")
    list_select_related = ("tenant", "lead", "profile")
