"""Reading spreadsheets (XLSX): row by row, dates as dates, and nothing that would fill the memory."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, BinaryIO

from openpyxl import load_workbook

from leads.csv_reading import Row
from leads.refusals import Refused

LARGEST_PART = 400_000_000  # bytes of one sheet, unpacked
LARGEST_TEXTS = 60_000_000  # bytes of the texts that all sheets share: these are held in memory
MOST_PACKED = 200  # times larger when unpacked: beyond it a file is a bomb and no spreadsheet
MOST_PARTS = 2_000
MOST_COLUMNS = 300
BLANK_AT_END = 1_000  # empty rows in a row: what follows is formatting


def is_spreadsheet(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04")


def is_old_spreadsheet(head: bytes) -> bool:
    """XLS, or XLSX with a password: both are in Microsoft's compound files."""
    return head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


class Spreadsheet:
    """One sheet of a workbook: the named one, else the first that is not hidden and holds something."""

    def __init__(self, file: BinaryIO | bytes, name: str, sheet: str = "") -> None:
        """Raises Refused (field "file") where it cannot be read."""
        source = BytesIO(file) if isinstance(file, bytes) else file
        _check_parts(source, name)
        try:
            self._book = load_workbook(source, read_only=True, data_only=True, keep_links=False)
            shown = [each for each in self._book.worksheets if each.sheet_state == "visible"]
        except Exception as error:  # noqa: BLE001 -- openpyxl raises whatever its parsers do
            raise _broken(name, error) from None
        self.sheets = [each.title for each in shown]
        if not shown:
            raise Refused({"file": f"{name} has no sheet that is not hidden."})
        if sheet and sheet not in self.sheets:
            raise Refused({"file": f"{name} has no sheet “{sheet}”. There are: {', '.join(self.sheets)}."})
        chosen = [each for each in shown if each.title == sheet] if sheet else shown
        self._name = name
        for each in chosen:
            self._sheet = each
            self.sheet = each.title
            self._rows = self._read()
            first = next(self._rows, None)
            if first is not None:
                break
        if first is None:
            raise Refused({"file": f"{name} is empty."})
        self.headers = [cell.strip() for cell in first.cells]
        while self.headers and not self.headers[-1]:
            self.headers.pop()

    def rows(self) -> Iterator[Row]:
        """The rows below the headers that are not blank."""
        width = len(self.headers)
        for row in self._rows:
            problem = row.problem
            if not problem and any(cell.strip() for cell in row.cells[width:]):
                problem = f"This row has cells to the right of the last of the {width} columns that have a name."
            yield Row(row.line, row.cells[:width], problem)

    def _read(self) -> Iterator[Row]:
        self._sheet.reset_dimensions()  # what a file says of its size may be wrong
        blank = 0
        try:
            for line, values in enumerate(self._sheet.iter_rows(values_only=True), 1):
                cells = [_text(value) for value in values[:MOST_COLUMNS]]
                if any(cell.strip() for cell in cells):
                    blank = 0
                    yield Row(line, cells, _problem(values))
                else:
                    blank += 1
                    if blank > BLANK_AT_END:
                        return
        except Exception as error:  # noqa: BLE001 -- as above: the sheet is parsed while it is read
            raise _broken(self._name, error) from None


def _check_parts(source: BinaryIO, name: str) -> None:
    """Refuse what would fill the memory, by what the archive says of itself; zipfile reads no more than that of a part."""
    try:
        with zipfile.ZipFile(source) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _broken(name, error) from None
    source.seek(0)
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names:
        raise Refused({"file": f"{name} is an archive and no spreadsheet. Unpack it, or save the table as CSV."})
    for part in parts:
        large = LARGEST_TEXTS if part.filename.lower().endswith("sharedstrings.xml") else LARGEST_PART
        packed = part.file_size > 1_000_000 and part.file_size > MOST_PACKED * max(part.compress_size, 1)
        if part.file_size > large or packed or len(parts) > MOST_PARTS:
            raise Refused({"file": f"{name} unpacks to more than can be read. Save the table as CSV and import that."})


def _broken(name: str, error: Exception) -> Refused:
    why = str(error).strip().splitlines()[0][:120] if str(error).strip() else type(error).__name__
    return Refused(
        {"file": f"{name} cannot be read as a spreadsheet ({why}). Open it and save it anew, as XLSX or CSV."}
    )


def _text(value: Any) -> str:
    """A cell as it would be written in a CSV."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)


def _problem(values: tuple) -> str:
    broken = [value for value in values if isinstance(value, str) and value.startswith("#") and value in ERRORS]
    return f"A cell of this row holds the error {broken[0]}. Put it right in the spreadsheet." if broken else ""


ERRORS = ("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!")
