"""What came back, as it came, once; and the mailboxes that are asked for it (mission L1, C2)."""

import zlib
from datetime import datetime

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from followups.models.identity import SendingIdentity
from followups.models.message import Message
from leads.models import Event, Lead
from tenants.isolation import TenantForeignKey, TenantModel
from tenants.sealing import seal, unseal


class InboundQuerySet(models.QuerySet):
    def to_read(self, now: datetime) -> "InboundQuerySet":
        """Not read yet, or to be tried again, oldest first. Served by the index `inbound_to_read`."""
        return self.filter(read_at__lte=now).order_by("read_at", "id")

    def for_people(self) -> "InboundQuerySet":
        """What nobody could be found for, or could not be read: a person looks."""
        return self.filter(state__in=(InboundMessage.State.UNMATCHED, InboundMessage.State.FAILED))


class InboundMessage(TenantModel):
    """One mail or one report of a mail service. The raw form stays, so that it can be read again."""

    class Form(models.TextChoices):
        MAIL = "mail", "A mail"
        REPORT = "report", "A mail service's report"

    class State(models.TextChoices):
        NEW = "new", "To be read"
        PROCESSED = "processed"
        UNMATCHED = "unmatched", "Belongs to no lead"
        IGNORED = "ignored", "Nothing follows from it"
        FAILED = "failed", "Could not be read"

    identity = TenantForeignKey(SendingIdentity, models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=60, help_text="The door it came by: api, imap, hook:postmark.")
    form = models.CharField(max_length=10, choices=Form, default=Form.MAIL)
    external_id = models.CharField(max_length=200, help_text="The provider's id of it, or one made of its Message-ID.")
    message_id = models.CharField(max_length=250, blank=True)
    raw = models.BinaryField(help_text="As it came, compressed. Empty where it was too large to be kept.")
    size = models.PositiveIntegerField(help_text="Bytes, uncompressed.")
    note = models.CharField(max_length=300, blank=True, help_text="Why it was not kept whole.")
    received_at = models.DateTimeField()

    # What reading it found.
    kind = models.CharField(max_length=20, blank=True)
    category = models.CharField(max_length=30, blank=True)
    because = models.JSONField(default=list, blank=True)
    from_address = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    reply_text = models.TextField(blank=True, help_text="What the person wrote, without quotes and signature.")
    lead = TenantForeignKey(Lead, models.PROTECT, null=True, blank=True, related_name="inbound_messages")
    about = TenantForeignKey(
        Message, models.PROTECT, null=True, blank=True, related_name="+", help_text="Ours, which it is about."
    )
    event = TenantForeignKey(Event, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    state_because = models.CharField(max_length=300, blank=True)
    error = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    read_at = models.DateTimeField(null=True, blank=True, help_text="When it is to be read (again); empty: it was.")
    processed_at = models.DateTimeField(null=True, blank=True)

    PERSONAL = {
        **dict.fromkeys(("from_address", "subject", "reply_text", "message_id", "note", "state_because", "error"), ""),
        "raw": b"",
        "because": [],
    }

    objects = ScopedManager(tenant="tenant_id", _manager_class=models.Manager.from_queryset(InboundQuerySet))

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            # A redelivery is the same row, so it has one effect.
            models.UniqueConstraint(fields=["tenant", "external_id"], name="inbound_once"),
        ]
        indexes = [
            models.Index(fields=["tenant", "read_at"], condition=Q(read_at__isnull=False), name="inbound_to_read"),
            models.Index(fields=["tenant", "state", "-received_at"], name="inbound_by_state"),
            models.Index(fields=["tenant", "lead"], condition=Q(lead__isnull=False), name="inbound_of_lead"),
        ]

    def __str__(self) -> str:
        return self.subject or self.external_id

    @staticmethod
    def packed(raw: bytes) -> bytes:
        return zlib.compress(raw, 6)

    @property
    def original(self) -> bytes:
        """As it came; empty where it was not kept."""
        return zlib.decompress(bytes(self.raw)) if self.raw else b""


class Mailbox(TenantModel):
    """A mailbox that is asked for new mail over IMAP. Nothing in it is marked, moved or deleted."""

    class Security(models.TextChoices):
        TLS = "tls", "TLS from the start (port 993)"
        STARTTLS = "starttls", "STARTTLS (port 143)"
        NONE = "none", "None: for a server on the same machine"

    identity = TenantForeignKey(
        SendingIdentity, models.PROTECT, related_name="mailboxes", help_text="Whose mail comes in there."
    )
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField(null=True, blank=True, validators=[MaxValueValidator(65535)])
    security = models.CharField(max_length=10, choices=Security, default=Security.TLS)
    username = models.CharField(max_length=254)
    sealed = models.TextField(blank=True, editable=False, help_text="The password, encrypted.")
    folder = models.CharField(max_length=200, default="INBOX")
    is_active = models.BooleanField(default=True)

    # How far it was read: a UID means something only together with the UIDVALIDITY (RFC 3501, 2.3.1.1).
    uid_validity = models.BigIntegerField(null=True, blank=True)
    last_uid = models.BigIntegerField(null=True, blank=True)
    next_poll_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True, blank=True, help_text="A worker is at it.")
    polled_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=500, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta(TenantModel.Meta):
        abstract = False
        verbose_name_plural = "mailboxes"
        indexes = [models.Index(fields=["tenant", "next_poll_at"], condition=Q(is_active=True), name="mailbox_to_poll")]

    def __str__(self) -> str:
        return f"{self.username} at {self.host}"

    def password(self) -> str:
        """In clear. Raises SealingError."""
        return unseal(self.sealed, bound_to=self._bound_to).get("password", "")

    def keep_password(self, password: str) -> None:
        """Seal it. Not saved. Raises SealingError."""
        self.sealed = seal({"password": password}, bound_to=self._bound_to)

    @property
    def _bound_to(self) -> str:
        return f"{self.tenant_id}:{self.pk}"
