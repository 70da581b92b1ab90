"""Deciding on a draft: save, approve, approve for a time, reject, or say what became of one that may have gone out.

POST, then 303. What the person typed is never lost: a decision that is refused shows the page again with their text in it.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from followups import reviewing
from followups.drafting.rewriting import ask_for_another_text
from followups.models import Message
from followups.reviewing import ReviewRefused
from followups.web.answering import REFUSALS, refusal_of, see_other
from followups.web.reading import acting, in_a_sentence
from followups.web.review import find_message, review_page
from followups.web.scheduling import moment_from
from followups.web.undo import see_other_with_undo, undo_token
from followups.web.walking import onward, walking
from tenants.models import Tenant

LONGEST_SUBJECT = 300  # Message.subject
LONGEST_BODY = 20_000


def review_act(form: str) -> Callable:
    """A POST on one draft by somebody who may act: do it and go on, or show the page again with what was typed."""

    def decorate(carry_out: Callable[[HttpRequest, Tenant, Message], HttpResponse]) -> Callable:
        @walking
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


def page_url(request: HttpRequest, tenant: Tenant, message: Message) -> str:
    """The draft's own page, in the queue that it was opened from."""
    return reverse("review", args=[tenant.slug, message.pk]) + request.asked.address()


@review_act("draft")
def message_save(request: HttpRequest, tenant: Tenant, message: Message) -> HttpResponse:
    restore = request.POST.get("restore") == "1"
    text = (message.original_subject, message.original_body) if restore else text_of(request)
    saved = _save(request, tenant, message, text)
    failing = _failing(saved)
    say = "The original text is back." if restore else "Saved."
    if failing:
        say += f" {_checks(failing)}: see the marks in the text."
    return see_other(request, page_url(request, tenant, message), say, warn=bool(failing))


@review_act("draft")
def message_approve(request: HttpRequest, tenant: Tenant, message: Message) -> HttpResponse:
    """Approve exactly the text that was sent along; one that gates newly object to is shown once more before."""
    return _approve(request, tenant, message, at=None)


@review_act("schedule")
def message_schedule(request: HttpRequest, tenant: Tenant, message: Message) -> HttpResponse:
    """As message_approve, for a time that the person chose: the digest that is approved holds that time."""
    return _approve(request, tenant, message, at=moment_from(request.POST, message.lead, request.zone))


def _approve(request: HttpRequest, tenant: Tenant, message: Message, *, at: datetime | None) -> HttpResponse:
    if request.POST.get("digest", "") != message.digest():
        raise ReviewRefused(
            "The text, the recipient or the time changed after you opened it. Look at it again, then approve."
        )
    text, before = text_of(request), _failing(message)
    saved = _save(request, tenant, message, text)
    if new := _failing(saved) - before:
        say = f"Your text is saved, not sent. {_checks(new)}: mend it, or approve again if it is meant so."
        return see_other(request, page_url(request, tenant, message), say, warn=True)
    now, due = timezone.now(), saved.follow_up
    was = {"due_at": due.due_at.isoformat(), "due_fixed": due.due_fixed, "due_because": due.due_because}
    approved = reviewing.approve(
        tenant, saved, revision=saved.revision, user=request.user, now=now, send_at=at,
        undo_for=timedelta(seconds=settings.APPROVAL_UNDO_SECONDS),
    )  # fmt: skip
    token = undo_token(request, message, "approve", **(was if at else {}))
    say = _where_and_when(approved, request.zone, now)
    return see_other_with_undo(request, onward(request), say, tenant, message, token)


@review_act("reject")
def message_reject(request: HttpRequest, tenant: Tenant, message: Message) -> HttpResponse:
    because, now = request.POST.get("why", ""), timezone.now()
    reviewing.reject(tenant, message, revision=revision_of(request), because=because, user=request.user, now=now)
    say = "Rejected, with your reason. The lead is decided again within seconds."
    token = undo_token(request, message, "reject", at=now.isoformat())
    return see_other_with_undo(request, onward(request), say, tenant, message, token)


@review_act("rewrite")
def message_rewrite(request: HttpRequest, tenant: Tenant, message: Message) -> HttpResponse:
    """Have another text written; with a model it follows in a moment, and this one stays until it is there."""
    hint, now = request.POST.get("hint", ""), timezone.now()
    asked = ask_for_another_text(tenant, message, revision=revision_of(request), hint=hint, user=request.user, now=now)
    waits = asked.rewrite_asked_at is not None
    say = (
        "Another text is being written: it shows up here." if waits else "Another wording of the template is in place."
    )
    return see_other(request, page_url(request, tenant, message), say)


@review_act("settle")
def message_settle(request: HttpRequest, tenant: Tenant, message: Message) -> HttpResponse:
    """A person has found out whether a message of unknown outcome went out."""
    answer = request.POST.get("was_sent", "")
    if answer not in ("yes", "no"):
        raise ReviewRefused("Say whether it was sent or not.")
    reviewing.settle_unknown(tenant, message, was_sent=answer == "yes", user=request.user, now=timezone.now())
    found = "Recorded as sent." if answer == "yes" else "Recorded as not sent."
    return see_other(request, onward(request), f"{found} The lead is decided again within seconds.")


def text_of(request: HttpRequest) -> tuple[str, str]:
    """Subject and body as they were sent along. Raises ReviewRefused where one is longer than can be kept."""
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
        revision=revision_of(request),
        subject=text[0],
        body=text[1],
        user=request.user,
        now=timezone.now(),
    )


def revision_of(request: HttpRequest) -> int:
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
    soon = now + timedelta(seconds=settings.APPROVAL_UNDO_SECONDS)
    if message.send_at <= now:
        when = "leaves now"
    elif message.send_at <= soon:
        when = f"leaves in {settings.APPROVAL_UNDO_SECONDS} seconds, unless you take it back"
    else:
        when = f"leaves {in_a_sentence(message.send_at, zone, now)}"
    return f"Approved. It {when}, to {message.to_address}."
