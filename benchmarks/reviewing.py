"""Leads and a long queue of drafts for benchmarks/review.py: two are drafted by the product's own acts, then copied."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from benchmarks.seeding import TABLES, copy, make_tenant
from benchmarks.seeding import seed as seed_leads
from followups.drafting.writing import write_due_drafts
from followups.looking import look_at_due_leads
from followups.models import Message
from followups.setting_up import set_up_tenant
from leads.capturing import capture_lead
from leads.lead_data import LeadData
from leads.noting import add_note
from tenants.models import Membership, Role, Tenant, User
from tenants.scope import tenant_scope

# Everything about them lies in another range than the ids and addresses of the plain leads.
FIRST_COPY = 10_000_000


def seed(leads: int, drafts: int) -> tuple[list[Tenant], User]:
    """Two clients of one agency with half of the leads and of the drafts each, all of one person's; and that person."""
    now = timezone.now()
    tenants = [make_tenant("first"), make_tenant("second")]
    for number, tenant in enumerate(tenants):
        with tenant_scope(tenant.pk):
            set_up_tenant(tenant, now=now)
            data = LeadData(email=f"lead@drafted{number}.example", first_name="Anna", last_name="Berg", time_zone="UTC")
            lead = capture_lead(tenant, data, source_door="benchmark", raw="{}", now=now, ring=False).lead
        list(look_at_due_leads(tenant, now))
        write_due_drafts(tenant, now)
        with tenant_scope(tenant.pk):
            assert Message.objects.undecided().count() == 1
            start = FIRST_COPY * (number + 1)
            copy(lead.pk, range(start, start + drafts // len(tenants) - 1), tables=(*TABLES, Message))
            _spread()
        seed_leads(tenant, (leads - drafts) // len(tenants), now)
        with tenant_scope(tenant.pk):
            _wait()
    owner = tenants[0].default_owner
    Membership.objects.create(user=owner, agency=tenants[0].agency, role=Role.OWNER)
    return tenants, owner


def window(user: User) -> Client:
    """Somebody signed in, on the development settings of the benchmark."""
    settings.DEBUG = False
    client = Client(headers={"host": "localhost"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def long_journal(tenant: Tenant, entries: int) -> UUID:
    """The id of a lead with a draft to whose journal so many notes, calls and mails were added."""
    now, kinds = timezone.now(), ("note", "call", "email_out", "email_in", "meeting")
    with tenant_scope(tenant.pk):
        lead = Message.objects.select_related("lead").order_by("id").first().lead
        for number in range(entries):
            at = now - timedelta(days=200) + timedelta(hours=9 * number)
            text = f"About the rollout to three teams, point {number}. " * 8
            note = {"kind": kinds[number % len(kinds)], "at": min(at, now), "text": text}
            add_note(tenant, lead, note, now=now, ring=False)
    return lead.pk


def _wait() -> None:
    """The leads without a draft have been looked at: their next looks lie in the next two months."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE leads_lead l SET next_look_at = now() + make_interval(mins => abs(hashtext(id::text)) % 90000) "
            "WHERE NOT EXISTS (SELECT 1 FROM followups_followup f WHERE f.tenant_id = l.tenant_id AND f.lead_id = l.id)"
        )


def _spread() -> None:
    """Drafts fall due at different times, so that their order is one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE followups_followup SET due_at = due_at - make_interval(mins => abs(hashtext(id::text)) % 9000)"
        )
