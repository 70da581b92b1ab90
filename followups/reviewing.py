"""A person's decision on a draft: approve, edit, reject, or say what became of one whose outcome is unknown (mission J).

Every act names the revision of the draft that the person saw. One that has changed since is refused, so two people never
decide on the same draft unseen, and nothing is approved that nobody read.
"""

from datetime import datetime, timedelta

from followups.deciding_alone import CannotDecide
from followups.draft_record import words_changed
from followups.drafting.evidence import find_evidence
from followups.drafting.gating import check_message, review_reasons
from followups.drafting.writing import SEND_JOB
from followups.engine.due_times import BY_A_PERSON
from followups.gates.result import Verdict
from followups.models import FollowUp, Message
from followups.outcomes import mark_sent
from followups.overtaking import Standing, how_it_stands
from followups.permission import may_send
from followups.quiet import end_quiet_unsent
from leads.journal import record
from leads.models import Event, Lead
from leads.waking import wake
from tenants.enqueueing import enqueue
from tenants.models import Tenant, User

FARTHEST = timedelta(days=180)  # facts of half a year ago are no ground to send on
AT_ONCE = timedelta(0)


class ReviewRefused(Exception):
    """The decision cannot be carried out; the message says why and what to do."""


class NotThen(ReviewRefused):
    """It may not leave at the time that was asked for; `next_at` is the first later one at which it may, None: unknown."""

    def __init__(self, say: str, next_at: datetime | None = None) -> None:
        super().__init__(say)
        self.next_at = next_at


def save_edit(
    tenant: Tenant, message: Message, *, revision: int, subject: str, body: str, user: User, now: datetime
) -> Message:
    """Store a person's text and put it before the gates. Back to review, if it was approved already."""
    lead, message = _locked(tenant, message, revision)
    _must_be_live(message)
    subject, body = as_stored(subject, body)
    if not body:
        raise ReviewRefused("The message is empty. Write something, or reject the draft.")
    if message.channel == "email" and not subject:
        raise ReviewRefused("The subject is empty. An e-mail needs one.")
    if (subject, body) == (message.subject, message.body):
        return message
    message.subject, message.body = subject, body
    _check_again(tenant, message, now)
    message.revision += 1
    message.state, message.state_at, message.approved_digest = Message.State.IN_REVIEW, now, ""
    message.approved_by, message.approved_at, message.approved_for = None, None, None
    message.reviewed_as, message.words_changed, message.rewrite_asked_at = "", None, None
    message.save(
        update_fields=[
            "subject", "body", "verdict", "review_because", "revision", "state", "state_at", "approved_digest",
            "approved_by", "approved_at", "approved_for", "reviewed_as", "words_changed", "rewrite_asked_at",
        ]
    )  # fmt: skip
    _journal(tenant, lead, message, "edited", "Edited the draft.", user, now)
    return message


def as_stored(subject: str, body: str) -> tuple[str, str]:
    """A typed text as it is kept, checked and sent: the subject on one line, plain line ends, nothing around it."""
    return " ".join(subject.split()), body.replace("\r\n", "\n").strip()


def approve(
    tenant: Tenant,
    message: Message,
    *,
    revision: int,
    user: User,
    now: datetime,
    send_at: datetime | None = None,
    undo_for: timedelta = AT_ONCE,
) -> Message:
    """Approve exactly the stored text, for its recipient, channel and time: `send_at`, the planned one or the next that may be.

    Sent at once when that time has come, but not before `undo_for` is over: until then it can be taken back.

    Failed gates do not stop a person who has read them: they are shown, and the journal says that they were failing.
    Raises ReviewRefused where facts have overtaken the draft, or its recipient may not be contacted; NotThen where it
    may not leave at `send_at`.
    """
    lead, message = _locked(tenant, message, revision)
    if message.state == Message.State.APPROVED:
        return message
    _must_be_live(message)
    try:
        standing = how_it_stands(tenant, lead, message, now)
    except CannotDecide as error:
        raise ReviewRefused(f"It cannot be sent until this is mended. {error}") from error
    overtaken = standing.overtaken
    if overtaken:
        raise ReviewRefused(f"This draft can no longer be sent. {overtaken.say}")
    if not (verdict := may_send(tenant, lead, message, now)).allowed:
        raise ReviewRefused(f"It would not be sent. {verdict.say}")
    message.state, message.state_at, message.state_because = Message.State.APPROVED, now, ""
    planned = message.send_at
    message.send_at = message.approved_for = max(_when(message, standing, send_at, now), now + undo_for)
    message.approved_by, message.approved_at, message.approved_digest = user, now, message.digest()
    message.reviewed_as = Message.Reviewed.EDITED if message.is_edited else Message.Reviewed.AS_WRITTEN
    message.words_changed = words_changed(_words(message, original=True), _words(message))
    message.rewrite_asked_at = None
    message.save(
        update_fields=[
            "state", "state_at", "state_because", "send_at", "approved_by", "approved_at", "approved_for", "approved_digest",
            "reviewed_as", "words_changed", "rewrite_asked_at",
        ]
    )  # fmt: skip
    if send_at is not None and message.send_at > planned:
        # Its next action is due then, too: what waits for a chosen time is not late, and the machine keeps that time.
        FollowUp.objects.open().filter(pk=message.follow_up_id).update(
            due_at=message.send_at, due_fixed=True, due_because=BY_A_PERSON, escalated=0
        )
    failing = [gate["gate"] for gate in message.verdict.get("gates", []) if not gate["pass"]]
    told = {"failing_gates": failing, "edited": message.is_edited, "words_changed": message.words_changed}
    say = f"Approved the draft, to leave on {message.send_at:%Y-%m-%d %H:%M} UTC." if send_at else "Approved the draft."
    _journal(tenant, lead, message, "approved", say, user, now, **told)
    if message.send_at <= now + undo_for:
        enqueue(SEND_JOB, tenant.pk, delay=message.send_at - now if message.send_at > now else AT_ONCE)
    return message


