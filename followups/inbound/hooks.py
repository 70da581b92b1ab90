"""/hooks/mail/<service>/<token>/<what>/: what a mail service reports, and the mail it takes in, through django-anymail's views.

The address names the identity and is signed by us, the password is ours, and where the service signs its requests, that
signature is asked too. A request that fails any of them leaves a line in the log and nothing else. What passes is stored as it
came and answered with 200; a job makes something of it. An error here is a 500, and the service tries again.
"""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from anymail.exceptions import AnymailConfigurationError, AnymailWebhookValidationFailure
from anymail.inbound import AnymailInboundMessage
from anymail.signals import AnymailInboundEvent, AnymailTrackingEvent
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from followups.channels.providers import PROVIDERS
from followups.inbound.hook_addresses import INBOUND, TRACKING, USER, hook_passwords, read_hook
from followups.inbound.storing import store_mail, store_report
from followups.models import SendingIdentity
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tenants.sealing import SealingError

log = logging.getLogger(__name__)

TOLD = (
    "event_type", "event_id", "message_id", "recipient", "timestamp", "reject_reason", "description", "mta_response",
    "metadata", "tags", "user_agent", "click_url",
)  # fmt: skip


# Exempt from CSRF protection: no cookie of ours is read, the signed address and the password say who it is.
@csrf_exempt
@require_http_methods(["POST", "HEAD"])
def mail_hook(request: HttpRequest, service: str, token: str, what: str) -> HttpResponse:
    """Answers 200 for what is stored, also when it had been before; 404 and 400 for what is not let in."""
    found = _identity_of(service, token, what)
    if found is None:
        log.warning("Refused a mail hook for %s from %s: no such address.", service, request.META.get("REMOTE_ADDR"))
        raise Http404("There is nothing under this address.")
    tenant, identity = found
    try:
        # Parsed outside of any transaction: some services only say where the mail is to be fetched.
        events = _collected(request, identity, what)
    except AnymailWebhookValidationFailure as error:
        log.warning("Refused a mail hook for %s of identity %s: %s", service, identity.pk, error)
        return HttpResponse(status=400)
    except (SealingError, AnymailConfigurationError) as error:
        log.error("A mail hook of identity %s cannot be verified: %s", identity.pk, error)  # noqa: TRY400 - no trace needed
        return HttpResponse(status=503)
    now = timezone.now()
    with tenant_scope(tenant.pk):
        for event in events:
            _store(tenant, identity, event, now)
    return HttpResponse()


def _identity_of(service: str, token: str, what: str) -> tuple[Tenant, SendingIdentity] | None:
    hook, provider = read_hook(token), PROVIDERS.get(service)
    if hook is None or provider is None or what not in (TRACKING, INBOUND) or not getattr(provider, what):
        return None
    tenant = Tenant.objects.filter(pk=hook.tenant_id).first()
    if tenant is None:
        return None
    with tenant_scope(tenant.pk):
        mine = SendingIdentity.objects.filter(pk=hook.row_id, kind=service, hook_version=hook.version)
        identity = mine.first()
    return (tenant, identity) if identity else None


def _collected(request: HttpRequest, identity: SendingIdentity, what: str) -> list:
    """The events of a request that has passed anymail's own checks. Raises AnymailError where it does not, SealingError."""
    provider = PROVIDERS[identity.kind]
    base = import_string(f"anymail.webhooks.{provider.name}.{getattr(provider, what)}")
    options: dict[str, Any] = {"webhook_secret": [f"{USER}:{each}" for each in hook_passwords(identity)]}
    options |= identity.credentials()
    # as_view() takes only what the class has: the credentials of one client are given for one request.
    names = {name: None for name in options if not hasattr(base, name)}
    view = type(base.__name__, (_Collecting, base), names)
    collected: list = []
    request.mail_events = collected
    view.as_view(**options)(request)
    return collected


class _Collecting:
    """Hands the events to this request. Anymail's signals would reach every receiver, which could not tell whose they are."""

    def post(self, request: HttpRequest) -> HttpResponse:
        self.run_validators(request)
        try:
            request.mail_events.extend(self.parse_events(request))
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            # Authentic, and of no form that is known: refused rather than an error at each redelivery.
            raise AnymailWebhookValidationFailure(f"The body is not of the form expected: {error!r}") from error
        return HttpResponse()


def _store(
    tenant: Tenant, identity: SendingIdentity, event: AnymailInboundEvent | AnymailTrackingEvent, now: datetime
) -> None:
    source = f"hook:{identity.kind}"
    if isinstance(event, AnymailInboundEvent):
        raw = _as_it_came(event.message)
        store_mail(tenant, raw, source=source, now=now, identity=identity, provider_id=event.event_id or "")
    else:
        report: Mapping[str, Any] = {name: getattr(event, name, None) for name in TOLD}
        report = {**report, "as_received": event.esp_event}
        store_report(tenant, report, source=source, now=now, identity=identity, provider_id=_id_of(event))


def _as_it_came(message: AnymailInboundMessage) -> bytes:
    """The message with the address of ours that it came to, which a service tells beside it: it may be one that we signed."""
    to = (message.envelope_recipient or "").strip()
    head = f"Delivered-To: {to}\n".encode() if to.isascii() and to.isprintable() and to else b""
    return head + message.as_bytes()


def _id_of(event: AnymailTrackingEvent) -> str:
    """The report's own id; services that number the message alone send several reports of one."""
    if not event.event_id:
        return ""
    return f"{event.event_id}:{event.event_type}:{event.recipient or ''}:{event.timestamp or ''}"[:150]
