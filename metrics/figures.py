"""Figures from the counts of days: any number of metrics, of any number of clients, in three queries.

What they cost follows the months, the days beside them and the values of a split, not the number of leads or events.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection

from metrics.definitions import KINDS, Count, How, Metric, Split, counts_of, splits_of
from metrics.periods import Period, spans_of, today_of
from tenants.models import Tenant

ALL = ""  # the split that takes nothing apart
# Whole months from the counts of months, what is left of the period from those of days. Each span is looked up by itself
# (LATERAL, kept apart by OFFSET 0): joined, PostgreSQL goes by the tenants of row-level security and reads their whole year.
_FOUND = """
WITH c AS (SELECT * FROM unnest(%(kinds)s::text[], %(outcomes)s::text[], %(waits)s::boolean[]) AS c (kind, outcome, waits)),
span AS (SELECT * FROM unnest(%(tenants)s::uuid[], %(span_waits)s::boolean[], %(months)s::boolean[], %(firsts)s::date[],
  %(lasts)s::date[]) AS s (id, waits, months, first, last)),
found AS (
  SELECT span.id AS tenant_id, c.kind, c.outcome, d.value, d.day, d.cases, d.amount
  FROM span JOIN c USING (waits) CROSS JOIN LATERAL (
    SELECT value, day, cases, amount FROM metrics_daycount
    WHERE tenant_id = span.id AND split = %(split)s AND kind = c.kind AND outcome = c.outcome
      AND day BETWEEN span.first AND span.last
    OFFSET 0) AS d
  WHERE NOT span.months
  UNION ALL
  SELECT span.id, c.kind, c.outcome, m.value, m.month, m.cases, m.amount
  FROM span JOIN c USING (waits) CROSS JOIN LATERAL (
    SELECT value, month, cases, amount FROM metrics_monthcount
    WHERE tenant_id = span.id AND split = %(split)s AND kind = c.kind AND outcome = c.outcome
      AND month BETWEEN span.first AND span.last
    OFFSET 0) AS m
  WHERE span.months
)
"""
_TOLD = "sum(cases)::bigint, sum(amount)::bigint FROM found GROUP BY 1, 2, 3, 4"
_SUMS = f"{_FOUND}SELECT tenant_id, kind, outcome, value, {_TOLD}"
_DAYS = f"{_FOUND}SELECT tenant_id, kind, outcome, day, {_TOLD}"


class NoSuchSplit(ValueError):
    """The metric is not taken apart by this; the message says by what it is."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `value` is in the unit of its metric (definitions.unit_of), None where there is nothing to divide by.

    `top` and `bottom` are the cases that it is made of; of a reduction, the stale ones at the end and before the start.
    """

    metric: Metric
    value: float | None
    top: int
    bottom: int | None = None
    split: str = ALL  # the value of the split, where it was taken apart

    @property
    def meets_target(self) -> bool | None:
        """Whether it is as good as its target; None where it has none, or nothing was counted."""
        if self.metric.target is None or self.value is None:
            return None
        return self.value >= self.metric.target if self.metric.better == "higher" else self.value <= self.metric.target


Sums = dict[tuple[str, str], tuple[int, int]]  # (kind, outcome) -> cases, amount
EARLIEST = date(1970, 1, 1)


def figures(tenant: Tenant, metrics: Iterable[Metric], period: Period, now: datetime) -> dict[str, Figure]:
    """The figure of each metric over a period, by its key. Inside the tenant's scope."""
    wanted = list(metrics)
    return {key: each[tenant.pk] for key, each in of_clients([tenant], wanted, period, now).items()}


def of_clients(
    tenants: Sequence[Tenant], metrics: Iterable[Metric], period: Period, now: datetime
) -> dict[str, dict[UUID, Figure]]:
    """As figures(), for many clients at once: metric's key -> tenant -> figure. Inside a scope over all of them."""
    wanted = list(metrics)
    found = _sums(tenants, wanted, period, now, ALL)
    none: Sums = {}
    return {
        metric.key: {tenant.pk: figure_of(metric, found.get((tenant.pk, ALL), (none, none)), ALL) for tenant in tenants}
        for metric in wanted
    }


def split_figures(tenant: Tenant, metric: Metric, period: Period, split: Split, now: datetime) -> list[Figure]:
    """The metric taken apart, the largest part first; the cases of the parts add up to all. Raises NoSuchSplit."""
    check_split(metric, split)
    found = _sums([tenant], [metric], period, now, split)
    made = [figure_of(metric, sums, value) for (_, value), sums in found.items()]
    parts = [each for each in made if each.top or each.bottom]
    return sorted(parts, key=lambda each: (-(each.bottom if each.bottom is not None else each.top), each.split))


