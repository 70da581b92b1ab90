"""What was promised and what is still open, each with the words it came from (mission C3)."""

from django.db import models

from leads.models.journal import Event
from leads.models.lead import Lead
from tenants.isolation import TenantForeignKey, TenantModel


class Promise(TenantModel):
    """A next step that somebody promised: ours or theirs, with or without a date."""

    class By(models.TextChoices):
        US = "us"
        THEM = "them"

    class State(models.TextChoices):
        OPEN = "open"
        KEPT = "kept"
        WITHDRAWN = "withdrawn"

    lead = TenantForeignKey(Lead, models.PROTECT, related_name="promises")
    by = models.CharField(max_length=4, choices=By)
    text = models.CharField(max_length=500)
    words = models.TextField(blank=True, help_text="The passage it came from.")
    due = models.DateTimeField(null=True, blank=True)
    source = TenantForeignKey(
        Event, models.PROTECT, related_name="+", help_text="The interaction in which it was made."
    )
    made_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    settled_at = models.DateTimeField(null=True, blank=True)

    PERSONAL = {"text": "", "words": ""}

    class Meta(TenantModel.Meta):
        abstract = False
        indexes = [models.Index(fields=["tenant", "lead", "state"], name="promise_of_lead")]

    def __str__(self) -> str:
        return self.text

    @property
    def is_late(self) -> bool | None:
        """Kept after its date; None while open or without one."""
        return self.settled_at > self.due if self.due and self.settled_at else None


class Question(TenantModel):
    """A question or objection of the lead's, open until answered."""

    class Kind(models.TextChoices):
        QUESTION = "question"
        OBJECTION = "objection"

    class State(models.TextChoices):
        OPEN = "open"
        ANSWERED = "answered"
        WITHDRAWN = "withdrawn"

    lead = TenantForeignKey(Lead, models.PROTECT, related_name="questions")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.QUESTION)
    text = models.CharField(max_length=500)
    words = models.TextField(blank=True, help_text="The passage it came from.")
    source = TenantForeignKey(
        Event, models.PROTECT, related_name="+", help_text="The interaction in which it was raised."
    )
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    settled_at = models.DateTimeField(null=True, blank=True)

    PERSONAL = {"text": "", "words": ""}

    class Meta(TenantModel.Meta):
        abstract = False
        indexes = [models.Index(fields=["tenant", "lead", "state"], name="question_of_lead")]

    def __str__(self) -> str:
        return self.text
