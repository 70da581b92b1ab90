"""Many leads at once, from a file: each row by itself, a result for each (mission A1)."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any, Protocol

from django.db import transaction
from rest_framework.exceptions import ValidationError

from leads.api import LeadInput
from leads.capturing import Captured
from leads.capturing_many import Incoming
from leads.columns import Columns
from leads.csv_reading import Row, Sheet
from leads.lead_data import GivenConsent, LeadData
from leads.models import Event, Lead
from leads.refusals import Refused
from tenants.api.errors import flat
from tenants.models import Tenant
from tenants.scope import tenant_scope

BATCH = 200  # rows in one transaction
YES, NO = ("yes", "y", "true", "1", "x", "ja", "j", "oui", "sí", "si"), ("no", "n", "false", "0", "nein", "non")
# Files name countries more often than they give codes.
COUNTRIES = {
    "germany": "DE", "deutschland": "DE", "austria": "AT", "österreich": "AT", "switzerland": "CH", "schweiz": "CH",
    "united states": "US", "united states of america": "US", "usa": "US", "united kingdom": "GB", "uk": "GB",
    "great britain": "GB", "england": "GB", "ireland": "IE", "france": "FR", "spain": "ES", "españa": "ES",
    "portugal": "PT", "italy": "IT", "italia": "IT", "netherlands": "NL", "the netherlands": "NL", "belgium": "BE",
    "luxembourg": "LU", "denmark": "DK", "sweden": "SE", "norway": "NO", "finland": "FI", "poland": "PL",
    "czechia": "CZ", "czech republic": "CZ", "hungary": "HU", "romania": "RO", "greece": "GR", "turkey": "TR",
    "canada": "CA", "mexico": "MX", "brazil": "BR", "argentina": "AR", "australia": "AU", "new zealand": "NZ",
    "india": "IN", "japan": "JP", "china": "CN", "singapore": "SG", "israel": "IL", "south africa": "ZA",
    "united arab emirates": "AE",
}  # fmt: skip
# Days since the end of 1899, as spreadsheets count: from 1992 to 2064. No other date is written with five digits.
SERIAL_DAY = re.compile(r"3[4-9]\d{3}|[45]\d{4}")
GERMAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
# 5.000,00 and 5000,00, or 5,000.00: three digits after a single mark are thousands, since money has two.
POINT_GROUPS = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d{1,2})?|-?\d+,\d{1,2}")
COMMA_GROUPS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d{1,2})?")
TakeMany = Callable[..., list[Captured | Refused]]


class Table(Protocol):
    """What is read of a file, whatever kind it is."""

    headers: list[str]
    columns: Columns


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a row: created, merged or refused, with the reason for each field."""

    row: Row
    outcome: str
    lead: Lead | None = None
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def reason(self) -> str:
        return "; ".join(f"{name}: {say}" if name else say for name, say in self.errors.items())


def import_rows(
    tenant: Tenant,
    sheet: Sheet,
    *,
    take: TakeMany,
    door: str,
    now: datetime,
    source: str = "",
    dry_run: bool = False,
) -> Iterator[Result]:
    """Take in each row of a file, yielding a result for each, in order, once its batch is committed.

    `take(tenant, rows, now=, actor=)` takes many in (leads.capturing_many); `door` names the file in the payloads; `source`
    is that of rows without one. Batches of BATCH rows are transactions of their own, and the bell rings once for each. A
    dry run is one transaction, rolled back at its end.
    """
    form = LeadInput(context={"tenant": tenant})
    rows = iter(sheet.rows)
    kept: list[Result] = []
    if dry_run:
        with tenant_scope(tenant.pk):
            while batch := list(islice(rows, BATCH)):
                kept += import_batch(tenant, form, sheet, batch, take=take, door=door, now=now, source=source)
            transaction.set_rollback(True)
        yield from kept
        return
    while batch := list(islice(rows, BATCH)):
        with tenant_scope(tenant.pk):
            results = import_batch(tenant, form, sheet, batch, take=take, door=door, now=now, source=source)
        yield from results


