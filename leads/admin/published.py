"""Scoring profiles and routing rules at the desk: drafts are edited as text, published ones read; shown is what would change."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from documents.reading import DocumentError
from documents.text import document_from, text_of
from leads import publishing
from leads.models import RoutingVersion, ScoringProfile
from leads.models.published import PublishedDocument
from leads.previewing import would_get, would_score
from leads.refusals import Refused
from tenants.admin.acting import Act, ActsOnPage
from tenants.admin.scoped import ScopedModelAdmin, TenantFilter
from tenants.models import Tenant
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


class DocumentForm(forms.ModelForm):
    text = forms.CharField(
        label="Document", required=False, help_text=HELP, strip=False,
        widget=forms.Textarea(attrs={"rows": 30, "cols": 100, "class": "vLargeTextField", "spellcheck": "false"}),
    )  # fmt: skip

    class Meta:
        fields = ("tenant",)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.document:
            self.initial["text"] = text_of(self.instance.document)

    def clean(self) -> dict:
        """Every mistake in the document at once, each with its place and what mends it."""
        given = super().clean()
        tenant = given.get("tenant") or (self.instance.tenant if self.instance.tenant_id else None)
        if tenant:
            try:
                given["document"] = document_from(given.get("text", ""))
                WRITTEN_BY[type(self.instance)].read(tenant, given["document"])
            except DocumentError as error:
                raise ValidationError({"text": [str(problem) for problem in error.problems]}) from error
        return given


class PublishedAdmin(ActsOnPage, ScopedModelAdmin):
    list_display = ("number", "tenant", "state", "holds", "published_at", "created_by", "created_at")
    list_display_links = ("number",)
    list_filter = ("state", TenantFilter)
    list_select_related = ("tenant", "created_by")
    actions = None
    refusals = (Refused, DocumentError)
    acts = (
        Act("publish", "Publish: it holds from now on", publish, offered=lambda row: row.state == State.DRAFT),
        Act("new-version", "New version from this", new_version),
        Act("withdraw", "Let nothing hold any more", withdraw, offered=lambda row: row.state == State.PUBLISHED),
    )

    def get_fields(self, request, obj=None):
        if obj is None:
            return ("tenant", "text")
        text = "text" if self.has_change_permission(request, obj) else "document_as_text"
        return ("tenant", "number", "state", text, "changes", "preview", "created_by", "created_at", "published_at")

    def get_readonly_fields(self, request, obj=None):
        return () if obj is None else [name for name in self.get_fields(request, obj) if name != "text"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        editable = obj is None or self.has_change_permission(request, obj)
        return super().get_form(request, obj, change, **({**kwargs, "form": DocumentForm} if editable else kwargs))

    @admin.display(description="holds", boolean=True)
    def holds(self, version: PublishedDocument) -> bool:
        return getattr(version.tenant, WRITTEN_BY[type(version)].held_by) == version.pk

    @admin.display(description="document")
    def document_as_text(self, version: PublishedDocument) -> str:
        return format_html("<pre>{}</pre>", text_of(version.document))

    @admin.display(description="what it would change")
    def changes(self, version: PublishedDocument) -> str:
        """Against what holds now."""
        try:
            with tenant_scope(version.tenant_id):
                lines = publishing.changes(WRITTEN_BY[type(version)], version.tenant, version.document)
        except DocumentError as error:
            return str(error)
        return format_html("<pre>{}</pre>", "\n".join(lines)) if lines else "Nothing: this holds now."

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.state == State.DRAFT)

    def save_model(self, request, obj: PublishedDocument, form, change) -> None:
        document, sort = form.cleaned_data["document"], WRITTEN_BY[type(obj)]
        with tenant_scope(obj.tenant_id):
            if change:
                publishing.change_draft(sort, obj.tenant, obj, document)
            else:
                made = publishing.draft(sort, obj.tenant, document, user=request.user)
        if not change:
            obj.pk = made.pk
            obj.refresh_from_db()


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
