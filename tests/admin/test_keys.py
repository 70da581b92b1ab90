import re

import pytest
from django.contrib.admin.models import LogEntry

from tenants.models import ApiKey
from tenants.models.api_key import SCOPES
from tests.admin.conftest import faults, said, url

pytestmark = pytest.mark.django_db


def new(tenant, **fields):
    return {
        "tenant": tenant.pk,
        "name": "CRM",
        "scopes": ["leads:read"],
        "expires_at_0": "",
        "expires_at_1": "",
        **fields,
    }


def test_the_key_is_shown_once(olga, ready, client):
    response = olga.post(url(ApiKey, "add"), new(ready.acme), follow=True)
    (clear,) = re.findall(r"ft_\w+_[\w-]+", said(response)[0])
    key = ApiKey.objects.get(name="CRM")
    assert key.matches(ApiKey.split(clear)[1])
    assert (key.tenant, key.scopes, key.created_by) == (ready.acme, ["leads:read"], ready.olga)
    for page in (url(ApiKey, "changelist"), url(ApiKey, "change", key.pk), url(ApiKey, "history", key.pk)):
        shown = olga.get(page).content.decode()
        assert clear not in shown
        assert key.digest not in shown
    assert clear not in str(list(LogEntry.objects.values()))
    assert client.get("/api/v1/leads", headers={"authorization": f"Bearer {clear}"}).status_code == 200


def test_revoking_ends_it_and_is_on_record(olga, ready, act, client):
    key = ApiKey.objects.get(tenant=ready.acme)
    assert said(act(olga, key, "revoke")) == ["Revoked: the key opens nothing any more."]
    assert said(act(olga, key, "revoke")) == ["It was revoked before."]
    assert client.get("/api/v1/leads", headers={"authorization": f"Bearer {ready.acme_key}"}).status_code == 401
    assert LogEntry.objects.filter(object_id=str(key.pk), user=ready.olga).count() == 2


def test_only_an_owner_manages_keys(rita, ready):
    key = ApiKey.objects.get(tenant=ready.acme)
    assert rita.get(url(ApiKey, "add")).status_code == 403
    assert rita.post(url(ApiKey, "change", key.pk), {"name": "Mine"}).status_code == 403
    assert rita.post(url(ApiKey, "act", key.pk, "revoke")).status_code == 403
    key.refresh_from_db()
    assert (key.name, key.revoked_at) == ("test", None)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"scopes": ["everything"]}, "scopes"),
        ({"expires_at_0": "2020-01-01", "expires_at_1": "00:00"}, "expires_at"),
    ],
)
def test_a_wrong_key_is_not_made(olga, ready, change, field):
    assert list(faults(olga.post(url(ApiKey, "add"), new(ready.acme, **change)))) == [field]
    assert list(faults(olga.post(url(ApiKey, "add"), new(ready.rival)))) == ["tenant"]
    assert ApiKey.objects.filter(name="CRM").count() == 0


def test_a_key_keeps_what_it_opens_when_it_is_renamed(olga, ready):
    key = ApiKey.objects.get(tenant=ready.acme)
    olga.post(url(ApiKey, "change", key.pk), {"name": "Renamed", "scopes": "[]", "tenant": ready.rival.pk})
    key.refresh_from_db()
    assert (key.name, key.tenant, key.scopes) == ("Renamed", ready.acme, list(SCOPES))