def import_batch(
    tenant: Tenant,
    form: LeadInput,
    sheet: Table,
    rows: Sequence[Row],
    *,
    take: TakeMany,
    door: str,
    now: datetime,
    source: str = "",
    given: Mapping[str, Any] | None = None,
) -> list[Result]:
    """Take in some rows of a file, inside the tenant's scope; the result of each. `given` is what holds where a row is silent."""
    read = [read_row(form, sheet, row, {**(given or {}), **({"source": source} if source else {})}) for row in rows]
    there = [(row, each) for row, each in zip(rows, read, strict=True) if not isinstance(each, Result)]
    incoming = [
        Incoming(data=data, consent=consent, door=f"{door}#{row.line}", raw=raw_of(sheet, row))
        for row, (data, consent) in there
    ]
    taken = iter(take(tenant, incoming, now=now, actor=Event.Actor.SYSTEM))
    return [
        each if isinstance(each, Result) else _result(row, next(taken)) for row, each in zip(rows, read, strict=True)
    ]


def read_row(
    form: LeadInput, sheet: Table, row: Row, given: Mapping[str, Any]
) -> tuple[LeadData, GivenConsent | None] | Result:
    """What a row says, as a door hands it in; a Result where it cannot be read."""
    if row.problem:
        return Result(row, "refused", errors={"": row.problem})
    cells = {name: row.cells[place].strip() for name, place in sheet.columns.fields.items() if place < len(row.cells)}
    payload = payload_of({name: text for name, text in cells.items() if text})
    try:
        return form.taken({**given, **payload})
    except ValidationError as error:
        return Result(row, "refused", errors={each["field"]: each["message"] for each in flat(error.detail)})


def raw_of(sheet: Table, row: Row) -> str:
    """The row as it stood, for the payload."""
    return json.dumps(dict(zip(sheet.headers, row.cells, strict=False)), ensure_ascii=False)


def _result(row: Row, became: Captured | Refused) -> Result:
    if isinstance(became, Refused):
        return Result(row, "refused", errors=became.errors)
    return Result(row, "created" if became.created else "merged", became.lead)


def payload_of(cells: dict[str, str]) -> dict:
    """A row's cells, as people and other programs write them, as the API's payload."""
    payload: dict = {name: text for name, text in cells.items() if not name.startswith(("utm_", "consent", "name"))}
    if utm := {name.removeprefix("utm_"): text for name, text in cells.items() if name.startswith("utm_")}:
        payload["utm"] = utm
    if full := cells.get("name"):
        given, family = _names(full)
        payload.setdefault("first_name", given)
        payload.setdefault("last_name", family)
    if "country" in payload:
        payload["country"] = COUNTRIES.get(payload["country"].casefold(), payload["country"])
    if "stage" in payload:
        payload["stage"] = re.sub(r"[\W_]+", "_", payload["stage"].lower())
    for name in ("expected_close", "expires_at", "renews_at", "revisit_at", "captured_at"):
        if name in payload and (match := GERMAN_DAY.fullmatch(payload[name])):
            payload[name] = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
        elif name in payload and SERIAL_DAY.fullmatch(payload[name]):
            payload[name] = (date(1899, 12, 30) + timedelta(days=int(payload[name]))).isoformat()
    payload |= {name: _money(payload[name]) for name in ("value", "budget") if name in payload}
    payload |= {name: _code(payload[name]) for name in ("buying_role", "cold_because", "priority") if name in payload}
    if "strategic" in payload:
        payload["strategic"] = _yes_or_no(payload["strategic"])
    if (consent := _consent(cells)) is not None:
        payload["consent"] = consent
    return payload


def _names(full: str) -> tuple[str, str]:
    """First and last name: the last word is the family's, unless a comma says otherwise."""
    if "," in full:
        family, _, given = full.partition(",")
        return given.strip(), family.strip()
    given, _, family = full.strip().rpartition(" ")
    return (given, family) if given else (family, "")


def _code(text: str) -> str:
    return re.sub(r"[\W_]+", "_", text.lower())


def _money(text: str) -> str:
    bare = re.sub(r"[\s$€£¥]|(?:EUR|USD|GBP|CHF)\b", "", text)
    if COMMA_GROUPS.fullmatch(bare):
        return bare.replace(",", "")
    if POINT_GROUPS.fullmatch(bare):
        return bare.replace(".", "").replace(",", ".")
    return bare


def _yes_or_no(text: str) -> bool | str:
    low = text.lower()
    return True if low in YES else False if low in NO else text


def _consent(cells: dict[str, str]) -> dict | bool | None:
    given = {name.removeprefix("consent_"): text for name, text in cells.items() if name.startswith("consent_")}
    basis = _yes_or_no(cells.get("consent", ""))
    if basis is False:
        return False
    if basis == "":  # a time or wording without a basis says that there was something, not what
        return {"basis": "unknown", **given} if given else None
    basis = "consent" if basis is True else re.sub(r"[\W_]+", "_", basis.lower())
    return {"basis": basis, **given}
