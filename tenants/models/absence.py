"""The days a person is away: they get no new leads then (mission A4)."""

import uuid_utils.compat
from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Absence(models.Model):
    """From the first day to the last, both included, on the person's own clock."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="absences")
    first_day = models.DateField()
    last_day = models.DateField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="absence_ends_after")]
        ordering = ("first_day",)

    def __str__(self) -> str:
        return f"{self.user} is away from {self.first_day} to {self.last_day}"
