"""The review page: evidence, draft with the gates' marks, decision (mission D4, J1, J3)."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.deciding_alone import CannotDecide
from followups.models import Message
from followups.overtaking import Standing, how_it_stands
from followups.permission import may_send
from followups.web import queue
from followups.web.answering import Refusal
from followups.web.evidence import resolve
from followups.web.permissions import Permission, permission
from followups.web.reading import on_own_clock
from followups.web.to_add import still_to_add
from leads.models import Event
from tenants.models import Role, Tenant
from tenants.web import in_tenant

# What can overtake a draft: what they said, and what a person did with the lead.
MOVED_ON = (
    *Event.INTERACTIONS, Event.Kind.STAGE, Event.Kind.PAUSED, Event.Kind.STOPPED, Event.Kind.HELD, Event.Kind.SUPPRESSED,
    Event.Kind.PROMISE_KEPT, Event.Kind.PROMISE_WITHDRAWN, Event.Kind.QUESTION_ANSWERED, Event.Kind.QUESTION_WITHDRAWN,
    Event.Kind.FOLLOW_UP_DONE, Event.Kind.FOLLOW_UP_SKIPPED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Why a draft can no longer be sent, and the entry of the journal that shows it, if one does."""

    what: str
    event_id: UUID | None


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def review(request: HttpRequest, tenant: Tenant, message_id: UUID) -> HttpResponse:
    return review_page(request, tenant, find_message(message_id))


def find_message(message_id: UUID) -> Message:
    """The message of the open scope; another tenant's is a 404."""
    related = ("lead__owner", "follow_up__owner", "follow_up__lead", "template", "approved_by")
    return get_object_or_404(Message.objects.select_related(*related), pk=message_id)


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
    overtaken = _overtaken(message, standing) if is_open else None
    # The verdict that the sender will ask for: same address, channel and purpose.
    allowed = permission(may_send(tenant, lead, message, now))
    may_act = request.role.covers(Role.REP)
    slot = standing.leaves(now)
    leaves = max(message.send_at_if_approved(now) if is_open else message.send_at, slot.at)
    typed = refusal.typed if refusal else {}
    context = {
        "now": now,
        "zone": request.zone,
        "nav": "today",
        "lead": lead,
        "follow_up": message.follow_up,
        "message": message,
        "may_act": may_act,
        "evidence": resolve(message.follow_up.evidence, lead),
        "permission": allowed,
        "approve": _approve(allowed, overtaken, failing, may_act=may_act),
        "overtaken": overtaken,
        "to_add": still_to_add(message) if is_open and may_act and not overtaken else "",
        "leaves_at": leaves if leaves > now else None,
        "waits_because": slot.because if slot.at == leaves > now else "",
        "subject": typed.get("subject", message.subject),
        "body": typed.get("body", message.body),
        "refused": refusal,
        **neighbours(message),
    }
    return render(request, "followups/review.html", context, status=422 if refusal else 200)


def neighbours(message: Message) -> dict:
    """The drafts before and after this one in its owner's queue: {previous_id, next_id, position, count}. One query."""
    ids = list(queue.drafts(message.follow_up.owner).values_list("pk", flat=True))
    if message.pk not in ids:
        return {"previous_id": None, "next_id": ids[0] if ids else None, "position": None, "count": None}
    at = ids.index(message.pk)
    return {
        "previous_id": ids[at - 1] if at else None,
        "next_id": ids[at + 1] if at + 1 < len(ids) else None,
        "position": at + 1,
        "count": len(ids),
    }


def _overtaken(message: Message, standing: Standing) -> Overtaken | None:
    found = standing.overtaken
    if found is None:
        return None
    since = Event.objects.filter(lead=message.lead, kind__in=MOVED_ON, recorded_at__gt=message.created_at)
    return Overtaken(found.say, since.order_by("-recorded_at").values_list("pk", flat=True).first())


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
