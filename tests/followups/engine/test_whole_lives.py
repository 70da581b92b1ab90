"""Whole lives of leads under a virtual clock."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from followups.engine.decision import Action, ExitReason, Reason
from followups.engine.facts import Stage, Track
from followups.engine.history import last_sign_of_life
from tests.followups.engine.making import BERLIN, DAY, MONDAY, POLICY, at, facts, interaction, lead, new_facts
from tests.followups.engine.replay import Replay


def _sent(replay: Replay) -> list[tuple[str, str]]:
    return [
        (f"{when.astimezone(BERLIN):%Y-%m-%d %H:%M}", decision.step or decision.kind) for when, decision in replay.sent
    ]


def test_it_takes_a_silent_new_lead_from_the_first_reply_to_the_close_loop_and_closes_it():
    replay = Replay(new_facts(), POLICY, MONDAY).until(MONDAY + 60 * DAY)
    assert _sent(replay) == [
        ("2026-03-09 10:00", "at-once"),
        ("2026-03-10 10:00", "day-1"),
        ("2026-03-12 10:00", "day-3"),
        ("2026-03-16 10:00", "day-7"),
        ("2026-03-23 10:00", "close_loop"),
    ]
    last_at, last = replay.decisions[-1]
    assert (last.action, last.exit, last.stage_to) == (Action.DISPOSE, ExitReason.NO_RESPONSE, Stage.LOST)
    assert last_at == at("2026-03-30 10:00")
    assert replay.facts.lead.stage is Stage.LOST


def test_it_looks_at_least_weekly_at_a_lead_that_is_open():
    replay = Replay(new_facts(), POLICY, MONDAY).until(MONDAY + 60 * DAY)
    times = [when for when, _ in replay.decisions]
    assert max(later - earlier for earlier, later in pairwise(times)) <= timedelta(days=7)


def test_it_does_not_catch_up_in_a_burst_after_ten_days_without_a_look():
    outage = (at("2026-03-09 10:01"), at("2026-03-19 12:00"))
    replay = Replay(new_facts(), POLICY, MONDAY, outage=outage).until(MONDAY + 90 * DAY)
    assert _sent(replay) == [
        ("2026-03-09 10:00", "at-once"),
        ("2026-03-19 12:00", "day-1"),
        ("2026-03-23 09:00", "day-3"),
        ("2026-03-26 10:00", "day-7"),
        ("2026-04-02 10:00", "close_loop"),
    ]


def test_it_starts_late_and_in_order_when_the_outage_came_before_the_first_reply():
    replay = Replay(new_facts(), POLICY, MONDAY + 10 * DAY).until(MONDAY + 90 * DAY)
    assert [step for _, step in _sent(replay)] == ["at-once", "day-1", "day-3", "day-7", "close_loop"]
    times = [when for when, _ in replay.sent]
    gaps = [later - earlier for earlier, later in pairwise(times[1:])]
    assert min(gaps) >= timedelta(days=POLICY.minimum_gap_days) - timedelta(seconds=1)


def test_it_sends_nothing_more_once_the_lead_has_answered_and_gives_the_owner_a_task():
    replay = Replay(new_facts(), POLICY, MONDAY)

    def answer(now: datetime) -> None:
        if now >= at("2026-03-12 09:00") and last_sign_of_life(replay.facts, now) is None:
            reply = interaction("email_in", at("2026-03-11 15:00"), "Tell me more", "reply-1")
            replay.facts = replace(replay.facts, interactions=(reply, *replay.facts.interactions))

    replay.until(MONDAY + 30 * DAY, answer)
    assert [step for _, step in _sent(replay)] == ["at-once", "day-1"]
    last = replay.decisions[-1][1]
    assert (last.action, last.reason, last.key) == (Action.TASK, Reason.REPLY_WAITING, "reply:reply-1")
    assert [d.exit for _, d in replay.decisions if d.exit] == [ExitReason.REPLIED]
    assert [d.escalate for _, d in replay.decisions].count(True) > 5


def test_it_sends_a_qualified_lead_to_nurture_and_asks_the_owner_on_the_revisit_date():
    proposal = interaction("proposal_sent", MONDAY)
    meeting = interaction("meeting", MONDAY - DAY * 3)
    silent = facts(
        lead=lead(stage=Stage.PROPOSAL_SENT, stage_since=MONDAY, qualified=True), interactions=(proposal, meeting)
    )
    replay = Replay(silent, POLICY, MONDAY).until(MONDAY + 200 * DAY)
    assert [(when, kind) for when, kind in _sent(replay)] == [
        ("2026-03-16 10:00", "follow_up"),
        ("2026-03-23 10:00", "follow_up"),
        ("2026-03-30 10:00", "close_loop"),
    ]
    disposed = next(decision for _, decision in replay.decisions if decision.action is Action.DISPOSE)
    assert (disposed.stage_to, disposed.track) == (Stage.DORMANT, Track.NURTURE)
    revisits = [(when, d) for when, d in replay.decisions if d.reason is Reason.REVISIT]
    assert revisits[0][0] == disposed.next_look_at
    assert [d.action for _, d in revisits] == [Action.TASK] * len(revisits)
    assert len(replay.sent) == 3


def test_it_asks_again_each_week_when_a_decision_changed_nothing():
    replay = Replay(facts(interactions=(interaction("note", MONDAY - DAY),)), POLICY, MONDAY)

    def settle(now: datetime) -> None:
        current = replay.facts.open_follow_up
        if current is not None and current.due_at <= now:
            replay.settle()

    replay.until(MONDAY + 30 * DAY, settle)
    keys = list(dict.fromkeys(decision.key for _, decision in replay.decisions if decision.key))
    assert keys == ["decide:note-1", "decide:note-1:2", "decide:note-1:3", "decide:note-1:4"]
