"""From HubSpot to here: contacts, deals, notes and tasks, once each, however often they are read (mission A1, B1, C2, K3)."""

import re
from datetime import timedelta

import pytest
from django_q.models import OrmQ

from followups.crm.syncing import EVERY
from followups.models import Finding, FollowUp
from followups.own_steps import set_own_step
from leads.models import Event, Lead, Promise
from leads.stopping import stop
from suppression.models import Suppression
from tenants.scope import tenant_scope
from tests.followups.crm.conftest import connect, connection_of, hours, lead_of, leads_of, links_of, sync, told
from tests.hubspot_server import broken
from tests.story import MONDAY, capture

pytestmark = pytest.mark.django_db(transaction=True)

ANNA = {
    "email": "Anna@Buyer.example", "firstname": "Anna", "lastname": "Berg", "phone": "+49 30 123456", "jobtitle": "Head of IT",
    "hs_lead_status": "CONNECTED", "hubspot_owner_id": "71",
}  # fmt: skip


def test_a_contact_becomes_a_lead_with_what_is_known_of_it(acme, hubspot):
    company = hubspot.add("companies", name="Buyer Ltd", domain="buyer.example")
    anna = hubspot.add("contacts", **ANNA)
    hubspot.hang("contacts", anna, "companies", company)
    row = sync(acme)
    lead = lead_of(acme)
    assert (row.error, lead.email, lead.name, lead.phone) == (
        "",
        "Anna@Buyer.example".lower(),
        "Anna Berg",
        "+4930123456",
    )
    assert (lead.role, lead.stage, lead.owner.email, lead.company) == (
        "Head of IT", "contacted", "olga@people.example", "Buyer Ltd",
    )  # fmt: skip
    assert (lead.source, lead.account.domain) == ("HubSpot", "buyer.example")
    with tenant_scope(acme.pk):  # whoever stands in a list has not turned to us: no first reply goes out
        assert Event.objects.get(kind="captured").direction == "none"


def test_a_contact_is_no_lead_where_only_known_people_are_read(cast, hubspot):
    acme = connect(cast.acme, takes_in="known")
    hubspot.add("contacts", **ANNA)
    hubspot.add("contacts", email="ben@buyer.example", jobtitle="CFO")
    capture(acme, email="ben@buyer.example")
    sync(acme)
    assert [(lead.email, lead.role) for lead in leads_of(acme)] == [("ben@buyer.example", "CFO")]


def test_contacts_are_taken_in_by_their_lifecycle_stage(cast, hubspot):
    acme = connect(cast.acme, takes_in="lifecycle", lifecycles=["opportunity"])
    hubspot.add("contacts", email="ben@buyer.example", lifecyclestage="subscriber")
    hubspot.add("contacts", email="cleo@buyer.example", lifecyclestage="opportunity")
    sync(acme)
    assert [lead.email for lead in leads_of(acme)] == ["cleo@buyer.example"]


def test_a_change_there_is_entered_here_once(acme, hubspot):
    anna = hubspot.add("contacts", **ANNA)
    sync(acme)
    hubspot.change("contacts", anna, jobtitle="CEO")
    sync(acme, hours(1))
    sync(acme, hours(2))
    assert lead_of(acme).role == "CEO"
    assert told(acme, "changed") == ["Changed: role."]


def test_what_is_cleared_there_is_cleared_here_but_never_the_address(acme, hubspot):
    anna = hubspot.add("contacts", **ANNA)
    sync(acme)
    hubspot.change("contacts", anna, jobtitle="", email="")
    sync(acme, hours(1))
    assert (lead_of(acme).role, lead_of(acme).email) == ("", "anna@buyer.example")


def test_more_records_than_a_search_may_page_are_all_read(acme, hubspot):
    for number in range(450):
        hubspot.add("contacts", email=f"lead{number}@buyer{number}.example")
    row = sync(acme)
    assert (len(leads_of(acme)), row.last_said.startswith("45")) == (450, True)
    searches = [body for _, path, body in hubspot.asked if path.endswith("contacts/search")]
    assert {body.get("after") for body in searches} == {None}


def test_a_bulk_import_of_one_millisecond_is_read_by_its_ids(acme, hubspot):
    hubspot.ticks = False
    for number in range(430):
        hubspot.add("contacts", email=f"lead{number}@buyer{number}.example")
    hubspot.ticks = True
    hubspot.add("contacts", email="later@buyer.example")
    sync(acme)
    assert len(leads_of(acme)) == 431
    row = connection_of(acme)
    assert (row.cursors["contact"]["tie"], row.cursors["contact"]["more"]) == ("", False)


def test_a_run_that_is_cut_off_goes_on_where_it_was(acme, hubspot):
    for number in range(250):
        hubspot.add("contacts", email=f"lead{number}@buyer{number}.example")
    hubspot.meanwhile = lambda: _break_the_second_page(hubspot)
    row = sync(acme)
    assert (row.error, len(leads_of(acme)), row.cursors["contact"]["more"]) == (
        "HubSpot answered 502: Something went wrong.", 200, True,
    )  # fmt: skip
    hubspot.meanwhile = None
    row = sync(acme, hours(1))
    assert (row.error, len(leads_of(acme)), row.cursors["contact"]["more"]) == ("", 250, False)


