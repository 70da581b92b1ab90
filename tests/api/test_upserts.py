"""Upserts by the client's own id: one request creates or updates, and twice is as once (mission N3)."""

import pytest

from leads.models import Event, Lead
from tenants.scope import tenant_scope
from tests.api.conftest import wrong

pytestmark = pytest.mark.django_db

ADA = {"email": "ada@analytical.example", "first_name": "Ada", "role": "CTO"}


def put(api, external_id, body, **headers):
    return api.call("PUT", f"leads/by-external-id/{external_id}", body, **headers)


def test_the_first_creates_and_the_second_changes_nothing(api, cast):
    first, second = put(api, "crm-7", ADA), put(api, "crm-7", ADA)
    assert (first.status_code, first.json()["result"]) == (201, "created")
    assert (second.status_code, second.json()["result"]) == (200, "unchanged")
    assert first.json()["external_id"] == "crm-7"
    assert second.json()["id"] == first.json()["id"]
    with tenant_scope(cast.acme.pk):
        assert Lead.objects.count() == 1
        assert Event.objects.filter(kind=Event.Kind.CHANGED).count() == 0


def test_what_is_named_is_set_and_null_erases(api):
    put(api, "crm-7", ADA)
    told = put(api, "crm-7", {"role": None, "company": "Engines Ltd"}).json()
    assert (told["result"], told["role"], told["company"], told["first_name"]) == ("updated", "", "Engines Ltd", "Ada")


def test_a_person_known_by_address_gets_the_id_and_the_values(api, ada):
    told = put(api, "crm-7", {**ADA, "first_name": "Augusta"}).json()
    assert (told["id"], told["result"], told["external_id"], told["first_name"]) == (ada, "updated", "crm-7", "Augusta")


def test_a_slash_and_a_dot_belong_to_an_id(api):
    assert put(api, "crm.example/42", ADA).json()["external_id"] == "crm.example/42"


@pytest.mark.parametrize(
    ("external_id", "body", "field"),
    [
        ("crm-7", {"external_id": "crm-8"}, "external_id"),
        ("x" * 201, ADA, "external_id"),
        ("crm-7", {"phone": "12"}, "phone"),
        ("crm-7", {"nick_name": "Ada"}, "nick_name"),
        ("crm-7", {"owner": "nobody@people.example"}, "owner"),
    ],
)
def test_what_cannot_be_read_names_the_field_and_stores_nothing(api, cast, external_id, body, field):
    response = put(api, external_id, body)
    assert (response.status_code, [name for name, _ in wrong(response)]) == (400, [field])
    with tenant_scope(cast.acme.pk):
        assert Lead.objects.count() == 0


def test_an_address_of_another_lead_is_at_odds(api, ada):
    put(api, "crm-7", {"email": "other@buyer.example"})
    assert put(api, "crm-7", ADA).status_code == 409


def test_the_same_id_in_two_tenants_is_two_leads(api, rival_api):
    mine, theirs = put(api, "crm-7", ADA), put(rival_api, "crm-7", ADA)
    assert (mine.status_code, theirs.status_code) == (201, 201)
    assert mine.json()["id"] != theirs.json()["id"]


def test_the_id_of_a_lead_that_has_become_part_of_another_leads_to_that_one(api, cast):
    first = put(api, "crm-7", ADA).json()["id"]
    second = put(api, "crm-8", {"email": "a.lovelace@other.example", "first_name": "Ada"}).json()["id"]
    assert api.post("merges", {"leads": [first, second]}).status_code == 201
    again = {"email": "a.lovelace@other.example", "first_name": "Ada", "role": "Analyst"}
    told = put(api, "crm-8", again).json()
    assert (told["id"], told["merged_into"], told["result"]) == (first, first, "updated")
    assert (told["email"], told["external_id"], told["role"]) == ("ada@analytical.example", "crm-7", "Analyst")
    assert put(api, "crm-8", again).json()["result"] == "unchanged"
    with tenant_scope(cast.acme.pk):
        assert Lead.objects.standing().count() == 1


def test_a_contact_at_a_role_address_is_its_own_lead_beside_others_there(api):
    info = {"email": "info@analytical.example"}
    told = [put(api, f"crm-{n}", {**info, "first_name": name}) for n, name in enumerate(("Ada", "Charles"))]
    assert [each.status_code for each in told] == [201, 201]
    assert put(api, "crm-1", {**info, "first_name": "Charles"}).json()["result"] == "unchanged"
    moved = put(api, "crm-2", {"email": "bob@analytical.example", "first_name": "Bob"}).json()["id"]
    assert put(api, "crm-2", info).json()["email"] == "info@analytical.example"
    same = api.call("PATCH", f"leads/{moved}", {"first_name": "Ada", "email": "info@analytical.example"})
    assert same.status_code == 409
