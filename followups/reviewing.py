"""A person's decision on a draft: approve, edit, reject, or say what became of one whose outcome is unknown (mission J).

Every act names the revision of the draft that the person saw. One that has changed since is refused, so two people never
decide on the same draft unseen, and nothing is approved that nobody read.
"""

from datetime import datetime

from followups.deciding_alone import CannotDecide
from followups.drafting.evidence import find_evidence
from followups.drafting.gating import check_message, review_reasons
from followups.drafting.writing import SEND_JOB
from followups.models import FollowUp, Message
from followups.outcomes import mark_sent
from followups.overtaking import how_it_stands
from followups.permission import may_send
from followups.quiet import end_quiet_unsent
from leads.journal import record
from leads.models import Event, Lead
from leads.waking import wake
from tenants.enqueueing import enqueue
from tenants.models import Tenant, User


class ReviewRefused(Exception):
    """The decision cannot be carried out; the message says why and what to do."""


def save_edit(
    tenant: Tenant, message: Message, *, revision: int, subject: str, body: str, user: User, now: datetime
) -> Message:
    """Store a person's text and put it before the gates. Back to review, if it was approved already."""
    lead, message = _locked(tenant, message, revision)
    _must_be_live(message)
    subject, body = " ".join(subject.split()), body.replace("\r\n", "\n").strip()
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
    message.save(
        update_fields=[
            "subject", "body", "verdict", "review_because", "revision", "state", "state_at", "approved_digest",
            "approved_by", "approved_at", "approved_for",
        ]
    )  # fmt: skip
    _journal(tenant, lead, message, "edited", "Edited the draft.", user, now)
    return message


def approve(tenant: Tenant, message: Message, *, revision: int, user: User, now: datetime) -> Message:
    """Approve exactly the stored text, for its recipient, channel and time: the planned one, or the next that may be.

    Sent at once when that time has come.

    Failed gates do not stop a person who has read them: they are shown, and the journal says that they were failing.
    Raises ReviewRefused where facts have overtaken the draft, or its recipient may not be contacted.
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
    message.send_at = message.approved_for = max(message.send_at_if_approved(now), standing.leaves(now).at)
    message.approved_by, message.approved_at, message.approved_digest = user, now, message.digest()
    message.save(
        update_fields=[
            "state", "state_at", "state_because", "send_at", "approved_by", "approved_at", "approved_for", "approved_digest",
        ]
    )  # fmt: skip
    failing = [gate["gate"] for gate in message.verdict.get("gates", []) if not gate["pass"]]
    _journal(
        tenant,
        lead,
        message,
        "approved",
        "Approved the draft.",
        user,
        now,
        failing_gates=failing,
        edited=message.is_edited,
    )
    if message.send_at <= now:
        enqueue(SEND_JOB, tenant.pk)
    return message


def reject(tenant: Tenant, message: Message, *, revision: int, because: str, user: User, now: datetime) -> None:
    """Do not send this, and do not draft it again: its follow-up is skipped for the stated reason, and the lead decided anew."""
    because = because.strip()
    if not because:
        raise ReviewRefused("Say why, in a few words: the reason is kept with the lead.")
    lead, message = _locked(tenant, message, revision)
    _must_be_live(message)
    message.state, message.state_at, message.state_because = Message.State.SKIPPED, now, because[:500]
    message.save(update_fields=["state", "state_at", "state_because"])
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
    fresh = Message.objects.select_related("follow_up__owner", "follow_up__lead", "approved_by").get(pk=message.pk)
    if fresh.revision != revision:
        raise ReviewRefused(
            "Somebody changed this draft after you opened it. Load the page again and look at the new text."
        )
    return lead, fresh


def _must_be_live(message: Message) -> None:
    if not message.is_live:
        because = f" {message.state_because}" if message.state_because else ""
        raise ReviewRefused(f"This draft is decided: {message.get_state_display().lower()}.{because}")


def _check_again(tenant: Tenant, message: Message, now: datetime) -> None:
    """The gates on the changed text; reasons for review that came from the old text go, those of the step stay."""
    evidence = find_evidence(tenant, message.follow_up, now)
    verdict = check_message(evidence, subject=message.subject, body=message.body, language=message.language)
    message.verdict = verdict.as_dict()
    message.review_because = review_reasons(message.follow_up, verdict)


def _journal(
    tenant: Tenant, lead: Lead, message: Message, decision: str, text: str, user: User, now: datetime, **data
) -> None:
    data = {"message": str(message.pk), "decision": decision, "revision": message.revision, **data}
    record(
        tenant, lead, Event.Kind.REVIEWED, at=now, now=now, actor=Event.Actor.PERSON, user=user, text=text, data=data
    )
