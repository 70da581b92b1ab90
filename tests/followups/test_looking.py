from datetime import timedelta

import pytest
from django_q.models import OrmQ

from followups import looking
from followups.contacts import contacts_of
from followups.models import Enrollment, FollowUp
from followups.quiet import end_quiet_of_those_who_wrote
from leads.models import Event, Lead
from leads.stages import move_stage
from suppression.asking import recorded_about, verdicts_of
from suppression.models import Suppression
from suppression.suppressing import keep_quiet
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, look, note

pytestmark = pytest.mark.django_db


def test_a_new_lead_gets_the_first_reply_as_its_next_action(cast):
    lead = capture(cast.acme)
    (seen,) = look(cast.acme)
    assert (seen.decision.action, seen.decision.rule) == ("touch", "cadence_step")
    with tenant_scope(cast.acme.pk):
        follow_up = FollowUp.objects.get()
        assert (follow_up.lead_id, follow_up.kind, follow_up.reason) == (lead.pk, "first_reply", "speed_to_lead")
        assert follow_up.owner == cast.olga
        assert follow_up.due_at - MONDAY <= timedelta(minutes=5)
        assert follow_up.draft_at == MONDAY
        enrollment = Enrollment.objects.get()
        assert (enrollment.track, enrollment.cadence, enrollment.ended_at) == ("active", "speed_to_lead", None)
        assert Lead.objects.get().next_look_at > MONDAY


def test_the_same_facts_decided_again_keep_the_follow_up(cast):
    capture(cast.acme)
    look(cast.acme)
    with tenant_scope(cast.acme.pk):
        first = FollowUp.objects.get().pk
        Lead.objects.update(next_look_at=MONDAY)
    look(cast.acme)
    with tenant_scope(cast.acme.pk):
        assert FollowUp.objects.get().pk == first
        assert Event.objects.filter(kind="decision").count() == 1


def test_a_promise_overtakes_the_cadence_and_the_cadence_ends_with_its_reason(cast):
    lead = capture(cast.acme)
    look(cast.acme)
    due = MONDAY + timedelta(days=3)
    later = MONDAY + timedelta(hours=1)
    note(
        cast.acme, lead, now=later, kind="call", at=later, text="Strategy call. She asks for a next-step e-mail.",
        promises=[{"by": "us", "text": "Send the next-step e-mail after her internal review", "due": due}],
    )  # fmt: skip
    look(cast.acme, later)
    with tenant_scope(cast.acme.pk):
        open_now = FollowUp.objects.open().get()
        assert (open_now.reason, open_now.due_at) == ("promised_next_step", due)
        (old,) = FollowUp.objects.exclude(pk=open_now.pk)
        assert (old.state, old.state_because) == ("overtaken", open_now.because)
        assert Enrollment.objects.get(cadence="speed_to_lead").exit_reason == "replied"


def test_a_look_takes_only_what_is_due(cast):
    capture(cast.acme)
    look(cast.acme)
    assert look(cast.acme) == []


def test_a_tenant_is_looked_at_alone(cast):
    capture(cast.acme)
    capture(cast.rival, email="other@buyer.example")
    assert len(look(cast.acme)) == 1
    with tenant_scope(cast.rival.pk):
        assert Lead.objects.get().looked_at is None


def test_a_rule_that_raises_moves_its_lead_an_hour_ahead_and_stops_nobody(cast, monkeypatch):
    bad = capture(cast.acme, email="bad@buyer.example")
    capture(cast.acme, email="good@buyer.example")
    real = looking.decide

    def broken(facts, policy, now):
        if facts.lead.id == str(bad.pk):
            raise ZeroDivisionError("a rule divides by zero")
        return real(facts, policy, now)

    monkeypatch.setattr(looking, "decide", broken)
    looks = {seen.lead_id: seen for seen in look(cast.acme)}
    assert looks[bad.pk].error == "ZeroDivisionError: a rule divides by zero"
    with tenant_scope(cast.acme.pk):
        row = Lead.objects.get(pk=bad.pk)
        assert (row.next_look_at, row.look_error) == (
            MONDAY + timedelta(hours=1),
            "ZeroDivisionError: a rule divides by zero",
        )
        assert FollowUp.objects.get().lead.email == "good@buyer.example"


def test_a_lead_whose_facts_cannot_be_read_stops_nobody_either(cast):
    bad = capture(cast.acme, email="bad@buyer.example")
    capture(cast.acme, email="good@buyer.example")
    with tenant_scope(cast.acme.pk):
        Lead.objects.filter(pk=bad.pk).update(hold_code="no such code", hold_at=MONDAY)
    looks = {seen.lead_id: seen for seen in look(cast.acme)}
    assert looks[bad.pk].error == "ValueError: 'no such code' is not a valid HoldCode"
    with tenant_scope(cast.acme.pk):
        assert Lead.objects.get(pk=bad.pk).next_look_at == MONDAY + timedelta(hours=1)
        assert FollowUp.objects.get().lead.email == "good@buyer.example"


