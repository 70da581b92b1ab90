import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from suppression.consenting import record_consent
from suppression.models import Consent, Suppression
from suppression.suppressing import suppress
from tenants.models import Membership, Role
from tenants.scope import tenant_scope

pytestmark = pytest.mark.django_db

LIST, ADD = "/admin/suppression/suppression/", "/admin/suppression/suppression/add/"
FORM = {"kind": "email", "value": "Anna@Example.com", "channel": "", "purpose": "all", "reason": "opt_out"}


@pytest.fixture
def desk(client, cast):
    """Signs somebody in with the admin's rights on both lists."""

    def sign_in(user):
        user.is_staff = True
        user.save()
        user.user_permissions.set(Permission.objects.filter(content_type__app_label="suppression"))
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def entries(cast):
    found = {}
    for tenant in (cast.acme, cast.rival):
        with tenant_scope(tenant.pk):
            how = {"kind": "email", "value": f"anna@{tenant.slug}.example", "reason": "opt_out", "source": "test"}
            found[tenant.slug] = suppress(tenant, **how, now=timezone.now())
    return found


def shown(response):
    return [str(entry) for entry in response.context["cl"].result_list]


def reload(tenant, entry):
    with tenant_scope(tenant.pk):
        entry.refresh_from_db()
    return entry


def test_the_list_shows_the_persons_own_tenants_and_finds_addresses(desk, cast, entries):
    client = desk(cast.olga)
    assert shown(client.get(LIST)) == ["Opted out: anna@acme.example"]
    assert shown(client.get(LIST, {"q": "ANNA@acme.example"})) == ["Opted out: anna@acme.example"]
    assert shown(client.get(LIST, {"q": "anna"})) == []
    assert shown(client.get(LIST, {"q": "anna@rival.example"})) == []
    assert shown(client.get(LIST, {"in_force": "no"})) == []
    assert shown(client.get(LIST, {"in_force": "yes", "reason": "opt_out", "kind": "email"})) == shown(client.get(LIST))


def test_an_entry_can_be_read_but_neither_changed_nor_deleted(desk, cast, entries):
    client = desk(cast.olga)
    page = reverse("admin:suppression_suppression_change", args=[entries["acme"].pk])
    assert client.get(page).status_code == 200
    assert client.post(page, {**FORM, "tenant": cast.acme.pk, "value": "else@example.com"}).status_code == 403
    assert client.post(reverse("admin:suppression_suppression_delete", args=[entries["acme"].pk])).status_code == 403
    assert reload(cast.acme, entries["acme"]).value == "anna@acme.example"


def test_adding_enters_it_as_every_other_path_does(desk, cast, rung):
    client = desk(cast.olga)
    assert client.get(ADD).status_code == 200
    for _ in range(2):
        assert client.post(ADD, {**FORM, "tenant": cast.acme.pk}).status_code == 302
    with tenant_scope(cast.acme.pk):
        entry = Suppression.objects.get()
    assert (entry.value, entry.created_by, entry.source, entry.channel) == ("anna@example.com", cast.olga, "admin", "")
    assert rung == [("followups.jobs.suppressed", cast.acme.pk, entry.pk)]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"value": "anna"}, "value"),
        ({"expires_at_0": "2020-01-01", "expires_at_1": "00:00"}, "expires_at"),
        ({"reason": "erased"}, "reason"),
        ({"kind": "lead", "value": "0198c2f0-0000-7000-8000-00000000000a", "agency_wide": "on"}, "agency_wide"),
    ],
)
def test_a_wrong_entry_is_shown_with_its_field_and_not_kept(desk, cast, change, field):
    response = desk(cast.olga).post(ADD, {**FORM, "tenant": cast.acme.pk, **change})
    assert list(response.context["adminform"].form.errors) == [field]
    with tenant_scope(cast.acme.pk):
        assert Suppression.objects.count() == 0


def test_nobody_enters_anything_for_a_tenant_that_is_not_theirs(desk, cast):
    response = desk(cast.olga).post(ADD, {**FORM, "tenant": cast.rival.pk})
    assert list(response.context["adminform"].form.errors) == ["tenant"]


def test_only_a_manager_of_the_whole_agency_enters_agency_wide(desk, cast):
    Membership.objects.filter(user=cast.rita).update(role=Role.MANAGER)
    body = {**FORM, "tenant": cast.acme.pk, "agency_wide": "on"}
    assert list(desk(cast.rita).post(ADD, body).context["adminform"].form.errors) == ["agency_wide"]
    assert desk(cast.olga).post(ADD, body).status_code == 302
    with tenant_scope([cast.acme.pk, cast.bolt.pk, cast.rival.pk]):
        assert {entry.tenant_id for entry in Suppression.objects.all()} == {cast.acme.pk, cast.bolt.pk}


def lift(client, entry, because):
    body = {"action": "lift_with_a_reason", "_selected_action": [str(entry.pk)], "because": because}
    return [str(message) for message in client.post(LIST, body, follow=True).context["messages"]]


def test_a_manager_lifts_an_entry_with_a_reason_only(desk, cast, entries):
    client, entry = desk(cast.olga), entries["acme"]
    assert lift(client, entry, " ") == ["Say why this suppression is lifted."]
    assert reload(cast.acme, entry).lifted_at is None
    assert lift(client, entry, "They called.") == ["Lifted: 1."]
    entry = reload(cast.acme, entry)
    assert (entry.lifted_by, entry.lifted_because) == (cast.olga, "They called.")
    assert shown(client.get(LIST, {"in_force": "no"})) == ["Opted out: anna@acme.example"]


def test_a_rep_and_a_stranger_lift_nothing(desk, cast, entries):
    assert lift(desk(cast.rita), entries["acme"], "Please.") == [
        "Opted out: anna@acme.example: only a manager may lift it."
    ]
    lift(desk(cast.olga), entries["rival"], "Please.")
    assert reload(cast.acme, entries["acme"]).lifted_at is None
    assert reload(cast.rival, entries["rival"]).lifted_at is None


def test_the_consent_ledger_is_there_to_read(desk, cast):
    with tenant_scope(cast.acme.pk):
        record_consent(
            cast.acme, email="anna@example.com", phone=None, basis="consent", source="form", given_at=timezone.now()
        )
        row = Consent.objects.get()
    client, page = desk(cast.olga), "/admin/suppression/consent/"
    assert shown(client.get(page, {"q": "anna@example.com"})) == [str(row)]
    assert client.get(f"{page}{row.pk}/change/").status_code == 200
    assert client.get(f"{page}add/").status_code == 403
