import os
from pathlib import Path

from followups.inbound.reading.lines import lines_of
from followups.inbound.reading.mailboxes import messages_in, split_mailbox
from tests.followups.inbound.reading.letters import letter, report

FIELDS = [
    "file",
    "kind",
    "class",
    "hard",
    "recipients",
    "return_date",
    "reply_text",
    "refers_to",
    "confidence",
    "because",
]


def test_a_file_is_a_message_and_a_folder_all_files_below_it(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.eml").write_bytes(letter("Two"))
    (tmp_path / "1.eml").write_bytes(letter("One"))
    assert [(Path(each.file).name, each.raw[-3:]) for each in messages_in([str(tmp_path)])] == [
        ("1.eml", b"One"),
        ("2.eml", b"Two"),
    ]


def test_a_mailbox_file_is_as_many_messages_as_it_holds(tmp_path):
    mark = b"From anna@nordlicht.test Mon Mar  2 09:15:00 2026\n"
    box = (
        mark
        + letter("One").replace(b"\r", b"")
        + b"\nFrom here on I speak of 2026\n\n"
        + mark
        + letter("Two").replace(b"\r", b"")
    )
    (tmp_path / "box.mbox").write_bytes(box)
    found = list(messages_in([str(tmp_path / "box.mbox")]))
    assert [Path(each.file).name for each in found] == ["box.mbox", "box.mbox#2"]
    assert b"".join(each.raw for each in found) == box


def test_one_message_that_speaks_of_mailboxes_stays_one():
    raw = letter("\nFrom MAILER-DAEMON Mon Mar  2 09:15:00 2026\nReturn-Path: <>\n")
    assert split_mailbox(raw) == [raw]


def test_what_cannot_be_read_is_a_line_that_says_why(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "void.eml").write_bytes(b"")
    os.mkfifo(tmp_path / "pipe")
    files = [tmp_path / "missing.eml", tmp_path / "empty", tmp_path / "void.eml", tmp_path / "pipe", "a\x00b"]
    lines = list(lines_of(map(str, files)))
    assert [(line["kind"], line["because"]) for line in lines] == [
        ("unreadable", ["The file cannot be read: No such file or directory."]),
        ("unreadable", ["The folder holds no files."]),
        ("unreadable", ["The file is empty."]),
        ("unreadable", ["It is no regular file."]),
        ("unreadable", ["The file cannot be read: embedded null byte."]),
    ]
    assert [list(line) for line in lines] == [FIELDS] * 5


def test_a_line_holds_what_was_found(tmp_path):
    file = tmp_path / "1.eml"
    file.write_bytes(
        report(
            "Final-Recipient: rfc822; anna@nordlicht.test\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such user"
        )
    )
    (line,) = lines_of([str(file)])
    assert line == {
        "file": str(file),
        "kind": "bounce",
        "class": "user_unknown",
        "hard": True,
        "recipients": [{"address": "anna@nordlicht.test", "hard": True, "status": "5.1.1", "reason": "user_unknown"}],
        "return_date": None,
        "reply_text": "",
        "refers_to": ["<77@brightpath.test>"],
        "confidence": 0.99,
        "because": ["a delivery-status part", "anna@nordlicht.test: “no such user” and status 5.1.1"],
    }


def test_a_file_is_called_what_it_was_called(tmp_path, monkeypatch):
    (tmp_path / "1.eml").write_bytes(letter("One"))
    monkeypatch.chdir(tmp_path)
    assert [each.file for each in messages_in(["./1.eml", ".//1.eml"])] == ["./1.eml", ".//1.eml"]
