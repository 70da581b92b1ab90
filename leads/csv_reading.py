"""Reading other people's CSV: in any encoding, with any separator, and one broken row does not cost the others."""

import codecs
import csv
import io
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from leads.columns import IDENTIFYING, Columns, understand
from leads.csv_encoding import PIECE, encoding_of
from leads.refusals import Refused

SEPARATORS = (",", ";", "\t", "|")
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
        with path.open("rb") as file:
            encoding, separator, headers, rows = open_csv(file, path.name)
            return Sheet(encoding, separator, headers, understood(headers, path.name), list(rows))
    except OSError as error:
        raise Refused({"file": f"{path} cannot be read: {error.strerror}."}) from None


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


def open_csv(file: BinaryIO, name: str) -> tuple[str, str, list[str], Iterator[Row]]:
    """Encoding, separator, headers, and the rows as they are read: the file stays open until then, and is never held whole.

    Raises Refused (field "file") for an empty file.
    """
    encoding, errors = encoding_of(file)
    lines = partial(_lines, file, encoding, errors)
    first, hint = 0, next(lines(), "").strip().lower()
    if hint.startswith("sep=") and len(hint) == 5:  # Excel's own hint
        first = 1
    for line in islice(lines(), first, None):
        if line.strip():
            break
        first += 1
    else:
        raise Refused({"file": f"{name} is empty."})
    separator = _separator(lambda: islice(lines(), first, None))
    rows = _rows(islice(lines(), first, None), first, separator)
    headers = [cell.strip().encode(errors="replace").decode() for cell in next(rows).cells]
    return encoding, separator, headers, (_checked(row, len(headers)) for row in rows)


def _lines(file: BinaryIO, encoding: str, errors: str) -> Iterator[str]:
    """The lines from the beginning on, their ends kept. Each reader knows its own place in the file."""
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    place, rest = 0, ""
    while True:
        file.seek(place)
        piece = file.read(PIECE)
        place += len(piece)
        lines = (rest + decoder.decode(piece, final=not piece)).splitlines(keepends=True)
        rest = lines.pop() if piece and lines else ""  # it may go on in the next piece, and so may its end
        yield from lines
        if not piece:
            return


def _separator(lines: Callable[[], Iterator[str]]) -> str:
    """The one by which most headers are understood; among equals the one that makes most columns."""

    def understood(separator: str) -> tuple[int, int]:
        headers = next(_rows(lines(), 0, separator)).cells
        return len(understand(headers).fields), len(headers)

    return max(SEPARATORS, key=understood)


def _rows(lines: Iterator[str], before: int, separator: str) -> Iterator[Row]:
    """The rows that are not blank; `before` lines stand above them.

    A quote that is never closed would run on to the longest cell that is read: only its own line is given up, and the reading
    goes on behind it.
    """
    taken: list[str] = []  # lines of the row that is being read
    ahead: deque[str] = deque()  # lines to be read again
    done = 0  # lines before these

    def feed() -> Iterator[str]:
        while ahead or (line := next(lines, None)) is not None:
            taken.append(ahead.popleft() if ahead else line)
            yield taken[-1]

    reader = csv.reader(feed(), delimiter=separator, strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            say = "The quotes in this row are broken: a quote inside a quoted cell is written twice."
            yield Row(before + done + 1, [taken[0].rstrip("\r\n")], say)
            ahead.extendleft(reversed(taken[1:]))
            done += 1
            taken.clear()
            reader = csv.reader(feed(), delimiter=separator, strict=True)
            continue
        if any(cell.strip() for cell in cells):
            yield Row(before + done + 1, cells)
        done += len(taken)
        taken.clear()


def _is_broken(text: str) -> bool:
    return any("\udc80" <= letter <= "\udcff" for letter in text)


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
