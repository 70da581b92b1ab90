import pytest

from followups.inbound.reading.classifying import classify
from tests.followups.inbound.reading.letters import cases, letter, multipart, of_case

CASES = cases("auto_replies")
PEOPLE = cases("people")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_it_knows_automatic_replies_in_many_languages_and_the_day_of_return(case):
    found = classify(of_case(case))
    assert (found.kind, found.name, found.return_date) == ("auto_reply", case["class"], case["back"])
    assert found.hard is None


@pytest.mark.parametrize("case", PEOPLE, ids=[case["name"] for case in PEOPLE])
def test_it_never_takes_a_person_for_a_machine(case):
    assert classify(of_case(case)).kind == "human"


def test_a_notice_that_a_message_was_read_is_a_receipt():
    raw = multipart(
        "report; report-type=disposition-notification",
        ("Content-Type: text/plain", "Your message was read on Monday."),
        (
            "Content-Type: message/disposition-notification",
            "Final-Recipient: rfc822; anna@nordlicht.test\nDisposition: manual-action; displayed",
        ),
        subject="Read: Your quote",
    )
    found = classify(raw)
    assert (found.kind, found.name) == ("auto_reply", "receipt")


def test_our_own_mail_is_known_by_our_header():
    raw = letter("Hello Anna", headers={"X-Followthrough": "0199"})
    assert classify(raw).kind == "own"
    assert classify(raw, own=()).kind == "human"


def test_a_marker_with_a_value_wants_that_value():
    raw = letter("Hello Anna", headers={"X-Sent-By": "acme"})
    assert classify(raw, own=(("X-Sent-By", "acme"),)).kind == "own"
    assert classify(raw, own=(("X-Sent-By", "rival"),)).kind == "human"


def test_our_header_inside_a_bounce_does_not_make_the_bounce_ours():
    raw = letter(
        "<anna@nordlicht.test>:\nno such user\n\n--- Below this line is a copy of the message.\n\n"
        "Received: by q; 2 Mar 2026\nX-Followthrough: 0199\nMessage-ID: <77@brightpath.test>\n",
        sender="MAILER-DAEMON@q.test",
        subject="failure notice",
    )
    assert classify(raw).kind == "bounce"
