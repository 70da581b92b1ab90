"""Leads in any number: a few are made by the product's own acts, then copied with all their rows by set-based SQL."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from followups.models import Enrollment, FollowUp
from leads.capturing import capture_lead
from leads.lead_data import LeadData
from leads.models import Account, Event, Lead, Promise, Question
from leads.noting import add_note
from tenants.models import Agency, ApiKey, Tenant, User
from tenants.scope import tenant_scope

# Each before what refers to it.
TABLES = (Account, Lead, Event, Promise, Question, Enrollment, FollowUp)
Story = Callable[[Tenant, Lead, datetime], None]


def make_tenant(slug: str) -> Tenant:
    """A tenant with nothing in it."""
    owner, _ = User.objects.get_or_create(email="owner@benchmark.example", defaults={"name": "Olga Owner"})
    agency, _ = Agency.objects.get_or_create(slug="benchmark", defaults={"name": "Benchmark"})
    return Tenant.objects.create(
        agency=agency, slug=slug, name=slug.capitalize(), default_owner=owner, sender_name="Olga", country="DE",
        sender_email=f"hello@{slug}.example", postal_address="1 Test Street", time_zone="Europe/Berlin",
    )  # fmt: skip


def make_key(tenant: Tenant) -> str:
    return ApiKey.make(tenant, "benchmark")[1]


def nothing_more(tenant: Tenant, lead: Lead, now: datetime) -> None:
    """They filled in a form."""


def promised(tenant: Tenant, lead: Lead, now: datetime) -> None:
    """A call in which we promised something and they something."""
    at = now - timedelta(hours=20)
    promises = [
        {"by": "us", "text": "Send the comparison of both plans", "due": now + timedelta(days=2)},
        {"by": "them", "text": "Ask the head of finance for the budget", "due": now + timedelta(days=6)},
    ]
    text = "Good call. We will send the comparison of both plans. She will ask the head of finance for the budget. " * 3
    add_note(tenant, lead, {"kind": "call", "at": at, "text": text, "promises": promises}, now=now, ring=False)


def asked(tenant: Tenant, lead: Lead, now: datetime) -> None:
    """A mail with a question and an objection, after one of ours."""
    ours = {"kind": "email_out", "at": now - timedelta(days=2), "text": "Here is what we talked about. " * 20}
    theirs = {
        "kind": "email_in", "at": now - timedelta(hours=3),
        "text": "Thank you. How long does the onboarding take? It looks more expensive than what we have now. " * 5,
        "questions": [
            {"text": "How long does the onboarding take?", "kind": "question"},
            {"text": "It looks more expensive than what we have now.", "kind": "objection"},
        ],
    }  # fmt: skip
    for note in (ours, theirs):
        add_note(tenant, lead, note, now=now, ring=False)


def went_quiet(tenant: Tenant, lead: Lead, now: datetime) -> None:
    """A meeting, notes and mails of ours over weeks, and no answer since."""
    for days, kind in ((24, "meeting"), (23, "note"), (22, "email_out"), (15, "email_out"), (9, "email_out")):
        note = {"kind": kind, "at": now - timedelta(days=days), "text": "About the rollout to three teams. " * 15}
        add_note(tenant, lead, note, now=now, ring=False)


def offered(tenant: Tenant, lead: Lead, now: datetime) -> None:
    """A meeting, then a proposal that nobody has answered for a week and a half."""
    met = {"kind": "meeting", "at": now - timedelta(days=12), "text": "We went through what each team needs. " * 12}
    sent = {"kind": "proposal_sent", "at": now - timedelta(days=11), "text": "Proposal for the three teams. " * 4}
    for note in (met, sent):
        add_note(tenant, lead, note, now=now, ring=False)


def replied(tenant: Tenant, lead: Lead, now: datetime) -> None:
    """A mail of ours and their answer, in which nothing is asked."""
    for days, kind in ((3, "email_out"), (1, "email_in")):
        text = "I have read it and passed it on to the colleagues who decide with me. " * 6
        add_note(tenant, lead, {"kind": kind, "at": now - timedelta(days=days), "text": text}, now=now, ring=False)


def met(tenant: Tenant, lead: Lead, now: datetime) -> None:
    """A meeting that has just ended without a next step."""
    note = {"kind": "meeting", "at": now - timedelta(hours=2), "text": "A first look at the product together. " * 12}
    add_note(tenant, lead, note, now=now, ring=False)


def awaited(tenant: Tenant, lead: Lead, now: datetime) -> None:
    """A call in which they promised something for next week."""
    promise = {"by": "them", "text": "Come back with the date of the board", "due": now + timedelta(days=6)}
    note = {"kind": "call", "at": now - timedelta(hours=30), "text": "She will come back with the date. " * 9}
    add_note(tenant, lead, {**note, "promises": [promise]}, now=now, ring=False)


MIXED: tuple[Story, ...] = (nothing_more, promised, asked, went_quiet)
MANY_RULES: tuple[Story, ...] = (*MIXED, offered, replied, met, awaited)
# No two leads have the same words or the same hour: what is worked out for one must not answer for the next.
MINUTES_APART = 55


def seed(tenant: Tenant, count: int, now: datetime, *, stories: tuple[Story, ...] = (nothing_more,)) -> None:
    """`count` leads due now, in equal parts with each of the stories; their first ones are the copied ones."""
    with tenant_scope(tenant.pk):
        for number, story in enumerate(stories):
            first = _first(tenant, number, story, now)
            copies = range(number + len(stories), count, len(stories))
            copy(first.pk, copies)


def _first(tenant: Tenant, number: int, story: Story, now: datetime) -> Lead:
    who = {"email": f"lead@company{number}.example", "phone": f"+49301{number:07}", "external_id": f"crm-{number}"}
    data = LeadData(
        **who, first_name="Anna", last_name=f"Berg {number}", source="contact form", campaign="autumn", language="en",
        role="Head of Operations", captured_at=now - timedelta(days=30) if story is not nothing_more else None,
    )  # fmt: skip
    lead = capture_lead(tenant, data, source_door="benchmark", raw="{}", now=now, ring=False).lead
    story(tenant, lead, now)
    if story is not nothing_more:  # looked at before: whether they are somebody known was asked then
        Lead.objects.filter(pk=lead.pk).update(to_match=False)
    return lead


def copy(lead: UUID, numbers: range, tables: tuple = TABLES) -> None:
    """One copy of a lead with its company and all its rows for each number, inside the tenant's scope; one statement for
    each row. Most companies have one person who is a lead.
    """
    new_ids = {lead: _id(0)}
    company = Lead.objects.values_list("account_id", flat=True).get(pk=lead)
    with connection.cursor() as cursor:
        for model in tables:
            who = {Account: {"pk": company}, Lead: {"pk": lead}}.get(model, {"lead": lead})
            for row in sorted(model.objects.filter(**who), key=lambda row: row.pk):
                new_ids.setdefault(row.pk, _id(len(new_ids)))
                cursor.execute(_copy_sql(row, new_ids), [numbers.start, numbers.stop - 1, numbers.step, row.pk])


def _copy_sql(row, new_ids: dict[UUID, str]) -> str:
    fields = [field for field in row._meta.concrete_fields if not field.generated]
    ids = {field.column: getattr(row, field.attname) for field in fields}
    values = {
        column: new_ids.get(value, f't."{column}"') if isinstance(value, UUID) else f't."{column}"'
        for column, value in ids.items()
    }
    if isinstance(row, Lead):
        values |= {
            "email": "'lead@company' || n || '.example'",
            "email_key": "'lead@company' || n || '.example'",
            "phone": "'+49301' || lpad(n::text, 7, '0')",
            "external_id": "'crm-' || n",
            "last_name": "'Berg ' || n",
        }
    elif isinstance(row, Account):
        values |= {"name": "'Company ' || n", "domain": "'company' || n || '.example'"}
    else:
        values |= {column: f"n || ' ' || t.{column}" for column in ("text", "words") if column in ids}
        earlier = f"t.{{}} - make_interval(mins => n %% {MINUTES_APART})"
        values |= {column: earlier.format(column) for column in ("at", "made_at", "asked_at", "due") if column in ids}
    table = row._meta.db_table
    return (
        f"INSERT INTO {table} ({', '.join(map(connection.ops.quote_name, values))}) SELECT {', '.join(values.values())} "
        f"FROM generate_series(%s::int, %s::int, %s::int) AS n CROSS JOIN {table} AS t WHERE t.id = %s"
    )


def _id(which: int) -> str:
    """The id of a copy, as an expression over its number n: it sorts by n, as a UUIDv7 sorts by time."""
    return f"('019a' || lpad(to_hex(n), 8, '0') || '7{which:03x}8000000000000000')::uuid"
