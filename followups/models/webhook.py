"""Outgoing webhooks: who is told of what, and each telling with what came of it (mission N3; Standard Webhooks 1.0)."""

import base64
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from leads.models import Lead
from tenants.alert_addresses import validate_alert_webhook
from tenants.isolation import TenantForeignKey, TenantModel
from tenants.sealing import seal, unseal

GROUPS = ("lead", "stage", "next_action", "interaction", "signal", "message", "exit", "suppression", "consent")
BOTH_VALID = timedelta(hours=24)  # after a rotation the old secret signs too
MOST_OF_A_TENANT = 20


def validate_groups(value: object) -> None:
    """A list of groups of changes, each known."""
    if not isinstance(value, list) or any(each not in GROUPS for each in value):
        raise ValidationError(f"Give a list of some of: {', '.join(GROUPS)}; an empty one means all.")


class Webhook(TenantModel):
    name = models.CharField(max_length=80)
    url = models.CharField(
        "address", max_length=500, validators=[validate_alert_webhook], help_text="Begins with https://."
    )
    types = models.JSONField(default=list, blank=True, validators=[validate_groups], help_text="Empty: all.")
    is_enabled = models.BooleanField("enabled", default=True)
    sealed = models.TextField(blank=True, editable=False, help_text="The secrets, encrypted.")
    old_secret_until = models.DateTimeField(null=True, blank=True, editable=False)
    # How far the changes feed has been read for it (followups.changes.Position).
    position_xid = models.BigIntegerField(editable=False)
    position_row = models.UUIDField(default=UUID(int=2**128 - 1), editable=False)
    failing_since = models.DateTimeField(null=True, blank=True, editable=False)
    rest_until = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="The receiver asked to be left alone until then (Retry-After)."
    )
    disabled_at = models.DateTimeField(null=True, blank=True, editable=False)
    disabled_because = models.CharField(max_length=300, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        editable=False,
    )

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "name"], name="webhook_name_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def _bound_to(self) -> str:
        return f"{self.tenant_id}:{self.pk}"

    def secrets_in_force(self, now: datetime) -> list[str]:
        """The secrets that sign, the newest first; the one before it for a day after a rotation. Raises SealingError."""
        kept = unseal(self.sealed, bound_to=self._bound_to)
        old = kept.get("old") if self.old_secret_until and now < self.old_secret_until else None
        return [each for each in (kept.get("secret"), old) if each]

    def new_secret(self, now: datetime) -> str:
        """Make a secret; the present one stays valid beside it for a day. Not saved. Raises SealingError."""
        present = unseal(self.sealed, bound_to=self._bound_to).get("secret", "")
        secret = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
        kept = {"secret": secret, **({"old": present} if present else {})}
        self.sealed = seal(kept, bound_to=self._bound_to)
        self.old_secret_until = now + BOTH_VALID if present else None
        return secret


class WebhookDeliveryQuerySet(models.QuerySet):
    def due(self, now: datetime) -> "WebhookDeliveryQuerySet":
        """Deliveries left to try, the oldest first, of webhooks that are enabled and do not rest; a test does not wait.

        Served by the index `webhook_delivery_due`.
        """
        wanted = Q(source="test") | Q(webhook__rest_until=None) | Q(webhook__rest_until__lte=now)
        return self.filter(wanted, try_at__lte=now, webhook__is_enabled=True).order_by("try_at", "id")


class WebhookDelivery(TenantModel):
    """One change to be told to one address. It names the change and holds none of its words: those are read when it is sent."""

    class State(models.TextChoices):
        WAITING = "waiting"
        DELIVERED = "delivered"
        DEAD = "dead", "Given up"

    webhook = TenantForeignKey(Webhook, models.CASCADE, related_name="deliveries")
    lead = TenantForeignKey(Lead, models.CASCADE, null=True, blank=True, related_name="webhook_deliveries")
    source = models.CharField(max_length=20, help_text="Where the change stands; `test` for a test.")
    change = models.CharField(max_length=80, help_text="Id of the change: each is told once to each address.")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True, help_text="HTTP status of the latest answer.")
    error = models.CharField(max_length=400, blank=True, help_text="Why the latest attempt failed.")

    PERSONAL = {"error": ""}  # a receiver may answer with what it was sent

    objects = ScopedManager(tenant="tenant_id", _manager_class=models.Manager.from_queryset(WebhookDeliveryQuerySet))

    class Meta(TenantModel.Meta):
        abstract = False
        verbose_name_plural = "webhook deliveries"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "webhook", "change"], name="webhook_delivery_once"),
        ]
        indexes = [
            models.Index(
                fields=["tenant", "try_at", "id"], condition=Q(try_at__isnull=False), name="webhook_delivery_due"
            ),
            models.Index(fields=["tenant", "webhook", "state", "-id"], name="webhook_delivery_of"),
            models.Index(fields=["tenant", "lead"], condition=Q(lead__isnull=False), name="webhook_delivery_lead"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.change}"
