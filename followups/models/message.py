"""One message from draft to outcome.

    in_review ──approve──▶ approved ──claim──▶ sending ──▶ sent | refused | unknown
        └──────────────────────┴──▶ skipped (a person's or a rule's reason) | overtaken (facts moved on)

`sending` is committed before the network is touched. A message found in it after a crash becomes `unknown`: it may have
gone out, so a person decides and the machine never sends it again.
"""

import hashlib
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from followups.models.follow_up import FollowUp
from followups.models.identity import SendingIdentity
from followups.models.template import Template
from leads.models import Lead
from tenants.isolation import TenantForeignKey, TenantModel


class MessageQuerySet(models.QuerySet):
    def undecided(self) -> "MessageQuerySet":
        return self.filter(state=Message.State.IN_REVIEW)

    def live(self) -> "MessageQuerySet":
        """Not yet handed to the network: what a reply can still stop."""
        return self.filter(state__in=Message.LIVE_STATES)

    def to_send(self, now: datetime) -> "MessageQuerySet":
        """Approved and due, soonest first. Served by the index `message_to_send`."""
        return self.filter(state=Message.State.APPROVED, send_at__lte=now).order_by("send_at", "id")


class Message(TenantModel):
    class State(models.TextChoices):
        IN_REVIEW = "in_review"
        APPROVED = "approved"
        SENDING = "sending"
        SENT = "sent"
        REFUSED = "refused"
        UNKNOWN = "unknown", "Outcome unknown"
        SKIPPED = "skipped"
        OVERTAKEN = "overtaken"

    class Writer(models.TextChoices):
        TEMPLATE = "template"
        MODEL = "model"

    class Reviewed(models.TextChoices):
        """What a person made of the draft: the record of its step and template (followups.draft_record)."""

        AS_WRITTEN = "as_written", "Approved as written"
        EDITED = "edited", "Approved after an edit"
        REJECTED = "rejected"

    LIVE_STATES = (State.IN_REVIEW, State.APPROVED)
    # It went out, or may have: never a second one for the same follow-up.
    OUT_STATES = (State.SENDING, State.SENT, State.UNKNOWN)

    lead = TenantForeignKey(Lead, models.PROTECT, related_name="messages")
    follow_up = TenantForeignKey(FollowUp, models.PROTECT, related_name="messages")
    template = TenantForeignKey(Template, models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=10, default="en")

    to_address = models.CharField(max_length=254)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    original_subject = models.CharField(max_length=300, blank=True, help_text="As drafted, before anybody edited it.")
    original_body = models.TextField()
    summary = models.TextField(blank=True, help_text="The context in a few lines.")
    angle = models.CharField(max_length=300, blank=True)
    asset = models.CharField(max_length=80, blank=True, help_text="Key of the asset that it brings (D6).")
    written_by = models.CharField(max_length=10, choices=Writer, default=Writer.TEMPLATE)
    written_with = models.CharField(
        max_length=120, blank=True, help_text="Of a model: its name and the version of the prompt."
    )
    written_because = models.CharField(
        max_length=300, blank=True, help_text="Why another writer than the tenant's model wrote it."
    )
    claims = models.JSONField(
        default=list, help_text="What it states and where that comes from: [{words, evidence}], evidence an id (I10)."
    )
    hint = models.CharField(max_length=500, blank=True, help_text="What a person asked the writer to do otherwise.")
    rewrite_asked_at = models.DateTimeField(
        null=True, blank=True, help_text="A person has asked for another text; empty once it is there, or could not be."
    )

    verdict = models.JSONField(
        default=dict, help_text="What the gates said of the present text: followups.gates.Verdict.as_dict()."
    )
    review_because = models.JSONField(default=list, help_text="Why a person must decide (D4).")
    revision = models.PositiveIntegerField(
        default=1, help_text="Raised by every change; a decision on an older one is refused (J3)."
    )

    state = models.CharField(max_length=10, choices=State, default=State.IN_REVIEW)
    state_at = models.DateTimeField()
    state_because = models.CharField(max_length=500, blank=True)
    send_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_for = models.DateTimeField(
        null=True, blank=True, help_text="The time that was approved; what is put off far beyond it is reviewed again."
    )
    approved_digest = models.CharField(
        max_length=64, blank=True, help_text="Of what was approved: text, recipient, channel and time."
    )
    reviewed_as = models.CharField(
        max_length=10, choices=Reviewed, blank=True, help_text="What a person made of it; empty: nobody decided."
    )
    words_changed = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Percent of its words that the person who approved it had changed."
    )
    send_attempts = models.PositiveSmallIntegerField(default=0, help_text="Times the mail server could not take it.")
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(
        max_length=250, blank=True, help_text="Message-ID of ours (RFC 5322), made before sending."
    )
    in_reply_to = models.CharField(max_length=250, blank=True)
    references = models.TextField(blank=True)
    identity = TenantForeignKey(
        SendingIdentity, models.PROTECT, null=True, blank=True, related_name="messages",
        help_text="The mailbox it was sent from; empty: the installation's mail server.",
    )  # fmt: skip
    provider_id = models.CharField(max_length=250, blank=True, help_text="What the mail service calls it.")
    delivered_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True, help_text="Came back for good.")
    complained_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    PERSONAL = {
        **dict.fromkeys(
            ("to_address", "subject", "body", "original_subject", "original_body", "summary", "angle", "state_because",
             "approved_digest", "message_id", "in_reply_to", "references", "hint"), ""
        ),
        "verdict": {},
        "claims": [],
    }  # fmt: skip

    objects = ScopedManager(tenant="tenant_id", _manager_class=models.Manager.from_queryset(MessageQuerySet))

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            # The guarantee behind "nothing is sent twice": one message per follow-up that could go out, is going or went.
            models.UniqueConstraint(
                fields=["tenant", "follow_up"],
                condition=Q(state__in=["in_review", "approved", "sending", "sent", "unknown"]),
                name="message_one_per_follow_up",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "send_at", "id"], condition=Q(state="approved"), name="message_to_send"),
            models.Index(fields=["tenant", "claimed_at"], condition=Q(state="sending"), name="message_sending"),
            models.Index(
                fields=["tenant", "state"], condition=Q(state__in=["in_review", "unknown"]), name="message_for_people"
            ),
            # The queue of drafts and whether one of a lead's waits for a person, without a look at any text.
            models.Index(
                fields=["tenant", "lead"],
                include=["follow_up", "id", "kind", "state"],
                condition=Q(state__in=["in_review", "unknown"]),
                name="message_waits",
            ),
            models.Index(fields=["tenant", "lead", "-created_at"], name="message_of_lead"),
            models.Index(fields=["tenant", "template"], condition=~Q(reviewed_as=""), name="message_reviewed"),
            # What a mailbox has sent today, and how much of it came back.
            models.Index(
                fields=["tenant", "identity", "-claimed_at"],
                condition=Q(identity__isnull=False, claimed_at__isnull=False),
                name="message_of_identity",
            ),
            # Other people's drafts of the same step, to write another text; and those that a person wants written anew.
            models.Index(fields=["tenant", "-created_at"], condition=Q(written_by="model"), name="message_by_model"),
            models.Index(
                fields=["tenant", "rewrite_asked_at"],
                condition=Q(rewrite_asked_at__isnull=False),
                name="message_to_rewrite",
            ),
            models.Index(
                fields=["tenant", "sent_at"],
                condition=Q(state="sent", approved_by__isnull=True, approved_at__isnull=False),
                name="message_sent_by_itself",
            ),
            models.Index(
                fields=["tenant", "state_at"], condition=Q(state__in=["refused", "unknown"]), name="message_failed"
            ),
            models.Index(fields=["tenant", "message_id"], condition=~Q(message_id=""), name="message_by_our_id"),
            models.Index(fields=["tenant", "provider_id"], condition=~Q(provider_id=""), name="message_by_provider_id"),
        ]

    def __str__(self) -> str:
        return self.subject or self.body[:60]

    def digest(self) -> str:
        """What an approval binds to: SHA-256 over recipient, channel, time, subject and body."""
        parts = (self.channel, self.to_address, self.send_at.isoformat(), self.subject, self.body)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    @property
    def answers_at_once(self) -> bool:
        """A first reply answers somebody who has just written: no business hour and no planned time keeps it back."""
        return self.kind == "first_reply"

    def send_at_if_approved(self, now: datetime) -> datetime:
        """The time an approval given now would set: never in the past, and not before the planned one."""
        return now if self.answers_at_once else max(self.send_at, now)

    @property
    def is_edited(self) -> bool:
        return (self.subject, self.body) != (self.original_subject, self.original_body)

    @property
    def is_live(self) -> bool:
        return self.state in self.LIVE_STATES
