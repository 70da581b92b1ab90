"""Undoing an import: what it made and nobody has touched goes, what it changed is put back; what cannot be says why."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.dateparse import parse_date, parse_datetime

from leads.erasing import empty_many
from leads.imports.receiving import ring_for_import
from leads.journal import entry, record_many
from leads.matching import shares_address
from leads.models import Event, Import, ImportBatch, Lead
from leads.normalising import Unreadable, email_key
from leads.refusals import Conflict
from leads.waking import wake
from tenants.models import Tenant, User

UNDONE = "Import undone"  # Lead.lost_reason of a lead that an import had made
# What the product notes by itself; anything else is somebody's work, or the lead's own doing.
BOOKKEEPING = (
    "decision", "scored", "enrolled", "version_moved", "exit", "drafted", "held", "follow_up_overdue", "follow_up_overtaken",
    "response_late", "handed_off", "suppressed",
)  # fmt: skip
SENT = ("sent", "send_unknown", "email_out", "sms_out", "whatsapp_out", "linkedin")
Busy = Callable[[Collection[UUID]], Mapping[UUID, str]]


def undo(tenant: Tenant, row: Import, *, user: User, now: datetime) -> None:
    """Begin to undo an import that is over. Raises Conflict where it is not, or was undone, or its rows are cleared away."""
    over = (Import.State.DONE, Import.State.CANCELLED)
    if not row.batches.filter(results__isnull=False).exists():
        raise Conflict({"": "Nothing of this import is left that could be undone."})
    changed = Import.objects.filter(pk=row.pk, state__in=over).update(
        state=Import.State.UNDOING, undone_at=now, undone_by=user, due_at=now
    )
    if not changed:
        raise Conflict({"": "This import is not over, or is being undone. Look again."})
    ring_for_import(tenant, row)


def undo_next(tenant: Tenant, row: Import, busy: Busy, now: datetime) -> None:
    """Undo the last batch that is not undone; the first one says that it is over. The import's row is locked.

    `busy` names the leads to which something is going out, with a reason: the messages are another app's.
    """
    batch = row.batches.filter(is_undone=False).filter(results__isnull=False).order_by("-number").first()
    if batch is None:
        row.state, row.due_at = Import.State.UNDONE, None
    else:
        _undo(tenant, row, batch, busy, now)
    row.save(update_fields=["state", "due_at", "put_back", "not_put_back"])


def _undo(tenant: Tenant, row: Import, batch: ImportBatch, busy: Busy, now: datetime) -> None:
    ids = {UUID(each["lead"]) for each in batch.results if each["lead"]}
    leads = {lead.pk: lead for lead in Lead.objects.filter(pk__in=ids).order_by("pk").select_for_update(of=("self",))}
    events = defaultdict(list)
    for event in Event.objects.filter(lead__in=ids).order_by("at", "id"):
        events[event.lead_id].append(event)
    going_out = busy(ids)
    gone, backs = [], []
    for each in reversed(batch.results):
        if each["outcome"] == "refused":
            continue
        lead = leads.get(UUID(each["lead"]))
        why = _in_the_way(lead, row, each["outcome"], events[UUID(each["lead"])], going_out)
        if not why and each["outcome"] == "created":
            gone.append(lead)
        elif not why:
            changed, why = _put_back(lead, row, each["line"], events[lead.pk])
            backs += [(lead, changed)] if changed else []
        each["kept"] = why
        row.put_back += not why
        row.not_put_back += bool(why)
    _tell(tenant, row, backs, now)
    empty_many(tenant, gone, because=f"{UNDONE}: {row.name}.", user=row.undone_by, now=now)
    Lead.objects.filter(pk__in=[lead.pk for lead in gone]).update(
        stage=Lead.Stage.LOST, stage_since=now, lost_reason=UNDONE, exit_reason=Lead.Stage.LOST, exited_at=now
    )
    batch.is_undone = True
    batch.save(update_fields=["results", "is_undone"])


def _in_the_way(
    lead: Lead | None, row: Import, outcome: str, events: Sequence[Event], going_out: Mapping[UUID, str]
) -> str:
    """Why a row's effect on its lead stays; "" where it can be undone."""
    if lead is None or lead.stop_code == "erased":
        return "The lead's data was erased."
    if lead.merged_into_id:
        return "The lead has become part of another since. Take that merge back first."
    since = row.started_at
    if sent := next((event for event in events if event.kind in SENT and event.recorded_at >= since), None):
        return f"Something was sent to this lead on {sent.at:%Y-%m-%d}."
    if lead.pk in going_out:
        return going_out[lead.pk]
    if outcome == "merged":
        return ""
    touched = next((event for event in events if not _is_quiet(event, row)), None)
    return f"Something has happened with this lead since: {touched.get_kind_display().lower()}." if touched else ""


