"""Months of a client, in its own calendar; written like 2026-10."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from metrics.periods import Period, today_of
from tenants.models import Tenant


class NoSuchMonth(ValueError):
    """The text is no month; the message says how one is written."""


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month, by its first day."""

    first: date

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def name(self) -> str:
        return f"{self.first:%B %Y}"

    @property
    def next(self) -> "Month":
        return Month((self.first + timedelta(days=31)).replace(day=1))

    @property
    def before(self) -> "Month":
        return Month((self.first - timedelta(days=1)).replace(day=1))

    @property
    def period(self) -> Period:
        return Period(self.first, self.next.first - timedelta(days=1))

    def begins(self, zone: str) -> datetime:
        return datetime.combine(self.first, time(0), tzinfo=ZoneInfo(zone))

    def ends(self, zone: str) -> datetime:
        """The first moment after it."""
        return self.next.begins(zone)


def month_of(text: str) -> Month:
    """The month written like 2026-10. Raises NoSuchMonth."""
    if not re.fullmatch(r"(19|20)\d\d-(0[1-9]|1[0-2])", text, re.ASCII):
        raise NoSuchMonth(f"“{text[:20]}” is no month. Write it like 2026-10.")
    return Month(date(int(text[:4]), int(text[5:]), 1))


def this_month(tenant: Tenant, now: datetime) -> Month:
    return Month(today_of(tenant, now).replace(day=1))


def full_months(tenant: Tenant, now: datetime, number: int) -> list[Month]:
    """The latest `number` months that are over for the client, the newest first."""
    found = [this_month(tenant, now).before]
    while len(found) < number:
        found.append(found[-1].before)
    return found
