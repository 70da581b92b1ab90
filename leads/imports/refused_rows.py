"""The rows of an import that were refused, as a file that can be mended and imported again."""

import csv
import io
from collections.abc import Iterator

from leads.csv_reading import guarded
from leads.models import Import


def refused_rows(row: Import) -> Iterator[str]:
    """The lines of a CSV, the names of the columns first: cells as they stood, with line and reason behind.

    Cells that a spreadsheet would run as a formula stand behind an apostrophe (leads.csv_reading.guarded).
    """
    yield "\ufeff" + _line([*row.headers, "import_line", "import_reason"])
    width = len(row.headers)
    for batch in row.batches.filter(results__isnull=False).order_by("number").iterator(chunk_size=20):
        reasons = {each["line"]: each["reason"] for each in batch.results if each["outcome"] == "refused"}
        for each in batch.rows:
            if each.line in reasons:
                cells = [*each.cells[:width], *[""] * (width - len(each.cells))]
                yield _line([*cells, str(each.line), reasons[each.line]])


def kept_rows(row: Import, most: int) -> list[dict]:
    """The first results that an undo left as they are, each with why."""
    found: list[dict] = []
    undone = row.batches.filter(is_undone=True).order_by("number").values_list("results", flat=True)
    for results in undone.iterator(chunk_size=20):
        found += [each for each in results if each.get("kept")]
        if len(found) >= most:
            break
    return found[:most]


def first_results(row: Import, outcome: str, most: int) -> list[dict]:
    """The first results of one outcome."""
    found: list[dict] = []
    for results in (
        row.batches.filter(results__isnull=False)
        .order_by("number")
        .values_list("results", flat=True)
        .iterator(chunk_size=20)
    ):
        found += [each for each in results if each["outcome"] == outcome]
        if len(found) >= most:
            break
    return found[:most]


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([guarded(cell).encode(errors="replace").decode() for cell in cells])
    return out.getvalue()
