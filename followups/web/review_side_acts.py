"""What else a person does with a draft in front of them: put it off, hand it over, suppress, close; and undo each of it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from followups import taking_back
from followups.completing import snooze
from followups.handing_over_work import hand_over
from followups.models import FollowUp, Message
from followups.policies import current_policy
from followups.reviewing import ReviewRefused
from followups.web.answering import next_or, see_other
from followups.web.follow_up_acts import until_from
from followups.web.reading import in_a_sentence
from followups.web.review_acts import page_url, review_act
from followups.web.undo import read_token, see_other_with_undo, undo_token
from followups.web.walking import onward
from leads.models import Lead
from leads.reasons import stated
from leads.refusals import Refused
from leads.stages import move_stage
from leads.waking import wake
from suppression.suppressing import suppress
from tenants.ids import as_uuid
from tenants.models import Tenant, User
from tenants.models.agency import members_of


@review_act("snooze")
def message_snooze(request: HttpRequest, tenant: Tenant, message: Message) -> HttpResponse:
    now, calendar, follow_up = timezone.now(), current_policy(tenant).policy.calendar, message.follow_up
    until = until_from(request, calendar, now)
    was = {
        "until": until.isoformat(), "due_at": follow_up.due_at.isoformat(), "due_fixed": follow_up.due_fixed,
        "due_because": follow_up.due_because, "send_at": message.send_at.isoformat(),
    }  # fmt: skip
    snooze(tenant, follow_up, until=until, because=request.POST.get("why", ""), user=request.user, now=now)
    say = f"Put off to {in_a_sentence(until, request.zone, now)}."
    token = undo_token(request, message, "snooze", **was)
    return see_other_with_undo(request, next_or(request, onward(request)), say, tenant, message, token)


@review_act("reassign")
def message_reassign(request: HttpRequest, tenant: Tenant, message: Message) -> HttpResponse:
    """The lead and its open work go to another member; what is sent is signed by them."""
    owner = members_of(tenant).filter(pk=as_uuid(request.POST.get("owner"))).first()
    if owner is None:
        raise Refused({"owner": "Choose a member who may own leads here."})
    lead, worker = message.lead, message.follow_up.owner_id
    before = {"owner": str(owner.pk), "before": str(lead.owner_id or ""), "work_of": str(worker)}
    because = request.POST.get("why", "").strip()
    if not hand_over(tenant, message, owner, because=because, user=request.user, now=timezone.now()):
        raise Refused({"owner": f"{lead.name} is with {owner} already."})
    token = undo_token(request, message, "reassign", **before)
    return see_other_with_undo(request, onward(request), f"{lead.name} is now with {owner}.", tenant, message, token)


@review_act("suppress")
def message_suppress(request: HttpRequest, tenant: Tenant, message: Message) -> HttpResponse:
    """Nobody here writes to this address, or to anybody at its domain, again."""
    because, now, lead = stated(request.POST.get("why", ""), "why"), timezone.now(), message.lead
    kind = request.POST.get("what", "email")
    if kind not in ("email", "domain"):
        raise Refused({"what": "Choose the address or the whole domain."})
    value = message.to_address if kind == "email" else message.to_address.rpartition("@")[2]
    entry = suppress(
        tenant, kind=kind, value=value, reason="owner_stop", note=because, source="review page", user=request.user, now=now,
    )  # fmt: skip
    wake(tenant, [lead.pk], now)
    whom = value if kind == "email" else f"anybody at {value}"
    if entry.created_at != now:
        return see_other(request, onward(request), f"{value} was suppressed before: {entry.note or entry}")
    say = f"Nobody writes to {whom} again; follow-up of whom it concerns ends within seconds."
    token = undo_token(request, message, "suppress", entry=str(entry.pk))
    return see_other_with_undo(request, onward(request), say, tenant, message, token)


@review_act("close")
def message_close(request: HttpRequest, tenant: Tenant, message: Message) -> HttpResponse:
    """Won or lost, with the reason: all follow-up ends."""
    lead, to, now = message.lead, request.POST.get("stage", ""), timezone.now()
    if to not in Lead.CLOSED_STAGES:
        raise Refused({"stage": "Choose lost or won."})
    because, stage = stated(request.POST.get("why", ""), "why"), lead.stage
    event = move_stage(tenant, lead, to, because=because, now=now, user=request.user)
    if event is None:
        raise ReviewRefused(f"It is {lead.get_stage_display().lower()} already.")
    token = undo_token(request, message, "close", stage=stage)
    say = f"Closed: {event.text}. All follow-up ends."
    return see_other_with_undo(request, onward(request), say, tenant, message, token)


@review_act("undo")
def message_undo(request: HttpRequest, tenant: Tenant, message: Message) -> HttpResponse:
    """What a moment ago was decided on this draft is taken back, as far as nothing has come of it."""
    told = read_token(request, message)
    say = UNDO[told["act"]](tenant, message, told, request.user, timezone.now())
    return see_other(request, page_url(request, tenant, message), say)


@review_act("undo")
def message_take_back(request: HttpRequest, tenant: Tenant, message: Message) -> HttpResponse:
    """An approval, by whoever gave it: anybody who may decide may take it back until it is claimed."""
    taking_back.take_back_approval(tenant, message, user=request.user, now=timezone.now())
    return see_other(
        request, page_url(request, tenant, message), "Taken back: nothing leaves before it is approved again."
    )


def _approval(tenant: Tenant, message: Message, told: Mapping[str, Any], user: User, now: datetime) -> str:
    if "due_at" in told:  # an approval for a chosen time had moved the follow-up along
        FollowUp.objects.open().filter(pk=message.follow_up_id, due_at=message.send_at).update(
            due_at=datetime.fromisoformat(told["due_at"]), due_fixed=told["due_fixed"], due_because=told["due_because"]
        )
    taking_back.take_back_approval(tenant, message, user=user, now=now)
    return "Taken back: nothing leaves before it is approved again."


def _rejection(tenant: Tenant, message: Message, told: Mapping[str, Any], user: User, now: datetime) -> str:
    taking_back.take_back_rejection(tenant, message, at=datetime.fromisoformat(told["at"]), user=user, now=now)
    return "Taken back: the draft waits for a decision again."


def _snooze(tenant: Tenant, message: Message, told: Mapping[str, Any], user: User, now: datetime) -> str:
    times = {name: datetime.fromisoformat(told[name]) for name in ("until", "due_at", "send_at")}
    was = {name: told[name] for name in ("due_fixed", "due_because")}
    taking_back.take_back_snooze(tenant, message, **times, **was, user=user, now=now)
    return "Taken back: it is due as before."


def _reassignment(tenant: Tenant, message: Message, told: Mapping[str, Any], user: User, now: datetime) -> str:
    before, work_of = (User.objects.filter(pk=as_uuid(told[name])).first() for name in ("before", "work_of"))
    taking_back.take_back_reassignment(
        tenant, message, owner=UUID(told["owner"]), before=before, work_of=work_of or tenant.default_owner, user=user, now=now
    )  # fmt: skip
    return f"Taken back: it is with {before or 'nobody'} again."


def _suppression(tenant: Tenant, message: Message, told: Mapping[str, Any], user: User, now: datetime) -> str:
    taking_back.take_back_suppression(tenant, message, entry_id=UUID(told["entry"]), user=user, now=now)
    return "Taken back: the suppression is lifted, and the lead is decided again within seconds."


def _closing(tenant: Tenant, message: Message, told: Mapping[str, Any], user: User, now: datetime) -> str:
    stage = taking_back.take_back_closing(tenant, message, stage=told["stage"], user=user, now=now)
    was = Lead.Stage(told["stage"]).label
    back = "" if stage == was else f" A closed lead cannot be {was.lower()} at once again."
    return f"Reopened as {stage.lower()}.{back} The next step is decided within seconds."


UNDO: dict[str, Callable[[Tenant, Message, Mapping[str, Any], User, datetime], str]] = {
    "approve": _approval,
    "reject": _rejection,
    "snooze": _snooze,
    "reassign": _reassignment,
    "suppress": _suppression,
    "close": _closing,
}