def by_day(tenant: Tenant, metrics: Iterable[Metric], period: Period, now: datetime) -> dict[str, list[Figure]]:
    """The figure of each single day of the period, by the metric's key: what charts show. Not for reductions."""
    wanted = [metric for metric in metrics if metric.how is not How.REDUCTION]
    days = [period.start + timedelta(days=n) for n in range(period.days)]
    flows = _rows(_DAYS, [tenant], _counts(wanted, standing=False), period.start, period.end, now, ALL)
    standing = _counts(wanted, standing=True)
    changes = _rows(_DAYS, [tenant], standing, period.start, period.end, now, ALL)
    before = _rows(_SUMS, [tenant], standing, EARLIEST, period.start - timedelta(days=1), now, ALL)
    by: dict[date, Sums] = {day: {} for day in days}
    for _, kind, outcome, day, cases, amount in flows:
        by[day][kind, outcome] = cases, amount
    stands = {(kind, outcome): cases for _, kind, outcome, _, cases, _ in before}
    moved = {(day, kind, outcome): cases for _, kind, outcome, day, cases, _ in changes}
    for day in days:
        for count in standing:
            key = count.kind, count.outcome
            stands[key] = stands.get(key, 0) + moved.get((day, *key), 0)
            by[day][key] = stands[key], 0
    return {metric.key: [figure_of(metric, (by[day], {}), ALL) for day in days] for metric in wanted}


def check_split(metric: Metric, split: str) -> None:
    """Raises NoSuchSplit where the metric is not taken apart by this."""
    known = splits_of(metric)
    if split not in known:
        raise NoSuchSplit(f"“{metric.key}” is not split by “{split}”. It can be split by: {', '.join(known)}.")


def last_counted(metric: Metric, tenant: Tenant, period: Period, now: datetime) -> date:
    """The last day of the period that the metric counts: never one ahead; a full one where it is known only then."""
    today = today_of(tenant, now)
    return min(period.end, today - timedelta(days=1) if KINDS[metric.kind].settled else today)


def _sums(
    tenants: Sequence[Tenant], metrics: list[Metric], period: Period, now: datetime, split: str
) -> Mapping[tuple[UUID, str], tuple[Sums, Sums]]:
    """(tenant, value of the split) -> what is counted at the end or in the period, and what stood before it."""
    found: dict[tuple[UUID, str], tuple[Sums, Sums]] = defaultdict(lambda: ({}, {}))
    flows, standing = _counts(metrics, standing=False), _counts(metrics, standing=True)
    for tenant, kind, outcome, value, cases, amount in _rows(
        _SUMS, tenants, flows, period.start, period.end, now, split
    ):
        found[tenant, value][0][kind, outcome] = cases, amount
    for tenant, kind, outcome, value, cases, _ in _rows(_SUMS, tenants, standing, EARLIEST, period.end, now, split):
        found[tenant, value][0][kind, outcome] = cases, 0
    reduced = _counts([metric for metric in metrics if metric.how is How.REDUCTION], standing=True)
    day = period.start - timedelta(days=1)
    for tenant, kind, outcome, value, cases, _ in _rows(_SUMS, tenants, reduced, EARLIEST, day, now, split):
        found[tenant, value][1][kind, outcome] = cases, 0
    return found


def _counts(metrics: Iterable[Metric], *, standing: bool) -> list[Count]:
    counts = {count for metric in metrics if metric.how.is_standing is standing for count in counts_of(metric)}
    return sorted(counts, key=lambda count: (count.kind, count.outcome))


def _rows(
    sql: str, tenants: Sequence[Tenant], counts: list[Count], start: date, end: date, now: datetime, split: str
) -> list[tuple]:
    if not counts or not tenants:
        return []
    spans = []
    waits = {KINDS[count.kind].settled for count in counts}
    for tenant in tenants:
        today = today_of(tenant, now)
        for wait in waits:
            last = min(end, today - timedelta(days=1) if wait else today)
            spans += [(tenant.pk, wait, *span) for span in spans_of(start, last, by_month=sql is _SUMS)]
    if not spans:
        return []
    ids, span_waits, months, firsts, lasts = zip(*spans, strict=True)
    given = {
        "tenants": list(ids), "span_waits": list(span_waits), "months": list(months), "firsts": list(firsts),
        "lasts": list(lasts), "split": split, "kinds": [count.kind for count in counts],
        "outcomes": [count.outcome for count in counts], "waits": [KINDS[count.kind].settled for count in counts],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()


def figure_of(metric: Metric, sums: tuple[Sums, Sums], split: str = ALL) -> Figure:
    """A figure of its counts: what is counted at the end or in the period, and what stood before it."""
    now, before = sums
    top, amount = now.get((metric.top.kind, metric.top.outcome), (0, 0))
    if metric.how is How.MEAN:
        return Figure(metric, amount / top if top else None, top, None, split)
    if metric.how is How.REDUCTION:
        was, _ = before.get((metric.top.kind, metric.top.outcome), (0, 0))
        return Figure(metric, (was - top) / was if was else None, top, was, split)
    if metric.bottom is None:
        return Figure(metric, float(top), top, None, split)
    bottom, _ = now.get((metric.bottom.kind, metric.bottom.outcome), (0, 0))
    return Figure(metric, top / bottom if bottom else None, top, bottom, split)
