"""Hooks of mail services, as these send them; each passes anymail's checks and ours, or leaves nothing but a line in the log."""

import base64
import hashlib
import hmac
import json
import logging

import pytest
from django.test import Client
from django.urls import reverse

from followups.channels.signing import reply_address
from followups.inbound.hook_addresses import USER, hook_addresses, hook_passwords, token_of
from followups.inbound.reading_due import read_due
from followups.models import InboundMessage, SendingIdentity
from leads.models import Event
from suppression.models import Suppression
from tenants.scope import tenant_scope
from tests.mailbox import make_identity
from tests.post import LATER, events, first_message

pytestmark = pytest.mark.django_db


@pytest.fixture
def identity(cast) -> SendingIdentity:
    return make_identity(cast.acme, kind="postmark", is_default=False, secrets={"server_token": "t"})


def post(identity, body, *, what="tracking", password=None, token=None, service=None, **headers):
    """POST as the service would, with the password of the address unless another is given."""
    path = reverse("mail_hook", args=[service or identity.kind, token or token_of(identity), what])
    auth = base64.b64encode(f"{USER}:{password or hook_passwords(identity)[0]}".encode()).decode()
    data = body if isinstance(body, (bytes, str)) else json.dumps(body)
    return Client(raise_request_exception=False).post(
        path, data, content_type="application/json", headers={"Authorization": f"Basic {auth}", **headers}
    )


def bounced(message, number=1, kind="HardBounce", **fields):
    return {
        "RecordType": "Bounce", "ID": 100 + number, "Type": kind, "MessageID": "pm-1", "Email": message.to_address,
        "Description": "The server was unable to deliver your message (ex: unknown user, mailbox not found).",
        "Details": "smtp;550 5.1.1 The email account that you tried to reach does not exist.",
        "BouncedAt": "2026-11-23T12:00:00Z", "Metadata": {}, **fields,
    }  # fmt: skip


@pytest.fixture
def message(acknowledging, sink):
    return first_message(acknowledging.acme, acknowledging.rita)


def rows(cast) -> list[InboundMessage]:
    with tenant_scope(cast.acme.pk):
        return list(InboundMessage.objects.order_by("id"))


def entries(cast) -> list[tuple]:
    with tenant_scope(cast.acme.pk):
        return list(Suppression.objects.values_list("value", "channel", "reason"))


def test_a_bounce_is_stored_and_then_stops_the_address(cast, identity, message):
    assert post(identity, bounced(message)).status_code == 200
    (row,) = rows(cast)
    assert (row.source, row.form, row.kind, row.state) == ("hook:postmark", "report", "bounced", "new")
    assert json.loads(row.original)["as_received"]["ID"] == 101
    read_due(cast.acme, LATER)
    assert entries(cast) == [("anna@buyer.example", "email", "bounce_hard")]
    assert [event.lead_id for event in events(cast.acme, "bounce_hard")] == [message.lead_id]


def test_a_redelivered_hook_is_one_row_and_one_effect(cast, identity, message):
    for _ in range(3):
        assert post(identity, bounced(message)).status_code == 200
        read_due(cast.acme, LATER)
    assert (len(rows(cast)), len(entries(cast)), len(events(cast.acme, "bounce_hard"))) == (1, 1, 1)


def test_a_bounce_for_now_stops_nothing(cast, identity, message):
    body = bounced(message, kind="SoftBounce", Description="Mailbox full", Details="smtp;452 4.2.2 Mailbox full")
    post(identity, body)
    read_due(cast.acme, LATER)
    assert entries(cast) == []
    assert [event.kind for event in events(cast.acme, "bounce_soft", "bounce_hard")] == ["bounce_soft"]


def test_a_complaint_stops_every_channel(cast, identity, message):
    body = {**bounced(message, kind="SpamComplaint"), "RecordType": "SpamComplaint", "Metadata": {}}
    post(identity, body)
    read_due(cast.acme, LATER)
    assert entries(cast) == [("anna@buyer.example", "", "complaint")]


