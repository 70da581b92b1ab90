"""Leads and a long queue of drafts for benchmarks/review.py: two are drafted by the product's own acts, then copied."""

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
from leads.capturing import LeadData, capture_lead
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
    owner = tenants[0].default_owner
    Membership.objects.create(user=owner, agency=tenants[0].agency, role=Role.OWNER)
    return tenants, owner


def window(user: User) -> Client:
    """Somebody signed in, on the development settings of the benchmark."""
    settings.DEBUG = False
    client = Client(headers={"host": "localhost"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _spread() -> None:
    """Drafts fall due at different times, so that their order is one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE followups_followup SET due_at = due_at - make_interval(mins => abs(hashtext(id::text)) % 9000)"
        )
