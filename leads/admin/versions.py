"""A document in versions at the desk: a draft is edited as text, a published one is read, and what it would change is shown.

Whoever shows one says what sort of document it is: see VersionAdmin.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest
from django.utils.html import format_html

from documents.reading import DocumentError
from documents.text import document_from, text_of
from leads.models.published import PublishedDocument
from leads.refusals import Refused
from tenants.admin.acting import ActsOnPage
from tenants.admin.scoped import ScopedModelAdmin, TenantFilter
from tenants.models import Tenant, User
from tenants.scope import tenant_scope


class VersionForm(forms.ModelForm):
    """The document as text. `text.help_text` and `changes_of` are the admin's."""

    text = forms.CharField(
        label="Document", required=False, strip=False,
        widget=forms.Textarea(attrs={"rows": 30, "cols": 100, "class": "vLargeTextField", "spellcheck": "false"}),
    )  # fmt: skip
    desk: "VersionAdmin"

    class Meta:
        fields = ("tenant",)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = self.desk.text_help
        if self.instance.document:
            self.initial["text"] = text_of(self.instance.document)

    def clean(self) -> dict:
        """Every mistake in the document at once, each with its place and what mends it."""
        given = super().clean()
        tenant = given.get("tenant") or (self.instance.tenant if self.instance.tenant_id else None)
        if tenant:
            try:
                given["document"] = document_from(given.get("text", ""))
                with tenant_scope(tenant.pk):
                    self.desk.changes_of(tenant, given["document"])
            except DocumentError as error:
                raise ValidationError({"text": [str(problem) for problem in error.problems]}) from error
        return given


class VersionAdmin(ActsOnPage, ScopedModelAdmin):
    """The desk of one sort of document. Subclasses say what a document would change (`changes_of`, which raises
    DocumentError), and how a draft is made and changed; all three are called in the tenant's scope.
    """

    text_help = "YAML or JSON."
    empty = ""  # in the place of a document that says nothing
    holds_now = "Nothing: this holds now."
    shown: tuple[str, ...] = ("changes",)  # read-only fields between the document and who made it
    list_display_links = ("number",)
    list_filter = ("state", TenantFilter)
    list_select_related = ("tenant", "created_by")
    actions = None
    refusals = (Refused, DocumentError)

    def changes_of(self, tenant: Tenant, document: Mapping[str, Any]) -> list[str]:
        raise NotImplementedError

    def make_draft(self, tenant: Tenant, document: Mapping[str, Any], user: User) -> Model:
        raise NotImplementedError

    def change_draft(self, version: Any, document: Mapping[str, Any]) -> None:
        raise NotImplementedError

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None:
            return ("tenant", "text")
        text = "text" if self.has_change_permission(request, obj) else "document_as_text"
        return ("tenant", "number", "state", text, *self.shown, "created_by", "created_at", "published_at")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return () if obj is None else [name for name in self.get_fields(request, obj) if name != "text"]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs) -> type[forms.ModelForm]:
        if obj is None or self.has_change_permission(request, obj):
            kwargs["form"] = type("VersionForm", (VersionForm,), {"desk": self})
        return super().get_form(request, obj, change, **kwargs)

    @admin.display(description="document")
    def document_as_text(self, version: Any) -> str:
        return format_html("<pre>{}</pre>", text_of(version.document) or self.empty)

    @admin.display(description="what it would change")
    def changes(self, version: Any) -> str:
        """Against what holds now."""
        try:
            with tenant_scope(version.tenant_id):
                lines = self.changes_of(version.tenant, version.document)
        except DocumentError as error:
            return str(error)
        return format_html("<pre>{}</pre>", "\n".join(lines)) if lines else self.holds_now

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_draft = obj is None or obj.state == PublishedDocument.State.DRAFT
        return super().has_change_permission(request, obj) and is_draft

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        document = form.cleaned_data["document"]
        with tenant_scope(obj.tenant_id):
            if change:
                self.change_draft(obj, document)
            else:
                made = self.make_draft(obj.tenant, document, request.user)
        if not change:
            obj.pk = made.pk
            obj.refresh_from_db()
