"""Merging two leads that are one person, and taking a merge back: what hangs on them here comes in order first (mission A2).

One follow-up stays open and one cadence runs, those of the lead that stays; what the other had is overtaken, and open again
when the merge is taken back. Nothing is merged while a message is on its way.
"""

from collections.abc import Collection
from datetime import datetime

from followups.crm.joining import join_links, part_links
from followups.engine.decision import ExitReason
from followups.models import Alert, DataRequest, Enrollment, FollowUp, Message
from leads.merge_record import MergeRecord
from leads.merging import merge_leads, undo_merge
from leads.models import Event, Lead, LeadMerge
from leads.refusals import Conflict
from suppression.models import Suppression
from suppression.suppressing import suppress
from tenants.models import Tenant, User

OVERTAKEN = "The lead has become part of another."
REVIEW_AGAIN = "The lead was a part of another for a while. Read it again."


def merge(
    tenant: Tenant,
    one: Lead,
    other: Lead,
    *,
    take: Collection[str] = (),
    keep: Collection[str] = (),
    now: datetime,
    actor: str = Event.Actor.PERSON,
    user: User | None = None,
    through: str = "",
) -> LeadMerge:
    """leads.merging.merge_leads, with follow-ups, messages, cadences and alerts. Errors as there; Conflict too while a
    message of one of them is being sent, or their data is to be erased or given out.
    """

    def settle(stays: Lead, part: Lead, rows: MergeRecord) -> None:
        _settle(stays, part, rows, now)

    how = {"now": now, "actor": actor, "user": user, "through": through}
    return merge_leads(tenant, one, other, take=take, keep=keep, settle=settle, **how)


def take_apart(
    tenant: Tenant,
    merged: LeadMerge,
    *,
    now: datetime,
    actor: str = Event.Actor.PERSON,
    user: User | None = None,
) -> Lead:
    """leads.merging.undo_merge; not while a message is being sent. Returns the lead that stands by itself again.

    What was entered since against the lead that stayed, by its id, stands against both from now on.
    """
    _must_rest(Lead.objects.filter(pk=merged.lead_id))
    part = undo_merge(tenant, merged, now=now, actor=actor, user=user)
    part_links(tenant, LeadMerge.objects.get(pk=merged.pk), now)
    since = Suppression.objects.in_force(now).filter(
        kind=Suppression.Kind.LEAD, value=str(merged.lead_id), created_at__gte=merged.at
    )
    for entry in since:
        suppress(
            tenant, kind="lead", value=str(part.pk), reason=entry.reason, channel=entry.channel, purpose=entry.purpose,
            note=entry.note, evidence=entry.evidence, source="merge taken back", user=user, now=now,
            expires_at=entry.expires_at, ends_on_reply=entry.ends_on_reply,
        )  # fmt: skip
    return part


def _settle(stays: Lead, part: Lead, rows: MergeRecord, now: datetime) -> None:
    both = Lead.objects.filter(pk__in=(stays.pk, part.pk))
    _must_rest(both)
    if DataRequest.objects.filter(about__in=both, state=DataRequest.State.WAITING).exists():
        raise Conflict({"with": "The data of one of them is about to be given out or erased. Wait until that is done."})
    ended = {"state_at": now, "state_because": OVERTAKEN}
    if FollowUp.objects.open().filter(lead=stays).exists():
        for follow_up in FollowUp.objects.open().filter(lead=part).select_for_update():
            for message in Message.objects.live().filter(follow_up=follow_up).select_for_update():
                _read_again(message, now)
                rows.change(message, state=Message.State.OVERTAKEN, **ended)
            rows.change(follow_up, state=FollowUp.State.OVERTAKEN, draft_at=None, **ended)
    running = Enrollment.objects.filter(ended_at=None)
    if running.filter(lead=stays).exists():
        for enrollment in running.filter(lead=part).select_for_update():
            rows.change(enrollment, ended_at=now, exit_reason=ExitReason.MERGED.value)
    _tell_keys_apart(stays, part, rows)
    join_links(stays, part, rows, now)


def _read_again(message: Message, now: datetime) -> None:
    """What was approved is not when it comes back: by then other things have happened."""
    if message.state != Message.State.APPROVED:
        return
    message.state, message.state_at, message.state_because = Message.State.IN_REVIEW, now, REVIEW_AGAIN
    message.approved_digest, message.approved_by, message.approved_at, message.approved_for = "", None, None, None
    fields = ["state", "state_at", "state_because", "approved_digest", "approved_by", "approved_at", "approved_for"]
    message.save(update_fields=fields)


def _tell_keys_apart(stays: Lead, part: Lead, rows: MergeRecord) -> None:
    """The same piece of work, or cause of an alert, exists once for a lead: the other's is named by whose it was."""
    done = FollowUp.objects.exclude(state=FollowUp.State.OVERTAKEN)
    for model, found in ((FollowUp, done), (Alert, Alert.objects.all())):
        longest = model._meta.get_field("key").max_length  # noqa: SLF001
        theirs = found.filter(lead=stays).values("key")
        for row in found.filter(lead=part, key__in=theirs):
            rows.change(row, key=f"merged:{part.pk}:{row.key}"[:longest])


def _must_rest(leads) -> None:
    if Message.objects.filter(lead__in=leads, state=Message.State.SENDING).exists():
        raise Conflict({"with": "A message to one of them is being sent at this moment. Try again in a minute."})
