"""Which rules hold for a tenant now."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from followups.engine.policy import Policy
from followups.engine.policy_file import policy_from_dict
from followups.models import PolicyVersion
from tenants.models import Tenant, User


@dataclass(frozen=True, slots=True)
class CurrentPolicy:
    version_id: UUID | None  # None: the tenant has published nothing and works as shipped
    policy: Policy


def current_policy(tenant: Tenant) -> CurrentPolicy:
    """The latest published version, read into the engine's values. One query."""
    version = PolicyVersion.objects.filter(state=PolicyVersion.State.PUBLISHED).order_by("-number").first()
    document = version.document if version else {}
    return CurrentPolicy(version and version.pk, policy_from_dict(_with_calendar(document, tenant)))


def publish_policy(tenant: Tenant, document: dict, *, user: User | None, now: datetime) -> PolicyVersion:
    """Publish the tenant's next version. Raises PolicyError, which names each place, where the document is wrong."""
    policy_from_dict(_with_calendar(document, tenant))
    latest = PolicyVersion.objects.order_by("-number").values_list("number", flat=True).first()
    return PolicyVersion.objects.create(
        tenant=tenant,
        number=(latest or 0) + 1,
        state=PolicyVersion.State.PUBLISHED,
        document=document,
        created_by=user,
        published_at=now,
    )


def _with_calendar(document: dict, tenant: Tenant) -> dict:
    """The tenant's time zone is its calendar's, unless the document names another."""
    return {**document, "calendar": {"time_zone": tenant.time_zone, **document.get("calendar", {})}}
