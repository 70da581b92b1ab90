"""The form of a site of one's own, posted by its server: names and values."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from leads.sources.generic_json import IDS
from leads.sources.kind import FORM, MULTIPART, Delivery, Item, Kind, Reading, an_object, as_text, named, unnamed
from leads.sources.verifying import secret_in, shared_secret


class FormPost(Kind):
    name = "form_post"
    label = "Form post of your own"
    content_types = (FORM, MULTIPART)
    secrets = {"secret": "Random text that your server sends along. Never put it into a page."}
    scheme = "The secret as Authorization: Bearer, as the password of basic authentication, or in X-Webhook-Secret."
    mapping = {"source": ["source", "answers.source"]}
    sample = "name=Ana+D%C3%ADaz&email=ana%40example.com&company=D%C3%ADaz+SL&message=Please+call+me.&consent=yes"
    sample_type = FORM

    def verify(self, delivery: Delivery, secrets: Mapping[str, str], now: datetime) -> None:
        shared_secret(delivery, secret_in(secrets))

    def items(self, delivery: Delivery, now: datetime) -> list[Item]:
        # Boundaries differ with each try: what is told apart are the fields.
        text = as_text(delivery.given)
        return [Item(named(delivery.given, *IDS[:-1]) or unnamed(text.encode(), now), text)]

    def read(self, given: Any, fetched: Any = None) -> Reading:
        fields = an_object(given)
        return Reading(fields, fields)
