"""Tally (https://tally.so/help/webhooks): a form's response, signed over the raw body in base64. Choices come as ids."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from leads.sources.kind import Delivery, Ignored, Kind, Reading, an_object, named, objects, unnamed, within
from leads.sources.verifying import base64_of, must_match, secret_in

HEADER = "tally-signature"
SAMPLE = {
    "eventId": "E1",
    "eventType": "FORM_RESPONSE",
    "data": {
        "responseId": "R1",
        "formId": "F1",
        "formName": "Contact",
        "fields": [
            {"key": "q_a", "label": "Full name", "type": "INPUT_TEXT", "value": "Ana Díaz"},
            {"key": "q_b", "label": "Work e-mail", "type": "INPUT_EMAIL", "value": "ana@example.com"},
            {"key": "q_c", "label": "Company", "type": "INPUT_TEXT", "value": "Díaz SL"},
            {
                "key": "q_d", "label": "Plan", "type": "MULTIPLE_CHOICE", "value": ["o2"],
                "options": [{"id": "o1", "text": "Starter"}, {"id": "o2", "text": "Business"}],
            },
            {"key": "q_e", "label": "utm_source", "type": "HIDDEN_FIELDS", "value": "news"},
        ],
    },
}  # fmt: skip


class Tally(Kind):
    name = "tally"
    label = "Tally"
    secrets = {"secret": "The signing secret of the webhook (Integrations → Webhooks)."}
    scheme = "Tally-Signature: the HMAC-SHA256 of the raw body in base64."
    mapping = {
        "email": "first.INPUT_EMAIL",
        "phone": "first.INPUT_PHONE_NUMBER",
        "source": {"constant": "tally"},
    }
    sample = json.dumps(SAMPLE, ensure_ascii=False, indent=1)

    def verify(self, delivery: Delivery, secrets: Mapping[str, str], now: datetime) -> None:
        must_match(delivery.headers.get(HEADER, ""), base64_of(secret_in(secrets), delivery.body), HEADER)

    def id_of(self, delivery: Delivery, now: datetime) -> str:
        response = named(within(delivery.given, "data"), "responseId", "submissionId")
        return response or named(delivery.given, "eventId") or unnamed(delivery.body, now)

    def read(self, given: Any, fetched: Any = None) -> Reading:
        event = named(given, "eventType")
        if event != "FORM_RESPONSE":
            raise Ignored(f"the event “{event or 'unnamed'}” is no response to a form.")
        data = an_object(within(given, "data"), "data")
        answers: dict[str, Any] = {}
        first: dict[str, Any] = {}
        for field in objects(data.get("fields")):
            value = _value(field)
            answers.setdefault(str(field.get("label") or field.get("key") or ""), value)
            first.setdefault(str(field.get("type")), value)
        return Reading({**data, "first": first}, answers)


def _value(field: Mapping[str, Any]) -> Any:
    value, options = field.get("value"), objects(field.get("options"))
    if not options:
        return value
    texts = {option.get("id"): option.get("text") for option in options}
    chosen = value if isinstance(value, list) else [value]
    return [texts.get(each, each) if isinstance(each, str) else each for each in chosen if each is not None]
