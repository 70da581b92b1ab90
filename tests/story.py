"""The product's acts in short, for tests that tell a story: each opens its own scope, as jobs and requests do."""

from datetime import UTC, datetime
from typing import Any

from followups.drafting.writing import write_due_drafts
from followups.looking import Look, look_at_due_leads
from followups.models import Message, Template
from followups.sending import send_due_messages
from leads.capturing import capture_lead
from leads.lead_data import LeadData
from leads.models import Event, Lead
from leads.noting import add_note
from tenants.models import Tenant
from tenants.scope import tenant_scope

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # inside everybody's business hours


_NAMES = ("Anna", "Bruno", "Chiara", "Dmitri", "Elif", "Fatima", "Goran", "Helga", "Ivo", "Jelena", "Kofi", "Lucía")


def capture(tenant: Tenant, now: datetime = MONDAY, **fields: Any) -> Lead:
    """Anna asks to be contacted; with a numbered address (lead7@…) somebody of a name of their own, no likely duplicate."""
    number = "".join(filter(str.isdigit, fields.get("email", "").partition("@")[0]))
    name = {"first_name": "Anna", "last_name": "Berg"}
    if number:
        place, again = int(number) % len(_NAMES), int(number) // len(_NAMES)
        name = {"first_name": _NAMES[place], "last_name": f"{_NAMES[again % len(_NAMES)]}sen" if again else "Berg"}
    data = LeadData(**{"email": "anna@buyer.example", **name, **fields})
    with tenant_scope(tenant.pk):
        return capture_lead(tenant, data, source_door="test", raw="{}", now=now).lead


def note(tenant: Tenant, lead: Lead, now: datetime = MONDAY, **fields: Any) -> Event:
    with tenant_scope(tenant.pk):
        return add_note(tenant, Lead.objects.get(pk=lead.pk), {"at": now, **fields}, now=now)


def look(tenant: Tenant, now: datetime = MONDAY) -> list[Look]:
    return list(look_at_due_leads(tenant, now))


def draft(tenant: Tenant, now: datetime = MONDAY) -> Message:
    """Look, write what is due, and return the newest draft."""
    look(tenant, now)
    write_due_drafts(tenant, now)
    with tenant_scope(tenant.pk):
        return Message.objects.select_related("follow_up", "lead").order_by("-id").first()


def send(tenant: Tenant, now: datetime = MONDAY) -> list:
    return send_due_messages(tenant, now)


def approve_template(tenant: Tenant, key: str, body: str, subject: str = "Your request", **fields: Any) -> Template:
    with tenant_scope(tenant.pk):
        return Template.objects.create(
            tenant=tenant, key=key, state="approved", subject=subject, body=body, brings="News.", **fields
        )
