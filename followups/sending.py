"""Sending: everything is asked again, the row is claimed and committed, then the network, then the outcome.

    1. lock the lead; decide it again; ask may_contact; look at the clock; compare the digest
    2. mark the message as being sent and commit
    3. hand it over, outside any transaction
    4. record what became of it

A crash between 2 and 4 leaves the message claimed. It becomes `unknown`: a person decides, the machine never sends it again.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core.mail import EmailMessage

from followups.channels.delivery import Delivery, Outcome
from followups.channels.email import build, deliver, message_id_of
from followups.engine.policy import Policy
from followups.engine.slots import Slot
from followups.models import FollowUp, Message
from followups.outcomes import record_outcome
from followups.overtaking import Overtaken, how_it_stands
from followups.permission import may_send
from followups.policies import current_policy
from leads.journal import record
from leads.models import Event, Lead
from leads.waking import wake
from tenants.budget import SECONDS_A_JOB, within
from tenants.models import Tenant
from tenants.scope import tenant_scope

log = logging.getLogger(__name__)

BATCH = 100
CLAIM_IS_LOST_AFTER = timedelta(minutes=5)  # far above the time limit of a delivery (EMAIL_TIMEOUT)
TOO_LATE = timedelta(days=2)  # approved for a moment so long past that a person should look at it again


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a message is not sent now, and the state that leaves it in."""

    state: Message.State
    code: str
    say: str


def send_due_messages(tenant: Tenant, now: datetime) -> list[Delivery]:
    """Send what is approved and due; call it outside any scope."""
    give_up_lost_claims(tenant, now)
    with tenant_scope(tenant.pk):
        ids = list(Message.objects.to_send(now).values_list("pk", flat=True)[:BATCH])
    deliveries = [send_message(tenant, pk, now) for pk in within(SECONDS_A_JOB, ids)]
    return [delivery for delivery in deliveries if delivery is not None]


def send_message(tenant: Tenant, message_id: UUID, now: datetime) -> Delivery | None:
    """Send one message, if it may still go out; None where it was not sent and its row says why."""
    mail = _claim(tenant, message_id, now)
    if mail is None:
        return None
    delivery = deliver(mail)
    with tenant_scope(tenant.pk):
        record_outcome(tenant, message_id, delivery, now)
    return delivery


def _claim(tenant: Tenant, message_id: UUID, now: datetime) -> EmailMessage | None:
    """Ask everything again and mark the message as being sent; committed when the mail is returned."""
    with tenant_scope(tenant.pk):
        lead_id = Message.objects.filter(pk=message_id).values_list("lead_id", flat=True).first()
        # The lead's row first: a reply that is being recorded is either seen here or finds the message claimed.
        lead = Lead.objects.select_for_update(of=("self",)).filter(pk=lead_id).first()
        message = Message.objects.to_send(now).filter(pk=message_id).select_related("follow_up").first()
        if lead is None or message is None:
            return None
        refusal, slot = _why_not(tenant, lead, message, current_policy(tenant).policy, now)
        if refusal:
            _put_aside(tenant, lead, message, refusal, now)
            return None
        if slot.at > now:
            _put_off(tenant, lead, message, slot, now)
            return None
        message.message_id = message_id_of(message, tenant)
        try:
            mail = build(message, tenant)
        except ValueError as error:
            _put_aside(
                tenant,
                lead,
                message,
                Refusal(Message.State.IN_REVIEW, "malformed", f"It cannot be sent as it is: {error}"),
                now,
            )
            return None
        message.state, message.state_at, message.claimed_at = Message.State.SENDING, now, now
        message.save(update_fields=["state", "state_at", "claimed_at", "message_id"])
    return mail


def _why_not(
    tenant: Tenant, lead: Lead, message: Message, policy: Policy, now: datetime
) -> tuple[Refusal | None, Slot]:
    """The first reason against sending, asked of the facts as they are now, and when they allow it otherwise."""
    overtaken, slot = how_it_stands(tenant, lead, message, policy, now)
    return _refusal(tenant, lead, message, overtaken, now), slot


