"""Acuity Scheduling (https://developers.acuityscheduling.com/docs/webhooks): a form that names an appointment; it is fetched."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from leads.sources.fetching import basic, get_json, segment
from leads.sources.kind import (
    FORM,
    Booking,
    CannotFetch,
    Delivery,
    Ignored,
    Item,
    Kind,
    Reading,
    Unreadable,
    an_object,
    as_text,
    named,
    objects,
    unnamed,
)
from leads.sources.moments import moment
from leads.sources.verifying import base64_of, must_match, secret_in

HEADER = "x-acuity-signature"
URL = "https://acuityscheduling.com/api/v1"
TAKEN = ("scheduled", "rescheduled", "canceled")  # “changed” repeats each of them
USUAL = timedelta(minutes=60)
SAMPLE = {
    "id": 12345,
    "firstName": "Ana",
    "lastName": "Díaz",
    "email": "ana@example.com",
    "phone": "+34911234567",
    "type": "First talk",
    "datetime": "2026-07-20T17:00:00-0400",
    "duration": "30",
    "timezone": "Europe/Madrid",
    "canceled": False,
    "forms": [{"name": "Intake", "values": [{"name": "Company", "value": "Díaz SL"}]}],
}


class Acuity(Kind):
    name = "acuity"
    label = "Acuity Scheduling"
    content_types = (FORM,)
    secrets = {
        "secret": "The API key: it signs the hooks and fetches the appointment.",
        "account": "The numeric user id.",
    }
    scheme = (
        "X-Acuity-Signature: the HMAC-SHA256 of the raw body in base64, with the API key. The appointment is then "
        "fetched with user id and API key."
    )
    mapping = {
        "email": "email",
        "first_name": "firstName",
        "last_name": "lastName",
        "phone": "phone",
        "time_zone": "timezone",
        "source": {"constant": "acuity"},
    }
    fetches = True
    sample = json.dumps(SAMPLE, ensure_ascii=False, indent=1)

    def verify(self, delivery: Delivery, secrets: Mapping[str, str], now: datetime) -> None:
        must_match(delivery.headers.get(HEADER, ""), base64_of(secret_in(secrets), delivery.body), HEADER)

    def items(self, delivery: Delivery, now: datetime) -> list[Item]:
        text = as_text(delivery.given)
        action, ident = named(delivery.given, "action"), named(delivery.given, "id")
        if not ident:
            return [Item(unnamed(text.encode(), now), text)]
        # The same appointment may be moved again, in the same words; each time is one booking, whoever tells of it twice.
        again = f":{now:%Y%m%d%H%M}" if action == "rescheduled" else ""
        return [Item(f"{action}:{ident}{again}"[:200], text)]

    def fetch(self, given: Any, secrets: Mapping[str, str]) -> Any:
        ident, account = _appointment(given), secrets.get("account", "").strip()
        if not account:
            raise CannotFetch("No user id is entered for this source: the appointment cannot be fetched.", again=False)
        authorization = basic(account, secret_in(secrets).decode())
        return get_json(self.name, URL, f"appointments/{segment(ident)}", authorization=authorization)

    def read(self, given: Any, fetched: Any = None) -> Reading:
        cancelled = given is not None and named(given, "action") == "canceled"
        if given is not None:
            _appointment(given)
        found = an_object(fetched, "The appointment")
        ident, starts = named(found, "id"), moment(found.get("datetime"), "datetime")
        minutes = named(found, "duration")
        lasts = timedelta(minutes=int(minutes)) if minutes.isdecimal() and 0 < int(minutes) <= 2880 else USUAL
        series = f"acuity:{ident}:"
        booking = Booking(
            ref=f"{series}{starts.isoformat()}", starts=starts, ends=starts + lasts, text=named(found, "type"),
            cancelled=cancelled or found.get("canceled") is True, series=series,
        )  # fmt: skip
        asked = (value for form in objects(found.get("forms")) for value in objects(form.get("values")))
        return Reading(found, {str(each.get("name")): each.get("value") for each in asked}, booking, asks=False)


def _appointment(given: Any) -> str:
    action, ident = named(given, "action"), named(given, "id")
    if action not in TAKEN:
        raise Ignored(f"the action “{action or 'unnamed'}” neither books nor cancels.")
    if not ident.isdecimal():
        raise Unreadable("The hook names no appointment (id).")
    return ident
