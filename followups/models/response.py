"""How long a lead waits for a person: from what it did until somebody answered, in the tenant's own hours (mission A4)."""

from django.db import models

from leads.models import Lead
from tenants.isolation import TenantForeignKey, TenantModel


class ResponseClock(TenantModel):
    """One wait of one lead. What began it is an event of the journal; an acknowledgement sent by itself ends none."""

    PERSONAL: dict[str, object] = {}

    lead = TenantForeignKey(Lead, models.CASCADE, related_name="response_clocks")
    event_id = models.UUIDField(help_text="What began it: a capture, or a message of theirs.")
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    business_minutes = models.PositiveIntegerField(
        null=True, blank=True, help_text="Minutes of business hours until the answer."
    )
    late_at = models.DateTimeField(null=True, blank=True, help_text="When it was found to be late.")

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "lead", "event_id"], name="response_clock_once"),
        ]
        indexes = [models.Index(fields=["tenant", "due_at"], name="response_clock_due")]

    def __str__(self) -> str:
        return f"{self.lead_id}: due {self.due_at:%Y-%m-%d %H:%M}"
