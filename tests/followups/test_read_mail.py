import json

from django.core.management import call_command

from tests.followups.inbound.reading.letters import letter


def test_it_prints_a_line_for_each_file_without_a_database(tmp_path, capsys):
    """No database mark: a query would raise here."""
    (tmp_path / "1.eml").write_bytes(
        letter("Bis Freitag.", headers={"Auto-Submitted": "auto-replied"}, subject="Urlaub")
    )
    (tmp_path / "2.eml").write_bytes(b"\xff\xfe\x00")
    call_command("read_mail", str(tmp_path / "1.eml"), str(tmp_path / "2.eml"), str(tmp_path / "3.eml"))
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["file"], line["kind"]) for line in lines] == [
        (str(tmp_path / "1.eml"), "auto_reply"),
        (str(tmp_path / "2.eml"), "unreadable"),
        (str(tmp_path / "3.eml"), "unreadable"),
    ]
