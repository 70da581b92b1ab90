"""How far a tenant's journal has been counted."""

from django.db import models
from django.db.models import Q

from tenants.isolation import TenantModel


class Projection(TenantModel):
    """One row a tenant. Transactions up to `counted` are in the cases; those up to `target` are being counted, lead by lead."""

    PERSONAL: dict[str, object] = {}

    shape = models.CharField(
        max_length=200, blank=True, help_text="What the cases were made by: edition, time zone, life of the database."
    )
    counted = models.BigIntegerField(default=-1)
    target = models.BigIntegerField(null=True)
    last_lead = models.UUIDField(null=True, help_text="Of the leads that are being counted, the last one done.")
    counted_at = models.DateTimeField(null=True, help_text="When everything known then had been counted.")

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant"], name="projection_one_of_tenant"),
            models.CheckConstraint(
                condition=Q(target=None) | Q(target__gt=models.F("counted")), name="projection_goes_on"
            ),
        ]

    def __str__(self) -> str:
        return f"counted up to {self.counted}"
