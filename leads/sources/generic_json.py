"""Any JSON of one's own: signed as Standard Webhooks says (https://www.standardwebhooks.com), or with the secret itself."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from leads.sources.kind import Delivery, Item, Kind, Reading, Unreadable, an_object, as_text, named, unnamed
from leads.sources.verifying import secret_in, shared_secret, standard_webhook

IDS = ("event_id", "submission_id", "response_id", "lead_id", "id")
MOST = 500  # leads in one request


class GenericJson(Kind):
    name = "json"
    label = "JSON of your own"
    secrets = {"secret": "With whsec_ in front: requests are signed with it. Anything else: it is sent along."}
    scheme = (
        "Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature; five minutes) where the secret begins with whsec_; "
        "else the secret as Authorization: Bearer, as the password of basic authentication, or in X-Webhook-Secret."
    )
    mapping = {"source": "source", "message": ["message", "answers.message"]}
    sample = (
        '{"id": "1001", "email": "ana@example.com", "first_name": "Ana", "company": "Díaz SL", '
        '"phone": "+34 911 23 45 67", "consent": true, "message": "Please call me.", "utm_source": "fair"}'
    )

    def verify(self, delivery: Delivery, secrets: Mapping[str, str], now: datetime) -> None:
        secret = secret_in(secrets)
        if secret.startswith(b"whsec_"):
            standard_webhook(delivery, secret)
        else:
            shared_secret(delivery, secret)

    def items(self, delivery: Delivery, now: datetime) -> list[Item]:
        """One object, or a list of them: each a lead."""
        given = delivery.given
        if isinstance(given, dict):
            return [Item(self.id_of(delivery, now), delivery.body.decode("utf-8", "replace"))]
        if (
            not isinstance(given, list)
            or not 0 < len(given) <= MOST
            or not all(isinstance(each, dict) for each in given)
        ):
            raise Unreadable(f"Send an object, or a list of 1 to {MOST} objects.")
        texts = [as_text(each) for each in given]
        return [Item(_id(each) or unnamed(text.encode(), now), text) for each, text in zip(given, texts, strict=True)]

    def id_of(self, delivery: Delivery, now: datetime) -> str:
        sent = delivery.headers.get("webhook-id") or delivery.headers.get("idempotency-key")
        return (sent or "")[:200] or _id(delivery.given) or unnamed(delivery.body, now)

    def read(self, given: Any, fetched: Any = None) -> Reading:
        document = an_object(given)
        inner = document.get("data")
        flat = inner if isinstance(inner, dict) and not document.get("email") else document
        return Reading(document, {name: value for name, value in flat.items() if name not in IDS})


def _id(given: Any) -> str:
    return named(given, *IDS) or named(given.get("data"), *IDS)
