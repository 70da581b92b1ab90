"""A rule that fails at run time holds back its own lead and nobody else, on every way by which a lead is decided."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from followups import deciding_alone, looking
from followups.drafting.writing import write_due_drafts
from followups.engine.simulation import running
from followups.models import Message
from followups.reviewing import ReviewRefused, approve
from followups.setting_up import set_up_tenant
from leads.models import Lead
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, look, send
from tests.web.conftest import signed_in

pytestmark = pytest.mark.django_db

SAY = "ZeroDivisionError: a rule divides by zero"
HOUR = timedelta(hours=1)


@pytest.fixture
def acme(cast):
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=MONDAY, user=cast.olga)
    return cast.acme


@pytest.fixture
def drafts(acme) -> dict[str, Message]:
    """A draft for Bad and one for Good, in this order."""
    for name in ("bad", "good"):
        capture(acme, email=f"{name}@buyer.example", first_name=name.capitalize())
    look(acme)
    write_due_drafts(acme, MONDAY)
    with tenant_scope(acme.pk):
        rows = Message.objects.select_related("lead").order_by("pk")
        return {row.to_address.split("@")[0]: row for row in rows}


@pytest.fixture
def broken(drafts, monkeypatch):
    """Break a rule for Bad; call what it gives to mend it."""
    real = deciding_alone.decide

    def fails(facts, policy, now):
        if facts.lead.id == str(drafts["bad"].lead_id):
            raise ZeroDivisionError("a rule divides by zero")
        return real(facts, policy, now)

    def break_it():
        for module in (deciding_alone, looking):
            monkeypatch.setattr(module, "decide", fails)

    def mend():
        for module in (deciding_alone, looking):
            monkeypatch.setattr(module, "decide", real)

    break_it.mend = mend
    return break_it


def approved(tenant, cast, message, now=MONDAY):
    with tenant_scope(tenant.pk):
        approve(tenant, message, revision=message.revision, user=cast.olga, now=now)


def test_sending_holds_the_message_back_for_an_hour_and_sends_the_others(acme, cast, drafts, broken, sink):
    for message in drafts.values():
        approved(acme, cast, message)
    broken()
    assert [delivery.outcome.value for delivery in send(acme)] == ["sent"]
    with tenant_scope(acme.pk):
        bad = Message.objects.select_related("lead").get(pk=drafts["bad"].pk)
        assert (bad.state, bad.send_at, bad.approved_digest) == ("approved", MONDAY + HOUR, bad.digest())
        assert (bad.lead.look_error, bad.lead.next_look_at) == (SAY, MONDAY + HOUR)
        assert Message.objects.get(pk=drafts["good"].pk).state == "sent"
    assert send(acme) == []
    broken.mend()
    look(acme, MONDAY + HOUR)
    assert [delivery.outcome.value for delivery in send(acme, MONDAY + HOUR)] == ["sent"]
    with tenant_scope(acme.pk):
        assert Lead.objects.get(email="bad@buyer.example").look_error == ""


def test_nothing_is_approved_for_a_lead_that_cannot_be_decided(acme, cast, drafts, broken):
    broken()
    with pytest.raises(ReviewRefused) as refused:
        approved(acme, cast, drafts["bad"])
    assert str(refused.value) == f"It cannot be sent until this is mended. The rules fail for this lead: {SAY}"
    approved(acme, cast, drafts["good"])


def test_its_pages_open_and_say_so(acme, cast, drafts, broken):
    broken()
    client, bad = signed_in(cast.rita), drafts["bad"]
    for address in (f"/t/acme/leads/{bad.lead_id}", f"/t/acme/review/{bad.pk}"):
        response = client.get(address)
        assert (response.status_code, f"The rules fail for this lead: {SAY}" in response.content.decode()) == (
            200,
            True,
        )


def test_explain_says_what_fails(drafts, broken):
    broken()
    with pytest.raises(CommandError) as refused:
        call_command("explain", "bad@buyer.example", stdout=StringIO())
    assert str(refused.value) == f"Bad Berg: The rules fail for this lead: {SAY} Nothing is sent until that is mended."


def test_the_desk_lists_it_with_the_error(acme, cast, drafts, broken):
    broken()
    with tenant_scope(acme.pk):
        Lead.objects.wake(MONDAY)
    looks = {seen.lead_id: seen for seen in look(acme)}
    assert (looks[drafts["bad"].lead_id].error, looks[drafts["good"].lead_id].error) == (SAY, "")
    cast.olga.is_staff = cast.olga.is_superuser = True
    cast.olga.save()
    page = signed_in(cast.olga).get("/admin/leads/lead/", {"trouble": "look_failed"})
    assert [row.email for row in page.context["cl"].result_list] == ["bad@buyer.example"]
    assert SAY in page.content.decode()


def test_a_simulation_says_what_fails(tmp_path, monkeypatch):
    file = tmp_path / "life.yaml"
    file.write_text("events: [{at: 2026-11-23 10:00, kind: captured}]")

    def fails(facts, policy, now):
        raise ZeroDivisionError("a rule divides by zero")

    monkeypatch.setattr(running, "decide", fails)
    with pytest.raises(CommandError) as refused:
        call_command("simulate", str(file), stdout=StringIO())
    assert str(refused.value) == f"A rule fails after 0 looks: {SAY}"
