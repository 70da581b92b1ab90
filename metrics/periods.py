"""Days that figures are asked for, in a tenant's own calendar."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tenants.models import Tenant

LONGEST = 2 * 366  # days


class NoSuchPeriod(ValueError):
    """The days are no period; the message says why, and what would be one."""


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both counted. Raises NoSuchPeriod."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise NoSuchPeriod(f"It ends ({self.end}) before it begins ({self.start}). Give the earlier day first.")
        if self.days > LONGEST:
            raise NoSuchPeriod(f"At most {LONGEST} days are shown at once; these are {self.days}. Choose fewer.")

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def before(self) -> "Period":
        """As many days, just before."""
        return Period(self.start - timedelta(days=self.days), self.start - timedelta(days=1))


def today_of(tenant: Tenant, now: datetime) -> date:
    """The tenant's day at that moment."""
    return now.astimezone(ZoneInfo(tenant.time_zone)).date()


def last_days(tenant: Tenant, now: datetime, days: int = 30) -> Period:
    """So many days up to today."""
    today = today_of(tenant, now)
    return Period(today - timedelta(days=days - 1), today)


def spans_of(start: date, end: date, *, by_month: bool = True) -> list[tuple[bool, date, date]]:
    """The days from `start` to `end` as (are whole months, first day, last day), in order; both counted, empty where none."""
    if end < start:
        return []
    first = start if start.day == 1 else _next_month(start)  # of the whole months
    after = end + timedelta(days=1)
    after = after.replace(day=1)  # of what follows them
    if not by_month or first >= after:
        return [(False, start, end)]
    a_day = timedelta(days=1)
    spans = [(False, start, first - a_day), (True, first, after - a_day), (False, after, end)]
    return [span for span in spans if span[1] <= span[2]]


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
