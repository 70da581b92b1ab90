"""The week's figures by mail: one row for each person, client and week, written before the mail leaves."""

from django.conf import settings
from django.db import models

from tenants.isolation import TenantModel


class WeeklySummary(TenantModel):
    """Claimed before the network. A mail that a crash left half-way may have gone out, and is not sent again."""

    PERSONAL: dict[str, object] = {}

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    week = models.DateField(help_text="Its Monday, in the client's time zone.")
    created_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True, help_text="It is being sent, or was.")
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True, help_text="Why the latest attempt failed.")

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "user", "week"], name="weekly_summary_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, week of {self.week}"
