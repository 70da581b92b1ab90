"""What a person is to hear of at once, and the daily digest: written with the decision, sent by a job (mission E4, E6, G6)."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django_scopes import ScopedManager

from leads.models import Lead
from tenants.isolation import TenantForeignKey, TenantModel, tenant_of_its_parent


class AlertQuerySet(models.QuerySet):
    def due(self, now: datetime) -> "AlertQuerySet":
        """Alerts with a delivery left to try, the oldest first. Served by the index `alert_due`."""
        return self.filter(try_at__lte=now).order_by("try_at", "id")

    def unread(self) -> "AlertQuerySet":
        return self.filter(read_at=None)


class Alert(TenantModel):
    """One cause, one person. Its deliveries are tried apart: one that worked is not repeated for the other's sake."""

    tenant = tenant_of_its_parent()
    lead = TenantForeignKey(Lead, models.CASCADE, related_name="alerts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=80, help_text="The rule that called for it.")
    key = models.CharField(max_length=300, help_text="The cause: each is told of once.")
    text = models.CharField(max_length=500)
    created_at = models.DateTimeField()
    try_at = models.DateTimeField(
        null=True, blank=True, help_text="When delivery is tried next; empty: nothing is left."
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True, blank=True)
    posted_at = models.DateTimeField(null=True, blank=True, help_text="Handed to the client's webhook.")
    error = models.CharField(max_length=500, blank=True, help_text="Why the latest attempt failed.")
    read_at = models.DateTimeField(null=True, blank=True)

    # What an erasure empties; nobody is told of somebody who was erased.
    PERSONAL = {"text": "", "error": "", "try_at": None}

    objects = ScopedManager(tenant="tenant_id", _manager_class=models.Manager.from_queryset(AlertQuerySet))

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "lead", "key"], name="alert_once_for_each_cause"),
        ]
        indexes = [
            models.Index(fields=["tenant", "try_at"], condition=models.Q(try_at__isnull=False), name="alert_due"),
            models.Index(fields=["tenant", "user"], condition=models.Q(read_at__isnull=True), name="alert_unread"),
        ]

    def __str__(self) -> str:
        return self.text


class Digest(TenantModel):
    """One person's morning mail about one client: written before it is sent, so that each day has one."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True, help_text="Why the latest attempt failed.")

    objects = ScopedManager(tenant="tenant_id")

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "user", "day"], name="digest_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.day}"