def _when(message: Message, standing: Standing, send_at: datetime | None, now: datetime) -> datetime:
    if send_at is None:
        return max(message.send_at_if_approved(now), standing.leaves(now).at)
    if send_at <= now:
        raise NotThen("This time has passed. Choose a later one.")
    if send_at > now + FARTHEST:
        raise NotThen(f"Choose a time within the next {FARTHEST.days} days.")
    slot = standing.leaves(send_at)
    if not slot.open:
        raise NotThen(f"No time after that is open to it. {slot.because}")
    if slot.at > send_at:
        raise NotThen(f"It may not leave then. {slot.because}", slot.at)
    return send_at


def _words(message: Message, *, original: bool = False) -> str:
    return f"{message.original_subject} {message.original_body}" if original else f"{message.subject} {message.body}"


def reject(tenant: Tenant, message: Message, *, revision: int, because: str, user: User, now: datetime) -> None:
    """Do not send this, and do not draft it again: its follow-up is skipped for the stated reason, and the lead decided anew."""
    because = because.strip()
    if not because:
        raise ReviewRefused("Say why, in a few words: the reason is kept with the lead.")
    lead, message = _locked(tenant, message, revision)
    _must_be_live(message)
    message.state, message.state_at, message.state_because = Message.State.SKIPPED, now, because[:500]
    message.reviewed_as, message.words_changed, message.rewrite_asked_at = Message.Reviewed.REJECTED, None, None
    message.save(
        update_fields=["state", "state_at", "state_because", "reviewed_as", "words_changed", "rewrite_asked_at"]
    )
    FollowUp.objects.open().filter(pk=message.follow_up_id).update(
        state=FollowUp.State.SKIPPED, state_at=now, state_because=because[:300], draft_at=None
    )
    end_quiet_unsent(tenant, message.follow_up, because=because, user=user, now=now)
    _journal(tenant, lead, message, "rejected", f"Rejected the draft: {because}", user, now)
    wake(tenant, [lead.pk], now)


def settle_unknown(tenant: Tenant, message: Message, *, was_sent: bool, user: User, now: datetime) -> None:
    """A person found out what became of a message whose outcome was unknown."""
    lead, message = _locked(tenant, message, message.revision)
    if message.state != Message.State.UNKNOWN:
        raise ReviewRefused("Its outcome is known already. Load the page again.")
    if was_sent:
        mark_sent(tenant, lead, message, now, say="A person found that it had been sent.", user=user)
        return
    message.state, message.state_at, message.state_because = (
        Message.State.REFUSED,
        now,
        "A person found that it had not been sent.",
    )
    message.save(update_fields=["state", "state_at", "state_because"])
    _journal(tenant, lead, message, "not_sent", "Found that the message had not gone out.", user, now)
    wake(tenant, [lead.pk], now)


def _locked(tenant: Tenant, message: Message, revision: int) -> tuple[Lead, Message]:
    """The lead's row locked and the message as it is now; refused where the person saw another revision."""
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=message.lead_id)
    fresh = Message.objects.select_related("follow_up__owner", "follow_up__lead", "approved_by", "template").get(
        pk=message.pk
    )
    if fresh.revision != revision:
        raise ReviewRefused(
            "Somebody changed this draft after you opened it. Load the page again and look at the new text."
        )
    return lead, fresh


def _must_be_live(message: Message) -> None:
    if not message.is_live:
        because = f" {message.state_because}" if message.state_because else ""
        raise ReviewRefused(f"This draft is decided: {message.get_state_display().lower()}.{because}")


def check_text(
    tenant: Tenant, message: Message, *, subject: str, body: str, now: datetime
) -> tuple[Verdict, list[str]]:
    """What the gates say of a text for this message, and why a person must decide on it. Stores nothing."""
    evidence = find_evidence(tenant, message.follow_up, now)
    verdict = check_message(evidence, subject=subject, body=body, language=message.language, template=message.template)
    return verdict, review_reasons(message.follow_up, verdict)


def _check_again(tenant: Tenant, message: Message, now: datetime) -> None:
    """The gates on the changed text; reasons for review that came from the old text go, those of the step stay."""
    verdict, because = check_text(tenant, message, subject=message.subject, body=message.body, now=now)
    message.verdict, message.review_because = verdict.as_dict(), because


def _journal(
    tenant: Tenant, lead: Lead, message: Message, decision: str, text: str, user: User, now: datetime, **data
) -> None:
    data = {"message": str(message.pk), "decision": decision, "revision": message.revision, **data}
    record(
        tenant, lead, Event.Kind.REVIEWED, at=now, now=now, actor=Event.Actor.PERSON, user=user, text=text, data=data
    )
