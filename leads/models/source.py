"""A door that leads come in by themselves: a form, an ad, a calendar, another system (mission A1, L1)."""

from datetime import datetime

from django.db import models

from leads.sources.registry import KINDS
from tenants.hook_tokens import hook_token
from tenants.isolation import TenantModel
from tenants.sealing import seal, unseal


class Source(TenantModel):
    name = models.CharField(max_length=80, help_text="What people here call it.")
    kind = models.CharField(max_length=20, choices=[(kind.name, kind.label) for kind in KINDS.values()])
    is_active = models.BooleanField(default=True, help_text="Not active: what comes is refused and nothing is stored.")
    is_request = models.BooleanField(
        "people ask here", default=True,
        help_text="What comes in here is a person asking to hear from us: one who is known already is taken up again. "
        "Not ticked: another system keeps a list, and a known person stays undisturbed.",
    )  # fmt: skip
    mapping = models.JSONField(
        default=dict, blank=True,
        help_text='Our field from where in the payload: {"email": "answers.Work e-mail", "source": {"constant": "fair"}}. '
        "What is not named is taken as the kind usually sends it.",
    )  # fmt: skip
    consent_wording = models.TextField(
        blank=True,
        help_text="The very words agreed to, where consent comes without them. On the form: the words beside the box.",
    )
    settings = models.JSONField(
        default=dict, blank=True, editable=False, help_text="Of the form: its fields and where it leads."
    )
    sealed = models.TextField(blank=True, editable=False, help_text="Its secrets, encrypted.")
    hook_version = models.PositiveSmallIntegerField(
        default=1, editable=False, help_text="Raised: older addresses are void."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    last_received_at = models.DateTimeField(null=True, blank=True)
    last_error_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=500, blank=True)

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "name"], name="source_name_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def token(self) -> str:
        """What stands in its address."""
        return hook_token(self.tenant_id, self.pk, self.hook_version)

    @property
    def door(self) -> str:
        """What its payloads are known by."""
        return f"{self.kind}:{self.name}"

    def secrets(self) -> dict[str, str]:
        """In clear, by name. Raises SealingError."""
        return unseal(self.sealed, bound_to=f"{self.tenant_id}:{self.pk}")

    def keep_secrets(self, values: dict[str, str]) -> None:
        """Seal these and forget the others. Not saved. Raises SealingError."""
        self.sealed = seal(values, bound_to=f"{self.tenant_id}:{self.pk}") if values else ""

    def note_trouble(self, say: str, now: datetime) -> None:
        """What went wrong last, for whoever looks after it."""
        type(self).objects.filter(pk=self.pk).update(last_error=say[:500], last_error_at=now)
