"""What stops mail at once: an opt-out, a complaint, an address that does not exist (mission K3, D3). Each may be done twice."""

from datetime import datetime

from followups.models import InboundMessage, Message
from leads.journal import record
from leads.models import Event, Lead
from suppression.keys import AddressError
from suppression.models import Suppression
from suppression.suppressing import suppress
from tenants.models import Tenant

SAYS = {"opt_out": "They asked not to be written to again.", "complaint": "They complained about a message."}


def stop_for_good(
    tenant: Tenant, lead: Lead, row: InboundMessage, reason: str, *, words: str, now: datetime, address: str = ""
) -> None:
    """No more on any channel: the lead's addresses, and the one it was written from, are entered with what shows it.

    `reason` is opt_out or complaint. Agency-wide where the agency wants that. What is being handed over at this moment cannot be
    called back; the journal then says so.
    """
    everywhere = tenant.agency.shares_opt_outs
    wanted = [("email", lead.email_key), ("phone", lead.phone), ("email", address)]
    for kind, value in dict.fromkeys(wanted):
        if value:
            _enter(tenant, kind, value, reason, row, words, now, agency_wide=everywhere)
    _tell_what_left(tenant, lead, row, reason, now)


def stop_address(tenant: Tenant, address: str, row: InboundMessage, reason: str, *, words: str, now: datetime) -> bool:
    """One address alone; False where it is none."""
    channel = "email" if reason == Suppression.Reason.BOUNCE_HARD else ""
    return _enter(tenant, "email", address, reason, row, words, now, channel=channel)


def _enter(
    tenant: Tenant, kind: str, value: str, reason: str, row: InboundMessage, words: str, now: datetime, *,
    channel: str = "", agency_wide: bool = False,
) -> bool:  # fmt: skip
    evidence = {"inbound": str(row.pk), "words": words[:500]}
    try:
        suppress(
            tenant, kind=kind, value=value, reason=reason, channel=channel, note=words[:300], evidence=evidence,
            source=f"mail ({row.source})", now=now, agency_wide=agency_wide,
        )  # fmt: skip
    except AddressError:
        return False  # written from, or redacted to, something that is no address: there is nothing to enter
    return True


def _tell_what_left(tenant: Tenant, lead: Lead, row: InboundMessage, reason: str, now: datetime) -> None:
    """Whatever was claimed for sending before the lead's row was ours may still arrive."""
    leaving = list(Message.objects.filter(lead=lead, state=Message.State.SENDING))
    if not leaving:
        return
    names = ", ".join(f"“{message.subject or message.body[:60]}”" for message in leaving)
    record(
        tenant, lead, Event.Kind.STOPPED, at=row.received_at, now=now, external_id=f"leaving:{row.pk}",
        text=f"{SAYS[reason]} {names} was being handed over and may still arrive; nothing after.",
        data={"code": reason, "leaving": [str(message.pk) for message in leaving]},
    )  # fmt: skip
