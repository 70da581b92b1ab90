"""Two companies that are one: who comes in by any of their names and domains, and that it can be taken back."""

import pytest

from leads.account_domains import add_domain, domains_of, remove_domain
from leads.account_likeness import core_of, label_of, likely_same
from leads.account_merging import merge_accounts, move_to_account, undo_account_merge
from leads.capturing import capture_lead
from leads.capturing_many import Incoming, capture_many
from leads.company_signals import tell_companies
from leads.erasing import empty_lead
from leads.lead_data import LeadData
from leads.models import Account, AccountMerge, Event, Lead
from leads.refusals import Conflict, Refused
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(cast):
    """Buyer Ltd of buyer.example with Anna, and Buyer GmbH of buyer.de with Ben."""
    capture(cast.acme, email="anna@buyer.example", company="Buyer Ltd")
    capture(cast.acme, email="ben@buyer.de", first_name="Ben", company="Buyer GmbH")
    with tenant_scope(cast.acme.pk):
        return Account.objects.get(name="Buyer Ltd"), Account.objects.get(name="Buyer GmbH")


def merged(tenant, stays, part):
    with tenant_scope(tenant.pk):
        return merge_accounts(tenant, stays, part, now=MONDAY)


def company_of(tenant, **fields):
    lead = capture(tenant, **fields)
    with tenant_scope(tenant.pk):
        return Lead.objects.get(pk=lead.pk).account


def everything():
    leads = list(Lead.objects.order_by("pk").values_list("pk", "account", "owner"))
    return leads, list(Account.objects.order_by("pk").values_list("pk", "name", "domain", "owner", "merged_into"))


def test_the_people_of_both_are_with_the_one_that_stays_and_their_journals_say_so(cast, two):
    merged(cast.acme, *two)
    with tenant_scope(cast.acme.pk):
        assert set(Lead.objects.values_list("account", flat=True)) == {two[0].pk}
        told = Event.objects.filter(kind="changed").get()
        assert (told.lead.first_name, told.text) == ("Ben", "The company Buyer GmbH has become part of Buyer Ltd.")
        assert domains_of(two[0]) == ["buyer.example", "buyer.de"]


@pytest.mark.parametrize(
    "fields",
    [
        {"email": "new@buyer.de"},
        {"email": "new@buyer.de", "company": "Something else"},
        {"email": "new@gmail.com", "company": "buyer gmbh"},
        {"email": "", "phone": "+4930123456", "company": "Buyer GmbH"},
    ],
)
@pytest.mark.parametrize("many", [False, True])
def test_who_comes_in_by_the_other_s_name_or_domain_reaches_the_one_that_stays(cast, two, fields, many):
    merged(cast.acme, *two)
    if not many:
        assert company_of(cast.acme, first_name="New", **fields) == two[0]
        return
    with tenant_scope(cast.acme.pk):
        row = Incoming(data=LeadData(**fields, first_name="New"), door="test", raw="")
        beyond = Incoming(data=LeadData(email="x@beyond.example"), door="test", raw="")

        def alone(each):
            return capture_lead(cast.acme, each.data, source_door="test", raw="", now=MONDAY, locked=True)

        how = {"one": alone, "plain": lambda *_: True, "beside": lambda _: None, "now": MONDAY}
        found = capture_many(cast.acme, [row, beyond], **how)
        assert Lead.objects.get(pk=found[0].lead.pk).account == two[0]
        assert Lead.objects.get(pk=found[1].lead.pk).account.name == "beyond.example"


