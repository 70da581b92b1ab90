"""/hooks/s/<token>/: what a source sends. Refused with a line in the log and on the source, or stored as it came and answered.

The order is: the address, the size, how often, the type, the body, the signature. Nothing of a refused request is stored. What
passes is answered with 200 at once; a job makes something of it. An error here is a 500, and the source tries again.
"""

import logging
from datetime import datetime
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from leads.models import Source
from leads.sources.bodies import read_body
from leads.sources.doors import source_of
from leads.sources.embedded_form import EmbeddedForm
from leads.sources.kind import Delivery, Item, Kind, NotAuthentic, Unreadable, as_text, unnamed
from leads.sources.limiting import sender_of, too_many
from leads.sources.meta_leads import MetaLeads
from leads.sources.receiving import receive
from leads.sources.registry import KINDS
from leads.sources.verifying import same, secret_in
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tenants.sealing import SealingError

log = logging.getLogger(__name__)

LARGEST = 1_000_000  # bytes
A_MINUTE = 600  # requests of one sender to one source
LONGEST_CHALLENGE = 200


# Exempt from CSRF protection: no cookie of ours is read, the signed address and the source's signature say who it is.
@csrf_exempt
def source_hook(request: HttpRequest, token: str) -> HttpResponse:
    """200 for what is stored, also if it was before; else 400, 401, 403, 404, 405, 413, 415, 429 or 503 with the reason."""
    found = source_of(token)
    if found is None or found[1].kind == EmbeddedForm.name:
        log.warning("Refused a source's hook from %s: no such address.", sender_of(request))
        return _no(HTTPStatus.NOT_FOUND, "There is nothing under this address.")
    tenant, source = found
    kind = KINDS[source.kind]
    if request.method == "GET" and isinstance(kind, MetaLeads):
        return _handshake(request, source)
    if request.method != "POST":
        answer = _no(HTTPStatus.METHOD_NOT_ALLOWED, "Sources post here.")
        answer["Allow"] = "GET, POST" if isinstance(kind, MetaLeads) else "POST"
        return answer
    return _received(request, tenant, source, kind)


def _received(request: HttpRequest, tenant: Tenant, source: Source, kind: Kind) -> HttpResponse:
    now = timezone.now()
    if wait := too_many(f"{source.pk}:{sender_of(request)}", most=A_MINUTE, seconds=60, now=now.timestamp()):
        answer = _refused(request, tenant, source, HTTPStatus.TOO_MANY_REQUESTS, f"More than {A_MINUTE} a minute.")
        answer["Retry-After"] = str(wait)
        return answer
    if not source.is_active:
        return _refused(request, tenant, source, HTTPStatus.FORBIDDEN, "This source is switched off.")
    if request.content_type not in kind.content_types:
        say = f"Send {' or '.join(kind.content_types)}; this is “{(request.content_type or '')[:60]}”."
        return _refused(request, tenant, source, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, say)
    try:
        body = request.body
    except RequestDataTooBig:
        body = b" " * (LARGEST + 1)
    if len(body) > LARGEST:
        say = f"More than {LARGEST:,} bytes are not taken."
        return _refused(request, tenant, source, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, say)
    try:
        delivery = _delivery(request, body)
        kind.verify(delivery, source.secrets(), now)
    except Unreadable as error:
        return _refused(request, tenant, source, HTTPStatus.BAD_REQUEST, str(error))
    except NotAuthentic as error:
        return _refused(request, tenant, source, HTTPStatus.UNAUTHORIZED, str(error))
    except SealingError as error:
        return _refused(
            request, tenant, source, HTTPStatus.SERVICE_UNAVAILABLE, str(error), tell="It cannot be verified now."
        )
    with tenant_scope(tenant.pk):
        fresh = receive(tenant, source, _items(kind, delivery, now), now)
    return JsonResponse({"received": len(fresh)})


def _delivery(request: HttpRequest, body: bytes) -> Delivery:
    return Delivery(
        body=body,
        content_type=request.content_type or "",
        headers={name.lower(): value for name, value in request.headers.items()},
        uri=settings.PUBLIC_URL + request.get_full_path(),  # as it was called, whatever a proxy has made of it
        key=request.GET.get("key", ""),
        given=read_body(body, request.headers.get("Content-Type", "")),
    )


def _items(kind: Kind, delivery: Delivery, now: datetime) -> list[Item]:
    """What comes from the source itself is kept, also where its form is new to us: processing then says what is wrong."""
    try:
        return kind.items(delivery, now)
    except Unreadable:
        return [Item(unnamed(delivery.body, now), as_text(delivery.given))]


def _handshake(request: HttpRequest, source: Source) -> HttpResponse:
    """Meta asks once whether the address is meant (hub.mode, hub.verify_token); the challenge is the answer. Changes nothing."""
    try:
        token = secret_in(source.secrets(), "verify_token").decode()
    except (NotAuthentic, SealingError) as error:
        log.warning("Refused the handshake of source %s: %s", source.pk, error)
        return _no(HTTPStatus.FORBIDDEN, "The verify token is not this source's.")
    given, challenge = request.GET.get("hub.verify_token", ""), request.GET.get("hub.challenge", "")
    plain = challenge.isascii() and challenge.isalnum() and len(challenge) <= LONGEST_CHALLENGE
    if request.GET.get("hub.mode") != "subscribe" or not same(given, token) or not plain:
        log.warning("Refused the handshake of source %s from %s.", source.pk, sender_of(request))
        return _no(HTTPStatus.FORBIDDEN, "The verify token is not this source's.")
    return HttpResponse(challenge, content_type="text/plain; charset=utf-8")


def _refused(
    request: HttpRequest, tenant: Tenant, source: Source, status: HTTPStatus, say: str, *, tell: str = ""
) -> JsonResponse:
    """One line in the log, and on the source's page what was refused last."""
    log.warning("Refused what came for source %s of %s from %s: %s", source.pk, tenant.slug, sender_of(request), say)
    with tenant_scope(tenant.pk):
        source.note_trouble(f"Refused ({status.value}): {say}", timezone.now())
    return _no(status, tell or say)


def _no(status: HTTPStatus, say: str) -> JsonResponse:
    return JsonResponse({"error": say}, status=status)
