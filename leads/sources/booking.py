"""Bookings that a calendar reports: made once, called off once; a meeting that is moved is one that ends and one that begins."""

from datetime import datetime

from leads.models import Event, Lead
from leads.signalling import record_signal
from leads.sources.kind import Booking
from tenants.models import Tenant

KIND = Event.Kind.BOOKING


def record_booking(tenant: Tenant, lead: Lead, booking: Booking, *, at: datetime, now: datetime) -> None:
    """Write it into the journal of the lead; a second time changes nothing. In the caller's scope. Raises Refused."""
    before = [booking.replaces] if booking.replaces else []
    if booking.series:
        before += _standing(lead, booking.series)
    called_off = [ref for ref in before if ref != booking.ref or booking.cancelled]
    if booking.cancelled and booking.ref not in called_off:
        called_off.append(booking.ref)
    for ref in called_off:
        _record(tenant, lead, {"external_id": ref, "cancelled": True, "text": f"Called off: {booking.text}"}, at, now)
    if not booking.cancelled:
        given = {"external_id": booking.ref, "starts": booking.starts, "ends": booking.ends, "text": booking.text}
        _record(tenant, lead, given, at, now)


def is_known(booking: Booking) -> bool:
    """Whether the booking, or an earlier time of it, stands in a journal."""
    events = Event.objects.filter(kind=KIND)
    if booking.series:
        return events.filter(external_id__startswith=booking.series).exists()
    return events.filter(external_id=booking.ref).exists()


def _standing(lead: Lead, series: str) -> list[str]:
    """Refs of a series that are booked and not called off."""
    refs = set(
        Event.objects.filter(lead=lead, kind=KIND, external_id__startswith=series).values_list("external_id", flat=True)
    )
    return sorted(ref for ref in refs if not ref.endswith("#cancelled") and f"{ref}#cancelled" not in refs)


def _record(tenant: Tenant, lead: Lead, given: dict, at: datetime, now: datetime) -> None:
    record_signal(tenant, lead, {"kind": KIND, "at": at, **given}, now=now, actor=Event.Actor.LEAD)
