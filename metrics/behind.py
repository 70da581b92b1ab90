"""The cases behind a figure: whoever sees a number opens the very leads it is made of, and they add up to it."""

import base64
import binascii
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from metrics.definitions import Metric, Split
from metrics.figures import check_split, last_counted
from metrics.models import Case
from metrics.periods import Period
from tenants.models import Tenant

MOST = 200


class NoSuchValue(ValueError):
    """The split has no such value."""


class NoSuchPlace(ValueError):
    """A cursor that was not made here."""


@dataclass(frozen=True, slots=True)
class Page:
    """Cases, the oldest first; `next` is where the following page begins, empty on the last."""

    cases: list[Case]
    next: str

    @property
    def leads(self) -> list[UUID]:
        """The leads of these cases, each once, in their order."""
        return list(dict.fromkeys(case.lead_id for case in self.cases))


def cases_behind(
    tenant: Tenant,
    metric: Metric,
    period: Period,
    now: datetime,
    *,
    split: Split | str = "",
    value: str = "",
    part: str = "top",
    among: QuerySet | None = None,
) -> QuerySet:
    """The cases that a figure counts: `top` its numerator, `bottom` its denominator, `rest` the latter without the former.

    With a split: of the part that has this value of it. As many as Figure.top and Figure.bottom say. `among` are the rows to
    choose from, where these are not all cases: of some leads, or of a record (metrics.among). Inside the scope.
    Raises NoSuchSplit, and ValueError for a part that the metric has not.
    """
    if part not in ("top", "bottom", "rest") or (part != "top" and metric.bottom is None):
        raise ValueError(
            f"“{part}” is no part of “{metric.key}”. Give top{', bottom or rest' if metric.bottom else ''}."
        )
    count = metric.bottom if part != "top" and metric.bottom is not None else metric.top
    end = last_counted(metric, tenant, period, now)
    rows = Case.objects.filter(tenant=tenant) if among is None else among
    rows = rows.filter(kind=count.kind, outcomes__contains=[count.outcome])
    if part == "rest":
        rows = rows.exclude(outcomes__contains=[metric.top.outcome])
    if metric.how.is_standing:
        rows = rows.filter(Q(until=None) | Q(until__gt=end), day__lte=end)
    else:
        rows = rows.filter(day__gte=period.start, day__lte=end)
    if split:
        check_split(metric, split)
        rows = rows.filter(**{split: _as_stored(split, value)})
    return rows.order_by("day", "id")


def page_of(rows: QuerySet[Case], *, after: str = "", limit: int = MOST) -> Page:
    """One page of cases_behind(). Raises NoSuchPlace for a cursor that was not made here."""
    if after:
        day, case = _read(after)
        rows = rows.filter(Q(day=day, id__gt=case) | Q(day__gt=day), day__gte=day)
    found = list(rows[: limit + 1])
    more = len(found) > limit
    return Page(found[:limit], _place(found[limit - 1]) if more else "")


def missed(tenant: Tenant, metric: Metric, period: Period, now: datetime) -> QuerySet[Case]:
    """What keeps a share from being whole: the cases that are not as they should be. Empty for what is no share."""
    if metric.bottom is None:
        return Case.objects.none()
    return cases_behind(tenant, metric, period, now, part="rest" if metric.better == "higher" else "top")


def _as_stored(split: Split | str, value: str) -> str | UUID | None:
    if split != Split.OWNER:
        return value
    try:
        return UUID(value) if value else None
    except ValueError as error:
        raise NoSuchValue(f"“{value}” is no owner: give the id of a user, or nothing for none.") from error


def _place(case: Case) -> str:
    days = (case.day - date(1970, 1, 1)).days
    return base64.urlsafe_b64encode(f"{days} {case.pk.hex}".encode()).decode().rstrip("=")


def _read(text: str) -> tuple[date, UUID]:
    try:
        days, case = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().split(" ")
        return date(1970, 1, 1) + timedelta(days=int(days)), UUID(case)
    except (binascii.Error, ValueError, OverflowError) as error:
        raise NoSuchPlace("This place was not given by an answer of ours. Begin again without it.") from error
