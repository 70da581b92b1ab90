"""The tenant's asset library: what a message can bring that the lead does not have yet (mission D6, H1)."""

from django.conf import settings
from django.db import models

from tenants.isolation import TenantModel


class Asset(TenantModel):
    key = models.SlugField(max_length=80, db_index=False, help_text="Its name in steps and in what was sent.")
    language = models.CharField(max_length=10, default="en")
    title = models.CharField(max_length=200)
    url = models.URLField(max_length=500, blank=True, help_text="Where the lead finds it; empty: it is told in words.")
    brings = models.CharField(max_length=300, help_text="What is new in it for the lead, in one plain sentence.")
    topics = models.JSONField(
        default=list, blank=True, help_text="Words that steps ask for; also why a lead went cold, such as “budget”."
    )
    is_active = models.BooleanField(default=True)
    expires_on = models.DateField(null=True, blank=True, help_text="From this day on it is not sent any more.")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "key", "language"], name="asset_key_once"),
        ]

    def __str__(self) -> str:
        return self.title
