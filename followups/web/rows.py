"""Rows of the queue and of the list of leads, with the last thing that passed between the lead and us."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection

from followups.models import FollowUp, Message
from leads.models import Event, Lead
from tenants.models import Tenant, User

EXCERPT = 240  # characters of an event
CONTACT = (*Event.INTERACTIONS, Event.Kind.SENT)

# One step into the index (tenant, lead, at) for each row that is shown.
LAST_SQL = """
SELECT e.lead_id, e.id, e.kind, e.at, left(e.text, %(excerpt)s)
FROM unnest(%(tenants)s::uuid[], %(leads)s::uuid[]) AS l(tenant, id)
CROSS JOIN LATERAL (
  SELECT * FROM leads_event
  WHERE tenant_id = l.tenant AND lead_id = l.id AND kind = ANY(%(kinds)s) AND at <= %(now)s
  ORDER BY at DESC, id DESC LIMIT 1
) AS e
"""


@dataclass
class Row:
    """One line: a lead with its open follow-up, draft, owner and last interaction, as far as there are any."""

    lead: Lead
    tenant: Tenant
    follow_up: FollowUp | None = None
    message: Message | None = None
    owner: User | None = None
    last: Event | None = None
    waiting_for: str = ""
    problem: str = ""
    may_act: bool = False
    why_not: str = ""  # why its draft cannot be approved together with others
    chosen_as: str = ""  # what its checkbox sends

    @property
    def message_id(self) -> UUID | None:
        return self.message and self.message.pk


@dataclass
class Section:
    """A part of the queue. `count` is of all its rows, or, where `is_more`, as far as anybody counts; `next_page` asks for
    more of them, None when all are shown.
    """

    key: str
    count: int
    rows: list[Row] = field(default_factory=list)
    next_page: int | None = None
    is_more: bool = False


def add_last_interactions(rows: Iterable[Row], now: datetime) -> None:
    """Set `last` on every row. One query."""
    rows = list(rows)
    found = _latest([row.lead for row in rows], CONTACT, now)
    for row in rows:
        row.last = found.get(row.lead.pk)


def add_what_is_waited_for(rows: Iterable[Row], now: datetime) -> None:
    """Set `waiting_for` on rows without a follow-up: what was decided last. One query."""
    rows = [row for row in rows if row.follow_up is None]
    found = _latest([row.lead for row in rows], (Event.Kind.DECISION,), now)
    for row in rows:
        if row.lead.pk in found:
            row.waiting_for = found[row.lead.pk].text


def _latest(leads: list[Lead], kinds: Iterable[str], now: datetime) -> Mapping[UUID, Event]:
    """By lead, the newest event of these kinds, its text on one line and cut to EXCERPT. One query at most."""
    if not leads:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            LAST_SQL,
            {
                "tenants": [lead.tenant_id for lead in leads],
                "leads": [lead.pk for lead in leads],
                "kinds": [str(kind) for kind in kinds],
                "excerpt": EXCERPT,
                "now": now,
            },
        )
        return {
            lead_id: Event(pk=pk, kind=kind, at=at, text=" ".join(text.split()))
            for lead_id, pk, kind, at, text in cursor.fetchall()
        }


def add_messages(rows: Iterable[Row]) -> None:
    """Set `message` on rows whose follow-up has one that is to be decided or to leave. One query."""
    by_follow_up = {row.follow_up.pk: row for row in rows if row.follow_up is not None and row.message is None}
    if by_follow_up:
        for message in Message.objects.live().filter(follow_up__in=by_follow_up):
            by_follow_up[message.follow_up_id].message = message
