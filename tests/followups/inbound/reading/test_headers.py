from datetime import datetime, timedelta, timezone

import pytest

from followups.inbound.reading.headers import addresses, date_of, decoded, message_ids, parameters
from followups.inbound.reading.mail import read_mail


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?UTF-8?B?R3LDvMOfZQ==?=", "Grüße"),
        ("=?utf-8?B?R3LDvMOfZQ?=", "Grüße"),  # no padding
        ("=?utf-8?q?Gr=C3?= =?utf-8?q?=BC=C3=9Fe?=", "Grüße"),  # a letter cut in two
        ("=?iso-8859-1?q?Gr=FC=DFe?= aus =?utf-8?q?Kiel?=", "Grüße aus Kiel"),
        ("Re: =?utf-8?q?=C3=84?=rger", "Re: Ärger"),
        ("=?utf-8*de?q?=C3=84rger?=", "Ärger"),  # RFC 2231, section 5
        ("=?utf-8?q?Ja, gern?=", "Ja, gern"),  # spaces, which are forbidden
        ("=?iso-2022-jp?B?GyRCJCo4K0BRJGobKEI=?=", "お見積り"),
        ("=?nonsense?q?Ja?=", "Ja"),
        ("=?utf-8?x?Ja?=", "=?utf-8?x?Ja?="),
        ("plain", "plain"),
    ],
)
def test_it_reads_encoded_words(written, text):
    assert decoded(written) == text


@pytest.mark.parametrize(
    ("value", "main", "params"),
    [
        ('text/plain; charset="utf-8"', "text/plain", {"charset": "utf-8"}),
        ("Text/HTML;CHARSET=utf-8;", "text/html", {"charset": "utf-8"}),
        ('multipart/mixed; boundary="a;b=c"', "multipart/mixed", {"boundary": "a;b=c"}),
        ('multipart/mixed; boundary="a', "multipart/mixed", {"boundary": "a"}),
        ("attachment; filename*=utf-8''%C3%84rger.pdf", "attachment", {"filename": "Ärger.pdf"}),
        ("attachment; filename*0*=utf-8''%C3%84r; filename*1=ger.pdf", "attachment", {"filename": "Ärger.pdf"}),
        ('attachment; filename="=?utf-8?q?=C3=84rger?=.pdf"', "attachment", {"filename": "Ärger.pdf"}),
        ("", "", {}),
    ],
)
def test_it_reads_parameters_of_each_notation(value, main, params):
    assert parameters(value) == (main, params)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("anna@nordlicht.test", [("", "anna@nordlicht.test")]),
        ("Anna Weber <anna@nordlicht.test>", [("Anna Weber", "anna@nordlicht.test")]),
        (
            '"Weber, Anna" <anna@nordlicht.test>, tom@x.test',
            [("Weber, Anna", "anna@nordlicht.test"), ("", "tom@x.test")],
        ),
        ("=?utf-8?q?Weber=2C_=C3=84nne?= <anna@nordlicht.test>", [("Weber, Änne", "anna@nordlicht.test")]),
        ('"anna@private.test" <anna@nordlicht.test>', [("anna@private.test", "anna@nordlicht.test")]),
        ("anna@nordlicht.test (Anna Weber)", [("Anna Weber", "anna@nordlicht.test")]),
        ("Team: anna@nordlicht.test, tom@x.test;", [("", "anna@nordlicht.test"), ("", "tom@x.test")]),
        ("'Anna' <anna@nordlicht.test>", [("Anna", "anna@nordlicht.test")]),
        ("undisclosed-recipients:;", []),
        ("<>", []),
        ("", []),
    ],
)
def test_it_reads_mailboxes_however_they_are_written(value, found):
    assert [(each.name, each.address) for each in addresses(value)] == found


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("<1@x.test> <2@x.test>", ("<1@x.test>", "<2@x.test>")),
        ("<1@x.test>,<1@x.test>", ("<1@x.test>",)),
        ("<long-\n part@x.test>", ("<long-part@x.test>",)),
        ('"Your mail of Monday" <1@x.test>', ("<1@x.test>",)),
        ("1@x.test", ("<1@x.test>",)),
        ("<>", ()),
        ("", ()),
    ],
)
def test_it_reads_message_ids(value, ids):
    assert message_ids(value) == ids


def test_it_reads_dates_and_gives_none_for_what_is_no_date():
    east = timezone(timedelta(hours=1))
    assert date_of("Mon, 2 Mar 2026 09:15:00 +0100 (CET)") == datetime(2026, 3, 2, 9, 15, tzinfo=east)
    assert date_of("Mon, 2 Mar 2026 09:15:00 -0000").utcoffset() == timedelta(0)
    assert [
        date_of(value) for value in ("", "soon", "Mon, 32 Mar 2026 09:15:00 +0100", "2 Mar 2026 09:15:00 +9999")
    ] == [None] * 4


def test_raw_letters_in_headers_are_read():
    for charset in ("utf-8", "cp1252"):
        raw = "From: Änne Weber <anna@nordlicht.test>\nSubject: Grüße aus München\n\nx".encode(charset)
        assert (read_mail(raw).subject, read_mail(raw).sender.name) == ("Grüße aus München", "Änne Weber")


def test_folded_headers_are_unfolded():
    assert read_mail(b"From: a@b.test\nSubject: one\n\ttwo\r\n three\n\nx").subject == "one two three"
