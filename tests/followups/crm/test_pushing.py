"""From here to HubSpot: leads, deals, notes, tasks and opt-outs, each once (mission N3)."""

import io

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connections

from followups.crm import pushing
from followups.crm.hubspot.calling import Calling
from followups.crm.hubspot.client import HubSpot
from followups.crm.managing import send_all
from followups.crm.pushing import try_again
from followups.crm.telling import tell_of_pause
from followups.data_requests import ask_for, carry_out
from followups.exporting import export_of
from followups.models import CrmConnection, CrmLink
from followups.own_steps import set_own_step
from leads.changing import change_lead
from leads.models import Lead
from leads.stages import move_stage
from leads.stopping import stop
from suppression.suppressing import suppress
from tenants.scope import tenant_scope
from tests.followups.crm.conftest import connect, connection_of, hours, lead_of, leads_of, links_of, sync, told
from tests.hubspot_server import broken, limited
from tests.settling import settle
from tests.story import MONDAY, capture, note

pytestmark = pytest.mark.django_db(transaction=True)


def change(tenant, lead, now=MONDAY, **fields):
    with tenant_scope(tenant.pk):
        change_lead(tenant, Lead.objects.get(pk=lead.pk), fields, now=now)


def contacts(hubspot):
    return list(hubspot.objects["contacts"].values())


def test_a_lead_becomes_a_contact_with_its_fields_and_stage(acme, hubspot):
    lead = capture(acme, role="Head of IT", phone="+4930123456")
    row = sync(acme)
    (contact,) = contacts(hubspot)
    assert {name: contact.get(name) for name in ("email", "firstname", "jobtitle", "phone", "hs_lead_status")} == {
        "email": "anna@buyer.example", "firstname": "Anna", "jobtitle": "Head of IT", "phone": "+4930123456",
        "hs_lead_status": "NEW",
    }  # fmt: skip
    assert (contact["hubspot_owner_id"], contact["followthrough_id"]) == ("71", str(lead.pk))
    assert (row.error, row.last_said) == ("", "0 records read, 1 written.")


def test_a_lead_without_an_address_is_known_by_our_own_id(acme, hubspot):
    lead = capture(acme, email="", phone="+4930123456")
    sync(acme)
    sync(acme, hours(1))
    assert [(row["phone"], row["followthrough_id"]) for row in contacts(hubspot)] == [("+4930123456", str(lead.pk))]


def test_any_number_of_runs_leads_to_the_same_state_on_both_sides(acme, hubspot):
    lead = capture(acme, role="Head of IT")
    note(acme, lead, kind="call", text="She asked about prices.")
    ben = hubspot.add("contacts", email="ben@buyer.example", jobtitle="CFO")
    hubspot.add("notes", contact=ben, hs_note_body="He is the buyer.", hs_timestamp="2026-11-23T09:00:00Z")
    hubspot.add(
        "tasks", contact=ben, hs_task_subject="Call Ben", hs_task_status="NOT_STARTED", hs_timestamp="1795600000000"
    )
    hubspot.add("deals", contact=ben, dealstage="proposal", amount="900.50")
    for hour in range(3):
        sync(acme, hours(hour))
    there, here = hubspot.state(), told(acme, "note", "call", "changed", "stage", "promise_made", "captured")
    before = len(hubspot.writes())
    for hour in range(3, 6):
        assert sync(acme, hours(hour)).error == ""
    assert (hubspot.state(), told(acme, "note", "call", "changed", "stage", "promise_made", "captured")) == (
        there,
        here,
    )
    assert len(hubspot.writes()) == before


def test_nothing_that_came_from_there_is_written_back(acme, hubspot):
    anna = hubspot.add("contacts", email="anna@buyer.example", jobtitle="CFO")
    hubspot.add("notes", contact=anna, hs_note_body="A good call.", hs_timestamp="2026-11-23T09:00:00Z")
    sync(acme)
    sync(acme, hours(1))
    assert (hubspot.objects["contacts"][anna]["jobtitle"], len(hubspot.objects["notes"])) == ("CFO", 1)
    assert hubspot.objects["contacts"][anna].get("firstname") is None


