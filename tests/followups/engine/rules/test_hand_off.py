from dataclasses import replace
from datetime import timedelta

import pytest

from followups.engine.decide import decide
from followups.engine.decision import Action, ExitReason, Reason
from followups.engine.facts import Channel, Direction, Enrollment, MayContact, Stage, Track
from followups.engine.policy import HandOff
from tests.followups.engine.making import (
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
    sent,
    settled,
)

HOUR = timedelta(hours=1)
RUNNING = Enrollment(Track.ACTIVE, "speed_to_lead", MONDAY - DAY)


def wrote(text, when=MONDAY, ident="r1"):
    return interaction("email_in", when, text, ident, channel=Channel.EMAIL)


def decided(now=MONDAY, policy=POLICY, **given):
    return decide(facts(**given), policy, now)


def chosen(*links):
    return replace(POLICY, hand_off=HandOff(links=links))


@pytest.mark.parametrize(
    "text",
    [
        "Our prices",
        "https://www.example.com/de/preise#team",
        "/unsere_preise",
        "Tarifs et formules",
        "Nuestros precios",
        "I nostri prezzi",
        "Prijzen en pakketten",
        "Tabela de preços",
    ],
)
def test_a_visit_to_a_page_with_prices_is_handed_over(text):
    decision = decided(interactions=(interaction("visit", MONDAY, text, "v1"),), enrollment=RUNNING)
    assert (decision.action, decision.rule, decision.reason) == (Action.TASK, "hand_off", Reason.HAND_OFF)
    assert (decision.key, decision.alert, decision.exit) == ("hand_off:v1", True, ExitReason.HANDED_OFF)
    assert (decision.kind, decision.due_at) == ("write", MONDAY + HOUR)
    assert [(item.kind, item.id, item.words) for item in decision.evidence] == [("interaction", "v1", text)]


@pytest.mark.parametrize("text", ["", "References", "Our caprices", "Enterprise"])
def test_a_visit_to_another_page_is_not(text):
    assert decided(interactions=(interaction("visit", MONDAY, text, "v1"),)).rule == "showed_interest"


def test_prices_looked_at_make_a_call_where_the_phone_may_be_used():
    decision = decided(
        lead=lead(has_phone=True),
        interactions=(interaction("visit", MONDAY, "Prices"),),
        contact={Channel.CALL: MayContact(True)},
    )
    assert (decision.kind, decision.channel) == ("call", Channel.CALL)


@pytest.mark.parametrize(
    "other",
    [
        {"touches": (sent(MONDAY + HOUR),)},
        {"settled": settled("hand_off:v1", when=MONDAY + HOUR)},
        {"settled": settled("hand_off:v1", when=MONDAY + HOUR, state="skipped")},
        {"interactions": (interaction("visit", MONDAY - 9 * DAY, "Prices", "v1"),)},
        {
            "interactions": (
                interaction("meeting", MONDAY + 3 * DAY, ident="m1"),
                interaction("visit", MONDAY, "Prices", "v1"),
            )
        },
    ],
)
def test_a_visit_that_was_taken_up_is_old_or_comes_before_a_booked_meeting_is_over(other):
    known = {"interactions": (interaction("visit", MONDAY, "Prices", "v1"),)} | other
    assert decided(MONDAY + 2 * HOUR, **known).rule not in ("hand_off", "showed_interest")


def test_a_hand_off_stays_one_however_late():
    known = {"interactions": (interaction("visit", MONDAY, "Prices", "v1"),)}
    late = decided(MONDAY + 40 * DAY, open_follow_up=follow_up("hand_off:v1", MONDAY + HOUR), **known)
    assert (late.key, late.escalate) == ("hand_off:v1", True)


def test_a_chosen_link_counts_only_where_a_person_followed_it():
    link = "https://www.example.com/configurator"
    clicked = interaction("click", MONDAY, link, "k1", direction=Direction.INBOUND, human=True)
    assert decided(policy=chosen("configurator"), interactions=(clicked,)).key == "hand_off:k1"
    assert decided(policy=chosen("references"), interactions=(clicked,)).rule != "hand_off"
    assert decided(policy=chosen(), interactions=(clicked,)).rule != "hand_off"
    by_machine = replace(clicked, human=False)
    assert decided(policy=chosen("configurator"), interactions=(by_machine,)).rule != "hand_off"


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("We are ready to sign.", "wants to go ahead"),
        ("Bitte schicken Sie uns ein Angebot!", "wants to go ahead"),
        ("Quand pouvons-nous commencer ?", "wants to go ahead"),
        ("Queremos contratar el servicio", "wants to go ahead"),
        ("Inviateci un preventivo, grazie", "wants to go ahead"),
        ("Stuur ons een offerte", "wants to go ahead"),
        ("Envie-nos um orçamento, por favor", "wants to go ahead"),
        ("This is the third time I ask", "is losing patience"),
        ("Niemand meldet sich bei mir", "is losing patience"),
        ("Personne ne répond", "is losing patience"),
        ("Nadie responde a mis correos", "is losing patience"),
        ("Nessuno risponde", "is losing patience"),
        ("Ik wacht nog steeds op antwoord", "is losing patience"),
        ("Ninguém responde", "is losing patience"),
        ("Who pays? Who trains? Who hosts?", "asks 3 questions at once"),
        (f"Could you {'really ' * 40}do that?", "asks a question that takes more than a line"),
    ],
)
def test_words_that_ask_for_a_person_are_handed_over(text, because):
    decision = decided(MONDAY + HOUR, interactions=(wrote(text),))
    assert (decision.rule, decision.kind, decision.channel) == ("hand_off", "answer", Channel.EMAIL)
    assert decision.because.startswith(f"Ada Byron {because}, “")


