import json

from followups.engine.cadences import SPEED_TO_LEAD, default_policy
from followups.engine.decide import decide
from followups.engine.explain import explain, explanation
from followups.engine.facts import Hold, HoldCode, Stop, StopCode
from followups.engine.policy import Offset, Unit
from followups.engine.policy_file import policy_from_dict, policy_to_dict
from tests.followups.engine.making import DAY, MONDAY, POLICY, facts, follow_up, interaction, new_facts, ours, question


def test_the_shipped_cadence_answers_at_once_and_then_on_days_one_three_and_seven():
    assert [step.after for step in SPEED_TO_LEAD.steps] == [
        Offset(0, Unit.MINUTES),
        Offset(1, Unit.DAYS),
        Offset(3, Unit.DAYS),
        Offset(7, Unit.DAYS),
    ]


def test_no_shipped_step_repeats_what_another_brings_and_later_ones_are_shorter():
    follow_ups = SPEED_TO_LEAD.steps[1:]
    assert len({step.brings for step in SPEED_TO_LEAD.steps}) == len(SPEED_TO_LEAD.steps)
    assert [step.max_words for step in follow_ups] == sorted((step.max_words for step in follow_ups), reverse=True)


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
