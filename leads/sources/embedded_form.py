"""A form of our own, to be pasted into any page: plain HTML without a script. Its page is in leads.sources.form_page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from leads.sources.kind import FORM, MULTIPART, Delivery, Item, Kind, NotAuthentic, Reading, an_object, as_text, unnamed

HONEYPOT = "website_address"  # nobody sees it; what fills in everything fills it in too
NEXT = "_next"
LANGUAGE = "_language"  # of the page that the form stands in
# Field -> its label, its kind in HTML, what a browser may fill in (https://html.spec.whatwg.org/#autofill), characters.
FIELDS: dict[str, tuple[str, str, str, int]] = {
    "name": ("Name", "text", "name", 200),
    "first_name": ("First name", "text", "given-name", 100),
    "last_name": ("Last name", "text", "family-name", 100),
    "email": ("E-mail address", "email", "email", 254),
    "phone": ("Phone", "tel", "tel", 60),
    "company": ("Company", "text", "organization", 200),
    "role": ("Role", "text", "organization-title", 120),
    "message": ("How can we help?", "textarea", "off", 5000),
}
USUAL = ("name", "email", "company", "phone", "message")
UTM = tuple(f"utm_{name}" for name in ("source", "medium", "campaign", "term", "content"))


class EmbeddedForm(Kind):
    name = "form"
    label = "Form of Followthrough's own"
    content_types = (FORM, MULTIPART)
    secrets = {}
    scheme = (
        "Anybody may fill it in: a hidden field catches machines, and each sender may post a few times in ten minutes."
    )
    mapping = {**{name: f"answers.{name}" for name in (*FIELDS, *UTM, "consent")}, "source": {"constant": "website"}}
    guesses = False
    sample = "name=Ana+D%C3%ADaz&email=ana%40example.com&company=D%C3%ADaz+SL&message=Please+call+me.&consent=yes"
    sample_type = FORM

    def verify(self, delivery: Delivery, secrets: Mapping[str, str], now: datetime) -> None:
        raise NotAuthentic("This source is a form: post to the address of its page.")

    def items(self, delivery: Delivery, now: datetime) -> list[Item]:
        text = as_text(delivery.given)
        return [Item(unnamed(text.encode(), now), text)]

    def read(self, given: Any, fetched: Any = None) -> Reading:
        fields = {name: value for name, value in an_object(given).items() if name not in (HONEYPOT, NEXT, LANGUAGE)}
        return Reading({}, fields, asks=True)
