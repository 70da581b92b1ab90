"""Which messages wait for a person (D4, D5), and the mission's two worked examples."""

from dataclasses import replace
from decimal import Decimal

import pytest

from followups.engine.commercial import _STEMS, Topic, topics_in
from followups.engine.decide import decide
from followups.engine.decision import Action, Reason, ReviewFlag
from followups.engine.facts import Stage, Track
from followups.engine.policy import Autonomy
from tests.followups.engine.making import (
    DAY,
    MONDAY,
    POLICY,
    at,
    facts,
    interaction,
    lead,
    new_facts,
    new_lead,
    ours,
    question,
    sent,
)

ACKNOWLEDGE = replace(POLICY, autonomy=Autonomy.ACKNOWLEDGE)
WARM_AUTO = replace(POLICY, autonomy=Autonomy.WARM_AUTO)
DAY_ONE = new_facts(touches=(sent(MONDAY, "first_reply", "at-once"),))


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("What does the bigger package cost?", {Topic.PRICE}),
        ("They offered us 12,500 EUR", {Topic.PRICE}),
        ("Could we have 10% off?", {Topic.PRICE, Topic.OFFER}),
        ("Is the training in scope?", {Topic.SCOPE}),
        ("Our lawyer wants to see the contract", {Topic.TERMS}),
        ("When is the go-live date?", {Topic.TIMING}),
        ("This is urgent", {Topic.URGENCY}),
        ("Was kostet das, und gibt es Rabatt?", {Topic.PRICE, Topic.OFFER}),
        ("Wie lang ist die Lieferzeit laut Vertrag?", {Topic.TIMING, Topic.TERMS}),
        ("Quel est le prix, avec une remise ?", {Topic.PRICE, Topic.OFFER}),
        ("¿Hay descuento en el precio?", {Topic.PRICE, Topic.OFFER}),
        ("Qual è il prezzo con lo sconto?", {Topic.PRICE, Topic.OFFER}),
        ("Wat is de prijs met korting?", {Topic.PRICE, Topic.OFFER}),
        ("Qual é o preço com desconto?", {Topic.PRICE, Topic.OFFER}),
        ("Thanks for the good conversation, see you at the workshop", set()),
        ("Danke für das gute Gespräch", set()),
        ("Merci pour l'échange", set()),
        ("", set()),
    ],
)
def test_it_finds_what_a_text_touches(text, topics):
    assert topics_in(text) == topics


@pytest.mark.parametrize("topic", Topic)
def test_it_finds_every_entry_of_the_lists_wherever_it_stands_and_no_part_of_a_word(topic):
    for stem in _STEMS[topic].split():
        words = stem.rstrip("*").replace("-", " ")
        ending = "xy" if stem.endswith("*") else ""
        assert topic in topics_in(f"“{words}{ending}”"), stem
        assert topic in topics_in(f"So: {words.replace(' ', ' - ').upper()}, no?"), stem
        assert topics_in(f"x{words.replace(' ', 'x')}") == set(), stem


@pytest.mark.parametrize("text", ["It is 5 %", "€ 20 a month", "from 1.200,50 euros on", "10k€", "300 dollars"])
def test_an_amount_touches_the_price(text):
    assert topics_in(text) == {Topic.PRICE}


@pytest.mark.parametrize("text", ["With 10% off", "20 Prozent Nachlass"])
def test_a_percentage_off_is_an_offer(text):
    assert Topic.OFFER in topics_in(text)


def test_everything_is_reviewed_by_default():
    assert decide(new_facts(), POLICY, MONDAY).review == (ReviewFlag.AUTONOMY,)


def test_only_the_fixed_first_reply_goes_out_by_itself_where_acknowledging_is_allowed():
    assert decide(new_facts(), ACKNOWLEDGE, MONDAY).review == ()
    assert decide(DAY_ONE, ACKNOWLEDGE, MONDAY + DAY).review == (ReviewFlag.AUTONOMY,)


def test_warm_leads_get_cadence_steps_without_a_person_and_everything_else_with_one():
    assert decide(DAY_ONE, WARM_AUTO, MONDAY + DAY).review == ()
    assert decide(facts(promises=(ours(MONDAY),)), WARM_AUTO, MONDAY).review == (ReviewFlag.AUTONOMY,)


