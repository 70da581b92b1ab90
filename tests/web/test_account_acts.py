"""What is done on a company's page: merging, parts in the decision, people who move, mail domains."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from leads.models import Account, AccountMerge, Lead
from tenants.scope import tenant_scope
from tests.story import capture
from tests.web.conftest import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def buyer(ready):
    """Anna and Bo of Buyer Ltd, and Cy of Buyer GmbH."""
    for name, email, company in (
        ("Anna", "anna@buyer.example", "Buyer Ltd"),
        ("Bo", "bo@buyer.example", "Buyer Ltd"),
        ("Cy", "cy@buyer.de", "Buyer GmbH"),
    ):
        capture(ready.acme, email=email, first_name=name, last_name="", company=company)
    with tenant_scope(ready.acme.pk):
        return Account.objects.get(name="Buyer Ltd")


def to(name, account):
    return reverse(name, args=["acme", account.pk])


def people(ready):
    with tenant_scope(ready.acme.pk):
        return dict(Lead.objects.values_list("first_name", "account__name"))


def leads(ready):
    with tenant_scope(ready.acme.pk):
        return {lead.first_name: lead for lead in Lead.objects.all()}


def test_what_is_not_the_same_company_is_remembered_until_somebody_thinks_again(rita, ready, buyer):
    queue = reverse("duplicates", args=["acme"])
    ((older, younger, say),) = rita.get(queue).context["companies"]
    assert (older.name, younger.name, say) == ("Buyer Ltd", "Buyer GmbH", "The same name")
    response = rita.post(to("account_apart", older), {"other": younger.pk, "next": queue}, follow=True)
    assert said(response) == ["Buyer Ltd and Buyer GmbH are two companies. That is remembered."]
    assert response.context["companies"] == []
    for one, other in ((older, younger), (younger, older)):
        page = rita.get(to("account", one))
        assert (page.context["likely"], page.context["apart"]) == ([], [other])
    response = rita.post(to("account_apart", younger), {"other": older.pk, "again": "yes"}, follow=True)
    assert (len(response.context["likely"]), response.context["apart"]) == (1, [])
    assert len(rita.get(queue).context["companies"]) == 1

    rita.post(to("account_apart", older), {"other": younger.pk})
    rita.post(to("account_merge", older), {"part": younger.pk, "next": queue})
    assert rita.get(to("account", older)).context["apart"] == []  # whoever merges them has thought again
    assert rita.post(to("account_apart", older), {"other": older.pk}).status_code == 422


def test_a_likely_same_company_is_shown_merged_and_taken_back(rita, ready, buyer):
    ((other, say),) = rita.get(to("account", buyer)).context["likely"]
    assert (other.name, say) == ("Buyer GmbH", "The same name")
    response = rita.post(to("account_merge", buyer), {"part": other.pk}, follow=True)
    assert said(response) == ["Buyer GmbH is now part of Buyer Ltd. It can be taken back below."]
    assert people(ready) == dict.fromkeys(("Anna", "Bo", "Cy"), "Buyer Ltd")
    page = rita.get(to("account", buyer))
    assert (page.context["likely"], page.context["domains"]) == ([], ["buyer.example", "buyer.de"])
    assert rita.get(to("account", other)).headers["Location"] == to("account", buyer)
    assert [
        each.name for each in rita.get(reverse("account_list", args=["acme"]), {"q": "gmbh"}).context["page_obj"]
    ] == ["Buyer Ltd"]
    (row,) = page.context["merges"]
    rita.post(to("account_unmerge", buyer), {"merge": row.pk})
    assert people(ready)["Cy"] == "Buyer GmbH"
    assert rita.get(to("account", buyer)).context["likely"] == []
    assert list(LogEntry.objects.order_by("pk").values_list("object_id", "change_message")) == [
        (str(buyer.pk), "Merged with Buyer GmbH."),
        (str(buyer.pk), "The merge with Buyer GmbH was taken back."),
    ]


@pytest.mark.parametrize(
    ("given", "say"),
    [
        ({"with": "buyer.de"}, None),
        ({"with": "buyer gmbh"}, None),
        ({"with": "Nobody"}, "There is no such company. Give its whole name or its mail domain."),
        ({"with": ""}, "There is no such company. Give its whole name or its mail domain."),
        ({"with": "buyer.example"}, "That is Buyer Ltd itself. Name another company."),
        ({"part": "nonsense"}, "There is no such company. Give its whole name or its mail domain."),
    ],
)
def test_a_company_is_named_by_its_name_or_domain(rita, ready, buyer, given, say):
    response = rita.post(to("account_merge", buyer), given)
    if say is None:
        assert people(ready)["Cy"] == "Buyer Ltd"
    else:
        assert (response.status_code, response.context["refused"].reasons) == (422, [say])


def test_the_parts_of_several_people_are_told_at_once(rita, ready, buyer):
    found = leads(ready)
    given = {f"role_{found['Anna'].pk}": "champion", f"role_{found['Bo'].pk}": "economic_buyer"}
    stranger = {f"role_{found['Cy'].pk}": "blocker"}
    response = rita.post(to("account_roles", buyer), {**given, **stranger}, follow=True)
    assert said(response) == ["The parts of 2 people were changed."]
    assert {name: lead.buying_role for name, lead in leads(ready).items()} == {
        "Anna": "champion",
        "Bo": "economic_buyer",
        "Cy": "",
    }
    assert said(rita.post(to("account_roles", buyer), given, follow=True)) == ["Every part was so already."]
    wrong = rita.post(to("account_roles", buyer), {f"role_{found['Bo'].pk}": "king"})
    assert (wrong.status_code, wrong.context["refused"].reasons) == (
        422,
        ["“king” is no part in a decision. Choose one of the list."],
    )


def test_somebody_moves_to_another_company(rita, ready, buyer):
    rita.post(to("account_move", buyer), {"lead": leads(ready)["Bo"].pk, "with": "buyer.de"})
    assert people(ready)["Bo"] == "Buyer GmbH"
    again = rita.post(to("account_move", buyer), {"lead": leads(ready)["Bo"].pk, "with": "buyer.de"})
    assert (again.status_code, again.context["refused"].reasons) == (422, ["Choose one of the company's people."])


def test_a_manager_adds_and_removes_domains_and_a_rep_does_not(olga, rita, ready, buyer):
    assert said(olga.post(to("account_domain", buyer), {"domain": "Buyer.FR"}, follow=True)) == [
        "Whoever writes from buyer.fr belongs to Buyer Ltd from now on."
    ]
    assert olga.get(to("account", buyer)).context["domains"] == ["buyer.example", "buyer.fr"]
    refused = olga.post(to("account_domain", buyer), {"domain": "gmail.com"})
    assert (refused.status_code, refused.context["refused"].reasons) == (
        422,
        ["Anybody can have an address at gmail.com: it says nothing about a person's company."],
    )
    assert 'value="gmail.com"' in refused.content.decode()
    olga.post(to("account_domain_remove", buyer), {"domain": "buyer.fr"})
    assert olga.get(to("account", buyer)).context["domains"] == ["buyer.example"]
    assert rita.post(to("account_domain", buyer), {"domain": "buyer.it"}).status_code == 403
    content = rita.get(to("account", buyer)).content.decode()
    assert (to("account_domain", buyer) in content, to("account_merge", buyer) in content) == (False, True)


def test_a_viewer_reads_and_has_no_act(vera, ready, buyer):
    content = vera.get(to("account", buyer)).content.decode()
    names = ("account_merge", "account_roles", "account_move", "account_domain")
    assert [to(name, buyer) in content for name in names] == [False] * 4
    assert [vera.post(to(name, buyer)).status_code for name in names] == [403] * 4
    with tenant_scope(ready.acme.pk):
        assert AccountMerge.objects.count() == 0
