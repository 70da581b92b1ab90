"""The changes feed: what happened, in order, without ever leaving out what was committed late (mission N3, A1).

Ids are made before a transaction commits, so that a reader who remembers the last id would miss a row with a lower one that
appears afterwards. Each row therefore carries `written_in`, the number of the transaction that wrote it, given by PostgreSQL.
Only rows of transactions below the oldest that is still running (the snapshot's xmin) are told: each of those is over, and
nothing can appear among them any more. A transaction that stays open delays the feed, and loses nothing.
"""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from followups.models import FollowUp
from followups.models.webhook import GROUPS
from leads.api import LeadAnswer
from leads.models import Event
from suppression.models import Consent, Suppression
from tenants.api.kept import told
from tenants.models import Tenant

MOST = 500
LAST = UUID(int=2**128 - 1)
Kind = Event.Kind
SIGNAL_KINDS = (*Event.SIGNALS, Kind.OPEN, Kind.AUTO_REPLY)
MESSAGE_KINDS = (Kind.SENT, Kind.SEND_REFUSED, Kind.SEND_UNKNOWN, Kind.BOUNCE_SOFT, Kind.BOUNCE_HARD, Kind.COMPLAINT)
GROUP_OF = {
    **dict.fromkeys(Event.INTERACTIONS, "interaction"),
    **dict.fromkeys(SIGNAL_KINDS, "signal"),
    **dict.fromkeys(MESSAGE_KINDS, "message"),
    Kind.CAPTURED: "lead",
    Kind.STAGE: "stage",
    Kind.EXIT: "exit",
}
# How a message or a next step came to be; what became of it is told of the message and of the step themselves.
INNER = frozenset(
    (Kind.DECISION, Kind.DRAFTED, Kind.REVIEWED, Kind.SEND_SKIPPED, Kind.FOLLOW_UP_DONE, Kind.FOLLOW_UP_SKIPPED,
     Kind.FOLLOW_UP_OVERTAKEN, Kind.FOLLOW_UP_OVERDUE, Kind.FOLLOW_UP_MOVED, Kind.FOLLOW_UP_CHANGED, Kind.FOLLOW_UP_SET,
     Kind.PROMISE_MADE, Kind.PROMISE_KEPT, Kind.PROMISE_WITHDRAWN, Kind.QUESTION_ASKED, Kind.QUESTION_ANSWERED,
     Kind.QUESTION_WITHDRAWN)
)  # fmt: skip
TABLES = {  # where each group that is no event stands
    "next_action": FollowUp,
    "suppression": Suppression,
    "consent": Consent,
}


class NoSuchPosition(ValueError):
    """A cursor that was not made here."""


class OutOfDate(Exception):
    """A cursor from before the database was restored: one must start again."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in the feed: everything up to and including it has been told."""

    written_in: int
    row: UUID

    def cursor(self, epoch: str) -> str:
        """The place as a text that says nothing to anybody else."""
        return base64.urlsafe_b64encode(f"1 {epoch} {self.written_in} {self.row.hex}".encode()).decode().rstrip("=")


START = Position(-1, UUID(int=0))


@dataclass(frozen=True, slots=True)
class Found:
    """A row of the feed by its place alone; `source` is `event` or a group of TABLES."""

    source: str
    at: Position

    @property
    def key(self) -> str:
        """What names this change for good: a row that changes again is another change."""
        return str(self.at.row) if self.source == "event" else f"{self.at.row}:{self.at.written_in}"


@dataclass(frozen=True, slots=True)
class Page:
    found: list[Found]
    upto: Position
    more: bool


def read_cursor(text: str) -> Position:
    """The place that a cursor names. Raises NoSuchPosition for anything else, OutOfDate for one of another life."""
    try:
        version, epoch, written_in, row = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().split(" ")
        found = Position(int(written_in), UUID(row))
    except (binascii.Error, ValueError) as error:
        raise NoSuchPosition(text) from error
    if version != "1" or not -1 <= found.written_in < 2**63:
        raise NoSuchPosition(text)
    if epoch != current_epoch():
        raise OutOfDate
    return found


def current_epoch() -> str:
    """Which life of the database this is: changed by `manage.py restart_changes` after a restore."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT changes_epoch()")
        return cursor.fetchone()[0]


def now_position() -> Position:
    """The end of the feed at this moment."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        return Position(cursor.fetchone()[0] - 1, LAST)


