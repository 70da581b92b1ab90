"""Cal.com (https://cal.com/docs/developing/guides/automation/webhooks): bookings, signed over the raw body in hex."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from leads.sources.kind import (
    Booking,
    Delivery,
    Ignored,
    Kind,
    Reading,
    Unreadable,
    an_object,
    named,
    objects,
    unnamed,
    within,
)
from leads.sources.moments import moment
from leads.sources.verifying import hex_of, must_match, secret_in

HEADER = "x-cal-signature-256"
BOOKED = ("BOOKING_CREATED", "BOOKING_RESCHEDULED")
CALLED_OFF = ("BOOKING_CANCELLED", "BOOKING_REJECTED")
SAMPLE = {
    "triggerEvent": "BOOKING_CREATED",
    "createdAt": "2026-07-15T14:30:00.000Z",
    "payload": {
        "uid": "B1",
        "title": "First talk",
        "startTime": "2026-07-20T17:00:00.000Z",
        "endTime": "2026-07-20T17:30:00.000Z",
        "attendees": [
            {"name": "Ana Díaz", "email": "ana@example.com", "timeZone": "Europe/Madrid", "language": {"locale": "es"}}
        ],
        "responses": {"company": {"label": "Company", "value": "Díaz SL"}},
    },
}


class CalCom(Kind):
    name = "calcom"
    label = "Cal.com"
    secrets = {
        "secret": "The secret entered with the webhook. Without one Cal.com does not sign, and nothing is taken."
    }
    scheme = "X-Cal-Signature-256: the HMAC-SHA256 of the raw body in hex."
    mapping = {
        "email": ["attendee.email", "answers.email"],
        "name": "attendee.name",
        "time_zone": "attendee.timeZone",
        "language": "attendee.language.locale",
        "phone": ["attendee.phoneNumber", "responses.attendeePhoneNumber.value"],
        "source": {"constant": "calcom"},
    }
    sample = json.dumps(SAMPLE, ensure_ascii=False, indent=1)

    def verify(self, delivery: Delivery, secrets: Mapping[str, str], now: datetime) -> None:
        must_match(delivery.headers.get(HEADER, ""), hex_of(secret_in(secrets), delivery.body), HEADER)

    def id_of(self, delivery: Delivery, now: datetime) -> str:
        uid = named(within(delivery.given, "payload"), "uid")
        parts = (named(delivery.given, "triggerEvent"), uid, named(delivery.given, "createdAt"))
        return ":".join(parts)[:200] if uid else unnamed(delivery.body, now)

    def read(self, given: Any, fetched: Any = None) -> Reading:
        event = named(given, "triggerEvent")
        if event not in (*BOOKED, *CALLED_OFF):
            raise Ignored(f"the event “{event or 'unnamed'}” neither books nor cancels.")
        payload = an_object(within(given, "payload"), "payload")
        uid, old = named(payload, "uid"), named(payload, "rescheduleUid", "fromReschedule")
        if not uid:
            raise Unreadable("The booking has no uid.")
        booking = Booking(
            ref=f"calcom:{uid}",
            starts=moment(payload.get("startTime"), "startTime"),
            ends=moment(payload.get("endTime"), "endTime"),
            text=named(payload, "title"),
            cancelled=event in CALLED_OFF,
            replaces=f"calcom:{old}" if old and old != uid else "",
        )
        attendee = next(iter(objects(payload.get("attendees"))), {})
        responses = payload.get("responses") if isinstance(payload.get("responses"), dict) else {}
        answers = {
            str(each.get("label") or name): each.get("value")
            for name, each in responses.items()
            if isinstance(each, dict)
        }
        return Reading({**payload, "attendee": attendee}, answers, booking, asks=False)
