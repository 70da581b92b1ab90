"""Acme counts visits on its own site."""

import pytest

from leads.models import Tracking
from tenants.scope import tenant_scope

SITE = "https://www.acme.example"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def made(tenant, **chosen) -> Tracking:
    with tenant_scope(tenant.pk):
        given = {"is_active": True, "origins": [SITE], "legal_basis": "Consent by the banner.", **chosen}
        return Tracking.objects.create(tenant=tenant, **given)


@pytest.fixture
def tracking(cast) -> Tracking:
    return made(cast.acme)
