from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.db import connection
from django_q.models import OrmQ

from config.smtp_sink import Keeper, SmtpSink
from followups import jobs
from followups.alerting import alerts
from followups.alerting.alerts import TRIES, send_due_alerts
from followups.models import Alert
from leads.models import Lead
from leads.signalling import record_signal
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, look, note

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def alert(cast):
    """Anna has looked at the prices."""
    lead = capture(cast.acme)
    with tenant_scope(cast.acme.pk):
        record_signal(cast.acme, Lead.objects.get(pk=lead.pk), {"kind": "visit", "text": "Prices"}, now=MONDAY)
    look(cast.acme)
    return only(cast)


def only(cast):
    with tenant_scope(cast.acme.pk):
        return Alert.objects.select_related("lead", "user").get()


def mails(sink):
    files = sorted(sink.folder.glob("*.eml"))
    return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]


def with_hook(cast, hook):
    cast.acme.alert_webhook = hook.url
    cast.acme.save()


def test_it_is_written_with_the_decision_for_the_owner_once_for_each_cause(cast, alert):
    assert (alert.user, alert.kind, alert.try_at, alert.attempts) == (cast.olga, "hand_off", MONDAY, 0)
    assert (
        alert.text
        == "Anna Berg looked at prices, “Prices”: that is for a person, and nothing goes out by itself meanwhile."
    )
    assert "followups.jobs.alert" in {task.func() for task in OrmQ.objects.all()}
    with tenant_scope(cast.acme.pk):
        Lead.objects.update(next_look_at=MONDAY, decision_key="")
    look(cast.acme, MONDAY + MINUTE)
    assert only(cast).pk == alert.pk


def test_the_owner_has_a_plain_mail_that_leads_to_the_lead(cast, alert, sink, settings):
    settings.PUBLIC_URL = "https://work.example"
    assert send_due_alerts(cast.acme, MONDAY) == 1
    (mail,) = mails(sink)
    assert (mail["To"], mail["Subject"]) == ("olga@people.example", "Acme: Anna Berg")
    assert mail.get_content_type() == "text/plain"
    assert f"https://work.example/t/acme/leads/{alert.lead_id}" in mail.get_content()
    told = only(cast)
    assert (told.mailed_at, told.posted_at, told.try_at, told.attempts, told.error) == (MONDAY, None, None, 1, "")
    assert send_due_alerts(cast.acme, MONDAY + timedelta(days=1)) == 0
    assert len(mails(sink)) == 1


def test_a_client_with_a_webhook_has_it_there_too_and_what_a_lead_wrote_is_only_text(cast, sink, hook):
    with_hook(cast, hook)
    lead = capture(cast.acme)
    note(cast.acme, lead, kind="email", text="We are fed up <!channel> & <https://evil.example|click>")
    look(cast.acme)
    assert send_due_alerts(cast.acme, MONDAY) == 1
    (text,) = hook.taken
    assert "&lt;!channel&gt; &amp; &lt;https://evil.example|click&gt;" in text
    assert "<" not in text
    assert f"/t/acme/leads/{lead.pk}" in text
    assert only(cast).posted_at == MONDAY


def test_what_failed_is_tried_again_and_what_worked_is_not_repeated(cast, alert, sink, hook):
    with_hook(cast, hook)
    hook.status = 500
    assert send_due_alerts(cast.acme, MONDAY) == 0
    failed = only(cast)
    assert (failed.mailed_at, failed.posted_at, failed.try_at) == (MONDAY, None, MONDAY + MINUTE)
    assert failed.error == "The webhook answered 500 no_service"
    assert send_due_alerts(cast.acme, MONDAY + MINUTE / 2) == 0
    hook.status = 200
    assert send_due_alerts(cast.acme, MONDAY + MINUTE) == 1
    assert (len(mails(sink)), len(hook.taken)) == (1, 2)
    assert (only(cast).try_at, only(cast).error) == (None, "")


class Refusing(Keeper):
    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):  # noqa: N802 - aiosmtpd's name
        return "550 5.1.1 No such user"


def test_after_some_hours_in_vain_it_is_given_up_and_the_reason_stays(cast, alert, tmp_path, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with SmtpSink(tmp_path / "mail", keeper=Refusing) as server:
        settings.EMAIL_PORT = server.port
        now, tried = MONDAY, []
        while (found := only(cast)).try_at is not None:
            now = found.try_at
            tried.append(now - MONDAY)
            assert send_due_alerts(cast.acme, now) == 0
    assert tried == [MINUTE * minutes for minutes in (0, 1, 3, 7, 15, 31, 63, 127)]
    assert (only(cast).attempts, only(cast).mailed_at) == (TRIES, None)
    assert "550" in only(cast).error


def test_a_crash_between_claim_and_outcome_leaves_it_to_be_tried_again(cast, alert, monkeypatch):
    def crash(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(alerts, "mail_to", crash)
    with pytest.raises(KeyboardInterrupt):
        send_due_alerts(cast.acme, MONDAY)
    assert (only(cast).attempts, only(cast).try_at) == (1, MONDAY + MINUTE)


def test_the_minutes_tick_finds_it_and_no_other_tenant(cast, alert, monkeypatch):
    OrmQ.objects.all().delete()
    monkeypatch.setattr(jobs.timezone, "now", lambda: MONDAY)
    jobs.tick()
    rung = [task.args() for task in OrmQ.objects.all() if task.func() == "followups.jobs.alert"]
    assert rung == [(str(cast.acme.pk),)]


def test_the_tick_sees_tenants_and_nothing_else(cast, alert):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tenants_with_alerts(%s)", [MONDAY])
        assert cursor.fetchall() == [(cast.acme.pk,)]
        cursor.execute("SELECT * FROM tenants_with_alerts(%s)", [MONDAY - MINUTE])
        assert cursor.fetchall() == []
