from dataclasses import replace
from datetime import timedelta

import pytest

from followups.engine.decide import decide
from followups.engine.decision import Reason
from followups.engine.explain import facts_in_words
from followups.engine.facts import Account, Colleague, Direction, Enrollment, Stage, Track
from tests.followups.engine.making import (
    DAY,
    MONDAY,
    POLICY,
    facts,
    follow_up,
    interaction,
    lead,
    new_facts,
    ours,
    question,
    settled,
)

HOUR = timedelta(hours=1)
CHARLES = Colleague(
    "charles",
    "Charles Babbage",
    Stage.QUALIFIED,
    last_reply_id="word",
    last_reply_at=MONDAY + HOUR,
    last_sign_at=MONDAY + HOUR,
)
COMPANY = Account("account-1", "Analytical Engines", "olga", (CHARLES,))


def test_the_others_wait_for_the_owners_word_when_a_colleague_has_written():
    running = Enrollment(Track.ACTIVE, "speed_to_lead", MONDAY)
    decision = decide(new_facts(account=COMPANY, enrollment=running), POLICY, MONDAY + 2 * HOUR)
    assert (decision.rule, decision.reason, decision.key) == (
        "colleague_replied",
        Reason.COLLEAGUE_REPLIED,
        "colleague:word",
    )
    assert (decision.owner, decision.alert) == ("olga", False)
    assert (decision.exit, decision.track) == (None, Track.ACTIVE)  # held, not ended
    assert [(item.kind, item.id, item.at) for item in decision.evidence] == [
        ("colleague", "charles", CHARLES.last_reply_at)
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"settled": settled("colleague:word")},
        {"account": replace(COMPANY, colleagues=(replace(CHARLES, last_reply_at=MONDAY - HOUR),))},
        {"account": replace(COMPANY, colleagues=(replace(CHARLES, last_reply_at=None),))},
        {"account": replace(COMPANY, colleagues=())},
        {"account": None},
    ],
)
def test_nothing_is_held_where_the_word_is_given_or_there_is_none(given):
    assert decide(new_facts(**{"account": COMPANY} | given), POLICY, MONDAY + 2 * HOUR).rule == "cadence_step"


def test_a_message_of_long_ago_holds_nothing_but_a_task_once_made_stays():
    later = MONDAY + 15 * DAY
    known = facts(lead=lead(stage_since=MONDAY, captured_at=MONDAY), account=COMPANY)
    assert decide(known, POLICY, later).rule != "colleague_replied"
    known = replace(known, open_follow_up=follow_up("colleague:word", MONDAY + 5 * HOUR))
    assert decide(known, POLICY, later).rule == "colleague_replied"


def test_the_lead_that_wrote_later_than_the_colleague_is_not_held():
    wrote = interaction("call", MONDAY + 2 * HOUR)
    assert decide(facts(account=COMPANY, interactions=(wrote,)), POLICY, MONDAY + 3 * HOUR).rule == "finished_meeting"


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"promises": (ours(MONDAY + DAY),)}, "our_promise"),
        ({"questions": (question(MONDAY),)}, "open_question"),
        ({"lead": lead(stage=Stage.DORMANT, captured_at=MONDAY)}, "revisit"),
    ],
)
def test_what_we_owe_is_not_held_and_a_dormant_lead_has_nothing_to_hold(given, rule):
    known = {"lead": lead(captured_at=MONDAY), "account": COMPANY} | given
    assert decide(facts(**known), POLICY, MONDAY + 2 * HOUR).rule == rule


def test_each_further_message_asks_again():
    newer = replace(CHARLES, id="mary", last_reply_id="word-2", last_reply_at=MONDAY + DAY)
    known = new_facts(account=replace(COMPANY, colleagues=(newer, CHARLES)), settled=settled("colleague:word"))
    assert decide(known, POLICY, MONDAY + DAY).key == "colleague:word-2"


