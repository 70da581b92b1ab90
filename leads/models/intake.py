"""Every payload as it was received, with what became of it (mission A1)."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from leads.models.lead import Lead
from leads.models.source import Source
from tenants.isolation import TenantForeignKey, TenantModel


class PayloadQuerySet(models.QuerySet):
    def to_process(self, now: datetime) -> "PayloadQuerySet":
        """Not processed yet, or to be tried again, oldest first. Served by the index `payload_to_process`."""
        return self.filter(process_at__lte=now).order_by("process_at", "id")


class Payload(TenantModel):
    class Outcome(models.TextChoices):
        CREATED = "created"
        MERGED = "merged"
        RECORDED = "recorded"
        REFUSED = "refused"

    class State(models.TextChoices):
        RECEIVED = "received", "To be processed"
        PROCESSED = "processed"
        IGNORED = "ignored", "Nothing follows from it"
        FAILED = "failed"

    source = models.CharField(
        max_length=200, help_text="The door it came through, such as api:leads or csv:fair.csv#17."
    )
    received_at = models.DateTimeField()
    body = models.TextField(help_text="As received.")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    error = models.TextField(blank=True, help_text="Why it failed or was ignored, or what of it was left out.")
    lead = TenantForeignKey(Lead, models.PROTECT, null=True, blank=True, related_name="payloads")

    # Of what came in by a source: it is stored first and processed after.
    via = TenantForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="payloads")
    external_id = models.CharField(
        max_length=200, null=True, blank=True, help_text="Its id at the source: each is taken once."
    )
    state = models.CharField(max_length=10, choices=State, default=State.PROCESSED)
    attempts = models.PositiveSmallIntegerField(default=0)
    process_at = models.DateTimeField(
        null=True, blank=True, help_text="When it is to be processed (again); empty: it was."
    )
    processed_at = models.DateTimeField(null=True, blank=True)

    PERSONAL = {"body": "", "error": ""}

    objects = ScopedManager(tenant="tenant_id", _manager_class=models.Manager.from_queryset(PayloadQuerySet))

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            # A redelivery is the same row, so it has one effect.
            models.UniqueConstraint(
                fields=["tenant", "via", "external_id"], condition=Q(via__isnull=False), name="payload_once"
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "-received_at"], name="payload_newest"),
            models.Index(fields=["tenant", "lead"], name="payload_of_lead"),
            models.Index(
                fields=["tenant", "process_at"], condition=Q(process_at__isnull=False), name="payload_to_process"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.outcome or self.state}"
