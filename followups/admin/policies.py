"""A client's rules at the desk (D7): drafts are edited as text, published ones are read; what would change is shown."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from followups.admin.cadences import CadencePages
from followups.admin.moving import MovingPage
from followups.models import PolicyVersion
from followups.policies import change_draft, draft_policy, policy_changes, publish_draft
from leads.admin.versions import VersionAdmin
from tenants.admin.acting import Act
from tenants.models import Tenant, User

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


@admin.register(PolicyVersion)
class PolicyVersionAdmin(CadencePages, MovingPage, VersionAdmin):
    change_form_template = "admin/followups/policyversion/change_form.html"
    change_list_template = "admin/followups/policyversion/change_list.html"
    list_display = ("number", "tenant", "state", "published_at", "created_by", "created_at")
    text_help = HELP
    empty = "As shipped."
    holds_now = "Nothing: these rules hold now."
    acts = (
        Act("publish", "Publish: it holds from now on", publish, offered=lambda row: row.state == State.DRAFT),
        Act("new-version", "New version from this", new_version),
    )

    def changes_of(self, tenant: Tenant, document: dict) -> list[str]:
        return policy_changes(tenant, document)

    def make_draft(self, tenant: Tenant, document: dict, user: User) -> PolicyVersion:
        return draft_policy(tenant, document, user=user)

    def change_draft(self, version: PolicyVersion, document: dict) -> None:
        change_draft(version.tenant, version, document)
