"""Sources as they post: for each kind a body, its signature, and what the source answers when it is asked."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client
from django.urls import reverse
from standardwebhooks import Webhook

from leads.models import Source
from tenants.models import Tenant
from tenants.scope import tenant_scope

SECRET = "a-secret-of-this-source-only"
STANDARD = "whsec_" + base64.b64encode(b"twenty-four bytes of key").decode()
SECRETS = {"secret": SECRET, "access_token": "token-1", "verify_token": "choose-me", "account": "4711"}
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
Headers = Callable[["Sent", str, datetime], Mapping[str, str]]


@dataclass(frozen=True)
class Sent:
    body: bytes
    uri: str


@dataclass(frozen=True)
class Sender:
    """`payload(n)` is the nth body, of Ana (n=1) and others; `unknown` one of an event that brings in nobody."""

    payload: Callable[[int], Any]
    sign: Headers
    unknown: Any = None
    nobody: Any = None  # a lead without any way to reach them
    content_type: str = JSON
    answer: Callable[[int], Any] | None = None  # of the source's API
    nobody_answered: Any = None
    secret: str = SECRET
    stamps: bool = False  # whether its signature grows stale
    forged: Callable[[Any], Any] = field(default=lambda payload: payload)

    def body(self, payload: Any) -> bytes:
        if self.content_type == FORM:
            return urlencode(payload).encode()
        return json.dumps(payload, ensure_ascii=False).encode()


def mac(secret: str, *parts: bytes) -> bytes:
    return hmac.new(secret.encode(), b"".join(parts), hashlib.sha256).digest()


def b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def ms(now: datetime) -> str:
    return str(int(now.timestamp() * 1000))


def standard(sent: Sent, secret: str, now: datetime) -> dict[str, str]:
    signature = Webhook(secret).sign(msg_id="msg_1", timestamp=now, data=sent.body.decode())
    return {"webhook-id": "msg_1", "webhook-timestamp": str(int(now.timestamp())), "webhook-signature": signature}


def calendly(sent: Sent, secret: str, now: datetime) -> dict[str, str]:
    stamp = str(int(now.timestamp()))
    return {"Calendly-Webhook-Signature": f"t={stamp},v1={mac(secret, stamp.encode(), b'.', sent.body).hex()}"}


def webflow(sent: Sent, secret: str, now: datetime) -> dict[str, str]:
    stamp = ms(now)
    return {"x-webflow-timestamp": stamp, "x-webflow-signature": mac(secret, stamp.encode(), b":", sent.body).hex()}


def hubspot(sent: Sent, secret: str, now: datetime) -> dict[str, str]:
    stamp = ms(now)
    signature = b64(mac(secret, b"POST", sent.uri.encode(), sent.body, stamp.encode()))
    return {"X-HubSpot-Request-Timestamp": stamp, "X-HubSpot-Signature-v3": signature}


def bearer(sent: Sent, secret: str, now: datetime) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def mail(n: int) -> str:
    return f"ana{n}@buyer.example"


def typeform(n: int, **fields: Any) -> dict:
    answers = [
        {"type": "text", "text": f"Zoë Nº{n}", "field": {"id": "1", "ref": "name", "type": "short_text"}},
        {"type": "email", "email": mail(n), "field": {"id": "2", "ref": "mail", "type": "email"}},
        {"type": "boolean", "boolean": True, "field": {"id": "3", "ref": "ok", "type": "legal"}},
        {"type": "choice", "choice": {"label": "Berg GmbH"}, "field": {"id": "4", "ref": "firm", "type": "dropdown"}},
    ]
    titles = [{"id": "3", "title": "May we write?"}, {"id": "4", "title": "Company"}]
    response = {
        "token": f"t{n}",
        "answers": answers,
        "definition": {"fields": titles},
        "hidden": {"utm_source": "news"},
        **fields,
    }
    return {"event_id": f"e{n}", "event_type": "form_response", "form_response": response}


def webflow_form(n: int) -> dict:
    data = {"First Name": "Zoë", "Your site": "https://buyer.example", "Email": mail(n)}
    return {"triggerType": "form_submission", "payload": {"id": f"w{n}", "data": data}}


def tally(n: int, **data: Any) -> dict:
    fields = [
        {"key": "a", "label": "Full name", "type": "INPUT_TEXT", "value": f"Ana Nº{n}"},
        {"key": "b", "label": "Where do we reach you?", "type": "INPUT_EMAIL", "value": mail(n)},
        {
            "key": "c",
            "label": "Company",
            "type": "DROPDOWN",
            "value": ["y"],
            "options": [{"id": "y", "text": "Berg GmbH"}],
        },
    ]
    return {"eventId": f"e{n}", "eventType": "FORM_RESPONSE", "data": {"responseId": f"r{n}", "fields": fields, **data}}


def jotform(n: int, **raw: Any) -> dict:
    given = {
        "q3_name": {"first": "Ana", "last": f"Nº{n}"},
        "q4_email": mail(n),
        "q5_phoneNumber": {"full": "+49 30 901820"},
    }
    return {"formID": "9", "submissionID": f"s{n}", "rawRequest": json.dumps({**given, **raw})}


def google(n: int, **fields: Any) -> dict:
    columns = [
        {"column_id": "FULL_NAME", "string_value": f"Ana Nº{n}"},
        {"column_id": "EMAIL", "string_value": mail(n)},
    ]
    return {"lead_id": f"g{n}", "google_key": SECRET, "campaign_id": 7, "user_column_data": columns, **fields}


def meta(n: int) -> dict:
    change = {"field": "leadgen", "value": {"leadgen_id": f"50{n}", "form_id": "7"}}
    return {"object": "page", "entry": [{"id": "1", "time": 1, "changes": [change]}]}


def meta_answer(n: int) -> dict:
    fields = [{"name": "full_name", "values": [f"Ana Nº{n}"]}, {"name": "email", "values": [mail(n)]}]
    return {"id": f"50{n}", "campaign_name": "Spring", "field_data": fields}


def contact(n: int, **fields: Any) -> list[dict]:
    event = {"eventId": n, "portalId": 3, "occurredAt": 17, "subscriptionType": "contact.creation", "objectId": 900 + n}
    return [{**event, "changeSource": "FORM", "attemptNumber": 0, **fields}]


def contact_answer(n: int) -> dict:
    return {
        "id": str(900 + n),
        "properties": {"email": mail(n), "firstname": "Ana", "lastname": f"Nº{n}", "phone": None},
    }


def invitee(n: int, event: str = "invitee.created", **fields: Any) -> dict:
    base = "https://api.calendly.com/scheduled_events/E"
    meeting = {
        "uri": f"{base}{n}",
        "name": "First talk",
        "start_time": "2099-07-10T15:00:00Z",
        "end_time": "2099-07-10T15:30:00Z",
    }
    who = {"uri": f"{base}{n}/invitees/I{n}", "email": mail(n), "name": f"Ana Nº{n}", "timezone": "Europe/Madrid"}
    return {"event": event, "payload": {**who, "scheduled_event": meeting, **fields}}


def cal(n: int, event: str = "BOOKING_CREATED", **fields: Any) -> dict:
    who = {"name": f"Ana Nº{n}", "email": mail(n), "timeZone": "Europe/Madrid", "language": {"locale": "es"}}
    times = {"startTime": "2099-07-20T17:00:00.000Z", "endTime": "2099-07-20T17:30:00.000Z"}
    payload = {"uid": f"u{n}", "title": "First talk", "attendees": [who], **times, **fields}
    return {"triggerEvent": event, "createdAt": "2026-07-15T14:30:00.000Z", "payload": payload}


def appointment(n: int, **fields: Any) -> dict:
    when = {"datetime": "2099-07-20T17:00:00-0400", "duration": "30", "timezone": "Europe/Madrid", "type": "First talk"}
    return {"id": 70 + n, "firstName": "Ana", "lastName": f"Nº{n}", "email": mail(n), **when, **fields}


def lead(n: int) -> dict:
    return {"id": f"x{n}", "email": mail(n), "first_name": "Ana", "last_name": f"Nº{n}", "message": "Zoë fragt 👍"}


SENDERS: dict[str, Sender] = {
    "json": Sender(lead, bearer, nobody={"id": "x9", "first_name": "Ana"}),
    "form_post": Sender(
        lambda n: {"name": f"Ana Nº{n}", "email": mail(n), "company": "Berg GmbH"}, bearer,
        nobody={"name": "Ana"}, content_type=FORM,
    ),
    "typeform": Sender(
        typeform, lambda sent, secret, now: {"Typeform-Signature": "sha256=" + b64(mac(secret, sent.body))},
        unknown={"event_type": "form_response_partial", "form_response": {"token": "p1"}}, nobody=typeform(9, answers=[]),
    ),
    "webflow": Sender(
        webflow_form, webflow, unknown={"triggerType": "site_publish", "payload": {"id": "w8"}},
        nobody={"triggerType": "form_submission", "payload": {"id": "w9", "data": {"First Name": "Ana"}}}, stamps=True,
    ),
    "jotform": Sender(
        jotform, bearer, nobody={"submissionID": "s9", "rawRequest": "{}"}, content_type=FORM
    ),
    "gravity_forms": Sender(
        lambda n: {"id": f"{n}", "form_id": "2", "1.3": "Ana", "1.6": f"Nº{n}", "Email": mail(n)},
        lambda sent, secret, now: {"X-Webhook-Secret": secret}, nobody={"id": "9", "form_id": "2", "1.3": "Ana"},
    ),
    "tally": Sender(
        tally, lambda sent, secret, now: {"Tally-Signature": b64(mac(secret, sent.body))},
        unknown={"eventType": "FORM_VIEW", "eventId": "v1", "data": {}}, nobody=tally(9, fields=[]),
    ),
    "hubspot": Sender(
        contact, hubspot, unknown=contact(8, subscriptionType="contact.deletion"), nobody=contact(9),
        answer=contact_answer, nobody_answered={"id": "909", "properties": {}}, stamps=True,
    ),
    "google_ads": Sender(
        google, lambda sent, secret, now: {}, unknown=google(8, is_test=True), nobody=google(9, user_column_data=[]),
        forged=lambda payload: {**payload, "google_key": "another-secret"},
    ),
    "meta_leads": Sender(
        meta, lambda sent, secret, now: {"X-Hub-Signature-256": "sha256=" + mac(secret, sent.body).hex()},
        unknown={"object": "page", "entry": [{"changes": [{"field": "feed", "value": {"item": "post"}}]}]}, nobody=meta(9),
        answer=meta_answer, nobody_answered={"id": "509", "field_data": []},
    ),
    "calendly": Sender(
        invitee, calendly, unknown=invitee(8, "routing_form_submission.created"),
        nobody=invitee(9, email="", name=""), stamps=True,
    ),
    "calcom": Sender(
        cal, lambda sent, secret, now: {"X-Cal-Signature-256": mac(secret, sent.body).hex()},
        unknown=cal(8, "MEETING_ENDED"), nobody=cal(9, attendees=[]),
    ),
    "acuity": Sender(
        lambda n: {"action": "scheduled", "id": 70 + n, "calendarID": 1, "appointmentTypeID": 2},
        lambda sent, secret, now: {"X-Acuity-Signature": b64(mac(secret, sent.body))},
        unknown={"action": "changed", "id": 78}, nobody={"action": "scheduled", "id": 79}, content_type=FORM,
        answer=appointment, nobody_answered=appointment(9, email="", phone=""),
    ),
}  # fmt: skip
STANDARD_JSON = replace(SENDERS["json"], sign=standard, secret=STANDARD, stamps=True)


def make_source(tenant: Tenant, kind: str, *, secrets: Mapping[str, str] | None = None, **fields: Any) -> Source:
    """A source of the tenant's with all the secrets of its kind."""
    with tenant_scope(tenant.pk):
        source = Source(tenant=tenant, kind=kind, **{"name": f"Our {kind}", **fields})
        source.keep_secrets(dict(SECRETS if secrets is None else secrets))
        source.save(force_insert=True)
        return source


def post(
    source: Source,
    sender: Sender,
    payload: Any,
    now: datetime,
    *,
    secret: str = "",
    body: bytes | None = None,
    **headers: str,
):
    """Post as the source does, signed with `secret` (its own unless another is given), the body that was signed or another."""
    path = reverse("source_hook", args=[source.token])
    signed = sender.body(payload)
    given = sender.sign(Sent(signed, settings.PUBLIC_URL + path), secret or sender.secret, now)
    client = Client(raise_request_exception=False)
    return client.post(
        path,
        signed if body is None else body,
        content_type=headers.pop("content_type", sender.content_type),
        headers={**given, **headers},
    )
