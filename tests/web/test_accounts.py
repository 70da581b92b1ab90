import pytest
from django.urls import reverse

from leads.models import Account, Event, Lead
from tenants.scope import tenant_scope
from tests.story import capture, look, note
from tests.web.conftest import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def company(ready):
    """Two open leads and a lost one of one company, and a stranger."""
    for number, name in enumerate(("Anna", "Bo", "Cy")):
        capture(ready.acme, email=f"p{number}@buyer.example", first_name=name, company="Buyer Ltd")
    capture(ready.acme, email="x@else.example", first_name="Xenia", company="Else")
    look(ready.acme)
    with tenant_scope(ready.acme.pk):
        Lead.objects.filter(first_name="Bo").update(buying_role="champion")
        Lead.objects.filter(first_name="Cy").update(stage="lost")
        return Account.objects.get(name="Buyer Ltd")


def page(client, account, **given):
    return client.get(reverse("account", args=["acme", account.pk]), given)


def give(client, account, **data):
    return client.post(reverse("account_owner", args=["acme", account.pk]), data)


def owners(ready):
    with tenant_scope(ready.acme.pk):
        return dict(Lead.objects.values_list("first_name", "owner__name"))


def test_the_page_shows_its_people_with_part_stage_next_step_and_when_they_were_in_touch(rita, ready, company):
    with tenant_scope(ready.acme.pk):
        bo = Lead.objects.get(first_name="Bo")
    note(ready.acme, bo, kind="email", text="Hello")
    response = page(rita, company)
    found = {row.lead.first_name: row for row in response.context["rows"]}
    assert set(found) == {"Anna", "Bo", "Cy"}
    assert response.context["engaged"][bo.pk] is not None
    content = response.content.decode()
    assert "Champion" in content
    assert found["Anna"].follow_up.title in content
    assert reverse("lead", args=["acme", bo.pk]) in content


def test_the_lead_s_page_leads_to_its_company(rita, ready, company):
    with tenant_scope(ready.acme.pk):
        bo = Lead.objects.get(first_name="Bo")
    content = rita.get(reverse("lead", args=["acme", bo.pk])).content.decode()
    assert f'href="{reverse("account", args=["acme", company.pk])}"' in content


def test_its_open_leads_go_along_and_their_journals_say_why(rita, ready, company):
    response = give(rita, company, owner=ready.rita.pk, with_leads="yes", why="Rita knows them.")
    assert response.status_code == 303
    assert said(rita.get(response["Location"])) == ["Buyer Ltd is with Rita, and 2 of its open leads went along."]
    assert owners(ready) == {"Anna": "Rita", "Bo": "Rita", "Cy": "Olga", "Xenia": "Olga"}
    with tenant_scope(ready.acme.pk):
        told = Event.objects.filter(kind="assigned").values_list("text", "user__name")
        assert set(told) == {("Now with Rita: Rita knows them.", "Rita")}


def test_they_stay_where_the_box_is_not_ticked_and_the_change_is_journalled_all_the_same(rita, ready, company):
    give(rita, company, owner=ready.rita.pk, why="Rita knows them.")
    assert owners(ready)["Anna"] == "Olga"
    with tenant_scope(ready.acme.pk):
        assert Account.objects.get(pk=company.pk).owner == ready.rita
        told = set(Event.objects.filter(kind="changed").values_list("text", flat=True))
        assert told == {"The company Buyer Ltd is now with Rita. Rita knows them."}


@pytest.mark.parametrize("owner", ["", "nobody", "vera", "zoe"])
def test_only_who_may_own_leads_here_can_be_its_owner(rita, ready, company, owner):
    chosen = getattr(ready, owner).pk if hasattr(ready, owner) else owner
    response = give(rita, company, owner=chosen, with_leads="yes")
    assert response.status_code == 422
    assert "Choose a member who may own leads here." in response.content.decode()


def test_the_list_is_searched_by_name_and_domain_and_counts_people(rita, ready, company):
    address = reverse("account_list", args=["acme"])
    rows = {row.name: (row.people, row.open_people) for row in rita.get(address).context["page_obj"]}
    assert rows == {"Buyer Ltd": (3, 2), "Else": (1, 1)}
    for q in ("buyer ltd", "BUYER.example"):
        assert [row.name for row in rita.get(address, {"q": q}).context["page_obj"]] == ["Buyer Ltd"]
    assert "No company matches." in rita.get(address, {"q": "nobody \0"}).content.decode()


def test_the_list_has_pages(rita, ready):
    with tenant_scope(ready.acme.pk):
        Account.objects.bulk_create([Account(tenant=ready.acme, name=f"Firm {n:03}") for n in range(60)])
    second = rita.get(reverse("account_list", args=["acme"]), {"page": "2"}).context["page_obj"]
    assert (second.number, len(second.object_list), second.object_list[0].name) == (2, 10, "Firm 050")


@pytest.mark.parametrize("count", [2, 5])
def test_the_page_takes_as_many_queries_for_two_people_as_for_five(rita, ready, django_assert_num_queries, count):
    for number in range(count):
        capture(ready.acme, email=f"p{number}@many.example", first_name=f"P{number}")
    look(ready.acme)
    with tenant_scope(ready.acme.pk):
        account = Account.objects.get(domain="many.example")
    page(rita, account)
    with django_assert_num_queries(24):
        assert len(page(rita, account).context["rows"]) == count


def test_a_viewer_reads_and_has_no_form(vera, ready, company):
    assert reverse("account_owner", args=["acme", company.pk]) not in page(vera, company).content.decode()
