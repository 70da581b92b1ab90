"""/s/v/<token>: where the script on a client's site reports a visit to. POST only; without consent nothing is looked at.

Whatever is not to be counted is answered like what is: 204. Nobody can find out here who is known.
"""

import json
import logging
from collections.abc import Mapping
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from leads.models import Lead, Tracking
from leads.sources.limiting import sender_of, too_many
from leads.visiting.machines import is_machine
from leads.visiting.recording import lead_of, record_visit
from leads.visiting.tokens import Visitor, origin_of, read_visitor
from tenants.hook_tokens import read_hook
from tenants.models import Tenant
from tenants.scope import tenant_scope

log = logging.getLogger(__name__)

LARGEST = 8_000  # bytes
LONGEST_URL = 2_000
SENDER_MOST, SENDER_SECONDS = 60, 60  # of one address in a minute
VISITOR_MOST, VISITOR_SECONDS = 20, 600  # of one visitor in ten minutes: nobody reads more pages than that
METHODS = "POST, OPTIONS"


# Exempt from CSRF protection: it is posted to from other people's pages, reads no cookie, and its body says who it is, signed.
@csrf_exempt
def visit(request: HttpRequest, token: str) -> HttpResponse:
    """204; 400 for what cannot be read, 403 from a site that is not the client's, 404, 405, 413, 429."""
    found = tracking_of(token)
    if found is None:
        return _no(HTTPStatus.NOT_FOUND, "There is nothing under this address.")
    tenant, tracking = found
    origin = request.headers.get("Origin", "")
    if origin not in tracking.origins:
        return _no(
            HTTPStatus.FORBIDDEN, "Visits are taken from the client's own sites only. Add this one to its origins."
        )
    if request.method == "OPTIONS":
        return _allowed(HttpResponse(status=HTTPStatus.NO_CONTENT), origin)
    if request.method != "POST":
        answer = _no(HTTPStatus.METHOD_NOT_ALLOWED, "Visits are posted here.")
        answer["Allow"] = METHODS
        return answer
    return _allowed(_posted(request, tenant, tracking, origin), origin)


def tracking_of(token: str) -> tuple[Tenant, Tracking] | None:
    """The tenant and what it has chosen; None for an address that was not made here, is void or switched off."""
    hook = read_hook(token) if token.isascii() else None
    tenant = hook and Tenant.objects.filter(pk=hook.tenant_id, is_active=True).first()
    if not tenant:
        return None
    with tenant_scope(tenant.pk):
        tracking = Tracking.objects.filter(pk=hook.row_id, hook_version=hook.version, is_active=True).first()
    return (tenant, tracking) if tracking else None


def _posted(request: HttpRequest, tenant: Tenant, tracking: Tracking, origin: str) -> HttpResponse:
    now = timezone.now()
    wait = too_many(
        f"visit:{tenant.pk}:{sender_of(request)}", most=SENDER_MOST, seconds=SENDER_SECONDS, now=now.timestamp()
    )
    if wait:
        answer = _no(HTTPStatus.TOO_MANY_REQUESTS, "Too many at once.")
        answer["Retry-After"] = str(wait)
        return answer
    try:
        body = request.body
    except RequestDataTooBig:
        body = b" " * (LARGEST + 1)
    if len(body) > LARGEST:
        return _no(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"More than {LARGEST:,} bytes are not taken.")
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        return _no(HTTPStatus.BAD_REQUEST, "Send a JSON object with ft, url and consent.")
    visitor = _counts(request, tenant, given, origin)
    taken = HttpResponse(status=HTTPStatus.NO_CONTENT)
    if visitor is None or too_many(
        f"visitor:{visitor.row_id}", most=VISITOR_MOST, seconds=VISITOR_SECONDS, now=now.timestamp()
    ):
        return taken
    with tenant_scope(tenant.pk):
        lead = Lead.objects.select_for_update(of=("self",)).filter(pk=lead_of(visitor)).first()
        if lead is not None:
            record_visit(tenant, tracking, lead, url=given["url"], title=_text(given, "title"), now=now)
    return taken


def _counts(request: HttpRequest, tenant: Tenant, given: Mapping, origin: str) -> Visitor | None:
    """Who it is, if they have agreed, are no machine, and it is a page of the site that reports it.

    A browser that asks not to be tracked has not agreed: Sec-GPC (https://w3c.github.io/gpc/) and DNT, as the script
    reads them.
    """
    objects = "1" in (request.headers.get("Sec-GPC"), request.headers.get("DNT"))
    if given.get("consent") is not True or objects or is_machine(request.headers):
        return None
    url = _text(given, "url")
    if len(url) > LONGEST_URL or origin_of(url) != origin:
        return None
    visitor = read_visitor(_text(given, "ft"))
    return visitor if visitor and visitor.tenant_id == tenant.pk else None


def _text(given: Mapping, name: str) -> str:
    value = given.get(name)
    return value.replace("\0", "") if isinstance(value, str) else ""


def _no(status: HTTPStatus, say: str) -> HttpResponse:
    return HttpResponse(say, status=status, content_type="text/plain; charset=utf-8")


def _allowed(answer: HttpResponse, origin: str) -> HttpResponse:
    """https://fetch.spec.whatwg.org/#http-cors-protocol: this one site, no cookies."""
    answer["Access-Control-Allow-Origin"] = origin
    answer["Access-Control-Allow-Methods"] = METHODS
    answer["Access-Control-Allow-Headers"] = "Content-Type"
    answer["Access-Control-Max-Age"] = "600"
    answer["Vary"] = "Origin"
    answer["Cache-Control"] = "no-store"
    return answer
