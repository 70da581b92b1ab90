"""Telling owners and managers that a webhook was disabled (mission N3, G6)."""

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse

from followups.checking_mailboxes import who_decides
from followups.models import Webhook
from tenants.models import Tenant
from tenants.scope import tenant_scope

DISABLED = """Followthrough has disabled the webhook “{name}” of {tenant}.

{because}

Nothing is lost: when it is enabled again, it goes on where it was. Mend the receiver, then enable it here:
{url}
"""


def tell_of_disabling(tenant: Tenant, webhook_id: UUID) -> int:
    """Write to whoever can mend it; how many. Outside any scope. Run twice it writes twice, never not at all."""
    with tenant_scope(tenant.pk):
        hook = Webhook.objects.filter(pk=webhook_id, is_enabled=False).exclude(disabled_at=None).first()
    if hook is None:
        return 0
    url = settings.PUBLIC_URL + reverse("admin:followups_webhook_change", args=[hook.pk])
    body = DISABLED.format(name=hook.name, tenant=tenant.name, because=hook.disabled_because, url=url)
    subject, connection = f"{tenant.name}: the webhook {hook.name} is disabled", get_connection()
    mails = [EmailMessage(subject, body, to=[address], connection=connection) for address in who_decides(tenant)]
    return connection.send_messages(mails) or 0
