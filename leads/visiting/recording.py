"""A visit that counts: of a lead that we know, on a page of the client's own, once for each page and half hour (C2, E4)."""

import hashlib
import re
from datetime import datetime, timedelta
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

from leads.models import Event, Lead, Payload, Tracking
from leads.signalling import record_signal
from leads.visiting.tokens import Visitor
from tenants.models import Tenant

ONCE_IN = timedelta(minutes=30)
LONGEST_TITLE = 200


def lead_of(visitor: Visitor) -> UUID | None:
    """The lead's id; None where there is none, or their form is still being read. One query."""
    model, name = (Payload, "lead_id") if visitor.is_payload else (Lead, "pk")
    return model.objects.filter(pk=visitor.row_id).values_list(name, flat=True).first()


def record_visit(
    tenant: Tenant, tracking: Tracking, lead: Lead, *, url: str, title: str, now: datetime
) -> tuple[Event | None, bool]:
    """Write the visit down and wake the lead; the event and whether it is new. None for a lead that is erased.

    Of the address only the page stays: what stands behind ? or # may say more about a person than anybody agreed to.
    The lead's row is to be locked by the caller: two visits of one moment are one.
    """
    if lead.stop_code == "erased":
        return None, False
    page = page_of(url)
    place = hashlib.blake2b(page.encode(), digest_size=12).hexdigest()
    before = Event.objects.filter(
        lead=lead, kind=Event.Kind.VISIT, at__gt=now - ONCE_IN, external_id__startswith=f"visit:{lead.pk}:{place}:"
    ).first()
    if before is not None:
        return before, False
    given = {
        "kind": Event.Kind.VISIT.value, "url": page, "text": " ".join(title.split())[:LONGEST_TITLE],
        "external_id": f"visit:{lead.pk}:{place}:{int(now.timestamp())}",
        "high_intent": asks_for_a_person(page, tracking.high_intent),
    }  # fmt: skip
    return record_signal(tenant, lead, given, now=now, actor=Event.Actor.LEAD)


def page_of(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", "", ""))


def asks_for_a_person(url: str, patterns: list[str]) -> bool:
    """Whether a word of the address's path begins as one of the patterns does: “demo” is in “/book-a-demo”, not in “/academo”."""
    words = [re.escape(each) for each in patterns if each]
    return (
        bool(words) and re.search(rf"(?<![^\W_])(?:{'|'.join(words)})", urlsplit(url).path, re.IGNORECASE) is not None
    )
