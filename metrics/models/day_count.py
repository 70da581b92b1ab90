"""How many cases of a day have an outcome, in all and by each split: what dashboards read. Their size is that of the calendar."""

from django.db import models

from tenants.isolation import TenantModel


class DayCount(TenantModel):
    """Of what stands, the count is how many more there are than on the day before."""

    PERSONAL: dict[str, object] = {}

    kind = models.CharField(max_length=20)
    outcome = models.CharField(max_length=30)
    split = models.CharField(max_length=10, blank=True, help_text="metrics.definitions.Split; empty: all cases.")
    value = models.CharField(max_length=100, blank=True)
    day = models.DateField()
    cases = models.BigIntegerField()
    amount = models.BigIntegerField(help_text="Sum over the cases that have one.")

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["tenant", "split", "kind", "outcome", "day", "value"], name="day_count_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}.{self.outcome} on {self.day}: {self.cases}"
