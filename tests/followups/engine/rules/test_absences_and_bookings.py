from datetime import timedelta

import pytest

from followups.engine.decide import decide
from followups.engine.decision import Action, ExitReason, Reason
from followups.engine.facts import Direction, Enrollment, Interaction, Track
from tests.followups.engine.making import DAY, MONDAY, POLICY, at, facts, interaction, new_facts, ours, question, sent

RECORDED = {"open", "click", "bounce_soft"}


def auto_reply(when=MONDAY, until=None):
    return Interaction("ooo", "out_of_office", when, Direction.INBOUND, "I am away", None, until)


@pytest.mark.parametrize(
    ("until", "resumes"),
    [
        ("2026-03-16 00:00", "2026-03-17 09:00"),  # back on Monday: Tuesday morning
        ("2026-03-13 00:00", "2026-03-16 09:00"),  # back on Friday: Monday
        ("2026-03-14 12:00", "2026-03-16 12:00"),  # back on Saturday: the business day after it
        (None, "2026-03-16 10:00"),  # no date: five business days
        ("2029-01-01 00:00", "2026-05-11 10:00"),  # sixty days, then one business day
    ],
)
def test_an_absence_lasts_until_a_business_day_after_the_return(until, resumes):
    known = facts(interactions=(auto_reply(until=at(until) if until else None),), promises=(ours(MONDAY + DAY),))
    decision = decide(known, POLICY, MONDAY)
    assert (decision.action, decision.rule, decision.next_look_at) == (Action.WAIT, "away", at(resumes))
    assert decide(known, POLICY, at(resumes)).rule == "our_promise"


def test_a_return_that_has_passed_pauses_nothing():
    known = new_facts(MONDAY - DAY, interactions=(auto_reply(until=MONDAY - 5 * DAY),))
    assert decide(known, POLICY, MONDAY).rule == "cadence_step"


def test_whoever_writes_after_the_auto_reply_is_back():
    reply = interaction("email_in", MONDAY + timedelta(hours=2))
    known = facts(interactions=(reply, auto_reply(until=MONDAY + 9 * DAY)))
    assert decide(known, POLICY, MONDAY + DAY).rule == "reply_waiting"


def test_an_auto_reply_is_no_reply():
    known = facts(interactions=(auto_reply(until=MONDAY - DAY),))
    assert decide(known, POLICY, MONDAY).reason is Reason.NO_REASON_LEFT


def test_the_silence_counts_from_the_return():
    before = new_facts(
        MONDAY,
        interactions=(auto_reply(MONDAY + DAY, until=at("2026-03-23 00:00")),),
        touches=(sent(at("2026-03-26 10:00")), sent(at("2026-03-24 10:00"), step="day-7")),
    )
    assert decide(before, POLICY, at("2026-04-06 10:00")).action is Action.WAIT
    assert decide(before, POLICY, at("2026-04-07 10:00")).kind == "close_loop"


def test_follow_up_waits_until_a_booked_meeting_is_over_and_then_recaps_it():
    booked = interaction("booking", MONDAY + timedelta(hours=1), direction=Direction.INBOUND)
    meeting = interaction("meeting", MONDAY + 3 * DAY, "First call", "m1")
    known = new_facts(MONDAY)
    known = facts(lead=known.lead, interactions=(meeting, booked, *known.interactions))
    waiting = decide(known, POLICY, MONDAY + timedelta(hours=1))
    assert (waiting.action, waiting.rule, waiting.next_look_at) == (Action.WAIT, "meeting_ahead", meeting.at)
    over = decide(known, POLICY, meeting.at)
    assert (over.rule, over.key, over.due_at) == ("finished_meeting", "meeting:m1", meeting.at + timedelta(hours=2))


@pytest.mark.parametrize(
    ("owed", "rule"),
    [
        ({"promises": (ours(MONDAY + DAY),)}, "our_promise"),
        ({"questions": (question(MONDAY - DAY),)}, "open_question"),
    ],
)
def test_what_is_owed_is_not_put_off_to_the_meeting(owed, rule):
    known = facts(interactions=(interaction("meeting", MONDAY + 9 * DAY),), **owed)
    assert decide(known, POLICY, MONDAY).rule == rule


@pytest.mark.parametrize("kind", sorted(RECORDED))
def test_what_machines_report_changes_no_decision(kind):
    known = new_facts(touches=(sent(MONDAY, "first_reply", "at-once"),))
    more = interaction(kind, MONDAY + timedelta(hours=2), "the price", direction=Direction.INBOUND)
    with_it = facts(lead=known.lead, interactions=(more, *known.interactions), touches=known.touches)
    now = MONDAY + timedelta(hours=3)
    assert decide(with_it, POLICY, now) == decide(known, POLICY, now)


@pytest.mark.parametrize("kind", sorted(RECORDED))
def test_what_machines_report_does_not_ask_the_owner_again(kind):
    note = interaction("note", MONDAY - DAY)
    more = interaction(kind, MONDAY, direction=Direction.INBOUND)
    assert decide(facts(interactions=(more, note)), POLICY, MONDAY).key == "decide:note-1"


def test_the_cadence_ends_with_its_reason_when_a_meeting_is_booked():
    booked = interaction("booking", MONDAY + DAY, direction=Direction.INBOUND)
    meeting = interaction("meeting", MONDAY + 3 * DAY)
    known = facts(interactions=(meeting, booked), enrollment=Enrollment(Track.ACTIVE, "speed_to_lead", MONDAY))
    assert decide(known, POLICY, MONDAY + DAY).exit is ExitReason.REPLIED
