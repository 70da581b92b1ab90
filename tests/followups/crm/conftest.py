"""Acme with a HubSpot of its own on loopback."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from followups.crm.hubspot.calling import Calling
from followups.crm.managing import begin
from followups.crm.syncing import Opening, open_crm, sync_due
from followups.models import CrmConnection, CrmLink
from followups.setting_up import set_up_tenant
from leads.models import Event, Lead
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tests.cast import Cast
from tests.hubspot_server import TOKEN, HubSpotServer, hubspot_server
from tests.settling import settle
from tests.story import MONDAY


@pytest.fixture
def hubspot(settings) -> Iterator[HubSpotServer]:
    with hubspot_server() as server:
        settings.SOURCE_API_URLS = {"hubspot": server.url}
        yield server


@pytest.fixture(autouse=True)
def _no_network_in_a_transaction(monkeypatch):
    """Each request is made outside of any transaction, whatever a test is about."""
    call = Calling.call

    def outside(self, *args, **kwargs):
        assert not connection.in_atomic_block
        return call(self, *args, **kwargs)

    monkeypatch.setattr(Calling, "call", outside)


@pytest.fixture
def acme(cast: Cast, hubspot: HubSpotServer) -> Tenant:
    """Acme, connected: every contact is taken in, statuses and stages are mapped."""
    return connect(cast.acme)


def connect(tenant: Tenant, token: str = TOKEN, **fields: Any) -> Tenant:
    given = {
        "takes_in": "all", "stages": {"appointment": "qualified", "proposal": "proposal_sent"},
        "statuses": {"NEW": "new", "CONNECTED": "contacted", "OPEN_DEAL": "qualified"}, **fields,
    }  # fmt: skip
    with tenant_scope(tenant.pk):
        set_up_tenant(tenant, now=MONDAY)
        row = CrmConnection(tenant=tenant, **given)
        row.keep_token(token)
        begin(row, MONDAY)
        row.save(force_insert=True)
    return tenant


def sync(tenant: Tenant, now: datetime = MONDAY, opening: Opening = open_crm) -> CrmConnection:
    """One run, due or not; the connection as it is then."""
    settle()
    with tenant_scope(tenant.pk):
        CrmConnection.objects.filter(is_active=True).update(next_run_at=now, running_until=None)
    sync_due(tenant, lambda: now, opening)
    return connection_of(tenant)


def connection_of(tenant: Tenant) -> CrmConnection:
    with tenant_scope(tenant.pk):
        return CrmConnection.objects.get()


def leads_of(tenant: Tenant) -> list[Lead]:
    with tenant_scope(tenant.pk):
        return list(Lead.objects.select_related("owner", "account").order_by("pk"))


def lead_of(tenant: Tenant) -> Lead:
    (lead,) = leads_of(tenant)
    return lead


def links_of(tenant: Tenant, **where: Any) -> list[CrmLink]:
    with tenant_scope(tenant.pk):
        return list(CrmLink.objects.filter(**where).order_by("pk"))


def told(tenant: Tenant, *kinds: str) -> list[str]:
    with tenant_scope(tenant.pk):
        return list(Event.objects.filter(kind__in=kinds).order_by("pk").values_list("text", flat=True))


def hours(number: float) -> datetime:
    return MONDAY + timedelta(hours=number)
