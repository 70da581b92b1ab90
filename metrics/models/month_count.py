"""The counts of days, added up by month: what figures of long periods are read from. Their size is that of the calendar."""

from django.db import models

from tenants.isolation import TenantModel


class MonthCount(TenantModel):
    """Equal to the sum of the month's DayCount rows; written by the same statements, and by nothing else."""

    PERSONAL: dict[str, object] = {}

    kind = models.CharField(max_length=20)
    outcome = models.CharField(max_length=30)
    split = models.CharField(max_length=10, blank=True, help_text="metrics.definitions.Split; empty: all cases.")
    value = models.CharField(max_length=100, blank=True)
    month = models.DateField(help_text="Its first day.")
    cases = models.BigIntegerField()
    amount = models.BigIntegerField(help_text="Sum over the cases that have one.")

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["tenant", "split", "kind", "outcome", "month", "value"], name="month_count_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}.{self.outcome} in {self.month:%Y-%m}: {self.cases}"
