"""Cases as they were when a record was made: what its figures open, however the journal goes on."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tenants.isolation import TenantModel


class KeptCase(TenantModel):
    """A copy of a metrics.models.Case, without what could tell of a person. Only ever added to."""

    PERSONAL: dict[str, object] = {}

    kept_for = models.UUIDField(help_text="The baseline or the pilot.")
    lead_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    day = models.DateField()
    until = models.DateField(null=True)
    at = models.DateTimeField()
    outcomes = ArrayField(models.CharField(max_length=30))
    amount = models.BigIntegerField(null=True)
    owner = models.UUIDField(null=True)
    step = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=80, blank=True)
    channel = models.CharField(max_length=10, blank=True)

    class Meta(TenantModel.Meta):
        abstract = False
        indexes = [models.Index(fields=["tenant", "kept_for", "kind", "day", "id"], name="kept_case_of_day")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.day}"
