"""Acts are called inside a scope: `acme` is the tenant, its scope open."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from leads.capturing import Captured, capture_lead
from leads.lead_data import LeadData
from leads.models import Lead
from tenants.models import Tenant
from tenants.scope import tenant_scope

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)  # a Monday


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def acme(cast) -> Iterator[Tenant]:
    with tenant_scope(cast.acme.pk):
        yield cast.acme


@pytest.fixture
def capture(acme) -> Callable[..., Captured]:
    """capture(email=…, …): a lead of Acme's through the API, now or at `now`."""

    def capture_one(*, now: datetime = NOW, door: str = "api:leads", **fields) -> Captured:
        return capture_lead(acme, LeadData(**fields), source_door=door, raw=str(fields), now=now)

    return capture_one


@pytest.fixture
def ada(capture) -> Lead:
    """Ada of Analytical, who has looked in and is to be looked at next week."""
    lead = capture(email="ada@analytical.example", first_name="Ada", last_name="Lovelace", company="Analytical").lead
    Lead.objects.filter(pk=lead.pk).update(next_look_at=NOW.replace(day=9))
    lead.refresh_from_db()
    return lead
