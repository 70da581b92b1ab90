"""An experiment in the real loop: who is drawn, what happens with each group, and how it ends (mission M4)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followups.completing import complete
from followups.drafting.writing import write_due_drafts
from followups.engine.explain import facts_in_words
from followups.enrolling import enroll
from followups.experiments.arms import arm_of
from followups.experiments.ending import end_experiment
from followups.fact_finding import find_facts
from followups.merging import merge
from followups.models import Assignment, Experiment, FollowUp, Message
from followups.policies import publish_policy
from followups.setting_up import set_up_tenant
from leads.models import Event, Lead
from leads.refusals import Conflict, Refused
from leads.stages import move_stage
from leads.stopping import stop
from metrics.experiments.starting import start_experiment
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, look, note, send

pytestmark = pytest.mark.django_db

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
PLAN = {"primary": "meeting_rate", "expected": 0.2, "difference": 0.1}


@pytest.fixture
def acme(cast):
    """Acme, whose rules let warm leads be written to without a person: what the manual group must never see."""
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=MONDAY - DAY)
        publish_policy(cast.acme, {"autonomy": "warm_auto"}, user=None, now=MONDAY - DAY)
    return cast.acme


def start(tenant, now=MONDAY, share=50, **fields) -> Experiment:
    with tenant_scope(tenant.pk):
        return start_experiment(tenant, **{"name": "By hand?", "share": share, **PLAN, **fields}, now=now)


def end(tenant, experiment, now, because="We know enough."):
    with tenant_scope(tenant.pk):
        end_experiment(tenant, experiment, how="hand", because=because, now=now)


def leads_of(tenant) -> dict:
    with tenant_scope(tenant.pk):
        return {lead.pk: lead for lead in Lead.objects.all()}


def test_new_leads_are_drawn_at_their_first_look_and_keep_their_group(acme):
    before = capture(acme, MONDAY - HOUR, email="p0@buyer.example")
    experiment = start(acme)
    came = [capture(acme, MONDAY + HOUR, email=f"p{n}@buyer.example") for n in range(1, 21)]
    old = capture(acme, MONDAY + HOUR, email="p21@buyer.example", captured_at=MONDAY - 30 * DAY)
    look(acme, MONDAY + HOUR)
    expected = {lead.pk: arm_of(experiment.pk, lead.pk, 50).value for lead in came}
    now = leads_of(acme)
    assert {pk: lead.arm for pk, lead in now.items()} == {**expected, before.pk: "", old.pk: ""}
    assert set(expected.values()) == {"assisted", "manual"}
    with tenant_scope(acme.pk):
        drawn = {row.lead_id: row.arm for row in Assignment.objects.filter(experiment=experiment)}
        assert drawn == expected
        assert dict(Event.objects.filter(kind="grouped").values_list("lead_id", "data__arm")) == expected
        Lead.objects.update(next_look_at=MONDAY + DAY)
    look(acme, MONDAY + DAY)
    assert {pk: lead.arm for pk, lead in leads_of(acme).items() if pk in expected} == expected
    with tenant_scope(acme.pk):
        assert Assignment.objects.count() == 20


def test_the_manual_group_gets_no_message_ever_and_always_has_a_next_step(acme):
    start(acme)
    came = [capture(acme, MONDAY + HOUR, email=f"p{n}@buyer.example") for n in range(16)]
    talked, promised, wrote, finished = _first(acme, came)
    for day in range(35):
        now = MONDAY + HOUR + day * DAY
        if day == 1:
            note(acme, talked, now, kind="call", text="We spoke about the plan.")
            due = {"by": "us", "text": "Send the plan", "due": now + 2 * DAY}
            note(acme, promised, now, kind="call", text="We promised the plan.", promises=[due])
            note(acme, wrote, now, kind="email", text="Which of the two would you take?")
        if day == 2:
            with tenant_scope(acme.pk):
                task = FollowUp.objects.open().get(lead=finished)
                complete(acme, task, because="Called her.", user=None, now=now)
        look(acme, now)
        write_due_drafts(acme, now)
        send(acme, now)
        with tenant_scope(acme.pk):
            manual = Lead.objects.filter(arm="manual")
            assert not Message.objects.filter(lead__in=manual).exists()
            assert not FollowUp.objects.filter(lead__in=manual, is_touch=True).exists()
            with_task = set(FollowUp.objects.open().filter(lead__in=manual).values_list("lead_id", flat=True))
            assert with_task == set(manual.values_list("pk", flat=True))
    with tenant_scope(acme.pk):
        assert Message.objects.filter(state="sent", lead__arm="assisted").count() >= 5
        reasons = FollowUp.objects.filter(lead=promised).values_list("reason", flat=True)
        assert set(reasons) == {"by_hand", "promised_next_step"}
        facts = find_facts(acme, [Lead.objects.get(pk=talked.pk)], now)[talked.pk]
        assert "In the manual group of an experiment" in facts_in_words(facts)


def _first(acme, came):
    """Four leads that the draw has put in the manual group."""
    look(acme, MONDAY + HOUR)
    now = leads_of(acme)
    return [lead for lead in came if now[lead.pk].arm == "manual"][:4]


def test_stops_and_closing_hold_in_the_manual_group(acme):
    start(acme, share=0)
    stopped, lost = (capture(acme, MONDAY + HOUR, email=f"p{n}@buyer.example") for n in range(2))
    look(acme, MONDAY + HOUR)
    with tenant_scope(acme.pk):
        stop(acme, Lead.objects.get(pk=stopped.pk), "explicit_no", say="She said no.", now=MONDAY + 2 * HOUR)
        move_stage(acme, Lead.objects.get(pk=lost.pk), "lost", because="No budget.", now=MONDAY + 2 * HOUR)
    look(acme, MONDAY + 2 * HOUR)
    now = leads_of(acme)
    assert [(now[lead.pk].stage, now[lead.pk].exit_reason) for lead in (stopped, lost)] == [
        ("lost", "said_no"), ("lost", "lost"),
    ]  # fmt: skip


def test_nobody_puts_a_manual_lead_on_a_cadence(acme):
    start(acme, share=0)
    lead = capture(acme, MONDAY + HOUR)
    look(acme, MONDAY + HOUR)
    with tenant_scope(acme.pk), pytest.raises(Conflict, match="followed up by hand in an experiment"):
        enroll(acme, Lead.objects.get(pk=lead.pk), "new_inbound", because="I want to.", now=MONDAY + 2 * HOUR)


def test_at_the_end_all_leads_are_the_product_s_again(acme):
    experiment = start(acme, share=0)
    lead = capture(acme, MONDAY + HOUR)
    look(acme, MONDAY + HOUR)
    with tenant_scope(acme.pk), pytest.raises(Refused, match="Say why"):
        end_experiment(acme, experiment, how="hand", because=" ", now=MONDAY + DAY)
    end(acme, experiment, MONDAY + DAY)
    now = leads_of(acme)[lead.pk]
    assert (now.arm, now.next_look_at) == ("", MONDAY + DAY)
    (seen,) = look(acme, MONDAY + DAY)
    assert (seen.decision.action, seen.decision.rule) == ("touch", "cadence_step")
    with tenant_scope(acme.pk):
        assert Assignment.objects.get().arm == "manual"
        with pytest.raises(Conflict, match="over already"):
            end_experiment(acme, experiment, how="hand", because="Again.", now=MONDAY + DAY)
    late = capture(acme, MONDAY + 2 * DAY, email="p9@buyer.example")
    look(acme, MONDAY + 2 * DAY)
    assert leads_of(acme)[late.pk].arm == ""


def test_nobody_is_drawn_after_the_last_day_also_before_it_is_ended(acme):
    start(acme, last_day=(MONDAY + DAY).date())
    early = capture(acme, MONDAY + DAY, email="p1@buyer.example")
    look(acme, MONDAY + DAY)
    late = capture(acme, MONDAY + 2 * DAY, email="p2@buyer.example")
    look(acme, MONDAY + 2 * DAY)
    now = leads_of(acme)
    assert (now[early.pk].arm != "", now[late.pk].arm) == (True, "")


def test_one_runs_at_a_time_and_another_client_s_leads_are_not_drawn(acme, cast):
    start(acme)
    with pytest.raises(Conflict, match=r"“By hand\?” runs. End it"):
        start(acme)
    lead = capture(cast.rival, MONDAY + HOUR, email="rosa@buyer.example")
    look(cast.rival, MONDAY + HOUR)
    assert leads_of(cast.rival)[lead.pk].arm == ""
    with tenant_scope(cast.rival.pk):
        assert (Experiment.objects.count(), Assignment.objects.count()) == (0, 0)


def test_what_was_drawn_stays_with_its_lead_through_a_merge(acme):
    experiment = start(acme)
    one, other = (capture(acme, MONDAY + HOUR, email=f"p{n}@buyer.example") for n in range(2))
    look(acme, MONDAY + HOUR)
    with tenant_scope(acme.pk):
        merge(acme, Lead.objects.get(pk=one.pk), Lead.objects.get(pk=other.pk), now=MONDAY + 2 * HOUR)
        drawn = set(Assignment.objects.filter(experiment=experiment).values_list("lead_id", flat=True))
        assert drawn == {one.pk, other.pk}


def test_an_experiment_asks_nothing_more_of_a_batch_in_which_nobody_is_new(acme, django_assert_num_queries):
    capture(acme, MONDAY, email="p0@buyer.example")
    look(acme, MONDAY)
    with tenant_scope(acme.pk):
        Lead.objects.update(next_look_at=MONDAY + HOUR)
    with CaptureQueriesContext(connection) as without:
        look(acme, MONDAY + HOUR)
    start(acme, MONDAY + HOUR)
    with tenant_scope(acme.pk):
        Lead.objects.update(next_look_at=MONDAY + 2 * HOUR)
    with django_assert_num_queries(len(without)):
        look(acme, MONDAY + 2 * HOUR)