def test_what_we_signed_finds_the_message_although_the_service_renamed_it(cast, identity, message, sink):
    mark = sink.messages()[-1]["X-Followthrough"]
    body = bounced(message, Email="somebody@else.example", Metadata={"followthrough": mark})
    post(identity, body)
    read_due(cast.acme, LATER)
    (row,) = rows(cast)
    assert (row.lead_id, row.about_id) == (message.lead_id, message.pk)


def test_a_delivery_notice_is_noted_and_no_event_rests_on_it(cast, identity, message):
    body = {
        "RecordType": "Delivery", "MessageID": "pm-1", "Recipient": message.to_address, "DeliveredAt": "2026-11-23T12:00:00Z",
        "Details": "250 OK", "Metadata": {}, "Tag": "",
    }  # fmt: skip
    with tenant_scope(cast.acme.pk):
        before = Event.objects.count()
    post(identity, body)
    read_due(cast.acme, LATER)
    with tenant_scope(cast.acme.pk):
        message.refresh_from_db()
        assert Event.objects.count() == before
    assert message.delivered_at is not None


INBOUND = {
    "FromFull": {"Email": "anna@buyer.example", "Name": "Anna Berg", "MailboxHash": ""},
    "From": "anna@buyer.example", "FromName": "Anna Berg",
    "ToFull": [{"Email": "sales@acme.example", "Name": "", "MailboxHash": ""}], "To": "sales@acme.example", "CcFull": [],
    "BccFull": [], "OriginalRecipient": "sales@acme.example", "Subject": "Re: Your request", "MessageID": "pm-in-1",
    "Date": "Mon, 23 Nov 2026 12:00:00 +0000", "TextBody": "Please remove me from your list.", "HtmlBody": "",
    "StrippedTextReply": "", "Tag": "", "Attachments": [],
    "Headers": [{"Name": "Message-ID", "Value": "<reply-1@buyer.example>"}],
}  # fmt: skip


def test_mail_that_a_service_took_in_is_read_like_any_other(cast, identity, message):
    for _ in range(2):
        assert post(identity, INBOUND, what="inbound").status_code == 200
        read_due(cast.acme, LATER)
    (row,) = rows(cast)
    assert (row.form, row.kind, row.category, row.lead_id) == ("mail", "human", "opt_out", message.lead_id)
    assert entries(cast) == [("anna@buyer.example", "", "opt_out")]


def test_the_address_that_a_service_tells_beside_the_mail_may_be_one_we_signed(cast, identity, message):
    to = reply_address(cast.acme.pk, message.pk, "mail.acme.example")
    mail = {**INBOUND, "OriginalRecipient": to, "From": "a@private.example", "FromFull": {"Email": "a@private.example"}}
    post(identity, mail, what="inbound")
    read_due(cast.acme, LATER)
    (row,) = rows(cast)
    assert (row.lead_id, row.about_id) == (message.lead_id, message.pk)


def refused(cast, response, caplog) -> int:
    """What was refused left a line in the log, and nothing else."""
    assert rows(cast) == []
    assert [record.levelname for record in caplog.records if record.name == "followups.inbound.hooks"] == ["WARNING"]
    return response.status_code


@pytest.fixture
def caplog(caplog):
    caplog.set_level(logging.WARNING, logger="followups.inbound.hooks")
    return caplog


def test_a_wrong_password_is_refused(cast, identity, message, caplog):
    assert refused(cast, post(identity, bounced(message), password="guessed"), caplog) == 400


def test_another_client_s_password_is_refused(cast, identity, message, caplog):
    theirs = make_identity(cast.rival, kind="postmark")
    assert refused(cast, post(identity, bounced(message), password=hook_passwords(theirs)[0]), caplog) == 400


def test_a_forged_token_is_refused(cast, identity, message, caplog):
    token = token_of(identity)
    forged = ("A" if token[0] != "A" else "B") + token[1:]
    assert refused(cast, post(identity, bounced(message), token=forged), caplog) == 404


