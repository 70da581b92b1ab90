"""Scores before decisions, owners by rules, waits that are too long: the whole way through captures and looks."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.text import document_from
from followups.models import Alert, FollowUp, ResponseClock
from leads import publishing
from leads.conflicts import settle, sides_of
from leads.models import Account, Event, Lead, ScoreHistory
from leads.publishing import PROFILES, ROUTINGS
from leads.refusals import Refused
from leads.scoring.score import Opinion
from leads.scoring_opinions import note_opinion
from leads.signalling import record_signal
from tenants.models import Absence, Membership, Tenant
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, look, note

pytestmark = pytest.mark.django_db

PROFILE = """
thresholds: {hot: 70, warm: 40}
unqualified: %s
criteria:
  - {key: role, field: role, any_of: [head], weight: 1}
  - {key: rival, field: industry, any_of: [agency], knock_out: true}
signals:
  - {key: visit, kind: visit, points: 100, half_life_days: 7}
"""
TEAM = """
teams: {inbound: [rita@people.example, {member: olga@people.example}]}
rules: [{key: all, team: inbound}]
"""


def publish(tenant: Tenant, sort, text: str):
    with tenant_scope(tenant.pk):
        draft = publishing.draft(sort, tenant, document_from(text), user=None)
        return publishing.publish(sort, tenant, draft, MONDAY)


def lead_of(tenant) -> Lead:
    with tenant_scope(tenant.pk):
        return Lead.objects.select_related("owner", "account").get()


def test_the_first_look_sees_the_score_and_keeps_it_with_its_reasons(cast):
    publish(cast.acme, PROFILES, PROFILE % "nurture")
    capture(cast.acme, role="Head of Sales")
    look(cast.acme)
    lead = lead_of(cast.acme)
    assert (lead.rule_score, lead.band, lead.points) == (60, "warm", 60)
    with tenant_scope(cast.acme.pk):
        row = ScoreHistory.objects.get()
        assert (row.score, row.fit, row.intent, row.qualified, row.is_given) == (60, 100, 0, True, False)
        assert [(each["key"], each["state"]) for each in row.result["reasons"]] == [
            ("role", "met"),
            ("rival", "unknown"),
        ]
        assert Event.objects.get(kind="scored").text == "Warm: 60 of 100."
        Lead.objects.update(next_look_at=MONDAY)
    look(cast.acme)
    with tenant_scope(cast.acme.pk):
        assert ScoreHistory.objects.count() == 1  # nothing has changed


def test_a_tenant_without_a_profile_scores_nothing(cast):
    publish(cast.rival, PROFILES, PROFILE % "nurture")
    capture(cast.acme, role="Head of Sales")
    look(cast.acme)
    with tenant_scope(cast.acme.pk):
        assert (ScoreHistory.objects.count(), Lead.objects.get().rule_score) == (0, None)


@pytest.mark.parametrize(
    ("choice", "stage", "exit_reason"), [("nurture", "dormant", "unqualified"), ("lost", "lost", "unqualified")]
)
def test_who_does_not_qualify_gets_no_sequence(cast, choice, stage, exit_reason):
    publish(cast.acme, PROFILES, PROFILE % choice)
    capture(cast.acme, industry="Agency")
    (seen,) = look(cast.acme)
    lead = lead_of(cast.acme)
    assert (seen.decision.rule, lead.stage, lead.exit_reason) == ("not_a_fit", stage, exit_reason)
    with tenant_scope(cast.acme.pk):
        assert FollowUp.objects.count() == 0


def test_a_decline_is_one_message_that_a_person_reviews(cast):
    publish(cast.acme, PROFILES, PROFILE % "decline")
    capture(cast.acme, industry="Agency")
    (seen,) = look(cast.acme)
    assert (seen.decision.template, seen.decision.kind, seen.decision.action) == (
        "polite_decline",
        "close_loop",
        "touch",
    )
    assert set(seen.decision.review) == {"autonomy", "close_loop"}


def test_who_qualifies_again_is_back_in_the_pipeline(cast):
    publish(cast.acme, PROFILES, PROFILE % "nurture")
    capture(cast.acme, industry="Agency")
    look(cast.acme)
    later = MONDAY + timedelta(days=2)
    with tenant_scope(cast.acme.pk):
        Lead.objects.update(industry="Foundry", next_look_at=later)
    (seen,) = look(cast.acme, later)
    assert (seen.decision.rule, lead_of(cast.acme).stage) == ("not_a_fit", "contacted")


def test_who_becomes_hot_is_handed_to_a_person_once(cast):
    publish(cast.acme, PROFILES, PROFILE % "nurture")
    lead = capture(cast.acme, role="Head of Sales")
    look(cast.acme)
    later = MONDAY + timedelta(hours=2)
    with tenant_scope(cast.acme.pk):
        record_signal(cast.acme, lead_of_id(lead), {"kind": "visit", "text": "Our team", "at": later}, now=later)
    (seen,) = look(cast.acme, later)
    assert (seen.decision.rule, seen.decision.key) == ("hand_off", f"hand_off:score:70:{lead.pk}")
    assert lead_of(cast.acme).band == "hot"
    with tenant_scope(cast.acme.pk):
        assert Alert.objects.get().kind == "hand_off"


def lead_of_id(lead: Lead) -> Lead:
    return Lead.objects.get(pk=lead.pk)


def test_a_given_score_wins_until_it_is_cleared(cast):
    publish(cast.acme, PROFILES, PROFILE % "lost")
    capture(cast.acme, industry="Agency", score=65)
    look(cast.acme)
    lead = lead_of(cast.acme)
    assert (lead.stage, lead.points, lead.rule_score, lead.band) == ("new", 65, 0, "warm")
    with tenant_scope(cast.acme.pk):
        Lead.objects.update(score=None, next_look_at=MONDAY)
    look(cast.acme)
    assert (lead_of(cast.acme).stage, lead_of(cast.acme).points) == ("lost", 0)


def test_an_opinion_is_kept_beside_the_rules_and_changes_nothing(cast):
    lead = capture(cast.acme)
    opinion = Opinion(90, "They mention a budget.", "some-model", MONDAY)
    with tenant_scope(cast.acme.pk):
        assert note_opinion(cast.acme, lead, opinion) is False  # never alone
    publish(cast.acme, PROFILES, PROFILE % "nurture")
    look(cast.acme)
    with tenant_scope(cast.acme.pk):
        before = Lead.objects.get().points
        assert note_opinion(cast.acme, lead, opinion) is True
        assert (ScoreHistory.objects.get().opinion["score"], Lead.objects.get().points) == (90, before)


@pytest.mark.parametrize("count", [4, 20])
def test_scoring_takes_as_many_queries_for_four_leads_as_for_twenty(cast, count, django_assert_num_queries):
    publish(cast.acme, PROFILES, PROFILE % "nurture")
    capture(cast.acme, email="first@buyer.example", role="Head")
    look(cast.acme)  # the profile is read once in the life of a process
    for place in range(count):
        capture(cast.acme, email=f"p{place}@buyer.example", first_name=f"Person {place}", role="Head")
    with django_assert_num_queries(37):
        assert len(look(cast.acme)) == count


def test_a_team_takes_turns_and_the_absent_and_the_gone_get_none(cast):
    publish(cast.acme, ROUTINGS, TEAM)
    got = [capture(cast.acme, email=f"a@c{place}.example").owner.name for place in range(4)]
    assert got == ["Rita", "Olga", "Rita", "Olga"]
    Absence.objects.create(user=cast.rita, first_day=MONDAY.date(), last_day=MONDAY.date())
    assert [capture(cast.acme, email=f"b@d{place}.example").owner.name for place in range(2)] == ["Olga", "Olga"]
    Absence.objects.all().delete()
    Membership.objects.filter(user=cast.rita).delete()
    assert capture(cast.acme, email="c@e.example").owner.name == "Olga"


def test_all_people_of_a_company_go_to_one_owner(cast):
    publish(cast.acme, ROUTINGS, TEAM)
    owners = {capture(cast.acme, email=f"p{place}@one.example").owner.name for place in range(3)}
    assert owners == {"Rita"}
    with tenant_scope(cast.acme.pk):
        assert Account.objects.get().owner == cast.rita


def test_what_no_rule_holds_for_goes_to_the_fallback(cast):
    rules = "fallback: rita@people.example\nrules: [{key: de, when: {country: DE}, owner: olga@people.example}]"
    publish(cast.acme, ROUTINGS, rules)
    assert capture(cast.acme, email="a@fr.example", country="FR").owner == cast.rita
    assert capture(cast.acme, email="a@de.example", country="DE").owner == cast.olga


def test_a_tenant_without_rules_asks_nothing_more_and_one_with_rules_two_queries(cast):
    counts = {}
    for name, tenant in (("plain", cast.bolt), ("routed", cast.acme)):
        if name == "routed":
            publish(tenant, ROUTINGS, TEAM)
        capture(tenant, email="warm@up.example")
        with CaptureQueriesContext(connection) as seen:
            capture(tenant, email="a@new.example")
        counts[name] = len(seen)
    assert counts["routed"] - counts["plain"] == 2


@pytest.mark.django_db(transaction=True)
def test_two_captures_at_the_same_moment_go_to_two_members(cast):
    publish(cast.acme, ROUTINGS, TEAM)
    start, errors = threading.Barrier(2), []

    def come_in(place: int) -> None:
        try:
            start.wait()
            for number in range(3):
                capture(cast.acme, email=f"p{number}@x{place}-{number}.example")
        except Exception as error:  # noqa: BLE001 -- told by the test
            errors.append(error)
        finally:
            connection.close()

    both = [threading.Thread(target=come_in, args=(place,)) for place in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert errors == []
    with tenant_scope(cast.acme.pk):
        owners = list(Lead.objects.order_by("pk").values_list("owner__name", flat=True))
    assert (owners.count("Rita"), owners.count("Olga")) == (3, 3)


def test_a_customer_s_colleague_is_held_and_both_sides_are_shown(cast):
    first = capture(cast.acme, email="boss@one.example", owner="olga@people.example")
    with tenant_scope(cast.acme.pk):
        Lead.objects.filter(pk=first.pk).update(stage="won", next_look_at=None)
    publish(cast.acme, ROUTINGS, "rules: [{key: all, owner: rita@people.example}]")
    lead = capture(cast.acme, email="new@one.example")
    assert (lead.hold_code, lead.owner) == ("existing_customer", cast.olga)
    look(cast.acme)
    with tenant_scope(cast.acme.pk):
        lead = Lead.objects.get(pk=lead.pk)
        assert FollowUp.objects.get(lead=lead).rule == "held"
        sides = sides_of(lead)
        assert (sides.claimant, sides.holder, sides.customer) == (cast.rita, cast.olga, first)
        with pytest.raises(Refused, match="Say why"):
            settle(cast.acme, lead, "claimant", because=" ", now=MONDAY, user=cast.olga)
        assert settle(cast.acme, lead, "claimant", because="Rita knows her.", now=MONDAY, user=cast.olga) == (
            "Rita takes the lead over."
        )
        lead.refresh_from_db()
        assert (lead.owner, lead.hold_code) == (cast.rita, "")
        lifted = Event.objects.get(kind="hold_lifted")
        assert (lifted.text, lifted.user) == ("Rita takes the lead over: Rita knows her.", cast.olga)


def test_a_lead_named_for_another_than_who_has_it_is_held(cast):
    publish(cast.acme, ROUTINGS, TEAM)
    lead = capture(cast.acme, owner="rita@people.example")
    capture(cast.acme, owner="olga@people.example")
    with tenant_scope(cast.acme.pk):
        lead.refresh_from_db()
        assert (lead.owner, lead.hold_code) == (cast.rita, "ownership_conflict")
        assert (sides_of(lead).claimant, sides_of(lead).holder) == (cast.olga, cast.rita)


def test_a_company_of_somebody_who_does_not_look_after_the_country_is_held(cast):
    publish(
        cast.acme, ROUTINGS,
        "territories: {rita@people.example: [DE]}\nrules: [{key: all, owner: olga@people.example}]",
    )  # fmt: skip
    capture(cast.acme, email="a@one.example", owner="rita@people.example", country="DE")
    abroad = capture(cast.acme, email="b@one.example", country="FR")
    home = capture(cast.acme, email="c@one.example", country="DE")
    assert (abroad.hold_code, abroad.owner) == ("ownership_conflict", cast.rita)
    assert (home.hold_code, home.owner) == ("", cast.rita)


RESPONSE = TEAM + "response: {business_minutes: 60, then: %s}\n"


def test_a_wait_that_is_too_long_is_told_of_once(cast):
    publish(cast.acme, ROUTINGS, RESPONSE % "alert")
    lead = capture(cast.acme)
    look(cast.acme)
    late = MONDAY + timedelta(minutes=60)
    assert lead_of(cast.acme).next_look_at <= late
    for at in (late, late + timedelta(minutes=5)):
        with tenant_scope(cast.acme.pk):
            Lead.objects.update(next_look_at=at)
        look(cast.acme, at)
    with tenant_scope(cast.acme.pk):
        assert [(row.kind, row.user.name) for row in Alert.objects.select_related("user")] == [
            ("response_late", "Rita")
        ]
        assert Event.objects.filter(kind="response_late").count() == 1
        assert (ResponseClock.objects.get().due_at, ResponseClock.objects.get().late_at) == (late, late)
    assert lead.owner == lead_of(cast.acme).owner


def test_where_the_rules_say_so_it_goes_to_the_next(cast):
    publish(cast.acme, ROUTINGS, RESPONSE % "reassign")
    capture(cast.acme)
    look(cast.acme)
    late = MONDAY + timedelta(minutes=61)
    with tenant_scope(cast.acme.pk):
        Lead.objects.update(next_look_at=late)
    look(cast.acme, late)
    assert lead_of(cast.acme).owner == cast.olga
    with tenant_scope(cast.acme.pk):
        assert Alert.objects.get(kind="response_late").user == cast.olga


def test_an_answer_of_a_person_stops_the_clock_after_so_many_minutes(cast):
    publish(cast.acme, ROUTINGS, RESPONSE % "alert")
    lead = capture(cast.acme)
    look(cast.acme)
    called = MONDAY + timedelta(minutes=25)
    note(cast.acme, lead, now=called, kind="call", at=called, text="We spoke about the plan.")
    look(cast.acme, called)
    with tenant_scope(cast.acme.pk):
        clock = ResponseClock.objects.get()
        assert (clock.answered_at, clock.business_minutes, clock.late_at) == (called, 25, None)
