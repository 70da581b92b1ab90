"""What is past its time is cleared away, and nothing else (K5)."""

from datetime import timedelta

import pytest

from followups.data_requests import ask_for, carry_out
from followups.housekeeping import keep_house
from followups.models import DataRequest
from leads.models import Lead, Payload
from tenants.models import IdempotentRequest
from tenants.scope import tenant_scope
from tests.post import bring, reply, stored
from tests.story import MONDAY, capture

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
NOTHING = {
    "answers": 0, "exports": 0, "payloads": 0, "mail": 0, "model_calls": 0, "imports": 0, "webhook_deliveries": 0, "erasures": 0,
}  # fmt: skip


def test_answers_to_retries_are_kept_for_a_week(cast):
    with tenant_scope(cast.acme.pk):
        row = IdempotentRequest.objects.create(tenant=cast.acme, key="k", request_digest="d", status=200)
    assert keep_house(cast.acme, row.created_at + 6 * DAY) == NOTHING
    assert keep_house(cast.acme, row.created_at + 8 * DAY) == {**NOTHING, "answers": 1}


def test_an_export_is_kept_for_a_month(cast):
    lead = capture(cast.acme)
    with tenant_scope(cast.acme.pk):
        row = ask_for(cast.acme, lead, "export", through="test", now=MONDAY)
    carry_out(cast.acme, row.pk, MONDAY)
    assert keep_house(cast.acme, MONDAY + 29 * DAY)["exports"] == 0
    assert keep_house(cast.acme, MONDAY + 31 * DAY)["exports"] == 1
    with tenant_scope(cast.acme.pk):
        assert (DataRequest.objects.get().answer, DataRequest.objects.get().state) == (None, "done")


def test_what_came_in_is_emptied_after_the_client_s_time_and_its_outcome_stays(cast):
    cast.acme.keep_payloads_days = 30
    cast.acme.save()
    capture(cast.acme)
    with tenant_scope(cast.acme.pk):
        Payload.objects.create(
            tenant=cast.acme, source="api", received_at=MONDAY, body="{", outcome="refused", error="x"
        )
    assert keep_house(cast.acme, MONDAY + 29 * DAY) == NOTHING
    assert keep_house(cast.acme, MONDAY + 31 * DAY) == {**NOTHING, "payloads": 2}
    assert keep_house(cast.acme, MONDAY + 31 * DAY) == NOTHING
    with tenant_scope(cast.acme.pk):
        assert sorted(Payload.objects.values_list("outcome", "body")) == [("created", ""), ("refused", "")]


def test_mail_is_emptied_after_the_client_s_time_and_a_stranger_s_altogether(cast):
    cast.acme.keep_payloads_days = 30
    cast.acme.save()
    capture(cast.acme)
    known = bring(cast.acme, reply(None, "Hello."), MONDAY)
    stranger = bring(cast.acme, reply(None, "Hello.", sender="Bert <bert@else.example>"), MONDAY)
    assert keep_house(cast.acme, MONDAY + 29 * DAY)["mail"] == 0
    assert keep_house(cast.acme, MONDAY + 31 * DAY)["mail"] == 2
    assert keep_house(cast.acme, MONDAY + 31 * DAY)["mail"] == 0
    known, stranger = stored(known), stored(stranger)
    assert (known.original, known.from_address, known.state) == (b"", "anna@buyer.example", "processed")
    assert (stranger.original, stranger.from_address, stranger.subject, stranger.state) == (b"", "", "", "ignored")


@pytest.mark.parametrize(
    ("days", "stage", "erased"), [(None, "lost", 0), (60, "lost", 1), (60, "won", 1), (60, "new", 0)]
)
def test_closed_leads_are_erased_after_the_client_s_time(cast, days, stage, erased):
    cast.acme.keep_closed_days = days
    cast.acme.save()
    lead = capture(cast.acme)
    with tenant_scope(cast.acme.pk):
        Lead.objects.filter(pk=lead.pk).update(stage=stage, stage_since=MONDAY)
    assert keep_house(cast.acme, MONDAY + 59 * DAY)["erasures"] == 0
    assert keep_house(cast.acme, MONDAY + 61 * DAY)["erasures"] == erased
    assert keep_house(cast.acme, MONDAY + 61 * DAY)["erasures"] == 0  # it waits already


def test_a_customer_with_a_contract_is_not_erased(cast):
    cast.acme.keep_closed_days = 60
    cast.acme.save()
    lead = capture(cast.acme)
    with tenant_scope(cast.acme.pk):
        Lead.objects.filter(pk=lead.pk).update(stage="won", stage_since=MONDAY, renews_at=MONDAY + 365 * DAY)
    assert keep_house(cast.acme, MONDAY + 100 * DAY)["erasures"] == 0
