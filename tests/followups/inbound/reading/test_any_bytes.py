"""Whatever bytes arrive, reading them ends in a line of JSON."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followups.inbound.reading.classifying import classify
from followups.inbound.reading.lines import as_line
from followups.inbound.reading.mail import read_mail
from tests.followups.inbound.reading.letters import cases, feedback, letter, multipart, of_case, report

KINDS = {"bounce", "complaint", "auto_reply", "human", "own", "unreadable"}
CHARSETS = (
    "utf-8",
    "utf-16",
    "utf-7",
    "iso-2022-jp",
    "hz",
    "gb2312",
    "cp1252",
    "x-unknown",
    "unicode_escape",
    "idna",
    '"',
)
SEEDS = [
    *(of_case(case) for name in ("bounces", "auto_replies", "people") for case in cases(name)),
    report(
        "Final-Recipient: rfc822; anna@nordlicht.test\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no"
    ),
    feedback("Feedback-Type: abuse\nOriginal-Rcpt-To: anna@nordlicht.test"),
    multipart(
        "alternative",
        ("Content-Type: text/plain; format=flowed; delsp=yes", "> quoted \n> more \n-- \nAnna"),
        ("Content-Type: text/html", "<div hidden><blockquote>a<!-- b --></blockquote></div><pre>x"),
        ("Content-Type: text/calendar", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE;PARTSTAT=X:mailto:a@b.test"),
    ),
    letter(
        "=?utf-8?q?x?=",
        headers={"Subject": "=?utf-8?B?AAAA?= =?iso-2022-jp?B?GyRC?=", "Content-Transfer-Encoding": "base64"},
    ),
]
PIECES = (
    b"\x00", b"\xff\xfe", b"\n\n", b"\r", b"--=_b1", b"--=_b1--", b"=?utf-8?b?////?=", b"<" * 50, b"> " * 20, b"@" * 30,
    b"\x1b$B", b"Content-Type: multipart/mixed; boundary=", b"Content-Transfer-Encoding: base64\n", b"+2AA-", b"31.02.",
    b'{"notificationType":"Bounce"', b"Date: Mon, 99 Foo 99999 99:99:99 +9999\n", b"\xf0\x9f\x98", b"Action: failed\n",
    b"Message-ID: <\n", b"(" * 60,
)  # fmt: skip


def checked(raw):
    found = classify(raw)
    assert found.kind in KINDS
    assert (found.hard is None) is (found.kind != "bounce")
    assert 0 <= found.confidence <= 1
    line = as_line("file", found)
    assert json.loads(json.dumps(line, ensure_ascii=False).encode("utf-8")) == line  # halves of letters would raise
    assert "\x00" not in json.dumps(line, ensure_ascii=False).replace("\\u0000", "\x00")
    return found


@given(st.binary(max_size=2_000))
@settings(max_examples=200, deadline=None)
def test_any_bytes_become_a_line(raw):
    checked(raw)


@given(
    st.binary(max_size=300),
    st.sampled_from(CHARSETS),
    st.sampled_from(["base64", "quoted-printable", "8bit", "uuencode"]),
)
@settings(max_examples=200, deadline=None)
def test_any_body_in_any_charset_becomes_a_line(body, charset, encoding):
    head = f"From: anna@nordlicht.test\nContent-Type: text/html; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n"
    checked(head.encode() + body)


@given(st.sampled_from(SEEDS), st.integers(0, 2**32), st.integers(1, 12))
@settings(max_examples=400, deadline=None)
def test_any_damage_to_a_real_message_becomes_a_line(seed, number, changes):
    chance = random.Random(number)  # noqa: S311 -- damage, not secrets
    raw = bytearray(seed)
    for _ in range(changes):
        place = chance.randrange(len(raw) + 1)
        match chance.randrange(5):
            case 0:
                raw[place:place] = chance.choice(PIECES)
            case 1:
                del raw[place : place + chance.randrange(60)]
            case 2:
                raw[place : place + 1] = bytes([chance.randrange(256)])
            case 3:
                raw[place:place] = raw[place : place + chance.randrange(400)]
            case _:
                raw = raw[: max(place, 1)]
    checked(bytes(raw))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" \n",
        b"\x89PNG\r\n\x1a\n",
        b"%PDF-1.7 ...",
        b"just some words\nwithout a header",
        Path(__file__).read_bytes(),
    ],
)
def test_what_is_no_message_is_unreadable_and_says_why(raw):
    found = checked(raw)
    assert (found.kind, len(found.because)) == ("unreadable", 1)


@pytest.mark.parametrize(
    "raw",
    [
        letter("<" * 100_000),
        letter("<!--" * 30_000, headers={"Content-Type": "text/html"}),
        letter("<a" * 50_000, headers={"Content-Type": "text/html"}),
        letter("<blockquote>" * 20_000, headers={"Content-Type": "text/html"}),
        letter("a@" * 50_000, sender="MAILER-DAEMON@x.test", subject="failure notice"),
        letter("a@b.test " * 5_000, sender="MAILER-DAEMON@x.test", subject="failure notice"),
        letter("1.1." * 20_000, subject="Automatic reply"),
        letter("user " * 20_000, sender="MAILER-DAEMON@x.test", subject="failure notice"),
        letter("> " * 50_000),
        letter("\n".join(["From: a@b.test"] * 10_000)),
        letter("x", headers={"References": "<a@b.test> " * 5_000}),
        letter("x", headers={"To": '"' * 20_001 + " a@b.test" * 2_000}),
        letter("x", headers={"Subject": "=?utf-8?q?" * 5_000}),
        letter("x", headers={"Content-Type": "text/plain" + '; a="' * 4_000}),
        b"From: a@b.test\n" + b" folded\n" * 50_000 + b"\n",
    ],
    ids=range(15),
)
def test_nothing_costs_more_than_its_length(raw):
    """Each of these takes minutes where a pattern is tried from every place over all of the rest."""
    checked(raw)


def test_reading_twice_gives_the_same():
    for seed in SEEDS[:20]:
        assert as_line("f", classify(seed)) == as_line("f", classify(read_mail(seed).raw))
