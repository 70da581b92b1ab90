from datetime import UTC, datetime, timedelta
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import connection
from django_q.models import OrmQ

from leads.capturing import capture_lead
from leads.lead_data import LeadData
from leads.models import Account, Event, Lead, Payload
from leads.refusals import CaptureConflict, Refused, StageConflict
from tenants.scope import tenant_scope

pytestmark = pytest.mark.django_db


def kinds(lead):
    return list(lead.events.order_by("id").values_list("kind", flat=True))


def test_a_new_lead_is_owned_due_and_on_record(capture, acme, cast, now):
    captured = capture(email=" Ada@Analytical.example", first_name=" Ada ", company="Analytical  Ltd", source="website")
    lead = Lead.objects.get()
    assert (captured.created, captured.lead.pk) == (True, lead.pk)
    assert (lead.email, lead.email_key) == ("Ada@Analytical.example", "ada@analytical.example")
    assert (lead.first_name, lead.company, lead.stage) == ("Ada", "Analytical Ltd", "new")
    assert (lead.owner, lead.next_look_at, lead.captured_at) == (cast.olga, now, now)
    assert (lead.account.name, lead.account.domain) == ("Analytical Ltd", "analytical.example")
    event = lead.events.get()
    assert (event.kind, event.direction, event.text) == ("captured", "in", "Came in from website.")
    assert event.data == {"door": "api:leads", "stage": "new", "source": "website", "campaign": ""}


def test_the_payload_is_kept_as_received(capture, now):
    captured = capture(email="ada@analytical.example")
    payload = Payload.objects.get()
    assert (payload.source, payload.body) == ("api:leads", "{'email': 'ada@analytical.example'}")
    assert (payload.outcome, payload.lead, payload.received_at) == ("created", captured.lead, now)
    assert captured.payload == payload


def test_a_capture_rings_once(capture):
    capture(email="ada@analytical.example")
    assert OrmQ.objects.count() == 1


def test_the_same_address_is_the_same_lead_and_both_histories_stay(capture, now):
    first = capture(email="ada@analytical.example", first_name="Ada", source="website").lead
    again = capture(
        email="ADA@analytical.example", phone="+49 30 123456", role="CTO", source="fair", now=now + timedelta(days=1)
    )
    assert (again.created, again.lead.pk) == (False, first.pk)
    lead = Lead.objects.get()
    assert (lead.email, lead.first_name, lead.phone, lead.role) == (
        "ada@analytical.example", "Ada", "+4930123456", "CTO",
    )  # fmt: skip
    assert kinds(lead) == ["captured", "merged"]
    merged = lead.events.get(kind="merged")
    assert merged.data["changed"] == {
        "phone": [None, "+4930123456"], "role": ["", "CTO"], "source": ["website", "fair"],
    }  # fmt: skip
    assert [payload.outcome for payload in Payload.objects.order_by("id")] == ["created", "merged"]


def test_a_merge_never_erases(capture):
    capture(email="ada@analytical.example", role="CTO", value=Decimal(5000), strategic=True, utm={"source": "x"})
    lead = capture(email="ada@analytical.example", role="", utm={"medium": "mail"}).lead
    lead.refresh_from_db()
    assert (lead.role, lead.value, lead.strategic, lead.utm) == (
        "CTO", Decimal(5000), True, {"source": "x", "medium": "mail"},
    )  # fmt: skip


def test_a_merge_wakes_the_lead(capture, ada, now):
    later = now + timedelta(hours=1)
    capture(email=ada.email, now=later)
    ada.refresh_from_db()
    assert ada.next_look_at == later


def test_an_external_id_is_the_strongest_sign(capture):
    first = capture(external_id="crm-1", email="old@analytical.example").lead
    again = capture(external_id="crm-1", email="new@analytical.example")
    assert (again.created, again.lead.pk, again.lead.email_key) == (False, first.pk, "new@analytical.example")


def test_ids_of_two_leads_are_a_conflict_that_names_both(capture):
    one, two = capture(external_id="crm-1").lead, capture(email="ada@analytical.example").lead
    with pytest.raises(CaptureConflict) as caught:
        capture(external_id="crm-1", email="ada@analytical.example")
    assert list(caught.value.errors) == ["external_id", "email"]
    assert str(one.pk) in caught.value.errors["external_id"]
    assert str(two.pk) in caught.value.errors["email"]
    assert Lead.objects.count() == 2


def test_a_second_external_id_for_one_address_is_a_conflict(capture):
    capture(external_id="crm-1", email="ada@analytical.example")
    with pytest.raises(CaptureConflict, match="crm-1"):
        capture(external_id="crm-2", email="ada@analytical.example")


def test_a_shared_number_does_not_merge_two_addresses(capture):
    capture(email="ada@analytical.example", phone="+4930123456")
    assert capture(email="charles@analytical.example", phone="+4930123456").created is True


def test_a_number_alone_finds_the_lead(capture):
    first = capture(email="ada@analytical.example", phone="+4930123456").lead
    assert capture(phone="+49 (30) 123456").lead.pk == first.pk


