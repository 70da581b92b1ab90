"""The switch that stops sending, of one client or of a whole agency (mission D5): two columns of rows that exist anyway."""

from django.conf import settings
from django.db import models


class StopLevel(models.TextChoices):
    """What is stopped; each includes what stands before it."""

    AUTOMATIC = "automatic", "Automatic sending"  # what no person has approved
    ALL = "all", "All sending"


class StopsSending(models.Model):
    """What an agency and a client have alike: whether sending is stopped, since when, by whom and why."""

    sending_stopped = models.CharField(max_length=10, choices=StopLevel, blank=True, editable=False)
    sending_stopped_at = models.DateTimeField(null=True, blank=True, editable=False)
    sending_stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    sending_stopped_why = models.CharField(max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True
