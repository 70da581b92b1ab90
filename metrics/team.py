"""How the work of a client lies on its people, now: a row for each who owns any (mission M5). Inside the tenant's scope.

What is counted here is what the queues of Today show of each, and the figures of the period by owner.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet

from followups.models import FollowUp, Message, ResponseClock
from followups.web import queue
from leads.models import Lead, Promise
from metrics.definitions import METRICS, Split
from metrics.figures import Figure, split_figures
from metrics.periods import Period
from tenants.models import Tenant, User

ON_TIME = METRICS["all_follow_up_completion_rate"]
COLUMNS = (
    ("leads", "Open leads"), ("work", "Open follow-ups"), ("overdue", "Overdue"), ("today", "Due today"), ("drafts", "To review"),
    ("promises", "Our open promises"), ("missed", "Past their date"), ("late_answers", "Answers too late"),
)  # fmt: skip


@dataclass(slots=True)
class Member:
    """One owner; `person` is None for what nobody owns. Numbers are those of COLUMNS, `on_time` that of the period."""

    person: User | None
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys([key for key, _ in COLUMNS], 0))
    on_time: Figure | None = None

    @property
    def name(self) -> str:
        return str(self.person) if self.person else "Nobody"


def team_of(tenant: Tenant, period: Period, now: datetime) -> list[Member]:
    """Whoever owns something open, or had something fall due in the period: most overdue first. Nine queries."""
    zone = ZoneInfo(tenant.time_zone)
    tomorrow = datetime.combine(now.astimezone(zone).date() + timedelta(days=1), time(0), tzinfo=zone)
    since = datetime.combine(period.start, time(0), tzinfo=zone)
    until = min(now, datetime.combine(period.end + timedelta(days=1), time(0), tzinfo=zone))
    work = FollowUp.objects.open().filter(tenant=tenant)
    promises = Promise.objects.filter(tenant=tenant, state=Promise.State.OPEN, by=Promise.By.US)
    promises = promises.exclude(lead__stage__in=Lead.CLOSED_STAGES).exclude(lead__stop_code="erased")
    late = Q(answered_at__gt=F("due_at")) | Q(answered_at=None)
    clocks = ResponseClock.objects.filter(late, tenant=tenant, due_at__gte=since, due_at__lt=until)
    drafts = Message.objects.filter(tenant=tenant, state__in=queue.FOR_PEOPLE)
    found: dict[str, dict[UUID | None, int]] = {
        "leads": _by(Lead.objects.open().filter(tenant=tenant), "owner"),
        "work": _by(work, "owner"),
        "overdue": _by(queue.overdue(None, now, tomorrow), "owner"),
        "today": _by(queue.due(None, now, tomorrow), "owner"),
        "drafts": _by(drafts, "follow_up__owner"),
        "promises": _by(promises, "lead__owner"),
        "missed": _by(promises.filter(due__lt=now), "lead__owner"),
        "late_answers": _by(clocks, "lead__owner"),
    }
    on_time = {_id(figure.split): figure for figure in split_figures(tenant, ON_TIME, period, Split.OWNER, now)}
    owners = {owner for each in found.values() for owner in each} | set(on_time)
    people = User.objects.in_bulk(owners - {None})
    members = []
    for owner in owners:
        if owner is not None and owner not in people:
            continue
        counts = {key: found[key].get(owner, 0) for key, _ in COLUMNS}
        members.append(Member(people.get(owner) if owner else None, counts, on_time.get(owner)))
    return sorted(members, key=lambda each: (-each.counts["overdue"], -each.counts["work"], each.name))


def sorted_by(members: list[Member], key: str) -> list[Member]:
    """The most of a column first; by name, or as they are for a key that there is not."""
    orders: dict[str, Callable[[Member], tuple]] = {"name": lambda each: (each.name.casefold(),)}
    orders |= {column: lambda each, column=column: (-each.counts[column],) for column, _ in COLUMNS}
    return sorted(members, key=orders[key]) if key in orders else members


def _by(rows: QuerySet, owner: str) -> dict[UUID | None, int]:
    rows = rows.select_related(None).order_by()
    return dict(rows.values_list(owner).annotate(number=Count("pk")).values_list(owner, "number"))


def _id(text: str) -> UUID | None:
    return UUID(text) if text else None
