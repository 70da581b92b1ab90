"""A lead: one person who may buy, in one pipeline, in exactly one stage, always with a next look (mission B1, D1)."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce, Concat, Least, Upper
from django_scopes import ScopedManager

from leads.models.account import Account
from leads.zones import Clock, clock_of
from tenants.isolation import TenantForeignKey, TenantModel
from tenants.models.agency import validate_time_zone


class LeadQuerySet(models.QuerySet):
    def open(self) -> "LeadQuerySet":
        return self.exclude(stage__in=Lead.CLOSED_STAGES)

    def lacking(self, what: str = "") -> "LeadQuerySet":
        """Open leads without an owner, a usable address or known consent (A5): "owner", "address", "consent", or any."""
        nobody = Q(owner=None)
        rows = self.open()
        if what == "owner":
            return rows.filter(nobody)
        return rows.filter(lacks__contains=what) if what else rows.filter(nobody | Q(lacks__gt=""))

    def standing(self) -> "LeadQuerySet":
        """Without those that have become part of another lead."""
        return self.filter(merged_into=None)

    def known_by(self, **identity: str) -> "Lead | None":
        """The lead with an `email_key`, `phone` or `external_id`, or the one that has taken it in; the oldest of several."""
        found = self.filter(**identity).select_related("merged_into").order_by("id").first()
        return found and (found.merged_into or found)

    def due(self, now: datetime) -> "LeadQuerySet":
        """Leads whose next look has come, longest waiting first. Served by the index `lead_due`."""
        return self.filter(next_look_at__lte=now).order_by("next_look_at", "id")

    def wake(self, now: datetime) -> int:
        """Have these leads decided again at once; a look that is already due stays where it is in the line.

        Every row is written, also one that is due: a look that is running at this moment has not seen what woke the
        lead, and would set the next look to later. The write waits for it and then has the last word.
        """
        return self.update(next_look_at=Least(Coalesce("next_look_at", now), now))


class Lead(TenantModel):
    class Stage(models.TextChoices):
        NEW = "new"
        CONTACTED = "contacted"
        QUALIFIED = "qualified"
        PROPOSAL_SENT = "proposal_sent", "Proposal sent"
        WON = "won"
        LOST = "lost"
        DORMANT = "dormant"

    class BuyingRole(models.TextChoices):
        CHAMPION = "champion"
        ECONOMIC_BUYER = "economic_buyer"
        USER = "user"
        BLOCKER = "blocker"

    class Priority(models.TextChoices):
        LOW = "low"
        NORMAL = "normal"
        HIGH = "high"

    class Band(models.TextChoices):
        HOT = "hot"
        WARM = "warm"
        COLD = "cold"

    class Arm(models.TextChoices):
        ASSISTED = "assisted"
        MANUAL = "manual"

    class ColdBecause(models.TextChoices):
        TIMING = "timing"
        BUDGET = "budget"
        COMPETITOR = "competitor"
        PROJECT_DELAY = "project_delay"
        OTHER = "other"

    CLOSED_STAGES = (Stage.WON, Stage.LOST)
    LACKS = ("owner", "address", "consent")  # what LeadQuerySet.lacking() knows

    # Who. `email_key` and `phone` are normalised; a lead has at least one way to be known again (leads.matching).
    email = models.CharField(max_length=254, blank=True)
    email_key = models.CharField(max_length=254, null=True, blank=True, editable=False)
    shares_as = models.CharField(
        max_length=201, blank=True, editable=False,
        help_text="Of an address that several use, such as info@: not empty where another lead has it too.",
    )  # fmt: skip
    phone = models.CharField(max_length=20, null=True, blank=True, help_text="E.164, like +4930123456.")
    external_id = models.CharField(
        max_length=200, null=True, blank=True, help_text="The lead's id in the client's own system."
    )
    first_name = models.CharField(max_length=100, blank=True)
    last_name = models.CharField(max_length=100, blank=True)
    # A column for the index: see Account.name_key.
    name_key = models.GeneratedField(
        expression=Upper(Concat("first_name", Value(" "), "last_name")),
        output_field=models.CharField(max_length=600),
        db_persist=True,
    )
    company = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=120, blank=True)
    account = TenantForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="leads")

    # Likely duplicates and merges (A2).
    to_match = models.BooleanField(
        default=True, editable=False, help_text="The next look asks first whether this is somebody known."
    )
    merged_into = TenantForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        help_text="The lead that this one has become a part of. It stays only to be found by what it was known by.",
    )  # fmt: skip
    also_known_as = models.JSONField(
        default=list, blank=True, editable=False,
        help_text="Of the leads that have become part of this one: [{id, email, phone, external_id}].",
    )  # fmt: skip

    # What is known about them (A3).
    industry = models.CharField(max_length=100, blank=True)
    company_size = models.PositiveIntegerField(null=True, blank=True, help_text="People.")
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166 code.")
    time_zone = models.CharField(max_length=60, blank=True, validators=[validate_time_zone])
    language = models.CharField(max_length=10, blank=True)
    source = models.CharField(max_length=100, blank=True)
    campaign = models.CharField(max_length=200, blank=True)
    utm = models.JSONField(default=dict, blank=True)
    technologies = models.CharField(max_length=300, blank=True, help_text="What they use, separated by commas.")
    budget = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    use_case = models.CharField(max_length=200, blank=True, help_text="What they want it for.")
    customer_type = models.CharField(
        max_length=50, blank=True, help_text="As the client sorts them: enterprise, partner."
    )

    # The deal.
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.NEW)
    stage_since = models.DateTimeField()
    lost_reason = models.CharField(max_length=200, blank=True)
    qualified_at = models.DateTimeField(null=True, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    expected_close = models.DateField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True, help_text="After this the opportunity is gone.")
    strategic = models.BooleanField(default=False)
    renews_at = models.DateTimeField(
        null=True, blank=True, help_text="When a contract of theirs ends: with us, or with whom they have now."
    )
    buying_role = models.CharField(
        max_length=20, choices=BuyingRole, blank=True, help_text="What part they have in the decision to buy."
    )
    priority = models.CharField(max_length=10, choices=Priority, blank=True)
    score = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="0 to 100, as a person or the API has given it: it wins until it is cleared."
    )
    # What the tenant's profile makes of them, set with each look (followups.scoring_due).
    rule_score = models.PositiveSmallIntegerField(null=True, blank=True, help_text="0 to 100, by the rules.")
    band = models.CharField(max_length=4, choices=Band, blank=True)
    score_key = models.CharField(
        max_length=40, blank=True, editable=False, help_text="Of the newest row of the history."
    )

    # Why it went quiet and when to look again, where a person or the lead has said so (E6).
    cold_because = models.CharField(max_length=20, choices=ColdBecause, blank=True)
    revisit_at = models.DateTimeField(null=True, blank=True)

    # Who works on it, and whether the machine may.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    paused_until = models.DateTimeField(null=True, blank=True)
    paused_because = models.CharField(max_length=300, blank=True)
    stop_code = models.CharField(max_length=30, blank=True, help_text="A hard stop: followups.engine.facts.StopCode.")
    stop_at = models.DateTimeField(null=True, blank=True)
    stop_say = models.CharField(max_length=300, blank=True)
    stop_event_id = models.UUIDField(null=True, blank=True)
    hold_code = models.CharField(
        max_length=30, blank=True, help_text="A person must settle this: followups.engine.facts.HoldCode."
    )
    hold_at = models.DateTimeField(null=True, blank=True)
    hold_say = models.CharField(max_length=300, blank=True)
    arm = models.CharField(
        max_length=10, choices=Arm, blank=True, editable=False,
        help_text="The group of an experiment that runs: manual leads are followed up by people alone. Empty: in none.",
    )  # fmt: skip
    exit_reason = models.CharField(max_length=30, blank=True, help_text="Why follow-up ended last.")
    exited_at = models.DateTimeField(null=True, blank=True)

    # The next look. Everything that happens sets it to now; the loop decides and sets it again.
    next_look_at = models.DateTimeField(null=True)
    next_look_because = models.CharField(max_length=300, blank=True)
    lacks = models.CharField(
        max_length=20, null=True, blank=True, editable=False,
        help_text="What contacting them rests on and the last look did not find: address, consent. Null: not looked at yet.",
    )  # fmt: skip
    looked_at = models.DateTimeField(null=True, blank=True)
    decision_key = models.CharField(
        max_length=250, blank=True, editable=False, help_text="Of the latest decision; a new one is journalled."
    )
    look_error = models.TextField(blank=True, help_text="Why the latest look failed; empty when it did not.")

    # What an erasure empties (K5). Stage, owner, source and dates stay: they are counted, and say nothing of the person.
    PERSONAL = {
        **dict.fromkeys(
            ("email", "first_name", "last_name", "company", "role", "industry", "country", "time_zone", "language",
             "campaign", "technologies", "use_case", "customer_type", "priority", "band", "score_key",
             "paused_because", "stop_say", "hold_say", "lost_reason", "look_error", "next_look_because"), ""
        ),
        **dict.fromkeys(
            ("email_key", "phone", "external_id", "account", "company_size", "value", "budget", "score", "rule_score"), None
        ),
        "utm": {},
        "also_known_as": [],
        "shares_as": "",
    }  # fmt: skip

    captured_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ScopedManager(tenant="tenant_id", _manager_class=models.Manager.from_queryset(LeadQuerySet))

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            # The product's one idea (D1), kept by the database: an open lead is always looked at again.
            models.CheckConstraint(
                condition=Q(stage__in=["won", "lost"]) | Q(next_look_at__isnull=False), name="lead_open_has_next_look"
            ),
            # One lead for an address; of one that several use (info@) one for each of them.
            models.UniqueConstraint(fields=["tenant", "email_key", "shares_as"], name="lead_email_once"),
            models.UniqueConstraint(fields=["tenant", "external_id"], name="lead_external_id_once"),
        ]
        indexes = [
            # Only leads that will be looked at: the loop's cost follows the work, not the size of the table.
            models.Index(
                fields=["tenant", "next_look_at", "id"], condition=Q(next_look_at__isnull=False), name="lead_due"
            ),
            models.Index(fields=["tenant", "phone"], condition=Q(phone__isnull=False), name="lead_phone"),
            models.Index(fields=["tenant", "name_key"], condition=~Q(name_key=" "), name="lead_name"),
            models.Index(
                fields=["tenant", "merged_into"], condition=Q(merged_into__isnull=False), name="lead_merged_into"
            ),
            models.Index(fields=["tenant", "owner", "stage"], name="lead_owner"),
            models.Index(fields=["tenant", "account"], condition=Q(account__isnull=False), name="lead_account"),
            models.Index(fields=["tenant", "band", "-created_at"], condition=~Q(band=""), name="lead_band"),
            # The newest first is the primary key's own order: ids are UUIDv7. Each look writes to every index of its lead.
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """How people call the lead: the name, else the address, number or foreign id it is known by."""
        if self.stop_code == "erased":
            return f"Erased ({str(self.pk)[-6:]})"
        full = f"{self.first_name} {self.last_name}".strip()
        return full or self.email or self.phone or self.external_id or str(self.pk)

    @property
    def called(self) -> str:
        """First and last name in capitals, as two of them are compared; empty where there is none."""
        return " ".join(f"{self.first_name} {self.last_name}".split()).upper()

    @property
    def clock(self) -> Clock:
        """Which clock they live by, as far as anything says it."""
        return clock_of(self.time_zone, self.phone, self.country)

    @property
    def points(self) -> int | None:
        """The score that counts: the given one, else that of the rules; None where there is neither."""
        return self.rule_score if self.score is None else self.score

    @property
    def what_it_lacks(self) -> list[str] | None:
        """Of LACKS what is missing; None where it is open and was not looked at yet. Nothing is missing of a closed lead."""
        if not self.is_open:
            return []
        if self.lacks is None:
            return None
        return [*([] if self.owner_id else ["owner"]), *self.lacks.split()]

    @property
    def is_open(self) -> bool:
        return self.stage not in self.CLOSED_STAGES
