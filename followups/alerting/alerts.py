"""Sending alerts: each to its person by mail and to the client's webhook, tried again until both have it (E4, G6)."""

import smtplib
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse

from followups.alerting.posting import NotPosted, post
from followups.models import Alert
from tenants.budget import SECONDS_A_JOB, within
from tenants.models import Tenant, User
from tenants.scope import tenant_scope

ALERT_JOB = "followups.jobs.alert"
BATCH = 200
TRIES = 8
BACKOFF = timedelta(minutes=1)  # doubled each time: 1, 2, 4 … 64 minutes
BODY = """{text}

{lead}: {url}

Open it, do what is to be done, and note it there: nothing goes out by itself meanwhile.
{tenant}, {at}
"""


def send_due_alerts(tenant: Tenant, now: datetime) -> int:
    """Try every alert of the tenant that is due; how many are told everywhere. Call it outside any scope.

    Each is claimed before the network: one that a crash left half-way is tried again after its backoff, so that a person may
    hear of a cause twice, but never not at all.
    """
    with tenant_scope(tenant.pk):
        ids = list(Alert.objects.due(now).values_list("pk", flat=True)[:BATCH])
    return sum(_try(tenant, pk, now) for pk in within(SECONDS_A_JOB, ids))


def _try(tenant: Tenant, pk: UUID, now: datetime) -> bool:
    with tenant_scope(tenant.pk):
        alert = Alert.objects.select_related("lead", "user").due(now).filter(pk=pk).first()
        if alert is None:
            return False
        again = None if alert.attempts + 1 >= TRIES else now + BACKOFF * 2**alert.attempts
        claimed = Alert.objects.filter(pk=pk, attempts=alert.attempts, try_at=alert.try_at)
        if not claimed.update(attempts=alert.attempts + 1, try_at=again):
            return False
    told, errors = {}, []
    if alert.mailed_at is None:
        _note("mailed_at", _mailed(tenant, alert), told, errors, now)
    if tenant.alert_webhook and alert.posted_at is None:
        _note("posted_at", _posted(tenant, alert), told, errors, now)
    if not errors:
        told["try_at"] = None
    with tenant_scope(tenant.pk):
        Alert.objects.filter(pk=pk).update(**told, error="; ".join(errors)[:500])
    return not errors


def _note(name: str, error: str, told: dict, errors: list[str], now: datetime) -> None:
    if error:
        errors.append(error)
    else:
        told[name] = now


def _mailed(tenant: Tenant, alert: Alert) -> str:
    """Why it could not be mailed, "" where it was."""
    if not alert.user.is_active:
        return ""
    subject = f"{tenant.name}: {alert.lead.name}"
    try:
        mail_to(alert.user, subject, BODY.format(**_told(tenant, alert), text=alert.text))
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return f"The mail to {alert.user.email} was not taken: {error}"
    return ""


def _posted(tenant: Tenant, alert: Alert) -> str:
    told = _told(tenant, alert)
    try:
        post(tenant.alert_webhook, _escaped(f"{alert.text}\n{told['lead']}, for {alert.user}: ") + told["url"])
    except NotPosted as error:
        return str(error)
    return ""


def _told(tenant: Tenant, alert: Alert) -> dict[str, str]:
    url = settings.PUBLIC_URL + reverse("lead", args=[tenant.slug, alert.lead_id])
    at = f"{alert.created_at:%Y-%m-%d %H:%M} UTC"
    return {"lead": alert.lead.name, "url": url, "tenant": tenant.name, "at": at}


def _escaped(text: str) -> str:
    """What a lead wrote must not become a mention or link there: Slack asks for these three characters to be written so."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def mail_to(user: User, subject: str, body: str, html: str = "") -> None:
    """A mail to somebody of the house, plain or with the same as HTML, by the installation's own mail server. Network: never
    inside a transaction."""
    mail = EmailMultiAlternatives(" ".join(subject.split())[:200], body, to=[user.email])
    if html:
        mail.attach_alternative(html, "text/html")
    mail.send()
