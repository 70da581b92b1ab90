"""The review page: evidence, draft with the gates' marks, decision (mission D4, J1, J3)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.deciding_alone import CannotDecide
from followups.mailboxes import identity_for
from followups.models import Message
from followups.overtaking import Standing, how_it_stands
from followups.permission import may_send
from followups.presence import others
from followups.web.answering import Refusal
from followups.web.evidence import resolve
from followups.web.permissions import Permission, permission
from followups.web.reading import in_a_sentence, on_own_clock
from followups.web.scheduling import offered
from followups.web.to_add import still_to_add
from followups.web.walking import walking
from followups.web.written_by import written_by
from leads.models import Event, Lead
from leads.stages import TRANSITIONS
from tenants.models import Role, Tenant
from tenants.models.agency import members_of
from tenants.templatetags.moments import elsewhere
from tenants.web import in_tenant

# What can overtake a draft: what they said, and what a person did with the lead.
MOVED_ON = (
    *Event.INTERACTIONS, Event.Kind.STAGE, Event.Kind.PAUSED, Event.Kind.STOPPED, Event.Kind.HELD, Event.Kind.SUPPRESSED,
    Event.Kind.PROMISE_KEPT, Event.Kind.PROMISE_WITHDRAWN, Event.Kind.QUESTION_ANSWERED, Event.Kind.QUESTION_WITHDRAWN,
    Event.Kind.FOLLOW_UP_DONE, Event.Kind.FOLLOW_UP_SKIPPED,
)  # fmt: skip
# What else a person who decides should know of: what they did, what was changed, what was promised or asked.
WORTH_KNOWING = (
    *MOVED_ON, *Event.SIGNALS, Event.Kind.AUTO_REPLY, Event.Kind.BOUNCE_SOFT, Event.Kind.BOUNCE_HARD, Event.Kind.COMPLAINT,
    Event.Kind.PROMISE_MADE, Event.Kind.QUESTION_ASKED, Event.Kind.ASSIGNED, Event.Kind.CHANGED, Event.Kind.MERGED,
    Event.Kind.RESUMED, Event.Kind.STOP_LIFTED, Event.Kind.HOLD_LIFTED, Event.Kind.EXIT, Event.Kind.ENROLLED,
    Event.Kind.FOLLOW_UP_MOVED, Event.Kind.FOLLOW_UP_CHANGED, Event.Kind.FOLLOW_UP_SET, Event.Kind.ERASED,
)  # fmt: skip
SINCE_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Why a draft can no longer be sent, and the entry of the journal that shows it, if one does."""

    what: str
    event_id: UUID | None


@require_safe
@walking
@in_tenant(Role.VIEWER)
@on_own_clock
def review(request: HttpRequest, tenant: Tenant, message_id: UUID) -> HttpResponse:
    return review_page(request, tenant, find_message(message_id))


def find_message(message_id: UUID) -> Message:
    """The message of the open scope; another tenant's is a 404."""
    related = ("lead__owner", "follow_up__owner", "template", "approved_by")
    message = get_object_or_404(Message.objects.select_related(*related), pk=message_id)
    message.follow_up.lead = message.lead  # joined once more it would take the planner longer than all the rest
    return message


