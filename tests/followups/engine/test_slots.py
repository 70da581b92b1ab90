"""The one slot function: never in closed hours, never earlier for a further limit, never out of order (F1)."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followups.engine.decision import Action, Reason
from followups.engine.due_times import leaves, task_slot, touch_slot
from followups.engine.facts import Channel, MayContact
from followups.engine.limits import hours_of, office_hours, open_hours
from followups.engine.policy import Calendar, Hours
from followups.engine.slots import OWN_TIME, Limit, Slot, next_slot, not_before
from followups.engine.timing import is_open, zone_for
from tests.followups.engine.making import DAY, MONDAY, POLICY, at, decided, facts, follow_up, lead, ours, sent

FORTY_ZONES = [
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Johannesburg",
    "America/Anchorage",
    "America/Bogota",
    "America/Caracas",
    "America/Chicago",
    "America/Denver",
    "America/Halifax",
    "America/Havana",
    "America/Lima",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Nuuk",
    "America/Phoenix",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Amman",
    "Asia/Beirut",
    "Asia/Dubai",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Asia/Kabul",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Atlantic/Azores",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/Dublin",
    "Europe/London",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Chatham",
]
channels = st.sampled_from([*Channel, None])
zones = st.sampled_from(FORTY_ZONES)
# Two years by the minute: every change of the clocks and every end of a month is among them.
moments = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minute: datetime(2025, 12, 30, tzinfo=UTC) + timedelta(minutes=minute)
)
SATURDAY = at("2026-03-14 10:00")


def slot_of(known, channel, due, **given):
    fields = {"reason": Reason.CADENCE_STEP, "by_person": False} | given
    return touch_slot(known, POLICY, fields.pop("now", due), due, channel=channel, **fields)


def test_there_are_forty_zones():
    assert len(set(FORTY_ZONES)) == 40


def test_a_time_that_nothing_objects_to_stays_and_says_so():
    assert next_slot(MONDAY, ()) == Slot(MONDAY, OWN_TIME)
    assert slot_of(facts(), Channel.EMAIL, MONDAY) == Slot(MONDAY, OWN_TIME)


def test_a_weekend_waits_for_monday():
    slot = slot_of(facts(), Channel.EMAIL, SATURDAY)
    assert slot == Slot(at("2026-03-16 09:00"), "Business hours begin then.", ("hours",))


def test_a_holiday_is_named():
    holidays = replace(POLICY, calendar=replace(POLICY.calendar, holidays=frozenset({MONDAY.date()})))
    slot = touch_slot(
        facts(), holidays, MONDAY, MONDAY, channel=Channel.EMAIL, reason=Reason.CADENCE_STEP, by_person=False
    )
    assert slot.at == at("2026-03-10 09:00")
    assert slot.because == "Monday 9 March is a holiday. Business hours begin then."


def test_the_leads_clock_is_named_with_where_it_is_known_from():
    tokyo = facts(lead=lead(time_zone="Asia/Tokyo", zone_from="phone"))
    slot = slot_of(tokyo, Channel.EMAIL, MONDAY)
    assert slot.at == at("2026-03-10 09:00", ZoneInfo("Asia/Tokyo"))
    assert slot.because == ("Business hours begin then on the lead's clock (Asia/Tokyo, as their phone number says).")


@pytest.mark.parametrize(
    ("channel", "wanted", "at_once"),
    [
        (Channel.SMS, "2026-03-09 07:30", "2026-03-09 08:00"),
        (Channel.SMS, "2026-03-09 21:00", "2026-03-10 08:00"),
        (Channel.WHATSAPP, "2026-03-14 23:00", "2026-03-15 08:00"),
        (Channel.EMAIL, "2026-03-14 23:00", "2026-03-14 23:00"),
    ],
)
def test_a_first_reply_keeps_the_quiet_hours_of_its_channel_and_no_others(channel, wanted, at_once):
    slot = slot_of(facts(), channel, at(wanted), reason=Reason.SPEED_TO_LEAD, any_hour=True)
    assert slot.at == at(at_once)


def test_quiet_hours_are_said_where_they_are_the_limit():
    wide = replace(POLICY, calendar=Calendar("Europe/Berlin", ((1, Hours(time(7), time(22))),)))
    slot = touch_slot(
        facts(), wide, MONDAY, at("2026-03-09 07:15"), channel=Channel.SMS, reason=Reason.CADENCE_STEP, by_person=False,
        current=follow_up("x", MONDAY, created_at=at("2026-03-09 07:00")),
    )  # fmt: skip
    assert slot == Slot(at("2026-03-09 08:00"), "Text messages wait for 08:00 to 21:00.", ("hours",))


def test_a_call_is_due_when_both_are_at_work():
    new_york = facts(lead=lead(time_zone="America/New_York"))
    assert slot_of(new_york, Channel.CALL, MONDAY, by_person=True).at == at("2026-03-09 14:00")
    task = task_slot(new_york, POLICY, MONDAY, MONDAY, calls=True)
    assert task.at == at("2026-03-09 14:00")


def test_a_call_to_the_other_side_of_the_world_is_due_in_their_day():
    tokyo = facts(lead=lead(time_zone="Asia/Tokyo"))
    nine = at("2026-03-10 09:00", ZoneInfo("Asia/Tokyo"))
    assert slot_of(tokyo, Channel.CALL, MONDAY, by_person=True).at == nine
    assert task_slot(tokyo, POLICY, MONDAY, MONDAY, calls=True).at == nine


def test_the_gap_is_kept_and_said():
    known = facts(touches=(sent(at("2026-03-09 10:00")),))
    slot = slot_of(known, Channel.EMAIL, at("2026-03-10 10:00"))
    assert slot.at == at("2026-03-11 10:00")
    assert slot.because == "We last reached out on Monday 9 March; at least 2 days lie between two of our messages."


def test_the_mailbox_is_waited_for_by_what_can_wait():
    known = facts(mailbox_opens_at=at("2026-03-10 00:00"))
    slot = slot_of(known, Channel.EMAIL, MONDAY)
    assert slot.at == at("2026-03-10 09:00")
    assert slot.because == (
        "The mailbox that writes to this lead has sent all it may until then. Business hours begin then."
    )
    assert slot_of(known, Channel.SMS, MONDAY).at == MONDAY


def test_what_a_person_set_stays_and_is_asked_again_when_it_is_to_be_sent():
    night = at("2026-03-12 22:00")
    known = facts(
        promises=(ours(at("2026-03-10 10:00")),), open_follow_up=follow_up("promise:p1", night, fixed_by_person=True)
    )
    decision = decided(known, now=night)
    assert (decision.due_at, decision.due_because) == (night, "A person has set this date.")
    assert leaves(decision, known, POLICY, night).at == at("2026-03-13 09:00")


def test_limits_that_never_agree_are_noticed():
    clash = (
        Limit("even", lambda at: (at + DAY, "even days") if at.toordinal() % 2 else None),
        Limit("odd", lambda at: (at + DAY, "odd days") if at.toordinal() % 2 == 0 else None),
    )
    assert not next_slot(MONDAY, clash).open


@given(wanted=moments, zone=zones, channel=channels, any_hour=st.booleans())
@settings(max_examples=400, deadline=None)
def test_it_is_never_in_closed_hours_and_never_leaves_one_out(wanted, zone, channel, any_hour):
    known = facts(lead=lead(time_zone=zone))
    slot = next_slot(wanted, (open_hours(known, POLICY, channel, any_hour=any_hour),))
    calendar = hours_of(POLICY, channel, any_hour=any_hour)
    assert slot.at >= wanted
    assert is_open(slot.at, calendar, ZoneInfo(zone))
    if slot.at > wanted:  # the minute before is closed, so there was nothing earlier
        assert not is_open(slot.at - timedelta(minutes=1), calendar, ZoneInfo(zone))
        assert not is_open(wanted, calendar, ZoneInfo(zone))


@given(first=moments, later=moments, zone=zones, channel=channels, contact=moments, mailbox=st.none() | moments)
@settings(max_examples=300, deadline=None)
def test_a_later_wish_never_gets_an_earlier_slot(first, later, zone, channel, contact, mailbox):
    first, later = sorted((first, later))
    known = facts(lead=lead(time_zone=zone), touches=(sent(contact),), mailbox_opens_at=mailbox)
    now = min(first, contact)
    slots = [slot_of(known, channel, due, now=now, by_person=True) for due in (first, later)]
    assert slots[0].at <= slots[1].at
    assert slots[0].at >= first


@given(wanted=moments, ends=st.lists(moments, max_size=3), zone=zones, own=zones)
@settings(max_examples=300, deadline=None)
def test_the_smallest_limit_wins_in_any_order(wanted, ends, zone, own):
    """A further limit never makes it earlier, and the order in which they are asked changes nothing."""
    known = facts(lead=lead(time_zone=zone))
    limits = [not_before(str(number), end, lambda: "Not yet.") for number, end in enumerate(ends)]
    limits.append(open_hours(known, POLICY, Channel.EMAIL))
    times = {next_slot(wanted, order).at for order in permutations(limits)}
    assert len(times) == 1
    (alone,) = times
    assert all(next_slot(wanted, limits[:count]).at <= alone for count in range(len(limits)))
    office = office_hours(replace(POLICY, calendar=replace(POLICY.calendar, time_zone=own)))
    both = next_slot(wanted, (*limits, office))
    assert both.at >= alone
    assert not both.open or (is_open(both.at, POLICY.calendar, ZoneInfo(own)) and both.at >= max([wanted, *ends]))


@given(now=moments, due=moments, zone=zones, channel=st.sampled_from([Channel.EMAIL, Channel.SMS, Channel.WHATSAPP]))
@settings(max_examples=200, deadline=None)
def test_sending_is_never_in_closed_hours_however_late_it_is(now, due, zone, channel):
    known = facts(lead=lead(time_zone=zone), contact={Channel.EMAIL: MayContact(True)})
    decision = replace(
        decided(facts(promises=(ours(MONDAY),)), now=MONDAY), action=Action.TOUCH, due_at=due, channel=channel
    )
    slot = leaves(decision, known, POLICY, now)
    assert slot.at >= max(now, due)
    assert is_open(slot.at, hours_of(POLICY, channel), zone_for(zone, POLICY.calendar))
