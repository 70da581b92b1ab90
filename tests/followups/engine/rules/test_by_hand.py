"""Leads of the manual group: never a message by itself, always somebody's work or a known date (mission M4, D1)."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given

from followups.engine.decide import decide
from followups.engine.decision import Action
from followups.engine.facts import Stage
from tests.followups.engine.making import DAY, MONDAY, POLICY, at, facts, interaction, lead, settled
from tests.followups.engine.test_decide import everything, near


def by_hand(**fields):
    return lead(**{"by_hand": True, "stage": Stage.NEW, "captured_at": MONDAY, "stage_since": MONDAY, **fields})


@given(everything(near))
def test_whatever_is_known_nothing_is_planned_to_be_sent(found):
    found = replace(found, lead=replace(found.lead, by_hand=True))
    decision = decide(found, POLICY, MONDAY)
    assert decision.action not in (Action.TOUCH, Action.DISPOSE)
    assert not decision.template or decision.action is Action.TASK
    if found.lead.stage.is_open and decision.action is not Action.STOP:
        assert decision.next_look_at > MONDAY
    if decision.rule == "by_hand" and found.lead.stage is not Stage.DORMANT:
        assert decision.action is Action.TASK


def test_a_new_lead_is_a_task_for_its_owner_within_a_business_day():
    decision = decide(facts(lead=by_hand()), POLICY, MONDAY)
    assert (decision.action, decision.rule, decision.key) == (Action.TASK, "by_hand", "by_hand:lead-1")
    assert decision.due_at == at("2026-03-10 10:00")
    assert decision.reason == "by_hand"


def test_the_next_task_follows_a_week_after_the_last_was_settled():
    done = {**settled("by_hand:lead-1", when=MONDAY + DAY), **settled("by_hand:lead-1:2", when=MONDAY + 9 * DAY)}
    decision = decide(facts(lead=by_hand(), settled=done), POLICY, MONDAY + 9 * DAY + timedelta(hours=1))
    assert (decision.action, decision.key) == (Action.TASK, "by_hand:lead-1:3")
    assert decision.due_at == MONDAY + 16 * DAY


def test_a_dormant_one_is_left_alone_until_its_date():
    aside = by_hand(stage=Stage.DORMANT, stage_since=MONDAY, revisit_at=at("2026-05-04 09:00"))
    decision = decide(facts(lead=aside), POLICY, MONDAY + DAY)
    assert (decision.action, decision.next_look_at) == (Action.WAIT, at("2026-05-04 09:00"))
    then = decide(facts(lead=aside), POLICY, at("2026-05-04 09:00"))
    assert (then.action, then.due_at) == (Action.TASK, at("2026-05-04 09:00"))


def test_what_they_write_is_answered_by_a_person_first():
    wrote = interaction("email_in", MONDAY + timedelta(hours=2), "Does it work with our calendar")
    decision = decide(facts(lead=by_hand(), interactions=(wrote,)), POLICY, MONDAY + timedelta(hours=3))
    assert (decision.action, decision.rule) == (Action.TASK, "reply_waiting")