def _is_quiet(event: Event, row: Import) -> bool:
    if event.kind in (Event.Kind.CAPTURED, Event.Kind.MERGED):
        return str(event.data.get("door", "")).startswith(f"{row.door}#")
    if event.kind == Event.Kind.STOPPED:
        return event.actor == Event.Actor.SYSTEM and event.at >= row.started_at
    if event.kind == Event.Kind.CHANGED:
        return event.actor == Event.Actor.SYSTEM or event.data.get("import") == str(row.pk)
    return event.kind in BOOKKEEPING


def _put_back(lead: Lead, row: Import, line: int, events: Sequence[Event]) -> tuple[dict[str, Any], str]:
    """The fields a row has changed, as they were, set on the lead; and what cannot be put back, in a sentence."""
    door = f"{row.door}#{line}"
    merged = next(
        (event for event in events if event.kind == Event.Kind.MERGED and event.data.get("door") == door), None
    )
    if merged is None:
        return {}, "What this row changed is not in the journal any more."
    changed, stay = {}, []
    for name, (old, new) in merged.data.get("changed", {}).items():
        field = Lead._meta.get_field(name)  # noqa: SLF001 -- documented: Model._meta
        if not _is(field, getattr(lead, name), new):
            stay.append(str(field.verbose_name))
            continue
        changed[name] = value = _value(field, old)
        setattr(lead, name, value)
        if name == "email":
            changed["email_key"] = lead.email_key = _key(value)
            changed["shares_as"] = lead.shares_as = shares_address(row.tenant, lead.email_key or "")
    moved = [event for event in events if event.kind in ("stage", "assigned") and event.at == merged.at]
    if moved:
        stay.append("the stage or the owner")
    names = ", ".join(stay)
    return changed, f"Changed since, or moved by the import, and left as it is: {names}." if stay else ""


def _tell(tenant: Tenant, row: Import, backs: Sequence[tuple[Lead, dict[str, Any]]], now: datetime) -> None:
    events = []
    for lead, changed in backs:
        lead.updated_at = now
        lead.save(update_fields=[*changed, "updated_at"])
        text = f"{UNDONE}: {row.name}. Put back: {', '.join(name for name in changed if name not in ('email_key', 'shares_as'))}."
        events.append(
            entry(
                tenant, lead, Event.Kind.CHANGED, at=now, now=now, actor=Event.Actor.PERSON, user=row.undone_by, text=text,
                data={"import": str(row.pk)},
            )
        )  # fmt: skip
    record_many(events)
    wake(tenant, [lead.pk for lead, _ in backs], now)


def _is(field: models.Field, value: Any, told: Any) -> bool:
    """Whether a field still holds what the journal tells of; a company is told by its name."""
    return str(value) == told if field.is_relation else value == _value(field, told)


def _value(field: models.Field, old: Any) -> Any:
    """The value that the journal tells of, as the field holds it."""
    if field.is_relation or old is None:
        return None  # a company is only ever added where there was none
    if isinstance(field, models.DateTimeField):
        return parse_datetime(old)
    return parse_date(old) if isinstance(field, models.DateField) else field.to_python(old)


def _key(text: str) -> str | None:
    try:
        return email_key(text) if text else None
    except Unreadable:
        return None
