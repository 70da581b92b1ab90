"""The consent ledger: on what ground somebody may be contacted, in which words it was given, its end (mission K4)."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from suppression.verdict import Channel
from tenants.isolation import TenantModel

CHANNELS = frozenset(Channel)


class ConsentQuerySet(models.QuerySet):
    def in_force(self, now: datetime) -> "ConsentQuerySet":
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=now), withdrawn_at=None)


class Consent(TenantModel):
    class Basis(models.TextChoices):
        """GDPR Art. 6(1): (a) consent, (b) steps at the person's request before a contract, (f) legitimate interest."""

        CONSENT = "consent"
        REQUEST = "request", "They asked to be contacted"
        LEGITIMATE_INTEREST = "legitimate_interest"
        UNKNOWN = "unknown", "Unknown: to be settled by a person"

    kind = models.CharField(max_length=10, help_text="email or phone: what `key` identifies.")
    key = models.CharField(max_length=64, editable=False)
    channel = models.CharField(max_length=10, blank=True, help_text="Empty: every channel of this address.")
    basis = models.CharField(max_length=20, choices=Basis)
    wording = models.TextField(blank=True, help_text="The very words agreed to.")
    source = models.CharField(max_length=200, help_text="Where it was given: a form's address, a person, an import.")
    given_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_how = models.CharField(max_length=200, blank=True)

    objects = ScopedManager(tenant="tenant_id", _manager_class=models.Manager.from_queryset(ConsentQuerySet))

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            # Importing the same consent again adds nothing to the ledger.
            models.UniqueConstraint(
                fields=["tenant", "key", "channel", "basis", "given_at", "source"], name="consent_once"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "key"], name="consent_key")]

    def is_about(self, channel: str) -> bool:
        """Whether the row speaks of a channel; a withdrawal for a channel nobody knows counts for each."""
        return self.channel in ("", channel) or (self.withdrawn_at is not None and self.channel not in CHANNELS)

    def __str__(self) -> str:
        return f"{self.get_basis_display()} ({self.source})"
