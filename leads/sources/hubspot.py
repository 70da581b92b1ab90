"""HubSpot (https://developers.hubspot.com/docs/api/webhooks): a list of events that name contacts; a contact is fetched."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from leads.sources.fetching import get_json, segment
from leads.sources.kind import (
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
    within,
)
from leads.sources.verifying import base64_of, must_be_fresh, must_match, secret_in

SIGNATURE, STAMP = "x-hubspot-signature-v3", "x-hubspot-request-timestamp"
MILLISECONDS = 1000
URL = "https://api.hubapi.com"
TAKEN = ("contact.creation", "contact.propertyChange", "object.creation", "object.propertyChange")
CONTACT = "0-1"  # objectTypeId
PEOPLE = ("FORM", "MEETINGS", "CHAT")  # changeSource of what the person did; everything else is somebody keeping a list
PROPERTIES = (
    "email", "firstname", "lastname", "phone", "mobilephone", "company", "jobtitle", "industry", "numberofemployees", "country",
    "hs_language", "hs_timezone", "hs_analytics_source", "message",
)  # fmt: skip
SAMPLE = {
    "id": "123",
    "properties": {
        "email": "ana@example.com", "firstname": "Ana", "lastname": "Díaz", "company": "Díaz SL", "phone": "+34911234567",
        "jobtitle": "Head of sales", "country": "Spain",
    },
}  # fmt: skip


class HubSpot(Kind):
    name = "hubspot"
    label = "HubSpot"
    secrets = {
        "secret": "The client secret of the app.",
        "access_token": "The access token of the app, with the scope crm.objects.contacts.read.",
    }
    scheme = (
        "X-HubSpot-Signature-v3: the HMAC-SHA256 of method, address, raw body and X-HubSpot-Request-Timestamp, in base64; "
        "five minutes. The contact is then fetched with the access token."
    )
    mapping = {
        "external_id": "id",
        "email": "properties.email",
        "phone": ["properties.phone", "properties.mobilephone"],
        "first_name": "properties.firstname",
        "last_name": "properties.lastname",
        "company": "properties.company",
        "role": "properties.jobtitle",
        "industry": "properties.industry",
        "company_size": "properties.numberofemployees",
        "country": "properties.country",
        "language": "properties.hs_language",
        "message": "properties.message",
        "source": {"constant": "hubspot"},
    }
    guesses = False
    fetches = True
    sample = json.dumps(SAMPLE, ensure_ascii=False, indent=1)

    def verify(self, delivery: Delivery, secrets: Mapping[str, str], now: datetime) -> None:
        stamp = delivery.headers.get(STAMP, "")
        signed = (b"POST", delivery.uri.encode(), delivery.body, stamp.encode())
        must_match(delivery.headers.get(SIGNATURE, ""), base64_of(secret_in(secrets), *signed), SIGNATURE)
        must_be_fresh(stamp, now, header=STAMP, unit=MILLISECONDS)

    def items(self, delivery: Delivery, now: datetime) -> list[Item]:
        if not isinstance(delivery.given, list):
            raise Unreadable("The body is no list of events.")
        found = {}
        for event in delivery.given:
            # eventId alone is not promised to be unique; the number of the attempt differs with each retry.
            kept = {name: value for name, value in an_object(event, "An event").items() if name != "attemptNumber"}
            names = ("portalId", "eventId", "subscriptionType", "objectId", "propertyName", "occurredAt")
            ident = ":".join(named(kept, name) for name in names)[:200]
            found[ident] = Item(ident, as_text(kept))
        return list(found.values())

    def fetch(self, given: Any, secrets: Mapping[str, str]) -> Any:
        _must_be_contact(given)
        token, ident = secrets.get("access_token", "").strip(), named(given, "objectId")
        if not token:
            raise CannotFetch("No access token is entered for this source: the contact cannot be fetched.", again=False)
        query = {"properties": ",".join(PROPERTIES)}
        path = f"crm/v3/objects/contacts/{segment(ident)}"
        return get_json(self.name, URL, path, query=query, authorization=f"Bearer {token}")

    def read(self, given: Any, fetched: Any = None) -> Reading:
        if given is not None:
            _must_be_contact(given)
        contact = an_object(fetched, "The contact")
        properties = {
            name: value for name, value in an_object(contact.get("properties"), "properties").items() if value
        }
        return Reading({**contact, "event": given, "properties": properties}, properties, asks=_asks(given))


def _must_be_contact(given: Any) -> None:
    event = named(given, "subscriptionType")
    if event not in TAKEN or (event.startswith("object.") and named(given, "objectTypeId") != CONTACT):
        raise Ignored(f"the event “{event or 'unnamed'}” brings in no contact.")
    if not named(given, "objectId").isdecimal():
        raise Unreadable("The event names no contact (objectId).")


def _asks(given: Any) -> bool | None:
    """Whether the person did it themselves; a change of a property is always somebody keeping a list."""
    if given is None:
        return None
    return named(given, "subscriptionType").endswith(".creation") and within(given, "changeSource") in PEOPLE
