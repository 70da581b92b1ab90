"""The exceptions of a month: as they are found now, or, once it is signed, as they were then."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from metrics.models import MonthNote, MonthSignature, SignedException
from metrics.monthly.calendar import Month
from metrics.monthly.kinds import EXCEPTIONS, Found
from tenants.models import Tenant


@dataclass(frozen=True, slots=True)
class Listed:
    """A part of the list. `counts` are those of all of it, by kind, whatever part is shown."""

    counts: dict[str, int]
    rows: list[Found]
    next: int | None  # where the following part begins

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def signature_of(tenant: Tenant, month: Month) -> MonthSignature | None:
    """The sign-off that holds. Inside the tenant's scope, as everything here."""
    rows = MonthSignature.objects.filter(tenant=tenant, month=month.first, reopened_at=None)
    return rows.select_related("signed_by").first()


def listed(
    tenant: Tenant,
    month: Month,
    signature: MonthSignature | None,
    now: datetime,
    *,
    kind: str = "",
    start: int = 0,
    limit: int = 100,
) -> Listed:
    """So many exceptions from `start` on, of one kind or all: in the order of the kinds, the oldest first."""
    if signature is not None:
        return _as_signed(signature, kind, start, limit)
    counts = counts_of(tenant, month, now)
    wanted = [kind] if kind else list(EXCEPTIONS)
    rows: list[Found] = []
    skip = start
    for key in wanted:
        if len(rows) < limit and skip < counts[key]:
            about = EXCEPTIONS[key]
            rows += [about.told(row) for row in about.rows(tenant, month, now)[skip : skip + limit - len(rows)]]
        skip = max(0, skip - counts[key])
    total = sum(counts[key] for key in wanted)
    return Listed(counts, _with_notes(tenant, month, rows), start + limit if start + limit < total else None)


def counts_of(tenant: Tenant, month: Month, now: datetime) -> dict[str, int]:
    """How many exceptions of each kind there are now."""
    return {key: kind.rows(tenant, month, now).order_by().count() for key, kind in EXCEPTIONS.items()}


def all_of(tenant: Tenant, month: Month, now: datetime) -> Iterator[Found]:
    """Each exception there is now, with its note."""
    for kind in EXCEPTIONS.values():
        found = [kind.told(row) for row in kind.rows(tenant, month, now)]
        yield from _with_notes(tenant, month, found)


def note_of(tenant: Tenant, month: Month) -> MonthNote | None:
    """What was written about the month as a whole."""
    return MonthNote.objects.filter(tenant=tenant, month=month.first, kind="", about="").first()


def _with_notes(tenant: Tenant, month: Month, rows: list[Found]) -> list[Found]:
    notes = MonthNote.objects.filter(tenant=tenant, month=month.first, about__in=[row.about for row in rows])
    by = {(note.kind, note.about): note.text for note in notes}
    return [replace(row, note=by.get((row.kind, row.about), "")) for row in rows]


def _as_signed(signature: MonthSignature, kind: str, start: int, limit: int) -> Listed:
    rows = SignedException.objects.filter(tenant=signature.tenant_id, signature=signature).order_by("place")
    if kind:
        rows = rows.filter(kind=kind)
    found = list(rows[start : start + limit + 1])
    told = [Found(row.kind, row.about, row.lead_id, row.at, row.owner, row.detail, row.note) for row in found[:limit]]
    counts = {key: signature.counts.get(key, 0) for key in EXCEPTIONS}
    return Listed(counts, told, start + limit if len(found) > limit else None)