CHAMPION = replace(CHARLES, buying_role="champion", last_reply_at=None, last_reply_id="", last_sign_at=MONDAY)
BUYER = lead(buying_role="economic_buyer", captured_at=MONDAY - 20 * DAY, stage_since=MONDAY - 20 * DAY)
BESIDE = replace(COMPANY, colleagues=(CHAMPION,))


def test_a_quiet_buyer_beside_an_engaged_champion_has_a_next_step_of_its_own():
    decision = decide(facts(lead=BUYER, account=BESIDE), POLICY, MONDAY + HOUR)
    assert (decision.rule, decision.reason, decision.owner) == ("quiet_buyer", Reason.QUIET_BUYER, "olga")
    assert decision.because == (
        "Ada Byron decides and has been quiet since Tuesday 17 February, "
        "while Charles Babbage (champion) was last in touch on Monday 9 March."
    )
    assert [item.words for item in decision.evidence] == [
        "Charles Babbage (champion) was last in touch on Monday 9 March."
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"lead": replace(BUYER, buying_role="user")},
        {"account": replace(BESIDE, colleagues=(replace(CHAMPION, buying_role="blocker"),))},
        {"account": replace(BESIDE, colleagues=(replace(CHAMPION, stage=Stage.LOST),))},
        {"account": replace(BESIDE, colleagues=(replace(CHAMPION, last_sign_at=None),))},
        {"account": replace(BESIDE, colleagues=(replace(CHAMPION, last_sign_at=MONDAY - 15 * DAY),))},
        {"account": replace(BESIDE, colleagues=(replace(CHAMPION, last_sign_at=MONDAY - 21 * DAY),))},
        {"interactions": (interaction("email_out", MONDAY - DAY),)},
        {"interactions": (interaction("call", MONDAY - DAY),)},
        {"settled": settled("quiet_buyer:lead-1")},
    ],
)
def test_there_is_no_such_step_without_a_quiet_buyer_and_an_engaged_champion(given):
    assert decide(facts(**{"lead": BUYER, "account": BESIDE} | given), POLICY, MONDAY + HOUR).rule != "quiet_buyer"


def test_once_made_the_step_stays_and_a_new_silence_of_the_buyer_asks_anew():
    made = follow_up("quiet_buyer:lead-1", MONDAY + DAY)
    assert (
        decide(facts(lead=BUYER, account=BESIDE, open_follow_up=made), POLICY, MONDAY + 30 * DAY).rule == "quiet_buyer"
    )
    talked = interaction("note", MONDAY + DAY, ident="talk", direction=Direction.INBOUND)
    engaged = replace(BESIDE, colleagues=(replace(CHAMPION, last_sign_at=MONDAY + 12 * DAY),))
    done = settled("quiet_buyer:lead-1", "reply:talk")
    again = decide(facts(lead=BUYER, account=engaged, interactions=(talked,), settled=done), POLICY, MONDAY + 13 * DAY)
    assert again.key == "quiet_buyer:talk"


def test_settling_the_quiet_buyer_is_the_word_on_what_the_champion_had_written_before():
    wrote = replace(CHAMPION, last_reply_id="word", last_reply_at=MONDAY)
    known = facts(lead=BUYER, account=replace(BESIDE, colleagues=(wrote,)))
    assert decide(known, POLICY, MONDAY + HOUR).rule == "quiet_buyer"
    known = replace(known, settled=settled("quiet_buyer:lead-1", when=MONDAY + HOUR))
    assert decide(known, POLICY, MONDAY + 2 * HOUR).rule not in ("quiet_buyer", "colleague_replied")


def test_the_facts_tell_of_the_company_and_the_part_the_lead_has():
    told = facts_in_words(facts(lead=replace(BUYER, score=70), account=BESIDE))
    assert "Score 70" in told
    assert "Buying role: economic buyer" in told
    assert told[told.index("Company Analytical Engines, owner olga") + 1] == (
        "  Charles Babbage, champion, qualified; last in touch 2026-03-09T09:00+00:00"
    )