def test_a_run_that_takes_too_long_writes_too_and_rings_for_the_next(acme, hubspot, monkeypatch):
    monkeypatch.setattr("followups.crm.syncing.SECONDS_A_JOB", 0)
    for number in range(201):
        hubspot.add("contacts", email=f"lead{number}@buyer{number}.example")
    capture(acme, email="mine@buyer.example")
    OrmQ.objects.all().delete()
    row = sync(acme)
    # What the reading itself has changed may be told by the feed only later: transactions beside this test hold it back.
    assert re.fullmatch(r"200 records read, \d{1,3} written; more are left\.", row.last_said), row.last_said
    assert row.next_run_at == MONDAY
    assert [job.task["func"] for job in OrmQ.objects.all()].count("followups.jobs.sync_crm") == 1
    monkeypatch.setattr("followups.crm.syncing.SECONDS_A_JOB", 60)
    row = sync(acme, hours(1))
    assert (len(hubspot.objects["contacts"]), len(leads_of(acme)), row.next_run_at) == (202, 202, hours(1) + EVERY)


def _break_the_second_page(hubspot):
    if sum(path.endswith("contacts/search") for _, path, _ in hubspot.asked) == 2 and not hubspot.faults:
        hubspot.faults.append(broken())


def test_a_deal_tells_value_close_date_and_stage(acme, hubspot):
    anna = hubspot.add("contacts", **ANNA)
    deal = hubspot.add(
        "deals", contact=anna, dealname="Plan", amount="4900", closedate="2026-12-24T00:00:00Z", dealstage="proposal"
    )
    sync(acme)
    lead = lead_of(acme)
    assert (lead.value, lead.expected_close.isoformat(), lead.stage) == (4900, "2026-12-24", "proposal_sent")
    hubspot.change("deals", deal, dealstage="closedlost", closed_lost_reason="Too expensive")
    sync(acme, hours(1))
    assert (lead_of(acme).stage, lead_of(acme).lost_reason) == ("lost", "Too expensive")
    hubspot.change("deals", deal, dealstage="closedwon")
    sync(acme, hours(2))
    assert lead_of(acme).stage == "won"


def test_a_lead_follows_its_open_deal_and_of_two_the_newer(acme, hubspot):
    anna = hubspot.add("contacts", **ANNA)
    old = hubspot.add("deals", contact=anna, amount="100", dealstage="closedlost")
    hubspot.add("deals", contact=anna, amount="900", dealstage="appointment")
    hubspot.change("deals", old, amount="200")
    sync(acme)
    assert (lead_of(acme).value, lead_of(acme).stage) == (900, "qualified")
    assert [link.local_id is not None for link in links_of(acme, kind="deal", facts__closed=False)] == [True]


def test_a_note_comes_into_the_journal_and_is_read_for_promises(acme, hubspot):
    anna = hubspot.add("contacts", **ANNA)
    note = hubspot.add(
        "notes", contact=anna, hs_timestamp="2026-11-23T09:00:00Z",
        hs_note_body="<p>Good call.</p><p>I will send the plan on Friday.</p>",
    )  # fmt: skip
    sync(acme)
    sync(acme, hours(1))
    assert [" ".join(text.split()) for text in told(acme, "note")] == ["Good call. I will send the plan on Friday."]
    with tenant_scope(acme.pk):
        assert [finding.kind for finding in Finding.objects.all()] == ["us"]
    hubspot.change("notes", note, hs_note_body="<p>They cancelled.</p>")
    sync(acme, hours(2))
    sync(acme, hours(3))
    assert told(acme, "note")[1:] == ["They cancelled."]


def test_a_task_there_is_owed_here_until_it_is_done_there(acme, hubspot):
    anna = hubspot.add("contacts", **ANNA)
    task = hubspot.add(
        "tasks", contact=anna, hs_task_subject="Call Anna", hs_task_status="NOT_STARTED",
        hs_timestamp="2026-11-25T09:00:00Z", hubspot_owner_id="71",
    )  # fmt: skip
    sync(acme)
    with tenant_scope(acme.pk):
        promise = Promise.objects.get()
    assert (promise.by, promise.text, promise.due.isoformat()) == ("us", "Call Anna", "2026-11-25T09:00:00+00:00")
    hubspot.change("tasks", task, hs_task_status="COMPLETED")
    sync(acme, hours(1))
    with tenant_scope(acme.pk):
        assert Promise.objects.get().state == "kept"
    assert told(acme, "promise_kept") == ["Call Anna: Done in HubSpot by olga@people.example."]


