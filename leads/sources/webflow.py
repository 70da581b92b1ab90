"""Webflow (https://developers.webflow.com/data/docs/working-with-webhooks): a form's submission, signed with its time."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from leads.sources.kind import Delivery, Ignored, Kind, Reading, an_object, named, unnamed, within
from leads.sources.verifying import hex_of, must_be_fresh, must_match, secret_in

SIGNATURE, STAMP = "x-webflow-signature", "x-webflow-timestamp"
MILLISECONDS = 1000


class Webflow(Kind):
    name = "webflow"
    label = "Webflow"
    secrets = {
        "secret": "The webhook's secret key (of a site token), or the client secret of the app that made the webhook."
    }
    scheme = (
        "x-webflow-signature: the HMAC-SHA256 of x-webflow-timestamp, a colon and the raw body, in hex; five minutes."
    )
    mapping = {"source": {"constant": "webflow"}}
    sample = (
        '{"triggerType": "form_submission", "payload": {"id": "W1", "name": "Contact us", "siteId": "S1", '
        '"submittedAt": "2026-01-15T14:30:00.000Z", "data": {"First Name": "Ana", "Last Name": "Díaz", '
        '"Email": "ana@example.com", "Company": "Díaz SL", "Message": "Please call me."}}}'
    )

    def verify(self, delivery: Delivery, secrets: Mapping[str, str], now: datetime) -> None:
        stamp = delivery.headers.get(STAMP, "")
        expected = hex_of(secret_in(secrets), stamp.encode(), b":", delivery.body)
        must_match(delivery.headers.get(SIGNATURE, ""), expected, SIGNATURE)
        must_be_fresh(stamp, now, header=STAMP, unit=MILLISECONDS)

    def id_of(self, delivery: Delivery, now: datetime) -> str:
        return named(within(delivery.given, "payload"), "id", "_id") or unnamed(delivery.body, now)

    def read(self, given: Any, fetched: Any = None) -> Reading:
        event = named(given, "triggerType")
        if event != "form_submission":
            raise Ignored(f"the event “{event or 'unnamed'}” is no submission of a form.")
        payload = an_object(within(given, "payload"), "payload")
        return Reading(payload, an_object(payload.get("data"), "payload.data"))
