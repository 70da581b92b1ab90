"""/l/<token> and /s/d/<token>: on to where the link leads, at once and always; noted is at most that somebody followed it.

HEAD, machines that say so and browsers that load ahead leave no trace. Nothing of ours acts by these addresses: what a link
does (unsubscribing) is never among them and takes a POST. docs/decisions/0017.
"""

import logging

from django.db import Error as DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.clicks.following import note_followed
from followups.clicks.tokens import CLICK, DOWNLOAD, Link, read_link
from followups.models import Message
from leads.models import Tracking
from leads.sources.limiting import sender_of, too_many
from leads.visiting.machines import is_machine
from leads.visiting.tokens import known_there, visitor_token
from tenants.models import Tenant
from tenants.scope import tenant_scope

log = logging.getLogger(__name__)

SENDER_MOST, SENDER_SECONDS = 60, 60  # more of one address in a minute are led on, and not noted


@require_safe
def followed(request: HttpRequest, token: str) -> HttpResponse:
    """302 to the link's destination; 404 for a token that was not made here."""
    return _on(request, token, CLICK)


@require_safe
def fetched(request: HttpRequest, token: str) -> HttpResponse:
    """The same for a document of the client's library."""
    return _on(request, token, DOWNLOAD)


def _on(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    link = read_link(token)
    if link is None or link.kind != kind:
        raise Http404("There is nothing under this address.")
    url = link.url
    tenant = Tenant.objects.filter(pk=link.tenant_id, is_active=True).first()
    if tenant is not None and request.method == "GET" and not is_machine(request.headers):
        try:
            url = _noted(request, tenant, link)
        except DatabaseError:
            log.exception("A followed link of %s could not be noted.", tenant.slug)
    answer = HttpResponse(status=302)
    # Not HttpResponseRedirect: the address is signed as it stood in the mail, and goes out as it is.
    answer["Location"] = url
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _noted(request: HttpRequest, tenant: Tenant, link: Link) -> str:
    """Note it, and say where it leads: with the visitor's token where that is a site of the client's own that counts visits."""
    now = timezone.now()
    limited = too_many(
        f"link:{tenant.pk}:{sender_of(request)}", most=SENDER_MOST, seconds=SENDER_SECONDS, now=now.timestamp()
    )
    with tenant_scope(tenant.pk):
        if not limited:
            note_followed(tenant, link, request.headers, now)
        tracking = Tracking.objects.filter(is_active=True).first()
        lead_id = Message.objects.filter(pk=link.message_id).values_list("lead_id", flat=True).first()
        if tracking is None or lead_id is None:
            return link.url
        return known_there(link.url, tracking.origins, visitor_token(tenant.pk, lead_id))
