"""How a client's follow-up stood before the product began: a dated record, never changed (mission M2)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tenants.isolation import TenantModel


class Baseline(TenantModel):
    """Asked for by a person, a key or a command; made by a job, since the import before it may still have to be counted."""

    PERSONAL: dict[str, object] = {}

    class State(models.TextChoices):
        ASKED = "asked", "Being made"
        DONE = "done"

    start = models.DateField(help_text="First day, in the client's time zone.")
    end = models.DateField(help_text="Last day, counted too.")
    time_zone = models.CharField(max_length=60, help_text="Of the client when it was made.")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    through = models.CharField(max_length=80, blank=True, help_text="The API key or command, where no person asked.")

    edition = models.PositiveSmallIntegerField(null=True, help_text="metrics.definitions.EDITION when it was made.")
    figures = models.JSONField(default=list, help_text="[{key, value, top, bottom, state, lacks}]: auditing.telling")
    found = models.JSONField(default=list, help_text="[{key, count, first, last}]: what history there was.")
    cases = models.PositiveIntegerField(default=0, help_text="How many were kept.")

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="baseline_days"),
            models.CheckConstraint(
                condition=Q(state="asked") | Q(made_at__isnull=False, edition__isnull=False), name="baseline_done"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "-asked_at", "-id"], name="baseline_latest")]

    def __str__(self) -> str:
        return f"{self.start} to {self.end}"
