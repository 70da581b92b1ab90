"""What may go out by itself, who switched it, and what people said afterwards of what went out (mission D5)."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from followups.models.message import Message
from leads.models import Lead
from tenants.isolation import TenantForeignKey, TenantModel

DEFAULT_SHARE = Decimal("0.10")


class AutonomyRule(TenantModel):
    """One reason with one template. As soon as a tenant has any, what has none that is on waits for a person."""

    reason = models.CharField(max_length=40, help_text="A decision's reason; first_reply for the acknowledgement.")
    template = models.CharField(max_length=80, help_text="Key of the template.")
    is_on = models.BooleanField(default=False)
    sample_share = models.DecimalField(
        max_digits=3,
        decimal_places=2,
        default=DEFAULT_SHARE,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text="Which share of what went out by it is looked at on the next day: 0.10 is a tenth.",
    )
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    set_at = models.DateTimeField()
    why = models.CharField(max_length=300, blank=True)

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "reason", "template"], name="autonomy_rule_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reason}, {self.template}: {'on' if self.is_on else 'off'}"


class AutonomyChange(TenantModel):
    """Who switched what and when: a rule, or all sending of the client or of its agency. Only ever added to."""

    class Kind(models.TextChoices):
        RULE_ON = "rule_on", "Switched on"
        RULE_OFF = "rule_off", "Switched off"
        STOPPED = "stopped", "Sending stopped"
        RELEASED = "released", "Sending released"

    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.CharField(max_length=40, blank=True)
    template = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=10, blank=True, help_text="Of a stop: automatic, or all.")
    whole_agency = models.BooleanField(default=False)
    why = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    through = models.CharField(max_length=80, blank=True, help_text="The API key, where a program did it.")
    at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        abstract = False
        indexes = [models.Index(fields=["tenant", "-at", "-id"], name="autonomy_change_latest")]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.get_kind_display(), self.reason, self.template)))


class SentSample(TenantModel):
    """One message that went out by itself, for a person to look at afterwards."""

    class Verdict(models.TextChoices):
        FINE = "fine"
        CHANGE = "change", "Would have changed"
        WRONG = "wrong", "Should not have gone"

    lead = TenantForeignKey(Lead, models.CASCADE, related_name="sent_samples")
    message = TenantForeignKey(Message, models.CASCADE, related_name="samples")
    reason = models.CharField(max_length=40)
    template = models.CharField(max_length=80)
    day = models.DateField(help_text="The tenant's day on which it went out.")
    drawn_at = models.DateTimeField()
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    because = models.CharField(max_length=500, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    judged_at = models.DateTimeField(null=True, blank=True)

    PERSONAL = {"because": ""}

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "message"], name="sent_sample_once"),
        ]
        indexes = [
            models.Index(fields=["tenant", "day", "id"], condition=Q(verdict=""), name="sent_sample_open"),
            models.Index(fields=["tenant", "day", "id"], name="sent_sample_of_day"),
            models.Index(fields=["tenant", "lead"], name="sent_sample_of_lead"),
        ]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.get_verdict_display() or 'to be looked at'}"
