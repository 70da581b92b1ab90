"""A published version never changes, and a lead that was begun with it stays on it (mission E1, J2)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_q.models import OrmQ

from followups import policies, waking
from followups.drafting.writing import write_due_drafts
from followups.engine import policy_file
from followups.models import Enrollment, FollowUp, Message, PolicyVersion
from followups.policies import publish_policy
from followups.reviewing import approve
from followups.waking import wake_for_new_rules
from leads.models import Lead
from leads.noting import add_note
from leads.stages import move_stage
from tenants.scope import tenant_scope
from tests.story import MONDAY, approve_template, capture, look, send

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def rules(*, brings: str, days: int = 2, **more) -> dict:
    """A cadence that answers at once and then writes once."""
    steps = [
        {"key": "at-once", "after": "0 minutes", "brings": "Confirmation.", "ask": "Anything to add?",
         "template": "first_reply", "kind": "first_reply"},
        {"key": "second", "after": f"{days} days", "brings": brings, "ask": "Which matters most?", "template": "second"},
    ]  # fmt: skip
    return {"cadences": [{"key": "speed_to_lead", "name": "Speed to lead", "steps": steps}], **more}


def publish(tenant, document, now=MONDAY) -> PolicyVersion:
    with tenant_scope(tenant.pk):
        return publish_policy(tenant, document, user=None, now=now)


def begun(cast, tenant, now=MONDAY, **fields) -> Lead:
    """A lead whose first reply has gone out."""
    lead = capture(tenant, now, **fields)
    look(tenant, now)
    write_due_drafts(tenant, now)
    with tenant_scope(tenant.pk):
        message = Message.objects.get(lead=lead, state="in_review")
        approve(tenant, message, revision=1, user=cast.olga, now=now)
    send(tenant, now)
    look(tenant, now)
    return lead


def planned(tenant, lead) -> tuple[str, str]:
    with tenant_scope(tenant.pk):
        row = FollowUp.objects.open().get(lead=lead)
        return row.brings, f"{row.due_at:%a}"


def woken(tenant, now):
    with tenant_scope(tenant.pk):
        Lead.objects.open().wake(now)
    return look(tenant, now)


@pytest.fixture
def acme(acknowledging, sink):
    publish(acknowledging.acme, rules(brings="The old comparison."))
    return acknowledging.acme


def test_a_lead_in_the_middle_of_its_cadence_goes_on_with_the_old_steps_and_a_new_lead_gets_the_new(acme, cast):
    anna = begun(cast, acme)
    assert planned(acme, anna) == ("The old comparison.", "Wed")
    new = publish(acme, rules(brings="The new comparison.", days=3), MONDAY)
    bert = begun(cast, acme, email="bert@buyer.example", first_name="Bert")
    woken(acme, MONDAY)
    assert planned(acme, anna) == ("The old comparison.", "Wed")
    assert planned(acme, bert) == ("The new comparison.", "Thu")
    with tenant_scope(acme.pk):
        assert Enrollment.objects.get(lead=bert).policy == new
        assert Enrollment.objects.get(lead=anna).policy.number == 1


def test_a_cadence_that_is_gone_from_the_rules_goes_on_for_who_is_on_it_up_to_the_sending(acme, cast):
    anna = begun(cast, acme)
    other = rules(brings="Something else.")
    other["cadences"][0]["key"] = other["start_cadence"] = "brief"
    publish(acme, other)
    approve_template(
        acme, "second", "{{ greeting }}\n\nhere is a checklist of five questions to ask any supplier, "
        "with what a good answer sounds like.\n\n{{ sender_name }}",
    )  # fmt: skip
    later = MONDAY + 2 * DAY
    woken(acme, later)
    assert planned(acme, anna) == ("The old comparison.", "Wed")
    write_due_drafts(acme, later)
    with tenant_scope(acme.pk):
        message = Message.objects.get(state="in_review")
        approve(acme, message, revision=1, user=cast.olga, now=later)
    assert [delivery.outcome.value for delivery in send(acme, later)] == ["sent"]


def test_what_protects_people_is_the_latest_for_everybody(acme, cast):
    anna = begun(cast, acme)
    publish(acme, rules(brings="The new comparison.", calendar={"holidays": ["2026-11-25"]}))
    woken(acme, MONDAY)
    assert planned(acme, anna) == ("The old comparison.", "Thu")


def test_the_silence_that_follows_a_cadence_stays_on_the_version_of_the_cadence(acme, cast):
    begun(cast, acme)
    with tenant_scope(acme.pk):
        FollowUp.objects.open().update(state="skipped", state_at=MONDAY, state_because="Not now.")
        Lead.objects.update(stage_since=MONDAY)
    publish(acme, rules(brings="The new comparison.", no_response={"silence_days": 300}))
    with tenant_scope(acme.pk):
        for days in (1, 4):
            at = MONDAY + days * DAY
            add_note(acme, Lead.objects.get(), {"kind": "email_out", "at": at, "text": "A note."}, now=at)
    (seen,) = woken(acme, MONDAY + 20 * DAY)
    assert seen.decision.rule == "no_response"
    with tenant_scope(acme.pk):
        running = Enrollment.objects.get(ended_at=None)
        assert (running.track, running.policy.number) == ("no_response", 1)


def test_many_versions_take_as_many_queries_as_one(acme, cast):
    counts = []
    for number in range(3):
        begun(cast, acme, email=f"lead{number}@buyer.example")
        publish(acme, rules(brings=f"Comparison {number}."))
        policies._READ.clear()
        with tenant_scope(acme.pk):
            Lead.objects.open().wake(MONDAY)
        with CaptureQueriesContext(connection) as queries:
            assert len(look(acme)) == number + 1
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]


def test_rules_that_are_no_longer_readable_hold_back_those_who_were_begun_with_them_alone(acme, cast):
    anna = begun(cast, acme)
    publish(acme, rules(brings="The new comparison."))
    bert = begun(cast, acme, email="bert@buyer.example", first_name="Bert")
    with tenant_scope(acme.pk):
        old = PolicyVersion.objects.get(number=1)
        PolicyVersion.objects.filter(pk=old.pk).update(as_published={"a_key_of_the_past": 1})
    policies._READ.clear()
    looks = {seen.lead_id: seen for seen in woken(acme, MONDAY)}
    assert looks[anna.pk].error == (
        "DocumentError: a_key_of_the_past: This key is unknown. Use one of: "
        + looks[anna.pk].error.split("Use one of: ")[1]
    )
    assert looks[bert.pk].error == ""
    with tenant_scope(acme.pk):
        assert Lead.objects.get(pk=anna.pk).next_look_at == MONDAY + timedelta(hours=1)


def test_rules_that_nobody_can_be_decided_by_hold_back_everybody_for_an_hour(acme, cast):
    anna = begun(cast, acme)
    with tenant_scope(acme.pk):
        PolicyVersion.objects.update(as_published={"autonomy": "unheard_of"})
    policies._READ.clear()
    (seen,) = woken(acme, MONDAY)
    assert seen.error.startswith("DocumentError: autonomy: “unheard_of” is not known here.")
    with tenant_scope(acme.pk):
        assert Lead.objects.get(pk=anna.pk).next_look_at == MONDAY + timedelta(hours=1)


def test_new_rules_have_every_open_lead_decided_again(acme, cast):
    anna = begun(cast, acme)
    lost = begun(cast, acme, email="lost@buyer.example", first_name="Lothar")
    with tenant_scope(acme.pk):
        move_stage(acme, Lead.objects.get(pk=lost.pk), "lost", because="Budget.", now=MONDAY)
    look(acme)
    OrmQ.objects.all().delete()
    publish(acme, rules(brings="The new comparison."))
    assert [task.func() for task in OrmQ.objects.all()] == ["followups.jobs.rules_published"]
    assert wake_for_new_rules(acme, MONDAY + DAY) == 1
    with tenant_scope(acme.pk):
        assert [row.pk for row in Lead.objects.due(MONDAY + DAY)] == [anna.pk]
        assert Lead.objects.get(pk=lost.pk).next_look_at is None


def test_many_leads_are_decided_again_one_batch_after_another(acme, monkeypatch):
    monkeypatch.setattr(waking, "BATCH", 2)
    leads = [capture(acme, MONDAY, email=f"lead{number}@buyer.example") for number in range(5)]
    with tenant_scope(acme.pk):
        Lead.objects.update(next_look_at=MONDAY + 3 * DAY)
        Lead.objects.filter(pk=leads[4].pk).update(next_look_at=MONDAY - DAY)
    assert wake_for_new_rules(acme, MONDAY) == 5
    minutes = [0, 0, 1, 1, -24 * 60]  # what is due already stays where it is in the line
    with tenant_scope(acme.pk):
        found = dict(Lead.objects.values_list("pk", "next_look_at"))
    assert [found[lead.pk] for lead in leads] == [MONDAY + timedelta(minutes=each) for each in minutes]


def test_rules_published_before_there_are_leads_wake_nobody(cast):
    publish(cast.bolt, {})
    assert OrmQ.objects.count() == 0


def test_a_message_that_nobody_had_to_see_waits_for_a_person_once_the_rules_ask_for_one(acme, cast):
    publish(acme, rules(brings="The comparison.", autonomy="acknowledge"))
    capture(acme)
    look(acme)
    write_due_drafts(acme, MONDAY)
    publish(acme, rules(brings="The comparison."))
    assert send(acme) == []
    with tenant_scope(acme.pk):
        message = Message.objects.get()
        assert (message.state, message.review_because, message.state_because) == (
            "in_review", ["autonomy"], "The rules now ask for a person to look at it first.",
        )  # fmt: skip
        approve(acme, message, revision=1, user=cast.olga, now=MONDAY)
    assert [delivery.outcome.value for delivery in send(acme)] == ["sent"]


def test_what_a_version_left_out_stays_as_it_was_shipped_when_it_was_published(acme, monkeypatch):
    version = publish(acme, {"minimum_gap_days": 3})
    before = policies.read_version(acme, version)
    policies._READ.clear()
    shipped = policy_file.default_policy
    monkeypatch.setattr(policy_file, "default_policy", lambda: replace(shipped(), cadences=(), idle_look_days=1))
    with tenant_scope(acme.pk):
        again = policies.read_version(acme, PolicyVersion.objects.get(pk=version.pk))
    assert again == before
    assert (again.idle_look_days, again.calendar.time_zone) == (7, "UTC")
    acme.time_zone = "Asia/Tokyo"
    assert policies.read_version(acme, version).calendar.time_zone == "Asia/Tokyo"
