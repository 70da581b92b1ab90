"""The page that says what is to be mended before a cadence becomes active, and the same by the API."""

import pytest
from django.urls import reverse

from followups.models import Template
from tenants.scope import tenant_scope
from tests.api.conftest import Api

pytestmark = pytest.mark.django_db


def page(client) -> str:
    return client.get(reverse("readiness", args=["acme"])).content.decode()


def test_it_says_what_is_to_be_mended_and_where(olga, ready):
    with tenant_scope(ready.acme.pk):
        Template.objects.filter(key="close_loop").update(state="retired")
    shown = page(olga)
    assert "2 of 8 points are to be mended before another cadence becomes active." in shown
    assert "No approved template: “close_loop” (the last message)." in shown
    assert "no mailbox is read: an answer or an opt-out by mail would go unseen" in shown


def test_only_who_can_go_there_gets_a_link_to_the_desk(olga, ready):
    desk = reverse("admin:followups_mailbox_changelist")
    assert desk not in page(olga)
    ready.olga.is_staff = True
    ready.olga.save()
    assert f'href="{desk}"' in page(olga)


def test_the_api_says_the_same(ready):
    answer = Api(ready.acme_key).get("readiness").json()
    assert answer["is_ready"] is False
    assert [(each["key"], each["state"]) for each in answer["checks"] if each["state"] != "ready"] == [
        ("what_comes_back", "not_ready"),
        ("statuses", "not_known"),
        ("tasks", "not_known"),
    ]
