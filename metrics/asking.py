"""What a request may ask about figures: which metric, which days, which split. For the API and the pages alike."""

from collections.abc import Mapping
from datetime import date, datetime

from metrics.definitions import METRICS, Metric, Split
from metrics.figures import check_split
from metrics.periods import NoSuchPeriod, Period, last_days
from tenants.models import Tenant

SPANS = (7, 30, 90, 365)  # days that pages offer
USUAL = 30


class NoSuchMetric(ValueError):
    """There is no metric of that key."""


def metric_of(key: str) -> Metric:
    """The metric of a key. Raises NoSuchMetric."""
    if key not in METRICS:
        raise NoSuchMetric(f"There is no measure “{key[:60]}”. There are: {', '.join(METRICS)}.")
    return METRICS[key]


def period_of(tenant: Tenant, given: Mapping[str, str], now: datetime) -> Period:
    """`from` and `to` (YYYY-MM-DD, both counted), or the last `days` up to today. Raises NoSuchPeriod."""
    start, end = _day(given, "from"), _day(given, "to")
    if start and end:
        return Period(start, end)
    if start or end:
        raise NoSuchPeriod("Give both from and to, or days.")
    text = given.get("days") or str(USUAL)
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= 731:
        raise NoSuchPeriod("days: give a whole number from 1 to 731.")
    return last_days(tenant, now, int(text))


def split_of(metric: Metric, given: Mapping[str, str]) -> Split | None:
    """The split asked for with `by`. Raises NoSuchSplit."""
    if not given.get("by"):
        return None
    check_split(metric, given["by"])
    return Split(given["by"])


def _day(given: Mapping[str, str], name: str) -> date | None:
    if not given.get(name):
        return None
    try:
        return date.fromisoformat(given[name])
    except ValueError as error:
        raise NoSuchPeriod(f"{name}: “{given[name][:20]}” is no day. Write it as 2026-11-30.") from error
