import pytest
from django_q.models import OrmQ

from followups.models import ModelConnection
from followups.trying_models import try_model
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tests.admin.conftest import faults, only, said, url
from tests.model_server import hangs, model_server, says, status
from tests.story import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def server():
    with model_server() as running:
        yield running


def given(tenant, **fields):
    return {
        "tenant": str(tenant.pk), "base_url": "https://models.example/v1", "model": "large-2", "is_active": "on",
        "max_tokens_parameter": "max_tokens", "max_output_tokens": "1500", "time_limit": "20", "price_input": "2",
        "price_output": "10", "currency": "EUR", "monthly_cap": "25", "use_draft": "on", **fields,
    }  # fmt: skip


def row_of(tenant) -> ModelConnection:
    return only(tenant, ModelConnection)


def test_a_connection_is_made_and_its_key_is_stored_sealed(olga, ready):
    response = olga.post(url(ModelConnection, "add"), given(ready.bolt, key="sk-sesame"), follow=True)
    assert response.status_code == 200
    row = row_of(ready.bolt)
    assert (row.key(), "sk-sesame" in row.sealed, row.use_draft, row.use_reply) == ("sk-sesame", False, True, False)
    page = olga.get(url(ModelConnection, "change", row.pk)).content.decode()
    assert ("sk-sesame" in page, "0.00 of 25.00 EUR, 0 questions." in page) == (False, True)


def test_a_key_stays_where_the_field_is_left_empty_but_goes_to_no_other_server(olga, ready):
    row = row_of(ready.acme)
    page = url(ModelConnection, "change", row.pk)
    olga.post(page, given(ready.acme, key="sk-sesame"))
    olga.post(page, given(ready.acme, model="larger-3"))
    assert (row_of(ready.acme).key(), row_of(ready.acme).model) == ("sk-sesame", "larger-3")
    response = olga.post(page, given(ready.acme, base_url="https://elsewhere.example/v1"))
    assert faults(response) == {
        "key": ["The address has changed. Enter the key again: the stored one is for the other server."]
    }
    assert row_of(ready.acme).base_url == "https://models.example/v1"


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("models.example/v1", "Write an address that begins with https://, like https://api.example.com/v1"),
        ("http://models.example/v1", "Write an address that begins with https://, like https://api.example.com/v1"),
        ("file:///etc/passwd", "Write an address that begins with https://, like https://api.example.com/v1"),
        ("https://:443/v1", "Write an address that begins with https://, like https://api.example.com/v1"),
        ("https://a.example:port/v1", "This is no address. Write it like https://api.example.com/v1"),
        (
            "https://me:secret@a.example/v1",
            "An address alone: no user name, no ? and no #. The key has a field of its own.",
        ),
        (
            "https://a.example/v1?key=secret",
            "An address alone: no user name, no ? and no #. The key has a field of its own.",
        ),
    ],
)
def test_an_address_that_cannot_work_is_refused(olga, ready, settings, address, fault):
    settings.ALLOW_PRIVATE_MODEL_HOSTS = False
    response = olga.post(url(ModelConnection, "add"), given(ready.bolt, base_url=address))
    assert faults(response) == {"base_url": [fault]}


def test_a_second_connection_of_a_client_is_refused_in_words(olga, ready):
    response = olga.post(url(ModelConnection, "add"), given(ready.acme))
    assert faults(response)["tenant"] == ["Acme has a language model already. Change that one."]


def test_the_test_button_leaves_the_network_to_a_job(olga, ready, act):
    before = OrmQ.objects.count()
    assert said(act(olga, row_of(ready.acme), "test")) == [
        "The model is being asked. Load the page again in a moment to see what came of it."
    ]
    assert [task.func() for task in OrmQ.objects.order_by("id")][before:] == ["followups.jobs.try_model"]


@pytest.mark.parametrize(
    ("reply", "ok", "say"),
    [
        (says({"language": "en", "words": 13}), True, "It answers, in the form asked for."),
        (says({"language": "nl", "words": 13}), False,
         "It answers in the form asked for, but takes English for “nl”: it may be too small."),
        (says("Hello!"), False, "The model's answer was not of the form asked for."),
        (status(401), False, "The model's server does not accept the key."),
        (hangs, False, "The model did not answer in time."),
    ],
)  # fmt: skip
def test_what_came_of_the_test_is_shown(olga, ready, server, reply, ok, say):
    acme = Tenant.objects.get(pk=ready.acme.pk)
    with tenant_scope(acme.pk):
        ModelConnection.objects.update(base_url=server.url, time_limit=2, is_active=False)
    server.otherwise = reply
    assert try_model(acme, MONDAY) is ok
    row = row_of(acme)
    assert (row.test_ok, row.test_say) == (ok, say)
    page = olga.get(url(ModelConnection, "change", row.pk)).content.decode()
    assert f"{'worked' if ok else 'failed'} (2026-11-23 10:00 UTC)" in page


def test_a_rep_changes_no_connection(rita, ready):
    assert rita.post(url(ModelConnection, "change", row_of(ready.acme).pk), given(ready.acme)).status_code == 403
