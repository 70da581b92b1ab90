"""Pages are asked for on a Monday morning: the clock of the views stands still, so that what they show can be named."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from followups.models import FollowUp, Message
from followups.setting_up import set_up_tenant
from leads.models import Event, Lead
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tests.cast import Cast
from tests.story import MONDAY, capture, draft, note


@pytest.fixture(autouse=True)
def clock(monkeypatch) -> Callable:
    """The time that views see; call it with another moment to move it."""

    def at(moment) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    at(MONDAY)
    return at


@pytest.fixture
def ready(cast) -> Cast:
    """The cast, their tenants working by the shipped rules and messages."""
    for tenant in (cast.acme, cast.bolt, cast.rival):
        with tenant_scope(tenant.pk):
            set_up_tenant(tenant, now=MONDAY)
    return cast


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def rita(ready) -> Client:
    """Rita is a rep of Acme's, and of nobody else's."""
    return signed_in(ready.rita)


@pytest.fixture
def olga(ready) -> Client:
    """Olga owns Northwind and so sees Acme and Bolt."""
    return signed_in(ready.olga)


@pytest.fixture
def vera(ready) -> Client:
    """Vera may only read."""
    return signed_in(ready.vera)


@pytest.fixture
def anna(ready) -> Message:
    """Anna's first reply, waiting for review at Acme."""
    capture(ready.acme)
    return draft(ready.acme)


def promised(tenant, **fields):
    """A draft that keeps a promise of ours, made half an hour after the lead came in."""
    lead = capture(tenant, **fields)
    at = MONDAY + timedelta(minutes=30)
    note(
        tenant, lead, now=at, kind="call", text="She liked the audit. We send the next-step e-mail.",
        promises=[{"by": "us", "text": "Send the next-step e-mail", "due": MONDAY + timedelta(hours=4)}],
    )  # fmt: skip
    return draft(tenant, at)


class Rows:
    """Reading a tenant's rows as they are now, each in a scope of its own."""

    def __init__(self, tenant: Tenant) -> None:
        self.tenant = tenant

    def message(self, pk: Any) -> Message:
        with tenant_scope(self.tenant.pk):
            return Message.objects.get(pk=pk)

    def follow_up(self, pk: Any) -> FollowUp:
        with tenant_scope(self.tenant.pk):
            return FollowUp.objects.get(pk=pk)

    def lead(self, pk: Any) -> Lead:
        with tenant_scope(self.tenant.pk):
            return Lead.objects.select_related("owner").get(pk=pk)

    def events(self, lead_id: Any, kind: str) -> list[Event]:
        with tenant_scope(self.tenant.pk):
            return list(Event.objects.filter(lead=lead_id, kind=kind).select_related("user").order_by("at", "id"))


@pytest.fixture
def rows(ready) -> Rows:
    return Rows(ready.acme)


def said(response) -> list[str]:
    """What the page that follows a 303 tells the person."""
    return [str(message) for message in response.context["messages"]]
