"""A lead's time on a track: which cadence under which rules, from when to when, and why it ended (mission E2, E3)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from followups.models.policy import PolicyVersion
from leads.models import Lead
from tenants.isolation import TenantForeignKey, TenantModel, tenant_of_its_parent


class Enrollment(TenantModel):
    tenant = tenant_of_its_parent()
    lead = TenantForeignKey(Lead, models.PROTECT, related_name="enrollments")
    track = models.CharField(max_length=20, help_text="followups.engine.facts.Track")
    cadence = models.CharField(max_length=80, blank=True)
    policy = TenantForeignKey(PolicyVersion, models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        help_text="Who put the lead on it; empty: the rules or the API did.",
    )
    by_person = models.BooleanField(
        default=False, help_text="A person, or a program through the API, put the lead on it; else the rules did."
    )
    trigger = models.CharField(
        max_length=250, blank=True, help_text="What its steps are counted from: the id of an event, or of the lead."
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    exit_reason = models.CharField(max_length=30, blank=True, help_text="followups.engine.decision.ExitReason")

    PERSONAL: dict[str, object] = {}

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["tenant", "lead"], condition=Q(ended_at=None), name="enrollment_one_running"
            ),
            models.CheckConstraint(condition=Q(ended_at=None) | ~Q(exit_reason=""), name="enrollment_exit_has_reason"),
        ]
        indexes = [models.Index(fields=["tenant", "lead", "-started_at"], name="enrollment_of_lead")]

    def __str__(self) -> str:
        return f"{self.track} since {self.started_at:%Y-%m-%d}"