def _refusal(
    tenant: Tenant, lead: Lead, message: Message, overtaken: Overtaken | None, now: datetime
) -> Refusal | None:
    if message.digest() != message.approved_digest:
        return Refusal(Message.State.IN_REVIEW, "changed", "It was changed after it was approved.")
    if now - message.send_at > TOO_LATE:
        return Refusal(
            Message.State.IN_REVIEW,
            "too_late",
            f"It should have gone out on {message.send_at:%Y-%m-%d}: please look at it again.",
        )
    if overtaken:
        return Refusal(Message.State.OVERTAKEN, overtaken.code, overtaken.say)
    verdict = may_send(tenant, lead, message, now)
    if not verdict.allowed:
        return Refusal(Message.State.SKIPPED, verdict.code, verdict.say)
    return None


def _put_off(tenant: Tenant, lead: Lead, message: Message, slot: Slot, now: datetime) -> None:
    """Not now: it keeps its approval for a time near the one that was approved, else a person looks at it again.

    A night, a weekend or a holiday never costs the approval; what a cap, the gap or a mailbox puts off by more than
    TOO_LATE does. The lead is decided anew, so that its next action shows the new time and the reason.
    """
    message.send_at, message.state_because = slot.at, f"It waits: {slot.because}"[:500]
    only_closed = set(slot.limits) <= {"hours"}
    near = only_closed or slot.at - (message.approved_for or now) <= TOO_LATE
    if near:
        message.approved_digest = message.digest()
    else:
        message.state, message.state_at, message.approved_digest = Message.State.IN_REVIEW, now, ""
        message.approved_by, message.approved_at, message.approved_for = None, None, None
        message.state_because = (
            f"It was approved for another time, and cannot go out before {slot.at:%Y-%m-%d %H:%M} UTC: {slot.because}"[
                :500
            ]
        )
    message.save(
        update_fields=[
            "send_at", "state", "state_at", "state_because", "approved_digest", "approved_by", "approved_at",
            "approved_for",
        ]
    )  # fmt: skip
    if not only_closed:
        wake(tenant, [lead.pk], now)


def _put_aside(tenant: Tenant, lead: Lead, message: Message, refusal: Refusal, now: datetime) -> None:
    """Not sent: the message says why, its follow-up ends with it unless a person can mend it, and the lead is decided anew."""
    Message.objects.filter(pk=message.pk).update(
        state=refusal.state, state_at=now, state_because=refusal.say[:500], approved_digest=""
    )
    if refusal.state == Message.State.IN_REVIEW:
        return
    over = {
        Message.State.OVERTAKEN: FollowUp.State.OVERTAKEN,
        Message.State.SKIPPED: FollowUp.State.SKIPPED,
    }[refusal.state]
    FollowUp.objects.open().filter(pk=message.follow_up_id).update(
        state=over, state_at=now, state_because=refusal.say[:300], draft_at=None
    )
    data = {"message": str(message.pk), "code": refusal.code}
    record(tenant, lead, Event.Kind.SEND_SKIPPED, at=now, now=now, text=f"Not sent: {refusal.say}", data=data)
    wake(tenant, [lead.pk], now)


def give_up_lost_claims(tenant: Tenant, now: datetime) -> int:
    """Messages claimed long ago whose outcome was never recorded: nobody knows whether they went out."""
    with tenant_scope(tenant.pk):
        lost = Message.objects.filter(state=Message.State.SENDING, claimed_at__lt=now - CLAIM_IS_LOST_AFTER)
        ids = list(lost.values_list("pk", flat=True))
        say = "Sending was interrupted after it had begun."
        for pk in ids:
            record_outcome(tenant, pk, Delivery(Outcome.UNKNOWN, say), now)
        return len(ids)
