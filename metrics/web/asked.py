"""What the address of a page asks for; what it asks wrongly is told on the page, with the usual figures."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest
from django.utils.http import urlencode

from metrics.asking import SPANS, NoSuchMetric, metric_of, period_of
from metrics.definitions import Metric
from metrics.periods import NoSuchPeriod, Period, last_days, today_of
from tenants.models import Tenant


@dataclass(frozen=True, slots=True)
class Asked:
    """A period, how it was asked for (to go on with it), and what was wrong with it."""

    period: Period
    query: str  # days=30, or from=…&to=…
    days: int | None  # of a span up to today
    wrong: str = ""

    @property
    def spans(self) -> list[tuple[int, str]]:
        return [(days, "1 year" if days == 365 else f"{days} days") for days in SPANS]


def asked_of(request: HttpRequest, tenant: Tenant, now: datetime) -> Asked:
    """The period of a page."""
    given, wrong = request.GET.dict(), ""
    try:
        period = period_of(tenant, given, now)
    except NoSuchPeriod as error:
        period, wrong = last_days(tenant, now), str(error)
    if period.end == today_of(tenant, now):
        return Asked(period, urlencode({"days": period.days}), period.days, wrong)
    return Asked(period, urlencode({"from": period.start, "to": period.end}), None, wrong)


def metric_or_404(key: str) -> Metric:
    try:
        return metric_of(key)
    except NoSuchMetric as error:
        raise Http404(str(error)) from error
