from datetime import timedelta

import pytest

from followups.company_finding import COLLEAGUES
from followups.completing import complete
from followups.fact_finding import find_facts
from followups.models import FollowUp
from leads.models import Account, Event, Lead
from leads.signalling import record_signal
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, look, note

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def found(tenant, *leads, now=MONDAY + 9 * HOUR):
    with tenant_scope(tenant.pk):
        rows = list(Lead.objects.filter(pk__in=[lead.pk for lead in leads]))
        return find_facts(tenant, rows, now)


def people(tenant, count, domain="buyer.example"):
    return [capture(tenant, email=f"p{n}@{domain}", first_name=f"P{n}", last_name="") for n in range(count)]


def test_the_company_comes_with_its_owner_and_the_others_newest_news_first(cast):
    anna, bo, cy = people(cast.acme, 3)
    with tenant_scope(cast.acme.pk):
        Account.objects.update(owner=cast.rita, name="Buyer")
        Lead.objects.filter(pk=cy.pk).update(buying_role="champion", stage="qualified")
    note(cast.acme, bo, MONDAY + HOUR, kind="email", text="Hello")
    wrote = note(cast.acme, cy, MONDAY + 2 * HOUR, kind="email", text="Hello")
    note(cast.acme, cy, MONDAY + 3 * HOUR, kind="call", text="We talked")
    note(cast.acme, bo, MONDAY + 2 * HOUR, kind="email_out", text="Hello back")
    account = found(cast.acme, anna)[anna.pk].account
    assert (account.name, account.owner) == ("Buyer", str(cast.rita.pk))
    first, second = account.colleagues
    assert (first.id, first.name, first.buying_role, first.stage) == (str(cy.pk), "P2", "champion", "qualified")
    assert (first.last_reply_id, first.last_reply_at) == (str(wrote.pk), MONDAY + 2 * HOUR)
    assert (first.last_sign_at, first.last_contact_at) == (MONDAY + 3 * HOUR, MONDAY + 3 * HOUR)
    assert (second.id, second.last_reply_at, second.last_contact_at) == (
        str(bo.pk), MONDAY + HOUR, MONDAY + 2 * HOUR,
    )  # fmt: skip


def test_a_machines_click_a_capture_and_the_future_are_no_news(cast):
    anna, bo = people(cast.acme, 2)
    with tenant_scope(cast.acme.pk):
        record_signal(cast.acme, Lead.objects.get(pk=bo.pk), {"kind": "click", "at": MONDAY}, now=MONDAY)
    note(cast.acme, bo, MONDAY + 20 * HOUR, kind="meeting", text="Booked")
    (other,) = found(cast.acme, anna)[anna.pk].account.colleagues
    assert (other.last_sign_at, other.last_reply_at, other.last_contact_at) == (None, None, None)


def test_nobody_sees_more_than_twenty_colleagues_and_never_themselves(cast):
    leads = people(cast.acme, COLLEAGUES + 4)
    facts = found(cast.acme, *leads)
    assert {len(each.account.colleagues) for each in facts.values()} == {COLLEAGUES}
    assert [each for each in facts.values() if each.lead.id in {other.id for other in each.account.colleagues}] == []


def test_the_companies_of_a_batch_are_one_query_and_none_without_companies(cast, django_assert_num_queries):
    leads = [*people(cast.acme, 3), *people(cast.acme, 3, "else.example"), capture(cast.acme, email="z@gmail.com")]
    with tenant_scope(cast.acme.pk):
        rows = list(Lead.objects.filter(pk__in=[lead.pk for lead in leads]))
        alone = [row for row in rows if row.account_id is None]
        assert len(alone) == 1
        with django_assert_num_queries(13):
            find_facts(cast.acme, rows, MONDAY)
        with django_assert_num_queries(12):
            assert find_facts(cast.acme, alone, MONDAY)[alone[0].pk].account is None


def test_a_rivals_people_are_nobodys_colleagues(cast):
    (anna,) = people(cast.acme, 1)
    (spy,) = people(cast.rival, 1)
    note(cast.rival, spy, kind="email", text="Secret")
    assert found(cast.acme, anna)[anna.pk].account.colleagues == ()


def test_the_owner_s_word_holds_for_all_who_wait_for_it(cast):
    anna, bo, cy = people(cast.acme, 3)
    look(cast.acme)
    note(cast.acme, cy, MONDAY + HOUR, kind="email", text="Hello")
    with tenant_scope(cast.acme.pk):
        Lead.objects.wake(MONDAY + HOUR)
    look(cast.acme, MONDAY + HOUR)
    with tenant_scope(cast.acme.pk):
        waiting = {row.lead_id: row for row in FollowUp.objects.open().filter(rule="colleague_replied")}
        assert set(waiting) == {anna.pk, bo.pk}
        complete(cast.acme, waiting[anna.pk], because="Go on.", user=cast.olga, now=MONDAY + 2 * HOUR)
        assert FollowUp.objects.get(pk=waiting[bo.pk].pk).state == "done"
        told = Event.objects.filter(kind="follow_up_done").values_list("lead_id", "text", "user__name")
        assert (bo.pk, f"Settled with a colleague's: {waiting[bo.pk].title}. Go on.", "Olga") in set(told)
    look(cast.acme, MONDAY + 2 * HOUR)
    with tenant_scope(cast.acme.pk):
        rules = dict(FollowUp.objects.open().values_list("lead_id", "rule"))
    assert "colleague_replied" not in {rules[anna.pk], rules[bo.pk]}


def test_the_owner_of_the_account_has_the_work_on_the_company(cast):
    _, bo = people(cast.acme, 2)
    with tenant_scope(cast.acme.pk):
        Account.objects.update(owner=cast.rita)
    look(cast.acme)
    note(cast.acme, bo, MONDAY + HOUR, kind="email", text="Hello")
    with tenant_scope(cast.acme.pk):
        Lead.objects.wake(MONDAY + HOUR)
    look(cast.acme, MONDAY + HOUR)
    with tenant_scope(cast.acme.pk):
        owners = {task.rule: task.owner for task in FollowUp.objects.open().select_related("owner")}
    assert owners == {"colleague_replied": cast.rita, "reply_waiting": cast.olga}
