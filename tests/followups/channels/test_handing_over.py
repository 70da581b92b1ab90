"""Through django-anymail to a mail service on loopback: what it is given, and what its answers mean."""

from datetime import timedelta

import pytest

from followups.channels.connections import connection_for
from followups.channels.providers import PROVIDERS
from followups.channels.signing import read_token
from followups.models import Message, SendingIdentity
from followups.reviewing import approve
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tests.esp import MailService
from tests.mailbox import make_identity
from tests.story import MONDAY, capture, draft, send

pytestmark = pytest.mark.django_db
SOON = MONDAY + timedelta(minutes=10)
TAKEN = {
    "To": "anna@buyer.example",
    "SubmittedAt": "2026-11-23T10:10:00Z",
    "MessageID": "pm-1",
    "ErrorCode": 0,
    "Message": "OK",
}


def sent_by(cast, settings, service) -> tuple[Message, list]:
    """Anna's first reply, sent through Postmark as the service on loopback plays it."""
    settings.MAIL_API_URLS = {"postmark": service.url}
    make_identity(cast.acme, kind="postmark", secrets={"server_token": "tok"}, reply_domain="mail.acme.example")
    capture(cast.acme)
    message = draft(cast.acme)
    with tenant_scope(cast.acme.pk):
        approve(cast.acme, message, revision=1, user=cast.rita, now=MONDAY)
    deliveries = send(cast.acme, SOON)
    with tenant_scope(cast.acme.pk):
        return Message.objects.get(pk=message.pk), deliveries


def test_the_service_is_given_the_client_s_key_and_all_our_headers(acknowledging, settings):
    with MailService(TAKEN) as service:
        message, (delivery,) = sent_by(acknowledging, settings, service)
        ((_, headers, body),) = service.taken
    assert delivery.outcome == "sent"
    assert (message.state, message.provider_id) == ("sent", "pm-1")
    assert headers["X-Postmark-Server-Token"] == "tok"
    given = {each["Name"]: each["Value"] for each in body["Headers"]}
    assert given["Message-ID"] == message.message_id
    assert given["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert given["List-Unsubscribe"].startswith("<http")
    assert body["From"] == "Olga at Acme <sales@acme.example>"
    assert "reply+" in body["ReplyTo"]
    assert (body["TrackOpens"], body["TrackLinks"]) == (False, "None")
    assert read_token("mark", acknowledging.acme.pk, body["Metadata"]["followthrough"]) == message.pk


INACTIVE = (
    "You tried to send to a recipient that has been marked as inactive.\nFound inactive addresses: anna@buyer.example. "
    "Inactive recipients are ones that have generated a hard bounce or a spam complaint."
)


@pytest.mark.parametrize(
    ("status", "answer", "state"),
    [
        (422, {"ErrorCode": 300, "Message": "Invalid 'To' address: 'anna@buyer.example'."}, "refused"),
        (
            422,
            {"ErrorCode": 406, "Message": INACTIVE},
            "refused",
        ),
        (401, {"ErrorCode": 10, "Message": "Wrong token"}, "approved"),
        (429, {"Message": "Too many"}, "approved"),
        (503, {"Message": "Down"}, "approved"),
        (500, {"Message": "Broken half-way"}, "unknown"),
        (422, {"ErrorCode": 406, "Message": "In words that nobody knows."}, "unknown"),
    ],
)
def test_what_an_answer_means(acknowledging, settings, status, answer, state):
    with MailService(answer, status) as service:
        message, _ = sent_by(acknowledging, settings, service)
        assert len(service.taken) == 1
    assert message.state == state


def test_no_answer_after_it_was_given_leaves_it_unknown(acknowledging, settings):
    with MailService(hang_up=True) as service:
        message, _ = sent_by(acknowledging, settings, service)
    assert message.state == "unknown"


def test_a_service_that_cannot_be_reached_has_sent_nothing(acknowledging, settings):
    with MailService(TAKEN) as service:
        pass
    message, _ = sent_by(acknowledging, settings, service)
    assert (message.state, message.send_attempts) == ("approved", 1)


BUILT = sorted(
    set(PROVIDERS) - {"amazon_ses"}
)  # that one needs a library of Amazon's, which an installation adds itself


@pytest.mark.filterwarnings(
    "ignore::anymail.exceptions.AnymailNotSupportedWarning"
)  # SendGrid: works, and is on its own
@pytest.mark.parametrize("kind", BUILT)
def test_every_service_can_be_set_up_from_a_row(kind):
    provider = PROVIDERS[kind]
    identity = SendingIdentity(
        tenant=Tenant(), kind=kind, host="mail.acme.example", settings=dict.fromkeys(provider.settings, "x")
    )
    identity.keep_credentials(dict.fromkeys(provider.credentials, "k"))
    connection = connection_for(identity)
    assert connection.esp_name.lower().replace(" ", "").startswith(kind.replace("_", "")[:5])