def test_a_task_of_ours_that_is_done_there_is_done_here(acme, hubspot):
    hubspot.add("contacts", **ANNA)
    sync(acme)
    with tenant_scope(acme.pk):
        set_own_step(
            acme,
            Lead.objects.get(),
            title="Call her",
            due=hours(30),
            because="She asked.",
            now=hours(1),
            channel="call",
        )
    sync(acme, hours(2))
    ((pk, task),) = hubspot.objects["tasks"].items()
    assert (task["hs_task_subject"], task["hs_task_status"], task["hs_task_type"]) == (
        "Call her",
        "NOT_STARTED",
        "CALL",
    )
    hubspot.change("tasks", pk, hs_task_status="COMPLETED")
    sync(acme, hours(3))
    with tenant_scope(acme.pk):
        step = FollowUp.objects.get()
    assert (step.state, step.state_because) == ("done", "Done in HubSpot by olga@people.example.")


def test_an_opt_out_there_stops_mail_here_and_stays(acme, hubspot):
    anna = hubspot.add("contacts", **ANNA, hs_email_optout="true")
    sync(acme)
    hubspot.change("contacts", anna, hs_email_optout="false")
    sync(acme, hours(1))
    with tenant_scope(acme.pk):
        (entry,) = Suppression.objects.all()
    assert (entry.value, entry.channel, entry.reason, entry.source) == (
        "anna@buyer.example",
        "email",
        "opt_out",
        "crm:hubspot",
    )
    assert (entry.lifted_at, hubspot.unsubscribed) == (None, [])


def test_a_stop_is_stronger_than_the_crm(acme, hubspot):
    anna = hubspot.add("contacts", **ANNA)
    deal = hubspot.add("deals", contact=anna, dealstage="closedlost")
    sync(acme)
    with tenant_scope(acme.pk):
        stop(acme, Lead.objects.get(), "explicit_no", say="She said no.", now=hours(1))
    hubspot.change("deals", deal, dealstage="appointment")
    sync(acme, hours(2))
    assert (lead_of(acme).stage, lead_of(acme).stop_code) == ("lost", "explicit_no")
    (link,) = links_of(acme, kind="deal")
    assert (link.error_field, link.error) == (
        "stage", "Anna Berg is stopped (explicit_no), and stays closed. Lift the stop first.",
    )  # fmt: skip


def test_a_merged_contact_goes_on_under_its_new_id(acme, hubspot):
    anna = hubspot.add("contacts", **ANNA)
    sync(acme)
    other = hubspot.add("contacts", email="anna.berg@buyer.example", firstname="Anna", lastname="Berg")
    hubspot.merge(other, anna)
    hubspot.change("contacts", other, email="anna@buyer.example", jobtitle="CEO")
    sync(acme, hours(1))
    assert lead_of(acme).role == "CEO"
    assert {(link.remote_id, link.state) for link in links_of(acme, kind="contact")} == {
        (other, "linked"),
        (anna, "merged"),
    }


def test_two_leads_that_are_one_contact_there_are_told_of(acme, hubspot):
    anna = hubspot.add("contacts", **ANNA)
    ben = hubspot.add("contacts", email="ben@buyer.example")
    sync(acme)
    hubspot.merge(anna, ben)
    sync(acme, hours(1))
    (old,) = links_of(acme, remote_id=ben)
    assert (old.state, old.error) == ("merged", f"It was merged with contact {anna}, which is another lead here.")
    assert len(leads_of(acme)) == 2


def test_two_contacts_of_one_person_are_told_of_and_the_first_stays(acme, hubspot):
    anna = hubspot.add("contacts", email="anna@buyer.example", phone="+49 30 123456")
    sync(acme)
    twin = hubspot.add("contacts", phone="+49 30 123456", jobtitle="CEO")
    sync(acme, hours(1))
    (link,) = links_of(acme, kind="contact")
    assert (link.remote_id, link.error, lead_of(acme).role) == (
        anna, f"Contact {twin} is the same person, by its address or number, and is left alone.", "",
    )  # fmt: skip


def test_a_deleted_contact_is_found_missing_and_its_lead_stays(acme, hubspot):
    anna = hubspot.add("contacts", **ANNA)
    sync(acme)
    del hubspot.objects["contacts"][anna]
    sync(acme, MONDAY + timedelta(days=2))
    (link,) = links_of(acme, kind="contact")
    assert (link.state, link.error, len(leads_of(acme))) == ("gone", "It was deleted there.", 1)


def test_what_cannot_be_read_is_told_by_field_and_holds_up_nothing_else(acme, hubspot):
    anna = hubspot.add("contacts", **{**ANNA, "phone": "call me maybe"})
    sync(acme)
    (link,) = links_of(acme, kind="contact")
    assert (lead_of(acme).role, lead_of(acme).phone, link.error_field) == ("Head of IT", None, "phone")
    assert link.error.startswith("“call me maybe” is no phone number.")
    hubspot.change("contacts", anna, phone="+49 30 123456")
    sync(acme, hours(1))
    (link,) = links_of(acme, kind="contact")
    assert (lead_of(acme).phone, link.error) == ("+4930123456", "")
