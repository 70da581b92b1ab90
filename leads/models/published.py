"""What a tenant's leads are scored and routed by, in versions: a published one never changes (mission B2, A4, J2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from tenants.isolation import TenantModel


class PublishedDocument(TenantModel):
    class State(models.TextChoices):
        DRAFT = "draft"
        PUBLISHED = "published"

    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    document = models.JSONField()
    as_published = models.JSONField(
        null=True, editable=False, help_text="The whole of it as it was published, what was as shipped included."
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        abstract = True
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "number"], name="%(class)s_number_once"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(published_at__isnull=False), name="%(class)s_published_at"
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number} ({self.state})"


class ScoringProfile(PublishedDocument):
    """The ideal customer: what leads.scoring.profile_file reads."""

    class Meta(PublishedDocument.Meta):
        abstract = False


class RoutingVersion(PublishedDocument):
    """Who gets which lead: what leads.routing.rules_file reads."""

    class Meta(PublishedDocument.Meta):
        abstract = False
        verbose_name = "routing rules"
        verbose_name_plural = "routing rules"
