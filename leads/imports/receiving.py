"""A file is uploaded and read: stored in pieces, taken apart into batches of rows by a job (mission A1)."""

import hashlib
import time
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import PurePath
from tempfile import TemporaryFile
from typing import BinaryIO

from django.conf import settings

from leads.columns import understand
from leads.csv_reading import Row, open_csv
from leads.imports.rows import BATCH, plain
from leads.models import Import, ImportBatch, ImportChunk
from leads.refusals import Conflict, Refused
from leads.spreadsheet_reading import Spreadsheet, is_old_spreadsheet, is_spreadsheet
from tenants.enqueueing import enqueue
from tenants.models import Tenant, User

LARGEST = 50 * 1024 * 1024  # bytes
MOST_ROWS = 100_000
MOST_COLUMNS = 300
CHUNK = 1024 * 1024  # bytes
WRITTEN_AT_ONCE = 20  # batches
LONGEST_HEADER = 200
SECONDS = (
    90.0  # of reading: well before the worker ends the job (Q_CLUSTER["timeout"]), which would begin anew for ever
)


def receive(tenant: Tenant, file: BinaryIO, name: str, size: int, *, user: User, now: datetime) -> Import:
    """Store an uploaded file and ring for the job that reads it. Raises Refused (field "file")."""
    name = PurePath(name.replace("\\", "/")).name.replace("\0", "")[-150:] or "file"
    if size == 0:
        raise Refused({"file": f"{name} is empty."})
    if size > LARGEST:
        raise Refused({"file": f"{name} has {size / 1024**2:.0f} MB; at most {LARGEST // 1024**2} are read. Split it."})
    row = Import.objects.create(tenant=tenant, name=name, size=size, uploaded_at=now, uploaded_by=user, due_at=now)
    number = 0
    while body := file.read(CHUNK):
        ImportChunk.objects.create(tenant=tenant, of=row, number=number, body=body)
        number += 1
    ring_for_import(tenant, row)
    return row


def ring_for_import(tenant: Tenant, row: Import) -> None:
    """Have a worker go on with an import, in the present transaction."""
    enqueue(settings.IMPORT_JOB, tenant.pk, row.pk)


def read_again(tenant: Tenant, row: Import, sheet: str, now: datetime) -> None:
    """Read another sheet of the same workbook. Raises Refused, Conflict."""
    if row.state not in (Import.State.READ, Import.State.CHECKED):
        raise Conflict({"sheet": "The import has begun: another sheet takes another upload."})
    if sheet not in row.sheets:
        raise Refused({"sheet": f"There is no sheet “{sheet}”."})
    row.sheet, row.state, row.due_at, row.mapping = sheet, Import.State.UPLOADED, now, {}
    row.save(update_fields=["sheet", "state", "due_at", "mapping"])
    ring_for_import(tenant, row)


def read(tenant: Tenant, row: Import) -> None:
    """Take the file apart into batches of rows, and guess what its columns mean. A file that cannot be read says why."""
    row.batches.all().delete()
    try:
        with TemporaryFile() as file:
            for body in row.chunks.order_by("number").values_list("body", flat=True).iterator(chunk_size=4):
                file.write(body)
            file.seek(0)
            rows = _open(row, file)
            row.rows = _keep(tenant, row, rows)
    except Refused as error:
        row.batches.all().delete()
        row.chunks.all().delete()
        row.state, row.error = Import.State.UNREADABLE, error.errors["file"][:500]
    else:
        row.state = Import.State.READ
        row.headers_digest = hashlib.sha256("\n".join(row.headers).encode()).hexdigest()
        row.mapping = remembered(row) or dict(understand(row.headers).fields)
    row.due_at = None
    row.save()


def remembered(row: Import) -> dict[str, int]:
    """How a file with the same columns was read the last time."""
    same = Import.objects.filter(headers_digest=row.headers_digest, started_at__isnull=False).exclude(pk=row.pk)
    return same.order_by("-started_at").values_list("mapping", flat=True).first() or {}


def _open(row: Import, file: BinaryIO) -> Iterator[Row]:
    head = file.read(8)
    file.seek(0)
    if is_old_spreadsheet(head):
        raise Refused(
            {"file": f"{row.name} is an old or protected spreadsheet. Save it without a password as XLSX or CSV."}
        )
    if is_spreadsheet(head):
        book = Spreadsheet(file, row.name, row.sheet)
        row.sheets = [plain(each)[:100] for each in book.sheets]
        row.sheet, row.kind = book.sheet[:100], f"Spreadsheet, sheet {book.sheet}"[:100]
        headers, rows = book.headers, book.rows()
    else:
        encoding, separator, headers, rows = open_csv(file, row.name)
        row.kind = f"CSV, {encoding}, separator {'tab' if separator == chr(9) else separator}"
    if len(headers) > MOST_COLUMNS:
        raise Refused({"file": f"{row.name} has {len(headers)} columns; at most {MOST_COLUMNS} are read."})
    row.headers = [plain(each)[:LONGEST_HEADER] for each in headers]
    if not any(row.headers):
        raise Refused({"file": f"{row.name} has no names of columns in its first line."})
    return rows


def _keep(tenant: Tenant, row: Import, rows: Iterator[Row]) -> int:
    count, number, kept, ends = 0, 0, [], time.monotonic() + SECONDS
    while some := list(islice(rows, BATCH)):
        count += len(some)
        if count > MOST_ROWS:
            raise Refused({"file": f"{row.name} has more than {MOST_ROWS:,} rows. Split it."})
        if time.monotonic() > ends:
            say = f"{row.name} takes more than {SECONDS:.0f} seconds to read. Split it, or save the table as CSV: that is faster."
            raise Refused({"file": say})
        kept.append(ImportBatch(tenant=tenant, of=row, number=number, packed=ImportBatch.pack(some)))
        number += 1
        if len(kept) == WRITTEN_AT_ONCE:
            ImportBatch.objects.bulk_create(kept)
            kept = []
    ImportBatch.objects.bulk_create(kept)
    if count == 0:
        raise Refused({"file": f"{row.name} has no rows below the names of its columns."})
    return count
