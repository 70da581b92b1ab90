"""A pilot begins, is cancelled, and ends by itself: its result is written once, with the cases behind it (mission M3)."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from leads.refusals import Conflict, Refused
from metrics.definitions import EDITION
from metrics.keeping import keep_cases
from metrics.models import Baseline, Pilot
from metrics.periods import today_of
from metrics.piloting.segments import take, value_of
from metrics.piloting.standing import Standing, work_out
from metrics.piloting.thresholds import DEFAULTS, read_thresholds
from metrics.projecting import count_new, is_counting
from tenants.enqueueing import enqueue
from tenants.models import Tenant, User
from tenants.scope import tenant_scope

JOB = "metrics.audit_jobs.pilot"
OVER_JOB = "metrics.audit_jobs.pilot_over"
DAYS, LEADS = 30, 100  # mission M3
MOST_DAYS, MOST_LEADS, AHEAD = 366, 1000, 90
LONGEST_NAME, LONGEST_WHY = 120, 300


def begin_pilot(
    tenant: Tenant,
    *,
    name: str,
    start: date,
    now: datetime,
    by: str = "",
    value: str = "",
    days: int = DAYS,
    leads: int = LEADS,
    thresholds: Mapping[str, object] | None = None,
    baseline: str | None = None,
    user: User | None = None,
    through: str = "",
) -> Pilot:
    """Define a pilot: it runs from the day `start` on, for so many days or leads at most. Inside the scope.

    `thresholds` are bounds by measure, in its unit; without any those of the mission. `baseline` is an id of the client's.
    Raises Refused by field, Conflict where one of the same segment is running.
    """
    wrong: dict[str, str] = {}
    name, today = " ".join(name.split()), today_of(tenant, now)
    if not 1 <= len(name) <= LONGEST_NAME:
        wrong["name"] = f"Give it a name of at most {LONGEST_NAME} characters."
    if not today <= start <= today + timedelta(days=AHEAD):
        wrong["start"] = (
            f"It begins today ({today}) or up to {AHEAD} days ahead: a pilot judges what nobody has seen yet. Choose such a day."
        )
    if not 1 <= days <= MOST_DAYS:
        wrong["days"] = f"Give a number of days from 1 to {MOST_DAYS}."
    if not 1 <= leads <= MOST_LEADS:
        wrong["leads"] = f"Give a number of leads from 1 to {MOST_LEADS}."
    for read in (
        lambda: value_of(tenant, by, value),
        lambda: read_thresholds(DEFAULTS if thresholds is None else thresholds),
    ):
        try:
            read()
        except Refused as error:
            wrong |= error.errors
    held_against = Baseline.objects.filter(pk=baseline, state=Baseline.State.DONE).first() if baseline else None
    if baseline and held_against is None:
        wrong["baseline"] = "There is no such baseline, or it is not made yet. Choose one from the list, or none."
    if wrong:
        raise Refused(wrong)
    stored = value_of(tenant, by, value)
    try:
        with transaction.atomic():
            return Pilot.objects.create(
                tenant=tenant, name=name, by=by, value=stored, start=start, days=days, leads=leads, baseline=held_against,
                thresholds=read_thresholds(DEFAULTS if thresholds is None else thresholds),
                made_at=now, made_by=user, through=through[:80],
            )  # fmt: skip
    except IntegrityError as error:
        if "pilot_one_running" not in str(error):
            raise
        running = Pilot.objects.get(state=Pilot.State.RUNNING, by=by, value=stored)
        say = f"“{running.name}” is running with these leads. Wait for its end, cancel it, or choose other leads."
        raise Conflict({"value": say}) from error


def cancel_pilot(
    tenant: Tenant, pilot: Pilot, *, because: str, now: datetime, user: User | None = None, through: str = ""
) -> Pilot:
    """End it without a verdict, for a stated reason; the figures up to yesterday are kept. Inside the scope."""
    because = " ".join(because.split())
    if not 1 <= len(because) <= LONGEST_WHY:
        raise Refused({"because": f"Say why it is cancelled, in at most {LONGEST_WHY} characters: it is kept with it."})
    row = Pilot.objects.select_for_update(of=("self",)).get(pk=pilot.pk)
    if row.state != Pilot.State.RUNNING:
        raise Conflict({"because": f"It is {row.get_state_display().lower()} already. Load the page again."})
    yesterday = today_of(tenant, now) - timedelta(days=1)
    row.state, row.cancelled_by, row.cancelled_because, row.cancelled_through = (
        Pilot.State.CANCELLED, user, because, through[:80],
    )  # fmt: skip
    standing = work_out(tenant, row, now, until=yesterday)
    _write(tenant, row, standing)
    row.ended_at = now
    row.save()
    return row


def end_pilot(tenant: Tenant, pk, now: datetime) -> Iterator[int]:
    """Where it is over, count what is new and write its result for good; a second run finds it written.

    Yields as metrics.projecting.count_new does; while another run counts, the next tick asks again. Opens its own scopes.
    """
    yield from count_new(tenant, now)
    with tenant_scope(tenant.pk):
        row = Pilot.objects.select_for_update(of=("self",)).get(pk=pk)
        if row.state != Pilot.State.RUNNING or is_counting(tenant):
            return
        standing = work_out(tenant, row, now)
        if not standing.is_over:
            return
        row.state, row.verdict, row.ended_at = Pilot.State.ENDED, standing.verdict.value, now
        _write(tenant, row, standing)
        row.save()
        enqueue(OVER_JOB, tenant.pk, row.pk)


def is_over(tenant: Tenant, pilot: Pilot, now: datetime) -> bool:
    """Whether its last day has passed. Inside the scope."""
    return today_of(tenant, now) > take(tenant, pilot, now).last_day


def _write(tenant: Tenant, row: Pilot, standing: Standing) -> None:
    """Fill in the result and keep the cases; the row is saved by the caller."""
    if standing.period is None:
        return
    row.edition, row.last_day = EDITION, standing.period.end
    row.result = {
        "leads": [[str(lead), day.isoformat()] for lead, day in standing.leads],
        "figures": [
            {"key": figure.metric.key, "value": figure.value, "top": figure.top, "bottom": figure.bottom}
            for figure in standing.figures.values()
        ],
        "exceptions": [missed.as_stored() for missed in standing.exceptions],
    }
    keep_cases(tenant, row.pk, standing.period, [lead for lead, _ in standing.leads])
