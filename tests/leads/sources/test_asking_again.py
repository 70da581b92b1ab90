"""Somebody who is known fills in a form again: that is a wish, and a system's upsert is none."""

from datetime import timedelta

import pytest

from followups.models import FollowUp, Message
from leads.capturing import capture_lead
from leads.lead_data import LeadData
from leads.models import Event, Lead
from leads.stages import move_stage
from tenants.scope import tenant_scope
from tests.senders import SENDERS, contact, contact_answer, lead, mail, make_source, post
from tests.story import capture, look

pytestmark = pytest.mark.django_db


def captures(found: Lead) -> list[str]:
    return list(found.events.filter(kind="captured").order_by("id").values_list("text", flat=True))


def test_another_form_is_a_capture_of_its_own_and_the_acknowledgement_goes_out_again(cast, now, process):
    source = make_source(cast.acme, "json")
    for n in (1, 2):
        post(source, SENDERS["json"], {**lead(1), "id": f"x{n}", "message": f"Form {n}"}, now)
        process()
        look(cast.acme, now + timedelta(minutes=n))
        with tenant_scope(cast.acme.pk):
            FollowUp.objects.filter(state="open").update(state="done", state_at=now)
    with tenant_scope(cast.acme.pk):
        found = Lead.objects.get()
        assert captures(found) == ["Form 1", "Form 2"]
        ids = [str(pk) for pk in found.events.filter(kind="captured").order_by("id").values_list("pk", flat=True)]
        keys = FollowUp.objects.order_by("id").values_list("key", flat=True)
        assert [key.startswith("speed_to_lead:at-once:") and key.rpartition(":")[2] for key in keys] == ids


@pytest.mark.parametrize("is_request", [True, False])
def test_a_list_that_another_system_keeps_disturbs_nobody(is_request, cast, now, process):
    source = make_source(cast.acme, "json", is_request=is_request)
    capture(cast.acme, now - timedelta(days=3), email=mail(1))
    post(source, SENDERS["json"], lead(1), now)
    process()
    with tenant_scope(cast.acme.pk):
        assert len(captures(Lead.objects.get())) == (2 if is_request else 1)


@pytest.mark.parametrize(
    ("event", "count"),
    [({}, 2), ({"changeSource": "IMPORT"}, 1), ({"subscriptionType": "contact.propertyChange"}, 1)],
)
def test_of_hubspot_s_events_only_what_the_person_did_counts(event, count, cast, now, api, process):
    capture(cast.acme, now - timedelta(days=3), email=mail(1))
    api.answers["901"] = (200, contact_answer(1))
    post(make_source(cast.acme, "hubspot"), SENDERS["hubspot"], contact(1, **event), now)
    process()
    with tenant_scope(cast.acme.pk):
        assert len(captures(Lead.objects.get())) == count


def asks_again(cast, at, **fields):
    data = LeadData(email="anna@buyer.example", source="website", **fields)
    with tenant_scope(cast.acme.pk):
        capture_lead(cast.acme, data, source_door="test", raw="{}", now=at, asks=True, words="Still interested")
    look(cast.acme, at)


def moved(cast, found: Lead, *stages: str, at) -> None:
    with tenant_scope(cast.acme.pk):
        for stage in stages:
            move_stage(cast.acme, Lead.objects.get(pk=found.pk), stage, because="So it is.", now=at)
    look(cast.acme, at)
    with tenant_scope(cast.acme.pk):
        FollowUp.objects.filter(state="open").update(state="done", state_at=at)


@pytest.mark.parametrize(
    ("stages", "ends_at", "rule"),
    [
        (("qualified",), "qualified", "showed_interest"),
        (("dormant",), "contacted", "showed_interest"),
        (("lost",), "lost", "closed"),
        (("qualified", "proposal_sent", "won"), "won", "closed"),
    ],
)
def test_further_on_it_is_a_person_s(stages, ends_at, rule, cast, now):
    found = capture(cast.acme, now - timedelta(days=20))
    moved(cast, found, *stages, at=now - timedelta(days=10))
    asks_again(cast, now)
    with tenant_scope(cast.acme.pk):
        (open_now,) = FollowUp.objects.filter(state="open")
        found.refresh_from_db()
        decision = Event.objects.filter(kind="decision").latest("id")
        assert (decision.data["rule"], found.stage, open_now.is_touch) == (rule, ends_at, False)
        assert "has asked to hear from us again: “Still interested”" in open_now.because
        assert Message.objects.filter(state__in=("in_review", "approved")).count() == 0


def test_what_a_person_has_settled_does_not_come_back(cast, now):
    found = capture(cast.acme, now - timedelta(days=20))
    moved(cast, found, "lost", at=now - timedelta(days=10))
    asks_again(cast, now)
    with tenant_scope(cast.acme.pk):
        assert FollowUp.objects.filter(state="open").update(state="done", state_at=now) == 1
        Lead.objects.update(next_look_at=now)
    look(cast.acme, now + timedelta(minutes=1))
    with tenant_scope(cast.acme.pk):
        assert FollowUp.objects.filter(state="open").count() == 0
