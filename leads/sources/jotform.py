"""Jotform (https://api.jotform.com/docs/): a multipart form whose field rawRequest holds the answers. It signs nothing."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from leads.sources.kind import (
    FORM,
    MULTIPART,
    Delivery,
    Item,
    Kind,
    Reading,
    Unreadable,
    an_object,
    as_text,
    named,
    unnamed,
)
from leads.sources.verifying import secret_in, shared_secret

QUESTION = re.compile(r"q\d+_(.+)")  # q3_fullName
RAW = {
    "slug": "submit/1",
    "q3_name": {"first": "Ana", "last": "Díaz"},
    "q4_email": "ana@example.com",
    "q5_phoneNumber": {"full": "+34 911 23 45 67"},
    "q6_company": "Díaz SL",
    "q7_message": "Please call me.",
}


class Jotform(Kind):
    name = "jotform"
    label = "Jotform"
    content_types = (MULTIPART, FORM)
    secrets = {"secret": "Random text of 20 characters or more: it stands in the address that is entered at Jotform."}
    scheme = "Jotform signs nothing: the secret goes in the address, as ?key=…; keep that address to yourself."
    mapping = {
        "first_name": "answers.name.first",
        "last_name": "answers.name.last",
        "source": {"constant": "jotform"},
    }
    sample = urlencode({"formID": "1", "submissionID": "J1", "formTitle": "Contact", "rawRequest": json.dumps(RAW)})
    sample_type = FORM

    def verify(self, delivery: Delivery, secrets: Mapping[str, str], now: datetime) -> None:
        shared_secret(delivery, secret_in(secrets), in_address=True)

    def items(self, delivery: Delivery, now: datetime) -> list[Item]:
        text = as_text(delivery.given)
        return [Item(named(delivery.given, "submissionID") or unnamed(text.encode(), now), text)]

    def read(self, given: Any, fetched: Any = None) -> Reading:
        form = an_object(given)
        try:
            raw = an_object(json.loads(form["rawRequest"]), "rawRequest")
        except (KeyError, TypeError, ValueError) as error:
            raise Unreadable("The field rawRequest is missing, or holds no JSON object.") from error
        found = {match[1]: value for name, value in raw.items() if (match := QUESTION.fullmatch(name))}
        return Reading({**form, "raw": raw}, found)
