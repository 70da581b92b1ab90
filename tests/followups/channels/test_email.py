"""The mail as it arrives: read from the bytes that a real server took."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import dkim
import pytest

from followups.channels.dkim_keys import dns_record
from followups.channels.email import build
from followups.channels.signing import read_address, read_token
from followups.channels.threads import shortened, thread_of
from followups.models import Message
from followups.reviewing import approve
from leads.journal import record
from leads.models import Event
from tenants.scope import tenant_scope
from tests.mailbox import make_identity
from tests.story import MONDAY, capture, draft, send

pytestmark = pytest.mark.django_db
SOON = MONDAY + timedelta(minutes=10)


def sent(cast, now=MONDAY, **fields) -> Message:
    capture(cast.acme, now, **fields)
    message = draft(cast.acme, now)
    with tenant_scope(cast.acme.pk):
        approve(cast.acme, message, revision=1, user=cast.rita, now=now)
    send(cast.acme, now + timedelta(minutes=10))
    with tenant_scope(cast.acme.pk):
        return Message.objects.select_related("lead", "identity").get(pk=message.pk)


def raw_of(sink, at=-1) -> bytes:
    return sorted(sink.folder.glob("*.eml"))[at].read_bytes()


def lines_of(sink) -> list[bytes]:
    return raw_of(sink).partition(b"\r\n\r\n")[0].split(b"\r\n")


def test_no_header_begins_with_an_empty_line(acknowledging, sink):
    sent(acknowledging)
    names = [line.partition(b":") for line in lines_of(sink) if not line[:1].isspace()]
    assert [name for name, _, value in names if not value.strip()] == []
    (unsubscribe,) = [value for name, _, value in names if name == b"List-Unsubscribe"]
    assert unsubscribe.strip().startswith(b"<http")
    assert unsubscribe.endswith(b">")


def test_no_line_is_longer_than_the_standard_allows(acknowledging, sink):
    sent(acknowledging)
    assert max(map(len, raw_of(sink).split(b"\r\n"))) <= 998


def test_with_a_reply_domain_answers_and_bounces_name_the_message(acknowledging, sink):
    make_identity(acknowledging.acme, sink, reply_domain="mail.acme.example")
    message = sent(acknowledging)
    (mail,) = sink.messages()
    tenant = acknowledging.acme.pk
    assert mail["From"] == "Olga at Acme <sales@acme.example>"
    assert mail["Reply-To"].addresses[0].domain == "mail.acme.example"
    assert read_address(tenant, mail["Reply-To"].addresses[0].addr_spec) == message.pk
    assert mail["X-Envelope-From"].startswith("bounce+")
    assert read_address(tenant, mail["X-Envelope-From"]) == message.pk


def test_it_carries_the_mark_that_says_it_is_ours(acknowledging, sink):
    message = sent(acknowledging)
    assert read_token("mark", acknowledging.acme.pk, sink.messages()[0]["X-Followthrough"]) == message.pk


def next_in_thread(cast, identity, first):
    """What a later message to the same lead by this identity would say it continues."""
    with tenant_scope(cast.acme.pk):
        return thread_of(Message(lead_id=first.lead_id), identity)


def answer(cast, first, identity, name, after=1):
    with tenant_scope(cast.acme.pk):
        record(
            cast.acme, first.lead, Event.Kind.EMAIL_IN, at=SOON + timedelta(hours=after), now=SOON, direction="in",
            channel="email", text="Yes.",
            data={"message_id": f"<{name}@buyer.example>", "references": first.message_id, "identity": str(identity.pk)},
        )  # fmt: skip


def test_a_later_message_continues_the_thread_of_its_mailbox(acknowledging, sink):
    identity = make_identity(acknowledging.acme, sink)
    first = sent(acknowledging)
    assert next_in_thread(acknowledging, identity, first) == (first.message_id, first.message_id)
    answer(acknowledging, first, identity, "answer")
    answer(acknowledging, first, identity, "older", after=-2)
    expected = ("<answer@buyer.example>", f"{first.message_id} <answer@buyer.example>")
    assert next_in_thread(acknowledging, identity, first) == expected


def test_another_mailbox_begins_a_thread_of_its_own(acknowledging, sink):
    identity = make_identity(acknowledging.acme, sink)
    first = sent(acknowledging)
    other = make_identity(acknowledging.acme, sink, is_default=False)
    answer(acknowledging, first, identity, "answer")
    assert next_in_thread(acknowledging, other, first) == ("", "")
    assert next_in_thread(acknowledging, None, first) == ("", "")


def test_the_thread_stands_in_the_mail_and_a_long_one_is_shortened(acknowledging, sink):
    make_identity(acknowledging.acme, sink)
    message = sent(acknowledging)
    message.in_reply_to = "<30@buyer.example>"
    message.references = " ".join(f"<{n}@buyer.example>" for n in range(31))
    with tenant_scope(acknowledging.acme.pk):
        wire = build(message, acknowledging.acme, message.identity).message()
    assert wire["In-Reply-To"] == "<30@buyer.example>"
    assert wire["References"].split() == message.references.split()
    assert len(shortened(message.references.split())) == 20
    assert shortened(message.references.split())[:2] == ["<0@buyer.example>", "<12@buyer.example>"]


def test_a_line_break_in_a_name_does_not_become_a_header(acknowledging, sink):
    make_identity(acknowledging.acme, sink, sender_name="Sam\r\nBcc: all@else.example")
    message = sent(acknowledging)
    assert sink.messages() == []
    assert (message.state, message.state_because[:24]) == ("in_review", "It cannot be sent as it ")


def test_the_mail_is_the_same_text_for_every_reader(acknowledging, sink):
    message = sent(acknowledging)
    mail = message_from_bytes(raw_of(sink).replace(b"\r\n", b"\n"), policy=default)
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().startswith(message.body)


def signing_identity(tenant, sink):
    identity = make_identity(tenant, sink)
    with tenant_scope(tenant.pk):
        identity.make_dkim_key(MONDAY)
        identity.dkim_signs = True
        identity.save()
    return identity


def published(identity):
    """The DNS, as it is once the record stands there."""
    name, value = dns_record(identity.dkim_selector, identity.domain, identity.dkim_public)
    return lambda asked, **_: value.encode() if asked.decode().rstrip(".") == name else None


def test_a_signature_of_ours_covers_the_one_click_headers(acknowledging, sink):
    identity = signing_identity(acknowledging.acme, sink)
    sent(acknowledging)
    raw = raw_of(sink)
    assert dkim.verify(raw, dnsfunc=published(identity))
    value = message_from_bytes(raw, policy=default)["DKIM-Signature"]
    covered = value.partition(" h=")[2].partition(";")[0].replace(" ", "").lower().split(":")
    assert {"from", "list-unsubscribe", "list-unsubscribe-post", "message-id"} <= set(covered)


@pytest.mark.parametrize("name", [b"List-Unsubscribe", b"Subject", b"X-Followthrough"])
def test_whoever_changes_a_covered_header_breaks_the_signature(acknowledging, sink, name):
    identity = signing_identity(acknowledging.acme, sink)
    sent(acknowledging)
    raw = raw_of(sink)
    changed = raw.replace(b"\r\n" + name + b": ", b"\r\n" + name + b": x")
    assert changed != raw
    assert not dkim.verify(changed, dnsfunc=published(identity))


def test_nothing_is_signed_before_the_record_is_published(acknowledging, sink):
    identity = make_identity(acknowledging.acme, sink)
    with tenant_scope(acknowledging.acme.pk):
        identity.make_dkim_key(MONDAY)
        identity.save()
    sent(acknowledging)
    assert b"DKIM-Signature" not in raw_of(sink)
