"""Telling owners and managers that sending was stopped or released (mission D5, G6)."""

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse

from followups.models import AutonomyChange
from tenants.models import Membership, Role, StopLevel, Tenant
from tenants.scope import tenant_scope

TEXT = """{what} of {name} was {done}{by} at {at}.

Reason: {why}

{meaning}
{url}
"""
STOPPED = "Nothing that no person has approved leaves until it is released; new drafts wait for review."
ALL_STOPPED = "Nothing leaves until it is released, whoever approved it."
RELEASED = "What was held is in review; none of it leaves before a person approves it."


def tell_of_switch(tenant: Tenant, change_id: UUID) -> int:
    """Write to everybody who may release it; how many. Outside any scope. Run twice it writes twice, never not at all.

    Of an agency's switch each client's job tells the people of that client alone, and one client those of the agency.
    """
    with tenant_scope(tenant.pk):
        change = AutonomyChange.objects.select_related("by").filter(pk=change_id).first()
    if change is None:
        return 0
    stopped = change.kind == AutonomyChange.Kind.STOPPED
    subject = f"{tenant.name}: sending is {'stopped' if stopped else 'released'}"
    body = TEXT.format(
        what=StopLevel(change.level).label,
        name=f"{tenant.agency.name}, all its clients," if change.whole_agency else tenant.name,
        done="stopped" if stopped else "released",
        by=f" by {change.by}" if change.by else f" through {change.through}" if change.through else "",
        at=f"{change.at:%Y-%m-%d %H:%M} UTC",
        why=change.why,
        meaning=(ALL_STOPPED if change.level == StopLevel.ALL else STOPPED) if stopped else RELEASED,
        url=settings.PUBLIC_URL + reverse("autonomy", args=[tenant.slug]),
    )
    connection = get_connection()
    mails = [EmailMessage(subject, body, to=[each], connection=connection) for each in _told(tenant, change)]
    return connection.send_messages(mails) or 0


def _told(tenant: Tenant, change: AutonomyChange) -> list[str]:
    rows = Membership.objects.filter(agency=tenant.agency_id, role__in=[Role.OWNER, Role.MANAGER], user__is_active=True)
    whole = rows.filter(tenant=None)
    if change.whole_agency:
        first = tenant.agency.tenants.filter(is_active=True).order_by("name").first()
        whole = whole if first is not None and first.pk == tenant.pk else whole.none()
    return sorted(set((rows.filter(tenant=tenant) | whole).values_list("user__email", flat=True)))
