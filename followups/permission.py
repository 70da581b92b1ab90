"""May this message go to its recipient? One question for the page that shows it, the approval and the sending (mission K1)."""

from datetime import datetime

from followups.models import Message
from leads.models import Lead
from suppression.asking import Contact, may_contact
from suppression.verdict import Purpose, Verdict
from tenants.models import Tenant

# A close-loop message is the one thing that the quiet after itself must not block; a first reply answers what they wrote.
PURPOSES = {"close_loop": Purpose.CLOSE_LOOP, "first_reply": Purpose.SERVICE_REPLY}


def may_send(tenant: Tenant, lead: Lead, message: Message, now: datetime) -> Verdict:
    """The verdict for the message's own address, channel and purpose. Call inside the tenant's scope; two queries."""
    contact = Contact(lead_id=lead.pk, email=message.to_address, phone=lead.phone)
    return may_contact(tenant, contact, message.channel, PURPOSES.get(message.kind, Purpose.FOLLOW_UP), now)
