"""Emptying what is known of a person (mission K5; GDPR Art. 17): the rows stay for the counts, and say nothing of anybody."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from leads.csv_reading import Row
from leads.journal import entry, record, record_many
from leads.models import Account, AccountMerge, Event, ImportBatch, Lead, LeadMerge
from leads.waking import wake
from tenants.isolation import TenantModel
from tenants.models import Tenant, User

SAY = "The data was erased."
# Plain facts of events that metrics are made of. Everything else in their data may hold words or addresses.
KEPT = (
    "action", "rule", "reason", "due_at", "channel", "track", "exit", "next_look_at", "code", "from", "to", "until",
    "times", "follow_up", "message", "promise", "question", "purpose", "explicit_no", "human", "high_intent", "step", "cadence",
)  # fmt: skip


def empty_lead(tenant: Tenant, lead: Lead, *, because: str, user: User | None, now: datetime) -> dict[str, int]:
    """Stop the lead for good, empty it and every row that hangs on it, in any app. Inside the tenant's scope.

    Returns how many rows were emptied, by model. What hangs on a lead says itself what is personal in it
    (`PERSONAL`); the journal is emptied by a database function of its own (migration leads.0004). `because` stays: it
    must not hold what is being erased.
    """
    account_id = lead.account_id
    parts = list(Lead.objects.filter(merged_into=lead).values_list("pk", flat=True))
    Lead.objects.filter(pk__in=parts).update(**Lead.PERSONAL, stop_code="erased", stop_at=now, updated_at=now)
    LeadMerge.objects.filter(Q(lead__in=parts) | Q(merged__in=[*parts, lead.pk])).update(**LeadMerge.PERSONAL)
    Lead.objects.filter(pk=lead.pk).update(
        **Lead.PERSONAL, stop_code="erased", stop_at=now, stop_event_id=None, updated_at=now
    )
    if account_id:
        _forget_companies({account_id})
    lead.refresh_from_db()
    emptied = {"lead": 1, "event": _empty_events(lead.pk)}
    for model in rows_of_a_lead():
        if model is not Event:
            rows = model.objects.filter(lead=lead)
            emptied[model._meta.model_name] = rows.update(**model.PERSONAL) if model.PERSONAL else rows.count()
    if rows_of_files := sum(_forget_rows(each) for each in [lead.pk, *parts]):
        emptied["importbatch"] = rows_of_files
    text = f"{SAY} {because}".strip()
    record(
        tenant,
        lead,
        Event.Kind.ERASED,
        at=now,
        now=now,
        actor=_actor(user),
        user=user,
        text=text,
        data={"rows": emptied},
    )
    wake(tenant, [lead.pk], now)
    return emptied


def empty_many(tenant: Tenant, leads: Sequence[Lead], *, because: str, user: User | None, now: datetime) -> None:
    """empty_lead for many, with as many statements as for one. Their journals say how often what was emptied in all."""
    if not leads:
        return
    ids = [lead.pk for lead in leads]
    accounts = {lead.account_id for lead in leads} - {None}
    Lead.objects.filter(pk__in=ids).update(
        **Lead.PERSONAL, stop_code="erased", stop_at=now, stop_event_id=None, updated_at=now
    )
    _forget_companies(accounts)
    LeadMerge.objects.filter(merged__in=ids).update(
        **LeadMerge.PERSONAL
    )  # those taken back: what stands is in no import's way
    with connection.cursor() as cursor:
        cursor.execute("SELECT erase_events(lead, %s) FROM unnest(%s::uuid[]) AS lead", [list(KEPT), ids])
    for model in rows_of_a_lead():
        if model is not Event and model.PERSONAL:
            model.objects.filter(lead__in=ids).update(**model.PERSONAL)
    text, how = f"{SAY} {because}".strip(), {"at": now, "now": now, "actor": _actor(user), "user": user}
    record_many([entry(tenant, lead, Event.Kind.ERASED, text=text, **how) for lead in leads])
    wake(tenant, ids, now)


def _forget_companies(ids: Collection[UUID]) -> None:
    """Companies of which nobody else is known, with their other names: each may be nothing but the person's name."""
    left = Lead.objects.filter(account__in=ids).values_list("account", flat=True)
    alone = set(ids) - set(left)
    names = [*alone, *Account.objects.filter(merged_into__in=alone).values_list("pk", flat=True)]
    AccountMerge.objects.filter(Q(account__in=names) | Q(merged__in=names)).delete()
    Account.objects.filter(merged_into__in=alone).delete()
    Account.objects.filter(pk__in=alone).delete()


def _forget_rows(lead_id: UUID) -> int:
    """The rows of uploaded files that became this lead; how many."""
    count = 0
    for batch in ImportBatch.objects.filter(results__contains=[{"lead": str(lead_id)}]).select_for_update(of=("self",)):
        lines = {each["line"] for each in batch.results if each["lead"] == str(lead_id)}
        rows = [Row(row.line, [], "Erased.") if row.line in lines else row for row in batch.rows]
        batch.packed = ImportBatch.pack(rows)
        batch.save(update_fields=["packed"])
        count += len(lines)
    return count


def rows_of_a_lead() -> list[type[TenantModel]]:
    """Every model whose rows belong to a lead."""
    return sorted(
        {relation.related_model for relation in Lead._meta.related_objects if relation.field.name == "lead"},
        key=lambda model: model._meta.label,
    )


def _empty_events(lead_id: UUID) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT erase_events(%s, %s)", [lead_id, list(KEPT)])
        return cursor.fetchone()[0]


def _actor(user: User | None) -> str:
    return Event.Actor.PERSON if user is not None else Event.Actor.SYSTEM
