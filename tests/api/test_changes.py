"""The changes feed (mission N3): in order, at least once, and nothing that commits late is left out."""

import threading
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone

from followups.changes import GROUP_OF, INNER, START, changes_after
from followups.models import FollowUp, Webhook
from followups.own_steps import set_own_step
from leads.journal import record
from leads.models import Event, Lead
from leads.stages import move_stage
from suppression.models import Suppression
from suppression.suppressing import suppress
from tenants.scope import tenant_scope
from tests.api.conftest import wrong
from tests.settling import settle
from tests.story import MONDAY, capture, note

pytestmark = pytest.mark.django_db(transaction=True)


def all_of(api, query="", cursor=None):
    """Every change, page by page, and the cursor after it."""
    settle()
    found = []
    while True:
        page = api.get(f"changes?{query}" + (f"&cursor={cursor}" if cursor else "")).json()
        found, cursor = found + page["results"], page["cursor"]
        if not page["more"]:
            return found, cursor


def types(found):
    return [each["type"] for each in found]


def test_what_happens_is_told_in_order(api, cast):
    lead = capture(cast.acme, external_id="crm-1")
    note(cast.acme, lead, kind="note", text="Wants a plan.")
    with tenant_scope(cast.acme.pk):
        move_stage(cast.acme, lead, "contacted", because="Called.", now=MONDAY)
    with tenant_scope(cast.acme.pk):
        entry = suppress(cast.acme, kind="email", value="x@buyer.example", reason="opt_out", source="test", now=MONDAY)
    found, cursor = all_of(api, "limit=2")
    assert types(found) == ["lead.captured", "interaction.note", "stage.stage", "suppression.entered"]
    assert found[0]["lead"] == {"id": str(lead.pk), "external_id": "crm-1"}
    assert found[0]["data"]["lead_now"]["stage"] == "contacted"
    assert (found[1]["data"]["text"], found[1]["at"]) == ("Wants a plan.", "2026-11-23T10:00:00Z")
    assert all_of(api, cursor=cursor)[0] == []

    with tenant_scope(cast.acme.pk):
        Suppression.objects.filter(pk=entry.pk).update(lifted_at=MONDAY)
    again, _ = all_of(api, cursor=cursor)
    assert types(again) == ["suppression.lifted"]
    assert again[0]["id"] != found[3]["id"]


def test_a_next_action_is_told_when_it_is_set_and_when_it_changes(api, cast):
    lead = capture(cast.acme)
    with tenant_scope(cast.acme.pk):
        step = set_own_step(cast.acme, Lead.objects.get(pk=lead.pk), title="Call her", due=MONDAY + timedelta(days=1),
                            because="She asked", now=MONDAY)  # fmt: skip
    found, cursor = all_of(api, "types=next_action")
    assert [(each["type"], each["data"]["title"]) for each in found] == [("next_action.open", "Call her")]
    with tenant_scope(cast.acme.pk):
        FollowUp.objects.filter(pk=step.pk).update(draft_error="Nothing the feed tells of.")
        FollowUp.objects.filter(pk=step.pk).update(state="done", state_at=MONDAY)
    assert types(all_of(api, "types=next_action", cursor)[0]) == ["next_action.done"]


def test_a_row_that_commits_late_is_not_skipped(api, cast):
    """Two real connections: the one that began first commits last, after a reader has been."""
    lead = capture(cast.acme)
    _, cursor = all_of(api)
    written, go_on = threading.Event(), threading.Event()

    def slow():
        try:
            with tenant_scope(cast.acme.pk):
                record(cast.acme, lead, Event.Kind.NOTE, at=MONDAY, now=MONDAY, text="early")
                written.set()
                assert go_on.wait(30)
        finally:
            connections.close_all()

    thread = threading.Thread(target=slow)
    thread.start()
    assert written.wait(30)
    with tenant_scope(cast.acme.pk):
        record(cast.acme, lead, Event.Kind.NOTE, at=MONDAY, now=MONDAY, text="late")
    during, cursor = all_of(api, cursor=cursor)
    go_on.set()
    thread.join()
    after, _ = all_of(api, cursor=cursor)
    assert [each["data"]["text"] for each in during + after] == ["early", "late"]
    assert during == []


