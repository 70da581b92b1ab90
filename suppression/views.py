"""The unsubscribe and preference page: no sign-in, works for ever, and only POST acts (mission K3; RFC 8058).

Mail scanners open every link with GET and HEAD, so these change nothing. The List-Unsubscribe header names the same
address: a mail program's one-click POST is answered in plain text, without a redirect or a cookie, as RFC 8058 asks.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from suppression.keys import EMAIL, masked
from suppression.suppressing import suppress
from suppression.tokens import Link, read_token
from suppression.verdict import Channel
from tenants.models import Tenant
from tenants.scope import tenant_scope


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody may ask for, and the entry that it makes. `days`: how long it holds; None for good."""

    label: str
    done: str
    purpose: str = "all"
    reason: str = "opt_out"
    days: int | None = None


PAUSE = 90  # days
# The first is what a one-click request, an empty and an unreadable form ask for: whoever posts here wants out.
CHOICES = {
    "all": Choice("No more messages at all", "will not write to {address} any more"),
    "follow_up": Choice(
        "Answers to what I ask, and nothing else",
        "will answer what comes from {address}, and send nothing else there",
        purpose="follow_up",
    ),
    "marketing": Choice("No news and offers", "will send no news and offers to {address}", purpose="marketing"),
    "later": Choice(
        f"Nothing for the next {PAUSE} days",
        f"will not follow up with {{address}} for {PAUSE} days",
        purpose="follow_up",
        reason="other",
        days=PAUSE,
    ),
}
WHY = {
    "too_many": "Too many messages",
    "not_relevant": "Not relevant to me",
    "never_asked": "I never asked for this",
    "bought": "I have bought elsewhere",
}


# Exempt from CSRF protection because mail programs post without our cookie, and safe without it: nothing here depends
# on who is signed in. The signed token alone says what may happen, which is that one address gets less mail.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows what the button would do; POST does it, any number of times; a broken link is 404 and says what to do.

    A tenant that was closed still honours its links: it had sent the message.
    """
    link = read_token(token)
    tenant = link and Tenant.objects.filter(pk=link.tenant_id).first()
    if not tenant:
        return _private(render(request, "suppression/broken_link.html", status=404))
    if request.method != "POST":
        return _private(render(request, "suppression/unsubscribe.html", _context(tenant, link, token)))
    form = _form(request)
    one_click = form.get("List-Unsubscribe", "").strip().lower() == "one-click"
    what = "all" if one_click else form.get("what", "all")
    choice = CHOICES.get(what, CHOICES["all"])
    _stop(tenant, link, choice, one_click=one_click, why=form.get("why", ""))
    if one_click:
        return HttpResponse("Unsubscribed.\n", content_type="text/plain; charset=utf-8")
    context = _context(tenant, link, token)
    before, _, after = choice.done.partition("{address}")
    context |= {"is_all": choice is CHOICES["all"], "done_before": before, "done_after": after}
    return _private(render(request, "suppression/unsubscribed.html", context))


def _stop(tenant: Tenant, link: Link, choice: Choice, *, one_click: bool, why: str) -> None:
    now = timezone.now()
    evidence = {"by": "one-click" if one_click else "page"}
    if link.lead_id:
        evidence["lead"] = str(link.lead_id)
    if why in WHY:
        evidence["why"] = why
    with tenant_scope(tenant.pk):
        suppress(
            tenant,
            kind=link.kind,
            value=link.address,
            reason=choice.reason,
            purpose=choice.purpose,
            channel=Channel.EMAIL if link.kind == EMAIL else "",
            note=WHY.get(why, "")
            if choice.reason == "opt_out"
            else f"Asked for by the person: {choice.label.lower()}.",
            expires_at=now + timedelta(days=choice.days) if choice.days else None,
            evidence=evidence,
            source="one-click unsubscribe" if one_click else "unsubscribe page",
            now=now,
        )


def _form(request: HttpRequest) -> QueryDict:
    """What was posted; a body that cannot be read is an empty one: whoever posts here wants out, whatever the body."""
    try:
        return request.POST
    except (MultiPartParserError, SuspiciousOperation):
        return QueryDict()


def _context(tenant: Tenant, link: Link, token: str) -> dict:
    accent = tenant.accent.lower() if re.fullmatch(r"#[0-9a-fA-F]{6}", tenant.accent) else ""
    address = masked(link.address)
    return {
        "brand": {"name": tenant.name, "logo_url": "", "accent": accent, "on_accent": _readable_on(accent)},
        "tenant_name": tenant.name,
        "accent": accent,
        "address": address,
        "address_masked": address,
        "contact": tenant.sender_email,
        "reasons": list(WHY.items()),
        "choices": [(code, choice.label) for code, choice in CHOICES.items()],
        "token": token,
    }


def _readable_on(accent: str) -> str:
    """Black or white, whichever has the higher contrast on a colour (WCAG 2.2, relative luminance)."""
    if not accent:
        return ""
    parts = [int(accent[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#000000" if (luminance + 0.05) ** 2 > 1.05 * 0.05 else "#ffffff"


def _private(response: HttpResponse) -> HttpResponse:
    """The address of the page is a capability: it is neither kept, nor indexed, nor told to other sites."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
