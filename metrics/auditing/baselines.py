"""Baselines: asked for, made by a job, and what later periods are held against (mission M2)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Min

from leads.models import Event, Lead
from leads.refusals import Conflict, Refused
from metrics.auditing.data import DATA
from metrics.auditing.found import Found, find_history
from metrics.auditing.telling import Told, as_stored, from_stored, tell
from metrics.definitions import EDITION, METRICS
from metrics.figures import figures
from metrics.keeping import keep_cases
from metrics.models import Baseline
from metrics.periods import NoSuchPeriod, Period, today_of
from metrics.projecting import count_new, is_counting
from tenants.enqueueing import enqueue
from tenants.models import Tenant, User
from tenants.scope import tenant_scope

JOB = "metrics.audit_jobs.baseline"
USUAL = 90  # days that are offered


def first_decision(tenant: Tenant) -> datetime | None:
    """When the product first decided what happens with a lead of the client; None before that. Inside the scope."""
    return Event.objects.filter(kind=Event.Kind.DECISION).aggregate(first=Min("at"))["first"]


def usual_days(tenant: Tenant, now: datetime) -> Period:
    """The days that are offered: 90, up to the day before the first lead was brought into the product, or yesterday."""
    first = Lead.objects.aggregate(first=Min("created_at"))["first"]
    end = min(_day(tenant, first) if first else today_of(tenant, now), today_of(tenant, now)) - timedelta(days=1)
    return Period(end - timedelta(days=USUAL - 1), end)


def ask_for_baseline(
    tenant: Tenant, start: date, end: date, *, now: datetime, user: User | None = None, through: str = ""
) -> Baseline:
    """Have a baseline made of these days, both counted; it stands a moment later. Inside the scope.

    Refused unless the days were over before the first decision of the product: what came later is no baseline (M2).
    """
    try:
        period = Period(start, end)
    except NoSuchPeriod as error:
        raise Refused({"end": str(error)}) from error
    if end >= today_of(tenant, now):
        raise Refused({"end": f"{end} is not over yet. Choose yesterday or an earlier day."})
    first = first_decision(tenant)
    if first is not None and end >= _day(tenant, first):
        day = _day(tenant, first)
        before = day - timedelta(days=1)
        raise Refused({
            "end": f"Followthrough first decided about a lead on {day}. A baseline shows the time before: choose {before} or "
            "an earlier day."
        })  # fmt: skip
    if Baseline.objects.filter(state=Baseline.State.ASKED, start=start, end=end).exists():
        raise Conflict({"end": "A baseline of these very days is being made. Wait for it, or choose other days."})
    row = Baseline.objects.create(
        tenant=tenant, start=period.start, end=period.end, time_zone=tenant.time_zone, asked_at=now, asked_by=user,
        through=through[:80],
    )  # fmt: skip
    enqueue(JOB, tenant.pk, row.pk)
    return row


def make_baseline(tenant: Tenant, pk, now: datetime) -> Iterator[int]:
    """Count what was imported, then write the record; may be left in between, and a second run does no harm.

    Yields as metrics.projecting.count_new does. Opens its own scopes.
    """
    yield from count_new(tenant, now)
    with tenant_scope(tenant.pk):
        row = Baseline.objects.select_for_update(of=("self",)).get(pk=pk)
        if row.state == Baseline.State.DONE or is_counting(tenant):
            return  # while another run counts, the next tick asks again
        period = Period(row.start, row.end)
        found = find_history(tenant, period)
        whole = figures(tenant, METRICS.values(), period, now)
        row.figures = [as_stored(tell(figure, found)) for figure in whole.values()]
        row.found = [
            {"key": each.key, "count": each.count, "first": _text(each.first), "last": _text(each.last)}
            for each in found
        ]
        row.cases = keep_cases(tenant, row.pk, period)
        row.time_zone, row.edition, row.made_at, row.state = tenant.time_zone, EDITION, now, Baseline.State.DONE
        row.save()


def figures_of(row: Baseline) -> list[Told]:
    """The figures as they were written, in the order of the definitions; those no longer made are left out."""
    told = {each.metric.key: each for each in map(from_stored, row.figures) if each is not None}
    return [told[key] for key in METRICS if key in told]


def history_of(row: Baseline) -> list[Found]:
    """What history it was made of."""
    return [
        Found(each["key"], each["count"], _date(each["first"]), _date(each["last"]))
        for each in row.found
        if each["key"] in DATA
    ]


def latest(tenant: Tenant) -> Baseline | None:
    """The newest baseline that is made: what figures are compared with. Inside the scope."""
    return Baseline.objects.filter(tenant=tenant, state=Baseline.State.DONE).order_by("-asked_at", "-id").first()


def _day(tenant: Tenant, at: datetime) -> date:
    return at.astimezone(ZoneInfo(tenant.time_zone)).date()


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
