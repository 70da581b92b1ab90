"""Whatever a file holds, `import_leads` takes its rows in or says which it refused and why."""

import tempfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leads.models import Lead, Payload
from tenants.scope import tenant_scope

pytestmark = pytest.mark.django_db
BROKEN_BOOK = (
    "fair.csv cannot be read as a spreadsheet (File is not a zip file). Open it and save it anew, as XLSX or CSV."
)
HEAD = "email,first_name,company\n"
ROWS = "juergen@käse.example,Jürgen,Käse GmbH\nanna@öl.example,Anna,Öl AG\n"


def run(content: bytes) -> tuple[list[str], str]:
    """What the command says for a file, and the file of the refused rows, empty where there is none."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fair.csv"
        path.write_bytes(content)
        out = StringIO()
        call_command("import_leads", str(path), "--tenant", "acme", stdout=out)
        refused = Path(folder) / "fair.csv.refused.csv"
        return out.getvalue().splitlines(), refused.read_text(
            "utf-8-sig", "surrogateescape"
        ) if refused.exists() else ""


def counted(lines: list[str]) -> dict[str, int]:
    """The last line but that about the refused rows, as numbers."""
    (line,) = [line for line in lines if line.endswith(" refused")]
    return {word: int(number) for number, word in (part.split() for part in line.split(", "))}


def test_a_row_in_another_encoding_than_its_file_is_refused_and_the_others_are_taken(cast):
    lines, refused = run(
        HEAD.encode()
        + "ann@b.example,Änne,Öl AG\n".encode()
        + b"j@b.example,J\xfcrgen,K\xe4se\n"
        + b"o@b.example,Otto,\n"
    )
    assert counted(lines) == {"created": 2, "merged": 0, "refused": 1}
    say = "This row is not written in the encoding of the file. Save the file as UTF-8."
    assert lines[2] == f"line 3: refused {say}"
    assert refused.splitlines()[1].endswith(f",3,{say}")


@pytest.mark.parametrize(
    ("content", "say"),
    [
        (b"", "fair.csv is empty."),
        (b"\xef\xbb\xbf\r\n \r\n", "fair.csv is empty."),
        (
            b"PK\x03\x04rest of a spreadsheet",
            BROKEN_BOOK,
        ),
    ],
)
def test_a_file_that_is_none_is_told_in_words(cast, content, say):
    with pytest.raises(CommandError) as told:
        run(content)
    assert str(told.value) == say


@pytest.mark.parametrize("cut", [1, 3])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
def test_a_file_cut_off_within_a_letter_loses_no_other_row(cast, encoding, cut):
    whole = (HEAD + ROWS).encode(encoding)
    lines, _ = run(whole + "x@b.example,Ä".encode(encoding)[-6:][:cut])
    assert {name: number for name, number in counted(lines).items() if name != "refused"} == {"created": 2, "merged": 0}


PIECES = b"\xff \xfe \0 \xc3 \xed\xa0\x80 \" \r \n \x85 \xe2\x80\xa8 \x1c , ; = '".split(b" ")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "gb18030", "utf-32"]),
    breaks=st.lists(st.tuples(st.integers(0, 120), st.sampled_from(PIECES)), max_size=4),
    tail=st.binary(max_size=30),
)
def test_no_broken_file_is_a_fault_of_ours_and_every_row_has_its_line(cast, encoding, breaks, tail):
    content = (HEAD + ROWS).encode(encoding, errors="replace")
    for at, piece in breaks:
        content = content[:at] + piece + content[at:]
    before = counts(cast.acme)
    try:
        lines, refused = run(content + tail)
    except CommandError:
        assert counts(cast.acme) == before
        return
    found = counted(lines)
    assert sum(line.startswith("line ") for line in lines) == sum(found.values()) == int(lines[0].split()[1])
    assert bool(refused) == (found["refused"] > 0)
    # What was accepted for processing is kept as it came; what was refused wrote nothing.
    after = counts(cast.acme)
    assert after == (before[0] + found["created"], before[1] + found["created"] + found["merged"])


def counts(tenant) -> tuple[int, int]:
    with tenant_scope(tenant.pk):
        return Lead.objects.count(), Payload.objects.count()
