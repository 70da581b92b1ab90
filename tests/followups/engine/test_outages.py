"""After days without service what is late goes out one at a time: no burst, nothing out of order, under every cap (F1, F2)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from followups.engine.caps import MONTH, WEEK
from followups.engine.policy import Caps, Segment, SegmentCap
from followups.engine.timing import days_after, is_open
from tests.followups.engine.making import DAY, MONDAY, POLICY, interaction, new_facts, new_lead
from tests.followups.engine.replay import Replay
from tests.followups.engine.test_slots import FORTY_ZONES

STEPS = ["at-once", "day-1", "day-3", "day-7", "close_loop"]
minutes = st.integers(0, 120 * 24 * 60).map(lambda minute: timedelta(minutes=minute))
lengths = st.integers(0, 40 * 24 * 60).map(lambda minute: timedelta(minutes=minute))


def windows(times: list[datetime], days: int) -> Iterator[int]:
    """How many of these times lie in the window that each one ends."""
    for last in times:
        yield sum(last - days * DAY < time <= last for time in times)


@given(
    captured=minutes,
    begins=lengths,
    lasts=lengths,
    zone=st.sampled_from(FORTY_ZONES),
    caps=st.builds(
        Caps,
        week=st.integers(1, 4),
        month=st.integers(1, 6),
        channels=st.just(()),
        segments=st.sampled_from([(), (SegmentCap(Segment.COLD, 2, 14),)]),
    ),
)
@settings(max_examples=120, deadline=None)
def test_an_outage_never_ends_in_a_burst(captured, begins, lasts, zone, caps):
    at, policy = MONDAY + captured, replace(POLICY, caps=caps)
    outage = (at + begins, at + begins + lasts)
    known = new_facts(at, lead=new_lead(at, time_zone=zone))
    sent = Replay(known, policy, at, outage=outage).until(at + 150 * DAY).sent
    names = [decision.step or decision.kind for _, decision in sent]
    assert names == [step for step in STEPS if step in names]
    times = [when for when, _ in sent]
    follow_ups = [when for when, decision in sent if decision.kind != "first_reply"]
    for earlier, later in pairwise(follow_ups):
        assert later >= days_after(earlier, policy.minimum_gap_days, policy.calendar)
    assert all(is_open(when, policy.calendar, ZoneInfo(zone)) for when in follow_ups)
    assert not any(outage[0] <= when < outage[1] for when in times[1:])
    assert max(windows(times, WEEK), default=0) <= caps.week
    assert max(windows(times, MONTH), default=0) <= caps.month
    for cap in caps.segments:
        assert max(windows(times, cap.days), default=0) <= cap.touches


lived = st.tuples(st.integers(1, 70 * 24), st.sampled_from(["email_out", "email_in", "visit", "click", "open"]))


@given(lived=st.lists(lived, max_size=8), week=st.integers(1, 3))
@settings(max_examples=120, deadline=None)
def test_whatever_happens_meanwhile_no_message_of_the_machines_is_over_a_cap(lived, week):
    policy = replace(POLICY, caps=Caps(week=week, month=5, channels=(), segments=()))
    replay = Replay(new_facts(), policy, MONDAY)
    waiting = sorted((MONDAY + timedelta(hours=hour), kind, number) for number, (hour, kind) in enumerate(lived))

    def happen(now: datetime) -> None:
        while waiting and waiting[0][0] <= now:
            when, kind, number = waiting.pop(0)
            known = (interaction(kind, when, ident=f"{kind}-{number}"), *replay.facts.interactions)
            known = tuple(sorted(known, key=lambda item: item.at, reverse=True))
            replay.facts = replace(replay.facts, interactions=known)

    replay.until(MONDAY + 90 * DAY, happen)
    touches = [touch.at for touch in replay.facts.touches]
    by_hand = [item.at for item in replay.facts.interactions if item.kind == "email_out"]
    for when in touches:
        before = [at for at in touches if at <= when] + [at for at in by_hand if at <= when]
        assert sum(at > when - WEEK * DAY for at in before) <= week or _one_was_noted(before)
        assert sum(at > when - MONTH * DAY for at in before) <= 5 or _one_was_noted(before)


def _one_was_noted(times: list[datetime]) -> bool:
    """A message of ours and a note within minutes of it are one contact."""
    return any(later - earlier <= timedelta(minutes=10) for earlier, later in pairwise(sorted(times)))
