from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.urls import reverse
from django_q.models import OrmQ

from followups import jobs
from followups.alerting.digests import digest_of, send_digests
from followups.models import Digest, Message
from followups.setting_up import set_up_tenant
from leads.models import Lead
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, draft, look, note

pytestmark = pytest.mark.django_db
EIGHT = MONDAY.replace(hour=8)
DAY = timedelta(days=1)


@pytest.fixture
def working(cast):
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=EIGHT)
    return cast


def mails(sink):
    files = sorted(sink.folder.glob("*.eml"))
    return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]


def words(cast, user, now=EIGHT):
    with tenant_scope(cast.acme.pk):
        return digest_of(cast.acme, user, now)


def test_it_tells_what_is_overdue_due_to_approve_and_to_take_up_again(working):
    capture(working.acme, EIGHT)
    message = draft(working.acme, EIGHT)
    bo = capture(working.acme, EIGHT, email="bo@else.example", first_name="Bo", stage="qualified")
    note(working.acme, bo, EIGHT - DAY, kind="email", text="What now?")
    cy = capture(working.acme, EIGHT, email="cy@third.example", first_name="Cy", stage="qualified")
    note(working.acme, cy, EIGHT, kind="email", text="Call me")
    long_ago = EIGHT - 100 * DAY
    capture(working.acme, EIGHT, email="di@fourth.example", first_name="Di", stage="dormant", captured_at=long_ago)
    look(working.acme, EIGHT)
    with tenant_scope(working.acme.pk):
        Lead.objects.filter(pk=bo.pk).get().follow_ups.update(due_at=EIGHT - DAY)
    told = words(working, working.olga)
    titles = [line for line in told.splitlines() if line and not line.startswith((" ", "-"))]
    assert [title.split(":")[0] for title in titles] == [
        "Overdue", "Due today", "To approve", "To take up again", "Everything", "No such mail any more",
    ]  # fmt: skip
    assert [line[2:4] for line in told.splitlines() if line.startswith("- ")] == ["Bo", "Cy", "An", "Di"]
    assert reverse("review", args=["acme", message.pk]) in told


def test_each_link_opens_a_page_that_changes_nothing(working, client):
    capture(working.acme, EIGHT)
    draft(working.acme, EIGHT)
    client.force_login(working.olga)
    links = [line.strip() for line in words(working, working.olga).splitlines() if line.startswith("  http")]
    assert len(links) == 1
    assert client.get(links[0].partition("//")[2].partition("/")[2].join(["/", ""])).status_code == 200
    with tenant_scope(working.acme.pk):
        assert Message.objects.get().state == "in_review"


def test_it_goes_to_each_member_with_something_to_do_once_a_day(working, sink):
    capture(working.acme, EIGHT)
    draft(working.acme, EIGHT)
    assert send_digests(working.acme, EIGHT) == 1
    assert send_digests(working.acme, EIGHT + timedelta(minutes=15)) == 0
    (mail,) = mails(sink)
    assert (mail["To"], mail["Subject"]) == ("olga@people.example", "Acme: your day, Monday 23 November")
    assert send_digests(working.acme, EIGHT + DAY) == 1
    with tenant_scope(working.acme.pk):
        assert [str(day) for day in Digest.objects.order_by("day").values_list("day", flat=True)] == [
            "2026-11-23", "2026-11-24",
        ]  # fmt: skip


def test_who_has_switched_it_off_has_none(working, sink):
    capture(working.acme, EIGHT)
    draft(working.acme, EIGHT)
    working.olga.daily_digest = False
    working.olga.save()
    assert send_digests(working.acme, EIGHT) == 0


@pytest.mark.parametrize("now", [EIGHT - timedelta(minutes=1), EIGHT.replace(hour=11), EIGHT - 2 * DAY, EIGHT - DAY])
def test_there_is_none_at_another_hour_or_on_a_day_off(working, sink, now):
    capture(working.acme, now)
    draft(working.acme, now)
    assert send_digests(working.acme, now) == 0


def test_the_morning_is_that_of_the_tenant(working, sink):
    working.acme.time_zone = "America/New_York"
    working.acme.save()
    capture(working.acme, EIGHT)
    draft(working.acme, EIGHT)
    assert send_digests(working.acme, EIGHT) == 0
    assert send_digests(working.acme, EIGHT + timedelta(hours=5)) == 1


def test_a_mail_server_that_is_away_is_tried_again_in_the_same_morning(working, settings, sink):
    capture(working.acme, EIGHT)
    draft(working.acme, EIGHT)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert send_digests(working.acme, EIGHT) == 0
    with tenant_scope(working.acme.pk):
        assert "was not taken" in Digest.objects.get().error
    settings.EMAIL_PORT = port
    assert send_digests(working.acme, EIGHT + timedelta(minutes=15)) == 1


def test_the_schedule_rings_for_tenants_where_it_is_morning(working, monkeypatch):
    working.rival.time_zone = "Asia/Tokyo"
    working.rival.save()
    OrmQ.objects.all().delete()
    monkeypatch.setattr(jobs.timezone, "now", lambda: EIGHT)
    jobs.digests()
    assert {task.args() for task in OrmQ.objects.all()} == {(str(working.acme.pk),), (str(working.bolt.pk),)}
