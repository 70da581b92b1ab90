"""Exports and erasures at the desk: to read, and to try again where one failed (K5)."""

from django.contrib import admin
from django.http import HttpRequest

from followups.data_requests import ask_again
from followups.models import DataRequest
from tenants.admin.acting import Act, ActsOnPage
from tenants.admin.scoped import ReadOnlyAdmin, TenantFilter


def try_again(request: HttpRequest, row: DataRequest, why: str) -> str:
    ask_again(row.tenant, row)
    return "It is carried out again within seconds."


@admin.register(DataRequest)
class DataRequestAdmin(ActsOnPage, ReadOnlyAdmin):
    list_display = ("kind", "state", "asked_at", "asked_by", "asked_through", "done_at", "tenant")
    list_filter = (TenantFilter, "state", "kind")
    list_select_related = ("tenant", "asked_by")
    fields = (
        "tenant", "about", "kind", "state", "because", "asked_at", "asked_by", "asked_through", "done_at", "error", "rows",
    )  # fmt: skip
    acts = (
        Act(
            "again", "Try again", try_again, offered=lambda row: row.state == DataRequest.State.FAILED,
            permission="view",
        ),
    )  # fmt: skip
