"""What a merge changed, so that it can be taken apart again: each column before and after, each row that moved."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import connection, models

from leads.erasing import rows_of_a_lead
from leads.lead_data import plain
from leads.models import Event, Lead, LeadMerge

# Columns that say one thing together: put back together, or, where one of them was changed since, left as they are.
TOGETHER = (
    ("email", "email_key", "shares_as"),
    ("value", "currency"),
    ("stage", "stage_since", "lost_reason", "qualified_at", "exit_reason", "exited_at", "merged_into_id"),
    ("stop_code", "stop_at", "stop_say", "stop_event_id"),
    ("hold_code", "hold_at", "hold_say"),
    ("paused_until", "paused_because"),
)


class MergeRecord:
    """Writes changes and remembers them, in the form of LeadMerge.changes and .moved."""

    def __init__(self) -> None:
        self.changes: dict[str, dict[str, dict[str, list]]] = {}
        self.moved: dict[str, list[str]] = {}

    def change(self, row: models.Model, **values: Any) -> None:
        """Set columns (by their attribute names) of a row and of the object; those that are so already are left alone."""
        different = {name: value for name, value in values.items() if getattr(row, name) != value}
        if not different:
            return
        columns = self.changes.setdefault(row._meta.label, {}).setdefault(str(row.pk), {})  # noqa: SLF001
        for name, value in different.items():
            columns.setdefault(name, [_stored(getattr(row, name)), None])[1] = _stored(value)
            setattr(row, name, value)
        type(row).objects.filter(pk=row.pk).update(**different)

    def move(self, merge: LeadMerge, part: Lead, stays: Lead) -> None:
        """Every row that hangs on `part` hangs on `stays` from now on, and this says which they were."""
        for model in rows_of_a_lead():
            if model in (Event, LeadMerge):
                continue
            rows = _without_twins(model, part, stays)
            if ids := [str(pk) for pk in rows.values_list("pk", flat=True)]:
                rows.update(lead=stays)
                self.moved.setdefault(model._meta.label, []).extend(ids)  # noqa: SLF001
        if ids := move_events(merge):
            self.moved.setdefault(Event._meta.label, []).extend(ids)  # noqa: SLF001


def _without_twins(model: type[models.Model], part: Lead, stays: Lead) -> models.QuerySet:
    """The rows of `part` that may hang on `stays`: what may exist once for each lead stays where it is if that has it."""
    rows = model.objects.filter(lead=part)
    for once in model._meta.constraints:  # noqa: SLF001 -- documented: Options.constraints
        if isinstance(once, models.UniqueConstraint) and "lead" in once.fields:
            within = once.condition or models.Q()
            same = {name: models.OuterRef(name) for name in once.fields if name not in ("tenant", "lead")}
            rows = rows.exclude(within & models.Exists(model.objects.filter(within, lead=stays, **same)))
    return rows


def move_events(merge: LeadMerge) -> list[str]:
    """The journal goes with the merge, or back with its end, by a function of the database (migration leads.0009)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT move_merged_events(%s)", [merge.pk])
        return [str(pk) for (pk,) in cursor.fetchall()]


def move_back(merge: LeadMerge) -> None:
    """The rows that were the merged lead's are its own again, but for those that have gone elsewhere since.

    Call it once the merge is marked as undone.
    """
    for label, ids in merge.moved.items():
        model = apps.get_model(label)
        if model is not Event:
            model.objects.filter(pk__in=ids, lead=merge.lead_id).update(lead=merge.merged_id)
    move_events(merge)


def restore(merge: LeadMerge, now: datetime) -> None:
    """Columns as they were before the merge; what has been changed since stays. Open leads are due at once."""
    for label, rows in merge.changes.items():
        model = apps.get_model(label)
        found = {row.pk: row for row in model.objects.filter(pk__in=rows)}
        wanted = {pk: _before(row, rows[str(pk)]) for pk, row in found.items()}
        if model is Lead:
            for pk, columns in wanted.items():
                lead = found[pk]
                identity = {name: getattr(lead, name) for name in ("email_key", "external_id")}
                look = now if columns.get("stage", lead.stage) not in Lead.CLOSED_STAGES else lead.next_look_at
                wanted[pk] = {**identity, **columns, "next_look_at": look, "updated_at": now}
            # What each is known by is unique: first nobody has it, then each has its own.
            Lead.objects.filter(pk__in=wanted).update(email_key=None, external_id=None)
        for pk, columns in wanted.items():
            if columns:
                model.objects.filter(pk=pk).update(**columns)


def _before(row: models.Model, columns: Mapping[str, list]) -> dict[str, Any]:
    changed = {name for name, (_, after) in columns.items() if _stored(getattr(row, name)) != after}
    for together in TOGETHER if isinstance(row, Lead) else ():
        if changed.intersection(together):
            changed |= set(together)
    return {name: _read(type(row), name, before) for name, (before, _) in columns.items() if name not in changed}


def _stored(value: Any) -> Any:
    return value if isinstance(value, (list, dict)) else plain(value)


def _read(model: type[models.Model], name: str, value: Any) -> Any:
    return value if value is None else model._meta.get_field(name).to_python(value)  # noqa: SLF001
