"""Which cadence a lead is on, and since when."""

from dataclasses import replace

import pytest

from followups.engine.choosing import Run, run_of
from followups.engine.facts import Enrollment, Stage, Track
from followups.engine.policy import Cadence, Offset, Policy, Start, Step, Unit, When
from tests.followups.engine.making import DAY, MONDAY, POLICY, at, facts, interaction, lead, new_facts

STEP = Step("s1", Offset(1, Unit.DAYS), "A map", "Which road?", "map")


def cadence(key: str, *starts: Start, **given: object) -> Cadence:
    return Cadence(**{"key": key, "name": key, "track": Track.ACTIVE, "steps": (STEP,), "starts": starts} | given)


def rules(*cadences: Cadence, start: str = "") -> Policy:
    return replace(POLICY, cadences=cadences, start_cadence=start or cadences[0].key)


def chosen(known, policy, now=MONDAY + DAY) -> tuple[str, str] | str:
    run = run_of(known, policy, now)
    return (run.cadence.key, run.trigger) if isinstance(run, Run) else run


def started_by(when: When, **more: object) -> Policy:
    return rules(cadence("base"), cadence("it", Start(when, **more)))


def test_a_capture_begins_the_start_cadence():
    assert chosen(new_facts(), rules(cadence("a"), cadence("b"), start="b")) == ("b", "capture-1")


def test_a_capture_from_a_source_begins_the_cadence_that_claims_it():
    policy = started_by(When.CAPTURED, sources=frozenset({"partner"}))
    known = new_facts()
    assert chosen(known, policy) == ("base", "capture-1")
    assert chosen(replace(known, lead=replace(known.lead, source=" Partner ")), policy) == ("it", "capture-1")
    captured = replace(known.interactions[0], source="partner")
    assert chosen(replace(known, interactions=(captured,)), policy) == ("it", "capture-1")


def test_a_cadence_for_captures_of_any_source_goes_before_the_start_cadence():
    assert chosen(new_facts(), started_by(When.CAPTURED)) == ("it", "capture-1")


@pytest.mark.parametrize(
    ("kind", "when"),
    [
        ("demo", When.DEMO),
        ("meeting", When.MEETING),
        ("consultation", When.MEETING),
        ("download", When.DOWNLOAD),
        ("booking", When.BOOKING),
        ("trigger_event", When.TRIGGER_EVENT),
        ("email_in", When.INBOUND),
    ],
)
def test_what_has_happened_begins_a_cadence(kind, when):
    direction = {"direction": "in"} if kind in ("download", "booking") else {}
    known = facts(interactions=(interaction(kind, MONDAY, ident="x1", **direction),))
    assert chosen(known, started_by(when)) == ("it", "x1")
    assert chosen(facts(), started_by(when)) == "Nothing has happened that starts a cadence."


def test_a_stage_begins_a_cadence():
    known = facts(lead=lead(stage=Stage.QUALIFIED, stage_since=MONDAY))
    assert chosen(known, started_by(When.STAGE, to=Stage.QUALIFIED)) == ("it", "lead-1:qualified:2026-03-09")


def test_the_newest_of_what_has_happened_wins():
    policy = rules(cadence("base"), cadence("demo", Start(When.DEMO)), cadence("written", Start(When.INBOUND)))
    demo, mail = interaction("demo", MONDAY, ident="d"), interaction("email_in", MONDAY + DAY, ident="m")
    assert chosen(facts(interactions=(mail, demo)), policy) == ("written", "m")
    assert chosen(facts(interactions=(demo,)), policy) == ("demo", "d")


@pytest.mark.parametrize(
    ("later", "why"),
    [
        ("email_in", "The lead has been in touch since what started its cadence."),
        ("proposal_sent", "An offer has gone out since what started its cadence."),
        ("captured", "The lead has asked to hear from us again since what started its cadence."),
    ],
)
def test_it_is_over_as_soon_as_something_else_has_its_turn(later, why):
    known = facts(interactions=(interaction(later, MONDAY + DAY / 2, ident="l"), interaction("demo", MONDAY)))
    assert chosen(known, started_by(When.DEMO)) == why


def test_an_offer_that_only_the_stage_tells_of_takes_over_as_well():
    known = facts(
        lead=lead(stage=Stage.PROPOSAL_SENT, stage_since=MONDAY + DAY / 2), interactions=(interaction("demo", MONDAY),)
    )
    assert chosen(known, started_by(When.DEMO)) == "An offer has gone out since what started its cadence."


def test_a_disabled_cadence_begins_for_nobody_and_goes_on_for_whoever_is_on_it():
    policy = rules(cadence("base"), cadence("it", Start(When.DEMO), enabled=False))
    known = facts(interactions=(interaction("demo", MONDAY, ident="d"),))
    assert chosen(known, policy) == "Nothing has happened that starts a cadence."
    on_it = replace(known, enrollment=Enrollment(Track.ACTIVE, "it", MONDAY, "d"))
    assert chosen(on_it, policy) == ("it", "d")


def test_whoever_began_with_one_start_cadence_stays_on_it_when_the_tenant_names_another():
    policy = rules(cadence("a"), cadence("b"), start="b")
    known = new_facts(enrollment=Enrollment(Track.ACTIVE, "a", MONDAY, "capture-1"))
    assert chosen(known, policy) == ("a", "capture-1")


def test_a_persons_choice_overrides_all_others_and_counts_from_that_moment():
    policy = rules(cadence("base"), cadence("it"), cadence("demo", Start(When.DEMO)))
    since = at("2026-03-09 15:00")
    known = facts(
        interactions=(interaction("demo", MONDAY),),
        enrollment=Enrollment(Track.ACTIVE, "it", since, "e1", by_person=True),
    )
    run = run_of(known, policy, MONDAY + DAY)
    assert isinstance(run, Run)
    assert (run.cadence.key, run.trigger, run.since, run.when) == ("it", "e1@202603091400", since, None)


def test_what_a_person_has_ended_does_not_begin_again_by_itself():
    policy = started_by(When.DEMO)
    known = facts(interactions=(interaction("demo", MONDAY, ident="d"),), taken_off_at=MONDAY + DAY / 2)
    assert chosen(known, policy) == "A person has taken the lead off its cadence."
    again = interaction("demo", MONDAY + DAY, ident="e")
    assert chosen(replace(known, interactions=(again, *known.interactions)), policy) == ("it", "e")


def test_a_dormant_lead_waits_for_the_revisit_date_and_for_so_long_as_the_start_says():
    policy = replace(started_by(When.DORMANT, after=Offset(120, Unit.DAYS)), no_response=POLICY.no_response)
    known = facts(lead=lead(stage=Stage.DORMANT, stage_since=MONDAY))
    before, after = at("2026-07-06 09:00"), at("2026-07-08 10:00")
    assert chosen(known, policy, before) == "The lead is dormant, and the revisit date has not come."
    assert chosen(known, policy, after) == ("it", "lead-1:dormant:2026-03-09")
    named = facts(lead=lead(stage=Stage.DORMANT, stage_since=MONDAY, revisit_at=at("2026-04-01 10:00")))
    assert chosen(named, policy, at("2026-04-01 10:00")) == ("it", "lead-1:dormant:2026-03-09")
