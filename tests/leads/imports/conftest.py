"""An import as a person and the worker carry it out: uploaded, read, mapped, checked, started, undone."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook

from followups.taking_in import sending_to, take_in_many
from leads.imports.checking import confirm
from leads.imports.going_on import go_on
from leads.imports.receiving import receive
from leads.imports.running import start
from leads.imports.undoing import undo
from leads.models import Import
from tenants.scope import tenant_scope
from tests.cast import Cast
from tests.story import MONDAY


@dataclass
class Desk:
    cast: Cast

    def upload(self, content: bytes | str, name: str = "fair.csv") -> Import:
        content = content.encode() if isinstance(content, str) else content
        with tenant_scope(self.cast.acme.pk):
            row = receive(self.cast.acme, BytesIO(content), name, len(content), user=self.cast.olga, now=MONDAY)
        return self.work(row)

    def work(self, row: Import, steps: int = 10_000, now=MONDAY) -> Import:
        """What the job does, for so many steps."""
        for _, _step in zip(range(steps), go_on(self.cast.acme, now, take_in_many, sending_to), strict=False):
            pass
        return self.fresh(row)

    def fresh(self, row: Import) -> Import:
        with tenant_scope(self.cast.acme.pk):
            return Import.objects.get(pk=row.pk)

    def confirm(self, row: Import, **given: str) -> Import:
        columns = {f"column-{place}": name for name, place in row.mapping.items()}
        with tenant_scope(self.cast.acme.pk):
            confirm(self.cast.acme, row, {**columns, **given}, MONDAY)
        return self.work(row)

    def start(self, row: Import, steps: int = 10_000) -> Import:
        with tenant_scope(self.cast.acme.pk):
            start(self.cast.acme, row, user=self.cast.olga, now=MONDAY)
        return self.work(row, steps)

    def whole(self, content: bytes | str, name: str = "fair.csv", **given: str) -> Import:
        return self.start(self.confirm(self.upload(content, name), **given))

    def undo(self, row: Import) -> Import:
        later = MONDAY + timedelta(hours=1)
        with tenant_scope(self.cast.acme.pk):
            undo(self.cast.acme, row, user=self.cast.olga, now=later)
        return self.work(row, now=later)

    def results(self, row: Import) -> list[tuple]:
        with tenant_scope(self.cast.acme.pk):
            return [
                (each["line"], each["outcome"], each["reason"])
                for batch in row.batches.order_by("number")
                for each in batch.results or ()
            ]


@pytest.fixture
def desk(cast) -> Desk:
    return Desk(cast)


def workbook(*rows, title: str = "Leads", more=()) -> bytes:
    """An XLSX with these rows; `more` are further sheets as (title, state, rows)."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for name, state, others in more:
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for row in others:
            sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()
