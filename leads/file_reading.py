"""A file of leads, whatever kind it is: CSV or a spreadsheet."""

from pathlib import Path

from leads.csv_reading import Sheet, read_csv, understood
from leads.refusals import Refused
from leads.spreadsheet_reading import Spreadsheet, is_old_spreadsheet, is_spreadsheet


def read_file(path: Path, sheet: str = "") -> Sheet:
    """The whole of it; of a spreadsheet the named sheet, else the first that is not hidden. Raises Refused (field "file")."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
            if is_old_spreadsheet(head):
                say = f"{path.name} is an old or protected spreadsheet. Save it without a password as XLSX or CSV."
                raise Refused({"file": say})
            if is_spreadsheet(head):
                file.seek(0)
                book = Spreadsheet(file, path.name, sheet)
                columns = understood(book.headers, path.name)
                return Sheet(f"sheet {book.sheet}", ",", book.headers, columns, list(book.rows()))
    except OSError as error:
        raise Refused({"file": f"{path} cannot be read: {error.strerror}."}) from None
    return read_csv(path)
