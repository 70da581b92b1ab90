"""When the leads of a tenant answer, by the hour of their own day: what send times are learned from (mission F3)."""

from django.db import models

from tenants.isolation import TenantModel


class ReplyPattern(TenantModel):
    """One row for each tenant, worked out anew from the journal now and then. Opens never count."""

    hours = models.JSONField(default=list, help_text="Replies in each of the 24 hours of the leads' own day.")
    worked_out_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant"], name="reply_pattern_one"),
        ]

    def __str__(self) -> str:
        return f"{sum(self.hours)} replies"
