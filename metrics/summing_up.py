"""The week by mail: each Monday the figures of the week before, client by client, for those who manage it (mission M5).

Once for each person, client and week, however often the job runs: the row is claimed before the mail leaves.
"""

import smtplib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode

from followups.alerting.alerts import mail_to
from metrics.definitions import METRICS, Metric
from metrics.describing import target_in_words
from metrics.figures import Figure, figures
from metrics.models import Projection, WeeklySummary
from metrics.monthly.calendar import Month
from metrics.monthly.standing import unsigned_of
from metrics.periods import Period
from metrics.words import change, in_words
from tenants.models import Membership, Role, Tenant, User
from tenants.scope import tenant_scope

SUMMARY_JOB = "metrics.jobs.summary"
MORNING = time(8)  # of Monday, on the client's clock
LATEST = timedelta(hours=40)  # after that: until Tuesday is over. Later it would be news of long ago
TRIES = 5
SHOWN = (
    "leads_captured", "follow_up_completion_rate", "no_response_disposition_rate", "coverage", "missed_promises_ours",
    "time_to_first_follow_up", "stale_leads", "response_rate", "opt_out_rate", "complaint_rate", "win_rate", "open_leads",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of the mail, with the page that it is on."""

    metric: Metric
    words: str
    change: str
    target: str
    is_off_target: bool
    url: str


def week_due(tenant: Tenant, now: datetime) -> date | None:
    """The Monday of the week that is to be told of now; None where it is not the time on the client's clock."""
    zone = ZoneInfo(tenant.time_zone)
    today = now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    begins = datetime.combine(monday, MORNING, tzinfo=zone)
    return monday - timedelta(days=7) if begins <= now < begins + LATEST else None


def send_summaries(tenant: Tenant, now: datetime) -> int:
    """Mail each manager of the client who wants it the week before; how many went out. Call it outside any scope.

    Nothing is sent before that week is wholly counted, nor of a client without a lead.
    """
    week = week_due(tenant, now)
    if week is None:
        return 0
    with tenant_scope(tenant.pk):
        ends = datetime.combine(week + timedelta(days=7), time(0), tzinfo=ZoneInfo(tenant.time_zone))
        if not Projection.objects.filter(tenant=tenant, counted_at__gte=ends, target=None).exists():
            return 0
        had = set(
            WeeklySummary.objects.filter(tenant=tenant, week=week)
            .exclude(claimed_at=None)
            .values_list("user", flat=True)
        )
        readers = [user for user in _managers(tenant) if user.pk not in had]
        if not readers:
            return 0
        told = _told(tenant, week, now)
    return sum(_send(tenant, user, week, told, now) for user in readers) if told else 0


def _managers(tenant: Tenant) -> list[User]:
    mine = Membership.objects.filter(
        Q(tenant=tenant) | Q(tenant=None, agency=tenant.agency_id), role__in=[Role.MANAGER, Role.OWNER]
    )
    rows = User.objects.filter(pk__in=mine.values("user_id"), is_active=True, weekly_summary=True)
    return list(rows.order_by("email"))


def _told(tenant: Tenant, week: date, now: datetime) -> dict | None:
    """What the templates say; None where there is nothing to tell of. Inside the tenant's scope."""
    period = Period(week, week + timedelta(days=6))
    metrics = [METRICS[key] for key in SHOWN]
    found, before = figures(tenant, metrics, period, now), figures(tenant, metrics, period.before, now)
    if not any(figure.top or figure.bottom for figure in found.values()):
        return None
    lines = [_line(tenant, figure, before[key], period) for key, figure in found.items()]
    months: list[tuple[Month, str]] = [
        (month, _url("month_review", tenant.slug, str(month))) for _, month in unsigned_of([tenant], now)
    ]
    return {
        "tenant": tenant, "period": period, "lines": lines, "months": months, "off": sum(line.is_off_target for line in lines),
        "everything": _url("measures", tenant.slug, query=_days(period)), "settings_url": _url("my_settings"),
    }  # fmt: skip


def _line(tenant: Tenant, figure: Figure, before: Figure, period: Period) -> Line:
    metric = figure.metric
    url = _url("measure", tenant.slug, metric.key, query=_days(period))
    words = in_words(metric, figure.value)
    off = figure.meets_target is False
    return Line(metric, words, change(figure, before), target_in_words(metric), off, url)


def _send(tenant: Tenant, user: User, week: date, told: dict, now: datetime) -> bool:
    with tenant_scope(tenant.pk):
        WeeklySummary.objects.bulk_create(
            [WeeklySummary(tenant=tenant, user=user, week=week, created_at=now)], ignore_conflicts=True
        )
        mine = WeeklySummary.objects.filter(tenant=tenant, user=user, week=week)
        if not mine.filter(claimed_at=None, attempts__lt=TRIES).update(claimed_at=now, attempts=F("attempts") + 1):
            return False
    error = ""
    period = told["period"]
    subject = f"{tenant.name}: the week of {period.start.day} {period.start:%B}"
    try:
        words = [render_to_string(f"metrics/weekly_summary.{kind}", {**told, "user": user}) for kind in ("txt", "html")]
        mail_to(user, subject, *words)
    except (OSError, smtplib.SMTPException, ValueError) as problem:
        error = f"The mail to {user.email} was not taken: {problem}"
    with tenant_scope(tenant.pk):
        if error:  # it did not go out: another run tries again
            mine.update(claimed_at=None, error=error[:500])
        else:
            mine.update(sent_at=now, error="")
    return not error


def _days(period: Period) -> str:
    return urlencode({"from": period.start, "to": period.end})


def _url(name: str, *args: str, query: str = "") -> str:
    return settings.PUBLIC_URL + reverse(name, args=args) + (f"?{query}" if query else "")
