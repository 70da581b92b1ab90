"""What was found in a note or mail, on its very words, until a person has settled it (mission C3)."""

from django.conf import settings
from django.db import models

from leads.models import Event, Lead, Promise, Question
from tenants.isolation import TenantForeignKey, TenantModel


class Finding(TenantModel):
    class Kind(models.TextChoices):
        US = "us", "We will"
        THEM = "them", "They will"
        QUESTION = "question"
        OBJECTION = "objection"
        LATER = "later", "Get in touch again"
        FACT = "fact", "To write down"

    class State(models.TextChoices):
        PROPOSED = "proposed"
        ENTERED = "entered", "Entered by itself"
        ACCEPTED = "accepted"
        CORRECTED = "corrected"
        DISMISSED = "dismissed"

    UNSETTLED = (State.PROPOSED, State.ENTERED)

    lead = TenantForeignKey(Lead, models.PROTECT, related_name="findings")
    event = TenantForeignKey(Event, models.PROTECT, related_name="+", help_text="What it was found in.")
    kind = models.CharField(max_length=10, choices=Kind)
    detail = models.CharField(max_length=20, blank=True, help_text="What an objection is about; the field of a fact.")
    text = models.CharField(max_length=500)
    value = models.CharField(max_length=200, blank=True, help_text="Of a fact: what is written down.")
    due = models.DateField(null=True, blank=True)
    start = models.PositiveIntegerField(help_text="Its first character in the event's text.")
    end = models.PositiveIntegerField()
    by_model = models.BooleanField(default=False, help_text="Found by the client's model; else by rules.")
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    promise = TenantForeignKey(Promise, models.PROTECT, null=True, blank=True, related_name="+")
    question = TenantForeignKey(Question, models.PROTECT, null=True, blank=True, related_name="+")
    found_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    PERSONAL = {"text": "", "value": ""}

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "event", "kind", "detail", "start", "end"], name="finding_once"),
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="finding_has_words"),
        ]
        indexes = [models.Index(fields=["tenant", "lead", "state"], name="finding_of_lead")]

    def __str__(self) -> str:
        return self.text
