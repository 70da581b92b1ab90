from datetime import timedelta

import pytest
from django.utils import timezone

from suppression.models import Suppression
from suppression.suppressing import suppress
from tenants.models import ApiKey
from tenants.scope import tenant_scope

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.suppression.urls")]

URL = "/api/v1/suppressions"
ENTRY = {"kind": "email", "value": "Anna@Example.com", "reason": "opt_out", "channel": "email", "note": "By letter"}


@pytest.fixture
def post(client, cast):
    def send(body, key=cast.acme_key, **headers):
        headers = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        return client.post(URL, body, "application/json", HTTP_AUTHORIZATION=f"Bearer {key}", **headers)

    return send


@pytest.fixture
def get(client, cast):
    return lambda path="", key=cast.acme_key: client.get(URL + path, HTTP_AUTHORIZATION=f"Bearer {key}")


def count(tenant):
    with tenant_scope(tenant.pk):
        return Suppression.objects.count()


def test_it_enters_an_address_once_and_answers_with_the_entry(post, cast, rung):
    first, again = post(ENTRY), post(ENTRY)
    assert (first.status_code, again.status_code, count(cast.acme), len(rung)) == (201, 200, 1, 1)
    body = first.json()
    assert again.json() == body
    assert {name: body[name] for name in ("kind", "value", "channel", "purpose", "reason", "source", "in_force")} == {
        "kind": "email", "value": "anna@example.com", "channel": "email", "purpose": "all", "reason": "opt_out",
        "source": "API: test", "in_force": True,
    }  # fmt: skip


def test_a_retry_with_its_idempotency_key_is_answered_as_the_first_was(post):
    first = post(ENTRY, idempotency_key="a")
    again = post(ENTRY, idempotency_key="a")
    assert (first.status_code, again.status_code, again.json()) == (201, 201, first.json())
    assert post({**ENTRY, "note": "x"}, idempotency_key="a").json()["code"] == "idempotency_key_reused"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "pigeon"}, "kind"),
        ({"value": "anna"}, "value"),
        ({"value": None}, "value"),
        ({"value": 17}, "value"),
        ({"reason": "erased"}, "reason"),
        ({"reason": "close_loop"}, "reason"),
        ({"channel": "fax"}, "channel"),
        ({"purpose": "gossip"}, "purpose"),
        ({"expires_at": "tomorrow"}, "expires_at"),
        ({"expires_at": "2020-01-01T00:00:00Z"}, "expires_at"),
        ({"agency_wide": True}, "agency_wide"),
    ],
)
def test_it_refuses_what_makes_no_sense_names_the_field_and_keeps_nothing(post, cast, rung, change, field):
    response = post({**ENTRY, **change})
    assert (response.status_code, [error["field"] for error in response.json()["errors"]]) == (400, [field])
    assert (count(cast.acme), rung) == (0, [])


def test_it_lists_the_tenants_own_entries_newest_first_and_no_others(post, get, cast):
    for value in ("a@example.com", "b@example.com"):
        post({**ENTRY, "value": value})
    post({**ENTRY, "value": "c@example.com"}, key=cast.rival_key)
    assert [each["value"] for each in get().json()["results"]] == ["b@example.com", "a@example.com"]


def test_it_finds_by_address_kind_and_whether_it_is_in_force(post, get, cast):
    post(ENTRY)
    post({"kind": "domain", "value": "example.com", "reason": "other"})
    now = timezone.now()
    with tenant_scope(cast.acme.pk):
        Suppression.objects.filter(kind="email").update(value="")  # erased: found by its hash all the same
        how = {
            "reason": "other",
            "source": "test",
            "now": now - timedelta(days=2),
            "expires_at": now - timedelta(days=1),
        }
        suppress(cast.acme, kind="email", value="old@example.com", **how)
    found = lambda query: [each["kind"] + each["value"] for each in get(query).json()["results"]]  # noqa: E731
    assert found("?value=anna@example.com") == ["email"]
    assert found("?value=EXAMPLE.com") == ["domainexample.com"]
    assert found("?value=anna@example.com&kind=domain") == []
    assert found("?kind=domain") == ["domainexample.com"]
    assert found("?in_force=false") == ["emailold@example.com"]
    assert found("?in_force=true") == ["domainexample.com", "email"]
    assert get("?knid=email").json()["errors"][0]["field"] == "knid"


def test_another_tenants_entry_is_not_there(post, get, cast):
    mine = post(ENTRY).json()["id"]
    assert get(f"/{mine}").json()["id"] == mine
    assert get(f"/{mine}", key=cast.rival_key).status_code == 404
    assert get("/nonsense").status_code == 404


def test_entries_cannot_be_changed_or_lifted_by_a_key(client, post, cast):
    mine = post(ENTRY).json()["id"]
    for method in ("put", "patch", "delete"):
        answer = getattr(client, method)(f"{URL}/{mine}", {}, HTTP_AUTHORIZATION=f"Bearer {cast.acme_key}")
        assert answer.status_code == 405


@pytest.mark.django_db(
    transaction=True
)  # a refusal before the scope is open would roll back the test's own transaction
def test_writing_needs_its_scope(post, cast):
    _, reader = ApiKey.make(cast.acme, "reader", ("leads:read", "leads:write"))
    assert (post(ENTRY, key=reader).status_code, post(ENTRY, key="ft_x_y").status_code) == (403, 401)
    assert count(cast.acme) == 0