def test_a_rolled_back_row_is_never_told(api, cast):
    lead = capture(cast.acme)
    with pytest.raises(RuntimeError), tenant_scope(cast.acme.pk):
        record(cast.acme, lead, Event.Kind.NOTE, at=MONDAY, now=MONDAY, text="never")
        raise RuntimeError
    assert types(all_of(api)[0]) == ["lead.captured"]


def test_a_reader_can_begin_now(api, cast):
    capture(cast.acme)
    settle()
    page = api.get("changes?start=now").json()
    assert (page["results"], page["more"]) == ([], False)
    capture(cast.acme, email="bo@buyer.example", first_name="Bo")
    assert types(all_of(api, cursor=page["cursor"])[0]) == ["lead.captured"]


def test_a_tenant_is_told_of_its_own_rows_alone(api, rival_api, cast):
    capture(cast.acme)
    _, cursor = all_of(api)
    assert all_of(rival_api)[0] == []
    assert all_of(rival_api, cursor=cursor)[0] == []


@pytest.mark.parametrize(
    ("query", "field"), [("types=lead,offers", "types"), ("limit=0", "limit"), ("since=1", "since")]
)
def test_what_cannot_be_asked_names_the_field(api, query, field):
    response = api.get(f"changes?{query}")
    assert (response.status_code, [name for name, _ in wrong(response)]) == (400, [field])


@pytest.mark.parametrize(
    "cursor", ["x", "MSAx", "%F0%9F%98%80", "MiBhYmMgMSAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMA"]
)
def test_a_cursor_that_was_not_made_here_finds_nothing(api, cursor):
    assert api.get(f"changes?cursor={cursor}").status_code == 404


def test_a_cursor_of_another_life_of_the_database_is_gone(api):
    response = api.get(f"changes?cursor={START.cursor('00000000')}")
    assert (response.status_code, response.json()["code"]) == (410, "cursor_gone")


def test_every_kind_has_a_group_or_is_inner():
    """What nobody thought of is told as something about the lead: too much rather than too little."""
    assert INNER.isdisjoint(GROUP_OF)
    assert {*INNER, *GROUP_OF} <= set(Event.Kind)


def test_the_feed_is_read_by_its_index(cast):
    lead = capture(cast.acme)
    with tenant_scope(cast.acme.pk):
        record(cast.acme, lead, Event.Kind.NOTE, at=timezone.now(), now=timezone.now(), text="x")
    settle()
    with tenant_scope(cast.acme.pk), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan TO off")
        cursor.execute(
            "EXPLAIN SELECT id FROM leads_event WHERE tenant_id = %s AND (written_in, id) > (0, %s) AND written_in < 9 "
            "ORDER BY written_in, id LIMIT 5",
            [cast.acme.pk, cast.acme.pk],
        )
        assert "leads_event_changes" in "\n".join(row[0] for row in cursor.fetchall())
        assert len(changes_after(cast.acme, START).found) == 2


def test_after_a_restore_the_feed_begins_anew_and_an_old_cursor_is_told_so(api, cast):
    lead = capture(cast.acme)
    with tenant_scope(cast.acme.pk):
        webhook = Webhook.objects.create(tenant=cast.acme, name="CRM", url="https://hooks.example/x", position_xid=7)
    _, cursor = all_of(api)
    call_command("restart_changes", stdout=StringIO())
    answer = api.get(f"changes?cursor={cursor}")
    assert (answer.status_code, wrong(answer)) == (410, [])
    # What was there before is told first, in the order in which it was made, and what comes now after it.
    note(cast.acme, lead, kind="note", text="Wants a plan.")
    assert types(all_of(api)[0]) == ["lead.captured", "interaction.note"]
    with tenant_scope(cast.acme.pk):
        webhook.refresh_from_db()
    assert webhook.position_xid == 0
