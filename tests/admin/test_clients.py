import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from followups.models import PolicyVersion, Template
from suppression.models import Suppression
from suppression.suppressing import suppress_agency_wide
from tenants.models import Agency, Membership, Role, Tenant
from tenants.scope import tenant_scope
from tests.admin.conftest import at_desk, faults, url

pytestmark = pytest.mark.django_db


def new(cast, **fields):
    return {
        "agency": cast.northwind.pk, "name": "Copper", "slug": "copper", "is_active": "on", "time_zone": "Europe/Berlin",
        "language": "de", "country": "DE", "default_owner": cast.olga.pk, "sender_name": "Olga", "accent": "",
        "sender_email": "hello@copper.example", "postal_address": "1 Street", **fields,
    }  # fmt: skip


def test_a_new_client_starts_with_rules_messages_and_the_agency_s_suppressions(olga, ready):
    how = {
        "kind": "email",
        "value": "never@buyer.example",
        "reason": "opt_out",
        "source": "test",
        "now": timezone.now(),
    }
    suppress_agency_wide(ready.northwind, **how)
    assert olga.post(url(Tenant, "add"), new(ready)).status_code == 302
    copper = Tenant.objects.get(slug="copper")
    with tenant_scope(copper.pk):
        assert [(row.number, row.state) for row in PolicyVersion.objects.all()] == [(1, "published")]
        assert Template.objects.approved().filter(key="first_reply", language="de").count() == 1
        assert [row.value for row in Suppression.objects.all()] == ["never@buyer.example"]
    assert LogEntry.objects.filter(object_id=str(copper.pk), user=ready.olga).count() == 1


def test_changing_a_client_sets_nothing_up_again_and_moves_it_nowhere(olga, ready):
    body = new(ready, name="Acme & Co", slug="moved", agency=ready.zenith.pk, default_owner=ready.rita.pk)
    assert olga.post(url(Tenant, "change", ready.acme.pk), body).status_code == 302
    acme = Tenant.objects.get(pk=ready.acme.pk)
    assert (acme.name, acme.slug, acme.agency, acme.default_owner) == ("Acme & Co", "acme", ready.northwind, ready.rita)
    with tenant_scope(acme.pk):
        assert PolicyVersion.objects.count() == 1


@pytest.mark.parametrize(("who", "page"), [("zoe", "add"), ("rita", "add"), ("vera", "change"), ("rita", "change")])
def test_who_owns_nothing_here_may_not_own_leads_by_default_either(olga, ready, who, page):
    args = [ready.bolt.pk] if page == "change" else []
    response = olga.post(url(Tenant, page, *args), new(ready, default_owner=getattr(ready, who).pk))
    assert list(faults(response)) == ["default_owner"]


def test_only_an_owner_of_the_whole_agency_makes_clients(ready):
    Membership.objects.filter(user=ready.rita).update(role=Role.OWNER)
    rita = at_desk(ready.rita)
    assert rita.get(url(Tenant, "add")).status_code == 403
    assert rita.get(url(Tenant, "change", ready.acme.pk)).status_code == 200
    assert rita.get(url(Tenant, "change", ready.bolt.pk)).status_code == 302
    assert rita.post(url(Agency, "change", ready.northwind.pk), {"name": "Mine", "slug": "mine"}).status_code == 403


def test_nobody_makes_a_client_for_another_agency(olga, ready):
    response = olga.post(url(Tenant, "add"), new(ready, agency=ready.zenith.pk))
    assert "agency" in faults(response)
    assert Tenant.objects.filter(slug="copper").count() == 0


def test_a_closed_client_can_be_opened_again(olga, ready):
    Tenant.objects.filter(pk=ready.bolt.pk).update(is_active=False)
    page = url(Tenant, "change", ready.bolt.pk)
    assert olga.post(page, new(ready, slug="bolt", name="Bolt")).status_code == 302
    assert Tenant.objects.get(pk=ready.bolt.pk).is_active is True


def test_an_agency_is_named_by_its_owner_and_made_by_an_operator(olga, operator, ready):
    assert olga.post(url(Agency, "change", ready.northwind.pk), {"name": "North", "slug": "north"}).status_code == 302
    assert Agency.objects.get(pk=ready.northwind.pk).name == "North"
    assert operator.post(url(Agency, "add"), {"name": "South", "slug": "south"}).status_code == 302


@pytest.mark.parametrize(
    ("change", "field"),
    [({"accent": "red;}"}, "accent"), ({"time_zone": "Berlin"}, "time_zone"), ({"slug": "rival"}, "slug")],
)
def test_a_wrong_setting_is_shown_on_its_field(olga, ready, change, field):
    assert list(faults(olga.post(url(Tenant, "add"), new(ready, **change)))) == [field]
    assert Tenant.objects.filter(name="Copper").count() == 0
