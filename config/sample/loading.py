"""Loading the sample agency: all of it in one transaction, so that a load that is interrupted leaves nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from config.sample.acting import act
from config.sample.files import History, leads_file, read_agency, read_histories
from config.sample.founding import Founded, found
from followups.drafting.writing import write_due_drafts
from followups.looking import look_at_due_leads
from followups.taking_in import take_in_many
from leads.columns import understand
from leads.csv_reading import Row, Sheet, read_csv
from leads.importing import import_rows
from leads.models import Lead
from leads.waking import ring_for
from tenants.models import Agency, Tenant
from tenants.scope import tenant_scope

Tell = Callable[[str], None]
SECOND_LOOK = timedelta(minutes=2)  # a stop is recorded by one look, and what is left to do for a person by the next


def is_loaded() -> bool:
    """Whether the sample agency is there already."""
    return Agency.objects.filter(slug=read_agency()["agency"]["slug"]).exists()


def count_leads() -> int:
    """How many leads the sample has, for the progress bar."""
    return sum(len(read_csv(leads_file(client["slug"])).rows) for client in read_agency()["clients"])


@transaction.atomic
def load(now: datetime, tell: Tell) -> Founded:
    """Load the agency as of `now`. `tell` is called with its client's name as each lead is done."""
    founded = found(read_agency(), now)
    for tenant in founded.tenants:
        histories = read_histories(tenant.slug, now, ZoneInfo(tenant.time_zone))
        sheet = read_csv(leads_file(tenant.slug))
        rows = _by_email(tenant.slug, sheet, histories)
        # Those that the loop has looked at in the past come first: the others must not be seen by those looks.
        for watched in (True, False):
            chosen = [history for history in histories if history.was_looked_at is watched]
            _replay(tenant, chosen, sheet, rows, tell)
        _look(tenant, now)
        write_due_drafts(tenant, now)
        with tenant_scope(tenant.pk):
            ring_for(tenant)
    return founded


def _by_email(slug: str, sheet: Sheet, histories: list[History]) -> dict[str, Row]:
    """The rows of a client's CSV by e-mail address; every lead has one row and one history."""
    place = sheet.columns.fields["email"]
    rows = {row.cells[place]: row for row in sheet.rows}
    if odd := set(rows) ^ {history.email for history in histories}:
        raise ValueError(f"{slug}: in only one of the two files: {', '.join(sorted(odd))}.")
    return rows


def _replay(tenant: Tenant, histories: list[History], sheet: Sheet, rows: dict[str, Row], tell: Tell) -> None:
    """Have everything happen again in the order in which it happened."""
    steps: list[tuple[datetime, int, History, dict[str, Any] | None]] = []
    for place, history in enumerate(histories):
        steps.append((history.captured, place, history, None))
        steps.extend((entry["at"], place, history, entry) for entry in history.entries)
    left = {history.email: len(history.entries) for history in histories}
    for at, _, history, entry in sorted(steps, key=lambda step: step[:2]):
        if entry is None:
            _bring_in(tenant, sheet, rows[history.email], history)
        elif "look" in entry:
            _look(tenant, at)
            _look(tenant, at + SECOND_LOOK)
        else:
            with tenant_scope(tenant.pk):
                lead = Lead.objects.select_related("owner").get(email=history.email)
                act(tenant, lead, entry, lead.owner)
        left[history.email] -= entry is not None
        if not left[history.email]:
            tell(tenant.name)
            left[history.email] = -1


def _look(tenant: Tenant, at: datetime) -> None:
    for _ in look_at_due_leads(tenant, at):
        pass


def _bring_in(tenant: Tenant, sheet: Sheet, row: Row, history: History) -> None:
    """Import the lead's row of the CSV at the time it came in. A column each for that time and the rep stand for the
    file's own, which cannot know when it will be loaded."""
    headers = [*sheet.headers, "captured_at", "owner"]
    cells = [*row.cells, history.captured.isoformat(), history.owner]
    one = replace(sheet, headers=headers, columns=understand(headers), rows=[replace(row, cells=cells)])
    door = f"csv:{leads_file(tenant.slug).name}"
    for result in import_rows(tenant, one, take=take_in_many, door=door, now=history.captured):
        if result.outcome != "created":
            raise ValueError(f"{door}, {history.email}: {result.outcome} {result.reason}")
