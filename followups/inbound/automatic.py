"""What a machine of the lead's answered: an absence pauses and never stops; what only a person can act on goes to one."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from followups.engine.facts import HoldCode
from followups.inbound.matching import Match
from followups.inbound.reading.classifying import Classified
from followups.models import InboundMessage, Message
from leads.journal import record_once
from leads.models import Event, Lead
from leads.stopping import hold
from leads.waking import wake
from tenants.models import Tenant

RECEIPTS = ("delivered", "receipt")
FOR_A_PERSON = {
    "left_the_company": "An automatic reply says that {name} no longer works there.",
    "challenge": "The mail of {name} is kept back until somebody confirms that we are a person.",
}


def record_auto_reply(tenant: Tenant, match: Match, row: InboundMessage, found: Classified, now: datetime) -> Event:
    """The lead's row is locked by the caller. A receipt settles that a message arrived, and nothing else."""
    lead, message = match.lead, match.message
    if found.name == "delivered" and message is not None:
        Message.objects.filter(pk=message.pk, delivered_at=None).update(delivered_at=row.received_at)
    away = found.name == "out_of_office"
    data = {"inbound": str(row.pk), "message": str(message.pk) if message else None, "class": found.name}
    if away and found.return_date:
        data["until"] = first_moment(found.return_date, lead, tenant).isoformat()
    kind = Event.Kind.OUT_OF_OFFICE if away else Event.Kind.AUTO_REPLY
    text = found.reply_text or row.subject
    event, fresh = record_once(
        tenant, lead, kind, at=row.received_at, now=now, direction=Event.Direction.NONE, channel="email",
        text=text[:5000], external_id=f"{row.pk}:{kind}", data=data,
    )  # fmt: skip
    if fresh and found.name in FOR_A_PERSON:
        hold(tenant, lead, HoldCode.UNCLEAR_REPLY, say=FOR_A_PERSON[found.name].format(name=lead.name)[:300], now=now)
    if found.name not in RECEIPTS:
        wake(tenant, [lead.pk], now)
    return event


def first_moment(day: date, lead: Lead, tenant: Tenant) -> datetime:
    """When a day begins where the lead is, or on the tenant's clock where that is not known."""
    return datetime.combine(day, time(0), tzinfo=ZoneInfo(zone_of(lead, tenant)))


def zone_of(lead: Lead, tenant: Tenant) -> str:
    """The IANA name of the clock that a lead's words are read on."""
    return lead.time_zone or tenant.time_zone
