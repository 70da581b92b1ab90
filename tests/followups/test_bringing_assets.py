"""From the tenant's library to the message: each asset once, what began the cadence kept with the enrollment (E2, D6)."""

from datetime import timedelta

import pytest

from followups.enrolling import enroll
from followups.models import Asset, Enrollment, FollowUp, Message
from followups.reviewing import approve
from followups.setting_up import set_up_tenant
from leads.models import Event, Lead
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, draft, look, send

pytestmark = pytest.mark.django_db

DUE = MONDAY + timedelta(days=30)  # 23 December, a month after she was put on the cadence
SECOND = DUE + timedelta(days=33)  # the Monday after 23 January


def add_asset(tenant, key: str, title: str, **fields) -> Asset:
    with tenant_scope(tenant.pk):
        return Asset.objects.create(
            tenant=tenant, key=key, title=title, brings=f"{title}, and what others made of it.", **fields
        )


@pytest.fixture
def acme(cast, sink):
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=MONDAY, user=cast.olga)
    add_asset(cast.acme, "guide", "Moving house with a warehouse", url="https://acme.example/guide")
    add_asset(cast.acme, "film", "A day in the new warehouse")
    return cast.acme


@pytest.fixture
def anna(acme, cast) -> Lead:
    """On the nurture cadence, by a person."""
    lead = capture(acme)
    with tenant_scope(acme.pk):
        lead = Lead.objects.get(pk=lead.pk)
        enroll(acme, lead, "nurture", because="She needs it next year.", now=MONDAY, user=cast.rita)
    look(acme)
    return lead


def planned(tenant) -> FollowUp:
    with tenant_scope(tenant.pk):
        return FollowUp.objects.open().get()


def test_a_step_names_its_asset_and_the_message_brings_it(acme, anna):
    step = planned(acme)
    assert (step.asset, step.step, step.template) == ("guide", "monthly", "something_new")
    assert step.brings == "Moving house with a warehouse, and what others made of it."
    assert ("asset", "guide") in [(item["kind"], item["id"]) for item in step.evidence]
    message = draft(acme, DUE)
    assert message.asset == "guide"
    assert "Moving house with a warehouse\nhttps://acme.example/guide\n" in message.body
    assert [gate["say"] for gate in message.verdict["gates"] if not gate["pass"]] == []


def test_the_next_step_brings_another_asset_and_the_third_month_none(acme, anna, cast):
    sent = []
    for at in (DUE, SECOND):
        message = draft(acme, at)
        with tenant_scope(acme.pk):
            approve(acme, message, revision=message.revision, user=cast.rita, now=at)
        assert len(send(acme, at + timedelta(minutes=1))) == 1
        look(acme, at + timedelta(minutes=2))
        sent.append(message.asset)
    assert sent == ["guide", "film"]
    with tenant_scope(acme.pk):
        assert Enrollment.objects.get(cadence="nurture").exit_reason == "steps_done"
        assert not Message.objects.undecided().filter(asset="").exclude(kind="close_loop").exists()


def test_an_asset_that_is_withdrawn_makes_way_for_the_next_with_its_draft(acme, anna):
    first = draft(acme, DUE)
    with tenant_scope(acme.pk):
        Asset.objects.filter(key="guide").update(is_active=False)
        Lead.objects.wake(DUE)
    second = draft(acme, DUE)
    with tenant_scope(acme.pk):
        assert Message.objects.get(pk=first.pk).state == "overtaken"
    assert (second.asset, second.state) == ("film", "in_review")


def test_the_cadence_that_the_rules_begin_says_what_it_counts_from(acme):
    capture(acme)
    look(acme)
    with tenant_scope(acme.pk):
        captured = Event.objects.get(kind="captured")
        running = Enrollment.objects.get(ended_at=None)
    assert (running.cadence, running.trigger, running.by_person) == ("speed_to_lead", str(captured.pk), False)


def test_the_source_of_a_lead_says_which_cadence_begins(acme):
    capture(acme, source="Referral")
    look(acme)
    with tenant_scope(acme.pk):
        assert Enrollment.objects.get(ended_at=None).cadence == "referral"
