"""What the journal keeps of a followed link: a person's once, an unsure one once too, and nothing of a machine's (C2, E4)."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from followups.clicks.judging import TOGETHER, doubt
from followups.clicks.tokens import DOWNLOAD, Link
from followups.models import Message
from leads.models import Event, Lead, Tracking
from leads.signalling import record_signal
from tenants.models import Tenant


def note_followed(tenant: Tenant, link: Link, headers: Mapping[str, str], now: datetime) -> Event | None:
    """The new entry; None where there is nothing new. An unsure one has `human: false` and wakes nobody. Inside the scope.

    The lead's row is held: two requests of one moment see each other.
    """
    if not Tracking.objects.filter(rewrites_links=True).exists():
        return None
    message = Message.objects.filter(pk=link.message_id).only("id", "lead_id", "sent_at").first()
    lead = message and Lead.objects.select_for_update(of=("self",)).filter(pk=message.lead_id).first()
    if lead is None or lead.stop_code == "erased":
        return None
    of_message = f"link:{message.pk}:"
    mark = f"{of_message}{hashlib.blake2b(link.url.encode(), digest_size=12).hexdigest()}:"
    others = (
        Event.objects.filter(lead=lead, kind__in=(Event.Kind.CLICK, Event.Kind.DOWNLOAD), at__gt=now - TOGETHER)
        .filter(external_id__startswith=of_message)
        .exclude(external_id__startswith=mark)
    )
    last = others.order_by("-at").values_list("at", flat=True).first()
    why = doubt(headers, now=now, sent_at=message.sent_at, last_other_at=last)
    kind = Event.Kind.DOWNLOAD if link.kind == DOWNLOAD and not why else Event.Kind.CLICK
    given = {"kind": kind.value, "url": link.url, "external_id": f"{mark}{'unsure' if why else 'human'}"}
    if kind == Event.Kind.CLICK:
        given |= {"human": not why}
    if why:
        given["text"] = f"Unsure, counts for nothing: {why}"
    event, fresh = record_signal(tenant, lead, given, now=now, actor=Event.Actor.LEAD)
    return event if fresh else None
