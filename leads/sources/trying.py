"""What would be made of a payload: the same reading and mapping as in earnest, and nothing stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from leads.matching import find_lead, identify
from leads.models import Lead, Source
from leads.refusals import Refused
from leads.sources.bodies import read_body
from leads.sources.kind import Booking, Delivery, Ignored, Kind, Unreadable
from leads.sources.mapping import Mapped
from leads.sources.processing import mapped_by
from leads.sources.registry import KINDS
from tenants.models import Tenant

ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # ids are made, and forgotten again
MOST = 20  # leads of one payload that are shown


@dataclass(frozen=True, slots=True)
class Row:
    field: str
    value: str
    came_from: str


@dataclass(frozen=True, slots=True)
class Tried:
    """What one lead of a payload would become; `problem` where nothing would."""

    problem: str = ""
    rows: list[Row] = field(default_factory=list)
    missing: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    booking: Booking | None = None
    lead: Lead | None = None  # whom it would be merged into
    would_be_taken: bool = False


def try_out(tenant: Tenant, source: Source, text: str) -> list[Tried]:
    """One for each lead of the payload, at most MOST. Inside the tenant's scope.

    Of a source that is fetched from, `text` is what the source answers. Signatures are not asked.
    """
    kind = KINDS[source.kind]
    try:
        given = _given(kind, text)
    except Unreadable as error:
        return [Tried(problem=str(error))]
    return [_one(tenant, source, kind, each) for each in given[:MOST]]


def _given(kind: Kind, text: str) -> list[Any]:
    body = text.strip().encode()
    read = read_body(body, kind.sample_type)
    if kind.fetches:
        return [read]
    delivery = Delivery(body=body, content_type=kind.sample_type, given=read)
    return [read_body(item.body.encode(), "application/json") for item in kind.items(delivery, ANY_DAY)]


def _one(tenant: Tenant, source: Source, kind: Kind, given: Any) -> Tried:
    try:
        reading = kind.read(None, given) if kind.fetches else kind.read(given)
    except Ignored as why:
        return Tried(problem=f"Ignored: {why}")
    except Unreadable as error:
        return Tried(problem=str(error))
    mapped = mapped_by(tenant, source, reading)
    refused, lead = dict(mapped.refused), None
    if mapped.data is not None:
        try:
            lead = _known(tenant, mapped)
        except Refused as error:
            refused |= error.errors
    else:
        refused = refused or {"": "Nothing of it is a field of a lead."}
    return Tried(
        rows=[Row(name, text, mapped.came_from[name]) for name, text in mapped.cells.items()],
        missing=mapped.missing, refused=refused, unread=mapped.unread, booking=reading.booking, lead=lead,
        would_be_taken=mapped.data is not None and not set(refused) - set(mapped.refused),
    )  # fmt: skip


def _known(tenant: Tenant, mapped: Mapped) -> Lead | None:
    data = mapped.data
    who = identify(
        tenant,
        email=data.email,
        phone=data.phone,
        external_id=data.external_id,
        company=data.company,
        country=data.country,
        name=f"{data.first_name} {data.last_name}",
    )
    return find_lead(tenant, who)
