import pytest

from followups.inbound.reading.classifying import classify
from tests.followups.inbound.reading.letters import feedback, letter, multipart


def who(found):
    return [each.address for each in found.recipients]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("abuse", "abuse"),
        ("fraud", "fraud"),
        ("virus", "virus"),
        ("opt-out", "opt_out"),
        ("other", "other"),
        ("miscategorized", "other"),
    ],
)
def test_it_reads_feedback_reports_of_each_type(kind, name):
    found = classify(
        feedback(f"Feedback-Type: {kind}\nUser-Agent: Provider/1\nOriginal-Rcpt-To: <anna@nordlicht.test>")
    )
    assert (found.kind, found.name, found.hard, who(found)) == ("complaint", name, None, ["anna@nordlicht.test"])
    assert found.refers_to == ("<77@brightpath.test>",)


@pytest.mark.parametrize("kind", ["auth-failure", "not-spam"])
def test_reports_about_signatures_and_about_mail_that_was_no_spam_are_no_complaints(kind):
    found = classify(feedback(f"Feedback-Type: {kind}\nAuth-Failure: dkim", subject="DKIM failure"))
    assert (found.kind, found.name) == ("auto_reply", "authentication_report")


def test_somebody_who_is_redacted_is_found_through_the_message_that_comes_with_it():
    found = classify(
        feedback("Feedback-Type: abuse\nOriginal-Rcpt-To: redacted@provider.test\nRedacted-Address: redacted")
    )
    assert who(found) == ["anna@nordlicht.test"]


def test_where_the_message_is_redacted_too_its_id_is_what_is_left():
    found = classify(feedback("Feedback-Type: abuse", original="Message-ID: <77@brightpath.test>\nTo: [redacted]"))
    assert (who(found), found.refers_to) == ([], ("<77@brightpath.test>",))


def test_the_way_a_message_took_names_its_recipient():
    original = (
        "Message-ID: <77@brightpath.test>\nTo: xxxxxx@xxxx.test\n"
        "Received: by mx.test for <anna@nordlicht.test>; Mon, 2 Mar 2026 08:00:00 +0000"
    )
    assert who(classify(feedback("Feedback-Type: abuse", original=original))) == ["anna@nordlicht.test"]


def test_it_knows_the_complaints_that_microsoft_sends_without_a_report():
    raw = multipart(
        "mixed",
        ("Content-Type: text/plain", ""),
        (
            "Content-Type: message/rfc822",
            "X-HmXmrOriginalRecipient: anna@outlook.test\nMessage-ID: <77@brightpath.test>\nFrom: jonas@brightpath.test\n\nHello",
        ),
        sender="staff@hotmail.com",
        subject="complaint about message from 192.0.2.9",
    )
    found = classify(raw)
    assert (found.kind, found.name, who(found), found.refers_to) == (
        "complaint", "abuse", ["anna@outlook.test"], ("<77@brightpath.test>",),
    )  # fmt: skip


def test_it_knows_an_abuse_desk_that_sends_our_message_back():
    raw = letter(
        "A user reported this message as spam:\n\n----- Original message -----\n\n"
        "Received: by mx.test; Mon, 2 Mar 2026 08:00:00 +0000\n"
        "Message-ID: <77@brightpath.test>\nFrom: jonas@brightpath.test\nTo: anna@nordlicht.test\n\nHello",
        sender="Abuse desk <abuse@provider.test>",
        subject="Spam report",
    )
    found = classify(raw)
    assert (found.kind, who(found), found.refers_to) == (
        "complaint",
        ["anna@nordlicht.test"],
        ("<77@brightpath.test>",),
    )


def test_it_knows_the_complaints_that_amazon_ses_notifies_of():
    raw = letter(
        '{"notificationType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"anna@nordlicht.test"}],'
        '"complaintFeedbackType":"abuse"},"mail":{"headers":[{"name":"Message-ID","value":"<77@brightpath.test>"}]}}',
        sender="no-reply@sns.amazonaws.com",
    )
    found = classify(raw)
    assert (found.kind, found.name, who(found), found.refers_to) == (
        "complaint", "abuse", ["anna@nordlicht.test"], ("<77@brightpath.test>",),
    )  # fmt: skip


def test_a_mail_program_that_unsubscribes_for_its_reader_is_an_opt_out_and_no_absence():
    raw = letter(
        "Apple Mail sent this email to unsubscribe from the message “Offer”.",
        subject="unsubscribe",
        headers={"Auto-Submitted": "auto-replied", "X-Apple-Unsubscribe": "true"},
    )
    found = classify(raw)
    assert (found.kind, found.name, who(found)) == ("complaint", "opt_out", ["anna@nordlicht.test"])


def test_somebody_who_complains_in_words_is_a_person():
    assert classify(letter("This is spam and I will complain to your provider.")).kind == "human"


def test_a_report_by_a_postmaster_that_speaks_of_rejection_is_a_complaint_and_no_bounce():
    raw = feedback(
        "Feedback-Type: abuse",
        sender="Mail Delivery System <postmaster@provider.test>",
        subject="Mail rejected by user",
    )
    assert classify(raw).kind == "complaint"


def test_a_report_whose_fields_were_lost_on_the_way_is_a_complaint():
    raw = feedback("Feedback-Type: abuse").replace(b"message/feedback-report", b"application/octet-stream")
    found = classify(raw)
    assert (found.kind, found.name, who(found)) == ("complaint", "abuse", ["anna@nordlicht.test"])
