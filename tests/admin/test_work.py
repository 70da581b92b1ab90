from datetime import timedelta

import pytest
from django.utils import timezone

from followups.models import FollowUp, Message
from leads.models import Event, Promise
from tenants.scope import tenant_scope
from tests.admin.conftest import only, shown, url

pytestmark = pytest.mark.django_db

LATER = timezone.now() + timedelta(days=365 * 20)
AGO = timezone.now() - timedelta(hours=1)


def found(client, model, **query) -> list:
    return [row.pk for row in shown(client.get(url(model, "changelist"), query))]


def update(row, **fields) -> None:
    with tenant_scope(row.tenant_id):
        type(row).objects.filter(pk=row.pk).update(**fields)


@pytest.mark.parametrize(
    ("trouble", "fields"),
    [("draft_error", {"draft_error": "No template."}), ("overdue", {"due_at": AGO}), ("escalated", {"escalated": 1})],
)
def test_follow_ups_in_trouble_are_found(olga, ready, trouble, fields):
    row = only(ready.acme, FollowUp)
    update(row, due_at=LATER, draft_error="", escalated=0)
    assert found(olga, FollowUp, trouble=trouble) == []
    update(row, **fields)
    assert found(olga, FollowUp, trouble=trouble) == [row.pk]


@pytest.mark.parametrize(
    ("trouble", "fields"),
    [
        ("unknown", {"state": "unknown"}),
        ("refused", {"state": "refused"}),
        ("retried", {"state": "approved", "send_attempts": 1}),
        ("late", {"state": "approved", "send_at": AGO}),
        ("sending", {"state": "sending", "claimed_at": AGO}),
        ("undecided", {"state": "in_review", "send_at": AGO}),
    ],
)
def test_messages_in_trouble_are_found(olga, ready, trouble, fields):
    row = only(ready.acme, Message)
    update(row, state="in_review", send_at=LATER)
    assert found(olga, Message, trouble=trouble) == []
    update(row, **fields)
    assert found(olga, Message, trouble=trouble) == [row.pk]


def test_the_longest_lists_show_one_client_at_a_time(olga, ready):
    anna = only(ready.acme, Event)
    assert anna.pk in found(olga, Event)  # Acme is the first by name
    assert anna.pk in found(olga, Event, tenant="acme")
    assert found(olga, Event, tenant="bolt") == []
    assert found(olga, Event, tenant="rival") == []


def test_a_lead_s_rows_are_found_by_its_address(olga, ready):
    with tenant_scope(ready.acme.pk):
        events = set(Event.objects.values_list("pk", flat=True))
    assert set(found(olga, Event, q="ANNA@buyer.example")) == events
    assert set(found(olga, Event, q="crm-1")) == events
    assert found(olga, Event, q="nna@buyer.example") == []


def test_promises_past_their_date_are_found(olga, ready):
    row = only(ready.acme, Promise)
    update(row, due=LATER)
    assert found(olga, Promise, trouble="late") == []
    update(row, due=AGO)
    assert found(olga, Promise, trouble="late") == [row.pk]


def test_a_message_leads_to_its_review_page(olga, ready):
    message = only(ready.acme, Message)
    link = f'href="/t/acme/review/{message.pk}"'
    assert link in olga.get(url(Message, "changelist")).content.decode()
    assert link in olga.get(url(Message, "change", message.pk)).content.decode()


def test_the_count_of_a_long_list_is_capped(olga, ready, monkeypatch):
    monkeypatch.setattr("tenants.admin.scoped.MOST_COUNTED", 2)
    response = olga.get(url(Event, "changelist"))
    assert response.context["cl"].result_count == 2
