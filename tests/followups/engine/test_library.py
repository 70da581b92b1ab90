"""What a step brings, and what a lead has had already (D6)."""

from datetime import date

import pytest

from followups.engine.facts import Asset
from followups.engine.library import asset_for, is_said
from tests.followups.engine.making import MONDAY, facts, follow_up, lead, sent

DAY = date(2026, 3, 9)
GUIDE = Asset("guide", "A guide", "What to ask", frozenset({"choice"}))
FILM = Asset("film", "A film", "How it went", frozenset({"budget"}))
BUCH = Asset("buch", "Ein Buch", "Wie es ging", frozenset(), "de")


def brought(*assets: Asset, wanted: str = "any", key: str = "k", on: date = DAY, cold: bool = False, **given) -> str:
    found = asset_for(facts(assets=assets, **given), wanted, key, on, cold=cold)
    return found.key if found else ""


def test_it_brings_the_first_of_the_library_that_the_lead_has_not_had():
    assert brought(GUIDE, FILM) == "guide"
    assert brought(GUIDE, FILM, touches=(sent(MONDAY, asset="guide"),)) == "film"
    assert brought(GUIDE, touches=(sent(MONDAY, asset="guide"),)) == ""


@pytest.mark.parametrize(("wanted", "key"), [("any", "guide"), ("budget", "film"), ("film", "film"), ("price", "")])
def test_it_brings_what_the_step_asks_for(wanted, key):
    assert brought(GUIDE, FILM, wanted=wanted) == key


def test_what_expires_is_not_sent_from_that_day_on():
    until = Asset("figures", "Figures", "The year", expires_on=date(2026, 3, 31))
    assert brought(until, on=date(2026, 3, 30)) == "figures"
    assert brought(until, on=date(2026, 3, 31)) == ""


def test_the_leads_own_language_goes_before_the_tenants_and_no_other_is_sent():
    assert brought(GUIDE, BUCH, lead=lead(language="de-AT"), tenant_language="en") == "buch"
    assert brought(GUIDE, lead=lead(language="de"), tenant_language="en") == "guide"
    assert brought(GUIDE, lead=lead(language="de"), tenant_language="fr") == ""


def test_why_it_went_cold_comes_first_where_a_cold_lead_is_taken_up_again():
    assert brought(GUIDE, FILM, lead=lead(cold_because="budget"), cold=True) == "film"
    assert brought(GUIDE, FILM, lead=lead(cold_because="budget")) == "guide"
    assert brought(GUIDE, FILM, lead=lead(cold_because="timing"), cold=True) == "guide"


def test_what_is_planned_stays_planned_while_it_can_be_sent():
    planned = follow_up("k", MONDAY, asset="film")
    assert brought(GUIDE, FILM, open_follow_up=planned) == "film"
    assert brought(GUIDE, open_follow_up=planned) == "guide"
    assert brought(GUIDE, FILM, key="other", open_follow_up=planned) == "guide"


def test_an_angle_is_used_once_it_has_gone_out():
    known = facts(touches=(sent(MONDAY, angle="how_a_start_goes"),))
    assert (is_said(known, "how_a_start_goes"), is_said(known, "what_to_compare")) == (True, False)
