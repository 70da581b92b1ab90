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
from django.core.mail.backends.base import BaseEmailBackend

from followups.channels.connections import connection_for
from followups.channels.delivery import Delivery, Outcome
from followups.channels.email import build, message_id_of
from followups.channels.handing_over import deliver
from followups.channels.threads import thread_of
from followups.deciding_alone import AFTER_ERROR, note_failure
from followups.engine.policy import Offset, Unit
from followups.engine.slots import Slot
from followups.engine.timing import add_offset
from followups.mailboxes import identity_for, opening_of
from followups.models import FollowUp, Message, SendingIdentity
from followups.outcomes import record_outcome
from followups.overtaking import Standing, how_it_stands
from followups.permission import may_send
from followups.policies import CurrentPolicy, current_policy
from leads.journal import record
from leads.models import Event, Lead
from leads.waking import wake
from tenants.budget import SECONDS_A_JOB, within
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tenants.sealing import SealingError
from tenants.stops import hold_switches

log = logging.getLogger(__name__)

BATCH = 100
CLAIM_IS_LOST_AFTER = timedelta(minutes=5)  # far above the time limit of a delivery (EMAIL_TIMEOUT)
TOO_LATE = timedelta(days=2)  # approved for a moment so long past that a person should look at it again
NEAR = Offset(2, Unit.BUSINESS_DAYS)  # put off so far a message still is what was approved
MENDED_WITHIN = timedelta(minutes=15)  # how often it is tried whether a mailbox's credentials can be opened again


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a message is not sent now, and the state that leaves it in."""

    state: Message.State
    code: str
    say: str
    review: tuple[str, ...] = ()  # what a person is to look at


def send_due_messages(tenant: Tenant, now: datetime) -> list[Delivery]:
    """Send what is approved and due; call it outside any scope."""
    give_up_lost_claims(tenant, now)
    with tenant_scope(tenant.pk):
        ids = list(Message.objects.to_send(now).values_list("pk", flat=True)[:BATCH])
    deliveries = [send_message(tenant, pk, now) for pk in within(SECONDS_A_JOB, ids)]
    return [delivery for delivery in deliveries if delivery is not None]


def send_message(tenant: Tenant, message_id: UUID, now: datetime) -> Delivery | None:
    """Send one message, if it may still go out; None where it was not sent and its row says why."""
    try:
        claimed = _claim(tenant, message_id, now)
    except Exception as error:  # noqa: BLE001 -- whatever a rule does, the messages of others go out
        _hold_back(tenant, message_id, error, now)
        return None
    if claimed is None:
        return None
    delivery = deliver(*claimed)
    with tenant_scope(tenant.pk):
        record_outcome(tenant, message_id, delivery, now)
    return delivery


def _claim(tenant: Tenant, message_id: UUID, now: datetime) -> tuple[EmailMessage, BaseEmailBackend] | None:
    """Ask everything again and mark the message as being sent; committed when the mail and its connection are returned."""
    with tenant_scope(tenant.pk):
        lead_id = Message.objects.filter(pk=message_id).values_list("lead_id", flat=True).first()
        # The lead's row first: a reply that is being recorded is either seen here or finds the message claimed.
        lead = Lead.objects.select_for_update(of=("self",)).filter(pk=lead_id).first()
        message = Message.objects.to_send(now).filter(pk=message_id).select_related("follow_up").first()
        if lead is None or message is None:
            return None
        hold_switches(tenant.pk)  # a stop that has answered is seen here; one that comes now waits for this claim
        rules = current_policy(tenant)
        standing = how_it_stands(tenant, lead, message, now, rules)
        if refusal := _why_not(tenant, lead, message, standing, now):
            _put_aside(tenant, lead, message, refusal, now)
            return None
        identity = identity_for(message)
        if slot := _not_now(identity, tenant, message, standing, now):
            _put_off(tenant, lead, message, slot, rules, now)
            return None
        try:
            connection = connection_for(identity)
        except SealingError as error:
            _defer(message, now + MENDED_WITHIN, str(error), now)
            return None
        message.identity = identity
        message.message_id = message_id_of(message, tenant, identity)
        message.in_reply_to, message.references = thread_of(message, identity)
        try:
            mail = build(message, tenant, identity)
        except ValueError as error:
            say = f"It cannot be sent as it is: {error}"
            _put_aside(tenant, lead, message, Refusal(Message.State.IN_REVIEW, "malformed", say), now)
            return None
        message.state, message.state_at, message.claimed_at = Message.State.SENDING, now, now
        claimed = ["state", "state_at", "claimed_at", "message_id", "in_reply_to", "references", "identity"]
        message.save(update_fields=claimed)
    return mail, connection


def _not_now(
    identity: SendingIdentity | None, tenant: Tenant, message: Message, standing: Standing, now: datetime
) -> Slot | None:
    """When it may go out, where that is later: its slot by the rules, or the mailbox's next opening and the slot after it.

    Holds the identity's row: of two workers one counts what the other has claimed. The lead's row is held before, always.
    """
    slot = standing.leaves(now)
    if identity is None or (slot.at > now and "mailbox" not in slot.limits):
        return slot if slot.at > now else None
    identity = SendingIdentity.objects.select_for_update(of=("self",)).get(pk=identity.pk)
    opening = opening_of(identity, tenant, now, at_once=message.answers_at_once)
    if opening.at is None:
        return slot if slot.at > now else None
    return Slot(standing.leaves(opening.at).at, opening.because, ("mailbox",))


def _defer(message: Message, until: datetime, because: str, now: datetime) -> None:
    """Approved still, for a later moment; the approval is bound to the new one."""
    message.send_at = until
    Message.objects.filter(pk=message.pk).update(
        send_at=until, approved_digest=message.digest(), state_at=now, state_because=because[:500]
    )


def _hold_back(tenant: Tenant, message_id: UUID, error: Exception, now: datetime) -> None:
    """It could not be asked whether it may go out, so it does not: tried again with the lead's next look, in an hour."""
    with tenant_scope(tenant.pk):
        message = Message.objects.live().filter(pk=message_id).first()
        if message is None:
            return
        note_failure(message.lead_id, error, now)
        if message.digest() == message.approved_digest:
            message.send_at = now + AFTER_ERROR
            Message.objects.filter(pk=message.pk).update(send_at=message.send_at, approved_digest=message.digest())


