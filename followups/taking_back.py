"""Taking a decision on a draft back: an approval until the claim, everything else as far as nothing has come of it.

Each is a conditional change under the lead's lock, and refused with a plain word where something else has happened since.
"""

from datetime import datetime
from uuid import UUID

from followups.models import FollowUp, Message
from followups.own_steps import overtake
from followups.reviewing import ReviewRefused
from leads import stopping
from leads.journal import record
from leads.models import Event, Lead
from leads.stages import TRANSITIONS, move_stage
from leads.waking import wake
from suppression.keys import keys_of
from suppression.models import Suppression
from suppression.suppressing import keep_quiet, lift
from tenants.models import Tenant, User

UNDONE = "Undone by whoever did it."
TOO_LATE = {
    Message.State.SENDING: "Too late: it is being handed over at this moment.",
    Message.State.SENT: "Too late: it has gone out.",
    Message.State.UNKNOWN: "Too late: it may have gone out. Say on this page what became of it.",
}


def take_back_approval(tenant: Tenant, message: Message, *, user: User, now: datetime) -> Message:
    """Back to review, while no worker has claimed it; the sender holds the same lock, so one of the two loses."""
    lead, message = _locked(message)
    if message.state != Message.State.APPROVED:
        raise ReviewRefused(TOO_LATE.get(message.state, "It is not approved any more. Load the page again."))
    message.state, message.state_at = Message.State.IN_REVIEW, now
    message.state_because = ""
    message.send_at = message.follow_up.due_at
    message.approved_by, message.approved_at, message.approved_for, message.approved_digest = None, None, None, ""
    message.reviewed_as, message.words_changed = "", None
    message.save(
        update_fields=[
            "state", "state_at", "state_because", "send_at", "approved_by", "approved_at", "approved_for",
            "approved_digest", "reviewed_as", "words_changed",
        ]
    )  # fmt: skip
    _journal(tenant, lead, message, "Took the approval back.", user, now)
    return message


def take_back_rejection(tenant: Tenant, message: Message, *, at: datetime, user: User, now: datetime) -> Message:
    """The draft of a rejection made at `at` waits for a decision again, with its follow-up.

    What the machine has planned instead is overtaken; what a person has set, or what went out meanwhile, stands.
    """
    lead, message = _locked(message)
    follow_up = message.follow_up
    if (message.state, message.state_at) != (Message.State.SKIPPED, at) or follow_up.state != FollowUp.State.SKIPPED:
        raise ReviewRefused("Something else has been decided on this draft since. Load the page again.")
    if not lead.is_open:
        raise ReviewRefused(f"{lead.name} has been closed since. Reopen the lead first.")
    instead = FollowUp.objects.open().filter(lead=lead).first()
    if instead is not None:
        out = Message.objects.filter(follow_up=instead, state__in=Message.OUT_STATES).exists()
        if instead.due_fixed or out:
            raise ReviewRefused(f"Another step has begun since: {instead.title}. Settle that one first.")
        overtake(instead, "The rejection that it replaced was taken back.", now)
    FollowUp.objects.filter(pk=follow_up.pk).update(state=FollowUp.State.OPEN, state_at=None, state_because="")
    message.state, message.state_at, message.state_because = Message.State.IN_REVIEW, now, ""
    message.reviewed_as = ""
    message.save(update_fields=["state", "state_at", "state_because", "reviewed_as"])
    _quiet_again(tenant, lead, at=at, now=now)
    _journal(tenant, lead, message, "Took the rejection back.", user, now)
    wake(tenant, [lead.pk], now)
    return message