def changes_after(tenant: Tenant, after: Position, groups: Sequence[str] = (), limit: int = MOST) -> Page:
    """Up to `limit` changes after a place, the oldest transaction first; no groups: all. Inside the tenant's scope.

    A page that is not full has read to the end of what is settled, and its `upto` says so: a filter reads nothing twice.
    """
    wanted = set(groups or GROUPS)
    parts: list[str] = []
    params: dict[str, Any] = {"tenant": tenant.pk, "xid": after.written_in, "row": after.row, "limit": limit + 1}
    kinds = [kind for kind in Kind.values if kind not in INNER and GROUP_OF.get(kind, "lead") in wanted]
    if kinds:
        parts.append(_part("event", Event, "AND kind = ANY(%(kinds)s)"))
        params["kinds"] = kinds
    parts += [_part(group, model) for group, model in TABLES.items() if group in wanted]
    sql = (
        "WITH settled AS MATERIALIZED (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS below) "  # noqa: S608
        "SELECT found.source, found.written_in, found.id, settled.below FROM settled LEFT JOIN LATERAL ("
        f"SELECT * FROM ({' UNION ALL '.join(parts)}) AS every ORDER BY written_in, id LIMIT %(limit)s"
        ") AS found ON true ORDER BY 2, 3"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows = cursor.fetchall()
    below = rows[0][3]
    found = [Found(source, Position(xid, row)) for source, xid, row, _ in rows if source is not None]
    if len(found) > limit:
        return Page(found[:limit], found[limit - 1].at, more=True)
    return Page(found, max(after, Position(below - 1, LAST)), more=False)


def _part(source: str, model: type, also: str = "") -> str:
    table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 -- documented
    return (
        f"(SELECT '{source}' AS source, written_in, id FROM {table} WHERE tenant_id = %(tenant)s "  # noqa: S608
        f"AND (written_in, id) > (%(xid)s, %(row)s) AND written_in < settled.below {also} "
        "ORDER BY written_in, id LIMIT %(limit)s)"
    )


def described(found: Sequence[Found]) -> list[dict[str, Any]]:
    """What each change says, as its row stands now: {type, id, lead, at, data}. Inside the scope; erased words are gone."""
    ids: dict[str, list[UUID]] = {}
    for each in found:
        ids.setdefault(each.source, []).append(each.at.row)
    rows: dict[tuple[str, UUID], Any] = {}
    for source, wanted in ids.items():
        if source == "event":
            queryset = Event.objects.select_related("user", "lead__owner")
        else:
            queryset = TABLES[source].objects.all()
            queryset = queryset.select_related("lead", "owner") if source == "next_action" else queryset
        rows |= {(source, row.pk): row for row in queryset.filter(pk__in=wanted)}
    return [
        TELL[each.source](rows[each.source, each.at.row], each.key)
        for each in found
        if (each.source, each.at.row) in rows
    ]


def _lead(row: Any) -> dict[str, Any]:
    return {"id": str(row.lead_id), "external_id": row.lead.external_id}


def _event(row: Event, key: str) -> dict[str, Any]:
    group = GROUP_OF.get(row.kind, "lead")
    data = {
        "direction": row.direction, "channel": row.channel, "actor": row.actor, "user": row.user and row.user.email,
        "external_id": row.external_id, "text": row.text, "recorded_at": _moment(row.recorded_at), "facts": row.data,
    }  # fmt: skip
    if group in ("lead", "stage"):
        data["lead_now"] = told(LeadAnswer, row.lead)
    return {"type": f"{group}.{row.kind}", "id": key, "lead": _lead(row), "at": _moment(row.at), "data": data}


def _next_action(row: FollowUp, key: str) -> dict[str, Any]:
    data = {
        "next_action": str(row.pk), "state": row.state, "because": row.state_because or row.because, "reason": row.reason,
        "kind": row.kind, "channel": row.channel, "title": row.title, "ask": row.ask, "due_at": _moment(row.due_at),
        "owner": row.owner.email,
    }  # fmt: skip
    at = row.state_at or row.created_at
    return {"type": f"next_action.{row.state}", "id": key, "lead": _lead(row), "at": _moment(at), "data": data}


def _suppression(row: Suppression, key: str) -> dict[str, Any]:
    data = {
        "suppression": str(row.pk), "kind": row.kind, "value": row.value, "channel": row.channel, "purpose": row.purpose,
        "reason": row.reason, "source": row.source, "expires_at": _moment(row.expires_at),
    }  # fmt: skip
    state = "lifted" if row.lifted_at else "entered"
    lead = {"id": row.value, "external_id": None} if row.kind == Suppression.Kind.LEAD and row.value else None
    at = _moment(row.lifted_at or row.created_at)
    return {"type": f"suppression.{state}", "id": key, "lead": lead, "at": at, "data": data}


def _consent(row: Consent, key: str) -> dict[str, Any]:
    data = {
        "consent": str(row.pk), "kind": row.kind, "key": row.key, "channel": row.channel, "basis": row.basis,
        "wording": row.wording, "source": row.source, "expires_at": _moment(row.expires_at),
        "withdrawn_how": row.withdrawn_how,
    }  # fmt: skip
    state, at = ("withdrawn", row.withdrawn_at) if row.withdrawn_at else ("given", row.given_at)
    return {"type": f"consent.{state}", "id": key, "lead": None, "at": _moment(at), "data": data}


def _moment(at: Any) -> str | None:
    return at and at.isoformat().replace("+00:00", "Z")


TELL = {"event": _event, "next_action": _next_action, "suppression": _suppression, "consent": _consent}
