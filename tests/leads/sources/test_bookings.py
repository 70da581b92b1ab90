"""Meetings that are booked, moved and called off by themselves (mission G4)."""

import pytest

from followups.models import FollowUp
from leads.models import Event, Lead
from tenants.scope import tenant_scope
from tests.senders import SENDERS, appointment, cal, invitee, mail, make_source, post
from tests.story import look

pytestmark = pytest.mark.django_db


def booked(cast) -> list[tuple]:
    """(external id, starts, cancels) of Acme's bookings, in their order."""
    with tenant_scope(cast.acme.pk):
        rows = Event.objects.filter(kind="booking").order_by("id")
        return [(row.external_id, row.data.get("starts"), row.data.get("cancels")) for row in rows]


def sent(cast, process, kind, *payloads, now, source=None):
    source = source or make_source(cast.acme, kind)
    for payload in payloads:
        assert post(source, SENDERS[kind], payload, now).status_code == 200
        process()
    return source


def test_a_booking_makes_the_lead_and_holds_back_what_would_go_out(cast, now, process):
    sent(cast, process, "calendly", invitee(1), now=now)
    assert booked(cast) == [("calendly:E1/invitees/I1", "2099-07-10T15:00:00+00:00", None)]
    with tenant_scope(cast.acme.pk):
        lead = Lead.objects.get()
        assert (lead.email, lead.time_zone, lead.source) == (mail(1), "Europe/Madrid", "calendly")
    look(cast.acme, now.replace(year=now.year + 1))
    with tenant_scope(cast.acme.pk):
        decision = Event.objects.filter(kind="decision").latest("id")
        assert (decision.data["rule"], FollowUp.objects.count()) == ("meeting_ahead", 0)


def test_calendly_s_reschedule_is_one_meeting_that_ends_and_one_that_begins(cast, now, process):
    old, new = invitee(1)["payload"]["uri"], invitee(2)["payload"]["uri"]
    gone = invitee(1, "invitee.canceled", rescheduled=True, new_invitee=new)
    source = sent(cast, process, "calendly", invitee(1), now=now)
    again = invitee(2, old_invitee=old, email=mail(1))
    sent(cast, process, "calendly", gone, again, now=now, source=source)
    first, second = "calendly:E1/invitees/I1", "calendly:E2/invitees/I2"
    starts = "2099-07-10T15:00:00+00:00"
    assert booked(cast) == [(first, starts, None), (f"{first}#cancelled", None, first), (second, starts, None)]


def test_the_order_in_which_a_reschedule_is_told_does_not_matter(cast, now, process):
    source = sent(cast, process, "calendly", invitee(1), now=now)
    old = invitee(1)["payload"]["uri"]
    again = invitee(2, old_invitee=old, email=mail(1))
    sent(cast, process, "calendly", again, invitee(1, "invitee.canceled", rescheduled=True), now=now, source=source)
    assert [row[0] for row in booked(cast)] == [
        "calendly:E1/invitees/I1", "calendly:E1/invitees/I1#cancelled", "calendly:E2/invitees/I2",
    ]  # fmt: skip


def test_cal_com_s_reschedule_and_cancellation(cast, now, process):
    moved = cal(2, "BOOKING_RESCHEDULED", rescheduleUid="u1", attendees=cal(1)["payload"]["attendees"])
    over = cal(2, "BOOKING_CANCELLED", attendees=cal(1)["payload"]["attendees"])
    sent(cast, process, "calcom", cal(1), moved, over, now=now)
    assert [row[0] for row in booked(cast)] == [
        "calcom:u1", "calcom:u1#cancelled", "calcom:u2", "calcom:u2#cancelled",
    ]  # fmt: skip


def test_acuity_s_appointment_keeps_its_number_when_it_is_moved_and_called_off(cast, now, api, process):
    api.answers["71"] = (200, appointment(1))
    source = sent(cast, process, "acuity", SENDERS["acuity"].payload(1), now=now)
    api.answers["71"] = (200, appointment(1, datetime="2099-07-21T09:00:00-0400"))
    sent(cast, process, "acuity", {"action": "rescheduled", "id": 71}, now=now, source=source)
    api.answers["71"] = (200, appointment(1, datetime="2099-07-21T09:00:00-0400", canceled=True))
    sent(cast, process, "acuity", {"action": "canceled", "id": 71}, now=now, source=source)
    first, second = "acuity:71:2099-07-20T17:00:00-04:00", "acuity:71:2099-07-21T09:00:00-04:00"
    assert [row[0] for row in booked(cast)] == [first, f"{first}#cancelled", second, f"{second}#cancelled"]


def test_what_is_called_off_and_was_never_known_makes_no_lead(cast, now, process, payloads, leads):
    sent(cast, process, "calendly", invitee(1, "invitee.canceled"), now=now)
    (row,) = payloads()
    assert (row.state, row.error, leads()) == (
        "ignored", "Ignored: a booking was called off that is not known here.", [],
    )  # fmt: skip


def test_a_booking_of_somebody_known_is_no_second_form(cast, now, process, leads):
    sent(cast, process, "calendly", invitee(1), invitee(2, email=mail(1)), now=now)
    (lead,) = leads()
    with tenant_scope(cast.acme.pk):
        assert list(lead.events.filter(kind__in=("captured", "merged")).order_by("id").values_list("kind", flat=True)) == [
            "captured", "merged",
        ]  # fmt: skip
    assert len(booked(cast)) == 2
