"""Calendly (https://developer.calendly.com/api-docs): somebody books or cancels; a reschedule is a cancellation and a booking."""

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
from leads.sources.verifying import hex_of, must_be_fresh, must_match, secret_in

HEADER = "calendly-webhook-signature"
TOLERANCE = 180  # seconds
SAMPLE = {
    "event": "invitee.created",
    "created_at": "2026-07-02T12:00:00.000000Z",
    "payload": {
        "uri": "https://api.calendly.com/scheduled_events/E1/invitees/I1",
        "email": "ana@example.com",
        "name": "Ana Díaz",
        "timezone": "Europe/Madrid",
        "rescheduled": False,
        "old_invitee": None,
        "tracking": {"utm_source": "news"},
        "questions_and_answers": [{"question": "Company", "answer": "Díaz SL", "position": 0}],
        "scheduled_event": {
            "uri": "https://api.calendly.com/scheduled_events/E1",
            "name": "First talk",
            "start_time": "2026-07-10T15:00:00.000000Z",
            "end_time": "2026-07-10T15:30:00.000000Z",
        },
    },
}


class Calendly(Kind):
    name = "calendly"
    label = "Calendly"
    secrets = {"secret": "The signing key of the webhook subscription."}
    scheme = "Calendly-Webhook-Signature: t=…,v1=… with the HMAC-SHA256 of t, a full stop and the raw body in hex; three minutes."
    mapping = {
        "email": "email",
        "first_name": "first_name",
        "last_name": "last_name",
        "name": "name",
        "time_zone": "timezone",
        "phone": "text_reminder_number",
        "source": {"constant": "calendly"},
        **{f"utm_{name}": f"tracking.utm_{name}" for name in ("source", "medium", "campaign", "term", "content")},
    }
    sample = json.dumps(SAMPLE, ensure_ascii=False, indent=1)

    def verify(self, delivery: Delivery, secrets: Mapping[str, str], now: datetime) -> None:
        parts = dict(part.strip().partition("=")[::2] for part in delivery.headers.get(HEADER, "").split(","))
        stamp = parts.get("t", "")
        expected = hex_of(secret_in(secrets), stamp.encode(), b".", delivery.body)
        must_match(parts.get("v1", ""), expected, HEADER)
        must_be_fresh(stamp, now, header=HEADER, seconds=TOLERANCE)

    def id_of(self, delivery: Delivery, now: datetime) -> str:
        invitee = named(within(delivery.given, "payload"), "uri")
        return f"{named(delivery.given, 'event')}:{_short(invitee)}"[:200] if invitee else unnamed(delivery.body, now)

    def read(self, given: Any, fetched: Any = None) -> Reading:
        event, payload = named(given, "event"), within(given, "payload")
        if event not in ("invitee.created", "invitee.canceled"):
            raise Ignored(f"the event “{event or 'unnamed'}” is no booking.")
        invitee = an_object(payload, "payload")
        meeting = an_object(invitee.get("scheduled_event"), "scheduled_event")
        ref = named(invitee, "uri")
        if not ref:
            raise Unreadable("The invitee has no uri.")
        old = named(invitee, "old_invitee")
        booking = Booking(
            ref=f"calendly:{_short(ref)}",
            starts=moment(meeting.get("start_time"), "start_time"),
            ends=moment(meeting.get("end_time"), "end_time"),
            text=named(meeting, "name"),
            cancelled=event == "invitee.canceled",
            replaces=f"calendly:{_short(old)}" if old else "",
        )
        answers = {
            str(each.get("question")): each.get("answer") for each in objects(invitee.get("questions_and_answers"))
        }
        return Reading(invitee, answers, booking, asks=False)


def _short(uri: str) -> str:
    """What tells an invitee apart: its address without the host."""
    return uri.rpartition("scheduled_events/")[2]
