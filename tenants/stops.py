"""Whether sending is stopped, of a client or of its whole agency: read where it is shown, asked under the claim (mission D5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from tenants.models import StopLevel, Tenant

COLUMNS = ("sending_stopped", "sending_stopped_at", "sending_stopped_by__name", "sending_stopped_by__email")


@dataclass(frozen=True, slots=True)
class Stop:
    """A switch that is on. `whose`: "client" or "agency"; `name` is that one's name."""

    level: StopLevel
    whose: str
    name: str
    at: datetime
    by: str  # name or address; "" where a program did it
    why: str
    slug: str = ""  # of a client

    @property
    def say(self) -> str:
        what = "All sending" if self.level is StopLevel.ALL else "All automatic sending"
        by = f" by {self.by}" if self.by else ""
        return f"{what} of {self.name} has been stopped since {self.at:%Y-%m-%d %H:%M} UTC{by}: {self.why}"


def stops_of(tenant_ids: Iterable[UUID]) -> list[Stop]:
    """The switches that are on for these clients, each once, those of an agency first. One query; the table is no tenant's."""
    rows = Tenant.objects.filter(pk__in=list(tenant_ids)).exclude(Q(sending_stopped="") & Q(agency__sending_stopped=""))
    names = (*_columns(""), "name", "slug", *_columns("agency__"), "agency__name")
    found: list[Stop] = []
    for row in rows.order_by("name").values(*names):
        for whose, before in (("agency", "agency__"), ("client", "")):
            if row[f"{before}sending_stopped"]:
                found.append(_stop(row, before, whose))
    return sorted(dict.fromkeys(found), key=lambda stop: stop.whose)


def stop_of(tenant_id: UUID) -> Stop | None:
    """The stricter of the switches that are on for a client; None where it sends. One query."""
    found = stops_of([tenant_id])
    return max(found, key=lambda stop: list(StopLevel).index(stop.level), default=None)


def hold_switches(tenant_id: UUID) -> None:
    """Keep both switches of a client as they are until the transaction ends: whoever turns one waits for it.

    Shared, so that any number of claims hold them at once. A stop that has answered is seen by every claim after it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM tenants_tenant t JOIN tenants_agency a ON a.id = t.agency_id WHERE t.id = %s FOR SHARE",
            [tenant_id],
        )


def _columns(before: str) -> list[str]:
    return [f"{before}{column}" for column in (*COLUMNS, "sending_stopped_why")]


def _stop(row: dict, before: str, whose: str) -> Stop:
    by = row[f"{before}sending_stopped_by__name"] or row[f"{before}sending_stopped_by__email"] or ""
    return Stop(
        level=StopLevel(row[f"{before}sending_stopped"]),
        whose=whose,
        name=row[f"{before}name"],
        at=row[f"{before}sending_stopped_at"],
        by=by,
        why=row[f"{before}sending_stopped_why"],
        slug=row["slug"] if whose == "client" else "",
    )
