"""Typeform (https://www.typeform.com/developers/webhooks/): answers of a response, signed over the raw body in base64."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from leads.sources.kind import Delivery, Ignored, Kind, Reading, an_object, named, objects, unnamed, within
from leads.sources.verifying import base64_of, must_match, secret_in

HEADER = "typeform-signature"
SAMPLE = {
    "event_id": "E1",
    "event_type": "form_response",
    "form_response": {
        "form_id": "F1",
        "token": "T1",
        "hidden": {"utm_source": "news", "utm_campaign": "spring"},
        "definition": {
            "fields": [
                {"id": "q1", "ref": "name", "type": "short_text", "title": "What is your name?"},
                {"id": "q2", "ref": "mail", "type": "email", "title": "Work e-mail"},
                {"id": "q3", "ref": "firm", "type": "short_text", "title": "Company"},
                {"id": "q4", "ref": "ok", "type": "legal", "title": "May we write to you?"},
            ]
        },
        "answers": [
            {"type": "text", "text": "Ana Díaz", "field": {"id": "q1", "ref": "name", "type": "short_text"}},
            {"type": "email", "email": "ana@example.com", "field": {"id": "q2", "ref": "mail", "type": "email"}},
            {"type": "text", "text": "Díaz SL", "field": {"id": "q3", "ref": "firm", "type": "short_text"}},
            {"type": "boolean", "boolean": True, "field": {"id": "q4", "ref": "ok", "type": "legal"}},
        ],
    },
}


class Typeform(Kind):
    name = "typeform"
    label = "Typeform"
    secrets = {"secret": "The secret entered with the webhook (Connect → Webhooks → Edit)."}
    scheme = "Typeform-Signature: sha256= and the HMAC-SHA256 of the raw body in base64."
    mapping = {
        "email": "first.email",
        "phone": "first.phone_number",
        "name": "refs.name",
        "consent": "first.legal",
        "consent_wording": "wording",
        "source": {"constant": "typeform"},
        **{f"utm_{name}": f"hidden.utm_{name}" for name in ("source", "medium", "campaign", "term", "content")},
    }
    sample = json.dumps(SAMPLE, ensure_ascii=False, indent=1)

    def verify(self, delivery: Delivery, secrets: Mapping[str, str], now: datetime) -> None:
        expected = "sha256=" + base64_of(secret_in(secrets), delivery.body)
        must_match(delivery.headers.get(HEADER, ""), expected, HEADER)

    def id_of(self, delivery: Delivery, now: datetime) -> str:
        response = within(delivery.given, "form_response")
        return named(response, "token") or named(delivery.given, "event_id") or unnamed(delivery.body, now)

    def read(self, given: Any, fetched: Any = None) -> Reading:
        event = named(given, "event_type")
        if event != "form_response":
            raise Ignored(f"the event “{event or 'unnamed'}” is no response to a form.")
        response = an_object(within(given, "form_response"), "form_response")
        titles = {field.get("id"): field for field in objects(within(response, "definition", "fields"))}
        answers, refs, first = {}, {}, {}
        wording = ""
        for answer in objects(response.get("answers")):
            asked = answer.get("field") if isinstance(answer.get("field"), dict) else {}
            field = {**titles.get(asked.get("id"), {}), **asked}
            value = _value(answer)
            title = str(field.get("title") or field.get("ref") or field.get("id") or "")
            answers[title] = value
            refs[str(field.get("ref") or field.get("id"))] = value
            first.setdefault("legal" if field.get("type") == "legal" else answer.get("type"), value)
            if field.get("type") == "legal" and not wording:
                wording = title
        document = {
            **response,
            "refs": refs,
            "first": first,
            "wording": wording,
            "hidden": response.get("hidden") or {},
        }
        return Reading(document, answers)


def _value(answer: Mapping[str, Any]) -> Any:
    kind = answer.get("type")
    value = answer.get(kind) if isinstance(kind, str) else None
    if isinstance(value, dict):  # choice, choices: by their labels, with what was written beside them
        return [each for each in (*_list(value.get("labels")), value.get("label"), value.get("other")) if each]
    return value


def _list(given: Any) -> list:
    return given if isinstance(given, list) else []
