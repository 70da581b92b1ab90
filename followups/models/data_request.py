"""A person's wish to see or to have erased what is known of them, and what became of it (mission K5; GDPR Art. 15, 17)."""

from django.conf import settings
from django.db import models

from leads.models import Lead
from tenants.isolation import TenantForeignKey, TenantModel


class DataRequest(TenantModel):
    class Kind(models.TextChoices):
        EXPORT = "export"
        ERASURE = "erasure"

    class State(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        FAILED = "failed"

    # Not called `lead`: the request outlives the erasure of what hangs on the lead.
    about = TenantForeignKey(Lead, models.PROTECT, related_name="data_requests")
    kind = models.CharField(max_length=10, choices=Kind)
    because = models.CharField(max_length=300, blank=True, help_text="Who asked for it, how and when.")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    asked_through = models.CharField(max_length=120, blank=True, help_text="The page, the API key, the retention.")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)
    rows = models.JSONField(default=dict, blank=True, help_text="How many rows it was about, by kind.")
    answer = models.JSONField(null=True, blank=True, help_text="Of an export, until it is cleared away.")

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            # Asked twice is done once.
            models.UniqueConstraint(
                fields=["tenant", "about", "kind"], condition=models.Q(state="waiting"), name="data_request_one_waiting"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "about", "-asked_at"], name="data_request_of_lead")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.asked_at:%Y-%m-%d}"