def test_the_address_of_another_service_is_none(cast, identity, message, caplog):
    assert refused(cast, post(identity, bounced(message), service="sparkpost"), caplog) == 404


@pytest.mark.parametrize("what", ["x", "__class__", "name", "label", "api_path"])
def test_what_a_service_does_not_report_has_no_address(cast, identity, message, caplog, what):
    assert refused(cast, post(identity, bounced(message), what=what), caplog) == 404


def test_an_address_of_before_new_ones_were_made_is_void(cast, identity, message, caplog):
    old = token_of(identity)
    with tenant_scope(cast.acme.pk):
        SendingIdentity.objects.filter(pk=identity.pk).update(hook_version=2)
    assert refused(cast, post(identity, bounced(message), token=old), caplog) == 404


def test_a_report_of_another_client_s_message_finds_nobody_here(cast, message):
    theirs = make_identity(cast.rival, kind="postmark")
    assert post(theirs, bounced(message)).status_code == 200
    read_due(cast.rival, LATER)
    assert entries(cast) == []
    with tenant_scope(cast.rival.pk):
        assert InboundMessage.objects.get().state == "unmatched"
        assert not Suppression.objects.exists()


@pytest.mark.parametrize("body", ["", "[]", "null", "{", '{"RecordType": 7}', b"\xff\xfe"])
def test_any_body_is_an_answer_and_never_an_error(cast, identity, body):
    assert post(identity, body).status_code in (200, 400)


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch"])
def test_only_post_and_head_are_taken(identity, method):
    path = reverse("mail_hook", args=["postmark", token_of(identity), "tracking"])
    assert getattr(Client(), method)(path).status_code == 405
    assert Client().head(path).status_code == 200


def test_the_addresses_are_told_with_their_password(identity, settings):
    settings.PUBLIC_URL = "https://app.example"
    found = hook_addresses(identity)
    assert sorted(found) == ["inbound", "tracking"]
    assert found["tracking"].startswith(
        f"https://{USER}:{hook_passwords(identity)[0]}@app.example/hooks/mail/postmark/"
    )


def mailgun(identity, secret, **fields):
    event = {
        "event": "complained", "id": "mg-1", "timestamp": 1763899200.0, "recipient": "anna@buyer.example",
        "message": {"headers": {"message-id": "x@acme.example"}}, "user-variables": {}, "tags": [], **fields,
    }  # fmt: skip
    told = {"timestamp": "1763899200", "token": "abc"}
    told["signature"] = hmac.new(secret, (told["timestamp"] + told["token"]).encode(), hashlib.sha256).hexdigest()
    return {"signature": told, "event-data": event}


def test_where_a_service_signs_its_requests_its_signature_is_asked_too(cast, message, caplog):
    identity = make_identity(
        cast.acme, kind="mailgun", is_default=False, secrets={"api_key": "k", "webhook_signing_key": "right"}
    )
    assert refused(cast, post(identity, mailgun(identity, b"wrong")), caplog) == 400
    assert post(identity, mailgun(identity, b"right")).status_code == 200
    read_due(cast.acme, LATER)
    assert entries(cast) == [("anna@buyer.example", "", "complaint")]


def test_two_clients_with_the_same_service_have_each_its_own_key(cast):
    ours = make_identity(
        cast.acme, kind="mailgun", is_default=False, secrets={"api_key": "k", "webhook_signing_key": "ours"}
    )
    theirs = make_identity(
        cast.rival, kind="mailgun", is_default=False, secrets={"api_key": "k", "webhook_signing_key": "theirs"}
    )
    assert [post(each, mailgun(each, b"ours")).status_code for each in (ours, theirs)] == [200, 400]


def test_credentials_that_cannot_be_opened_let_nobody_in(cast, settings, caplog):
    identity = make_identity(
        cast.acme, kind="mailgun", is_default=False, secrets={"api_key": "k", "webhook_signing_key": "ours"}
    )
    settings.CREDENTIALS_KEY = "z" * 40
    assert post(identity, mailgun(identity, b"ours")).status_code == 503
    assert rows(cast) == []