def test_only_what_changed_here_is_written(acme, hubspot):
    lead = capture(acme, role="Head of IT")
    sync(acme)
    sync(acme, hours(1))
    hubspot.asked.clear()
    change(acme, lead, hours(2), role="CEO")
    sync(acme, hours(2))
    (body,) = [body for _, path, body in hubspot.asked if path.endswith("contacts/batch/update")]
    assert [each["properties"] for each in body["inputs"]] == [{"jobtitle": "CEO"}]


def test_who_is_there_already_is_linked_and_not_written_over(acme, hubspot):
    connection = connection_of(acme)
    with tenant_scope(acme.pk):
        CrmConnection.objects.filter(pk=connection.pk).update(pulls=[])
    hubspot.add("contacts", email="anna@buyer.example", jobtitle="CEO", lastname="Berg-Holm")
    capture(acme, role="", last_name="")
    sync(acme)
    assert [(row["jobtitle"], row["lastname"], row["firstname"]) for row in contacts(hubspot)] == [
        ("CEO", "Berg-Holm", "Anna")
    ]
    assert (lead_of(acme).role, lead_of(acme).last_name) == ("CEO", "Berg-Holm")


def test_an_address_that_is_second_there_is_linked_instead(acme, hubspot):
    anna = hubspot.add("contacts", email="anna.berg@buyer.example")
    hubspot.second_addresses["anna@buyer.example"] = anna
    connection = connection_of(acme)
    with tenant_scope(acme.pk):
        CrmConnection.objects.filter(pk=connection.pk).update(pulls=[])
    capture(acme, role="CEO")
    sync(acme)
    sync(acme, hours(1))
    (link,) = links_of(acme, kind="contact")
    assert (link.remote_id, link.error, len(contacts(hubspot))) == (anna, "", 1)
    assert (contacts(hubspot)[0]["email"], contacts(hubspot)[0]["jobtitle"]) == ("anna.berg@buyer.example", "CEO")


def test_a_new_address_that_another_contact_has_is_told_and_links_nobody_else(acme, hubspot):
    lead = capture(acme)
    sync(acme)
    hubspot.objects["contacts"]["900"] = {"email": "new@buyer.example", "hs_object_id": "900", "lastmodifieddate": "1"}
    change(acme, lead, hours(1), email="new@buyer.example")
    sync(acme, hours(1))
    (link,) = links_of(acme, kind="contact")
    assert (link.remote_id == "900", link.error_field, link.error, link.push_at) == (
        False, "email", "Contact 900 has the address that this lead has now.", None,
    )  # fmt: skip


def test_one_bad_record_of_a_batch_is_told_by_field_and_the_others_go(acme, hubspot):
    bad = capture(acme, email="bad@buyer.example", role="Wizard")
    capture(acme, email="good@buyer.example", role="CEO")
    hubspot.refuses["jobtitle", "Wizard"] = "Wizard was not one of the allowed options."
    row = sync(acme)
    assert [each["email"] for each in contacts(hubspot)] == ["good@buyer.example"]
    (link,) = links_of(acme, lead_id=bad.pk, kind="contact")
    assert (row.last_said, link.error_field, link.push_at) == (
        "0 records read, 1 written, 1 refused.",
        "jobtitle",
        None,
    )
    assert "Wizard was not one of the allowed options." in link.error
    assert link.mend == "Check the value and the mapping of this field, then try again."
    hubspot.refuses.clear()
    with tenant_scope(acme.pk):
        try_again(CrmLink.objects.get(pk=link.pk), hours(1))
    sync(acme, hours(1))
    assert sorted(each["email"] for each in contacts(hubspot)) == ["bad@buyer.example", "good@buyer.example"]
    assert links_of(acme, lead_id=bad.pk, kind="contact")[0].error == ""


def test_what_was_said_goes_as_notes_and_a_stop_too(acme, hubspot):
    lead = capture(acme)
    note(acme, lead, kind="email_in", text="How much is <it>?\nAnna")
    with tenant_scope(acme.pk):
        stop(acme, Lead.objects.get(), "explicit_no", say="She said no.", now=hours(1))
    sync(acme, hours(2))
    sync(acme, hours(3))
    bodies = sorted(row["hs_note_body"] for row in hubspot.objects["notes"].values())
    assert bodies == [
        "<b>Followthrough: E-mail in</b><br>How much is &lt;it&gt;?<br>Anna",
        "<b>Followthrough: Stopped</b><br>She said no.",
    ]
    (contact,) = hubspot.objects["contacts"]
    assert [hubspot.hangs_on["notes", "contacts", pk] for pk in hubspot.objects["notes"]] == [[contact], [contact]]
    assert told(acme, "note") == []


