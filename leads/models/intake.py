"""Every payload as it was received, with what became of it (mission A1)."""

from django.db import models

from leads.models.lead import Lead
from tenants.isolation import TenantForeignKey, TenantModel


class Payload(TenantModel):
    class Outcome(models.TextChoices):
        CREATED = "created"
        MERGED = "merged"
        RECORDED = "recorded"
        REFUSED = "refused"

    source = models.CharField(
        max_length=200, help_text="The door it came through, such as api:leads or csv:fair.csv#17."
    )
    received_at = models.DateTimeField()
    body = models.TextField(help_text="As received.")
    outcome = models.CharField(max_length=10, choices=Outcome)
    error = models.TextField(blank=True)
    lead = TenantForeignKey(Lead, models.PROTECT, null=True, blank=True, related_name="payloads")

    PERSONAL = {"body": "", "error": ""}

    class Meta(TenantModel.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["tenant", "-received_at"], name="payload_newest"),
            models.Index(fields=["tenant", "lead"], name="payload_of_lead"),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.outcome}"
