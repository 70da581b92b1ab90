"""Who has a draft open at this moment: bookkeeping of minutes, kept by the page itself (mission J3)."""

from django.conf import settings
from django.db import models

from followups.models.message import Message
from tenants.isolation import TenantForeignKey, TenantModel


class ReviewPresence(TenantModel):
    message = TenantForeignKey(Message, models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    since = models.DateTimeField()
    seen_at = models.DateTimeField(help_text="When their page said so last.")
    is_editing = models.BooleanField(default=False, help_text="They have typed something that is not saved.")

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "message", "user"], name="review_presence_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user} since {self.since:%H:%M}"
