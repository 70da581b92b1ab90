"""Outgoing webhooks at the desk (mission N3, N4)."""

import pytest

from followups.models import Webhook, WebhookDelivery
from tenants.scope import tenant_scope
from tests.admin.conftest import at_desk, faults, only, said, url

pytestmark = pytest.mark.django_db


def given(tenant, **fields):
    return {"tenant": str(tenant.pk), "name": "Our CRM", "url": "https://hooks.example/in", "types": ["lead"], **fields}


def act(client, row, name):
    return client.post(url(type(row), "change", row.pk).replace("/change/", f"/act/{name}/"), follow=True)


def test_a_webhook_is_made_and_its_secret_is_shown_once(olga, ready):
    response = olga.post(url(Webhook, "add"), given(ready.bolt), follow=True)
    row = only(ready.bolt, Webhook)
    assert (row.name, row.types, row.created_by, row.is_enabled) == ("Our CRM", ["lead"], ready.olga, True)
    assert [line.split(" ")[3][:6] for line in said(response) if line.startswith("The secret is")] == ["whsec_"]
    assert "whsec_" not in olga.get(url(Webhook, "change", row.pk)).content.decode()
    assert "whsec_" not in row.sealed


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"url": "http://hooks.example/in"}, "url"),
        ({"url": "https://10.0.0.1/"}, "url"),
        ({"types": ["offers"]}, "types"),
    ],
)
def test_what_cannot_be_named_is_refused_by_field(olga, ready, fields, field):
    assert list(faults(olga.post(url(Webhook, "add"), given(ready.bolt, **fields)))) == [field]


def test_two_of_one_name_are_refused(olga, ready):
    assert faults(olga.post(url(Webhook, "add"), given(ready.acme, name="acme CRM"))) == {
        "name": ["Another webhook of this client has this name. Choose another."]
    }


def test_its_buttons_test_turn_the_secret_and_send_again(olga, ready):
    row = only(ready.acme, Webhook)
    assert said(act(olga, row, "test")) == [
        "The test is on its way. What came of it stands under Webhook deliveries in a moment."
    ]
    assert said(act(olga, row, "rotate"))[-1] == "There is a new secret. For 24 hours the old one signs beside it."
    with tenant_scope(ready.acme.pk):
        WebhookDelivery.objects.exclude(change="test:acme").delete()
        WebhookDelivery.objects.update(state="dead", source="event")
        Webhook.objects.update(created_at="2026-01-01T00:00:00Z")
        WebhookDelivery.objects.update(created_at="2026-02-01T00:00:00Z")
    assert said(act(olga, row, "replay")) == ["1 that were given up are sent again."]
    assert only(ready.acme, WebhookDelivery).state == "waiting"


def test_a_disabled_one_is_enabled_again(olga, ready):
    with tenant_scope(ready.acme.pk):
        Webhook.objects.update(is_enabled=False, disabled_because="Nothing has arrived.")
    row = only(ready.acme, Webhook)
    assert said(act(olga, row, "enable")) == ["It goes on where it was."]
    assert (only(ready.acme, Webhook).is_enabled, only(ready.acme, Webhook).disabled_because) == (True, "")


def test_a_rep_changes_nothing(ready):
    rita = at_desk(ready.rita)
    row = only(ready.acme, Webhook)
    assert rita.post(url(Webhook, "add"), given(ready.acme)).status_code == 403
    assert act(rita, row, "rotate").status_code == 403
