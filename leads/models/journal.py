"""The journal: one append-only record of everything that happened with a lead (mission M1).

The timeline, the facts of a decision and every metric are read from it. The run-time role may only add rows
(migration leads.0002), so what happened cannot be rewritten; a correction is another event.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from leads.models.lead import Lead
from tenants.isolation import TenantForeignKey, TenantModel, tenant_of_its_parent


class Event(TenantModel):
    class Kind(models.TextChoices):
        # What passed between the lead and us.
        CAPTURED = "captured"
        NOTE = "note"
        CALL = "call"
        MEETING = "meeting"
        DEMO = "demo"
        EMAIL_IN = "email_in", "E-mail in"
        EMAIL_OUT = "email_out", "E-mail out"
        SMS_IN = "sms_in", "Text message in"
        SMS_OUT = "sms_out", "Text message out"
        WHATSAPP_IN = "whatsapp_in", "WhatsApp message in"
        WHATSAPP_OUT = "whatsapp_out", "WhatsApp message out"
        LINKEDIN = "linkedin", "LinkedIn message"
        QUOTE_SENT = "quote_sent"
        PROPOSAL_SENT = "proposal_sent"
        # What they did without a word, and what was learned about them.
        VISIT = "visit", "Page visited"
        DOWNLOAD = "download"
        CLICK = "click", "Link followed"
        BOOKING = "booking", "Meeting booked"
        TRIGGER_EVENT = "trigger_event", "News about the company"
        # What machines report.
        OUT_OF_OFFICE = "out_of_office"
        AUTO_REPLY = "auto_reply"
        OPEN = "open", "Message opened"
        BOUNCE_SOFT = "bounce_soft", "Not delivered for now"
        BOUNCE_HARD = "bounce_hard", "Address refused"
        COMPLAINT = "complaint", "Reported as spam"
        # What was agreed, asked and settled.
        PROMISE_MADE = "promise_made"
        PROMISE_KEPT = "promise_kept"
        PROMISE_WITHDRAWN = "promise_withdrawn"
        QUESTION_ASKED = "question_asked"
        QUESTION_ANSWERED = "question_answered"
        QUESTION_WITHDRAWN = "question_withdrawn"
        FINDING_SETTLED = "finding_settled", "Reading settled"
        # What was decided about it.
        STAGE = "stage", "Stage moved"
        ASSIGNED = "assigned", "Owner changed"
        CHANGED = "changed", "Details changed"
        ERASED = "erased", "Data erased"
        MERGED = "merged", "Captured again"
        JOINED = "joined", "Merged with another lead"
        TAKEN_APART = "taken_apart", "Merge taken back"
        PAUSED = "paused"
        RESUMED = "resumed"
        STOPPED = "stopped"
        STOP_LIFTED = "stop_lifted"
        HELD = "held"
        HOLD_LIFTED = "hold_lifted"
        DECISION = "decision"
        EXIT = "exit", "Follow-up ended"
        ENROLLED = "enrolled", "Cadence started"
        VERSION_MOVED = "version_moved", "Moved to other rules"
        GROUPED = "grouped", "Drawn for an experiment"
        HANDED_OFF = "handed_off", "Handed to a person"
        SCORED = "scored", "Score changed"
        RESPONSE_LATE = "response_late", "Answer late"
        # What became of it.
        FOLLOW_UP_DONE = "follow_up_done"
        FOLLOW_UP_SKIPPED = "follow_up_skipped"
        FOLLOW_UP_OVERTAKEN = "follow_up_overtaken"
        FOLLOW_UP_OVERDUE = "follow_up_overdue"
        FOLLOW_UP_MOVED = "follow_up_moved", "Follow-up put off"
        FOLLOW_UP_CHANGED = "follow_up_changed"
        FOLLOW_UP_SET = "follow_up_set", "Next step set"
        DRAFTED = "drafted"
        REVIEWED = "reviewed"
        SENT = "sent"
        SEND_REFUSED = "send_refused"
        SEND_SKIPPED = "send_skipped"
        SEND_UNKNOWN = "send_unknown", "Sending outcome unknown"
        SUPPRESSED = "suppressed"

    class Direction(models.TextChoices):
        INBOUND = "in"
        OUTBOUND = "out"
        BOTH = "both"
        NONE = "none"

    class Actor(models.TextChoices):
        LEAD = "lead"
        PERSON = "person"
        SYSTEM = "system"
        API = "api", "API"

    # Kinds that are contact with the lead or knowledge about it; the rest is bookkeeping.
    INTERACTIONS = (
        Kind.CAPTURED, Kind.NOTE, Kind.CALL, Kind.MEETING, Kind.DEMO, Kind.EMAIL_IN, Kind.EMAIL_OUT, Kind.SMS_IN, Kind.SMS_OUT,
        Kind.WHATSAPP_IN, Kind.WHATSAPP_OUT, Kind.LINKEDIN, Kind.QUOTE_SENT, Kind.PROPOSAL_SENT,
    )  # fmt: skip
    # What they did without a word, and what we learned: a decision reads these too. What scanners can do (opens) is not here.
    SIGNALS = (Kind.VISIT, Kind.DOWNLOAD, Kind.CLICK, Kind.BOOKING, Kind.TRIGGER_EVENT, Kind.OUT_OF_OFFICE)

    PERSONAL = {
        "text": "",
        "external_id": None,
        "reading": None,
    }  # and what is not a plain fact in `data`: see leads.erasing

    tenant = tenant_of_its_parent()
    lead = TenantForeignKey(Lead, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=30, choices=Kind)
    at = models.DateTimeField(help_text="When it happened.")
    recorded_at = models.DateTimeField(help_text="When we learned of it.")
    direction = models.CharField(max_length=4, choices=Direction, default=Direction.NONE)
    channel = models.CharField(max_length=10, blank=True)
    actor = models.CharField(max_length=10, choices=Actor, default=Actor.SYSTEM)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    external_id = models.CharField(
        max_length=250, null=True, blank=True, help_text="Where it came from; each is recorded once (C2)."
    )
    text = models.TextField(blank=True, help_text="What was said or written, or one sentence on what happened.")
    data = models.JSONField(default=dict, blank=True)
    # What the rules find in these words, where it was read when they were recorded (leads.journal): a number of theirs.
    reading = models.BigIntegerField(null=True, editable=False)

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["tenant", "external_id"], condition=Q(external_id__isnull=False), name="event_external_id_once"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "lead", "-at"], name="event_of_lead")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} at {self.at:%Y-%m-%d %H:%M}"
