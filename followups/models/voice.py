"""What a tenant lets its messages state, and how it speaks (mission H1, I5, I9, I10)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from tenants.isolation import TenantModel


class ApprovedFactQuerySet(models.QuerySet):
    def in_force(self, today: date) -> "ApprovedFactQuerySet":
        """What may be stated on `today` (the tenant's own day), the oldest first."""
        return self.filter(Q(expires_on=None) | Q(expires_on__gt=today), is_active=True).order_by("id")


class ApprovedFact(TenantModel):
    """One thing that a message may state: a price, a term, a date. What is not here and not in the evidence is not claimed."""

    class Kind(models.TextChoices):
        PRICE = "price"
        TERMS = "terms"
        TIMING = "timing"
        SCOPE = "scope"
        CUSTOMER = "customer", "A customer or a result of theirs"
        OTHER = "other"

    kind = models.CharField(max_length=10, choices=Kind)
    text = models.CharField(
        max_length=500, help_text="One plain sentence, as it may be told: “The starter package costs EUR 490 a month.”"
    )
    language = models.CharField(max_length=10, blank=True, help_text="Empty: it holds in every language.")
    is_active = models.BooleanField(default=True)
    expires_on = models.DateField(null=True, blank=True, help_text="From this day on it is not stated any more.")
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(tenant="tenant_id", _manager_class=models.Manager.from_queryset(ApprovedFactQuerySet))

    class Meta(TenantModel.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.text

    def holds_in(self, language: str) -> bool:
        """Whether a message in this language may state it: a fact in German words proves nothing of an English message."""
        return not self.language or self.language.lower().split("-")[0] == language.lower().split("-")[0]


class BrandVoice(TenantModel):
    """How a tenant speaks: for the writers in words, for the gate in lists. A tenant has one at most."""

    description = models.TextField(
        blank=True,
        max_length=2000,
        help_text="Tone and manner, as told to somebody new: “Plain, warm, no superlatives.”",
    )
    banned = models.JSONField(default=list, blank=True, help_text="Words and phrases that no message holds.")
    required = models.JSONField(default=list, blank=True, help_text="Words that every message holds.")

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant"], name="brand_voice_one"),
        ]

    def __str__(self) -> str:
        return "Brand voice"
