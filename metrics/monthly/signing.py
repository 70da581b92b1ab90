"""Signing a month off: what a manager writes, what is kept of that moment, and how it is opened again."""

from datetime import datetime

from leads.refusals import Conflict, Refused
from metrics.definitions import EDITION, METRICS
from metrics.figures import figures
from metrics.models import MonthNote, MonthSignature, Projection, SignedException
from metrics.monthly.calendar import Month
from metrics.monthly.kinds import EXCEPTIONS, Found
from metrics.monthly.listing import all_of, note_of, signature_of
from metrics.projecting import locked
from tenants.ids import as_uuid
from tenants.models import Tenant, User

LONGEST, LONGEST_REASON = 1000, 300  # characters


def write_note(
    tenant: Tenant, month: Month, text: str, *, user: User, now: datetime, kind: str = "", about: str = ""
) -> MonthNote | None:
    """Keep what a manager says of one exception, or, without `kind`, of the month; empty text takes the note away.

    Inside the tenant's scope. Raises Conflict where the month is signed, Refused for an exception that there is not.
    """
    locked(tenant)
    _refuse_signed(tenant, month)
    text = _text(text, "note", LONGEST)
    lead_id = None
    if kind:
        found = next((row for row in _named(tenant, month, kind, about, now)), None)
        if found is None:
            raise Refused({"note": "There is no such exception any more. Load the page again."})
        lead_id = found.lead_id
    which = {"tenant": tenant, "month": month.first, "kind": kind, "about": about if kind else ""}
    if not text:
        MonthNote.objects.filter(**which).delete()
        return None
    said = {"text": text, "by": user, "at": now, "lead_id": lead_id}
    note, _ = MonthNote.objects.update_or_create(**which, defaults=said)
    return note


def sign(tenant: Tenant, month: Month, *, user: User, now: datetime) -> MonthSignature:
    """Sign a month off: its figures and exceptions are kept as they are at this moment. Inside the tenant's scope.

    Raises Conflict where it is signed already, Refused where it is not over or not wholly counted, or where there are
    exceptions of which nothing is said: a note about each, or one about the month, must stand there first.
    """
    row = locked(tenant)  # nobody counts, and nobody else signs, until this is written
    _refuse_signed(tenant, month)
    _refuse_uncounted(tenant, month, row, now)
    found = list(all_of(tenant, month, now))
    note = note_of(tenant, month)
    without = sum(not each.note for each in found)
    if without and note is None:
        raise Refused(
            {
                "note": f"{without} of {len(found)} exceptions have no note. Write one about each, or one about the month."
            }
        )
    made = MonthSignature.objects.create(
        tenant=tenant, month=month.first, signed_at=now, signed_by=user, edition=EDITION, time_zone=tenant.time_zone,
        figures=[
            {"key": key, "value": each.value, "top": each.top, "bottom": each.bottom, "target": each.metric.target}
            for key, each in figures(tenant, METRICS.values(), month.period, now).items()
        ],
        counts={key: sum(each.kind == key for each in found) for key in EXCEPTIONS},
        note=note.text if note else "",
    )  # fmt: skip
    SignedException.objects.bulk_create(
        [
            SignedException(
                tenant=tenant, signature=made, place=place, kind=each.kind, about=each.about, lead_id=each.lead_id,
                at=each.at, owner=each.owner, detail=each.detail[:200], note=each.note,
            )
            for place, each in enumerate(found)
        ],
        batch_size=1000,
    )  # fmt: skip
    return made


def reopen(tenant: Tenant, month: Month, because: str, *, user: User, now: datetime) -> MonthSignature:
    """Open a signed month again; the sign-off stays, with who opened it and why. Inside the tenant's scope.

    Raises Conflict where it is not signed, Refused without a reason.
    """
    locked(tenant)
    row = signature_of(tenant, month)
    if row is None:
        raise Conflict({"because": f"{month.name} is not signed off."})
    because = _text(because, "because", LONGEST_REASON)
    if not because:
        raise Refused({"because": "Say why it is opened again: whoever reads the month later will ask."})
    row.reopened_at, row.reopened_by, row.reopened_because = now, user, because
    row.save(update_fields=["reopened_at", "reopened_by", "reopened_because"])
    return row


def why_not(tenant: Tenant, month: Month, now: datetime) -> str:
    """Why the month cannot be signed off yet; empty where it can."""
    row = Projection.objects.filter(tenant=tenant).first()
    try:
        _refuse_uncounted(tenant, month, row, now)
    except Refused as error:
        return next(iter(error.errors.values()))
    return ""


def _named(tenant: Tenant, month: Month, kind: str, about: str, now: datetime) -> list[Found]:
    row_id = as_uuid(about)
    if kind not in EXCEPTIONS or row_id is None:
        return []
    told, rows = EXCEPTIONS[kind].told, EXCEPTIONS[kind].rows(tenant, month, now)
    return [told(row) for row in rows.filter(pk=row_id)]


def _refuse_signed(tenant: Tenant, month: Month) -> None:
    row = signature_of(tenant, month)
    if row is not None:
        say = f"{row.signed_by} signed {month.name} off on {row.signed_at:%Y-%m-%d}. Open it again to change it."
        raise Conflict({"month": say})


def _refuse_uncounted(tenant: Tenant, month: Month, row: Projection | None, now: datetime) -> None:
    ends = month.ends(tenant.time_zone)
    if now < ends:
        raise Refused({"month": f"{month.name} is not over. It can be signed off from {month.next.first} on."})
    if row is None or row.counted_at is None or row.counted_at < ends or row.target is not None:
        raise Refused({"month": "What happened is being counted. Try again in a few minutes."})


def _text(text: str, field: str, longest: int) -> str:
    text = text.replace("\0", "").replace("\r\n", "\n").strip()
    if len(text) > longest:
        raise Refused({field: f"At most {longest} characters; these are {len(text)}."})
    return text
