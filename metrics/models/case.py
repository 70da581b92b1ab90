"""One thing of one lead that is counted: what every figure opens. A projection; metrics.projecting is the only writer."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tenants.isolation import TenantModel


class Case(TenantModel):
    """Its id is made of what it is about, so that the same rows of the journal make the same case whenever they are read."""

    PERSONAL: dict[str, object] = {}

    # A plain id: a projection that is made anew follows what it is made of; checking each of millions of rows buys nothing.
    lead_id = models.UUIDField()
    kind = models.CharField(max_length=20, help_text="metrics.definitions.KINDS")
    day = models.DateField(help_text="On which it counts, in the tenant's time zone.")
    until = models.DateField(null=True, help_text="Of what stands: the first day on which it no longer does.")
    at = models.DateTimeField()
    outcomes = ArrayField(models.CharField(max_length=30))
    amount = models.BigIntegerField(null=True, help_text="In the unit of its kind.")

    owner = models.UUIDField(null=True, help_text="Id of the user.")
    cadence = models.CharField(max_length=100, blank=True, help_text="key@version")
    step = models.CharField(max_length=80, blank=True)
    template = models.CharField(max_length=100, blank=True, help_text="key@version")
    reason = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=100, blank=True)
    segment = models.CharField(max_length=50, blank=True)
    channel = models.CharField(max_length=10, blank=True)

    class Meta(TenantModel.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["tenant", "lead_id"], name="case_of_lead"),
            models.Index(fields=["tenant", "kind", "day", "id"], name="case_of_day"),
            # Of what stands for long, a month's own rows cannot be found by their day.
            models.Index(
                fields=["tenant", "day"],
                condition=models.Q(kind="standing", outcomes__contains=["uncovered"]),
                name="case_uncovered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.day}"
