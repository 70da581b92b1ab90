"""Making a new tenant ready to work: its first rules, and the shipped messages approved (mission J2, E1)."""

from datetime import datetime

from followups.drafting.shipped import shipped_messages
from followups.models import PolicyVersion, Template
from followups.policies import publish_policy
from tenants.models import Tenant, User


def set_up_tenant(tenant: Tenant, *, now: datetime, policy: dict | None = None, user: User | None = None) -> None:
    """Publish the first version of the tenant's rules and store the shipped templates as approved.

    Call inside the tenant's scope. `policy` is a document as followups.engine.policy_file reads it; what it leaves out
    is as shipped. Doing it again changes nothing: rules that were published stay, and so does a template of which the
    tenant has any version. Raises PolicyError, which names each place, where the document is wrong.
    """
    if not PolicyVersion.objects.filter(state=PolicyVersion.State.PUBLISHED).exists():
        publish_policy(tenant, policy or {}, user=user, now=now)
    known = set(Template.objects.values_list("key", "language"))
    Template.objects.bulk_create(
        Template(
            tenant=tenant,
            key=message.key,
            language=message.language,
            state=Template.State.APPROVED,
            subject=message.subject,
            body=message.body,
            brings=message.brings,
            approved_by=user,
            approved_at=now,
        )
        for place, message in shipped_messages().items()
        if place not in known
    )
