"""Files that break readers: each is read, or refused as a whole or by row, with a reason; none is a fault of ours."""

import zipfile
from datetime import date
from io import BytesIO

import pytest

from leads.models import Lead
from tenants.scope import tenant_scope
from tests.leads.imports.conftest import workbook

pytestmark = pytest.mark.django_db

HEAD = ("email", "first_name", "expected_close")
ANN = ("ann@a.example", "Ann", date(2026, 12, 31))


def packed(*parts: tuple[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts:
            archive.writestr(name, body)
    return out.getvalue()


def with_part(book: bytes, name: str, body: bytes) -> bytes:
    """The workbook with one of its parts replaced."""
    with zipfile.ZipFile(BytesIO(book)) as archive:
        parts = [(each, archive.read(each)) for each in archive.namelist() if each != name]
    return packed(*parts, (name, body))


BOOK = workbook(HEAD, ANN)
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>"""
WHOLE = {
    "empty spreadsheet": workbook(),
    "names of columns alone": workbook(HEAD),
    "all sheets but an empty one hidden": workbook(more=[("Secret", "hidden", [HEAD, ANN])]),
    "archive that is no spreadsheet": packed(("leads.csv", b"email\nann@a.example\n")),
    "cut off": BOOK[:-200],
    "nothing behind the mark": b"PK\x03\x04",
    "protected or old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600,
    "zip bomb": with_part(BOOK, "xl/worksheets/sheet1.xml", b"0" * 40_000_000),
    "entities that multiply": with_part(BOOK, "xl/worksheets/sheet1.xml", LAUGHS),
    "sheet that is no XML": with_part(BOOK, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"),
    "blank lines alone": b"\r\n\r\n \n",
    "one line": b"email",
    "columns without names": b",,,\nann@a.example,,,\n",
    "too many columns": (",".join(f"c{number}" for number in range(301)) + "\n" + "x\n").encode(),
}


@pytest.mark.parametrize("content", WHOLE.values(), ids=WHOLE.keys())
def test_a_file_that_cannot_be_read_is_refused_with_a_reason(desk, content):
    row = desk.upload(content, "fair.xlsx")
    assert (row.state, row.error.startswith("fair.xlsx ")) == ("unreadable", True)
    assert row.due_at is None


READ = {
    "dates, and numbers that stand for dates": (workbook(HEAD, ANN, ("b@a.example", "B", 46387)), 2, 0),
    "hidden sheet first": (workbook(more=[("Hidden", "veryHidden", [HEAD]), ("Shown", "visible", [HEAD, ANN])]), 1, 0),
    "several sheets": (workbook(HEAD, ANN, more=[("More", "visible", [HEAD, ("x@x.example",)])]), 1, 0),
    "numbers and yes as text": (workbook((*HEAD, "strategic"), ("c@a.example", 12, None, True)), 1, 0),
    "error in a cell": (workbook(HEAD, ("d@a.example", "#REF!", None), ANN), 1, 1),
    "formula without a result": (workbook(HEAD, ("=A9", "X", None), ANN), 1, 1),
    "NUL": (b"email,first_name\nann@a.example,A\0nn\nben@a.example,Ben\n", 1, 1),
    "old Mac lines": (b"email,first_name\rann@a.example,Ann\r", 1, 0),
    "mixed lines": (b"email\r\nann@a.example\nben@a.example\r\n", 2, 0),
    "mark and tab": ("\ufeffemail\tfirst_name\nann@a.example\tAnn\n".encode("utf-16"), 1, 0),
    "old encoding": ("email;Vorname\nann@a.example;J\xfcrgen\nben@a.example;\xc4nne\n".encode("cp1252"), 2, 0),
    "quote never closed": (b'email,first_name\nann@a.example,"Ann\nben@a.example,Ben\n', 1, 1),
    "more cells than columns": (b"email\nann@a.example,x\nben@a.example\n", 1, 1),
    "formula in a field": (b"email,first_name\nann@a.example,'=1+1\n", 1, 0),
    "very long cell": (b"email,first_name\nann@a.example," + b"x" * 200_000 + b"\nben@a.example,Ben\n", 1, 1),
}


@pytest.mark.parametrize(("content", "created", "refused"), READ.values(), ids=READ.keys())
def test_an_odd_file_is_read_and_a_bad_row_costs_only_itself(desk, content, created, refused):
    row = desk.whole(content)
    assert (row.state, row.error, row.created, row.refused) == ("done", "", created, refused)


def test_days_are_days_however_a_spreadsheet_holds_them(desk, cast):
    desk.whole(workbook(HEAD, ANN, ("b@a.example", "B", 46387)))
    with tenant_scope(cast.acme.pk):
        assert {str(day) for day in Lead.objects.values_list("expected_close", flat=True)} == {"2026-12-31"}
