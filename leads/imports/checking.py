"""Confirming what the columns mean, and what would become of the rows, before anything is changed."""

import hashlib
from array import array
from collections.abc import Mapping
from datetime import datetime

from leads.api import BASES, LeadInput
from leads.columns import ALIASES, IDENTIFYING
from leads.importing import Result, read_row
from leads.imports.receiving import ring_for_import
from leads.imports.rows import Read, given_of, plain, table_of
from leads.matching import Identity, identify, known_signs
from leads.models import Import
from leads.refusals import Conflict, Refused
from tenants.models import Tenant
from tenants.models.agency import members_of

AT_ONCE = 10  # batches in one step
SHOWN = 20  # first refused rows


def confirm(tenant: Tenant, row: Import, given: Mapping[str, str], now: datetime) -> None:
    """Take over what the columns mean and what holds for the whole file, and have the rows checked.

    `given`: column-0, column-1 … the field of each column or empty; source, consent_basis, consent_wording, owner (an id or
    empty), contact ("keep": the new leads are only kept). Raises Refused naming each field, Conflict where it has begun.
    """
    if row.state not in (Import.State.READ, Import.State.CHECKED):
        raise Conflict({"": "This import has begun already, or is being read. Look again."})
    mapping, errors = _mapping(row, given)
    found = _for_all(tenant, given, errors)
    if errors:
        raise Refused(errors)
    for name, value in found.items():
        setattr(row, name, value)
    row.mapping, row.contact = mapping, given.get("contact") != "keep"
    row.state, row.due_at, row.checked, row.seen = Import.State.CHECKING, now, {}, None
    row.save()
    ring_for_import(tenant, row)


def _mapping(row: Import, given: Mapping[str, str]) -> tuple[dict[str, int], dict[str, str]]:
    """Field -> column as chosen, and what is wrong with it."""
    mapping: dict[str, int] = {}
    errors: dict[str, str] = {}
    for place, header in enumerate(row.headers):
        name, field = given.get(f"column-{place}", ""), f"column-{place}"
        if name and name not in ALIASES:
            errors[field] = f"There is no field “{name}”."
        elif name in mapping:
            errors[field] = f"“{header}” and “{row.headers[mapping[name]]}” cannot both be {name}. Choose one."
        elif name:
            mapping[name] = place
    if not errors and not any(name in mapping for name in IDENTIFYING):
        errors["columns"] = (
            "Say which column holds the e-mail address, the phone number or the external id: one is needed."
        )
    return mapping, errors


def _for_all(tenant: Tenant, given: Mapping[str, str], errors: dict[str, str]) -> dict[str, object]:
    """What holds for the whole file; what is wrong with it is added to `errors`."""
    found = {name: plain(given.get(name, "").strip()) for name in ("source", "consent_basis", "consent_wording")}
    for name, longest in (("source", 100), ("consent_wording", 10_000)):
        if len(found[name]) > longest:
            errors[name] = f"At most {longest:,} characters."
    if found["consent_basis"] and found["consent_basis"] not in BASES:
        errors["consent_basis"] = f"This basis is unknown. Known are: {', '.join(BASES)}."
    owners = {str(member.pk): member for member in members_of(tenant)}
    if given.get("owner") and given["owner"] not in owners:
        errors["owner"] = "This person is no member who can own leads. Choose another."
    return {**found, "owner": owners.get(given.get("owner", ""))}


def check(tenant: Tenant, row: Import) -> None:
    """Read the next rows as the import would, without changing anything; the last step says that it is ready.

    A forecast: whom a phone number or an address of a role does not tell apart by itself, and who comes in meanwhile, is seen
    only by the import itself.
    """
    found = row.checked or {"created": 0, "merged": 0, "refused": 0, "rows": 0, "batches": 0, "first": []}
    batches = list(row.batches.order_by("number")[found["batches"] : found["batches"] + AT_ONCE])
    seen = set(array("q", bytes(row.seen or b"")))
    form, table, given = LeadInput(context={"tenant": tenant}), table_of(row), given_of(row)
    members = set(members_of(tenant).values_list("email", flat=True))
    for batch in batches:
        read = [(each, _who(tenant, form, table, each, given, members)) for each in batch.rows]
        known = known_signs(tenant, [who for _, who in read if isinstance(who, Identity)])
        for each, who in read:
            found["rows"] += 1
            if isinstance(who, Identity):
                marks = [_mark(sign) for sign in who.signs()]
                is_known = any(sign in known for sign in who.signs()) or any(mark in seen for mark in marks)
                found["merged" if is_known else "created"] += 1
                seen.update(marks)
                continue
            found["refused"] += 1
            if len(found["first"]) < SHOWN:
                cells = [plain(cell)[:60] for cell in each.cells[:6]]
                found["first"].append({"line": each.line, "reason": plain(who)[:300], "cells": cells})
        found["batches"] += 1
    row.checked = found
    if found["rows"] >= row.rows or not batches:
        row.state, row.due_at, row.seen = Import.State.CHECKED, None, None
    else:
        row.seen = array("q", seen).tobytes()
    row.save(update_fields=["checked", "seen", "state", "due_at"])


def _who(tenant: Tenant, form: LeadInput, table: Read, row, given: Mapping, members: set[str]) -> Identity | str:
    """Who a row is about, or why it would be refused."""
    read = read_row(form, table, row, given)
    if isinstance(read, Result):
        return read.reason
    data, _ = read
    try:
        who = identify(tenant, email=data.email, phone=data.phone, external_id=data.external_id, company=data.company)
    except Refused as error:
        return str(error)
    if data.owner and data.owner.strip().lower() not in members:
        return f"owner: “{data.owner}” is no member of {tenant} who can own leads. Invite them, or name another."
    return who


def _mark(sign: tuple[str, str]) -> int:
    return int.from_bytes(hashlib.blake2b(":".join(sign).encode(), digest_size=8).digest(), signed=True)
