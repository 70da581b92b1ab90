"""The bar that offers to take a decision back: what it takes is in a signed token, and nothing is kept on the server."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from followups.models import Message
from followups.reviewing import ReviewRefused
from tenants.models import Tenant

SALT = "followups.review.undo"
OFFERED_FOR = 15 * 60  # seconds; an approval ends sooner, when a worker claims it
TAG = "undo"


def undo_token(request: HttpRequest, message: Message, act: str, **was: Any) -> str:
    """What taking this act back takes. Readable by whoever holds it, so it holds times and ids and no words of the lead."""
    return signing.dumps({"act": act, "by": str(request.user.pk), "of": str(message.pk), **was}, salt=SALT)


def read_token(request: HttpRequest, message: Message) -> dict[str, Any]:
    """What the token of the form says. Raises ReviewRefused for one that is old, changed, or not this person's."""
    try:
        told = signing.loads(request.POST.get("token", ""), salt=SALT, max_age=OFFERED_FOR)
    except signing.SignatureExpired:
        minutes = OFFERED_FOR // 60
        raise ReviewRefused(f"That was more than {minutes} minutes ago: change it on the lead's page.") from None
    except signing.BadSignature:
        raise ReviewRefused("There is nothing to undo here. Load the page again.") from None
    if (told["by"], told["of"]) != (str(request.user.pk), str(message.pk)):
        raise ReviewRefused("Only whoever did it can undo it, on its own draft.")
    return told


def undo_url(tenant: Tenant, message: Message) -> str:
    return reverse("message_undo", args=[tenant.slug, message.pk])


def see_other_with_undo(
    request: HttpRequest, url: str, say: str, tenant: Tenant, message: Message, token: str
) -> HttpResponseRedirect:
    """303 to a page that shows `say` once, with the button that takes it back."""
    messages.success(request, say, extra_tags=f"{TAG} {undo_url(tenant, message)} {token}")
    return HttpResponseRedirect(url, status=303)


def undo_of(extra_tags: str) -> dict[str, str] | None:
    """What messages carry: {url, token}; None where nothing is offered."""
    parts = (extra_tags or "").split(" ")
    return {"url": parts[1], "token": parts[2]} if len(parts) == 3 and parts[0] == TAG else None
