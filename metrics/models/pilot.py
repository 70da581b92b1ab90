"""A trial with an end and a verdict: a segment's first qualified leads, measured against thresholds (mission M3)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from metrics.models.baseline import Baseline
from tenants.isolation import TenantForeignKey, TenantModel


class Pilot(TenantModel):
    """Running until its days are over or its leads are full; then its result is written once and stays."""

    PERSONAL: dict[str, object] = {}

    class By(models.TextChoices):
        ALL = "", "All leads"
        SOURCE = "source"
        OWNER = "owner"
        SEGMENT = "segment", "Kind of customer"
        BAND = "band"
        CADENCE = "cadence"
        CHANNEL = "channel"

    class State(models.TextChoices):
        RUNNING = "running"
        ENDED = "ended"
        CANCELLED = "cancelled"

    name = models.CharField(max_length=120)
    by = models.CharField(max_length=10, choices=By, blank=True, default="", help_text="What its leads have in common.")
    value = models.CharField(
        max_length=100, blank=True, help_text="That source, owner's id, kind, band, cadence's key, …"
    )
    start = models.DateField(help_text="First day, in the client's time zone.")
    days = models.PositiveSmallIntegerField(help_text="It lasts so many at most.")
    leads = models.PositiveSmallIntegerField(help_text="It takes so many qualified leads at most.")
    thresholds = models.JSONField(help_text="{metric: bound}, in the unit of the metric.")
    baseline = TenantForeignKey(Baseline, models.PROTECT, null=True, blank=True, related_name="+")

    state = models.CharField(max_length=10, choices=State, default=State.RUNNING)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    through = models.CharField(max_length=80, blank=True, help_text="The API key, where a program began it.")
    ended_at = models.DateTimeField(null=True, help_text="When its result was written, or it was cancelled.")
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    cancelled_through = models.CharField(max_length=80, blank=True)
    cancelled_because = models.CharField(max_length=300, blank=True)

    edition = models.PositiveSmallIntegerField(null=True, help_text="metrics.definitions.EDITION of the result.")
    last_day = models.DateField(null=True, help_text="Of the result: the last day that counts.")
    verdict = models.CharField(max_length=10, blank=True, help_text="passed, failed, or open: nothing to judge.")
    result = models.JSONField(default=dict, help_text="{leads: [[id, day]], figures: [...], exceptions: [...]}")

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["tenant", "by", "value"], condition=Q(state="running"), name="pilot_one_running"
            ),
            models.CheckConstraint(
                condition=Q(state="running", ended_at__isnull=True) | Q(ended_at__isnull=False) & ~Q(state="running"),
                name="pilot_ends_once",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "-made_at", "-id"], name="pilot_latest")]

    def __str__(self) -> str:
        return self.name