def take_back_snooze(
    tenant: Tenant,
    message: Message,
    *,
    until: datetime,
    due_at: datetime,
    due_fixed: bool,
    due_because: str,
    send_at: datetime,
    user: User,
    now: datetime,
) -> Message:
    """Due as before it was put off to `until`. An approval that was given before stays void."""
    lead, message = _locked(message)
    done = (
        FollowUp.objects.open()
        .filter(pk=message.follow_up_id, due_at=until)
        .update(due_at=due_at, due_fixed=due_fixed, due_because=due_because)
    )
    if not done:
        raise ReviewRefused("It has been moved or settled since. Load the page again.")
    Message.objects.undecided().filter(pk=message.pk).update(send_at=send_at)
    _journal(tenant, lead, message, "Took the snooze back.", user, now)
    wake(tenant, [lead.pk], now)
    message.refresh_from_db()
    return message


def take_back_reassignment(
    tenant: Tenant, message: Message, *, owner: UUID, before: User | None, work_of: User, user: User, now: datetime
) -> None:
    """The lead with whom it was, or with nobody; its open work with `work_of`, whose it was."""
    lead, _ = _locked(message)
    if lead.owner_id != owner:
        raise ReviewRefused("It has been given to somebody else since. Load the page again.")
    if before is not None:
        stopping.reassign(tenant, lead, before, now=now, because=UNDONE, user=user)
    else:
        Lead.objects.filter(pk=lead.pk).update(owner=None, updated_at=now)
        moved = {"from": str(owner), "to": None}
        record(
            tenant, lead, Event.Kind.ASSIGNED, at=now, now=now, actor=Event.Actor.PERSON, user=user, data=moved,
            text=f"With nobody again. {UNDONE}",
        )  # fmt: skip
        wake(tenant, [lead.pk], now)
    FollowUp.objects.open().filter(lead=lead).update(owner=work_of)


def take_back_suppression(tenant: Tenant, message: Message, *, entry_id: UUID, user: User, now: datetime) -> None:
    """The entry made a moment ago is lifted, and the lead decided anew; what stood before it stands."""
    lead, message = _locked(message)
    entry = Suppression.objects.filter(pk=entry_id).first()
    if entry is None or not lift(entry, user, UNDONE, now):
        raise ReviewRefused("It has been lifted before. Load the page again.")
    _journal(tenant, lead, message, f"Took the suppression of {entry.value} back.", user, now)
    wake(tenant, [lead.pk], now)


def take_back_closing(tenant: Tenant, message: Message, *, stage: str, user: User, now: datetime) -> str:
    """Open again, in `stage` where the table of stages has a way back, else in the nearest; its name in words."""
    lead, _ = _locked(message)
    if lead.is_open:
        raise ReviewRefused("It has been reopened before. Load the page again.")
    ways = TRANSITIONS[lead.stage]
    nearest = Lead.Stage.QUALIFIED if lead.qualified_at else Lead.Stage.CONTACTED
    to = stage if stage in ways else nearest if nearest in ways else ways[0]
    move_stage(tenant, lead, to, because=UNDONE, now=now, user=user)
    return Lead.Stage(to).label


def _locked(message: Message) -> tuple[Lead, Message]:
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=message.lead_id)
    return lead, Message.objects.select_related("follow_up__owner", "follow_up__lead").get(pk=message.pk)


def _quiet_again(tenant: Tenant, lead: Lead, *, at: datetime, now: datetime) -> None:
    """Rejecting a close-loop message ended the quiet that it would have kept; it begins again."""
    keys = keys_of(Suppression.Kind.LEAD, str(lead.pk))
    ended = Suppression.objects.filter(
        kind=Suppression.Kind.LEAD, key__in=keys, reason=Suppression.Reason.CLOSE_LOOP, lifted_at=at
    ).first()
    if ended is not None and ended.expires_at and ended.expires_at > now:
        keep_quiet(tenant, {lead.pk: ended.expires_at}, note=ended.note, now=now)


def _journal(tenant: Tenant, lead: Lead, message: Message, text: str, user: User, now: datetime) -> None:
    data = {"message": str(message.pk), "decision": "taken_back", "revision": message.revision}
    record(
        tenant, lead, Event.Kind.REVIEWED, at=now, now=now, actor=Event.Actor.PERSON, user=user, text=text, data=data
    )
