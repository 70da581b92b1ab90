import json

import pytest

from leads.models import Lead, Payload
from suppression.models import Consent
from tenants.scope import tenant_scope
from tests.api.conftest import wrong

pytestmark = pytest.mark.django_db


def outcomes(response):
    return [(each["outcome"], [error["field"] for error in each["errors"]]) for each in response.json()["results"]]


def test_each_lead_has_its_result_and_a_refused_one_costs_only_itself(api, cast):
    response = api.post(
        "leads/bulk",
        {
            "leads": [
                {"email": "ada@analytical.example", "external_id": "7", "consent": True},
                {"email": "nonsense", "value": -1},
                {"external_id": "7", "first_name": "Ada"},
                {"emial": "x@y.example"},
                {"external_id": "8", "owner": "nobody@people.example"},
                "no lead",
                None,
                {"email": "ada@analytical.example", "external_id": "9"},
            ]
        },
    )
    assert response.status_code == 200
    assert outcomes(response) == [
        ("created", []), ("refused", ["email", "value"]), ("merged", []), ("refused", ["emial"]), ("refused", ["owner"]),
        ("refused", [""]), ("refused", [""]), ("refused", ["external_id"]),
    ]  # fmt: skip
    results = response.json()["results"]
    assert results[0]["id"] == results[2]["id"]
    assert [each["index"] for each in results] == list(range(8))
    assert [each["external_id"] for each in results] == ["7", None, "7", None, "8", None, None, "9"]
    assert results[7]["errors"][0]["code"] == "conflict"
    with tenant_scope(cast.acme.pk):
        lead = Lead.objects.get()
        assert (lead.first_name, lead.external_id) == ("Ada", "7")
        assert Consent.objects.count() == 1
        doors = list(Payload.objects.order_by("id").values_list("source", "body"))
    assert doors[1] == (
        "api:leads/bulk#2",
        json.dumps({"external_id": "7", "first_name": "Ada"}, separators=(",", ":")),
    )


def test_a_retry_with_the_same_key_changes_nothing_again(api, cast):
    body = {"leads": [{"email": "ada@analytical.example"}]}
    first = api.post("leads/bulk", body, Idempotency_Key="k1")
    again = api.post("leads/bulk", body, Idempotency_Key="k1")
    assert again.json() == first.json()
    assert again["Idempotent-Replay"] == "true"
    assert outcomes(first) == [("created", [])]
    with tenant_scope(cast.acme.pk):
        assert Payload.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, [("leads", "required")]),
        ({"leads": []}, [("leads", "min_length")]),
        ({"leads": [{}] * 1_001}, [("leads", "max_length")]),
        ({"leads": {}}, [("leads", "not_a_list")]),
        ({"leads": [{}], "more": 1}, [("more", "unknown_field")]),
    ],
)
def test_a_request_that_is_no_list_of_leads_is_refused_as_a_whole(api, body, fields):
    response = api.post("leads/bulk", body)
    assert response.status_code == 400
    assert wrong(response) == fields


def test_another_tenants_leads_are_nobodys_here(api, rival_api, cast):
    assert outcomes(api.post("leads/bulk", {"leads": [{"external_id": "1"}]})) == [("created", [])]
    assert outcomes(rival_api.post("leads/bulk", {"leads": [{"external_id": "1"}]})) == [("created", [])]
