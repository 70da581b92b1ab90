"""An experiment on follow-up: which new leads the product follows up, and which people do by hand (mission M4)."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from leads.models import Lead
from tenants.isolation import TenantForeignKey, TenantModel


class Experiment(TenantModel):
    """What is compared, from when to when, and by which plan. The plan is fixed when it starts; it ends once."""

    class EndedBy(models.TextChoices):
        NUMBER = "number", "The planned number of leads was reached"
        DATE = "date", "Its last day was over"
        HAND = "hand", "Ended by hand"

    name = models.CharField(max_length=120)
    share = models.PositiveSmallIntegerField(
        validators=[MaxValueValidator(100), MinValueValidator(0)],
        help_text="Per cent of the new leads that the product follows up; people follow up the others by hand.",
    )
    plan = models.JSONField(help_text="How it is read, as fixed at its start: metrics.experiments.planning.Plan.")
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    started_through = models.CharField(max_length=80, blank=True, help_text="The API key, where a program did it.")
    ends_at = models.DateTimeField(null=True, blank=True, help_text="The end of its last day; none: when it is ended.")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    ended_through = models.CharField(max_length=80, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)
    ended_how = models.CharField(max_length=10, choices=EndedBy, blank=True)
    results = models.JSONField(null=True, blank=True, help_text="Worked out once, after its end.")

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant"], condition=Q(ended_at=None), name="experiment_one_runs"),
            models.CheckConstraint(condition=Q(share__lte=100), name="experiment_share_is_per_cent"),
        ]
        indexes = [models.Index(fields=["tenant", "-started_at"], name="experiment_latest")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_running(self) -> bool:
        return self.ended_at is None


class Assignment(TenantModel):
    """In which group of an experiment a lead is, for good: the comparison is by what was drawn, whatever became of it."""

    PERSONAL: dict[str, object] = {}

    experiment = TenantForeignKey(Experiment, models.CASCADE, related_name="assignments")
    # A plain id: what was drawn stays with the lead that it was drawn for, also where that becomes part of another.
    lead_id = models.UUIDField()
    arm = models.CharField(max_length=10, choices=Lead.Arm)
    at = models.DateTimeField()
    counts = models.JSONField(
        null=True, blank=True,
        help_text="When it was over, by measure: [above the line, below it]. None: not counted, as part of another lead.",
    )  # fmt: skip

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "experiment", "lead_id"], name="assignment_once"),
        ]
        indexes = [
            models.Index(fields=["tenant", "lead_id"], name="assignment_of_lead"),
            models.Index(fields=["tenant", "experiment", "arm", "at", "id"], name="assignment_of_arm"),
        ]

    def __str__(self) -> str:
        return f"{self.lead_id}: {self.arm}"
