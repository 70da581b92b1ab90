"""Duplicates and companies in a real browser: decided with both sides seen, and nothing sticks out on a telephone."""

import pytest
from allauth.account.models import EmailAddress

from leads.models import Account, Lead
from tenants.scope import tenant_scope
from tests.story import capture, look

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


@pytest.fixture
def pairs(cast, rita_s_drafts):
    """Four people, of whom two and two may be one, and two companies that may be one."""
    how = {"first_name": "Otto", "last_name": "Lang", "company": "Lang GmbH"}
    capture(cast.acme, **how, email="otto.lang@lang.example", role=f"Head of {LONG}", value=1200, currency="EUR")
    capture(cast.acme, **how, email="ol@lang.example", phone="+4930123456", role="Head", campaign="Fair in spring")
    capture(cast.acme, email="info@lang.example", first_name="", last_name="")
    capture(cast.acme, email="info@lang.example", first_name="Ida", last_name="Lang", buying_role="champion")
    capture(cast.acme, email="eva@lang.de", first_name="Eva", last_name="Lang", company="Lang AG")
    look(cast.acme)
    EmailAddress.objects.create(user=cast.olga, email=cast.olga.email, verified=True, primary=True)
    with tenant_scope(cast.acme.pk):
        return Account.objects.get(domain="lang.example")


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_two_leads_are_compared_merged_and_taken_apart_on_a_desk_and_a_telephone(desk, phone, cast, pairs):
    for window in (desk, phone):
        window.sign_in("rita@people.example")
        page = window.open("/t/acme/duplicates")
        page.get_by_role("heading", name="Otto Lang and Otto Lang").wait_for()
        assert fits(page)
    card = desk.page.get_by_role("article").filter(has_text="Otto Lang and Otto Lang")
    card.get_by_label("Role: Head, of the younger one").check()
    card.get_by_role("button", name="Merge", exact=True).click()
    desk.page.get_by_text("is now part of Otto Lang. It can be taken back on the lead's page.").wait_for()
    with tenant_scope(cast.acme.pk):
        lead = Lead.objects.standing().get(first_name="Otto")
        assert (lead.role, lead.phone, lead.email) == ("Head", "+4930123456", "otto.lang@lang.example")
    for window in (desk, phone):
        page = window.open(f"/t/acme/leads/{lead.pk}/merge")
        page.get_by_role("heading", name="Part of this lead").wait_for()
        assert fits(page)
    page.get_by_role("button", name="Take this merge back").click()
    page.get_by_text("stands by itself again.").wait_for()


def test_a_company_is_merged_and_its_people_s_parts_told(desk, phone, cast, pairs):
    for window in (desk, phone):
        window.sign_in("olga@people.example")
        page = window.open(f"/t/acme/accounts/{pairs.pk}")
        page.get_by_text("This may be the same company as").wait_for()
        assert fits(page)
    page = desk.page
    page.get_by_role("button", name="Merge it into Lang GmbH").click()
    page.get_by_text("Lang AG is now part of Lang GmbH.").wait_for()
    page.get_by_label("Part of Eva Lang in the decision").select_option("economic_buyer")
    page.get_by_role("button", name="Save the parts").click()
    page.get_by_text("The part of one person was changed.").wait_for()
    page.get_by_label("Another one").fill("gmail.com")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_text("Anybody can have an address at gmail.com").wait_for()
    desk.complaints.clear()  # 422 is how a page says that a form was refused
    page = phone.open(f"/t/acme/accounts/{pairs.pk}")
    assert fits(page)
