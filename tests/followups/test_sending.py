from datetime import timedelta

import pytest
from django.urls import reverse

from config.smtp_sink import Keeper, SmtpSink
from followups.models import FollowUp, Message
from followups.reviewing import approve
from followups.sending import give_up_lost_claims, send_message
from leads.models import Event, Lead
from leads.stages import move_stage
from suppression.suppressing import suppress
from suppression.tokens import read_token
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, draft, look, note, send

pytestmark = pytest.mark.django_db
SOON = MONDAY + timedelta(minutes=10)


def approved(cast, now=MONDAY):
    """Anna's first reply, drafted and approved by Rita."""
    capture(cast.acme, now)
    message = draft(cast.acme, now)
    with tenant_scope(cast.acme.pk):
        return approve(cast.acme, message, revision=1, user=cast.rita, now=now)


def state_of(cast, message):
    with tenant_scope(cast.acme.pk):
        row = Message.objects.get(pk=message.pk)
    return row.state, row.state_because


def test_an_approved_message_goes_out_as_it_was_approved(acknowledging, sink):
    message = approved(acknowledging)
    (delivery,) = send(acknowledging.acme, SOON)
    assert delivery.outcome == "sent"
    (mail,) = sink.messages()
    assert mail["To"] == "anna@buyer.example"
    assert mail["From"] == "Olga at Acme <hello@acme.example>"
    assert mail["Subject"] == message.subject
    assert mail.get_content().startswith(message.body)
    with tenant_scope(acknowledging.acme.pk):
        assert FollowUp.objects.get(kind="first_reply").state == "done"
        assert Event.objects.get(kind="sent").direction == "out"
        assert Lead.objects.get().stage == "contacted"


def test_the_mail_carries_our_id_identity_and_one_click_unsubscribe(acknowledging, sink):
    message = approved(acknowledging)
    send(acknowledging.acme, SOON)
    (mail,) = sink.messages()
    assert mail["Message-ID"] == f"<{message.pk}@acme.example>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    url = mail["List-Unsubscribe"].strip(" <>")
    link = read_token(url.rpartition("/")[2])
    assert (link.tenant_id, link.address) == (acknowledging.acme.pk, "anna@buyer.example")
    text = mail.get_content()
    assert "1 Test Street, 10115 Berlin" in text
    assert url in text


def test_it_is_sent_once_however_often_the_job_runs(acknowledging, sink):
    message = approved(acknowledging)
    send(acknowledging.acme, SOON)
    send(acknowledging.acme, SOON)
    assert send_message(acknowledging.acme, message.pk, SOON) is None
    assert len(sink.messages()) == 1


def test_nothing_is_sent_before_its_time(acknowledging, sink):
    approved(acknowledging)
    assert send(acknowledging.acme, MONDAY - timedelta(seconds=1)) == []
    assert len(send(acknowledging.acme, MONDAY)) == 1


def test_a_reply_after_the_approval_stops_it(acknowledging, sink):
    message = approved(acknowledging)
    with tenant_scope(acknowledging.acme.pk):
        lead = message.lead
    note(acknowledging.acme, lead, MONDAY + timedelta(minutes=2), kind="email", text="Thanks, please call me instead.")
    assert send(acknowledging.acme, SOON) == []
    assert sink.messages() == []
    state, because = state_of(acknowledging, message)
    assert state == "overtaken"
    assert "Anna Berg" in because


def test_an_opt_out_after_the_approval_stops_it(acknowledging, sink):
    message = approved(acknowledging)
    with tenant_scope(acknowledging.acme.pk):
        suppress(
            acknowledging.acme, kind="email", value="ANNA@buyer.example", reason="opt_out", source="test", now=MONDAY
        )
    assert send(acknowledging.acme, SOON) == []
    assert sink.messages() == []
    assert state_of(acknowledging, message)[0] == "overtaken"


def test_a_lead_that_was_closed_meanwhile_is_not_written_to(acknowledging, sink):
    message = approved(acknowledging)
    with tenant_scope(acknowledging.acme.pk):
        move_stage(
            acknowledging.acme,
            Lead.objects.get(),
            "lost",
            because="Bought elsewhere.",
            now=MONDAY,
            user=acknowledging.rita,
        )
    assert send(acknowledging.acme, SOON) == []
    assert state_of(acknowledging, message)[0] == "overtaken"


def test_text_changed_behind_the_approval_goes_back_to_review(acknowledging, sink):
    message = approved(acknowledging)
    with tenant_scope(acknowledging.acme.pk):
        Message.objects.filter(pk=message.pk).update(body="Something nobody approved.")
    assert send(acknowledging.acme, SOON) == []
    assert state_of(acknowledging, message) == ("in_review", "It was changed after it was approved.")