def test_a_step_that_is_no_longer_needed_is_closed_there(acme, hubspot):
    lead = capture(acme)
    for hour, title in ((1, "Call her"), (3, "Write to her")):
        with tenant_scope(acme.pk):
            set_own_step(
                acme, Lead.objects.get(pk=lead.pk), title=title, due=hours(30), because="She asked.", now=hours(hour)
            )
        sync(acme, hours(hour + 1))
    assert sorted((row["hs_task_subject"], row["hs_task_status"]) for row in hubspot.objects["tasks"].values()) == [
        ("No longer needed: Call her", "COMPLETED"), ("Write to her", "NOT_STARTED"),
    ]  # fmt: skip


def test_a_stage_here_moves_the_deal_there(acme, hubspot):
    anna = hubspot.add("contacts", email="anna@buyer.example")
    deal = hubspot.add("deals", contact=anna, dealstage="appointment", amount="100")
    sync(acme)
    with tenant_scope(acme.pk):
        move_stage(acme, Lead.objects.get(), "won", because="Signed.", now=hours(1))
    sync(acme, hours(2))
    sync(acme, hours(3))
    assert (hubspot.objects["deals"][deal]["dealstage"], lead_of(acme).stage) == ("closedwon", "won")


def test_a_deal_is_made_once_where_that_is_wanted(cast, hubspot):
    acme = connect(cast.acme, creates_deals=True, stages={"appointment": "qualified"})
    lead = capture(acme, value=4900, company="Buyer Ltd")
    sync(acme)
    assert hubspot.objects["deals"] == {}
    with tenant_scope(acme.pk):
        move_stage(acme, Lead.objects.get(pk=lead.pk), "qualified", because="Fits.", now=hours(1))
    for hour in (2, 3):
        sync(acme, hours(hour))
    ((pk, deal),) = hubspot.objects["deals"].items()
    assert (deal["dealname"], deal["amount"], deal["dealstage"], deal["pipeline"]) == (
        "Buyer Ltd",
        "4900",
        "appointment",
        "default",
    )
    assert len(hubspot.hangs_on["deals", "contacts", pk]) == 1


def test_an_opt_out_here_ends_the_mail_there(acme, hubspot):
    lead = capture(acme)
    sync(acme)
    with tenant_scope(acme.pk):
        suppress(acme, kind="email", value=lead.email, reason="opt_out", source="page", now=hours(1))
    sync(acme, hours(2))
    sync(acme, hours(3))
    assert hubspot.unsubscribed == ["anna@buyer.example"]


def test_where_both_have_changed_a_field_the_newer_change_wins(acme, hubspot):
    lead = capture(acme, role="CTO", first_name="Anna")
    sync(acme)
    ((pk, _),) = hubspot.objects["contacts"].items()
    change(acme, lead, hours(1), role="CEO", first_name="Ann")
    hubspot.at = hours(2)
    hubspot.change("contacts", pk, jobtitle="Chair")
    hubspot.at = MONDAY.replace(minute=30)
    hubspot.change("contacts", pk, firstname="Annie")
    sync(acme, hours(3))
    sync(acme, hours(4))
    row = hubspot.objects["contacts"][pk]
    assert (row["jobtitle"], lead_of(acme).role) == ("Chair", "Chair")
    assert (row["firstname"], lead_of(acme).first_name) == ("Ann", "Ann")


@pytest.mark.parametrize(("wins", "left"), [("crm", "Chair"), ("ours", "CEO")])
def test_where_both_have_changed_a_field_its_owner_wins(cast, hubspot, wins, left):
    rule = {"field": "role", "property": "jobtitle", "wins": wins}
    acme = connect(cast.acme, fields=[{"field": "email", "property": "email"}, rule])
    lead = capture(acme, role="CTO")
    sync(acme)
    ((pk, _),) = hubspot.objects["contacts"].items()
    change(acme, lead, hours(1), role="CEO")
    hubspot.change("contacts", pk, jobtitle="Chair")
    sync(acme, hours(2))
    assert (hubspot.objects["contacts"][pk]["jobtitle"], lead_of(acme).role) == (left, left)


