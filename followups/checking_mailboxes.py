"""Trying a mailbox out: connect, sign in, and send a test mail to whoever asked. And telling owners of one that was paused."""

import smtplib
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse

from followups.channels.connections import authenticate, connection_for
from followups.channels.delivery import Outcome
from followups.channels.email import Mail
from followups.channels.handing_over import deliver
from followups.models import SendingIdentity
from tenants.models import Membership, Role, Tenant, User
from tenants.scope import tenant_scope
from tenants.sealing import SealingError

CHECK_JOB = "followups.jobs.check_mailbox_now"
UNDER_WAY = "The test has begun. Load the page again in a moment."
TEXT = """This is a test of the mailbox “{name}” of {tenant}.

It connects, it signs in, and what it sends arrives: you are reading it.
"""
PAUSED = """Followthrough has paused the mailbox {address} of {tenant}.

{because}

Nothing leaves by it until a person resumes it, with a reason: {url}
Look first where these addresses come from, and whether the people behind them asked to be written to.
"""


def check_mailbox(tenant: Tenant, identity_id: UUID, user: User, now: datetime) -> bool:
    """Try it and store the result; call it outside any scope. True where the test mail was handed over."""
    with tenant_scope(tenant.pk):
        identity = SendingIdentity.objects.get(pk=identity_id)
        connection, say = None, ""
        try:
            connection = connection_for(identity)
        except SealingError as error:
            say = str(error)
    ok = False
    if connection is not None:
        ok, say = _try(identity, tenant, user, connection)
    with tenant_scope(tenant.pk):
        SendingIdentity.objects.filter(pk=identity_id).update(tested_at=now, test_ok=ok, test_say=say[:500])
    return ok


def _try(identity: SendingIdentity, tenant: Tenant, user: User, connection) -> tuple[bool, str]:
    mail = Mail(
        subject=f"Test of the mailbox {identity.name}",
        body=TEXT.format(name=identity.name, tenant=tenant.name),
        from_email=identity.address,
        to=[user.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        authenticate(connection)
    except smtplib.SMTPAuthenticationError:
        return False, "The mail server does not accept the user name and password."
    except (OSError, smtplib.SMTPException) as error:
        return False, f"The mail server could not be reached: {error}"
    delivery = deliver(mail, connection)
    return delivery.outcome is Outcome.SENT, delivery.say


def tell_of_pause(tenant: Tenant, identity_id: UUID) -> int:
    """Write to the owners and managers of a client whose mailbox was paused; how many. Outside any scope.

    By the installation's own mail server. Run twice it writes twice, which is better than not at all.
    """
    with tenant_scope(tenant.pk):
        identity = SendingIdentity.objects.get(pk=identity_id)
    if not identity.is_paused:
        return 0
    url = settings.PUBLIC_URL + reverse("admin:followups_sendingidentity_change", args=[identity.pk])
    body = PAUSED.format(address=identity.address, tenant=tenant.name, because=identity.paused_because, url=url)
    connection = get_connection()
    mails = [
        EmailMessage(
            f"{tenant.name}: the mailbox {identity.address} is paused", body, to=[address], connection=connection
        )
        for address in who_decides(tenant)
    ]
    return connection.send_messages(mails) or 0


def who_decides(tenant: Tenant) -> list[str]:
    """Addresses of the owners and managers of a client."""
    rows = Membership.objects.filter(agency=tenant.agency_id, role__in=[Role.OWNER, Role.MANAGER], user__is_active=True)
    mine = rows.filter(tenant=tenant) | rows.filter(tenant=None)
    return sorted(set(mine.values_list("user__email", flat=True)))
