"""Who is not to be contacted: keyed by address and not by lead, so it holds whoever comes in with it (mission K2)."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from tenants.isolation import TenantModel


class SuppressionQuerySet(models.QuerySet):
    def in_force(self, now: datetime) -> "SuppressionQuerySet":
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=now), lifted_at=None)

    def over(self, now: datetime) -> "SuppressionQuerySet":
        """Lifted, ended by a reply, or expired."""
        return self.filter(Q(lifted_at__isnull=False) | Q(expires_at__lte=now))


class Suppression(TenantModel):
    class Kind(models.TextChoices):
        """What `key` identifies."""

        EMAIL = "email", "E-mail address"
        PHONE = "phone"
        DOMAIN = "domain", "Whole mail domain"
        LEAD = "lead"

    class Reason(models.TextChoices):
        OPT_OUT = "opt_out", "Opted out"
        EXPLICIT_NO = "explicit_no", "Said no"
        COMPLAINT = "complaint", "Reported as spam"
        BOUNCE_HARD = "bounce_hard", "Address does not exist"
        OWNER_STOP = "owner_stop", "Stopped by us"
        CLOSE_LOOP = "close_loop", "Close-loop message sent: quiet until they write"
        ERASED = "erased", "Erased"
        OTHER = "other"

    class Purpose(models.TextChoices):
        """What is blocked; each blocks what stands below it too."""

        ALL = "all", "Any message"
        FOLLOW_UP = "follow_up", "Follow-up and marketing"
        MARKETING = "marketing", "Marketing"

    kind = models.CharField(max_length=10, choices=Kind)
    # A keyed hash of the normalised value: all that is looked up, and all that stays after an erasure (K5).
    key = models.CharField(max_length=64, editable=False)
    value = models.CharField(max_length=254, blank=True, help_text="In clear, until erased.")
    channel = models.CharField(max_length=10, blank=True, help_text="Empty: every channel.")
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.ALL)
    reason = models.CharField(max_length=20, choices=Reason)
    note = models.CharField(max_length=500, blank=True)
    evidence = models.JSONField(default=dict, blank=True, help_text="What shows it: a message, a click, the words.")
    agency_wide = models.BooleanField(default=False, help_text="Entered in every tenant of the agency.")
    ends_on_reply = models.BooleanField(default=False, help_text="Over as soon as the lead writes.")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    source = models.CharField(max_length=50, help_text="unsubscribe page, API, rep, provider …")
    expires_at = models.DateTimeField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    lifted_because = models.CharField(max_length=300, blank=True)

    objects = ScopedManager(tenant="tenant_id", _manager_class=models.Manager.from_queryset(SuppressionQuerySet))

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            # The same entry twice changes nothing: suppressing is idempotent.
            models.UniqueConstraint(
                fields=["tenant", "kind", "key", "channel", "purpose", "reason"],
                condition=Q(lifted_at=None),
                name="suppression_once",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "key"], name="suppression_key")]

    def is_in_force(self, now: datetime) -> bool:
        return self.lifted_at is None and (self.expires_at is None or self.expires_at > now)

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.value or self.key[:12]}"
