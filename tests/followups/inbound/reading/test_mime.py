import base64
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followups.inbound.reading.mail import read_mail
from tests.followups.inbound.reading.letters import letter, multipart


def test_it_reads_the_text_and_the_page_of_an_alternative():
    mail = read_mail(
        multipart(
            "alternative",
            ("Content-Type: text/plain; charset=utf-8", "Grüße"),
            ("Content-Type: text/html; charset=utf-8", "<p>Grüße</p><blockquote>Alt</blockquote>"),
        )
    )
    assert (mail.text.strip(), mail.html_text, mail.body.strip()) == ("Grüße", "Grüße\n\n> Alt", "Grüße")


def test_it_reads_parts_within_parts():
    inner = "--in\nContent-Type: text/plain\n\nThe text\n--in\nContent-Type: text/html\n\n<p>The page\n--in--"
    mail = read_mail(
        multipart(
            "mixed",
            (
                "Content-Type: multipart/related; boundary=r",
                f'--r\nContent-Type: multipart/alternative; boundary="in"\n\n{inner}\n--r--',
            ),
            ('Content-Type: application/pdf; name="offer.pdf"\nContent-Disposition: attachment', "JVBERi0="),
        )
    )
    assert (mail.text.strip(), mail.html_text) == ("The text", "The page")
    assert [(each.filename, each.content_type) for each in mail.attachments] == [("offer.pdf", "application/pdf")]


def test_the_original_bytes_stay_available():
    raw = letter("Hello")
    assert read_mail(raw).raw == raw


def test_what_is_only_a_page_is_read_as_text():
    raw = letter("<html><body>Yes,<br>please &amp; thanks</body></html>", headers={"Content-Type": "text/html"})
    assert read_mail(raw).body == "Yes,\nplease & thanks"


def test_a_plain_part_that_points_at_the_page_is_passed_over():
    mail = read_mail(
        multipart(
            "alternative",
            ("Content-Type: text/plain", "Your mail program does not support HTML."),
            ("Content-Type: text/html", "<p>Call me</p>"),
        )
    )
    assert mail.body == "Call me"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("base64", base64.encodebytes("Grüße aus Hamburg".encode()).decode()),
        ("BASE64", "R3LDvMOfZSBh\n  dXMgSGFtYnVyZw"),  # no padding, and spaces
        ("base64", "R3LDvMOfZSA=\nYXVzIEhhbWJ1cmc="),  # padded in the middle
        ("quoted-printable", "Gr=C3=BC=C3=9Fe aus =\nHamburg"),
        ("quoted-printable", "Gr=c3=bc=c3=9fe aus Hamburg"),
        ("8bit", "Grüße aus Hamburg"),
        ("base64", "Grüße aus Hamburg"),  # labelled so and plain
        ("rot13", "Grüße aus Hamburg"),  # nobody knows it
    ],
)
def test_it_undoes_transfer_encodings_however_they_are_written(encoding, body):
    raw = letter(body, headers={"Content-Transfer-Encoding": encoding})
    assert read_mail(raw).text.strip() == "Grüße aus Hamburg"


def test_a_footer_in_the_clear_below_base64_does_not_spoil_it():
    body = base64.encodebytes("Grüße".encode()).decode() + "\n-- \nThis list is called talk.\n"
    assert read_mail(letter(body, headers={"Content-Transfer-Encoding": "base64"})).text.split() == [
        "Grüße",
        "--",
        "This",
        "list",
        "is",
        "called",
        "talk.",
    ]


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a@b.test\nContent-Type: multipart/mixed; boundary=x\n\nNo boundary here",
        b"From: a@b.test\nContent-Type: multipart/mixed\n\n--real\nContent-Type: text/plain\n\nNo boundary here\n--real--",
        b"From: a@b.test\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nNo boundary here",
        b"From: a@b.test\nContent-Type: what is this\n\nNo boundary here",
        b"From: a@b.test\nNo boundary here",
        b"\n\nFrom: a@b.test\n\nNo boundary here",
        b"From a@b.test Mon Mar  2 09:15:00 2026\nFrom: a@b.test\n\nNo boundary here",
        b"From: a@b.test\r\rNo boundary here",
    ],
)
def test_it_finds_the_text_of_broken_messages(raw):
    assert "No boundary here" in read_mail(raw).body or "No boundary here" in read_mail(raw).headers.first("from")


def test_it_survives_parts_nested_without_end():
    raw = b"From: a@b.test\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number) for number in range(3000)
    )
    assert read_mail(raw).body != ""


def test_it_survives_messages_within_messages_without_end():
    raw = b"From: a@b.test\n" + b"Content-Type: message/rfc822\n\n" * 5000 + b"deep"
    assert read_mail(raw).is_a_message


def test_it_survives_very_many_parts():
    raw = b"From: a@b.test\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nword\n" * 20_000
    assert read_mail(raw).text.startswith("word")


def test_it_knows_what_it_answers_and_what_is_embedded():
    raw = multipart(
        "mixed",
        ("Content-Type: text/plain", "See below"),
        ("Content-Type: message/rfc822", "Message-ID: <inner@x.test>\nSubject: In\n\nInside"),
        headers={"In-Reply-To": "<2@x.test>", "References": "<1@x.test>\n <2@x.test>"},
    )
    mail = read_mail(raw)
    assert mail.answers_to == ("<2@x.test>", "<1@x.test>")
    assert mail.ids_of_originals == ("<inner@x.test>",)
    assert "Inside" not in mail.body


TEXT = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), min_size=1, max_size=200)


@given(
    text=TEXT,
    subject=TEXT,
    charset=st.sampled_from(["utf-8", "utf-7"]),
    encoding=st.sampled_from(["base64", "quoted-printable"]),
)
@settings(max_examples=80, deadline=None)
def test_it_reads_what_the_standard_library_writes(text, subject, charset, encoding):
    message = EmailMessage()
    message["From"] = "Änna <anna@nordlicht.test>"
    message["Subject"] = subject
    message.set_content(text, charset=charset, cte=encoding)
    message.add_alternative("<p>x</p>", subtype="html")
    mail = read_mail(message.as_bytes())
    assert mail.text.strip() == text.strip()
    assert mail.subject == " ".join(subject.split())
    assert (mail.sender.name, mail.sender.address) == ("Änna", "anna@nordlicht.test")
