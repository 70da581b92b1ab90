"""Companies over the API: found, merged, taken apart, and kept apart."""

import pytest

from leads.models import Account, Event, Lead
from tenants.scope import tenant_scope
from tests.api.conftest import wrong
from tests.story import capture

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(cast) -> tuple[str, str]:
    """Buyer Ltd of buyer.example with Anna, and Buyer GmbH of buyer.de with Ben."""
    capture(cast.acme, email="anna@buyer.example", company="Buyer Ltd")
    capture(cast.acme, email="ben@buyer.de", first_name="Ben", company="Buyer GmbH")
    with tenant_scope(cast.acme.pk):
        return tuple(str(Account.objects.get(name=name).pk) for name in ("Buyer Ltd", "Buyer GmbH"))


def names(api, query: str = "") -> list[str]:
    return [row["name"] for row in api.get(f"accounts{query}").json()["results"]]


def test_two_companies_are_made_one_and_taken_apart_again(api, cast, two):
    ltd, gmbh = two
    assert names(api) == ["Buyer GmbH", "Buyer Ltd"]
    assert [each["id"] for each in api.get(f"accounts/{ltd}").json()["likely"]] == [gmbh]
    made = api.post("account-merges", {"account": ltd, "merged": gmbh})
    assert (made.status_code, made.json()["account"], made.json()["undone_at"]) == (201, ltd, None)
    told = api.get(f"accounts/{gmbh}").json()
    assert (told["id"], told["merged_into"], told["domains"]) == (ltd, ltd, ["buyer.example", "buyer.de"])
    assert [names(api, query) for query in ("", "?domain=buyer.de", "?name=buyer%20gmbh", "?domain=else.example")] == [
        ["Buyer Ltd"], ["Buyer Ltd"], ["Buyer Ltd"], [],
    ]  # fmt: skip
    with tenant_scope(cast.acme.pk):
        assert [event.actor for event in Event.objects.filter(kind="changed")] == ["api"]
    again = api.post("account-merges", {"account": ltd, "merged": gmbh})
    assert (again.status_code, [name for name, _ in wrong(again)]) == (409, ["with"])

    path = f"account-merges/{made.json()['id']}"
    assert api.post(f"{path}/undo").json()["undone_at"] is not None
    assert api.post(f"{path}/undo").status_code == 409
    with tenant_scope(cast.acme.pk):
        assert dict(Lead.objects.values_list("first_name", "account__name")) == {
            "Anna": "Buyer Ltd",
            "Ben": "Buyer GmbH",
        }


def test_what_is_not_the_same_company_is_remembered(api, two):
    ltd, gmbh = two
    for _ in range(2):
        assert api.post(f"accounts/{gmbh}/apart", {"other": ltd}).json() == {"other": ltd, "apart": True}
    assert [api.get(f"accounts/{each}").json()["likely"] for each in two] == [[], []]
    assert api.post(f"accounts/{ltd}/apart", {"other": gmbh, "apart": False}).status_code == 200
    assert len(api.get(f"accounts/{ltd}").json()["likely"]) == 1


def test_what_cannot_be_names_the_field(api, rival_api, two, cast):
    ltd, _ = two
    capture(cast.rival, email="cy@c.example", company="C")
    with tenant_scope(cast.rival.pk):
        strange = str(Account.objects.get().pk)
    for path, given, status, field in (
        ("account-merges", {"account": ltd, "merged": ltd}, 400, "with"),
        ("account-merges", {"account": ltd, "merged": strange}, 400, "merged"),
        ("account-merges", {"account": ltd}, 400, "merged"),
        (f"accounts/{ltd}/apart", {"other": ltd}, 400, "other"),
        (f"accounts/{ltd}/apart", {"other": strange}, 400, "other"),
    ):
        response = api.post(path, given)
        assert (response.status_code, [name for name, _ in wrong(response)]) == (status, [field])
    assert rival_api.get(f"accounts/{ltd}").status_code == 404
    assert api.get("accounts?colour=red").status_code == 400
