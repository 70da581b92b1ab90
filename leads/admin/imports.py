"""Imports of files at the desk: what came of each, taken back or tried again. They are uploaded and mapped in the product."""

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from leads.imports.going_on import try_again
from leads.imports.refused_rows import first_results, kept_rows
from leads.imports.running import cancel
from leads.imports.undoing import undo
from leads.models import Import
from leads.refusals import Refused
from tenants.admin.acting import Act, ActsOnPage
from tenants.admin.scoped import ReadOnlyAdmin, TenantFilter
from tenants.scope import tenant_scope

SHOWN = 20  # rows of a kind
NOT_THE_NAME = "To undo an import, type its file's name as it stands on this page. Nothing was undone."


def _undo(request, row: Import, why: str) -> str:
    if why.strip() != row.name:
        raise Refused({"why": NOT_THE_NAME})
    undo(row.tenant, row, user=request.user, now=timezone.now())
    return "The import is being undone. What cannot be undone is named here with its reason."


def _cancel(request, row: Import, why: str) -> str:
    cancel(row, now=timezone.now())
    return "The import is cancelled. What was imported stays, and can be undone."


def _again(request, row: Import, why: str) -> str:
    try_again(row.tenant, row, timezone.now())
    return "It is tried again now."


@admin.register(Import)
class ImportAdmin(ActsOnPage, ReadOnlyAdmin):
    list_display = (
        "name", "tenant", "state", "rows", "created", "merged", "refused", "put_back", "uploaded_by", "uploaded_at",
    )  # fmt: skip
    list_filter = (TenantFilter, "state")
    list_select_related = ("tenant", "uploaded_by")
    search_fields = ("name",)
    refusals = (Refused,)
    acts = (
        Act("undo", "Undo this import", _undo, offered=lambda row: row.can_be_undone, asks="Name of the file, to be sure"),
        Act("cancel", "Cancel it", _cancel, offered=lambda row: row.state == Import.State.RUNNING),
        Act("again", "Try again now", _again, offered=lambda row: bool(row.is_working and row.error)),
    )  # fmt: skip
    fieldsets = (
        (None, {"fields": ["tenant", "name", "page", "state", "error", "due_at"]}),
        ("The file", {"fields": ["bytes", "kind", "sheet", "rows", "columns", "uploaded_by", "uploaded_at"]}),
        ("For all its rows", {"fields": ["source", "owner", "consent_basis", "consent_wording", "contact"]}),
        ("What became of it", {"fields": ["started_at", "finished_at", "created", "merged", "refused", "refusals_of"]}),
        ("Taken back", {"fields": ["undone_at", "undone_by", "put_back", "not_put_back", "kept"]}),
    )
    readonly_fields = ("page", "bytes", "columns", "refusals_of", "kept")

    @admin.display(description="page")
    def page(self, row: Import) -> str:
        return format_html('<a href="{}">Open</a>', reverse("import_page", args=[row.tenant.slug, row.pk]))

    @admin.display(description="size")
    def bytes(self, row: Import) -> str:
        return f"{row.size:,} bytes"

    @admin.display(description="columns")
    def columns(self, row: Import) -> str:
        read = {place: name for name, place in row.mapping.items()}
        said = [f"{header}: {read.get(place, 'passed over')}" for place, header in enumerate(row.headers)]
        return ", ".join(said) or "-"

    @admin.display(description="first refused rows")
    def refusals_of(self, row: Import) -> str:
        with tenant_scope(row.tenant_id):
            found = first_results(row, "refused", SHOWN) if row.refused else []
        return _list((each["line"], each["reason"]) for each in found)

    @admin.display(description="first rows that stayed")
    def kept(self, row: Import) -> str:
        with tenant_scope(row.tenant_id):
            found = kept_rows(row, SHOWN) if row.not_put_back else []
        return _list((each["line"], each["kept"]) for each in found)


def _list(rows) -> str:
    said = format_html_join("", "<li>line {}: {}</li>", rows)
    return format_html("<ul>{}</ul>", said) if said else "-"