def test_after_a_long_outage_a_person_looks_again(acknowledging, sink):
    message = approved(acknowledging)
    assert send(acknowledging.acme, MONDAY + timedelta(days=4)) == []
    assert state_of(acknowledging, message)[0] == "in_review"


def test_a_server_that_cannot_be_reached_is_tried_again_later(acknowledging, settings):
    with SmtpSink(settings.BASE_DIR / ".data" / "unused") as server:
        settings.EMAIL_PORT = server.port
    message = approved(acknowledging)
    (delivery,) = send(acknowledging.acme, SOON)
    assert delivery.outcome == "later"
    with tenant_scope(acknowledging.acme.pk):
        row = Message.objects.get(pk=message.pk)
    assert (row.state, row.send_attempts) == ("approved", 1)
    assert row.send_at > SOON
    assert row.digest() == row.approved_digest


@pytest.fixture(autouse=True)
def _over_smtp(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # Django's test set-up swaps it


class Refusing(Keeper):
    answer = "550 5.1.1 No such user here"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):  # noqa: N802 - aiosmtpd's name
        return self.answer


class Busy(Refusing):
    answer = "451 4.3.0 Try again later"


class Policy(Refusing):
    answer = "554 5.7.1 Rejected by policy"


def refused_by(keeper, cast, tmp_path, settings):
    with SmtpSink(tmp_path / "refused", keeper=keeper) as server:
        settings.EMAIL_PORT = server.port
        message = approved(cast)
        (delivery,) = send(cast.acme, SOON)
    return message, delivery


def test_an_address_that_does_not_exist_is_suppressed_and_goes_to_its_owner(acknowledging, tmp_path, settings):
    message, delivery = refused_by(Refusing, acknowledging, tmp_path, settings)
    assert delivery.outcome == "refused"
    assert state_of(acknowledging, message) == ("refused", "The mail server answered 550 5.1.1 No such user here")
    look(acknowledging.acme, SOON)
    look(acknowledging.acme, SOON + timedelta(minutes=2))
    with tenant_scope(acknowledging.acme.pk):
        task = FollowUp.objects.open().get()
        assert (task.is_touch, task.reason) == (False, "stopped")
        assert Lead.objects.get().exit_reason == "bounced"


def test_a_server_that_is_busy_is_tried_again_later(acknowledging, tmp_path, settings):
    message, delivery = refused_by(Busy, acknowledging, tmp_path, settings)
    assert delivery.outcome == "later"
    assert state_of(acknowledging, message)[0] == "approved"


def test_a_refusal_that_is_not_about_the_address_stays_with_its_owner(acknowledging, tmp_path, settings):
    message, _ = refused_by(Policy, acknowledging, tmp_path, settings)
    look(acknowledging.acme, SOON)
    with tenant_scope(acknowledging.acme.pk):
        follow_up = FollowUp.objects.open().get()
        assert follow_up.pk == message.follow_up_id
        assert follow_up.draft_error == "The mail server answered 554 5.7.1 Rejected by policy"


class HangingUp(Keeper):
    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        server.transport.abort()
        return "250 never heard"


def test_a_connection_lost_before_the_answer_leaves_it_unknown_and_a_person_decides(acknowledging, tmp_path, settings):
    with SmtpSink(tmp_path / "lost", keeper=HangingUp) as server:
        settings.EMAIL_PORT = server.port
        message = approved(acknowledging)
        (delivery,) = send(acknowledging.acme, SOON)
    assert delivery.outcome == "unknown"
    assert state_of(acknowledging, message)[0] == "unknown"
    (seen,) = look(acknowledging.acme, SOON)
    assert (seen.decision.action, seen.decision.rule) == ("task", "held")
    assert send(acknowledging.acme, SOON + timedelta(hours=1)) == []


def test_a_claim_whose_outcome_was_never_recorded_becomes_unknown(acknowledging, sink):
    message = approved(acknowledging)
    with tenant_scope(acknowledging.acme.pk):
        Message.objects.filter(pk=message.pk).update(state="sending", claimed_at=SOON)
    assert give_up_lost_claims(acknowledging.acme, SOON + timedelta(minutes=1)) == 0
    assert give_up_lost_claims(acknowledging.acme, SOON + timedelta(minutes=6)) == 1
    assert state_of(acknowledging, message)[0] == "unknown"


def test_the_unsubscribe_link_of_a_message_has_a_page(acknowledging, sink, client):
    approved(acknowledging)
    send(acknowledging.acme, SOON)
    token = sink.messages()[0]["List-Unsubscribe"].strip(" <>").rpartition("/")[2]
    assert client.get(reverse("unsubscribe", args=[token])).status_code == 200
