"""Reading other people's CSV: in any encoding, with any separator, and one broken row does not cost the others."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from charset_normalizer import from_bytes

from leads.columns import IDENTIFYING, Columns, understand
from leads.refusals import Refused

# Longest first: the mark of UTF-32 begins with that of UTF-16.
MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# What spreadsheets of this world write when it is not UTF-8.
OLD_ENCODINGS = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1257",
    "cp932",
    "gb18030",
    "big5",
    "cp949",
    "mac_roman",
]
SEPARATORS = (",", ";", "\t", "|")
SAMPLE = 200_000  # bytes looked at to recognise an old encoding
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet would calculate


@dataclass(frozen=True, slots=True)
class Row:
    line: int  # where it begins, the header being line 1
    cells: list[str]
    problem: str = ""  # why it cannot be read, if so


@dataclass(slots=True)
class Sheet:
    encoding: str
    separator: str
    headers: list[str]
    columns: Columns
    rows: list[Row] = field(default_factory=list)


def read_csv(path: Path) -> Sheet:
    """The whole file. Raises Refused (field "file") where it is no CSV with a column that tells who a lead is."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Refused({"file": f"{path} cannot be read: {error.strerror}."}) from None
    encoding, separator, headers, rows = open_csv(raw, path.name)
    del raw
    return Sheet(encoding, separator, headers, understood(headers, path.name), list(rows))


def understood(headers: list[str], name: str) -> Columns:
    """What the columns mean. Raises Refused (field "file") where none of them tells who a lead is."""
    columns = understand(headers)
    if not any(each in columns.fields for each in IDENTIFYING):
        raise Refused(
            {
                "file": f"{name} has no column that tells who a lead is. Its columns are: {', '.join(headers)}. "
                f"One of these is needed: {', '.join(IDENTIFYING)}."
            }
        )
    return columns


def open_csv(raw: bytes, name: str) -> tuple[str, str, list[str], Iterator[Row]]:
    """Encoding, separator, headers, and the rows as they are read. Raises Refused (field "file") for an empty file."""
    encoding, text = decode(raw)
    lines = text.splitlines(keepends=True) if "\n" in text else text.replace("\r", "\n").splitlines(keepends=True)
    del text
    first = 0
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:  # Excel's own hint
        first = 1
    while first < len(lines) and not lines[first].strip():
        first += 1
    if first >= len(lines):
        raise Refused({"file": f"{name} is empty."})
    del lines[:first]
    separator = _separator(lines)
    rows = _rows(lines, first, separator)
    headers = [cell.strip().encode(errors="replace").decode() for cell in next(rows).cells]
    return encoding, separator, headers, (_checked(row, len(headers)) for row in rows)


def decode(raw: bytes) -> tuple[str, str]:
    """The encoding and the text. In a file that is UTF-8 but for some bytes, these stay as surrogates: see _checked."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return encoding, raw.decode(encoding, errors="surrogateescape" if encoding == "utf-8-sig" else "replace")
    sample = raw[:SAMPLE]
    if sample.count(0) * 20 > len(sample):  # UTF-16 without a mark: every other byte of plain text is zero
        encoding = "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"
        return encoding, raw.decode(encoding, errors="replace")
    text = raw.decode("utf-8", errors="surrogateescape")
    broken = sum(1 for line in text.splitlines() if _is_broken(line))
    if not broken:
        return "utf-8", text
    sound = sum(1 for line in text.splitlines() if not line.isascii() and not _is_broken(line))
    if sound >= broken:
        return "utf-8", text
    found = from_bytes(raw[:SAMPLE], cp_isolation=OLD_ENCODINGS).best()
    western = raw.decode("cp1252", errors="surrogateescape")
    old = raw.decode(found.encoding, errors="surrogateescape") if found else western
    # Where several old encodings read the same text, the most frequent one names it.
    return ("cp1252", western) if old == western else (found.encoding, old)


def _is_broken(text: str) -> bool:
    return any("\udc80" <= letter <= "\udcff" for letter in text)


def _separator(lines: list[str]) -> str:
    """The one by which most headers are understood; among equals the one that makes most columns."""

    def understood(separator: str) -> tuple[int, int]:
        headers = next(_rows(lines, 0, separator)).cells
        return len(understand(headers).fields), len(headers)

    return max(SEPARATORS, key=understood)


def _rows(lines: list[str], before: int, separator: str) -> Iterator[Row]:
    """The rows that are not blank; `before` lines stand above them.

    A quote that is never closed would run to the end of the file: only its own line is given up, and read on after it.
    """
    place = 0  # lines taken so far

    def feed() -> Iterator[str]:
        nonlocal place
        while place < len(lines):
            place += 1
            yield lines[place - 1]

    reader = csv.reader(feed(), delimiter=separator, strict=True)
    while True:
        begin = place
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            say = "The quotes in this row are broken: a quote inside a quoted cell is written twice."
            yield Row(before + begin + 1, [lines[begin].rstrip("\r\n")], say)
            place = begin + 1
            reader = csv.reader(feed(), delimiter=separator, strict=True)
            continue
        if any(cell.strip() for cell in cells):
            yield Row(before + begin + 1, cells)


def _checked(row: Row, width: int) -> Row:
    if row.problem:
        return row
    cells = [_without_guard(cell) for cell in row.cells]
    if any(map(_is_broken, cells)):
        return Row(row.line, cells, "This row is not written in the encoding of the file. Save the file as UTF-8.")
    if any("\ufffd" in cell for cell in cells):
        return Row(row.line, cells, "This row holds characters that could not be read. Save the file as UTF-8.")
    if any(cell.strip() for cell in cells[width:]):
        return Row(
            row.line, cells, f"This row has {len(cells)} cells, but there are {width} columns: is a quote missing?"
        )
    return Row(row.line, cells[:width])


def guarded(cell: str) -> str:
    """A cell that a spreadsheet will not run as a formula (OWASP: CSV injection)."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _without_guard(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell


def write_refused(path: Path, sheet: Sheet, refused: list[tuple[Row, str]]) -> None:
    """The refused rows as they were, with line and reason: mended, the file can be imported as it is."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=sheet.separator)
    writer.writerow([*map(guarded, sheet.headers), "import_line", "import_reason"])
    for row, reason in refused:
        cells = [*row.cells, *[""] * (len(sheet.headers) - len(row.cells))]
        writer.writerow([*map(guarded, cells), row.line, guarded(reason)])
    path.write_text(out.getvalue(), encoding="utf-8-sig", errors="surrogateescape", newline="")
