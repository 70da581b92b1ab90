"""Telling owners and managers that the sync with their CRM has stopped, and what mends it (mission N3, G6)."""

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse

from followups.checking_mailboxes import who_decides
from followups.models.crm import CrmConnection
from tenants.models import Tenant
from tenants.scope import tenant_scope

PAUSED_JOB = "followups.jobs.crm_paused"
PAUSED = """Followthrough has stopped the sync of {tenant} with {name}.

{because}

Nothing is lost: what happens meanwhile on either side is made up for. Enter the token, then switch it on here:
{url}
"""


def tell_of_pause(tenant: Tenant, connection_id: UUID) -> int:
    """Write to whoever can mend it; how many. Outside any scope. Run twice it writes twice, never not at all."""
    with tenant_scope(tenant.pk):
        row = CrmConnection.objects.filter(pk=connection_id, is_active=False).exclude(paused_because="").first()
    if row is None:
        return 0
    url = settings.PUBLIC_URL + reverse("admin:followups_crmconnection_change", args=[row.pk])
    body = PAUSED.format(name=row, tenant=tenant.name, because=row.paused_because, url=url)
    subject, connection = f"{tenant.name}: the sync with {row.get_kind_display()} has stopped", get_connection()
    mails = [EmailMessage(subject, body, to=[address], connection=connection) for address in who_decides(tenant)]
    return connection.send_messages(mails) or 0