def test_a_capture_takes_as_many_queries_with_a_merged_company_as_without(cast, two, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as before:
        capture(cast.acme, email="one@buyer.de", first_name="One")
    merged(cast.acme, *two)
    with django_assert_num_queries(len(before)):
        capture(cast.acme, email="two@buyer.de", first_name="Two")


def test_taken_back_it_is_as_it_was_and_who_came_since_stays(cast, two):
    with tenant_scope(cast.acme.pk):
        Account.objects.filter(pk=two[1].pk).update(owner=cast.rita)
        before = everything()
    row = merged(cast.acme, *two)
    with tenant_scope(cast.acme.pk):
        assert Account.objects.get(pk=two[0].pk).owner == cast.rita
        assert undo_account_merge(cast.acme, row, now=MONDAY) == two[1]
        assert everything() == before
        with pytest.raises(Conflict):
            undo_account_merge(cast.acme, row, now=MONDAY)
    row = merged(cast.acme, *two)
    since = capture(cast.acme, email="since@buyer.de", first_name="Since")
    with tenant_scope(cast.acme.pk):
        undo_account_merge(cast.acme, row, now=MONDAY)
        assert Lead.objects.get(pk=since.pk).account == two[0]
        assert Lead.objects.get(first_name="Ben").account == two[1]


def test_merges_of_companies_are_taken_back_the_latest_first(cast, two):
    third = company_of(cast.acme, email="cy@third.example", company="Third", first_name="Cy")
    with tenant_scope(cast.acme.pk):
        before = everything()
    first = merged(cast.acme, two[1], third)
    second = merged(cast.acme, *two)
    with tenant_scope(cast.acme.pk):
        assert set(domains_of(two[0])) == {"buyer.example", "buyer.de", "third.example"}
        with pytest.raises(Conflict):
            undo_account_merge(cast.acme, first, now=MONDAY)
        undo_account_merge(cast.acme, second, now=MONDAY)
        undo_account_merge(cast.acme, first, now=MONDAY)
        assert everything() == before


def test_the_same_company_and_one_that_is_part_of_another_are_refused(cast, two):
    with tenant_scope(cast.acme.pk), pytest.raises(Refused):
        merge_accounts(cast.acme, two[0], two[0], now=MONDAY)
    merged(cast.acme, *two)
    with tenant_scope(cast.acme.pk), pytest.raises(Conflict):
        merge_accounts(cast.acme, two[1], two[0], now=MONDAY)


def test_news_for_the_other_s_domain_reach_the_people_of_both(cast, two):
    merged(cast.acme, *two)
    with tenant_scope(cast.acme.pk):
        (told,) = tell_companies(cast.acme, [{"domain": "buyer.de", "text": "They have moved."}], now=MONDAY)
        assert (told.known, told.leads, told.new) == (True, 2, 2)


def test_somebody_moves_to_another_company_and_keeps_the_owner(cast, two):
    with tenant_scope(cast.acme.pk):
        anna = Lead.objects.get(first_name="Anna")
        assert move_to_account(cast.acme, anna, two[1], now=MONDAY) is True
        assert move_to_account(cast.acme, anna, two[1], now=MONDAY) is False
        assert Lead.objects.get(pk=anna.pk).account == two[1]


def test_a_domain_is_added_and_leads_to_the_company_until_it_is_removed(cast, two):
    with tenant_scope(cast.acme.pk):
        assert add_domain(cast.acme, two[0], " Www.Buyer.FR. ") == "buyer.fr"
        assert domains_of(two[0]) == ["buyer.example", "buyer.fr"]
    assert company_of(cast.acme, email="new@buyer.fr", first_name="New") == two[0]
    with tenant_scope(cast.acme.pk):
        remove_domain(cast.acme, two[0], "buyer.fr")
        assert domains_of(two[0]) == ["buyer.example"]
        assert Account.objects.filter(merged_into=two[0]).count() == 0
    assert company_of(cast.acme, email="newer@buyer.fr", first_name="Newer").name == "buyer.fr"


def test_the_own_domain_removed_gives_its_place_to_the_next(cast, two):
    with tenant_scope(cast.acme.pk):
        add_domain(cast.acme, two[0], "buyer.fr")
        remove_domain(cast.acme, two[0], "buyer.example")
        assert domains_of(Account.objects.get(pk=two[0].pk)) == ["buyer.fr"]
        assert Account.objects.get(pk=two[0].pk).domain == "buyer.fr"


def test_the_domain_of_a_merged_company_removed_leaves_its_name(cast, two):
    row = merged(cast.acme, *two)
    with tenant_scope(cast.acme.pk):
        remove_domain(cast.acme, two[0], "buyer.de")
        assert undo_account_merge(cast.acme, row, now=MONDAY).name == "Buyer GmbH"


@pytest.mark.parametrize(
    ("text", "say"),
    [
        ("gmail.com", "Anybody can have an address at gmail.com: it says nothing about a person's company."),
        ("somebody@web.de", "Anybody can have an address at web.de: it says nothing about a person's company."),
        ("", "Give a mail domain, such as buyer.example: what stands behind the @."),
        ("buyer", "Give a mail domain, such as buyer.example: what stands behind the @."),
        ("bu yer.example", "Give a mail domain, such as buyer.example: what stands behind the @."),
        ("10.0.0.1", "Give a mail domain, such as buyer.example: what stands behind the @."),
        ("-buyer.example", "Give a mail domain, such as buyer.example: what stands behind the @."),
        ("buyer.example", "buyer.example leads to Buyer Ltd already."),
        ("buyer.de", "buyer.de is Buyer GmbH's. If the two are one company, merge them."),
    ],
)
def test_what_is_no_domain_of_a_company_is_refused_with_the_reason(cast, two, text, say):
    with tenant_scope(cast.acme.pk):
        with pytest.raises(Refused) as refused:
            add_domain(cast.acme, two[0], text)
        assert refused.value.errors == {"domain": say}


@pytest.mark.parametrize("domain", ["else.example", "", "buyer.de"])
def test_another_s_domain_is_not_removed(cast, two, domain):
    with tenant_scope(cast.acme.pk), pytest.raises(Refused):
        remove_domain(cast.acme, two[0], domain)


def test_who_may_be_the_same_company_is_shown_until_the_two_were_taken_apart(cast, two):
    company_of(cast.acme, email="cy@else.example", company="Buyers United", first_name="Cy")
    with tenant_scope(cast.acme.pk):
        domains = domains_of(two[0])
        assert likely_same(two[0], domains) == [(two[1], "The same name")]
        assert likely_same(two[1], domains_of(two[1])) == [(two[0], "The same name")]
        Account.objects.filter(pk=two[1].pk).update(name="Käufer")
        other = Account.objects.get(pk=two[1].pk)
        assert likely_same(two[0], domains) == [(other, "The same mail domain under another ending")]
        assert likely_same(two[0], domains, apart=[other.pk]) == []


@pytest.mark.parametrize(
    ("name", "core"),
    [("Buyer GmbH & Co. KG", "BUYER"), ("Buyer, Inc.", "BUYER"), ("GmbH", "GMBH"), ("Buyer  Group", "BUYER")],
)
def test_the_legal_form_is_no_part_of_a_name(name, core):
    assert core_of(name) == core


@pytest.mark.parametrize(
    ("domain", "label"), [("buyer.co.uk", "buyer"), ("mail.buyer.com", "buyer"), ("buyer.museum", "buyer")]
)
def test_what_a_domain_is_called(domain, label):
    assert label_of(domain) == label


def test_the_last_person_erased_takes_the_company_with_all_its_names_along(cast, two):
    merged(cast.acme, *two)
    with tenant_scope(cast.acme.pk):
        for lead in Lead.objects.order_by("pk"):
            empty_lead(cast.acme, lead, because="Asked.", user=None, now=MONDAY)
        assert (Account.objects.count(), AccountMerge.objects.count()) == (0, 0)
