import pytest

from leads.models import Event, Lead
from tenants.scope import tenant_scope
from tests.api.conftest import wrong

pytestmark = pytest.mark.django_db

ADA = {"email": "ada@analytical.example"}


def test_a_retry_is_answered_as_the_first_was_and_changes_nothing(api, cast):
    first, retry = (api.post("leads", ADA, Idempotency_Key="k-1") for _ in range(2))
    assert (first.status_code, retry.status_code, retry.json()) == (201, 201, first.json())
    assert (first.get("Idempotent-Replay"), retry["Idempotent-Replay"]) == (None, "true")
    with tenant_scope(cast.acme.pk):
        assert (Lead.objects.count(), Event.objects.count()) == (1, 1)


def test_the_order_of_the_fields_is_not_another_body(api):
    first = api.post("leads", '{"email": "ada@analytical.example", "role": "x"}', Idempotency_Key="k-1")
    again = api.post("leads", '{"role": "x",   "email": "ada@analytical.example"}', Idempotency_Key="k-1")
    assert again.json() == first.json()


def test_the_same_key_with_another_body_is_422(api, cast):
    api.post("leads", ADA, Idempotency_Key="k-1")
    response = api.post("leads", {**ADA, "role": "CTO"}, Idempotency_Key="k-1")
    assert (response.status_code, response.json()["code"]) == (422, "idempotency_key_reused")
    with tenant_scope(cast.acme.pk):
        assert Lead.objects.get().role == ""


def test_the_same_key_at_another_address_is_422(api, ada):
    api.post(f"leads/{ada}/notes", {"kind": "note"}, Idempotency_Key="k-1")
    other = api.post("leads", {"external_id": "2"}).json()["id"]
    assert api.post(f"leads/{other}/notes", {"kind": "note"}, Idempotency_Key="k-1").status_code == 422


def test_another_tenant_may_use_the_same_key(api, rival_api):
    mine, theirs = (client.post("leads", ADA, Idempotency_Key="k-1") for client in (api, rival_api))
    assert (mine.status_code, theirs.status_code) == (201, 201)
    assert mine.json()["id"] != theirs.json()["id"]


def test_a_refused_request_may_be_put_right_under_its_key(api):
    assert wrong(api.post("leads", {"email": "x"}, Idempotency_Key="k-1")) == [("email", "invalid")]
    assert api.post("leads", ADA, Idempotency_Key="k-1").status_code == 201


@pytest.mark.parametrize(
    ("method", "tail", "body"),
    [("POST", "/notes", {"kind": "call"}), ("POST", "/stage", {"stage": "contacted"}), ("PATCH", "", {"role": "CTO"})],
)
def test_every_act_can_be_retried(api, cast, ada, method, tail, body):
    first, retry = (api.call(method, f"leads/{ada}{tail}", body, Idempotency_Key="k-1") for _ in range(2))
    assert (retry.status_code, retry.json()) == (first.status_code, first.json())
    with tenant_scope(cast.acme.pk):
        assert Event.objects.count() == 2


def test_a_key_of_any_length_is_not_taken(api):
    response = api.post("leads", ADA, Idempotency_Key="k" * 201)
    assert (response.status_code, wrong(response)) == (400, [("Idempotency-Key", "invalid")])
