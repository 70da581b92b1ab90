"""An address that a client writes from, how its mail is handed over, and how much of it a day (mission G1, F2)."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from followups.channels.dkim_keys import make_key
from followups.channels.providers import CHOICES, PROVIDERS, SMTP
from tenants.isolation import TenantModel
from tenants.sealing import seal, unseal

DOMAIN = RegexValidator(r"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$", "Write it like mail.example.com.")
FIRST_DAY = 10  # a warm-up begins with this part of the cap: a tenth


class SendingIdentity(TenantModel):
    class Security(models.TextChoices):
        TLS = "tls", "TLS from the start (port 465)"
        STARTTLS = "starttls", "STARTTLS (port 587)"
        NONE = "none", "None: for a server on the same machine"

    name = models.CharField(max_length=80, help_text="What people here call it.")
    address = models.EmailField(help_text="Messages come from this address, and answers go to it.")
    sender_name = models.CharField(max_length=120, blank=True, help_text="Empty: the client's sender name.")
    kind = models.CharField(max_length=20, choices=CHOICES, default=SMTP, help_text="How a message is handed over.")
    host = models.CharField(max_length=253, blank=True, help_text="Of the mail server, or of your own Postal.")
    port = models.PositiveIntegerField(null=True, blank=True, validators=[MaxValueValidator(65535)])
    security = models.CharField(max_length=10, choices=Security, default=Security.TLS)
    username = models.CharField(max_length=254, blank=True)
    settings = models.JSONField(
        default=dict,
        blank=True,
        help_text='What the mail service asks for besides its keys: {"message_stream": "sales"}.',
    )
    sealed = models.TextField(blank=True, editable=False, help_text="Credentials, encrypted.")
    reply_domain = models.CharField(
        max_length=200, blank=True, validators=[DOMAIN],
        help_text="A domain whose whole mail comes in here: answers and bounces then name the message they are about.",
    )  # fmt: skip
    dkim_selector = models.CharField(
        max_length=63, blank=True, editable=False, help_text="Under which name the key stands in the DNS (RFC 6376)."
    )
    dkim_public = models.TextField(blank=True, editable=False)
    dkim_sealed = models.TextField(blank=True, editable=False, help_text="The private key, encrypted.")
    dkim_signs = models.BooleanField(
        default=False, editable=False, help_text="The record is published, and what goes out by SMTP is signed."
    )
    hook_version = models.PositiveSmallIntegerField(
        default=1, editable=False, help_text="Raised: older addresses are void."
    )

    is_default = models.BooleanField(default=False, help_text="For leads that nobody has written to yet.")
    is_retired = models.BooleanField(default=False, help_text="No longer used; what was sent with it stays explained.")
    daily_cap = models.PositiveIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1)], help_text="Messages a day; empty: no limit."
    )
    spacing_minutes = models.PositiveSmallIntegerField(
        default=0, help_text="Between two messages; a first reply does not wait for it."
    )
    warm_up_days = models.PositiveSmallIntegerField(
        default=0, help_text="Over so many days the cap rises from a tenth to the whole. 0: no warm-up."
    )
    warm_up_from = models.DateTimeField(null=True, blank=True)

    paused_at = models.DateTimeField(null=True, blank=True)
    paused_because = models.CharField(max_length=300, blank=True)
    resumed_at = models.DateTimeField(null=True, blank=True, help_text="Rates are counted from here.")
    tested_at = models.DateTimeField(null=True, blank=True)
    test_ok = models.BooleanField(null=True, blank=True)
    test_say = models.CharField(max_length=500, blank=True)
    history = models.JSONField(
        default=list, blank=True, editable=False, help_text="Pauses and resumptions, newest last."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        abstract = False
        verbose_name_plural = "sending identities"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["tenant"], condition=Q(is_default=True, is_retired=False), name="identity_one_default"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "address"], name="identity_address")]

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>"

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None

    @property
    def is_smtp(self) -> bool:
        return self.kind == SMTP

    def credentials(self) -> dict[str, str]:
        """In clear, by name. Raises SealingError."""
        return unseal(self.sealed, bound_to=self._bound_to)

    def keep_credentials(self, values: dict[str, str]) -> None:
        """Seal these and forget the others. Raises SealingError. Not saved."""
        self.sealed = seal(values, bound_to=self._bound_to) if values else ""

    def make_dkim_key(self, now: datetime) -> None:
        """A new key, under a new selector; nothing is signed with it before its record is published. Not saved."""
        private, self.dkim_public = make_key()
        self.dkim_selector, self.dkim_signs = f"ft{now:%Y%m%d%H%M}", False
        self.dkim_sealed = seal({"key": private}, bound_to=self._bound_to)

    def dkim_key(self) -> str:
        """The private key as PEM; "" where nothing is to be signed. Raises SealingError."""
        if not self.dkim_signs or not self.is_smtp:
            return ""
        return unseal(self.dkim_sealed, bound_to=self._bound_to).get("key", "")

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]

    @property
    def _bound_to(self) -> str:
        return f"{self.tenant_id}:{self.pk}"

    def cap_on(self, now: datetime) -> int | None:
        """Messages on the day of `now`; None without a limit. A warm-up rises day by day in equal steps, rounded up."""
        if self.daily_cap is None or not self.warm_up_days or self.warm_up_from is None:
            return self.daily_cap
        days, gone = self.warm_up_days, (now - self.warm_up_from).days
        if gone >= days:
            return self.daily_cap
        tenths = days + (FIRST_DAY - 1) * max(
            gone, 0
        )  # of FIRST_DAY * days; whole numbers, since a float rounds up too far
        return -(-self.daily_cap * tenths // (FIRST_DAY * days))

    def clean(self) -> None:
        """Raises ValidationError by field where it could not work."""
        wrong = {}
        if self.is_smtp and not self.host:
            wrong["host"] = "A mailbox needs the name of its mail server, like smtp.example.com."
        provider = PROVIDERS.get(self.kind)
        if provider and provider.api_path and not self.host:
            wrong["host"] = f"{provider.label} needs the host it runs under, like postal.example.com."
        known = {*provider.settings, *provider.optional} if provider else set()
        if not isinstance(self.settings, dict):
            wrong["settings"] = 'Write an object, like {"message_stream": "sales"}.'
        elif unknown := sorted(set(self.settings) - known):
            wrong["settings"] = f"Unknown: {', '.join(unknown)}. Known here: {', '.join(sorted(known)) or 'nothing'}."
        elif missing := [name for name in (provider.settings if provider else ()) if not self.settings.get(name)]:
            wrong["settings"] = f"{provider.label} needs {', '.join(missing)}."
        elif any(not isinstance(value, str) for value in self.settings.values()):
            wrong["settings"] = "Each value is a text."
        if wrong:
            raise ValidationError(wrong)