def _why_not(tenant: Tenant, lead: Lead, message: Message, standing: Standing, now: datetime) -> Refusal | None:
    """The first reason against sending, asked of the facts as they are now."""
    if message.digest() != message.approved_digest:
        return Refusal(Message.State.IN_REVIEW, "changed", "It was changed after it was approved.")
    if now - message.send_at > TOO_LATE:
        return Refusal(
            Message.State.IN_REVIEW,
            "too_late",
            f"It should have gone out on {message.send_at:%Y-%m-%d}: please look at it again.",
        )
    if overtaken := standing.overtaken:
        state = Message.State.IN_REVIEW if overtaken.review else Message.State.OVERTAKEN
        return Refusal(state, overtaken.code, overtaken.say, overtaken.review)
    verdict = may_send(tenant, lead, message, now)
    if not verdict.allowed:
        return Refusal(Message.State.SKIPPED, verdict.code, verdict.say)
    return None


def _put_off(tenant: Tenant, lead: Lead, message: Message, slot: Slot, rules: CurrentPolicy, now: datetime) -> None:
    """Not now: it stays approved for a time near the one that was approved, else a person looks at it again.

    Closed hours never cost the approval; what else puts it off by more than two business days does. The lead is decided
    anew, so that its next action shows the new time and why.
    """
    only_closed = set(slot.limits) <= {"hours"}
    nearest = message.approved_for or message.send_at
    if only_closed or slot.at <= add_offset(nearest, NEAR, rules.policy.calendar):
        _defer(message, slot.at, slot.because, now)
    else:
        say = (
            f"It was approved for {nearest:%Y-%m-%d %H:%M} UTC and cannot go out before {slot.at:%Y-%m-%d %H:%M} UTC. "
        )
        Message.objects.filter(pk=message.pk).update(
            state=Message.State.IN_REVIEW, state_at=now, state_because=(say + slot.because)[:500], send_at=slot.at,
            approved_digest="", approved_by=None, approved_at=None, approved_for=None,
        )  # fmt: skip
    if not only_closed:
        wake(tenant, [lead.pk], now)


def _put_aside(tenant: Tenant, lead: Lead, message: Message, refusal: Refusal, now: datetime) -> None:
    """Not sent: the message says why, its follow-up ends with it unless a person can mend it, and the lead is decided anew."""
    because = list(dict.fromkeys([*message.review_because, *refusal.review]))
    Message.objects.filter(pk=message.pk).update(
        state=refusal.state,
        state_at=now,
        state_because=refusal.say[:500],
        approved_digest="",
        review_because=because,
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
