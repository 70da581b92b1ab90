"""What counts as an exception of a month, each kind with the rows that it is found in.

Those that figures count are the very cases behind them; breached clocks and failed sends are rows of the follow-up itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet

from followups.models import Message, ResponseClock
from metrics.definitions import KINDS
from metrics.models import Case
from metrics.monthly.calendar import Month
from metrics.periods import today_of
from metrics.words import duration
from tenants.models import Tenant

Rows = Callable[[Tenant, Month, datetime], QuerySet]
FAILED = (Message.State.REFUSED, Message.State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Found:
    """One exception: a kind, which one (`about`: id of a case, clock or message), and what is told of it."""

    kind: str
    about: str
    lead_id: UUID
    at: datetime
    owner: UUID | None
    detail: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """`rows` gives the rows of a month, in order; `told` what is told of one of them."""

    key: str
    name: str
    says: str
    rows: Rows
    told: Callable[..., Found]


def _cases(kind: str, outcome: str, *, without: str = "") -> Rows:
    def rows(tenant: Tenant, month: Month, now: datetime) -> QuerySet:
        found = Case.objects.filter(
            tenant=tenant, kind=kind, day__gte=month.first, day__lte=_last(kind, tenant, month, now),
            outcomes__contains=[outcome],
        )  # fmt: skip
        if without:
            found = found.exclude(outcomes__contains=[without])
        return found.order_by("day", "id")

    return rows


def _last(kind: str, tenant: Tenant, month: Month, now: datetime) -> date:
    """The last day that counts: where an outcome is known only when the day is over, none that is not."""
    today = today_of(tenant, now)
    return min(month.period.end, today - timedelta(days=1) if KINDS[kind].settled else today)


def _uncovered(tenant: Tenant, month: Month, now: datetime) -> QuerySet:
    """Leads that stood so at the end of any day of the month, each with the first such case."""
    last = _last("standing", tenant, month, now)
    so = Case.objects.filter(
        Q(until=None) | Q(until__gt=month.first),
        tenant=tenant, kind="standing", day__lte=last, outcomes__contains=["uncovered"],
    )  # fmt: skip
    first = so.order_by("lead_id", "day").distinct("lead_id")
    return Case.objects.filter(tenant=tenant, pk__in=first.values("pk")).order_by("day", "id")


def _clocks(tenant: Tenant, month: Month, now: datetime) -> QuerySet:
    ends = min(month.ends(tenant.time_zone), now)
    rows = ResponseClock.objects.filter(tenant=tenant, due_at__gte=month.begins(tenant.time_zone), due_at__lt=ends)
    late = Q(answered_at__gt=F("due_at")) | Q(answered_at=None)
    return rows.filter(late).select_related("lead").order_by("due_at", "id")


def _failed(tenant: Tenant, month: Month, now: datetime) -> QuerySet:
    rows = Message.objects.filter(
        tenant=tenant, state__in=FAILED, state_at__gte=month.begins(tenant.time_zone), state_at__lt=month.ends(tenant.time_zone)
    )  # fmt: skip
    return rows.select_related("follow_up").defer("body", "original_body", "summary").order_by("state_at", "id")


def _of_case(key: str, detail: Callable[[Case], str]) -> Callable[[Case], Found]:
    return lambda row: Found(key, str(row.pk), row.lead_id, row.at, row.owner, detail(row))


def _reason(row: Case) -> str:
    return row.reason.replace("_", " ")


def _done_late(row: Case) -> str:
    what = "done on a later day" if "late" in row.outcomes else "not done"
    return f"{_reason(row)}: {what}" if row.reason else what


def _of_clock(row: ResponseClock) -> Found:
    detail = "not answered"
    if row.answered_at is not None:
        detail = f"answered {duration((row.answered_at - row.due_at).total_seconds() / 60)} late"
    return Found("breached_clock", str(row.pk), row.lead_id, row.due_at, row.lead.owner_id, detail)


def _of_message(row: Message) -> Found:
    why = "nobody knows whether it went out" if row.state == Message.State.UNKNOWN else "refused"
    return Found("failed_send", str(row.pk), row.lead_id, row.state_at, row.follow_up.owner_id, f"{row.channel}: {why}")


EXCEPTIONS = {
    kind.key: kind
    for kind in (
        Kind(
            "missed_promise", "Our promises missed", "We had promised it for that day, and had not kept it by its end.",
            _cases("promise", "ours_missed"), _of_case("missed_promise", lambda row: f"for {row.day}"),
        ),
        Kind(
            "late_follow_up", "Follow-ups not done in time", "It fell due on that day, and was done later or not at all.",
            _cases("follow_up", "due", without="on_time"), _of_case("late_follow_up", _done_late),
        ),
        Kind(
            "no_next_step", "Leads without a next step", "It was open, with nothing to do next and no stated reason for that.",
            _uncovered, _of_case("no_next_step", lambda row: f"first on {row.day}"),
        ),
        Kind(
            "unsettled_silence", "Silent leads left", "It had gone silent, and a day later nothing had followed from that.",
            _cases("silence", "silent", without="disposed"), _of_case("unsettled_silence", lambda row: f"silent by {row.day}"),
        ),
        Kind(
            "breached_clock", "Answers that came too late", "It waited for a person longer than the rules allow.",
            _clocks, _of_clock,
        ),
        Kind(
            "failed_send", "Messages that failed", "It was refused on its way, or nobody knows whether it went out.",
            _failed, _of_message,
        ),
        Kind(
            "unread_close_loop", "Close-loop messages that nobody read", "It went out by a rule; a person should decide it.",
            _cases("review", "close_loop", without="by_person"), _of_case("unread_close_loop", _reason),
        ),
        Kind(
            "complaint", "Complaints", "The lead reported a message of ours as spam.",
            _cases("touch", "complained"), _of_case("complaint", _reason),
        ),
    )
}  # fmt: skip
