"""Deciding on a draft: save, approve, reject, or say what became of one that may have gone out. POST, then 303.

What the person typed is never lost: a decision that is refused shows the page again with their text in it.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from followups import reviewing
from followups.models import Message
from followups.reviewing import ReviewRefused
from followups.web.answering import REFUSALS, refusal_of, see_other
from followups.web.reading import acting, in_a_sentence
from followups.web.review import find_message, neighbours, review_page
from tenants.models import Tenant

LONGEST_SUBJECT = 300  # Message.subject
LONGEST_BODY = 20_000


def _act(form: str) -> Callable:
    def decorate(carry_out: Callable[[HttpRequest, Tenant, Message], HttpResponse]) -> Callable:
        @acting
        def view(request: HttpRequest, tenant: Tenant, message_id: UUID) -> HttpResponse:
            message = find_message(message_id)
            try:
                with transaction.atomic():
                    return carry_out(request, tenant, message)
            except REFUSALS as error:
                refusal = refusal_of(form, error, request.POST)
                return review_page(request, tenant, find_message(message_id), refusal=refusal)

        return view

    return decorate


@_act("draft")
def message_save(request: HttpRequest, tenant: Tenant, message: Message) -> HttpResponse:
    restore = request.POST.get("restore") == "1"
    text = (message.original_subject, message.original_body) if restore else _text(request)
    saved = _save(request, tenant, message, text)
    failing = _failing(saved)
    say = "The original text is back." if restore else "Saved."
    if failing:
        say += f" {_checks(failing)}: see the marks below the text."
    return see_other(request, reverse("review", args=[tenant.slug, message.pk]), say, warn=bool(failing))


@_act("draft")
def message_approve(request: HttpRequest, tenant: Tenant, message: Message) -> HttpResponse:
    """Approve exactly the text that was sent along; one that gates newly object to is shown once more before."""
    if request.POST.get("digest", "") != message.digest():
        raise ReviewRefused(
            "The text, the recipient or the time changed after you opened it. Look at it again, then approve."
        )
    text, before = _text(request), _failing(message)
    follower = neighbours(message)["next_id"]
    saved = _save(request, tenant, message, text)
    if new := _failing(saved) - before:
        say = f"Your text is saved, not sent. {_checks(new)}: mend it, or approve again if it is meant so."
        return see_other(request, reverse("review", args=[tenant.slug, message.pk]), say, warn=True)
    now = timezone.now()
    approved = reviewing.approve(tenant, saved, revision=saved.revision, user=request.user, now=now)
    return _onward(request, tenant, follower, _where_and_when(approved, request.zone, now))


@_act("reject")
def message_reject(request: HttpRequest, tenant: Tenant, message: Message) -> HttpResponse:
    follower = neighbours(message)["next_id"]
    because = request.POST.get("why", "")
    reviewing.reject(
        tenant, message, revision=_revision(request), because=because, user=request.user, now=timezone.now()
    )
    return _onward(request, tenant, follower, "Rejected, with your reason. The lead is decided again within seconds.")


@_act("settle")
def message_settle(request: HttpRequest, tenant: Tenant, message: Message) -> HttpResponse:
    """A person has found out whether a message of unknown outcome went out."""
    answer = request.POST.get("was_sent", "")
    if answer not in ("yes", "no"):
        raise ReviewRefused("Say whether it was sent or not.")
    follower = neighbours(message)["next_id"]
    reviewing.settle_unknown(tenant, message, was_sent=answer == "yes", user=request.user, now=timezone.now())
    found = "Recorded as sent." if answer == "yes" else "Recorded as not sent."
    return _onward(request, tenant, follower, f"{found} The lead is decided again within seconds.")


def _onward(request: HttpRequest, tenant: Tenant, follower: UUID | None, say: str) -> HttpResponse:
    """To the next draft of the queue, or to Today when there is none."""
    if follower:
        return see_other(request, reverse("review", args=[tenant.slug, follower]), say)
    return see_other(request, reverse("tenant_today", args=[tenant.slug]), say)


def _text(request: HttpRequest) -> tuple[str, str]:
    subject, body = (request.POST.get(name, "").replace("\0", "") for name in ("subject", "body"))
    if len(subject) > LONGEST_SUBJECT:
        raise ReviewRefused(
            f"The subject has {len(subject)} characters; at most {LONGEST_SUBJECT} are sent. Shorten it."
        )
    if len(body) > LONGEST_BODY:
        raise ReviewRefused(f"The message has {len(body):,} characters; at most {LONGEST_BODY:,} are sent. Shorten it.")
    return subject, body


def _save(request: HttpRequest, tenant: Tenant, message: Message, text: tuple[str, str]) -> Message:
    return reviewing.save_edit(
        tenant,
        message,
        revision=_revision(request),
        subject=text[0],
        body=text[1],
        user=request.user,
        now=timezone.now(),
    )


def _revision(request: HttpRequest) -> int:
    """The revision that the person saw; something that is none matches none."""
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _failing(message: Message) -> set[tuple[str, str]]:
    """What the gates object to, each objection once."""
    return {(gate["gate"], gate["say"]) for gate in message.verdict.get("gates", []) if not gate["pass"]}


def _checks(failing: set[tuple[str, str]]) -> str:
    count = len({gate for gate, _ in failing})
    return "One check objects to it" if count == 1 else f"{count} checks object to it"


def _where_and_when(message: Message, zone: str, now: datetime) -> str:
    when = f"leaves {in_a_sentence(message.send_at, zone, now)}" if message.send_at > now else "leaves now"
    return f"Approved. It {when}, to {message.to_address}."
