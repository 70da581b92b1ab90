"""Likely duplicates and merges: to read. They are decided in the product, where both sides are seen."""

from django.contrib import admin

from leads.likeness import SIGNS
from leads.models import AccountMerge, AccountsApart, DuplicatePair, LeadMerge
from tenants.admin.scoped import OneTenantFilter, ReadOnlyAdmin


@admin.register(DuplicatePair)
class DuplicatePairAdmin(ReadOnlyAdmin):
    list_display = ("lead_a", "lead_b", "in_common", "holds", "state", "found_at", "decided_by", "decided_at")
    list_filter = (OneTenantFilter, "state", "holds")
    list_select_related = ("tenant", "lead_a", "lead_b", "decided_by")
    ordering = ("-found_at",)

    @admin.display(description="in common")
    def in_common(self, pair: DuplicatePair) -> str:
        return "; ".join(SIGNS.get(sign, sign) for sign in pair.because)


@admin.register(LeadMerge)
class LeadMergeAdmin(ReadOnlyAdmin):
    list_display = ("at", "lead", "merged", "by", "through", "undone_at", "undone_by")
    list_filter = (OneTenantFilter,)
    list_select_related = ("tenant", "lead", "merged", "by", "undone_by")
    ordering = ("-at",)


@admin.register(AccountMerge)
class AccountMergeAdmin(ReadOnlyAdmin):
    list_display = ("at", "account", "merged", "by", "undone_at", "undone_by")
    list_filter = (OneTenantFilter,)
    list_select_related = ("tenant", "account", "merged", "by", "undone_by")
    ordering = ("-at",)


@admin.register(AccountsApart)
class AccountsApartAdmin(ReadOnlyAdmin):
    list_display = ("at", "account_a", "account_b", "by")
    list_filter = (OneTenantFilter,)
    list_select_related = ("tenant", "account_a", "account_b", "by")
    ordering = ("-at",)
