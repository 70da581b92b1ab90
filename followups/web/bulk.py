"""Approving several drafts at once: only what no rule flags and every check passes, each bound to what was shown (mission J1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest

from followups import reviewing
from followups.engine.decision import ReviewFlag
from followups.models import Message
from followups.reviewing import ReviewRefused
from followups.templatetags.drafts import review_sentences
from followups.web.reading import in_a_sentence, roles_in
from followups.web.to_add import still_to_add
from followups.web.undo import undo_token, undo_url
from tenants.ids import as_uuid
from tenants.models import Role, Tenant, User
from tenants.scope import tenant_scope

# What every message of a client that has all of them read carries: no doubt about this one.
NO_FLAG = (ReviewFlag.AUTONOMY,)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one of the drafts that were chosen. `undo`: {url, token} where it was approved."""

    name: str
    client: str
    approved: bool
    say: str
    url: str = ""
    undo: dict[str, str] | None = None


def why_not_in_bulk(message: Message, role: Role | None, user: User) -> str:
    """Why a draft cannot be approved together with others; "" where it can."""
    if role is None or not role.covers(Role.REP):
        return "You may read here. Deciding needs the role of a rep."
    if message.state != Message.State.IN_REVIEW:
        return f"It is {message.get_state_display().lower()}: open it."
    if message.follow_up.owner_id != user.pk and not role.covers(Role.MANAGER):
        return "It is somebody else's: open it to decide, or ask a manager."
    flagged = [code for code in message.review_because if code not in NO_FLAG]
    if flagged:
        return " ".join(review_sentences(flagged))
    if message.verdict.get("pass") is not True:
        return "A check objects to its text."
    if message.rewrite_asked_at:
        return "Another text is being written."
    return still_to_add(message)


def chosen_as(message: Message, tenant: Tenant) -> str:
    """What the checkbox of a row sends: which draft, and exactly what of it was shown."""
    return f"{tenant.slug}:{message.pk}:{message.revision}:{message.digest()}"


def approve_chosen(
    request: HttpRequest, chosen: Sequence[str], tenants: Sequence[Tenant], now: datetime
) -> list[Result]:
    """Approve each of these (chosen_as), in a transaction of its own. Call it outside any scope, in the reader's zone."""
    roles = roles_in(request.user, tenants)
    by_slug = {tenant.slug: tenant for tenant in tenants}
    return [result for each in chosen if (result := _approve(request, each, by_slug, roles, now))]


def _approve(
    request: HttpRequest, chosen: str, tenants: Mapping[str, Tenant], roles: Mapping[UUID, Role], now: datetime
) -> Result | None:
    """None for what is not the person's to see, as if it did not exist."""
    parts: Sequence[str] = chosen.split(":")
    slug, message_id, digest = (parts[0], as_uuid(parts[1]), parts[3]) if len(parts) == 4 else ("", None, "")
    tenant = tenants.get(slug)
    if tenant is None or message_id is None:
        return None
    with tenant_scope(tenant.pk):
        related = ("lead", "follow_up__owner", "follow_up__lead", "template")
        message = Message.objects.select_related(*related).filter(pk=message_id).first()
        if message is None:
            return None
        told = {"name": message.lead.name, "client": tenant.name, "url": f"/t/{slug}/review/{message.pk}"}
        if message.digest() != digest or parts[2] != str(message.revision):
            return Result(
                **told, approved=False, say="Its text, recipient or time changed after you opened the list: look again."
            )
        if why_not := why_not_in_bulk(message, roles.get(tenant.pk), request.user):
            return Result(**told, approved=False, say=why_not)
        try:
            approved = reviewing.approve(
                tenant, message, revision=message.revision, user=request.user, now=now,
                undo_for=timedelta(seconds=settings.APPROVAL_UNDO_SECONDS),
            )  # fmt: skip
        except ReviewRefused as error:
            return Result(**told, approved=False, say=str(error))
        undo = {"url": undo_url(tenant, message), "token": undo_token(request, message, "approve")}
        say = f"Leaves {in_a_sentence(approved.send_at, request.zone, now)}, to {approved.to_address}."
        return Result(**told, approved=True, say=say, undo=undo)