@pytest.mark.parametrize("text", ["", "Thanks, we think about it.", "Who trains us? And when?", "A request."])
def test_other_words_are_answered_as_usual(text):
    assert decided(MONDAY + HOUR, interactions=(wrote(text),)).rule == "reply_waiting"


def test_questions_that_a_person_noted_count_as_well():
    asked = tuple(question(MONDAY, id=f"q{n}", source_id="r1") for n in range(3))
    assert decided(MONDAY + HOUR, interactions=(wrote("See below"),), questions=asked).rule == "hand_off"


def test_what_a_person_has_answered_or_settled_is_over_and_leads_to_no_second_task():
    angry = wrote("This is unacceptable")
    answer = interaction("email_out", MONDAY + HOUR, ident="a1")
    assert decided(MONDAY + DAY, interactions=(answer, angry)).rule == "our_message_out"
    done = settled("hand_off:r1", when=MONDAY + HOUR)
    assert decided(MONDAY + DAY, interactions=(angry,), settled=done).rule not in ("hand_off", "reply_waiting")


def test_a_message_that_came_after_the_hand_off_was_settled_waits_for_an_answer():
    later = wrote("One more thing", MONDAY + 2 * HOUR, "r2")
    done = settled("hand_off:r1", when=MONDAY + HOUR)
    decision = decided(MONDAY + DAY, interactions=(later, wrote("I am fed up")), settled=done)
    assert (decision.rule, decision.key) == ("reply_waiting", "reply:r2")


def test_the_second_answer_to_a_sequence_is_handed_over_once():
    first, second = wrote("Hm", MONDAY + DAY, "r1"), wrote("Hm again", MONDAY + 2 * DAY, "r2")
    given = {"touches": (sent(MONDAY + HOUR, step="at-once"),), "settled": settled("reply:r1", when=MONDAY + DAY)}
    now = MONDAY + 2 * DAY
    assert decide(new_facts(interactions=(second, first), **given), POLICY, now).key == "hand_off:r2"
    assert decide(new_facts(interactions=(first,), **given | {"settled": {}}), POLICY, now).rule == "reply_waiting"
    given["settled"] |= settled("hand_off:r2", when=now)
    third = wrote("And again", MONDAY + 3 * DAY, "r3")
    again = decide(new_facts(interactions=(third, second, first), **given), POLICY, MONDAY + 3 * DAY)
    assert (again.rule, again.key) == ("reply_waiting", "reply:r3")


def test_a_mail_and_a_text_at_once_are_one_answer():
    both = (wrote("See my text", MONDAY + DAY + timedelta(minutes=5), "r2"), wrote("Hm", MONDAY + DAY, "r1"))
    given = {"touches": (sent(MONDAY + HOUR, step="at-once"),)}
    assert decide(new_facts(interactions=both, **given), POLICY, MONDAY + DAY + HOUR).rule == "reply_waiting"


def test_answers_outside_of_a_sequence_are_ordinary_work():
    both = (wrote("Hm again", MONDAY + DAY, "r2"), wrote("Hm", MONDAY, "r1"))
    assert decided(MONDAY + DAY, interactions=both).rule == "reply_waiting"
    assert decided(MONDAY + DAY, interactions=both, enrollment=RUNNING).rule == "hand_off"


@pytest.mark.parametrize(("score", "rule"), [(None, "decide"), (79, "decide"), (80, "hand_off"), (100, "hand_off")])
def test_a_score_is_handed_over_from_the_threshold_on(score, rule):
    decision = decided(lead=lead(score=score), interactions=(interaction("note", MONDAY - DAY),))
    assert decision.rule.removesuffix("_next_step") == rule


def test_a_score_is_handed_over_once_for_each_threshold_and_not_at_all_without_one():
    known = {"lead": lead(score=90), "interactions": (interaction("note", MONDAY - DAY),)}
    done = settled("hand_off:score:80:lead-1")
    assert decided(settled=done, **known).rule == "decide_next_step"
    assert decided(policy=replace(POLICY, hand_off=HandOff(score=85)), settled=done, **known).rule == "hand_off"
    assert decided(policy=replace(POLICY, hand_off=HandOff(score=None)), **known).rule == "decide_next_step"


def test_a_hand_off_names_what_we_owe_and_the_promise_is_still_kept_afterwards():
    visit = interaction("visit", MONDAY, "Prices", "v1")
    known = {"interactions": (visit,), "promises": (ours(MONDAY + DAY),)}
    assert decided(**known).ask.endswith(" We have also promised: “send the plan”.")
    assert decided(settled=settled("hand_off:v1"), **known).rule == "our_promise"


def test_a_dormant_lead_that_asks_for_a_person_is_active_again_and_one_that_looks_is_not():
    dormant = lead(stage=Stage.DORMANT, qualified=True)
    assert decided(MONDAY, lead=dormant, interactions=(wrote("We want to buy"),)).stage_to is Stage.QUALIFIED
    looked = decided(MONDAY, lead=dormant, interactions=(interaction("visit", MONDAY, "Prices"),))
    assert (looked.rule, looked.stage_to) == ("hand_off", None)


def test_a_stop_a_hold_and_a_pause_come_first():
    visit = (interaction("visit", MONDAY, "Prices"),)
    assert decided(lead=lead(paused_until=MONDAY + DAY), interactions=visit).rule == "paused"
    assert decided(lead=lead(stage=Stage.WON), interactions=visit).rule == "closed"


def test_on_friday_evening_it_is_made_at_once_and_due_in_the_first_hour_of_monday():
    friday = at("2026-03-13 21:40")
    decision = decided(friday, interactions=(interaction("visit", friday, "Prices"),))
    assert (decision.alert, decision.due_at) == (True, at("2026-03-16 10:00"))
