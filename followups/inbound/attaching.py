"""What a person does with a message that nobody could be found for: say whose it is, or that nothing follows from it."""

from datetime import datetime

from followups.inbound.storing import READ_JOB
from followups.models import InboundMessage
from leads.models import Lead
from leads.refusals import Conflict, Refused
from tenants.enqueueing import enqueue
from tenants.models import Tenant, User


def attach(tenant: Tenant, row: InboundMessage, lead: Lead, *, user: User, now: datetime) -> None:
    """It is this lead's: read it again for them. Refused where something has followed from it for another."""
    taken = InboundMessage.objects.for_people().filter(pk=row.pk).update(
        lead=lead, read_at=now, attempts=0, error="", state=InboundMessage.State.NEW,
        state_because=f"{user} said whose it is."[:300],
    )  # fmt: skip
    if not taken:
        raise Conflict({"": "Somebody has seen to this message meanwhile. Load the page again."})
    enqueue(READ_JOB, tenant.pk, row.pk)


def ignore(row: InboundMessage, *, because: str, user: User, now: datetime) -> None:
    """Nothing is to follow from it. Refused without a reason, and where somebody has seen to it meanwhile."""
    because = because.strip()
    if not because:
        raise Refused({"why": "Say why, in a few words: the reason is kept with the message."})
    done = (
        InboundMessage.objects.for_people()
        .filter(pk=row.pk)
        .update(
            state=InboundMessage.State.IGNORED, read_at=None, processed_at=now, state_because=f"{user}: {because}"[:300]
        )
    )
    if not done:
        raise Conflict({"": "Somebody has seen to this message meanwhile. Load the page again."})
