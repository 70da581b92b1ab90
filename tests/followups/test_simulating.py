"""What the simulation page says of a real lead is what the product then does with it, and it leaves no trace."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.utils import InternalError
from django.test.utils import CaptureQueriesContext
from django_q.models import OrmQ

from followups import simulating
from followups.engine.simulation import real
from followups.engine.simulation.scenario import Assume
from followups.models import Enrollment, FollowUp, Message, PolicyVersion
from followups.policies import draft_policy
from followups.setting_up import set_up_tenant
from followups.simulating import MOST_LOOKS, simulate_leads
from leads.models import Event, Lead
from leads.noting import add_note
from leads.stages import move_stage
from leads.stopping import pause
from tenants.scope import tenant_scope
from tests.followups.test_pinning import publish, rules
from tests.followups.test_simulation_is_the_product import lived, note, told
from tests.story import MONDAY, capture, look

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
AT = MONDAY + timedelta(days=2, hours=1)
ALL = (Lead, Event, FollowUp, Enrollment, Message, PolicyVersion)


@pytest.fixture
def acme(cast, sink):
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=MONDAY, user=cast.olga)
    return cast.acme


def foretold(tenant, now, days=60, **how) -> list:
    with tenant_scope(tenant.pk):
        ((found,),) = simulate_leads(tenant, list(Lead.objects.all()), now, days=days, assume=Assume(), **how)
    assert found.stopped == ""
    return [told(each.at, each.decision) for each in found.looks]


def everything(tenant) -> list:
    with tenant_scope(tenant.pk):
        return [OrmQ.objects.count(), *(list(model.objects.order_by("pk").values()) for model in ALL)]


DUE = MONDAY + 7 * DAY
LIVES = {
    "nobody answers": [],
    "a promise of ours": [note(kind="call", text="We send it", promises=[{"by": "us", "text": "send it", "due": DUE}])],
    "a promise of theirs": [note(kind="call", text="They ask", promises=[{"by": "them", "text": "ask", "due": DUE}])],
    "a question": [note(kind="email", text="Who trains us", questions=[{"text": "who trains us"}])],
    "a proposal": [lambda tenant, lead, at: move_stage(tenant, lead, "proposal_sent", now=at)],
    "a pause": [lambda tenant, lead, at: pause(tenant, lead, until=DUE, because="They move.", now=at)],
    "a no": [note(kind="email", text="No thank you", explicit_no=True)],
}


@pytest.mark.parametrize("life", LIVES)
def test_what_is_foretold_comes_and_leaves_no_trace(acme, cast, life):
    capture(acme)
    lived(acme, cast.olga, {}, end=AT - timedelta(minutes=1))
    with tenant_scope(acme.pk):
        for act in LIVES[life]:
            act(acme, Lead.objects.get(), AT)
        Lead.objects.wake(AT)
    before = everything(acme)
    said = foretold(acme, AT)
    assert everything(acme) == before
    came = lived(acme, cast.olga, {}, start=AT, end=AT + 60 * DAY)
    assert len(came) >= 1
    assert said == came


def test_what_is_foretold_for_a_lead_in_its_quiet_comes_as_well(acme, cast):
    capture(acme)
    at = MONDAY + 16 * DAY
    lived(acme, cast.olga, {}, end=at)
    with tenant_scope(acme.pk):
        assert Message.objects.filter(kind="close_loop", state="sent").count() == 1
        Lead.objects.open().wake(at)
    said = foretold(acme, at, days=180)
    assert said == lived(acme, cast.olga, {}, start=at, end=at + 180 * DAY)


def test_the_rules_that_a_lead_has_are_those_it_was_begun_with(acme, cast):
    publish(acme, rules(brings="The old comparison."))
    capture(acme)
    look(acme)
    new = publish(acme, rules(brings="The new comparison."))
    with tenant_scope(acme.pk):
        leads = list(Lead.objects.all())
        draft = draft_policy(acme, rules(brings="The comparison to come."), user=cast.olga)
        played = simulate_leads(acme, leads, MONDAY, days=10, assume=Assume(), versions=(None, new, draft))
    brings = [[each.decision.brings for each in side[0].looks if each.decision.brings] for side in played]
    assert ["The old comparison." in brings[0], "The new comparison." in brings[1]] == [True, True]
    assert "The comparison to come." in brings[2]
    assert "The new comparison." not in brings[0] + brings[2]


def test_nobody_approves_and_nothing_goes_out(acme):
    capture(acme)
    with tenant_scope(acme.pk):
        leads = list(Lead.objects.all())
        ((found,),) = simulate_leads(acme, leads, MONDAY, days=30, assume=Assume(approve_after=None))
    assert [each.outcome for each in found.looks if each.outcome] == []
    assert found.looks[-1].decision.rule == "cadence_step"


def test_a_rule_that_fails_is_said_and_stops_no_other_lead(acme, monkeypatch):
    bad, good = capture(acme, email="bad@buyer.example"), capture(acme, email="good@buyer.example")
    decide = real.decide

    def fails(facts, policy, now):
        if facts.lead.id == str(bad.pk):
            raise ZeroDivisionError("a rule divides by zero")
        return decide(facts, policy, now)

    monkeypatch.setattr(real, "decide", fails)
    with tenant_scope(acme.pk):
        ((one, other),) = simulate_leads(acme, [bad, good], MONDAY, days=3, assume=Assume())
    assert (one.looks, one.stopped) == (
        [], "A rule fails for this lead: ZeroDivisionError: a rule divides by zero",
    )  # fmt: skip
    assert (bool(other.looks), other.stopped) == (True, "")


def test_a_life_without_end_is_stopped_with_a_word(acme, monkeypatch):
    capture(acme)
    monkeypatch.setattr(simulating, "MOST_LOOKS", 3)
    with tenant_scope(acme.pk):
        ((found,),) = simulate_leads(acme, list(Lead.objects.all()), MONDAY, days=180, assume=Assume())
    assert (len(found.looks), found.stopped) == (3, "Stopped after 3 looks. Ask for fewer days.")
    monkeypatch.setattr(simulating, "SECONDS", 0.0)
    with tenant_scope(acme.pk):
        ((found,),) = simulate_leads(acme, list(Lead.objects.all()), MONDAY, days=180, assume=Assume())
    assert (len(found.looks), found.stopped[:27]) == (1, "The time for this page, 0 s")
    assert MOST_LOOKS == 500


def test_the_database_keeps_it_from_writing_and_nothing_else(acme, monkeypatch):
    lead = capture(acme)

    def writes(tenant, leads, now):
        Lead.objects.update(score=1)

    monkeypatch.setattr(simulating, "find_facts", writes)
    with pytest.raises(InternalError, match="read-only"), tenant_scope(acme.pk):
        simulate_leads(acme, [lead], MONDAY, days=3, assume=Assume())
    with tenant_scope(acme.pk):
        add_note(acme, lead, {"kind": "note", "at": MONDAY, "text": "Written afterwards."}, now=MONDAY)


def test_it_takes_as_many_queries_for_one_lead_as_for_five(acme):
    leads = [capture(acme, email=f"lead{number}@buyer.example") for number in range(5)]
    look(acme)
    counts = []
    with tenant_scope(acme.pk):
        for chosen in (leads, leads[:1], leads):
            with CaptureQueriesContext(connection) as queries:
                simulate_leads(acme, chosen, MONDAY, days=5, assume=Assume())
            counts.append(len(queries))
    assert counts[1] == counts[2]
