"""A client's rules at the desk (D7): drafts are edited as text, published ones are read; what would change is shown."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from documents.text import document_from, text_of
from followups.admin.cadences import CadencePages
from followups.admin.moving import MovingPage
from followups.engine.policy_file import PolicyError
from followups.models import PolicyVersion
from followups.policies import change_draft, draft_policy, policy_changes, publish_draft
from leads.refusals import Refused
from tenants.admin.acting import Act, ActsOnPage
from tenants.admin.scoped import ScopedModelAdmin, TenantFilter
from tenants.models import Tenant
from tenants.scope import tenant_scope

State = PolicyVersion.State
HELP = (
    "YAML or JSON. What is left out is as shipped; a list, and the week of a calendar, replace the shipped one whole."
)


def publish(request: HttpRequest, version: PolicyVersion, why: str) -> str:
    row = publish_draft(version.tenant, version, timezone.now())
    return f"Version {row.number} holds from now on."


def new_version(request: HttpRequest, version: PolicyVersion, why: str) -> tuple[str, PolicyVersion]:
    draft = draft_policy(version.tenant, version.document, user=request.user)
    return f"Version {draft.number} is a draft with the same rules: edit it and publish it.", draft


class PolicyForm(forms.ModelForm):
    text = forms.CharField(
        label="Document", required=False, help_text=HELP, strip=False,
        widget=forms.Textarea(attrs={"rows": 30, "cols": 100, "class": "vLargeTextField", "spellcheck": "false"}),
    )  # fmt: skip

    class Meta:
        model = PolicyVersion
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
                policy_changes_in(tenant, given["document"])
            except PolicyError as error:
                raise ValidationError({"text": [str(problem) for problem in error.problems]}) from error
        return given


def policy_changes_in(tenant: Tenant, document: dict) -> list[str]:
    """policy_changes() in the tenant's own scope: what holds is asked for without naming the tenant."""
    with tenant_scope(tenant.pk):
        return policy_changes(tenant, document)


@admin.register(PolicyVersion)
class PolicyVersionAdmin(CadencePages, MovingPage, ActsOnPage, ScopedModelAdmin):
    change_form_template = "admin/followups/policyversion/change_form.html"
    change_list_template = "admin/followups/policyversion/change_list.html"
    list_display = ("number", "tenant", "state", "published_at", "created_by", "created_at")
    list_display_links = ("number",)
    list_filter = ("state", TenantFilter)
    list_select_related = ("tenant", "created_by")
    actions = None
    refusals = (Refused, PolicyError)
    acts = (
        Act("publish", "Publish: it holds from now on", publish, offered=lambda row: row.state == State.DRAFT),
        Act("new-version", "New version from this", new_version),
    )

    def get_fields(self, request, obj=None):
        if obj is None:
            return ("tenant", "text")
        text = "text" if self.has_change_permission(request, obj) else "document_as_text"
        return ("tenant", "number", "state", text, "changes", "created_by", "created_at", "published_at")

    def get_readonly_fields(self, request, obj=None):
        return () if obj is None else [name for name in self.get_fields(request, obj) if name != "text"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        editable = obj is None or self.has_change_permission(request, obj)
        return super().get_form(request, obj, change, **({**kwargs, "form": PolicyForm} if editable else kwargs))

    @admin.display(description="document")
    def document_as_text(self, version: PolicyVersion) -> str:
        return format_html("<pre>{}</pre>", text_of(version.document) or "As shipped.")

    @admin.display(description="what it would change")
    def changes(self, version: PolicyVersion) -> str:
        """Against the rules that hold now."""
        try:
            lines = policy_changes_in(version.tenant, version.document)
        except PolicyError as error:
            return str(error)
        return format_html("<pre>{}</pre>", "\n".join(lines)) if lines else "Nothing: these rules hold now."

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.state == State.DRAFT)

    def save_model(self, request, obj: PolicyVersion, form, change) -> None:
        document = form.cleaned_data["document"]
        with tenant_scope(obj.tenant_id):
            if change:
                change_draft(obj.tenant, obj, document)
            else:
                made = draft_policy(obj.tenant, document, user=request.user)
        if not change:
            obj.pk = made.pk
            obj.refresh_from_db()
