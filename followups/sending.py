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
from followups.deciding_alone import AFTER_ERROR, note_failure
from followups.engine.policy import Calendar
from followups.engine.timing import next_open, zone_for
from followups.models import FollowUp, Message
from followups.outcomes import record_outcome
from followups.overtaking import what_overtook
from followups.permission import may_send
from followups.policies import CurrentPolicy, current_policy
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
        mail = _claim(tenant, message_id, now)
    except Exception as error:  # noqa: BLE001 -- whatever a rule does, the messages of others go out
        _hold_back(tenant, message_id, error, now)
        return None
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
        rules = current_policy(tenant)
        if refusal := _why_not(tenant, lead, message, rules, now):
            _put_aside(tenant, lead, message, refusal, now)
            return None
        if (opens := leaves_at(message, rules.policy.calendar, lead, now)) > now:
            message.send_at = opens
            Message.objects.filter(pk=message.pk).update(send_at=opens, approved_digest=message.digest())
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


def _why_not(tenant: Tenant, lead: Lead, message: Message, rules: CurrentPolicy, now: datetime) -> Refusal | None:
    """The first reason against sending, asked of the facts as they are now."""
    if message.digest() != message.approved_digest:
        return Refusal(Message.State.IN_REVIEW, "changed", "It was changed after it was approved.")
    if now - message.send_at > TOO_LATE:
        return Refusal(
            Message.State.IN_REVIEW,
            "too_late",
            f"It should have gone out on {message.send_at:%Y-%m-%d}: please look at it again.",
        )
    if overtaken := what_overtook(tenant, lead, message, now, rules):
        state = Message.State.IN_REVIEW if overtaken.review else Message.State.OVERTAKEN
        return Refusal(state, overtaken.code, overtaken.say, overtaken.review)
    verdict = may_send(tenant, lead, message, now)
    if not verdict.allowed:
        return Refusal(Message.State.SKIPPED, verdict.code, verdict.say)
    return None


def leaves_at(message: Message, calendar: Calendar, lead: Lead, at: datetime) -> datetime:
    """When a message that is due at `at` goes out: in business hours in the lead's zone, unless it answers at once."""
    if message.answers_at_once:
        return at
    return next_open(at, calendar, zone_for(lead.time_zone or None, calendar))


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