def test_a_closed_lead_that_writes_again_is_heard(cast):
    lead = capture(cast.acme)
    with tenant_scope(cast.acme.pk):
        move_stage(cast.acme, Lead.objects.get(), "lost", because="Budget.", now=MONDAY)
    look(cast.acme)
    with tenant_scope(cast.acme.pk):
        assert (Lead.objects.get().next_look_at, FollowUp.objects.open().count()) == (None, 0)
    later = MONDAY + timedelta(days=30)
    note(cast.acme, lead, later, kind="email", text="We have a budget now. Shall we talk?")
    (seen,) = look(cast.acme, later)
    assert (seen.decision.action, seen.decision.reason) == ("task", "reply_waiting")
    with tenant_scope(cast.acme.pk):
        assert FollowUp.objects.open().get().owner == cast.olga
        assert Lead.objects.get().stage == "lost"


def test_a_look_rings_once_for_the_drafts_of_a_batch(cast):
    for number in range(3):
        capture(cast.acme, email=f"lead{number}@buyer.example")
    OrmQ.objects.all().delete()
    look(cast.acme)
    assert [task.func() for task in OrmQ.objects.all()] == ["followups.jobs.draft"]


# Scope 4, the batch's savepoint 2 and how it is planned 2, the line 1, rules 1, facts 12, writes 4 for each part (enrollments,
# follow-ups, journal, leads), the doorbell 1; whether those who are new are somebody known 1.
QUERIES = 33


@pytest.mark.parametrize("count", [4, 30])
def test_the_number_of_queries_does_not_grow_with_the_batch(cast, count, django_assert_num_queries):
    for number in range(count):
        capture(cast.acme, email=f"lead{number}@buyer.example")
    with django_assert_num_queries(QUERIES):
        assert len(look(cast.acme)) == count


def silent(cast, count, since=MONDAY - timedelta(days=60)):
    """Leads that we wrote to long ago and that never answered."""
    for number in range(count):
        lead = capture(cast.acme, email=f"lead{number}@buyer.example", captured_at=since)
        for days in (0, 5):
            note(
                cast.acme,
                lead,
                kind="email_out",
                at=since + timedelta(days=1 + days),
                text="The comparison you asked for.",
            )


@pytest.mark.parametrize("count", [4, 30])
def test_the_quiet_that_a_close_loop_keeps_takes_as_many_queries_for_each_batch(cast, count, django_assert_num_queries):
    silent(cast, count)
    with django_assert_num_queries(QUERIES + 4):
        assert [seen.decision.rule for seen in look(cast.acme)] == ["no_response"] * count
    with tenant_scope(cast.acme.pk):
        rows = Suppression.objects.values_list("kind", "reason", "purpose", "ends_on_reply", "source")
        assert list(rows) == [("lead", "close_loop", "follow_up", True, "engine")] * count


def test_a_quiet_that_ends_when_they_write_holds_no_longer_for_the_look_that_ends_it(cast):
    wrote, silent_still = (capture(cast.acme, email=f"lead{number}@buyer.example") for number in range(2))
    look(cast.acme)
    later = MONDAY + timedelta(days=2)
    with tenant_scope(cast.acme.pk):
        until = dict.fromkeys((wrote.pk, silent_still.pk), MONDAY + timedelta(days=90))
        keep_quiet(cast.acme, until, note="Quiet.", now=MONDAY + timedelta(days=1))
        Lead.objects.wake(later)
    note(cast.acme, wrote, later, kind="email", text="We have a budget now. Shall we talk?")
    with tenant_scope(cast.acme.pk):
        leads = list(Lead.objects.order_by("pk"))
        recorded = recorded_about(cast.acme, contacts_of(leads), later)
        end_quiet_of_those_who_wrote(cast.acme, recorded)
        verdicts = recorded.verdicts(["email"], "follow_up")
        assert verdicts == verdicts_of(cast.acme, contacts_of(leads), ["email"], "follow_up", later)
        assert {pk: [reason.code for reason in said["email"].because] for pk, said in verdicts.items()} == {
            wrote.pk: [],
            silent_still.pk: ["close_loop"],
        }
        lifted = Suppression.objects.exclude(lifted_at=None).values_list("value", "lifted_because")
        assert list(lifted) == [(str(wrote.pk), "They wrote.")]


def test_a_kept_quiet_is_not_entered_twice_and_only_grows_longer(cast):
    lead = capture(cast.acme)
    with tenant_scope(cast.acme.pk):
        for days in (30, 60, 10):
            keep_quiet(cast.acme, {lead.pk: MONDAY + timedelta(days=days)}, note="Quiet.", now=MONDAY)
        assert Suppression.objects.get().expires_at == MONDAY + timedelta(days=60)
