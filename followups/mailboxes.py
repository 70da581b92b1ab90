"""Which mailbox writes to a lead, and when it may write next (mission F2, G1).

A lead stays with the mailbox that first wrote to it, for as long as that is in use; others get the client's default. A client
without any sends through the installation's mail server, which has no limits of ours.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Q

from followups.models import Message, SendingIdentity
from tenants.models import Tenant

ASK_AGAIN = timedelta(hours=1)  # whether a paused mailbox writes again


@dataclass(frozen=True, slots=True)
class Opening:
    """When a mailbox may write next: now where `at` is None. `because` is a sentence for people."""

    at: datetime | None = None
    because: str = ""


FREE = Opening()


def identity_for(message: Message) -> SendingIdentity | None:
    """The mailbox that a message leaves by. Inside the tenant's scope; two queries."""
    first = (
        Message.objects.filter(lead=message.lead_id, state__in=Message.OUT_STATES, identity__isnull=False)
        .order_by("claimed_at", "id").values_list("identity_id", flat=True).first()
    )  # fmt: skip
    known = {row.pk: row for row in SendingIdentity.objects.filter(is_retired=False)}
    return known.get(first) or default_of(known.values())


def default_of(identities: Iterable[SendingIdentity]) -> SendingIdentity | None:
    return next((each for each in identities if each.is_default), None)


def opening_of(identity: SendingIdentity, tenant: Tenant, now: datetime, *, at_once: bool = False) -> Opening:
    """When this mailbox may write next. `at_once`: a first reply, which does not wait for the spacing. One query."""
    return openings([identity], tenant, now, at_once=at_once)[identity.pk]


def openings(
    identities: Iterable[SendingIdentity], tenant: Tenant, now: datetime, *, at_once: bool = False
) -> Mapping[UUID, Opening]:
    """As opening_of(), for several; one query, none where no mailbox has a limit."""
    identities = list(identities)
    limited = [each.pk for each in identities if each.daily_cap or (each.spacing_minutes and not at_once)]
    sent: dict[UUID, tuple[int, datetime | None]] = {}
    today = day_begins(tenant, now)
    if limited:
        rows = Message.objects.filter(identity__in=limited, claimed_at__gte=today - timedelta(days=1))
        counted = rows.values("identity").annotate(
            n=Count("id", filter=Q(claimed_at__gte=today)), last=Max("claimed_at")
        )
        sent = {row["identity"]: (row["n"], row["last"]) for row in counted}
    return {each.pk: _opening(each, tenant, *sent.get(each.pk, (0, None)), now, at_once) for each in identities}


def _opening(
    identity: SendingIdentity, tenant: Tenant, sent: int, last: datetime | None, now: datetime, at_once: bool
) -> Opening:
    if identity.is_paused:
        say = f"The mailbox {identity.address} is paused: {identity.paused_because}"
        return Opening(now + ASK_AGAIN, say)
    cap = identity.cap_on(now)
    if cap is not None and sent >= cap:
        tomorrow = day_begins(tenant, now, days=1)
        return Opening(tomorrow, f"The mailbox {identity.address} has written its {cap} messages of today.")
    if identity.spacing_minutes and last is not None and not at_once:
        free_at = last + timedelta(minutes=identity.spacing_minutes)
        if free_at > now:
            return Opening(
                free_at, f"The mailbox {identity.address} leaves {identity.spacing_minutes} minutes between two."
            )
    return FREE


def day_begins(tenant: Tenant, now: datetime, *, days: int = 0) -> datetime:
    """The first moment of the tenant's day that holds `now`, or of a later one."""
    zone = ZoneInfo(tenant.time_zone)
    day: date = now.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, time(0), tzinfo=zone).astimezone(UTC)


def openings_by_lead(
    tenant: Tenant, leads: Iterable[str], first_used: Mapping[str, UUID], now: datetime
) -> dict[str, datetime | None]:
    """For each lead until when its mailbox is used up, None where it is not. `first_used`: the mailbox by lead, if any.

    The cap alone: minutes between two messages, and a pause, are the sender's to wait for. At most two queries.
    """
    known = {row.pk: row for row in SendingIdentity.objects.filter(is_retired=False)}
    if not known:
        return dict.fromkeys(leads)
    capped = [row for row in known.values() if row.daily_cap and not row.is_paused]
    free = openings(capped, tenant, now, at_once=True)
    default = default_of(known.values())

    def at(lead: str) -> datetime | None:
        identity = known.get(first_used.get(lead)) or default
        return free.get(identity.pk, FREE).at if identity else None

    return {lead: at(lead) for lead in leads}
