"""A tenant's connection to a language model, what it may be used for, and the account of what it costs (mission H2)."""

from decimal import Decimal
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from tenants.isolation import TenantForeignKey, TenantModel
from tenants.sealing import seal, unseal

MILLION = 1_000_000
NOT_NEGATIVE = [MinValueValidator(Decimal(0))]
PRICE = {"max_digits": 12, "decimal_places": 6, "default": Decimal(0), "validators": NOT_NEGATIVE}


class Use(models.TextChoices):
    """What a model is asked for. Each has a twin made of rules, which is what is left where the model is off or fails."""

    DRAFT = "draft", "Drafts"
    REACTIVATION = "reactivation", "Drafts to leads that went cold"
    GATE_OPINION = "gate_opinion", "A second opinion on drafts"
    REPLY = "reply", "A second reading of replies"
    EXTRACTION = "extraction", "Promises and questions in notes and mails"
    QUALIFICATION = "qualification", "An opinion on fit and intent"
    TRIAL = "trial", "Trying it out"


class ModelConnection(TenantModel):
    class MaxTokens(models.TextChoices):
        MAX_TOKENS = "max_tokens", "max_tokens: most servers"
        MAX_COMPLETION_TOKENS = "max_completion_tokens", "max_completion_tokens: newer models of OpenAI"

    base_url = models.CharField(
        max_length=300, help_text="Of any server that speaks the chat completions protocol: https://api.example.com/v1"
    )
    model = models.CharField(max_length=120, help_text="As the server calls it.")
    sealed = models.TextField(blank=True, editable=False, help_text="The key, encrypted.")
    max_tokens_parameter = models.CharField(max_length=30, choices=MaxTokens, default=MaxTokens.MAX_TOKENS)
    max_output_tokens = models.PositiveIntegerField(
        default=1500, validators=[MinValueValidator(200), MaxValueValidator(20_000)],
        help_text="The longest answer. A model that thinks before it answers needs more.",
    )  # fmt: skip
    time_limit = models.PositiveSmallIntegerField(
        default=20, validators=[MinValueValidator(2), MaxValueValidator(45)],
        help_text="Seconds that one answer may take, 2 to 45; after them the template writes.",
    )  # fmt: skip
    price_input = models.DecimalField(help_text="For a million tokens that are sent.", **PRICE)
    price_output = models.DecimalField(help_text="For a million tokens of an answer.", **PRICE)
    currency = models.CharField(max_length=3, default="EUR", help_text="Of prices and cap.")
    monthly_cap = models.DecimalField(
        max_digits=10, decimal_places=2, default=Decimal(20), validators=NOT_NEGATIVE,
        help_text="Money in a calendar month of the client. Once it is spent, the rules and templates do the work alone.",
    )  # fmt: skip
    is_active = models.BooleanField(default=True, help_text="Off: nothing is asked, whatever is ticked below.")
    use_draft = models.BooleanField(Use.DRAFT.label, default=False)
    use_reactivation = models.BooleanField(Use.REACTIVATION.label, default=False)
    use_gate_opinion = models.BooleanField(
        Use.GATE_OPINION.label, default=False, help_text="It can only add objections; it never removes one."
    )
    use_reply = models.BooleanField(
        Use.REPLY.label,
        default=False,
        help_text="It can have a person asked; it never undoes an opt-out, no or complaint.",
    )
    use_extraction = models.BooleanField(Use.EXTRACTION.label, default=False)
    use_qualification = models.BooleanField(Use.QUALIFICATION.label, default=False)
    writes_first_replies = models.BooleanField(
        default=False,
        help_text="Also the immediate first reply, which then waits for the model. Off: the template alone.",
    )
    goes_unread = models.BooleanField(
        default=False,
        help_text="What it wrote may be sent without a person having read it, where no rule asks for a review.",
    )
    failures = models.PositiveSmallIntegerField(default=0, editable=False, help_text="In a row.")
    resting_until = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="After failures in a row it is left alone for a while."
    )
    resting_because = models.CharField(max_length=300, blank=True, editable=False)
    tested_at = models.DateTimeField(null=True, blank=True, editable=False)
    test_ok = models.BooleanField(null=True, blank=True, editable=False)
    test_say = models.CharField(max_length=500, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        abstract = False
        verbose_name = "language model"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant"], name="model_connection_one"),
        ]

    def __str__(self) -> str:
        return self.model

    def key(self) -> str:
        """The API key in clear, "" where none is stored. Raises SealingError."""
        return unseal(self.sealed, bound_to=self._bound_to).get("key", "")

    def keep_key(self, key: str) -> None:
        """Seal this key and forget the other. Raises SealingError. Not saved."""
        self.sealed = seal({"key": key}, bound_to=self._bound_to) if key else ""

    @property
    def _bound_to(self) -> str:
        return f"{self.tenant_id}:{self.pk}"

    def is_used_for(self, use: str) -> bool:
        """Whether it is switched on, and for this."""
        return use == Use.TRIAL or (self.is_active and getattr(self, f"use_{use}"))

    def cost(self, input_tokens: int, output_tokens: int) -> Decimal:
        """What so many tokens cost, in `currency`."""
        return (self.price_input * input_tokens + self.price_output * output_tokens) / MILLION

    def clean(self) -> None:
        """Raises ValidationError by field where it could not work."""
        self.base_url = self.base_url.strip().rstrip("/")
        try:
            parts = urlsplit(self.base_url)
            _ = parts.port
        except ValueError:
            raise ValidationError(
                {"base_url": "This is no address. Write it like https://api.example.com/v1"}
            ) from None
        schemes = ("https", "http") if settings.ALLOW_PRIVATE_MODEL_HOSTS else ("https",)
        if parts.scheme not in schemes or not parts.hostname:
            raise ValidationError(
                {"base_url": "Write an address that begins with https://, like https://api.example.com/v1"}
            )
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValidationError(
                {"base_url": "An address alone: no user name, no ? and no #. The key has a field of its own."}
            )


