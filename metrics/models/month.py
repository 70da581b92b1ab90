"""The review of a client's month: what a manager wrote about its exceptions, and the sign-offs with what was seen then."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from leads.models import Lead
from tenants.isolation import TenantForeignKey, TenantModel


class MonthNote(TenantModel):
    """A manager's words about one exception of a month; without a lead: about the month as a whole."""

    PERSONAL = {"text": ""}

    month = models.DateField(help_text="Its first day.")
    kind = models.CharField(max_length=20, blank=True, help_text="metrics.monthly.kinds.EXCEPTIONS; empty: the month.")
    about = models.CharField(max_length=40, blank=True, help_text="Which exception: id of the case, clock or message.")
    lead = TenantForeignKey(Lead, models.PROTECT, null=True, blank=True, related_name="month_notes")
    text = models.CharField(max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "month", "kind", "about"], name="month_note_once"),
        ]
        indexes = [models.Index(fields=["tenant", "lead"], name="month_note_of_lead")]

    def __str__(self) -> str:
        return self.text


class MonthSignature(TenantModel):
    """A sign-off. It is never changed but for being reopened, with who did so, when and why; then another one can follow."""

    PERSONAL: dict[str, object] = {}

    month = models.DateField(help_text="Its first day.")
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    edition = models.PositiveSmallIntegerField(help_text="metrics.definitions.EDITION of the figures.")
    time_zone = models.CharField(max_length=60, help_text="Of the client when it was signed.")
    figures = models.JSONField(help_text="[{key, value, top, bottom, target}], as they were then.")
    counts = models.JSONField(help_text="{kind: number of exceptions}, as they were then.")
    note = models.CharField(max_length=1000, blank=True, help_text="About the month as a whole, as it was then.")
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    reopened_because = models.CharField(max_length=300, blank=True)

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["tenant", "month"], condition=Q(reopened_at__isnull=True), name="month_signed_once"
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True, reopened_by__isnull=True, reopened_because="")
                | Q(reopened_at__isnull=False, reopened_by__isnull=False) & ~Q(reopened_because=""),
                name="month_reopened_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "-month", "-signed_at"], name="month_signatures")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}, signed by {self.signed_by}"

    @property
    def total(self) -> int:
        return sum(self.counts.values())


class SignedException(TenantModel):
    """One exception as it stood when the month was signed."""

    PERSONAL = {"note": ""}

    signature = TenantForeignKey(MonthSignature, models.CASCADE, related_name="exceptions")
    place = models.PositiveIntegerField(help_text="In the order of the list, from 0.")
    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=40)
    lead = TenantForeignKey(Lead, models.PROTECT, related_name="signed_exceptions")
    at = models.DateTimeField()
    owner = models.UUIDField(null=True, help_text="Id of the user.")
    detail = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=1000, blank=True)

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "signature", "place"], name="signed_exception_place"),
        ]
        indexes = [models.Index(fields=["tenant", "lead"], name="signed_exception_of_lead")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"
