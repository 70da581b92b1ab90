"""The mail sink over real SMTP on loopback."""

import asyncio
import smtplib
from email.message import EmailMessage

import pytest

from config.smtp_sink import Keeper, SmtpSink


def message(subject: str = "A date for Thursday") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "anna@agency.example"
    mail["To"] = "ben@buyer.example"
    mail["Subject"] = subject
    mail.set_content("Hello Ben,\n\n.this line begins with a dot\n")
    return mail


def send(sink: SmtpSink, mail: EmailMessage, to: list[str] | None = None, timeout: float = 5) -> dict:
    with smtplib.SMTP("127.0.0.1", sink.port, timeout=timeout) as client:
        return client.send_message(mail, to_addrs=to)


def test_it_keeps_each_message_as_a_file_with_its_envelope(tmp_path):
    with SmtpSink(tmp_path / "mail") as sink:
        assert send(sink, message("First")) == {}
        assert send(sink, message("Second ü"), to=["x@buyer.example", "y@buyer.example"]) == {}
        kept = sink.messages()
    assert [mail["Subject"] for mail in kept] == ["First", "Second ü"]
    assert kept[0].get_content() == "Hello Ben,\n\n.this line begins with a dot\n"
    assert (kept[1]["X-Envelope-From"], kept[1]["X-Envelope-To"]) == (
        "anna@agency.example",
        "x@buyer.example, y@buyer.example",
    )
    assert sorted(path.suffix for path in (tmp_path / "mail").iterdir()) == [".eml", ".eml"]


def test_it_is_gone_after_the_block_even_with_a_conversation_open(tmp_path):
    with SmtpSink(tmp_path) as sink:
        client = smtplib.SMTP("127.0.0.1", sink.port, timeout=5)
        client.ehlo()
    with pytest.raises(smtplib.SMTPServerDisconnected):
        client.docmd("NOOP")
    client.close()
    with pytest.raises(ConnectionRefusedError):
        smtplib.SMTP("127.0.0.1", sink.port, timeout=5)


class Refuser(Keeper):
    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address.startswith("nobody@"):
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"


class Hesitant(Keeper):
    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        await asyncio.sleep(0.4)
        return await super().handle_DATA(server, session, envelope)


class Dropper(Keeper):
    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        await super().handle_DATA(server, session, envelope)
        server.transport.abort()
        return "250 never seen"


def test_a_keeper_may_refuse_a_recipient(tmp_path):
    with SmtpSink(tmp_path, keeper=Refuser) as sink:
        assert send(sink, message(), to=["ben@buyer.example", "nobody@buyer.example"]) == {
            "nobody@buyer.example": (550, b"5.1.1 No such mailbox")
        }
        assert [mail["X-Envelope-To"] for mail in sink.messages()] == ["ben@buyer.example"]


def test_a_keeper_may_answer_too_late(tmp_path):
    with SmtpSink(tmp_path, keeper=Hesitant) as sink, pytest.raises(smtplib.SMTPServerDisconnected):
        send(sink, message(), timeout=0.2)  # smtplib's word for a time-out: whether it was taken is unknown


def test_a_keeper_may_take_a_message_and_break_off(tmp_path):
    with SmtpSink(tmp_path, keeper=Dropper) as sink:
        with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionResetError)):
            send(sink, message())
        assert len(sink.messages()) == 1
