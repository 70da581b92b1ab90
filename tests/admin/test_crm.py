import pytest
from django.contrib.admin.models import LogEntry
from django_q.models import OrmQ

from followups.crm.managing import try_out
from followups.jobs import tick
from followups.models import CrmConnection, CrmLink
from leads.models import Lead
from tenants.scope import tenant_scope
from tests.admin.conftest import faults, only, said, url
from tests.hubspot_server import TOKEN, hubspot_server
from tests.story import MONDAY

pytestmark = pytest.mark.django_db


def given(tenant, **fields):
    return {
        "tenant": str(tenant.pk), "kind": "hubspot", "pulls": ["contacts", "deals"], "pushes": ["contacts"],
        "takes_in": "lifecycle", "lifecycles": '["lead"]', "creates_contacts": "on", "pipeline": "",
        "fields": '[{"field": "email", "property": "email"}]', "stages": '{"appointment": "qualified"}', "statuses": "{}",
        "lifecycle": "{}", "owners": "{}", **fields,
    }  # fmt: skip


def test_a_connection_is_made_its_token_is_sealed_and_the_log_says_who(olga, ready):
    response = olga.post(url(CrmConnection, "add"), given(ready.bolt, token="pat-sesame"), follow=True)
    row = only(ready.bolt, CrmConnection)
    assert (response.status_code, row.token(), "pat-sesame" in row.sealed) == (200, "pat-sesame", False)
    assert (row.pulls, row.pushes, row.lifecycles, row.next_run_at is None) == (
        ["contacts", "deals"], ["contacts"], ["lead"], False,
    )  # fmt: skip
    assert "pat-sesame" not in olga.get(url(CrmConnection, "change", row.pk)).content.decode()
    assert LogEntry.objects.filter(object_id=str(row.pk), user=ready.olga).count() == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, {"token": ["Enter the access token of a private app: see docs/hubspot.md for the scopes it needs."]}),
        (
            {"token": "x", "fields": '[{"field": "role"}]'},
            {"fields": ["Entry 1: name the property by its internal name, like jobtitle."]},
        ),
        (
            {"token": "x", "stages": '{"appointment": "nowhere"}'},
            {
                "stages": [f'Give {{"id in the CRM": "stage here"}}; stages here are: {", ".join(Lead.Stage.values)}.'],
            },
        ),
        ({"token": "x", "lifecycles": '"lead"'}, {"lifecycles": ['Give a list, like ["lead", "opportunity"].']}),
    ],
)
def test_what_cannot_work_is_refused_by_field(olga, ready, fields, wrong):
    assert faults(olga.post(url(CrmConnection, "add"), given(ready.bolt, **fields))) == wrong


def test_a_second_connection_of_a_client_is_refused_in_words(olga, ready):
    assert faults(olga.post(url(CrmConnection, "add"), given(ready.acme, token="x"))) == {
        "tenant": ["Acme has a connection to this CRM already. Change that one."]
    }


def test_a_rep_configures_nothing(rita, ready):
    row = only(ready.acme, CrmConnection)
    assert rita.get(url(CrmConnection, "add")).status_code == 403
    assert rita.post(url(CrmConnection, "change", row.pk), given(ready.acme, token="theirs")).status_code == 403
    assert rita.post(url(CrmConnection, "act", row.pk, "off"), {"why": "Because."}).status_code == 403
    assert (only(ready.acme, CrmConnection).sealed, only(ready.acme, CrmConnection).is_active) == ("", True)


def test_the_test_says_which_account_it_is_and_refuses_another(olga, ready, act, settings):
    row = only(ready.acme, CrmConnection)
    with tenant_scope(ready.acme.pk):
        CrmConnection.objects.update(portal="")
        row.keep_token(TOKEN)
        row.save(update_fields=["sealed"])
    OrmQ.objects.all().delete()
    act(olga, row, "test")
    assert [job.task["func"] for job in OrmQ.objects.all()] == ["followups.jobs.try_crm"]
    with hubspot_server() as server:
        settings.SOURCE_API_URLS = {"hubspot": server.url}
        assert try_out(ready.acme, row.pk, MONDAY)
        row = only(ready.acme, CrmConnection)
        assert (row.test_ok, row.portal, row.test_say) == (True, "4242", "It answers: account 4242, app.hubspot.com.")
        page = olga.get(url(CrmConnection, "change", row.pk)).content.decode()
        assert "proposal (default: Proposal)" in page
        assert "Owners who are nobody here: nobody@elsewhere.example." in page
        with tenant_scope(ready.acme.pk):
            CrmConnection.objects.update(portal="17")
        assert not try_out(ready.acme, row.pk, MONDAY)
    assert only(ready.acme, CrmConnection).test_say == (
        "This token is for account 4242, and the links here are to account 17. Enter a token of that one."
    )


def test_it_is_switched_off_with_a_reason_and_on_again(olga, ready, act):
    row = only(ready.acme, CrmConnection)
    assert said(act(olga, row, "off", "We clean up.")) == [
        "It is switched off: We clean up. What happens meanwhile is made up for."
    ]
    row = only(ready.acme, CrmConnection)
    assert (row.is_active, row.paused_because, row.next_run_at) == (False, "We clean up.", None)
    assert said(act(olga, row, "on")) == ["It goes on where it was."]
    row = only(ready.acme, CrmConnection)
    assert (row.is_active, row.paused_because, row.next_run_at is None) == (True, "", False)


def test_the_tick_rings_for_whoever_is_due_and_for_nobody_else(ready):
    with tenant_scope(ready.acme.pk):
        CrmConnection.objects.update(next_run_at=MONDAY.replace(year=2020))
    OrmQ.objects.all().delete()
    tick()
    rung = [job.task["args"] for job in OrmQ.objects.all() if job.task["func"] == "followups.jobs.sync_crm"]
    assert rung == [(str(ready.acme.pk),)]


def test_what_was_refused_is_written_again_when_a_manager_says_so(olga, ready, act):
    link = only(ready.acme, CrmLink)
    with tenant_scope(ready.acme.pk):
        CrmLink.objects.filter(pk=link.pk).update(state="gone", error="It was deleted there.")
    assert said(act(olga, link, "again")) == ["It is compared and written with the next run."]
    link = only(ready.acme, CrmLink)
    assert (link.state, link.remote_id, link.push_at is None) == ("linked", "", False)