class ModelMonth(TenantModel):
    """One tenant's account of one calendar month: what is spent or set aside, by a counter that many jobs raise at once."""

    month = models.DateField(help_text="Its first day, on the client's calendar.")
    spent = models.DecimalField(
        max_digits=14,
        decimal_places=6,
        default=Decimal(0),
        help_text="What calls have cost, and what those under way may.",
    )
    calls = models.PositiveIntegerField(default=0)
    input_tokens = models.PositiveBigIntegerField(default=0)
    output_tokens = models.PositiveBigIntegerField(default=0)

    class Meta(TenantModel.Meta):
        abstract = False
        verbose_name = "month of a language model"
        verbose_name_plural = "months of language models"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "month"], name="model_month_once"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class ModelCall(TenantModel):
    """One question put to a model: what for, what it cost, what came of it. Nothing of what was said."""

    class Outcome(models.TextChoices):
        UNDER_WAY = "under_way"
        USED = "used"
        FAILED = "failed"
        LOST = "lost", "Lost: the worker ended before the answer"

    month = TenantForeignKey(ModelMonth, models.PROTECT, related_name="+")
    use = models.CharField(max_length=20, choices=Use)
    model = models.CharField(max_length=120)
    prompt = models.CharField(max_length=40, help_text="Name and version.")
    at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField(default=0)
    input_tokens = models.PositiveIntegerField(default=0)
    output_tokens = models.PositiveIntegerField(default=0)
    cost = models.DecimalField(
        max_digits=14, decimal_places=6, default=Decimal(0), help_text="Under way: what is set aside for it."
    )
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.UNDER_WAY)
    failed_with = models.CharField(max_length=20, blank=True, help_text="The kind of failure.")

    class Meta(TenantModel.Meta):
        abstract = False
        verbose_name = "call of a language model"
        verbose_name_plural = "calls of language models"
        constraints = [*TenantModel.Meta.constraints]
        indexes = [
            models.Index(fields=["tenant", "-at"], name="model_call_newest"),
            models.Index(fields=["tenant", "at"], condition=models.Q(outcome="under_way"), name="model_call_under_way"),
        ]

    def __str__(self) -> str:
        return f"{self.get_use_display()}, {self.at:%Y-%m-%d %H:%M}"
