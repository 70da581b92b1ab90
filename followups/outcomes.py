"""What becomes of a message that was handed over, and what follows from it, in one transaction."""

from datetime import datetime, timedelta
from uuid import UUID

from followups.channels.delivery import Delivery, Outcome
from followups.models import FollowUp, Message
from leads.commitments import answer_question, keep_promise
from leads.journal import record
from leads.models import Event, Lead, Promise, Question
from leads.stages import move_stage
from leads.waking import wake
from suppression.keys import AddressError
from suppression.suppressing import suppress
from tenants.models import Tenant, User

RETRIES = 6
FIRST_RETRY = timedelta(minutes=2)
REFUSED_AFTER_RETRIES = "The mail server could not take it for hours: {say}"


def record_outcome(tenant: Tenant, message_id: UUID, delivery: Delivery, now: datetime) -> bool:
    """Record what became of a claimed message, inside the caller's scope. False where somebody else has recorded it."""
    lead_id = Message.objects.filter(pk=message_id).values_list("lead_id", flat=True).get()
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=lead_id)
    message = Message.objects.filter(pk=message_id, state=Message.State.SENDING).select_related("follow_up").first()
    if message is None:
        return False
    if delivery.outcome is Outcome.LATER:
        _try_later(tenant, lead, message, delivery, now)
    elif delivery.outcome is Outcome.SENT:
        message.provider_id = delivery.provider_id[:250]
        mark_sent(tenant, lead, message, now, say=delivery.say)
    elif delivery.outcome is Outcome.REFUSED:
        _mark_refused(tenant, lead, message, delivery, now)
    else:
        _settle(message, Message.State.UNKNOWN, delivery.say, now)
        text = f"It is not known whether “{message.subject}” went out. {delivery.say}"
        record(tenant, lead, Event.Kind.SEND_UNKNOWN, at=now, now=now, text=text, data={"message": str(message.pk)})
        wake(tenant, [lead.pk], now)
    return True


def mark_sent(
    tenant: Tenant, lead: Lead, message: Message, now: datetime, *, say: str, user: User | None = None
) -> None:
    """It went out: the follow-up is done with the sending as its proof, and what it settled is settled."""
    _settle(message, Message.State.SENT, say, now, sent_at=now, provider_id=message.provider_id)
    event = record(
        tenant, lead, Event.Kind.SENT, at=now, now=now, direction=Event.Direction.OUTBOUND, channel=message.channel,
        text=f"{message.subject}\n\n{message.body}".strip(), user=user,
        data={"message": str(message.pk), "follow_up": str(message.follow_up_id), "reason": message.follow_up.reason,
              "step": message.follow_up.step},
    )  # fmt: skip
    # Open or not: the machine may have made another step of an interrupted one, but this one has gone out.
    FollowUp.objects.filter(pk=message.follow_up_id).exclude(state=FollowUp.State.DONE).update(
        state=FollowUp.State.DONE, state_at=now, state_because="Sent.", done_with=event.pk, draft_at=None
    )
    _settle_commitments(tenant, message.follow_up, now)
    if lead.stage == Lead.Stage.NEW:
        move_stage(
            tenant,
            lead,
            Lead.Stage.CONTACTED,
            because="The first message went out.",
            now=now,
            actor=Event.Actor.SYSTEM,
            ring=False,
        )
    wake(tenant, [lead.pk], now)


def _settle_commitments(tenant: Tenant, follow_up: FollowUp, now: datetime) -> None:
    """A message for a promise of ours keeps it; a message that answers a question answers it."""
    for item in follow_up.evidence:
        if item["kind"] == "promise" and follow_up.reason == "promised_next_step":
            promise = Promise.objects.filter(pk=item["id"], state=Promise.State.OPEN, by=Promise.By.US).first()
            if promise is not None:
                keep_promise(tenant, promise, now=now, actor=Event.Actor.SYSTEM, ring=False)
        elif item["kind"] == "question":
            question = Question.objects.filter(pk=item["id"], state=Question.State.OPEN).first()
            if question is not None:
                answer_question(tenant, question, now=now, actor=Event.Actor.SYSTEM, ring=False)


def _mark_refused(tenant: Tenant, lead: Lead, message: Message, delivery: Delivery, now: datetime) -> None:
    """Refused for good: the follow-up stays open as work for its owner, who sees why. A dead address is suppressed."""
    _settle(message, Message.State.REFUSED, delivery.say, now)
    FollowUp.objects.filter(pk=message.follow_up_id).update(draft_error=delivery.say)
    text = f"“{message.subject}” was refused. {delivery.say}"
    record(tenant, lead, Event.Kind.SEND_REFUSED, at=now, now=now, text=text, data={"message": str(message.pk)})
    if delivery.bad_address:
        _suppress_address(tenant, message, delivery.say, now)
    wake(tenant, [lead.pk], now)


def _suppress_address(tenant: Tenant, message: Message, say: str, now: datetime) -> None:
    try:
        suppress(
            tenant, kind="email", value=message.to_address, channel="email", reason="bounce_hard", source="mail server",
            note=say[:500], evidence={"message": str(message.pk)}, now=now,
        )  # fmt: skip
    except AddressError:
        return  # refused because it is no address at all: there is nothing to enter, and the owner sees the refusal


def _try_later(tenant: Tenant, lead: Lead, message: Message, delivery: Delivery, now: datetime) -> None:
    """Certainly not sent: approved still, for a later moment; refused when that has gone on for hours."""
    attempts = message.send_attempts + 1
    if attempts >= RETRIES:
        message.send_attempts = attempts
        _mark_refused(
            tenant, lead, message, Delivery(Outcome.REFUSED, REFUSED_AFTER_RETRIES.format(say=delivery.say)), now
        )
        return
    message.send_at = now + FIRST_RETRY * 2**attempts
    Message.objects.filter(pk=message.pk).update(
        state=Message.State.APPROVED, state_at=now, state_because=delivery.say[:500], claimed_at=None,
        send_attempts=attempts, send_at=message.send_at, approved_digest=message.digest(),
    )  # fmt: skip


def _settle(message: Message, state: Message.State, say: str, now: datetime, **fields) -> None:
    message.state, message.state_at, message.state_because = state, now, say[:500]
    for name, value in fields.items():
        setattr(message, name, value)
    message.save(update_fields=["state", "state_at", "state_because", *fields])
