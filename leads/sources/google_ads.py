"""Google Ads lead forms (https://developers.google.com/google-ads/webhook/docs/overview): the key stands in the body."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from leads.sources.kind import (
    Delivery,
    Ignored,
    Item,
    Kind,
    NotAuthentic,
    Reading,
    an_object,
    as_text,
    named,
    objects,
    unnamed,
)
from leads.sources.verifying import same, secret_in

KEY = "google_key"
SAMPLE = {
    "lead_id": "L1",
    "form_id": 1,
    "campaign_id": 2,
    "gcl_id": "C1",
    "api_version": "1.0",
    "google_key": "…",
    "user_column_data": [
        {"column_id": "FULL_NAME", "string_value": "Ana Díaz", "column_name": "Full Name"},
        {"column_id": "WORK_EMAIL", "string_value": "ana@example.com"},
        {"column_id": "PHONE_NUMBER", "string_value": "+34911234567", "column_name": "User Phone"},
        {"column_id": "COMPANY_NAME", "string_value": "Díaz SL"},
    ],
}


class GoogleAds(Kind):
    name = "google_ads"
    label = "Google Ads lead form"
    secrets = {"secret": "The key entered with the webhook of the lead form."}
    scheme = "google_key in the body is the key. Test leads of Google's (is_test) are kept and ignored."
    mapping = {
        "email": ["columns.EMAIL", "columns.WORK_EMAIL"],
        "phone": ["columns.PHONE_NUMBER", "columns.WORK_PHONE"],
        "first_name": "columns.FIRST_NAME",
        "last_name": "columns.LAST_NAME",
        "name": "columns.FULL_NAME",
        "company": "columns.COMPANY_NAME",
        "role": "columns.JOB_TITLE",
        "country": "columns.COUNTRY",
        "campaign": "campaign_id",
        "source": {"constant": "google_ads"},
        "utm_source": {"constant": "google"},
        "utm_medium": {"constant": "cpc"},
    }
    sample = json.dumps(SAMPLE, ensure_ascii=False, indent=1)

    def verify(self, delivery: Delivery, secrets: Mapping[str, str], now: datetime) -> None:
        secret, given = secret_in(secrets).decode(), named(delivery.given, KEY)
        if not given:
            raise NotAuthentic("The body has no google_key.")
        if not same(given, secret):
            raise NotAuthentic("The google_key of the body is not this source's.")

    def items(self, delivery: Delivery, now: datetime) -> list[Item]:
        kept = {
            name: value for name, value in an_object(delivery.given).items() if name != KEY
        }  # a secret is not stored
        text = as_text(kept)
        return [Item(named(kept, "lead_id") or unnamed(text.encode(), now), text)]

    def read(self, given: Any, fetched: Any = None) -> Reading:
        lead = an_object(given)
        if lead.get("is_test"):
            raise Ignored("it is a test lead of Google's.")
        columns, answers = {}, {}
        for column in objects(lead.get("user_column_data")):
            value, ident = column.get("string_value"), str(column.get("column_id") or "")
            columns[ident] = value
            answers[str(column.get("column_name") or ident)] = value
        return Reading({**lead, "columns": columns}, answers)