@pytest.mark.parametrize(
    ("more", "flags"),
    [
        ({"hot": True}, (ReviewFlag.AUTONOMY,)),
        ({"strategic": True}, (ReviewFlag.STRATEGIC,)),
        ({"value": Decimal(50_000)}, (ReviewFlag.HIGH_VALUE,)),
        ({"value": Decimal(49_999)}, ()),
        ({"value": Decimal("NaN")}, (ReviewFlag.HIGH_VALUE,)),
    ],
)
def test_hot_strategic_and_high_value_leads_always_wait_for_a_person(more, flags):
    policy = replace(WARM_AUTO, high_value=Decimal(50_000))
    assert decide(replace(DAY_ONE, lead=new_lead(**more)), policy, MONDAY + DAY).review == flags


def test_a_template_that_is_not_approved_waits_for_a_person():
    assert decide(DAY_ONE, replace(WARM_AUTO, templates=frozenset()), MONDAY + DAY).review == (ReviewFlag.AUTONOMY,)


def test_a_step_can_ask_for_a_person_every_time():
    cadence = POLICY.cadences[0]
    steps = tuple(replace(step, review=True) for step in cadence.steps)
    policy = replace(WARM_AUTO, cadences=(replace(cadence, steps=steps),))
    assert decide(DAY_ONE, policy, MONDAY + DAY).review == (ReviewFlag.AUTONOMY,)


def test_an_objection_about_price_says_both():
    known = facts(questions=(question(MONDAY, "too expensive for us", kind="objection"),))
    assert decide(known, WARM_AUTO, MONDAY).review == (
        ReviewFlag.AUTONOMY,
        ReviewFlag.PRICING,
        ReviewFlag.OBJECTION,
    )


@pytest.mark.parametrize(
    ("words", "flags"),
    [
        ("Please send the next steps once we have talked internally", (ReviewFlag.AUTONOMY,)),
        ("Please send next steps and what the scope would be", (ReviewFlag.AUTONOMY, ReviewFlag.SCOPE)),
        ("Please send next steps with the price", (ReviewFlag.AUTONOMY, ReviewFlag.PRICING)),
    ],
)
def test_first_worked_example(words, flags):
    """A strategy call ends with the wish for a next-step e-mail after an internal review."""
    call = interaction("call", MONDAY, words, "strategy-call")
    promise = ours(at("2026-03-13 00:00"), MONDAY, "next-step e-mail", words=words, source_id="strategy-call")
    decision = decide(facts(lead=lead(qualified=True), interactions=(call,), promises=(promise,)), POLICY, MONDAY)
    assert (decision.action, decision.reason) == (Action.TOUCH, Reason.PROMISED_NEXT_STEP)
    assert decision.due_at == at("2026-03-13 09:00")
    assert decision.because == "We promised Ada Byron “next-step e-mail” by Friday 13 March."
    assert decision.evidence[0].words == words
    assert decision.review == flags


@pytest.mark.parametrize(
    ("words", "flags"),
    [
        ("They will think about it", ()),
        ("They asked for a discount if they sign this month", (ReviewFlag.URGENCY_OR_OFFER,)),
    ],
)
def test_second_worked_example(words, flags):
    """Silence after a proposal discussion and two respectful follow-ups."""
    known = facts(
        lead=lead(stage=Stage.PROPOSAL_SENT, stage_since=MONDAY, qualified=True),
        interactions=(interaction("meeting", MONDAY, words, "discussion"),),
        touches=(sent(at("2026-03-19 10:00")), sent(at("2026-03-12 10:00"))),
    )
    decision = decide(known, POLICY, at("2026-03-23 10:00"))
    assert (decision.action, decision.kind, decision.track) == (Action.TOUCH, "close_loop", Track.NO_RESPONSE)
    assert decision.review == (ReviewFlag.AUTONOMY, ReviewFlag.CLOSE_LOOP, ReviewFlag.REPEATED_SILENCE, *flags)
    assert decision.suppress_follow_up_until is not None
