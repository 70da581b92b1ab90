from dataclasses import replace
from datetime import timedelta

import pytest

from followups.engine.decide import decide
from followups.engine.decision import Action, Reason
from followups.engine.facts import Channel, Direction, MayContact, Stage
from tests.followups.engine.making import DAY, MONDAY, POLICY, at, facts, follow_up, interaction, lead, sent, settled

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(("kind", "reason"), [("visit", Reason.HIGH_INTENT), ("download", Reason.CONTENT_ENGAGEMENT)])
def test_a_visit_or_download_is_the_owners_to_take_up(kind, reason):
    known = facts(interactions=(interaction(kind, MONDAY, "References", "v1", direction=Direction.INBOUND),))
    decision = decide(known, POLICY, MONDAY)
    assert (decision.action, decision.reason, decision.key) == (Action.TASK, reason, "interest:v1")
    assert (decision.kind, decision.due_at) == ("write", at("2026-03-09 14:00"))


def test_a_visit_is_taken_up_by_phone_where_that_is_possible():
    visit = interaction("visit", MONDAY)
    known = facts(lead=lead(has_phone=True), interactions=(visit,), contact={Channel.CALL: MayContact(True)})
    assert (decide(known, POLICY, MONDAY).kind, decide(known, POLICY, MONDAY).channel) == ("call", Channel.CALL)


def test_a_burst_of_visits_stays_one_task():
    burst = (interaction("visit", MONDAY + HOUR, ident="v2"), interaction("visit", MONDAY, ident="v1"))
    assert decide(facts(interactions=burst), POLICY, MONDAY + HOUR).key == "interest:v1"


@pytest.mark.parametrize(
    "other",
    [
        {"touches": (sent(MONDAY + HOUR),)},
        {"settled": settled("interest:v1", when=MONDAY + HOUR)},
        {"interactions": (interaction("email_in", MONDAY + HOUR), interaction("visit", MONDAY, ident="v1"))},
        {"interactions": (interaction("visit", MONDAY - 9 * DAY, ident="v1"),)},
    ],
)
def test_a_visit_that_was_taken_up_or_is_old_is_over(other):
    known = facts(**{"interactions": (interaction("visit", MONDAY, ident="v1"),)} | other)
    assert decide(known, POLICY, MONDAY + 2 * HOUR).rule != "showed_interest"


def test_visits_soon_after_a_task_about_visits_make_no_second_one():
    visits = (interaction("visit", MONDAY + DAY, ident="v2"), interaction("visit", MONDAY, ident="v1"))
    known = facts(interactions=visits, settled=settled("interest:v1", when=MONDAY + 4 * HOUR))
    assert decide(known, POLICY, MONDAY + DAY).rule != "showed_interest"
    later = interaction("visit", MONDAY + 3 * DAY, ident="v3")
    known = facts(interactions=(later, *visits), settled=known.settled)
    assert decide(known, POLICY, MONDAY + 3 * DAY).key == "interest:v3"


def test_news_about_the_company_is_a_reason_for_a_dormant_lead():
    news = interaction("trigger_event", MONDAY, "They open an office", "n1", direction=Direction.NONE)
    known = facts(lead=lead(stage=Stage.DORMANT), interactions=(news,))
    decision = decide(known, POLICY, MONDAY)
    assert (decision.action, decision.reason, decision.key) == (Action.TASK, Reason.TRIGGER_EVENT, "news:n1")
    assert decision.due_at == at("2026-03-10 10:00")


@pytest.mark.parametrize(
    "other",
    [
        {"settled": settled("news:n1")},
        {"touches": (sent(MONDAY + HOUR),)},
        {"interactions": (interaction("trigger_event", MONDAY - 20 * DAY, ident="n1", direction=Direction.NONE),)},
    ],
)
def test_news_that_is_old_or_taken_up_is_over(other):
    news = interaction("trigger_event", MONDAY, ident="n1", direction=Direction.NONE)
    assert decide(facts(**{"interactions": (news,)} | other), POLICY, MONDAY + 2 * HOUR).rule != "company_news"


def test_news_once_a_task_stays_one_however_late():
    news = interaction("trigger_event", MONDAY, ident="n1", direction=Direction.NONE)
    known = facts(interactions=(news,), open_follow_up=follow_up("news:n1", MONDAY))
    assert decide(known, POLICY, MONDAY + 40 * DAY).key == "news:n1"


ENDS = at("2026-06-30 00:00")
BARE = replace(POLICY, cadences=())  # without the tasks after the sale


@pytest.mark.parametrize("stage", [Stage.QUALIFIED, Stage.DORMANT, Stage.WON])
def test_a_contract_that_ends_is_talked_about_ninety_days_before(stage):
    known = facts(lead=lead(stage=stage, renews_at=ENDS))
    decision = decide(known, POLICY, at("2026-04-01 10:00"))
    assert (decision.action, decision.rule, decision.reason) == (Action.TASK, "renewal", Reason.RENEWAL)
    assert decision.key == "renewal:lead-1:2026-06-29"


@pytest.mark.parametrize("stage", [Stage.DORMANT, Stage.WON])
def test_the_next_look_is_no_later_than_the_day_the_renewal_is_in_sight(stage):
    known = facts(lead=lead(stage=stage, stage_since=MONDAY, renews_at=ENDS))
    assert decide(known, BARE, MONDAY).next_look_at == at("2026-04-01 00:00")


@pytest.mark.parametrize(
    ("given", "now"),
    [
        ({"settled": settled("renewal:lead-1:2026-06-29")}, at("2026-04-01 10:00")),
        ({}, ENDS + DAY),
        ({"lead": lead(stage=Stage.LOST, renews_at=ENDS)}, at("2026-04-01 10:00")),
    ],
)
def test_a_renewal_that_is_settled_past_or_of_a_lost_lead_is_no_task(given, now):
    known = facts(**{"lead": lead(stage=Stage.WON, renews_at=ENDS)} | given)
    decision = decide(known, BARE, now)
    assert (decision.action, decision.next_look_at) == (Action.NONE, None)


def test_an_opportunity_is_looked_at_when_it_expires():
    known = facts(lead=lead(expires_at=MONDAY + DAY), interactions=(interaction("email_out", MONDAY - HOUR),))
    assert decide(known, POLICY, MONDAY).next_look_at == MONDAY + DAY