def review_page(
    request: HttpRequest, tenant: Tenant, message: Message, *, refusal: Refusal | None = None
) -> HttpResponse:
    """The page, or, after a decision was refused, the page again with the person's text and why (422)."""
    now = timezone.now()
    lead = message.lead
    is_open = message.state == Message.State.IN_REVIEW
    standing, failing = Standing(None), ""
    try:
        standing = how_it_stands(tenant, lead, message, now) if message.is_live else standing
    except CannotDecide as error:
        failing = f"It cannot be sent until this is mended. {error}"
    since = _since(message)
    overtaken = _overtaken(standing, since) if is_open else None
    # The verdict that the sender will ask for: same address, channel and purpose.
    allowed = permission(may_send(tenant, lead, message, now))
    may_act = request.role.covers(Role.REP)
    slot = standing.leaves(now)
    leaves = max(message.send_at_if_approved(now) if is_open else message.send_at, slot.at)
    typed = refusal.typed if refusal else {}
    by_me = request.beside
    context = {
        "now": now,
        "zone": request.zone,
        "nav": "reviews",
        "lead": lead,
        "follow_up": message.follow_up,
        "message": message,
        "may_act": may_act,
        "may_decide": may_act and is_open and not overtaken,
        "evidence": resolve(message.follow_up.evidence, lead),
        "permission": allowed,
        "approve": _approve(allowed, overtaken, failing, may_act=may_act),
        "overtaken": overtaken,
        "since": since[:SINCE_SHOWN],
        "since_more": len(since) > SINCE_SHOWN,
        "to_add": still_to_add(message) if is_open and may_act and not overtaken else "",
        "leaves_at": leaves if leaves > now else None,
        "leaves_in_words": _in_words(leaves, lead, request.zone, now) if leaves > now else "at once",
        "waits_because": slot.because if slot.at == leaves > now else "",
        "undo_seconds": settings.APPROVAL_UNDO_SECONDS,
        "sender": _sender(tenant, message),
        "written_by": written_by(message),
        "rewriting": is_open and message.rewrite_asked_at is not None,
        "schedule": offered(request, typed, leaves),
        "members": list(members_of(tenant)) if may_act and is_open else [],
        "closings": [
            (stage, Lead.Stage(stage).label) for stage in TRANSITIONS[lead.stage] if stage in Lead.CLOSED_STAGES
        ],
        "domain": message.to_address.rpartition("@")[2],
        "others": others(message, request.user, now),
        "subject": typed.get("subject", message.subject),
        "body": typed.get("body", message.body),
        "refused": refusal,
        "query": request.asked.address(),
        "previous": by_me.previous,
        "next": by_me.next,
        "position": by_me.position,
        "count": by_me.count,
    }
    return render(request, "followups/review.html", context, status=422 if refusal else 200)


def _since(message: Message) -> list[Event]:
    """What has happened with the lead since the draft was written, newest first. One query."""
    rows = Event.objects.filter(lead=message.lead, kind__in=WORTH_KNOWING, recorded_at__gt=message.created_at)
    # Not what came of deciding on this very draft, or of its own being sent.
    rows = rows.exclude(Q(kind=Event.Kind.FOLLOW_UP_MOVED, data__follow_up=str(message.follow_up_id)))
    return list(rows.select_related("user").order_by("-recorded_at", "-id")[: SINCE_SHOWN + 1])


def _overtaken(standing: Standing, since: list[Event]) -> Overtaken | None:
    found = standing.overtaken
    if found is None:
        return None
    return Overtaken(found.say, next((event.pk for event in since if event.kind in MOVED_ON), None))


def _approve(allowed: Permission, overtaken: Overtaken | None, failing: str, *, may_act: bool) -> dict:
    if not may_act:
        why_not = "You may read here. Deciding needs the role of a rep."
    elif overtaken:
        why_not = f"{overtaken.what} Reject this draft; the lead is being looked at again."
    elif failing:
        why_not = failing
    else:
        why_not = "" if allowed.allowed else f"It would not be sent. {allowed.why}"
    return {"enabled": not why_not, "why_not": why_not}


def _in_words(at: datetime, lead: Lead, zone: str, now: datetime) -> str:
    """Within a sentence, on both clocks: "today 14:30 (08:30 their time)"."""
    there = elsewhere({"now": now}, at, lead.clock.zone, zone)
    here = in_a_sentence(at, zone, now)
    return f"{here} ({there[0].lower() + there[1:]} their time)" if there else here


def _sender(tenant: Tenant, message: Message) -> dict[str, str]:
    """Who it comes from: the mailbox that it leaves by, or left by."""
    identity = message.identity or identity_for(message)
    if identity is None:
        return {"name": tenant.sender_name, "address": tenant.sender_email}
    return {"name": identity.sender_name or tenant.sender_name, "address": identity.address}