def test_an_address_is_added_to_a_lead_known_by_its_number(capture):
    first = capture(phone="+4930123456").lead
    again = capture(phone="+4930123456", email="Ada@analytical.example").lead
    assert (again.pk, again.email, again.email_key) == (first.pk, "Ada@analytical.example", "ada@analytical.example")


def test_all_people_of_a_company_go_to_one_owner(capture, cast):
    first = capture(email="ada@analytical.example", owner="rita@people.example").lead
    second = capture(email="charles@analytical.example").lead
    assert (second.owner, second.account) == (cast.rita, first.account)


def test_a_company_without_a_domain_is_known_by_its_name(capture):
    first = capture(email="ada@gmail.com", company="Analytical").lead
    second = capture(email="charles@gmail.com", company="ANALYTICAL").lead
    third = capture(email="grace@analytical.example", company="Analytical").lead
    assert first.account == second.account == third.account
    assert list(Account.objects.values_list("name", "domain")) == [("Analytical", "analytical.example")]


def test_free_mail_makes_no_company(capture):
    assert capture(email="ada@gmail.com").lead.account is None


def test_an_owner_must_be_a_member_who_can_own(capture):
    for stranger in ("zoe@people.example", "vera@people.example", "nobody@people.example"):
        with pytest.raises(Refused) as caught:
            capture(email="ada@analytical.example", owner=stranger)
        assert list(caught.value.errors) == ["owner"]
    assert Lead.objects.count() == 0


def test_an_owner_given_again_takes_over(capture, ada, cast):
    lead = capture(email=ada.email, owner="rita@people.example").lead
    assert (lead.owner_id, kinds(lead)[-1]) == (cast.rita.pk, "assigned")


def test_a_lead_needs_something_to_be_known_by(capture):
    with pytest.raises(Refused, match="must be known by"):
        capture(first_name="Ada")


def test_every_unreadable_field_is_named(capture):
    with pytest.raises(Refused) as caught:
        capture(email="ada", phone="x")
    assert list(caught.value.errors) == ["email", "phone"]


def test_an_existing_pipeline_keeps_its_stages_and_its_past(capture, now):
    past = now - timedelta(days=40)
    lead = capture(email="ada@analytical.example", stage="proposal_sent", captured_at=past).lead
    assert (lead.stage, lead.captured_at, lead.qualified_at, lead.next_look_at) == ("proposal_sent", past, past, now)
    assert lead.events.get().at == past


def test_a_closed_lead_can_come_in_and_is_not_looked_at(capture, now):
    lead = capture(email="ada@analytical.example", stage="lost", lost_reason="Budget").lead
    assert (lead.next_look_at, lead.lost_reason, lead.exit_reason) == (None, "Budget", "lost")
    with pytest.raises(Refused, match="lost_reason"):
        capture(email="charles@analytical.example", stage="lost")


def test_nobody_is_captured_in_the_future(capture, now):
    with pytest.raises(Refused, match="captured_at"):
        capture(email="ada@analytical.example", captured_at=now + timedelta(days=1))


def test_a_stage_given_again_moves_by_the_table(capture, ada):
    lead = capture(email=ada.email, stage="qualified").lead
    assert (lead.stage, kinds(lead)[-1]) == ("qualified", "stage")
    with pytest.raises(StageConflict):
        capture(email=ada.email, stage="new")


def test_a_national_number_is_read_in_the_country_of_the_lead_then_of_the_tenant(capture, acme):
    acme.country = "DE"
    assert capture(phone="030 123456").lead.phone == "+4930123456"
    assert capture(phone="(212) 555-0123", country="US").lead.phone == "+12125550123"


def test_two_tenants_may_know_the_same_person(capture, cast):
    capture(email="ada@analytical.example", external_id="crm-1")
    with tenant_scope(cast.rival.pk):
        at = datetime(2026, 3, 2, tzinfo=UTC)
        data = LeadData(email="ada@analytical.example", external_id="crm-1")
        assert capture_lead(cast.rival, data, source_door="api:leads", raw="{}", now=at).created is True
        assert Lead.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_simultaneous_captures_of_one_person_make_one_lead(cast, now):
    people = [
        {"email": "ada@analytical.example", "phone": "+4930123456"},
        {"phone": "+4930123456", "email": "ADA@analytical.example"},
        {"email": "ada@analytical.example", "external_id": "crm-1"},
        {"email": "charles@analytical.example"},
    ]
    together, made = Barrier(len(people)), []

    def one(fields):
        try:
            together.wait(10)
            with tenant_scope(cast.acme.pk):
                captured = capture_lead(cast.acme, LeadData(**fields), source_door="test", raw="", now=now)
            made.append(captured.created)
        finally:
            connection.close()

    threads = [Thread(target=one, args=(fields,)) for fields in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(made) == [False, False, True, True]
    with tenant_scope(cast.acme.pk):
        assert sorted(Lead.objects.values_list("email_key", flat=True)) == [
            "ada@analytical.example", "charles@analytical.example",
        ]  # fmt: skip
        assert Account.objects.count() == 1
        assert Event.objects.filter(kind="merged").count() == 2
