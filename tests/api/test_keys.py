from datetime import timedelta

import pytest
from django.utils import timezone

from tenants.api.authentication import key_of
from tenants.models import ApiKey
from tests.api.conftest import Api, wrong

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("key", "code"),
    [("", "invalid_key"), ("nonsense", "invalid_key"), ("ft_x", "invalid_key"), ("ft_0000000000_x", "invalid_key")],
)
def test_a_key_that_is_none_is_401(cast, key, code):
    for response in (Api(key).get("leads"), Api(key).post("leads", {"external_id": "1"})):
        assert (response.status_code, response.json()["code"], wrong(response)) == (401, code, [])
        assert response["WWW-Authenticate"] == "Bearer"


def test_without_a_key_it_is_401(cast, client):
    response = client.get("/api/v1/leads")
    assert (response.status_code, response.json()["code"]) == (401, "not_authenticated")


def test_a_wrong_secret_is_told_as_an_unknown_key(cast):
    wrong_secret = cast.acme_key[:-4] + "AAAA"
    assert Api(wrong_secret).get("leads").json()["detail"] == "Unknown API key."


@pytest.mark.parametrize(("field", "code"), [("revoked_at", "revoked_key"), ("expires_at", "expired_key")])
def test_a_key_that_is_over_is_401_and_says_so(cast, api, field, code):
    assert api.get("leads").status_code == 200
    ApiKey.objects.filter(tenant=cast.acme).update(**{field: timezone.now() - timedelta(seconds=1)})
    response = api.get("leads")
    assert (response.status_code, response.json()["code"]) == (401, code)


def test_a_key_of_a_closed_tenant_is_401(cast, api):
    cast.acme.is_active = False
    cast.acme.save()
    assert api.get("leads").status_code == 401


def test_a_key_does_what_its_scopes_say(cast):
    reader = Api(ApiKey.make(cast.acme, "reader", ("leads:read",))[1])
    writer = Api(ApiKey.make(cast.acme, "writer", ("leads:write",))[1])
    assert reader.get("leads").status_code == 200
    response = reader.post("leads", {"external_id": "1"})
    assert (response.status_code, response.json()["detail"]) == (403, "This key lacks the scope leads:write.")
    assert writer.post("leads", {"external_id": "1"}).status_code == 201
    assert writer.get("leads").status_code == 403


def test_a_key_is_read_as_the_models_read_it(cast, django_assert_num_queries):
    prefix = ApiKey.split(cast.acme_key)[0]
    kept = ApiKey.objects.select_related("tenant__default_owner").get(prefix=prefix)
    with django_assert_num_queries(1):
        read = key_of(prefix)
        assert read.tenant.default_owner == kept.tenant.default_owner
    for mine, theirs in (
        (read, kept),
        (read.tenant, kept.tenant),
        (read.tenant.default_owner, kept.tenant.default_owner),
    ):
        names = [field.attname for field in mine._meta.concrete_fields]
        assert {name: getattr(mine, name) for name in names} == {name: getattr(theirs, name) for name in names}


def test_a_prefix_of_no_key_reads_nothing(db):
    assert key_of("0000000000") is None
