import json
from dataclasses import replace

import pytest

from followups.engine.cadence_file import duration_text
from followups.engine.cadences import CADENCES, default_policy
from followups.engine.decide import decide
from followups.engine.decision import Reason, ReviewFlag
from followups.engine.explain import explain, explanation
from followups.engine.facts import Asset, Hold, HoldCode, Stage, Stop, StopCode
from followups.engine.policy import Autonomy
from followups.engine.policy_file import policy_from_dict, policy_to_dict
from followups.engine.steps import planned_steps
from tests.followups.engine.making import (
    BERLIN,
    DAY,
    MONDAY,
    POLICY,
    at,
    facts,
    follow_up,
    interaction,
    lead,
    new_facts,
    ours,
    question,
)

# The steps of mission E1, as the trade says them.
SHIPPED = {
    "speed_to_lead": ["0 minutes", "1 day", "3 days", "7 days"],  # day 14 is the reviewed last message
    "new_inbound": ["0 minutes", "3 days", "7 days", "14 days"],
    "referral": ["0 minutes", "3 days", "8 days", "3 months", "then each 3 months"],
    "post_demo": ["2 business hours", "2 days", "5 days", "1 month", "then each 1 month"],
    "cold_re_engagement": ["1 day", "4 days", "10 days"],
    "nurture": ["1 month", "then each 1 month"],
    "reactivation": ["0 minutes"],  # from the revisit date on
    "post_close": ["1 business day", "1 month", "3 months", "6 months"],
}


def test_the_shipped_cadences_have_the_steps_of_the_trade():
    told = {
        cadence.key: [
            *(duration_text(step.after) for step in cadence.steps),
            *(f"then each {duration_text(step.every)}" for step in cadence.steps if step.every),
        ]
        for cadence in CADENCES
    }
    assert told == SHIPPED


@pytest.mark.parametrize("cadence", CADENCES, ids=lambda cadence: cadence.key)
def test_no_shipped_step_repeats_what_another_brings_and_later_ones_are_shorter(cadence):
    messages = [step for step in cadence.steps if step.kind not in ("first_reply", "task")]
    assert all(step.brings and step.ask for step in cadence.steps)
    assert len({step.brings for step in cadence.steps}) == len(cadence.steps)
    assert len({step.template for step in messages}) == len(messages)
    assert [step.max_words for step in messages] == sorted((step.max_words for step in messages), reverse=True)


def test_a_step_that_comes_again_keeps_its_day_of_the_month():
    quarterly = planned_steps(next(cadence for cadence in CADENCES if cadence.key == "referral"))[3:]
    assert [planned.key for planned in quarterly] == ["quarterly", "quarterly-2", "quarterly-3", "quarterly-4"]
    days = [planned.planned_at(at("2026-11-30 10:00"), POLICY.calendar, BERLIN) for planned in quarterly]
    assert days == [at(f"{day} 10:00") for day in ("2027-02-28", "2027-05-30", "2027-08-30", "2027-11-30")]


def test_every_reactivation_is_seen_by_a_person_whatever_the_tenants_autonomy():
    policy = replace(POLICY, autonomy=Autonomy.WARM_AUTO)
    asset = Asset("guide", "A guide", "Something about warehouses")
    known = facts(lead=lead(stage=Stage.DORMANT, stage_since=MONDAY), assets=(asset,))
    decision = decide(known, policy, MONDAY + 120 * DAY)
    assert (decision.reason, decision.kind, decision.asset) == (Reason.REACTIVATION, "reactivation", "guide")
    assert decision.review == (ReviewFlag.AUTONOMY,)


def test_the_shipped_policy_passes_its_own_check():
    assert policy_from_dict(policy_to_dict(default_policy("Asia/Tokyo"))) == default_policy("Asia/Tokyo")


def test_an_explanation_tells_facts_rule_evidence_and_next_look():
    call = interaction("call", MONDAY, "Send me the plan", "c1")
    known = facts(interactions=(call,), promises=(ours(MONDAY + 3 * DAY, words="Send me the plan"),))
    lines = explain(known, decide(known, POLICY, MONDAY))
    assert lines == [
        "Ada Byron: We promised Ada Byron “send the plan” by Thursday 12 March.",
        "Action: touch, follow_up, email (rule our_promise)",
        "Due: 2026-03-12T09:00+00:00. That is its own time; no limit puts it off.",
        "Next action: Send Ada Byron what was promised: “send the plan”",
        "Ask: Is “send the plan” what was expected, and what is the next step for Ada Byron?",
        "Brings: What was promised: “send the plan”.",
        "A person reviews it: autonomy",
        "Next look: 2026-03-11T09:00+00:00. The draft is written then, so that there is time to review it.",
        "Evidence:",
        "  promise p1, 2026-03-09T09:00+00:00: “Send me the plan”",
        "Facts:",
        "  Stage qualified since 2026-01-05T09:00+00:00",
        "  Captured 2026-01-05T09:00+00:00",
        "  Time zone Europe/Berlin",
        "  Promise by us: send the plan, due 2026-03-12T09:00+00:00",
        "  2026-03-09T09:00+00:00 call (both)",
        "  email: may be used",
        "Rules that did not fire:",
        "  closed: The lead is open.",
        "  stopped: There is no stop.",
        "  own_step: No person has set a next step of their own.",
        "  held: Nothing waits for a person's word.",
        "  unreachable: The lead can be reached by email.",
        "  paused: There is no pause.",
        "  away: There is no out-of-office reply.",
        "  hand_off: Nothing they did or wrote asks for a person at once.",
    ]


def test_every_explanation_can_be_written_as_json():
    for known in (
        new_facts(questions=(question(MONDAY),), open_follow_up=follow_up("question:q1", MONDAY - 9 * DAY)),
        facts(stops=(Stop(StopCode.OPT_OUT, MONDAY, "No"),)),
        facts(holds=(Hold(HoldCode.DUPLICATE, MONDAY, "Twice"),)),
        facts(),
    ):
        decision = decide(known, POLICY, MONDAY)
        told = explanation(known, decision)
        assert json.loads(json.dumps(told)) == told
        assert told["rule"] == decision.rule
