"""News about companies by the API: each of its open leads, and no other client's."""

import pytest
from django.utils import timezone

from leads.models import Event, Lead
from tenants.scope import tenant_scope
from tests.story import capture

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/accounts/signals"


def tell(client, key, *items):
    return client.post(ADDRESS, {"items": list(items)}, "application/json", headers={"Authorization": f"Bearer {key}"})


def test_it_is_written_down_on_each_open_lead_of_the_company_once(cast, client):
    for name in ("anna", "ben"):
        capture(cast.acme, email=f"{name}@buyer.example", company="Buyer")
    capture(cast.acme, email="carl@else.example")
    capture(cast.rival, email="anna@buyer.example")
    item = {"domain": "Buyer.example", "text": "They opened a site in Porto.", "external_id": "news-1"}
    renewal = {"domain": "buyer.example", "renews_at": "2027-03-01T00:00:00Z"}
    answers = [
        tell(client, cast.acme_key, item, renewal, {"domain": "nobody.example", "text": "News."}) for _ in range(2)
    ]
    assert [answer.json()["items"] for answer in answers] == [
        [
            {"domain": "buyer.example", "known": True, "leads": 2, "new": new},
            {"domain": "buyer.example", "known": True, "leads": 2, "new": new},
            {"domain": "nobody.example", "known": False, "leads": 0, "new": 0},
        ]
        for new in (2, 0)
    ]
    with tenant_scope(cast.acme.pk):
        assert Event.objects.filter(kind="trigger_event").count() == 2
        assert [lead.renews_at is not None for lead in Lead.objects.order_by("email")] == [True, True, False]
    with tenant_scope(cast.rival.pk):
        assert Event.objects.filter(kind="trigger_event").count() == 0


def test_an_item_that_says_nothing_is_refused_and_none_counts(cast, client):
    capture(cast.acme)
    answer = tell(client, cast.acme_key, {"domain": "buyer.example", "text": "News."}, {"domain": "buyer.example"})
    assert (answer.status_code, [each["field"] for each in answer.json()["errors"]]) == (400, ["items[1].text"])
    with tenant_scope(cast.acme.pk):
        assert Event.objects.filter(kind="trigger_event", at__lte=timezone.now()).count() == 0
