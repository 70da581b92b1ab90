"""May this message go to its recipient? One question for the page that shows it, the approval and the sending (mission K1)."""

from datetime import datetime

from followups.contacts import contact_of
from followups.models import Message
from leads.models import Lead
from suppression.asking import may_contact
from suppression.verdict import Purpose, Reason, Verdict, verdict
from tenants.models import StopLevel, Tenant
from tenants.stops import stop_of

# A close-loop message is the one thing that the quiet after itself must not block; a first reply answers what they wrote.
PURPOSES = {"close_loop": Purpose.CLOSE_LOOP, "first_reply": Purpose.SERVICE_REPLY}


def may_send(tenant: Tenant, lead: Lead, message: Message, now: datetime) -> Verdict:
    """The verdict for the message's own address, channel and purpose. Call inside the tenant's scope; three queries.

    Where all sending is stopped (D5) nobody may be written to, whoever approves it.
    """
    contact = contact_of(lead, message.to_address)
    found = may_contact(tenant, contact, message.channel, PURPOSES.get(message.kind, Purpose.FOLLOW_UP), now)
    stop = stop_of(tenant.pk)
    if stop is None or stop.level is not StopLevel.ALL:
        return found
    lift = "A manager can release it on the page “Autonomy”."
    reason = Reason("sending_stopped", stop.say, stop.at, "switch", None, lift)
    return verdict([reason, *found.because], found.channel, found.purpose)
