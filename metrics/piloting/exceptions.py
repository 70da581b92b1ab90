"""Every case that keeps a pilot's figure from being whole: which lead, what was missed, and why (mission M3).

What is kept holds plain facts alone; titles and names are read when it is shown, so that an erasure reaches them.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from followups.models import FollowUp
from leads.models import Promise
from metrics.behind import cases_behind
from metrics.calendars import silent_days
from metrics.definitions import Better, How, Metric
from metrics.figures import last_counted
from metrics.models import Case
from metrics.periods import Period
from metrics.piloting.thresholds import JUDGED
from tenants.models import Tenant

# Of these a case that is not as it should be is somebody's omission; an unanswered message, say, is none.
OWED = {"follow_up", "silence", "standing", "promise", "review"}


@dataclass(frozen=True, slots=True)
class Missed:
    """One exception. `code` says what kind of miss it is (metrics.piloting.wording); `facts` are ids, days, codes."""

    metric: str
    lead: str
    day: str
    code: str
    facts: dict[str, object] = field(default_factory=dict)

    def as_stored(self) -> dict:
        return asdict(self)


def find_exceptions(
    tenant: Tenant, bounds: dict[str, float], rows: QuerySet[Case], period: Period, now: datetime
) -> list[Missed]:
    """Every exception of the measures that a pilot judges, by measure and then by day. Inside the scope."""
    found: list[tuple[Metric, Case]] = []
    for key, metric in JUDGED.items():
        if key in bounds:
            missed = _missed(tenant, metric, bounds[key], rows, period, now)
            found += [(metric, case) for case in sorted(missed, key=lambda case: (case.day, case.lead_id, case.at))]
    zone, silent = ZoneInfo(tenant.time_zone), silent_days(tenant)
    work, promises = _work(found), _promises(found)
    said = []
    for metric, case in found:
        code, facts = _say(metric, case, bounds[metric.key], work, promises, zone, silent)
        # What stands is missed on the day on which it is looked at, however long it has stood so.
        day = last_counted(metric, tenant, period, now) if metric.how.is_standing else case.day
        said.append(Missed(metric.key, str(case.lead_id), day.isoformat(), code, facts))
    return said


def _missed(
    tenant: Tenant, metric: Metric, bound: float, rows: QuerySet[Case], period: Period, now: datetime
) -> Iterable[Case]:
    if metric.how is How.MEAN:
        slow = cases_behind(tenant, metric, period, now, among=rows)
        return slow.filter(amount__gt=bound) if metric.better is Better.LOWER else ()
    if metric.better is Better.LOWER:
        return cases_behind(tenant, metric, period, now, among=rows)
    if metric.kind in OWED and metric.bottom is not None:
        return cases_behind(tenant, metric, period, now, part="rest", among=rows)
    return ()


def _say(
    metric: Metric,
    case: Case,
    bound: float,
    work: dict[UUID, FollowUp],
    promises: dict[UUID, Promise],
    zone: ZoneInfo,
    silent: int,
) -> tuple[str, dict[str, object]]:
    match case.kind:
        case "follow_up":
            return _about_work(case, work.get(case.pk), zone)
        case "promise":
            return _about_promise(case, promises.get(case.pk), zone)
        case "silence":
            return "silence", {"since": (case.at - timedelta(days=silent)).astimezone(zone).date().isoformat()}
        case "standing":
            return ("stale", {"days": silent}) if metric.top.outcome == "stale" else ("uncovered", {})
        case "review":
            code = "rejected" if metric.top.outcome == "rejected" else "unreviewed"
            return code, _plain(channel=case.channel, step=case.step)
        case "touch":
            return metric.top.outcome, _plain(channel=case.channel, step=case.step)
    return "slow", {"amount": case.amount, "bound": bound}


def _about_work(case: Case, row: FollowUp | None, zone: ZoneInfo) -> tuple[str, dict[str, object]]:
    facts = _plain(owner=str(case.owner or ""), channel=case.channel, step=case.step, reason=case.reason)
    if row is None:
        return "undone", facts
    facts["follow_up"] = str(row.pk)
    if row.escalated:
        facts["escalated"] = row.escalated
    ended = row.state_at and row.state_at.astimezone(zone).date()
    if row.state != FollowUp.State.OPEN and ended:
        facts |= {"ended": ended.isoformat(), "late": (ended - case.day).days}
        return {"done": "late", "skipped": "skipped"}.get(row.state, "overtaken"), facts
    if not row.is_touch:
        return "undone", facts
    drafts = sorted(row.messages.all(), key=lambda draft: draft.created_at)
    return "undone_message", {**facts, "draft": drafts[-1].state if drafts else ""}


def _about_promise(case: Case, row: Promise | None, zone: ZoneInfo) -> tuple[str, dict[str, object]]:
    if row is None:
        return "promise_open", {}
    facts: dict[str, object] = {"promise": str(row.pk), "by": row.by}
    if row.state == Promise.State.OPEN or row.settled_at is None:
        return "promise_open", facts
    ended: date = row.settled_at.astimezone(zone).date()
    code = "promise_late" if row.state == Promise.State.KEPT else "promise_withdrawn"
    return code, {**facts, "ended": ended.isoformat(), "late": (ended - case.day).days}


def _work(found: list[tuple[Metric, Case]]) -> dict[UUID, FollowUp]:
    """The follow-ups behind the cases, by the id of the case (metrics.cases makes it of what the case is about)."""
    leads = {case.lead_id for _, case in found if case.kind == "follow_up"}
    rows = FollowUp.objects.filter(lead__in=leads).prefetch_related("messages") if leads else ()
    return {case_id("follow_up", row.lead_id, str(row.pk)): row for row in rows}


def _promises(found: list[tuple[Metric, Case]]) -> dict[UUID, Promise]:
    leads = {case.lead_id for _, case in found if case.kind == "promise"}
    rows = Promise.objects.filter(lead__in=leads, due__isnull=False) if leads else ()
    return {case_id("promise", row.lead_id, str(row.pk)): row for row in rows}


def case_id(kind: str, lead: UUID, about: str) -> UUID:
    """As metrics.cases.MADE names a case."""
    return UUID(hashlib.md5(f"{kind}:{lead}:{about}".encode(), usedforsecurity=False).hexdigest())


def _plain(**facts: str) -> dict[str, object]:
    return {name: value for name, value in facts.items() if value}


__all__ = ["Missed", "case_id", "find_exceptions"]
