"""Export and erasure of what is known of one person (K5)."""

import json
from datetime import timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction

from followups.data_requests import ask_again, ask_for, carry_out
from followups.models import DataRequest, FollowUp, InboundMessage, Message
from followups.reviewing import approve
from followups.setting_up import set_up_tenant
from leads.erasing import rows_of_a_lead
from leads.models import Event, Lead
from leads.refusals import Conflict, Refused
from suppression.asking import Contact, may_contact
from suppression.consenting import record_consent
from suppression.models import Suppression
from suppression.suppressing import suppress
from tenants.isolation import TenantModel
from tenants.models import IdempotentRequest
from tenants.scope import tenant_scope
from tests.post import bring, reply
from tests.story import MONDAY, capture, draft, look, note, send

pytestmark = pytest.mark.django_db

# Each stands somewhere in what is known of Anna; none may be found anywhere afterwards.
TRACES = (
    "anna.berg@buyer.example", "Anna", "Berg", "4930123456", "crm-77", "Buyer Holding", "Head of Everything", "walnut",
    "periwinkle", "marzipan", "tangerine", "spring-fair", "nutmeg",
)  # fmt: skip


@pytest.fixture
def told(cast):
    """Acme, and Anna of whom much is known there; Rival knows an Anna too."""
    for tenant in (cast.acme, cast.rival):
        with tenant_scope(tenant.pk):
            set_up_tenant(tenant, now=MONDAY, policy={"autonomy": "acknowledge"})
        lead = capture(
            tenant, email="Anna.Berg@buyer.example", phone="+4930123456", external_id="crm-77", campaign="spring-fair",
            company="Buyer Holding", role="Head of Everything",
        )  # fmt: skip
        first = draft(tenant)
        with tenant_scope(tenant.pk):
            if first.state == Message.State.IN_REVIEW:
                approve(tenant, first, revision=first.revision, user=cast.olga, now=MONDAY)
        send(tenant)
        with tenant_scope(tenant.pk):
            first.refresh_from_db()
        note(
            tenant, lead, MONDAY + timedelta(hours=1), kind="call", text="She likes walnut.", external_id="call-crm-77",
            promises=[{"by": "us", "text": "Send the periwinkle plan", "due": MONDAY + timedelta(days=1)}],
            questions=[{"text": "Is there marzipan?"}],
        )  # fmt: skip
        anna = {"sender": "Anna Berg <anna.berg@buyer.example>"}
        bring(tenant, reply(first, "Could you tell me about the nutmeg edition?", **anna))
        draft(tenant, MONDAY + timedelta(hours=3))
        with tenant_scope(tenant.pk):
            record_consent(
                tenant, email=lead.email, phone=lead.phone, basis="consent", source="form", given_at=MONDAY,
                wording="You may write to me.",
            )  # fmt: skip
            suppress(
                tenant, kind="phone", value="+4930123456", reason="opt_out", note="tangerine", source="rep", now=MONDAY,
                channel="sms",
            )  # fmt: skip
            IdempotentRequest.objects.create(
                tenant=tenant,
                key="k",
                request_digest="d",
                status=201,
                body=f'{{"id": "{lead.pk}", "name": "Anna Berg"}}',
            )
    with tenant_scope(cast.acme.pk):
        lead = Lead.objects.get()
        LogEntry.objects.create(
            user=cast.olga, content_type=ContentType.objects.get_for_model(Lead), object_id=str(lead.pk),
            object_repr="Anna Berg", action_flag=CHANGE, change_message="Changed Berg.",
        )  # fmt: skip
    return cast


def everything_stored(tenant) -> str:
    """Every row of every table that the run-time role can see in the tenant's scope, as text."""
    with tenant_scope(tenant.pk), connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        found = []
        for table in tables:
            cursor.execute(f"SELECT row_to_json(t)::text FROM {table} AS t")
            found += [row for (row,) in cursor.fetchall()]
    return "\n".join(found)


def traces_in(text: str) -> set[str]:
    return {trace for trace in TRACES if trace.lower() in text.lower()}


def erase(tenant, user=None, because="Asked for by mail on 3 May."):
    with tenant_scope(tenant.pk):
        row = ask_for(tenant, Lead.objects.get(), "erasure", because=because, user=user, through="test", now=MONDAY)
    return carry_out(tenant, row.pk, MONDAY)


def test_every_trace_is_there_before_so_that_its_absence_says_something(told):
    assert traces_in(everything_stored(told.acme)) == set(TRACES)


def test_no_trace_of_the_person_is_left_in_any_table(told):
    erase(told.acme, told.olga)
    assert traces_in(everything_stored(told.acme)) == set()


def test_what_was_read_in_the_words_of_the_person_goes_with_them(told):
    with tenant_scope(told.acme.pk):
        assert Event.objects.exclude(reading=None).exists()
    erase(told.acme)
    with tenant_scope(told.acme.pk):
        assert not Event.objects.exclude(reading=None).exists()


def test_the_mail_that_came_in_is_emptied_also_where_nobody_gave_it_to_the_lead(told):
    with tenant_scope(told.acme.pk):
        (kept,) = InboundMessage.objects.all()
        assert b"nutmeg" in kept.original
        kept.pk, kept.external_id, kept.lead, kept.event, kept._state.adding = None, "unmatched", None, None, True
        kept.pk = InboundMessage._meta.pk.get_default()
        kept.save()
    erase(told.acme)
    with tenant_scope(told.acme.pk):
        assert {(row.original, row.from_address, row.subject) for row in InboundMessage.objects.all()} == {
            (b"", "", "")
        }


