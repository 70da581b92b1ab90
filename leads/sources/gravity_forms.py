"""Gravity Forms (its Webhooks add-on): an entry as JSON or as a form. It signs nothing, but sends headers of one's own."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from leads.sources.kind import FORM, JSON, Delivery, Item, Kind, Reading, an_object, as_text, named, unnamed
from leads.sources.verifying import secret_in, shared_secret

# What an entry holds besides its fields.
OF_THE_ENTRY = frozenset(
    {"id", "entry_id", "form_id", "post_id", "date_created", "date_updated", "is_starred", "is_read", "ip", "source_url",
     "user_agent", "currency", "payment_status", "payment_date", "payment_amount", "payment_method", "transaction_id",
     "is_fulfilled", "created_by", "transaction_type", "status", "source_id"}
)  # fmt: skip


class GravityForms(Kind):
    name = "gravity_forms"
    label = "Gravity Forms"
    content_types = (JSON, FORM)
    secrets = {"secret": "Random text, entered at the feed as a request header: X-Webhook-Secret."}
    scheme = "The secret in a request header of the feed: X-Webhook-Secret, or Authorization: Bearer."
    mapping = {
        "first_name": "answers.1.3",  # the parts of a name field
        "last_name": "answers.1.6",
        "source": {"constant": "gravity_forms"},
    }
    sample = (
        '{"id": "G1", "form_id": "1", "date_created": "2026-01-15 14:30:00", "1.3": "Ana", "1.6": "Díaz", '
        '"Email": "ana@example.com", "Company": "Díaz SL", "Message": "Please call me."}'
    )

    def verify(self, delivery: Delivery, secrets: Mapping[str, str], now: datetime) -> None:
        shared_secret(delivery, secret_in(secrets))

    def items(self, delivery: Delivery, now: datetime) -> list[Item]:
        given = delivery.given
        entry, form, text = named(given, "id", "entry_id"), named(given, "form_id"), as_text(given)
        # Entries are numbered through a whole site; without one, as where fields are selected, the fields tell it apart.
        return [Item(f"{form}:{entry}" if entry else unnamed(text.encode(), now), text)]

    def read(self, given: Any, fetched: Any = None) -> Reading:
        entry = an_object(given)
        return Reading(entry, {name: value for name, value in entry.items() if name not in OF_THE_ENTRY})
