"""Caps: how much one lead hears from us (F2). What is owed is never delayed by one, and never sent over it either."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followups.engine.caps import cap_reached, contacts_by_us, is_in
from followups.engine.decision import Action
from followups.engine.due_times import leaves
from followups.engine.facts import Channel, Direction, MayContact, Stage
from followups.engine.policy import Caps, ChannelCaps, Segment, SegmentCap
from tests.followups.engine.making import (
    DAY,
    MONDAY,
    POLICY,
    at,
    decided,
    facts,
    follow_up,
    interaction,
    lead,
    new_facts,
    ours,
    question,
    sent,
)

HOUR = timedelta(hours=1)
SENT_OFTEN = tuple(sent(MONDAY - number * DAY) for number in range(1, 5))  # four in the last week
ANSWERED = interaction("email_in", MONDAY - 6 * DAY)  # so the lead is not cold
PROPOSAL = interaction("proposal_sent", MONDAY - 20 * DAY)


def caps(**given):
    return replace(POLICY, caps=Caps(**{"channels": (), "segments": ()} | given))


def test_the_week_is_seven_times_24_hours_and_its_end_is_open():
    known = facts(touches=SENT_OFTEN)
    ends, cap = cap_reached(known, caps(week=4, month=99), MONDAY, Channel.EMAIL)
    assert ends == MONDAY - 4 * DAY + 7 * DAY
    assert cap.say() == "A lead gets at most 4 touches in 7 days, and has had them."


def test_nothing_is_capped_before_the_number_is_reached():
    assert cap_reached(facts(touches=SENT_OFTEN), caps(week=5, month=99), MONDAY, Channel.EMAIL) is None
    assert cap_reached(facts(), caps(week=1, month=1), MONDAY, Channel.EMAIL) is None


def test_the_longest_of_several_caps_counts():
    known = facts(touches=SENT_OFTEN)
    ends, cap = cap_reached(known, caps(week=1, month=4), MONDAY, Channel.EMAIL)
    assert (ends, cap.days) == (MONDAY - 4 * DAY + 30 * DAY, 30)


def test_what_people_sent_counts_once_also_where_it_was_noted_as_well():
    noted = interaction("email_out", MONDAY - DAY + timedelta(minutes=3), ident="copy")
    by_hand = interaction("call", MONDAY - 2 * HOUR, ident="tried", direction=Direction.OUTBOUND, channel=Channel.CALL)
    spoke = interaction("call", MONDAY - 3 * HOUR, ident="spoke")
    known = facts(touches=(sent(MONDAY - DAY),), interactions=(by_hand, spoke, noted))
    assert contacts_by_us(known, MONDAY) == [(MONDAY - 2 * HOUR, Channel.CALL), (MONDAY - DAY, Channel.EMAIL)]
    assert contacts_by_us(known, MONDAY - 12 * HOUR) == [(MONDAY - DAY, Channel.EMAIL)]


def test_a_channel_has_a_cap_of_its_own():
    policy = caps(week=9, month=9, channels=((Channel.SMS, ChannelCaps(1, 2)),))
    known = facts(touches=(sent(MONDAY - DAY, channel=Channel.SMS), sent(MONDAY - 9 * DAY, channel=Channel.SMS)))
    ends, cap = cap_reached(known, policy, MONDAY, Channel.SMS)
    assert ends == MONDAY - 9 * DAY + 30 * DAY
    assert cap.say() == "A lead gets at most 2 text messages in 30 days, and has had them."
    assert cap_reached(known, policy, MONDAY, Channel.EMAIL) is None


def test_a_lead_is_cold_until_it_gives_a_sign_of_life_after_its_capture():
    assert is_in(new_facts(), MONDAY, Segment.COLD)
    wrote = interaction("email_in", MONDAY + HOUR)
    known = new_facts(interactions=(wrote,))
    assert not is_in(known, MONDAY + HOUR, Segment.COLD)
    assert is_in(known, MONDAY + HOUR, Segment.ANSWERED)
    assert is_in(facts(lead=lead(stage=Stage.DORMANT)), MONDAY, Segment.DORMANT)
    assert is_in(facts(lead=lead(strategic=True)), MONDAY, Segment.STRATEGIC)


def test_a_second_form_begins_the_count_of_a_cold_lead_anew():
    policy = caps(week=99, month=99, segments=(SegmentCap(Segment.COLD, 1, 14),))
    known = new_facts(touches=(sent(MONDAY - DAY),))
    assert cap_reached(known, policy, MONDAY, Channel.EMAIL) is None
    later = new_facts(touches=(sent(MONDAY + HOUR),))
    ends, cap = cap_reached(later, policy, MONDAY + 2 * HOUR, Channel.EMAIL)
    assert ends == MONDAY + HOUR + 14 * DAY
    assert cap.say() == "A lead that has never answered gets at most 1 touch in 14 days, and has had them."


def test_a_cap_shifts_what_is_only_a_good_idea():
    known = facts(lead=lead(stage=Stage.PROPOSAL_SENT), interactions=(PROPOSAL,))
    now = MONDAY
    free = decided(known, now=now)
    assert (free.rule, free.action, free.due_at) == ("quiet_offer", Action.TOUCH, now)
    busy = tuple(interaction("email_out", MONDAY - 21 * DAY - number * DAY, ident=f"o{number}") for number in range(3))
    capped = decided(replace(known, interactions=(PROPOSAL, *busy)), caps(week=99, month=4), now)
    assert (capped.rule, capped.action) == ("quiet_offer", Action.TOUCH)
    assert capped.due_at == MONDAY - 23 * DAY + 30 * DAY
    assert capped.due_because == "A lead gets at most 4 touches in 30 days, and has had them."


@pytest.mark.parametrize(
    "owed",
    [{"promises": (ours(MONDAY + DAY),)}, {"questions": (question(MONDAY - HOUR),)}],
    ids=["promise", "question"],
)
def test_what_is_owed_becomes_a_task_for_a_person_at_its_time(owed):
    free = decided(facts(**owed))
    capped = decided(facts(touches=SENT_OFTEN, interactions=(ANSWERED,), **owed))
    assert (free.action, capped.action) == (Action.TOUCH, Action.TASK)
    assert (capped.due_at, capped.key, capped.kind, capped.review) == (free.due_at, free.key, "write", ())
    assert capped.because.endswith(
        "A lead gets at most 4 touches in 7 days, and has had them. This is owed, so a person sends it."
    )


def test_what_is_owed_after_the_cap_has_ended_is_a_message_again():
    known = facts(touches=SENT_OFTEN, interactions=(ANSWERED,), promises=(ours(MONDAY + 5 * DAY),))
    assert decided(known).action is Action.TOUCH


def test_what_has_become_a_persons_work_stays_theirs():
    planned = replace(follow_up("promise:p1", MONDAY + DAY, created_at=MONDAY), kind="write")
    known = facts(touches=SENT_OFTEN, interactions=(ANSWERED,), promises=(ours(MONDAY + DAY),), open_follow_up=planned)
    later = decided(known, now=MONDAY + 4 * DAY)
    assert (later.action, later.due_at) == (Action.TASK, MONDAY + DAY)


def test_a_mailbox_that_is_used_up_gives_what_is_owed_to_a_person():
    known = facts(promises=(ours(MONDAY),), mailbox_opens_at=at("2026-03-10 00:00"))
    decision = decided(known)
    assert (decision.action, decision.due_at) == (Action.TASK, MONDAY)
    assert decision.because.endswith(
        "The mailbox that writes to this lead has sent all it may until then. This is owed, so a person sends it."
    )


def test_a_date_that_a_person_set_does_not_get_a_message_past_a_cap():
    key = "proposal:proposal_sent-1:1"
    known = facts(
        lead=lead(stage=Stage.PROPOSAL_SENT),
        interactions=(PROPOSAL,),
        open_follow_up=follow_up(key, MONDAY, created_at=MONDAY - DAY, fixed_by_person=True),
    )
    policy = caps(week=99, month=1)
    decision = decided(known, policy)
    assert (decision.key, decision.due_at) == (key, MONDAY)
    assert leaves(decision, known, policy, MONDAY).at == MONDAY - 20 * DAY + 30 * DAY


times = st.lists(st.integers(0, 90 * 24).map(lambda hour: MONDAY - timedelta(hours=hour)), max_size=12)


@given(
    at_times=times,
    by=st.lists(st.sampled_from([Channel.EMAIL, Channel.SMS]), min_size=12, max_size=12),
    week=st.integers(1, 4),
    month=st.integers(1, 6),
    text_week=st.integers(1, 3),
    cold=st.integers(1, 4),
    ahead=st.integers(0, 40 * 24),
)
@settings(max_examples=200, deadline=None)
def test_no_window_ever_holds_more_than_its_cap(at_times, by, week, month, text_week, cold, ahead):
    """After the touch that a cap allows, counted the slow way, no window is over."""
    policy = caps(
        week=week, month=month, channels=((Channel.SMS, ChannelCaps(text_week, 99)),),
        segments=(SegmentCap(Segment.COLD, cold, 14),),
    )  # fmt: skip
    touches = tuple(
        sorted(
            (sent(when, channel=name) for when, name in zip(at_times, by, strict=False)),
            key=lambda t: t.at,
            reverse=True,
        )
    )
    known = facts(lead=lead(captured_at=MONDAY - 100 * DAY), touches=touches, contact={Channel.SMS: MayContact(True)})
    found = cap_reached(known, policy, MONDAY, Channel.SMS)
    when = max(MONDAY + timedelta(hours=ahead), found[0] if found else MONDAY)
    for most, days, texts in ((week, 7, False), (month, 30, False), (cold, 14, False), (text_week, 7, True)):
        inside = [
            touch
            for touch in touches
            if when - days * DAY < touch.at <= when and (not texts or touch.channel is Channel.SMS)
        ]
        before = [touch for touch in touches if not texts or touch.channel is Channel.SMS]
        assert len(inside) + 1 <= most or len(before) < most
