import pytest

from followups.inbound.reading.classifying import classify
from tests.followups.inbound.reading.letters import cases, letter, of_case, report

CASES = cases("bounces")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_it_reads_the_bounces_of_many_mail_servers(case):
    found = classify(of_case(case))
    assert found.kind == "bounce"
    assert [[each.address, each.hard, each.reason] for each in found.recipients] == case["want"]
    assert found.hard is any(hard for _, hard, _ in case["want"])
    assert list(found.refers_to) == case.get("ids", [])
    assert (found.name == "delayed") is (case.get("kind") == "delayed")


def recipients(raw):
    return [(each.address, each.hard, each.status, each.reason) for each in classify(raw).recipients]


def test_it_tells_hard_from_soft_for_each_recipient_of_a_report():
    raw = report(
        "Reporting-MTA: dns; mx.brightpath.test\n\n"
        "Final-Recipient: rfc822; gone@nordlicht.test\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 5.1.1 User unknown\n\n"
        "Final-Recipient: rfc822; full@nordlicht.test\nAction: failed\nStatus: 5.2.2\n"
        "Diagnostic-Code: smtp; 552 5.2.2 Mailbox full\n\n"
        "Final-Recipient: rfc822; here@nordlicht.test\nAction: delivered\nStatus: 2.0.0\n"
    )
    assert recipients(raw) == [
        ("gone@nordlicht.test", True, "5.1.1", "user_unknown"),
        ("full@nordlicht.test", False, "5.2.2", "mailbox_full"),
    ]
    assert classify(raw).refers_to == ("<77@brightpath.test>",)


def test_a_failure_for_good_with_a_five_is_not_hard_by_itself():
    raw = report(
        "Final-Recipient: rfc822; anna@nordlicht.test\nAction: failed\nStatus: 5.7.1\n"
        "Diagnostic-Code: smtp; 554 5.7.1 Message rejected: policy violation"
    )
    assert recipients(raw) == [("anna@nordlicht.test", False, "5.7.1", "content")]


def test_what_is_still_tried_is_delayed_and_never_hard():
    raw = report(
        "Final-Recipient: rfc822; anna@nordlicht.test\nAction: delayed\nStatus: 4.4.1\n"
        "Diagnostic-Code: smtp; no MX record found",
        subject="Delayed mail",
    )
    found = classify(raw)
    assert (found.kind, found.name, found.hard) == ("bounce", "delayed", False)


def test_a_receipt_of_delivery_is_no_bounce():
    raw = report(
        "Final-Recipient: rfc822; anna@nordlicht.test\nAction: delivered\nStatus: 2.0.0",
        subject="Successful Mail Delivery Report",
    )
    found = classify(raw)
    assert (found.kind, found.name, found.hard) == ("auto_reply", "delivered", None)


def test_the_codes_in_the_words_say_more_than_a_status_of_zeros():
    raw = report(
        "Final-Recipient: rfc822; anna@nordlicht.test\nAction: failed\nStatus: 5.0.0\n"
        "Diagnostic-Code: smtp; 550 #5.1.0 Address rejected."
    )
    assert recipients(raw) == [("anna@nordlicht.test", True, "5.1.0", "user_unknown")]


def test_an_unknown_user_that_nothing_confirms_is_soft():
    """A server that calls everybody unknown after taking the message has filtered it; mobile carriers do."""
    raw = report(
        "Final-Recipient: rfc822; anna@nordlicht.test\nAction: failed\nStatus: 5.2.1\nDiagnostic-Code: smtp; 550 User unknown"
    )
    assert recipients(raw) == [("anna@nordlicht.test", False, "5.2.1", "user_unknown")]


def test_a_temporary_code_is_never_hard():
    raw = report(
        "Final-Recipient: rfc822; anna@nordlicht.test\nAction: failed\nStatus: 4.1.1\n"
        "Diagnostic-Code: smtp; 450 4.1.1 Recipient address rejected: unverified address"
    )
    assert [hard for _, hard, _, _ in recipients(raw)] == [False]


def test_the_reason_is_looked_for_in_the_text_when_the_fields_do_not_tell():
    raw = report(
        "Final-Recipient: rfc822; anna@nordlicht.test\nAction: failed\nStatus: 5.0.0",
        text="<anna@nordlicht.test>: host mx said: 550 no such user (in reply to RCPT TO command)",
    )
    assert recipients(raw) == [("anna@nordlicht.test", True, "5.0.0", "user_unknown")]


def test_the_original_recipient_stands_in_for_a_local_name():
    raw = report(
        "Original-Recipient: rfc822;anna@nordlicht.test\nFinal-Recipient: X400; c=de;s=weber\nAction: failed\nStatus: 5.1.1"
    )
    assert recipients(raw) == [("anna@nordlicht.test", True, "5.1.1", "user_unknown")]


def test_a_status_part_in_base64_is_read():
    import base64

    fields = "Final-Recipient: rfc822; anna@nordlicht.test\nAction: failed\nStatus: 5.1.1\n"
    raw = report("XX").replace(
        b"message/delivery-status\r\n\r\nXX",
        b"message/delivery-status\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(fields.encode()),
    )
    assert recipients(raw) == [("anna@nordlicht.test", True, "5.1.1", "user_unknown")]


def test_a_report_that_somebody_attaches_to_a_mail_is_no_bounce():
    inner = report("Final-Recipient: rfc822; anna@nordlicht.test\nAction: failed\nStatus: 5.1.1").decode()
    raw = letter(
        f"--o\nContent-Type: text/plain\n\nWhat does this mean?\n--o\nContent-Type: message/rfc822\n\n{inner}\n--o--\n",
        headers={"Content-Type": "multipart/mixed; boundary=o", "Content-Transfer-Encoding": None},
    )
    found = classify(raw)
    assert (found.kind, found.reply_text) == ("human", "What does this mean?")


def test_a_list_that_refuses_who_is_no_member_has_bounced_the_message():
    raw = letter(
        "You are not a member of this mailing list <talk@nordlicht.test>.",
        sender="talk-admin@nordlicht.test",
        subject="You jonas@brightpath.test are not member (talk)",
        headers={"X-MLServer": "fml"},
    )
    found = classify(raw)
    assert (found.kind, found.hard) == ("bounce", False)


def test_a_folded_answer_is_read_to_its_end():
    raw = report(
        "Final-Recipient: rfc822; anna@nordlicht.test\nAction: failed\nStatus: 5.0.0\n"
        "Diagnostic-Code: smtp; 550 Recipient address\n"
        "    rejected: User unknown in virtual alias\n    table: see: here\nRemote-MTA: dns; mx.nordlicht.test"
    )
    assert recipients(raw) == [("anna@nordlicht.test", True, "5.0.0", "user_unknown")]
