"""Against a real IMAP server (pymap) on loopback."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from followups.inbound import storing
from followups.inbound.polling import CLAIMED_FOR, poll_due_mailboxes, poll_mailbox
from followups.models import InboundMessage, Mailbox
from tenants.scope import tenant_scope
from tests.imap import ImapServer
from tests.mailbox import make_identity
from tests.post import reply
from tests.story import MONDAY

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture(scope="module")
def server() -> Iterator[ImapServer]:
    with ImapServer() as running:
        yield running


@pytest.fixture
def mailbox(cast, server) -> Mailbox:
    """Acme's mailbox, asked once: from here on what is new is read."""
    return make_mailbox(cast.acme, server)


def make_mailbox(tenant, server, *, asked=True, password="", identity=None, **fields) -> Mailbox:
    given = {
        "host": "127.0.0.1", "port": server.port, "security": "none", "username": server.user, "folder": "INBOX",
        "next_poll_at": MONDAY,
    }  # fmt: skip
    mailbox = Mailbox(tenant=tenant, identity=identity or make_identity(tenant), **{**given, **fields})
    mailbox.keep_password(password or server.password)
    with tenant_scope(tenant.pk):
        mailbox.save(force_insert=True)
    if asked:
        assert poll_mailbox(tenant, mailbox.pk, MONDAY) == 0
    return fresh(mailbox)


def fresh(mailbox) -> Mailbox:
    with tenant_scope(mailbox.tenant_id):
        return Mailbox.objects.get(pk=mailbox.pk)


def identity_of(mailbox):
    with tenant_scope(mailbox.tenant_id):
        return mailbox.identity


def arrived(cast) -> list[InboundMessage]:
    with tenant_scope(cast.acme.pk):
        return list(InboundMessage.objects.order_by("id"))


def mail(text: str) -> bytes:
    return reply(None, text)


def ask(cast, mailbox, minutes: int) -> int:
    return poll_mailbox(cast.acme, mailbox.pk, MONDAY + minutes * MINUTE)


def test_what_was_there_before_is_not_ours_to_read(cast, server):
    server.deliver(mail("From long ago."))
    mailbox = make_mailbox(cast.acme, server)
    assert arrived(cast) == []
    assert (mailbox.error, mailbox.polled_at) == ("", MONDAY)


def test_what_is_new_is_stored_as_it_came_and_stays_unseen_where_it_is(cast, server, mailbox):
    before = server.flags()
    raws = [mail(f"Number {number}.") for number in range(3)]
    for raw in raws:
        server.deliver(raw)
    assert ask(cast, mailbox, 5) == 3
    rows = arrived(cast)
    assert [row.original.replace(b"\r\n", b"\n") for row in rows] == raws
    assert {(row.source, row.identity_id) for row in rows} == {("imap", mailbox.identity_id)}
    assert [flags for flags in server.flags()[len(before) :] if "\\Seen" in flags] == []
    assert len(server.flags()) == len(before) + 3


def test_a_second_look_finds_nothing_new(cast, server, mailbox):
    server.deliver(mail("Once."))
    assert [ask(cast, mailbox, 5), ask(cast, mailbox, 10)] == [1, 0]
    assert len(arrived(cast)) == 1


def test_it_is_not_asked_before_its_time_nor_by_two_at_once(cast, server, mailbox):
    server.deliver(mail("Waiting."))
    assert ask(cast, mailbox, 0) == 0
    with tenant_scope(cast.acme.pk):
        Mailbox.objects.update(claimed_until=MONDAY + CLAIMED_FOR)
    assert ask(cast, mailbox, 5) == 0
    assert ask(cast, mailbox, 11) == 1  # the other died


def test_after_a_crash_between_storing_and_noting_it_is_the_same_message(cast, server, mailbox):
    server.deliver(mail("Twice read."))
    ask(cast, mailbox, 5)
    with tenant_scope(cast.acme.pk):
        Mailbox.objects.update(last_uid=mailbox.last_uid)
    assert ask(cast, mailbox, 10) == 0
    assert len(arrived(cast)) == 1


def test_when_the_server_numbers_anew_the_latest_mail_is_read_and_known_mail_is_known(cast, server, mailbox):
    server.deliver(mail("Known."))
    ask(cast, mailbox, 5)
    server.deliver(mail("Unknown."))
    with tenant_scope(cast.acme.pk):
        # As if the server had had another UIDVALIDITY until now, and numbers far above today's. The server's own clock says
        # when a message came in, and the latest days are looked through.
        Mailbox.objects.update(uid_validity=1, last_uid=900_000, polled_at=MONDAY - timedelta(days=400))
    assert ask(cast, mailbox, 10) >= 1
    texts = [row.original for row in arrived(cast)]
    assert (sum(b"Known." in text for text in texts), sum(b"Unknown." in text for text in texts)) == (1, 1)
    assert fresh(mailbox).last_uid < 900_000


def test_a_message_that_is_too_large_leaves_a_notice(cast, server, mailbox, monkeypatch):
    monkeypatch.setattr("followups.inbound.polling.LARGEST", 2000)
    monkeypatch.setattr("followups.inbound.polling.HEAD", 500)
    monkeypatch.setattr(storing, "LARGEST", 2000)
    monkeypatch.setattr(storing, "HEAD", 500)
    server.deliver(mail("x" * 5000))
    assert ask(cast, mailbox, 5) == 1
    (row,) = arrived(cast)
    assert (len(row.original), row.size > 5000) == (500, True)
    assert "Here is its beginning." in row.note


def test_a_wrong_password_is_said_and_tried_less_and_less_often(cast, server):
    mailbox = make_mailbox(cast.acme, server, asked=False, password="wrong")
    assert ask(cast, mailbox, 0) == 0
    first = fresh(mailbox)
    assert first.error.startswith("The mail server answered:")
    assert "wrong" not in first.error
    assert ask(cast, mailbox, 60) == 0
    second = fresh(mailbox)
    assert (second.failures, second.claimed_until) == (2, None)
    assert second.next_poll_at - (MONDAY + 60 * MINUTE) > first.next_poll_at - MONDAY


def test_a_folder_that_is_not_there_is_said(cast, server):
    mailbox = make_mailbox(cast.acme, server, asked=False, folder="Nowhere")
    ask(cast, mailbox, 0)
    assert fresh(mailbox).error != ""


def test_a_server_that_is_not_there_keeps_no_other_mailbox_from_being_read(cast, server):
    with ImapServer() as gone:
        pass
    broken = make_mailbox(cast.acme, gone, asked=False)
    whole = make_mailbox(cast.acme, server, asked=False, identity=identity_of(broken))
    poll_due_mailboxes(cast.acme, MONDAY)
    assert fresh(broken).error.startswith("The mailbox could not be read:")
    assert fresh(whole).polled_at == MONDAY


def test_a_host_inside_the_installation_s_network_is_not_spoken_to(cast, server, settings):
    settings.ALLOW_PRIVATE_MAIL_HOSTS = False
    mailbox = make_mailbox(cast.acme, server, asked=False)
    ask(cast, mailbox, 0)
    assert "is none of mail's" in fresh(mailbox).error


def test_credentials_that_cannot_be_opened_are_said(cast, server, settings):
    mailbox = make_mailbox(cast.acme, server, asked=False)
    settings.CREDENTIALS_KEY = "z" * 40
    ask(cast, mailbox, 0)
    assert "CREDENTIALS_KEY is not the key" in fresh(mailbox).error