def test_a_token_that_is_refused_pauses_and_a_new_one_makes_up_for_it(acme, hubspot):
    sync(acme)
    hubspot.token = "pat-eu1-rotated"
    capture(acme)
    row = sync(acme, hours(1))
    assert (row.is_active, row.next_run_at, row.paused_because) == (
        False, None, "HubSpot refuses the token: it was revoked, rotated or has run out. Enter a new one.",
    )  # fmt: skip
    assert tell_of_pause(acme, row.pk) == len(mail.outbox) == 1
    assert mail.outbox[0].subject == "Acme: the sync with HubSpot has stopped"
    assert row.paused_because in mail.outbox[0].body
    hubspot.token = "pat-eu1-sesame"
    with tenant_scope(acme.pk):
        CrmConnection.objects.update(is_active=True)
    assert sync(acme, hours(2)).error == ""
    assert [each["email"] for each in contacts(hubspot)] == ["anna@buyer.example"]


def test_a_missing_scope_is_named(acme, hubspot):
    errors = [{"context": {"requiredGranularScopes": ["crm.objects.deals.read"]}}]
    hubspot.faults.append((403, {"message": "This app hasn't been granted all required scopes", "errors": errors}, {}))
    row = sync(acme)
    assert row.paused_because == (
        "The token may not do this. Give the private app the missing scopes: crm.objects.deals.read."
    )


def test_a_short_limit_is_waited_for_and_a_day_s_limit_ends_the_run(acme, hubspot):
    waited = []

    def opening(kind, token):
        return HubSpot(Calling(token, waited.append))

    hubspot.faults.extend([limited(2), limited(**{"X-HubSpot-RateLimit-Interval-Milliseconds": "3000"})])
    assert (sync(acme, MONDAY, opening).error, waited) == ("", [2.0, 3.0])
    hubspot.faults.append(limited(policy="DAILY"))
    row = sync(acme, hours(1), opening)
    assert (row.is_active, row.error, row.next_run_at, row.attempts) == (
        True, "HubSpot takes no more requests for today: You have reached your daily limit.", hours(2), 0,
    )  # fmt: skip


def test_a_wait_that_it_asks_for_is_kept(acme, hubspot):
    waited = []

    def opening(kind, token):
        return HubSpot(Calling(token, waited.append, lambda: MONDAY))

    for says in ({"Retry-After": "Mon, 23 Nov 2026 10:00:04 GMT"}, {"Retry-After": "3600"}):
        hubspot.faults.append((503, {"message": "Being mended."}, says))
    row = sync(acme, MONDAY, opening)
    assert (waited, row.next_run_at, row.error) == ([4.0], hours(1), "HubSpot answered 503: Being mended.")
    hubspot.faults.append(limited(**{"Retry-After": "Wed, 25 Nov 2026 10:00:00 GMT"}))
    assert (sync(acme, hours(1), opening).next_run_at, waited) == (hours(25), [4.0])


def test_errors_of_its_own_are_tried_again_ever_later(acme, hubspot):
    waits = []
    for hour in range(3):
        hubspot.faults.append(broken(503))
        waits.append((sync(acme, hours(hour)).next_run_at - hours(hour)).total_seconds())
    assert waits == [120, 240, 480]
    row = sync(acme, hours(4))
    assert (row.attempts, row.error, (row.next_run_at - hours(4)).total_seconds()) == (0, "", 300)


def test_what_dies_after_the_network_is_written_once_all_the_same(acme, hubspot, monkeypatch):
    lead = capture(acme)
    note(acme, lead, kind="call", text="She asked about prices.")
    keep = pushing._note
    monkeypatch.setattr(pushing, "_note", _dies)
    for hour in range(2):
        with pytest.raises(KeyboardInterrupt):
            sync(acme, hours(hour))
    monkeypatch.setattr(pushing, "_note", keep)
    sync(acme, hours(2))
    assert (len(hubspot.objects["contacts"]), len(hubspot.objects["notes"])) == (1, 1)


def _dies(*args):
    raise KeyboardInterrupt


