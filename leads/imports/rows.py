"""What a row of an import says, under its mapping and what holds for the whole file."""

from dataclasses import dataclass
from typing import Any

from leads.columns import Columns
from leads.csv_reading import Row
from leads.models import Import

BATCH = 200  # rows in one transaction


@dataclass(frozen=True, slots=True)
class Read:
    """The table that leads.importing reads rows of."""

    headers: list[str]
    columns: Columns


def table_of(row: Import) -> Read:
    return Read(row.headers, Columns(fields=row.mapping))


def given_of(row: Import) -> dict[str, Any]:
    """What holds where a row is silent, as the API's payload."""
    given: dict[str, Any] = {}
    if row.source:
        given["source"] = row.source
    if row.owner is not None:
        given["owner"] = row.owner.email
    if row.consent_basis:
        where = f"import of {row.name}"[:200]
        given["consent"] = {"basis": row.consent_basis, "wording": row.consent_wording, "source": row.source or where}
    return given


def samples_of(rows: list[Row], width: int) -> list[list[str]]:
    """For each column the first few values that are not empty."""
    return [
        list(
            dict.fromkeys(
                row.cells[place].strip() for row in rows if place < len(row.cells) and row.cells[place].strip()
            )
        )[:3]
        for place in range(width)
    ]


def plain(text: str) -> str:
    """What the database's text and JSON take."""
    return text.replace("\0", "").encode(errors="replace").decode()
