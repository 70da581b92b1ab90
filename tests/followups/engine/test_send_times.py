"""The hour of a message is learned from replies: later within the open day, never past a limit, never for what is owed (F3)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from followups.engine.decision import Reason
from followups.engine.due_times import touch_slot
from followups.engine.facts import Channel
from followups.engine.policy import SendTimes
from followups.engine.slots import Slot
from followups.engine.timing import is_open
from tests.followups.engine.making import MONDAY, POLICY, at, decided, facts, follow_up, interaction, lead, ours
from tests.followups.engine.test_slots import FORTY_ZONES, moments


def hours(**counts):
    """hours(h9=10, h14=90)."""
    return tuple(counts.get(f"h{hour}", 0) for hour in range(24))


AFTERNOON = hours(h9=20, h14=80)


def slot_of(known, due=MONDAY, policy=POLICY, **given):
    fields = {"channel": Channel.EMAIL, "reason": Reason.CADENCE_STEP, "by_person": False} | given
    return touch_slot(known, policy, due, due, **fields)


def test_it_waits_for_the_hour_in_which_leads_answer_most():
    slot = slot_of(facts(reply_hours=AFTERNOON))
    assert slot == Slot(at("2026-03-09 14:00"), "Around 14:00 leads answer more often.", ("learned",))


def test_too_few_replies_teach_nothing():
    assert slot_of(facts(reply_hours=hours(h14=49))).at == MONDAY
    assert slot_of(facts(reply_hours=hours(h14=50))).at == at("2026-03-09 14:00")


def test_it_never_goes_to_an_earlier_hour_or_another_day():
    assert slot_of(facts(reply_hours=hours(h9=90, h20=90))).at == MONDAY
    assert slot_of(facts(reply_hours=AFTERNOON), due=at("2026-03-09 14:30")).at == at("2026-03-09 14:30")


def test_of_equal_hours_the_first_stays():
    assert slot_of(facts(reply_hours=hours(h10=50, h14=50))).at == MONDAY


def test_what_is_owed_does_not_wait():
    known = facts(promises=(ours(MONDAY),), reply_hours=AFTERNOON)
    assert decided(known).due_at == MONDAY


def test_a_date_that_a_person_set_and_a_persons_work_do_not_wait():
    known = facts(reply_hours=AFTERNOON)
    assert slot_of(known, current=follow_up("x", MONDAY, fixed_by_person=True)).at == MONDAY
    assert slot_of(known, by_person=True).at == MONDAY


def test_it_can_be_switched_off():
    off = replace(POLICY, send_times=SendTimes(learned=False))
    assert slot_of(facts(reply_hours=AFTERNOON), policy=off).at == MONDAY


def test_the_leads_own_replies_win_with_their_number():
    wrote = tuple(interaction("email_in", at(f"2026-03-0{day} 11:10"), ident=f"in-{day}") for day in (6, 5, 4, 3, 2))
    light = replace(POLICY, send_times=SendTimes(weight=4))
    slot = slot_of(facts(interactions=wrote, reply_hours=AFTERNOON), policy=light)
    assert slot.at == at("2026-03-09 11:00")
    assert slot.because == "Around 11:00 this lead (5 of 5 replies) and others answer more often."
    assert slot_of(facts(interactions=wrote[:1], reply_hours=AFTERNOON), policy=light).at == at("2026-03-09 14:00")


def test_opens_clicks_visits_and_forms_teach_nothing():
    kinds = ("open", "click", "visit", "captured", "auto_reply", "out_of_office")
    seen = tuple(interaction(kind, at("2026-03-06 11:10"), ident=kind, human=True) for kind in kinds)
    assert slot_of(facts(interactions=seen, reply_hours=AFTERNOON)).at == at("2026-03-09 14:00")


def test_the_hours_are_those_of_the_leads_own_day():
    tokyo = facts(lead=lead(time_zone="Asia/Tokyo"), reply_hours=AFTERNOON)
    nine = at("2026-03-10 09:00", ZoneInfo("Asia/Tokyo"))
    assert slot_of(tokyo, due=nine).at == at("2026-03-10 14:00", ZoneInfo("Asia/Tokyo"))


@given(
    due=moments,
    zone=st.sampled_from(FORTY_ZONES),
    counts=st.lists(st.integers(0, 500), min_size=24, max_size=24).map(tuple),
    channel=st.sampled_from([Channel.EMAIL, Channel.SMS]),
)
@settings(max_examples=300, deadline=None)
def test_it_only_ever_moves_later_within_the_same_open_day(due, zone, counts, channel):
    known = facts(lead=lead(time_zone=zone))
    base = slot_of(known, due=due, channel=channel)
    learned = slot_of(replace(known, reply_hours=counts), due=due, channel=channel)
    clock = ZoneInfo(zone)
    assert learned.at >= base.at
    assert learned.at.astimezone(clock).date() == base.at.astimezone(clock).date()
    assert is_open(learned.at, POLICY.calendar, clock)


@given(day=st.integers(0, 730), zone=st.sampled_from(FORTY_ZONES))
@settings(max_examples=200, deadline=None)
def test_a_later_wish_of_the_same_day_never_gets_an_earlier_hour(day, zone):
    morning = datetime(2025, 12, 30, tzinfo=UTC) + timedelta(days=day)
    known = facts(lead=lead(time_zone=zone), reply_hours=hours(h9=10, h11=40, h13=20, h16=60))
    times = [slot_of(known, due=morning + timedelta(minutes=30 * half)).at for half in range(48)]
    assert times == sorted(times)
