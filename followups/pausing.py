"""Bounces and complaints: how much of a mailbox's mail comes back, and stopping it before the providers do (mission G1).

The limits are those at which large receivers begin to turn a sender away: 5 % hard bounces (Amazon SES puts an account under
review there) and 0.3 % complaints (the sender requirements of Gmail and Yahoo). Below a floor of messages a share says nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from followups.models import Message, SendingIdentity
from leads.reasons import stated
from tenants.enqueueing import enqueue
from tenants.models import Tenant, User

PAUSED_JOB = "followups.jobs.mailbox_paused"
WINDOW = timedelta(days=7)
FLOOR = 50  # messages in the window
MOST_BOUNCES, LEAST_BOUNCES = 0.05, 4
MOST_COMPLAINTS, LEAST_COMPLAINTS = 0.003, 2
LONGEST_HISTORY = 100


@dataclass(frozen=True, slots=True)
class Rates:
    """Messages of a mailbox in the window, and how many of them came back or were reported as spam."""

    sent: int
    bounced: int
    complained: int

    def too_many(self) -> str:
        """Why the mailbox must not go on, in a sentence; empty where it may."""
        if self.sent < FLOOR:
            return ""
        if self.bounced >= LEAST_BOUNCES and self.bounced / self.sent > MOST_BOUNCES:
            return f"{self.bounced} of its last {self.sent} messages came back for good: more than {MOST_BOUNCES:.0%}."
        if self.complained >= LEAST_COMPLAINTS and self.complained / self.sent > MOST_COMPLAINTS:
            return f"{self.complained} of its last {self.sent} messages were reported as spam: more than {MOST_COMPLAINTS:.1%}."
        return ""


def rates_of(identity: SendingIdentity, now: datetime) -> Rates:
    """Of the last WINDOW, or since somebody resumed it. One query."""
    since = now - WINDOW
    if identity.resumed_at and identity.resumed_at > since:
        since = identity.resumed_at
    rows = Message.objects.filter(identity=identity, claimed_at__gt=since, state__in=Message.OUT_STATES)
    return Rates(**rows.aggregate(sent=Count("id"), bounced=Count("bounced_at"), complained=Count("complained_at")))


def pause_where_needed(tenant: Tenant, identity: SendingIdentity, now: datetime) -> bool:
    """Pause a mailbox whose rates are too high and have its owners told, in the caller's scope. True where it was done now."""
    because = rates_of(identity, now).too_many()
    return bool(because) and pause_mailbox(tenant, identity, because=because, now=now)


def pause_mailbox(
    tenant: Tenant, identity: SendingIdentity, *, because: str, now: datetime, user: User | None = None
) -> bool:
    """Nothing more leaves by this mailbox until a person resumes it. False where it is paused already."""
    because = stated(because)
    row = SendingIdentity.objects.select_for_update(of=("self",)).get(pk=identity.pk)
    if row.is_paused:
        return False
    row.paused_at, row.paused_because = now, because
    _remember(row, "paused", because, user, now)
    row.save(update_fields=["paused_at", "paused_because", "history"])
    if user is None:
        enqueue(PAUSED_JOB, tenant.pk, row.pk)
    return True


def resume_mailbox(identity: SendingIdentity, *, because: str, now: datetime, user: User) -> bool:
    """A person has seen to it; rates are counted anew from here. False where it is not paused. Raises Refused."""
    because = stated(because)
    row = SendingIdentity.objects.select_for_update(of=("self",)).get(pk=identity.pk)
    if not row.is_paused:
        return False
    row.paused_at, row.paused_because, row.resumed_at = None, "", now
    _remember(row, "resumed", because, user, now)
    row.save(update_fields=["paused_at", "paused_because", "resumed_at", "history"])
    return True


def _remember(row: SendingIdentity, what: str, because: str, user: User | None, now: datetime) -> None:
    entry = {"at": now.isoformat(), "what": what, "because": because, "by": str(user) if user else "the product"}
    row.history = [*row.history, entry][-LONGEST_HISTORY:]
