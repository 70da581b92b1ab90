"""Two people on one draft see each other (mission J3): a page says every few seconds that it is open, and who else is there."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from followups.models import Message, ReviewPresence
from tenants.models import Tenant, User

GONE_AFTER = timedelta(seconds=45)  # three times what a page lets pass between two signs of life, and more


def be_here(
    tenant: Tenant, message: Message, user: User, *, is_editing: bool, now: datetime
) -> Sequence[ReviewPresence]:
    """Say that the person has this draft open; who else has, longest there first. Inside the scope; three queries."""
    ReviewPresence.objects.filter(message=message, seen_at__lt=now - GONE_AFTER).delete()
    row = ReviewPresence(tenant=tenant, message=message, user=user, since=now, seen_at=now, is_editing=is_editing)
    ReviewPresence.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["tenant", "message", "user"],
        update_fields=["seen_at", "is_editing"],
    )
    return others(message, user, now)


def go(message: Message, user: User) -> None:
    """The person has left the page."""
    ReviewPresence.objects.filter(message=message, user=user).delete()


def others(message: Message, user: User, now: datetime) -> Sequence[ReviewPresence]:
    """Who else has the draft open, longest there first. One query."""
    rows = ReviewPresence.objects.filter(message=message, seen_at__gte=now - GONE_AFTER).exclude(user=user)
    return list(rows.select_related("user").order_by("since", "id"))
