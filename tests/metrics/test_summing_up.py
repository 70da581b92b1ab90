"""The week by mail: to those who manage the client and want it, once, on the client's Monday morning."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from django.test import Client
from django_q.models import OrmQ

from metrics import jobs
from metrics.models import WeeklySummary
from metrics.rebuilding import rebuild
from metrics.summing_up import send_summaries, week_due
from tenants.models import Membership, Role, User
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, note

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NEXT = (MONDAY + 7 * DAY).replace(hour=8, minute=0)  # Monday morning, the week after


@pytest.fixture
def counted(cast):
    """A week of Acme's with a lead that came in and a promise of ours that was missed; the rival has one, too."""
    Membership.objects.create(user=cast.otto, agency=cast.northwind, tenant=cast.acme, role=Role.MANAGER)
    for tenant in (cast.acme, cast.rival):
        lead = capture(tenant, MONDAY, email="anna@buyer.example")
        promise = {"by": "us", "text": "Send the plan", "due": MONDAY + DAY}
        note(tenant, lead, MONDAY, kind="call", text="We spoke.", promises=[promise])
        rebuild(tenant, NEXT)
    return cast


def mails(sink):
    files = sorted(sink.folder.glob("*.eml"))
    return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]


def rows(cast):
    with tenant_scope(cast.acme.pk):
        return list(WeeklySummary.objects.order_by("user__email"))


def test_the_managers_of_a_client_have_it_once_however_often_the_job_runs(counted, sink):
    assert [send_summaries(counted.acme, NEXT + minutes * timedelta(minutes=15)) for minutes in range(4)] == [
        2,
        0,
        0,
        0,
    ]
    assert sorted(mail["To"] for mail in mails(sink)) == ["olga@people.example", "otto@people.example"]
    assert [(str(row.user), row.week, row.sent_at, row.attempts) for row in rows(counted)] == [
        ("Olga", MONDAY.date(), NEXT, 1), ("Otto", MONDAY.date(), NEXT, 1),
    ]  # fmt: skip


def test_it_tells_the_week_s_figures_each_with_its_page_as_text_and_as_html(counted, sink):
    send_summaries(counted.acme, NEXT)
    mail = mails(sink)[0]
    assert mail["Subject"] == "Acme: the week of 23 November"
    text, html = (mail.get_body((kind,)).get_content().replace("\r\n", "\n") for kind in ("plain", "html"))
    days = "from=2026-11-23&to=2026-11-29"
    assert text.startswith("Acme, 23 November to 29 November 2026\n")
    assert f"- Leads that came in: 1\n  http://localhost:8000/t/acme/measures/leads_captured?{days}\n" in text
    assert "2 targets missed." in text
    client = Client()
    client.force_login(counted.olga)
    links = [line.strip() for line in text.splitlines() if line.startswith("  http")]
    assert len(links) == 12
    for link in links:
        assert link.replace("&", "&amp;") in html
        assert client.get(link.removeprefix("http://localhost:8000")).status_code == 200


def test_who_does_not_want_it_or_does_not_manage_the_client_has_none(counted, sink):
    User.objects.filter(pk=counted.olga.pk).update(weekly_summary=False)
    assert send_summaries(counted.acme, NEXT) == 1
    assert [mail["To"] for mail in mails(sink)] == [
        "otto@people.example"
    ]  # Rita is a rep, Vera reads, Zoe is the rival's


def test_it_comes_on_monday_morning_of_the_client_s_clock(counted):
    acme = counted.acme
    assert week_due(acme, NEXT - timedelta(minutes=1)) is None
    assert week_due(acme, NEXT) == week_due(acme, NEXT + timedelta(hours=39)) == MONDAY.date()
    assert week_due(acme, NEXT + timedelta(hours=40)) is None
    acme.time_zone = "America/New_York"
    assert week_due(acme, NEXT) is None
    assert week_due(acme, datetime(2026, 11, 30, 13, tzinfo=UTC)) == MONDAY.date()


def test_it_waits_until_the_week_is_counted_and_says_nothing_of_nothing(counted, sink):
    rebuild(counted.acme, NEXT - 2 * DAY)
    assert send_summaries(counted.acme, NEXT) == 0
    rebuild(counted.bolt, NEXT)
    assert send_summaries(counted.bolt, NEXT) == 0
    rebuild(counted.acme, NEXT)
    assert send_summaries(counted.acme, NEXT) == 2


def test_what_was_not_taken_is_tried_again_and_what_a_crash_left_is_not(counted, sink, settings):
    real, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert send_summaries(counted.acme, NEXT) == 0
    assert [(row.claimed_at, row.attempts, "was not taken" in row.error) for row in rows(counted)] == [
        (None, 1, True)
    ] * 2
    settings.EMAIL_PORT = real
    with tenant_scope(counted.acme.pk):
        WeeklySummary.objects.filter(user=counted.otto).update(claimed_at=NEXT)  # a crash while it was being sent
    assert send_summaries(counted.acme, NEXT) == 1
    assert [mail["To"] for mail in mails(sink)] == ["olga@people.example"]


def rung():
    return sum(task.func() == "metrics.jobs.summary" for task in OrmQ.objects.all())


def test_the_job_rings_for_clients_whose_monday_it_is(counted, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NEXT - timedelta(hours=1))
    jobs.summaries()
    assert rung() == 0
    monkeypatch.setattr("django.utils.timezone.now", lambda: NEXT)
    jobs.summaries()
    assert rung() == 3
