"""The daily digest: what is due, overdue, to approve and to take up again, each with its link (mission E6, G6)."""

import smtplib
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from followups.alerting.alerts import mail_to
from followups.engine.decision import Reason
from followups.engine.policy import Calendar
from followups.engine.timing import next_open
from followups.models import Digest, FollowUp
from followups.policies import current_policy
from followups.web import queue
from tenants.models import Tenant, User
from tenants.models.agency import members_of
from tenants.scope import tenant_scope

DIGEST_JOB = "followups.jobs.digest"
MORNING = time(8)
UNTIL = time(11)  # a morning that was missed by more is over: the mail would speak of a day half gone
TRIES = 5
MOST = 15  # lines of one heading
REACTIVATIONS = (Reason.REVISIT, Reason.REACTIVATION)


def is_morning(tenant: Tenant, now: datetime) -> bool:
    """Whether it is the hour of the digest on the tenant's clock; the day itself is judged by its calendar."""
    return MORNING <= now.astimezone(ZoneInfo(tenant.time_zone)).time() < UNTIL


def send_digests(tenant: Tenant, now: datetime) -> int:
    """Mail each member who wants one the digest of this morning, once a day; how many went out. Outside any scope."""
    day = now.astimezone(ZoneInfo(tenant.time_zone)).date()
    with tenant_scope(tenant.pk):
        calendar = current_policy(tenant).policy.calendar
        if not is_morning(tenant, now) or not _works_on(day, calendar):
            return 0
        readers = list(members_of(tenant).filter(is_active=True, daily_digest=True))
    return sum(_send(tenant, user, day, now) for user in readers)


def _works_on(day: date, calendar: Calendar) -> bool:
    """Whether it is a working day of the tenant's, whatever its hours."""
    zone = ZoneInfo(calendar.time_zone)
    return next_open(datetime.combine(day, time(0), tzinfo=zone), calendar).astimezone(zone).date() == day


def _send(tenant: Tenant, user: User, day: date, now: datetime) -> bool:
    with tenant_scope(tenant.pk):
        body = digest_of(tenant, user, now)
        if not body:
            return False
        row, _ = Digest.objects.get_or_create(tenant_id=tenant.pk, user=user, day=day, defaults={"created_at": now})
        mine = Digest.objects.filter(pk=row.pk, sent_at=None, attempts=row.attempts)
        if row.attempts >= TRIES or not mine.update(attempts=row.attempts + 1):
            return False
    error = ""
    try:
        mail_to(user, f"{tenant.name}: your day, {day:%A} {day.day} {day:%B}", body)
    except (OSError, smtplib.SMTPException, ValueError) as problem:
        error = f"The mail to {user.email} was not taken: {problem}"
    with tenant_scope(tenant.pk):
        Digest.objects.filter(pk=row.pk).update(sent_at=None if error else now, error=error[:500])
    return not error


def digest_of(tenant: Tenant, user: User, now: datetime) -> str:
    """The words of one person's digest; "" where there is nothing to do. Call it inside the tenant's scope."""
    clock = ZoneInfo(user.time_zone or tenant.time_zone)
    today = now.astimezone(clock).date()
    tomorrow = datetime.combine(today + timedelta(days=1), time(0), tzinfo=clock)
    drafts = queue.drafts(user).select_related("lead", "follow_up")
    reviewed = {message.follow_up_id: message for message in drafts}
    work = FollowUp.objects.open().filter(owner=user).select_related("lead").order_by("due_at", "id")
    again = work.filter(reason__in=[str(reason) for reason in REACTIVATIONS], due_at__lt=tomorrow)
    rest = work.exclude(pk__in=again.values("pk")).exclude(pk__in=list(reviewed))
    parts = [
        _part("Overdue", [_task(tenant, row, clock) for row in _some(rest.filter(due_at__lt=now))]),
        _part(
            "Due today", [_task(tenant, row, clock) for row in _some(rest.filter(due_at__gte=now, due_at__lt=tomorrow))]
        ),
        _part(
            "To approve: each link opens the draft, and one click there sends it on",
            [
                _line(row.lead.name, row.subject or row.body[:80], _url("review", tenant, row.pk))
                for row in drafts[:MOST]
            ],
        ),
        _part("To take up again", [_task(tenant, row, clock) for row in _some(again)]),
    ]
    found = [part for part in parts if part]
    if not found:
        return ""
    everything = settings.PUBLIC_URL + reverse("tenant_today", args=[tenant.slug])
    off = settings.PUBLIC_URL + reverse("my_settings")
    return "\n\n".join([*found, f"Everything: {everything}", f"No such mail any more: {off}"]) + "\n"


def _some(rows: QuerySet[FollowUp]) -> list[FollowUp]:
    return list(rows[:MOST])


def _part(title: str, lines: list[str]) -> str:
    return "\n".join([title, *lines]) if lines else ""


def _task(tenant: Tenant, row: FollowUp, clock: ZoneInfo) -> str:
    due = row.due_at.astimezone(clock)
    return _line(
        row.lead.name, f"{row.title} (due {due:%a} {due.day} {due:%b %H:%M})", _url("lead", tenant, row.lead_id)
    )


def _line(name: str, what: str, url: str) -> str:
    return f"- {name}: {' '.join(what.split())}\n  {url}"


def _url(name: str, tenant: Tenant, pk: UUID) -> str:
    return settings.PUBLIC_URL + reverse(name, args=[tenant.slug, pk])
