"""A file of leads that was uploaded: what it holds, how it is read, and what became of each row (mission A1)."""

import json
import zlib
from collections.abc import Sequence

from django.conf import settings
from django.db import models

from leads.csv_reading import Row
from tenants.isolation import TenantForeignKey, TenantModel


class Import(TenantModel):
    class State(models.TextChoices):
        UPLOADED = "uploaded", "Being read"
        UNREADABLE = "unreadable", "Could not be read"
        READ = "read", "Columns to be confirmed"
        CHECKING = "checking", "Being checked"
        CHECKED = "checked", "Ready to start"
        RUNNING = "running", "Being imported"
        DONE = "done", "Imported"
        CANCELLED = "cancelled", "Cancelled"
        UNDOING = "undoing", "Being undone"
        UNDONE = "undone", "Undone"

    WORKING = (State.UPLOADED, State.CHECKING, State.RUNNING, State.UNDOING)  # a job has something to do

    name = models.CharField(max_length=150, help_text="Of the file.")
    size = models.PositiveIntegerField(help_text="Bytes.")
    state = models.CharField(max_length=12, choices=State, default=State.UPLOADED)
    error = models.CharField(max_length=500, blank=True)
    due_at = models.DateTimeField(
        null=True, blank=True, help_text="When a job goes on with it; empty: it waits for a person."
    )
    kind = models.CharField(max_length=100, blank=True, help_text="How it is read, in words.")
    sheets = models.JSONField(
        default=list, blank=True, help_text="Names of a spreadsheet's sheets that are not hidden."
    )
    sheet = models.CharField(max_length=100, blank=True)
    headers = models.JSONField(default=list, blank=True)
    headers_digest = models.CharField(max_length=64, blank=True, editable=False)
    mapping = models.JSONField(default=dict, blank=True, help_text="Field -> column, counted from 0.")
    rows = models.PositiveIntegerField(default=0)
    checked = models.JSONField(
        default=dict, blank=True, help_text="What would become of the rows: counts and first refusals."
    )
    seen = models.BinaryField(null=True, editable=False, help_text="Hashes of whom the rows checked so far name.")

    # What holds for the whole file.
    source = models.CharField(max_length=100, blank=True)
    consent_basis = models.CharField(max_length=20, blank=True)
    consent_wording = models.TextField(blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    contact = models.BooleanField(default=True, help_text="Not ticked: the new leads are kept, and stopped.")

    created = models.PositiveIntegerField(default=0)
    merged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    put_back = models.PositiveIntegerField(default=0, help_text="Rows whose effect was undone.")
    not_put_back = models.PositiveIntegerField(default=0)

    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta(TenantModel.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["tenant", "-uploaded_at"], name="import_newest"),
            models.Index(fields=["tenant", "due_at"], condition=models.Q(due_at__isnull=False), name="import_due"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def taken(self) -> int:
        """Rows that have their result."""
        return self.created + self.merged + self.refused

    @property
    def is_working(self) -> bool:
        return self.state in self.WORKING

    @property
    def can_be_undone(self) -> bool:
        """Whether there is something to undo; that its rows may be cleared away is said when it is tried."""
        return self.state in (self.State.DONE, self.State.CANCELLED) and self.created + self.merged > 0

    @property
    def door(self) -> str:
        """What the payloads of its rows name, with the line behind."""
        return f"import:{self.pk}"


class ImportChunk(TenantModel):
    """A piece of the file, until its rows are taken over."""

    PERSONAL = {"body": b""}

    of = TenantForeignKey(Import, models.CASCADE, related_name="chunks")
    number = models.PositiveIntegerField()
    body = models.BinaryField()

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "of", "number"], name="import_chunk_once"),
        ]


class ImportBatch(TenantModel):
    """Rows that are taken in together, with their results: written in the transaction that took them in."""

    PERSONAL = {"packed": b"", "results": None}

    of = TenantForeignKey(Import, models.CASCADE, related_name="batches")
    number = models.PositiveIntegerField()
    packed = models.BinaryField(
        help_text="The rows, compressed: JSON in the database takes neither NUL nor broken letters."
    )
    results = models.JSONField(
        null=True, help_text="For each row: line, outcome, lead, reason; and kept, why it was not undone."
    )
    is_undone = models.BooleanField(default=False)

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "of", "number"], name="import_batch_once"),
        ]

    @property
    def rows(self) -> list[Row]:
        if not self.packed:
            return []
        return [Row(*each) for each in json.loads(zlib.decompress(bytes(self.packed)))]

    @staticmethod
    def pack(rows: Sequence[Row]) -> bytes:
        return zlib.compress(json.dumps([[row.line, row.cells, row.problem] for row in rows]).encode())
