"""Meta lead ads (https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving): ids only; a lead is fetched."""

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
    objects,
    unnamed,
    within,
)
from leads.sources.verifying import hex_of, must_match, secret_in

HEADER = "x-hub-signature-256"
URL = "https://graph.facebook.com/v21.0"
FIELDS = "id,created_time,form_id,ad_name,adset_name,campaign_name,platform,field_data,custom_disclaimer_responses"
SAMPLE = {
    "id": "123",
    "form_id": "7",
    "campaign_name": "Spring",
    "ad_name": "A calm ad",
    "field_data": [
        {"name": "full_name", "values": ["Ana Díaz"]},
        {"name": "email", "values": ["ana@example.com"]},
        {"name": "phone_number", "values": ["+34911234567"]},
        {"name": "company_name", "values": ["Díaz SL"]},
    ],
}


class MetaLeads(Kind):
    name = "meta_leads"
    label = "Meta lead ads"
    secrets = {
        "secret": "The app secret.",
        "access_token": "A page access token that may read leads (leads_retrieval).",
        "verify_token": "Text of your choice, entered at Meta as the verify token.",
    }
    scheme = (
        "X-Hub-Signature-256: sha256= and the HMAC-SHA256 of the raw body in hex, with the app secret. When the address is "
        "entered, Meta asks with GET and the verify token. Each lead is then fetched with the access token."
    )
    mapping = {
        "email": ["answers.email", "answers.work_email"],
        "phone": ["answers.phone_number", "answers.work_phone_number"],
        "name": "answers.full_name",
        "company": "answers.company_name",
        "role": "answers.job_title",
        "country": "answers.country",
        "campaign": "campaign_name",
        "source": {"constant": "meta_ads"},
        "utm_source": {"constant": "meta"},
        "utm_medium": {"constant": "paid_social"},
        "utm_content": "ad_name",
    }
    fetches = True
    sample = json.dumps(SAMPLE, ensure_ascii=False, indent=1)

    def verify(self, delivery: Delivery, secrets: Mapping[str, str], now: datetime) -> None:
        expected = "sha256=" + hex_of(secret_in(secrets), delivery.body)
        must_match(delivery.headers.get(HEADER, ""), expected, HEADER)

    def items(self, delivery: Delivery, now: datetime) -> list[Item]:
        """One for each change: several leads may come at once."""
        found = {}
        for entry in objects(an_object(delivery.given).get("entry")):
            for change in objects(entry.get("changes")):
                text = as_text(change)
                ident = named(change.get("value"), "leadgen_id") or unnamed(text.encode(), now)
                found[ident] = Item(ident, text)
        if not found:
            raise Unreadable("The body has no entry with changes.")
        return list(found.values())

    def fetch(self, given: Any, secrets: Mapping[str, str]) -> Any:
        ident = _lead_id(given)
        token = secrets.get("access_token", "").strip()
        if not token:
            raise CannotFetch("No access token is entered for this source: the lead cannot be fetched.", again=False)
        # https://developers.facebook.com/docs/graph-api/guides/secure-requests: the proof says that the app itself asks.
        query = {"fields": FIELDS, "appsecret_proof": hex_of(secret_in(secrets), token.encode())}
        return get_json(self.name, URL, segment(ident), query=query, authorization=f"Bearer {token}")

    def read(self, given: Any, fetched: Any = None) -> Reading:
        if given is not None:
            _lead_id(given)
        lead = an_object(fetched, "The lead")
        answers = {}
        for each in objects(lead.get("field_data")):
            answers[str(each.get("name") or "")] = each.get("values")
        return Reading(lead, answers)


def _lead_id(given: Any) -> str:
    field = named(given, "field")
    if field != "leadgen":
        raise Ignored(f"the change “{field or 'unnamed'}” is no lead.")
    ident = named(within(given, "value"), "leadgen_id")
    if not ident.isdecimal():
        raise Unreadable("The change names no lead (leadgen_id).")
    return ident
