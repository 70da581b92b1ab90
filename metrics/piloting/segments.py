"""What the leads of a pilot have in common, and which of them it takes: the first that are qualified (mission M3)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from followups.models import Enrollment, FollowUp
from followups.policies import current_policy
from leads.models import Lead
from leads.refusals import Refused
from metrics.calendars import silent_days
from metrics.models import Pilot
from metrics.periods import Period, today_of
from tenants.models import Tenant, User
from tenants.models.agency import members_of

CHANNELS = ("email", "sms", "whatsapp", "call", "linkedin")
LONGEST_VALUE = 100


@dataclass(frozen=True, slots=True)
class Taken:
    """The leads that a pilot has so far, each with its day, the first ones first; and its last day as far as is known."""

    leads: list[tuple[UUID, date]]
    last_day: date

    @property
    def ids(self) -> list[UUID]:
        return [lead for lead, _ in self.leads]


def take(tenant: Tenant, pilot: Pilot, now: datetime) -> Taken:
    """The leads of the segment in the order in which they were qualified, from its start on. Inside the scope.

    It ends after its days, or once it is full: settles() after the last of its leads was qualified, whichever comes first.
    """
    zone = ZoneInfo(tenant.time_zone)
    begins = datetime.combine(pilot.start, datetime.min.time(), zone)
    last_day = pilot.start + timedelta(days=pilot.days - 1)
    over = datetime.combine(last_day + timedelta(days=1), datetime.min.time(), zone)
    rows = (
        Lead.objects.standing()
        .filter(_in_segment(pilot, begins), qualified_at__gte=begins, qualified_at__lt=over, qualified_at__lte=now)
        .order_by("qualified_at", "id")
        .values_list("pk", "qualified_at")
    )
    leads = [(pk, at.astimezone(zone).date()) for pk, at in rows[: pilot.leads]]
    if len(leads) == pilot.leads:
        last_day = min(last_day, leads[-1][1] + settles(tenant))
    return Taken(leads, last_day)


def settles(tenant: Tenant) -> timedelta:
    """What falls due with the last of its leads is judged, too; whether a silent one is settled shows so much later."""
    return timedelta(days=silent_days(tenant) + 1)


def days_so_far(tenant: Tenant, pilot: Pilot, last_day: date, now: datetime) -> Period | None:
    """Its days up to today; None before it begins."""
    end = min(last_day, today_of(tenant, now))
    return Period(pilot.start, end) if end >= pilot.start else None


def value_of(tenant: Tenant, by: str, value: str) -> str:
    """The value as it is stored. Raises Refused: for what no lead of the client can have."""
    value = value.strip()
    if by not in Pilot.By.values:
        raise Refused(
            {
                "by": f"“{by[:40]}” is nothing that leads have. Choose {', '.join(filter(None, Pilot.By.values))}, or nothing."
            }
        )
    if not by:
        if value:
            raise Refused(
                {"value": "All leads take no value. Choose what the leads have in common, or leave this empty."}
            )
        return ""
    if not value or len(value) > LONGEST_VALUE:
        raise Refused({"value": f"Say which {Pilot.By(by).label.lower()}, in at most {LONGEST_VALUE} characters."})
    if by == Pilot.By.OWNER:
        people = {str(person.pk): person for person in members_of(tenant)}
        people |= {person.email.lower(): person for person in people.values()}
        person = people.get(value.lower())
        if person is None:
            raise Refused({"value": f"“{value}” owns no leads here. Give the e-mail or the id of a member who may."})
        return str(person.pk)
    known = {
        Pilot.By.BAND: list(Lead.Band.values),
        Pilot.By.CHANNEL: list(CHANNELS),
        Pilot.By.CADENCE: [cadence.key for cadence in current_policy(tenant).policy.cadences]
        if by == Pilot.By.CADENCE
        else [],
    }.get(Pilot.By(by))
    if known is not None and value not in known:
        raise Refused({"value": f"There is no {by} “{value}”. There are: {', '.join(known) or 'none'}."})
    return value


def segment_in_words(pilot: Pilot) -> str:
    """What its leads have in common, as people read it."""
    if not pilot.by:
        return "all leads"
    value = pilot.value
    if pilot.by == Pilot.By.OWNER:
        person = User.objects.filter(pk=pilot.value).first()
        value = person.name or person.email if person else pilot.value
    return f"{pilot.get_by_display().lower()}: {value}"


def _in_segment(pilot: Pilot, begins: datetime) -> Q:
    match pilot.by:
        case Pilot.By.SOURCE:
            return Q(source=pilot.value)
        case Pilot.By.OWNER:
            return Q(owner=pilot.value)
        case Pilot.By.SEGMENT:
            return Q(customer_type=pilot.value)
        case Pilot.By.BAND:
            return Q(band=pilot.value)
        case Pilot.By.CADENCE:
            there = Enrollment.objects.filter(Q(ended_at=None) | Q(ended_at__gte=begins), cadence=pilot.value)
            return Q(pk__in=there.values("lead_id"))
        case Pilot.By.CHANNEL:
            return Q(pk__in=FollowUp.objects.filter(channel=pilot.value, due_at__gte=begins).values("lead_id"))
    return Q()
