"""A tenant's rules and cadences, in versions. A published version never changes; editing makes the next one."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from tenants.isolation import TenantModel


class PolicyVersion(TenantModel):
    class State(models.TextChoices):
        DRAFT = "draft"
        PUBLISHED = "published"

    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    document = models.JSONField(help_text="What followups.engine.policy_file reads; what it leaves out is as shipped.")
    as_published = models.JSONField(
        null=True, editable=False, help_text="The whole rules as they were published, what was as shipped included."
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "number"], name="policy_number_once"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(published_at__isnull=False), name="policy_published_at"
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number} ({self.state})"
