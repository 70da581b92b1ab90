"""A lead and its open work go to another member at once, not only when it is looked at next (mission E7, J1)."""

from datetime import datetime

from followups.models import FollowUp, Message
from followups.reviewing import check_text
from leads import stopping
from leads.models import Lead
from tenants.models import Tenant, User


def hand_over(tenant: Tenant, message: Message, owner: User, *, because: str, user: User, now: datetime) -> bool:
    """Give the lead of a draft, and the draft, to another member; False where both are theirs already.

    A draft in review is put before the checks again: another person signs it. Raises Refused for who cannot own leads.
    """
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=message.lead_id)
    moved = stopping.reassign(tenant, lead, owner, now=now, because=because, user=user)
    given = FollowUp.objects.open().filter(lead=lead).exclude(owner=owner).update(owner=owner)
    message.follow_up.owner = owner
    if message.state == Message.State.IN_REVIEW:
        verdict, reasons = check_text(tenant, message, subject=message.subject, body=message.body, now=now)
        Message.objects.undecided().filter(pk=message.pk, revision=message.revision).update(
            verdict=verdict.as_dict(), review_because=reasons
        )
    return moved or given > 0
