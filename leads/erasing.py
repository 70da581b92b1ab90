"""Emptying what is known of a person (mission K5; GDPR Art. 17): the rows stay for the counts, and say nothing of anybody."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from leads.journal import record
from leads.models import Account, Event, Lead, LeadMerge
from leads.waking import wake
from tenants.isolation import TenantModel
from tenants.models import Tenant, User

SAY = "The data was erased."
# Plain facts of events that metrics are made of. Everything else in their data may hold words or addresses.
KEPT = (
    "action", "rule", "reason", "due_at", "channel", "track", "exit", "next_look_at", "code", "from", "to", "until",
    "times", "follow_up", "message", "promise", "question", "purpose", "explicit_no", "human", "step", "cadence",
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
    LeadMerge.objects.filter(lead__in=parts).update(**LeadMerge.PERSONAL)
    Lead.objects.filter(pk=lead.pk).update(
        **Lead.PERSONAL, stop_code="erased", stop_at=now, stop_event_id=None, updated_at=now
    )
    # A company of which nobody else is known may be nothing but the person's name.
    Account.objects.filter(pk=account_id).exclude(
        pk__in=Lead.objects.filter(account=account_id).values("account")
    ).delete()
    lead.refresh_from_db()
    emptied = {"lead": 1, "event": _empty_events(lead.pk)}
    for model in rows_of_a_lead():
        if model is not Event:
            rows = model.objects.filter(lead=lead)
            emptied[model._meta.model_name] = rows.update(**model.PERSONAL) if model.PERSONAL else rows.count()
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