def test_the_same_person_at_another_client_is_not_touched(told):
    before = everything_stored(told.rival)
    erase(told.acme)
    unscoped = ("django_q", "django_admin_log", "django_session")
    assert traces_in(everything_stored(told.rival)) == traces_in(before) == set(TRACES) - set(unscoped)


def test_every_model_whose_rows_belong_to_a_lead_says_what_is_personal_in_it():
    models = rows_of_a_lead()
    assert {"Event", "FollowUp", "Message", "Promise", "Question", "Payload"} <= {model.__name__ for model in models}
    assert [model.__name__ for model in models if not hasattr(model, "PERSONAL")] == []
    assert all(issubclass(model, TenantModel) for model in models)


def test_the_counts_outlive_the_person(told):
    with tenant_scope(told.acme.pk):
        before = sorted(Event.objects.values_list("kind", "at"))
    row = erase(told.acme)
    with tenant_scope(told.acme.pk):
        after = sorted(Event.objects.exclude(kind="erased").values_list("kind", "at"))
        lead = Lead.objects.get()
        decisions = list(Event.objects.filter(kind="decision").values_list("data__rule", flat=True))
    assert after == before
    assert (lead.stop_code, lead.source, lead.name) == ("erased", "", f"Erased ({str(lead.pk)[-6:]})")
    assert "cadence_step" in decisions
    assert row.rows["event"] == len(before)


def test_what_was_drafted_and_planned_is_not_sent_any_more(told):
    erase(told.acme)
    later = MONDAY + timedelta(days=30)
    look(told.acme, later)
    assert send(told.acme, later) == []
    with tenant_scope(told.acme.pk):
        assert Message.objects.live().count() == 0
        assert list(FollowUp.objects.open()) == []
        assert (Lead.objects.get().stage, Lead.objects.get().exit_reason) == ("lost", "erased")


def test_who_comes_back_by_an_import_is_still_not_written_to(told):
    erase(told.acme)
    again = capture(told.acme, MONDAY + timedelta(days=1), email="ANNA.BERG@buyer.example", phone="+49 30 123456")
    with tenant_scope(told.acme.pk):
        assert Lead.objects.count() == 2
        contact = Contact(lead_id=again.pk, email=again.email, phone="+4930123456")
        for channel in ("email", "sms", "call"):
            verdict = may_contact(told.acme, contact, channel, "follow_up", MONDAY + timedelta(days=1))
            assert (verdict.allowed, verdict.code) == (False, "erased")
        assert set(Suppression.objects.filter(reason="erased").values_list("value", flat=True)) == {""}


def test_an_erasure_needs_a_reason_and_an_erased_lead_is_not_erased_again(told):
    with tenant_scope(told.acme.pk), pytest.raises(Refused) as refused:
        ask_for(told.acme, Lead.objects.get(), "erasure", because=" ", through="test", now=MONDAY)
    assert list(refused.value.errors) == ["because"]
    erase(told.acme)
    with tenant_scope(told.acme.pk), pytest.raises(Conflict):
        ask_for(told.acme, Lead.objects.get(), "erasure", because="Again.", through="test", now=MONDAY)


def test_the_job_run_twice_erases_once_and_a_wish_said_twice_is_one(told):
    with tenant_scope(told.acme.pk):
        lead = Lead.objects.get()
        asked = [
            ask_for(told.acme, lead, "erasure", because="By mail.", through="test", now=MONDAY).pk for _ in range(2)
        ]
    assert asked[0] == asked[1]
    assert carry_out(told.acme, asked[0], MONDAY).state == "done"
    assert carry_out(told.acme, asked[0], MONDAY) is None
    with tenant_scope(told.acme.pk):
        assert Event.objects.filter(kind="erased").count() == 1


def test_an_erasure_that_fails_half_way_leaves_everything_and_says_why(told, monkeypatch):
    with tenant_scope(told.acme.pk):
        row = ask_for(told.acme, Lead.objects.get(), "erasure", because="By mail.", through="test", now=MONDAY)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM leads_event")
            events = cursor.fetchone()[0]
    # The lead is locked by nobody, but its journal cannot be emptied: the function answers with an error of its own.
    monkeypatch.setattr("leads.erasing.KEPT", ("an array", None, object()))
    with pytest.raises(Exception, match=r".+"):
        carry_out(told.acme, row.pk, MONDAY)
    monkeypatch.undo()
    with tenant_scope(told.acme.pk):
        failed = DataRequest.objects.get(pk=row.pk)
        assert (failed.state, failed.error != "") == ("failed", True)
        assert (Lead.objects.get().first_name, Event.objects.count()) == ("Anna", events)
        ask_again(told.acme, failed)
    assert carry_out(told.acme, row.pk, MONDAY).state == "done"


def test_the_journal_of_a_lead_that_is_not_erased_cannot_be_emptied(told):
    with pytest.raises(DatabaseError, match="marked as erased"), tenant_scope(told.acme.pk), transaction.atomic():
        lead = Lead.objects.get()
        with connection.cursor() as cursor:
            cursor.execute("SELECT erase_events(%s, %s)", [lead.pk, []])


def test_an_export_holds_what_is_known_in_all_tables(told):
    with tenant_scope(told.acme.pk):
        row = ask_for(told.acme, Lead.objects.get(), "export", user=told.olga, through="page", now=MONDAY)
    done = carry_out(told.acme, row.pk, MONDAY)
    assert traces_in(json.dumps(done.answer)) == set(TRACES)
    assert {"events", "messages", "promises", "questions", "payloads", "consents", "suppressions"} <= set(done.answer)
    assert done.answer["consents"][0]["wording"] == "You may write to me."
