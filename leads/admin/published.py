"""Scoring profiles and routing rules at the desk: drafts are edited as text, published ones read; shown is what would change."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from documents.reading import DocumentError
from leads import publishing
from leads.admin.versions import VersionAdmin
from leads.models import RoutingVersion, ScoringProfile
from leads.models.published import PublishedDocument
from leads.previewing import would_get, would_score
from leads.refusals import Refused
from tenants.admin.acting import Act
from tenants.models import Tenant, User
from tenants.scope import tenant_scope

State = PublishedDocument.State
WRITTEN_BY = {ScoringProfile: publishing.PROFILES, RoutingVersion: publishing.ROUTINGS}
HELP = "YAML or JSON; what is left out is as shipped. docs/scoring.md and docs/routing.md have every key."


def publish(request: HttpRequest, version: PublishedDocument, why: str) -> str:
    row = publishing.publish(WRITTEN_BY[type(version)], version.tenant, version, timezone.now())
    return f"Version {row.number} holds from now on; every open lead is looked at again."


def new_version(request: HttpRequest, version: PublishedDocument, why: str) -> tuple[str, PublishedDocument]:
    draft = publishing.draft(WRITTEN_BY[type(version)], version.tenant, version.document, user=request.user)
    return f"Version {draft.number} is a draft with the same text: edit it and publish it.", draft


def withdraw(request: HttpRequest, version: PublishedDocument, why: str) -> str:
    sort = WRITTEN_BY[type(version)]
    if getattr(Tenant.objects.get(pk=version.tenant_id), sort.held_by) != version.pk:
        raise Refused({"": "This version does not hold now."})
    publishing.hold(sort, version.tenant, None)
    return "Nothing holds any more. What it did stays as it is."


class PublishedAdmin(VersionAdmin):
    list_display = ("number", "tenant", "state", "holds", "published_at", "created_by", "created_at")
    text_help = HELP
    shown = ("changes", "preview")
    acts = (
        Act("publish", "Publish: it holds from now on", publish, offered=lambda row: row.state == State.DRAFT),
        Act("new-version", "New version from this", new_version),
        Act("withdraw", "Let nothing hold any more", withdraw, offered=lambda row: row.state == State.PUBLISHED),
    )

    @property
    def sort(self) -> publishing.Sort:
        return WRITTEN_BY[self.model]

    def changes_of(self, tenant: Tenant, document: dict) -> list[str]:
        return publishing.changes(self.sort, tenant, document)

    def make_draft(self, tenant: Tenant, document: dict, user: User) -> PublishedDocument:
        return publishing.draft(self.sort, tenant, document, user=user)

    def change_draft(self, version: PublishedDocument, document: dict) -> None:
        publishing.change_draft(self.sort, version.tenant, version, document)

    @admin.display(description="holds", boolean=True)
    def holds(self, version: PublishedDocument) -> bool:
        return getattr(version.tenant, self.sort.held_by) == version.pk


def table(heads: tuple[str, ...], rows: list[tuple]) -> str:
    """A small table of a readonly field; the first cell of a row is the lead's name."""
    if not rows:
        return "There are no leads yet."
    head = format_html_join("", "<th>{}</th>", ((name,) for name in heads))
    body = format_html_join(
        "", "<tr>{}</tr>", ((format_html_join("", "<td>{}</td>", ((cell,) for cell in row)),) for row in rows)
    )
    return format_html("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", head, body)


@admin.register(ScoringProfile)
class ScoringProfileAdmin(PublishedAdmin):
    @admin.display(description="what the newest leads would score")
    def preview(self, version: ScoringProfile) -> str:
        try:
            with tenant_scope(version.tenant_id):
                rows = would_score(version.tenant, version.document, timezone.now())
        except DocumentError as error:
            return str(error)
        return table(
            ("Lead", "Now", "Then", "Because"), [(row.lead.name, row.now, row.then, row.because) for row in rows]
        )


@admin.register(RoutingVersion)
class RoutingVersionAdmin(PublishedAdmin):
    @admin.display(description="who would get the newest leads")
    def preview(self, version: RoutingVersion) -> str:
        try:
            with tenant_scope(version.tenant_id):
                rows = would_get(version.tenant, version.document, timezone.now())
        except DocumentError as error:
            return str(error)
        cells = [(row.lead.name, row.now, row.then, row.rule or "none", row.because) for row in rows]
        return table(("Lead", "Owner now", "Would get it", "Rule", "Because"), cells)