def test_what_changes_while_it_is_being_written_is_written_again(acme, hubspot):
    lead = capture(acme, role="CTO")
    sync(acme)
    change(acme, lead, hours(1), role="CEO")

    def meanwhile():
        if hubspot.asked[-1][1].endswith("contacts/batch/update"):
            hubspot.meanwhile = None
            try:
                change(acme, lead, hours(2), role="Chair")
            finally:
                connections.close_all()  # this is the server's thread

    hubspot.meanwhile = meanwhile
    sync(acme, hours(2))
    sync(acme, hours(3))
    assert (contacts(hubspot)[0]["jobtitle"], lead_of(acme).role) == ("Chair", "Chair")


def test_each_client_has_its_own_crm_and_sees_nothing_of_another(acme, cast, hubspot):
    rival = connect(cast.rival)
    hubspot.add("contacts", email="ben@buyer.example")
    capture(rival, email="zed@buyer.example")
    sync(acme)
    assert [lead.email for lead in leads_of(acme)] == ["ben@buyer.example"]
    assert [lead.email for lead in leads_of(rival)] == ["zed@buyer.example"]
    assert (len(links_of(acme)), len(links_of(rival))) == (1, 0)


def test_who_was_erased_is_neither_brought_back_nor_written(acme, hubspot):
    anna = hubspot.add("contacts", email="anna@buyer.example", jobtitle="CEO", firstname="Anna")
    sync(acme)
    with tenant_scope(acme.pk):
        request = ask_for(acme, Lead.objects.get(), "erasure", because="Asked by mail.", through="test", now=hours(1))
    carry_out(acme, request.pk, hours(1))
    (link,) = links_of(acme, kind="contact")
    assert (link.remote_id, link.base, link.facts, link.push_at) == (anna, {}, {}, None)
    hubspot.change("contacts", anna, jobtitle="Chair")
    hubspot.add("notes", contact=anna, hs_note_body="Anna called.", hs_timestamp="2026-11-23T13:00:00Z")
    sync(acme, hours(2))
    assert (lead_of(acme).stop_code, lead_of(acme).email, lead_of(acme).role, told(acme, "note")) == (
        "erased",
        "",
        "",
        [],
    )
    assert hubspot.objects["contacts"][anna]["jobtitle"] == "Chair"


def test_who_is_erased_while_written_leaves_a_number_and_nothing_else(acme, hubspot):
    capture(acme)

    def meanwhile():
        if hubspot.asked[-1][1].endswith("contacts/batch/upsert"):
            hubspot.meanwhile = None
            try:
                with tenant_scope(acme.pk):
                    lead = Lead.objects.get()
                    request = ask_for(acme, lead, "erasure", because="By mail.", through="test", now=hours(1))
                carry_out(acme, request.pk, hours(1))
            finally:
                connections.close_all()  # this is the server's thread

    hubspot.meanwhile = meanwhile
    sync(acme)
    (link,) = links_of(acme, kind="contact")
    assert (link.remote_id == next(iter(hubspot.objects["contacts"])), link.base, link.push_at) == (True, {}, None)


def test_after_a_restore_it_goes_on_from_now(acme, hubspot):
    capture(acme)
    sync(acme)
    call_command("restart_changes", stdout=io.StringIO())
    assert connection_of(acme).position_xid == 0
    before = len(hubspot.writes())
    assert sync(acme, hours(1)).error == ""
    assert len(hubspot.writes()) == before


def test_an_export_says_whom_the_person_is_in_the_crm(acme, hubspot):
    anna = hubspot.add("contacts", email="anna@buyer.example")
    sync(acme)
    with tenant_scope(acme.pk):
        (link,) = export_of(acme, Lead.objects.get())["CRM_links"]
    assert (link["kind"], link["remote_id"]) == ("contact", anna)


def test_all_leads_are_sent_where_there_were_some_before(cast, hubspot):
    capture(cast.acme)
    settle()  # what was there before is below the place at which the connection begins
    acme = connect(cast.acme)
    sync(acme)
    assert contacts(hubspot) == []
    with tenant_scope(acme.pk):
        assert send_all(acme, CrmConnection.objects.get(), hours(1)) == 1
    sync(acme, hours(1))
    assert [row["email"] for row in contacts(hubspot)] == ["anna@buyer.example"]
