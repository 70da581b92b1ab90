"""Webhooks over the API, with a scope of their own (mission N3)."""

import pytest

from tenants.models import ApiKey
from tests.api.conftest import Api, wrong

pytestmark = pytest.mark.django_db

HOOK = {"name": "CRM", "url": "https://hooks.example.com/in", "types": ["lead", "stage"]}


def test_a_webhook_is_made_changed_and_its_secret_told_once(api):
    made = api.post("webhooks", HOOK)
    assert (made.status_code, made.json()["secret"][:6], made.json()["types"]) == (201, "whsec_", ["lead", "stage"])
    path = f"webhooks/{made.json()['id']}"
    told = api.get(path).json()
    assert ("secret" in told, told["is_enabled"]) == (False, True)
    assert api.patch(path, {"is_enabled": False, "types": []}).json()["is_enabled"] is False
    assert api.post(f"{path}/test").status_code == 409
    assert api.patch(path, {"is_enabled": True}).json()["is_enabled"] is True
    assert api.post(f"{path}/test").status_code == 202
    assert [row["source"] for row in api.get(f"{path}/deliveries").json()["results"]] == ["test"]
    assert api.post(f"{path}/rotate-secret").json()["secret"] != made.json()["secret"]
    assert api.post(f"{path}/replay", {"since": "2026-01-01T00:00:00Z"}).json() == {"count": 0}
    assert [row["name"] for row in api.get("webhooks").json()["results"]] == ["CRM"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"url": "http://hooks.example.com/in"}, "url"),
        ({"url": "https://169.254.169.254/latest"}, "url"),
        ({"types": ["offers"]}, "types[0]"),
        ({"name": ""}, "name"),
        ({"secret": "whsec_mine"}, "secret"),
    ],
)
def test_what_cannot_be_names_the_field(api, given, field):
    response = api.post("webhooks", {**HOOK, **given})
    assert (response.status_code, [name for name, _ in wrong(response)]) == (400, [field])


def test_a_name_stands_for_one(api):
    api.post("webhooks", HOOK)
    assert api.post("webhooks", HOOK).status_code == 409


def test_a_range_that_ends_before_it_begins_is_refused(api):
    path = f"webhooks/{api.post('webhooks', HOOK).json()['id']}"
    response = api.post(f"{path}/replay", {"since": "2026-02-01T00:00:00Z", "until": "2026-01-01T00:00:00Z"})
    assert (response.status_code, [name for name, _ in wrong(response)]) == (400, ["until"])


def test_it_needs_a_scope_of_its_own(cast):
    _, key = ApiKey.make(cast.acme, "leads only", ("leads:read", "leads:write"))
    assert (Api(key).get("webhooks").status_code, Api(key).post("webhooks", HOOK).status_code) == (403, 403)
