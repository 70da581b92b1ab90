"""A tenant's connection to the client's CRM, and which of its records are which of ours (mission A1, N3)."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from followups.crm.rules import RULES, RuleError, read_rules
from leads.models import Lead
from tenants.isolation import TenantForeignKey, TenantModel
from tenants.sealing import seal, unseal

KINDS = ("contacts", "deals", "notes", "tasks")


def validate_kinds(value: object) -> None:
    """A list of kinds of records, each known."""
    if not isinstance(value, list) or any(each not in KINDS for each in value):
        raise ValidationError(f"Give a list of some of: {', '.join(KINDS)}.")


def validate_rules(value: object) -> None:
    """A mapping of fields (followups.crm.rules)."""
    try:
        read_rules(value)
    except RuleError as error:
        raise ValidationError(str(error)) from None


def validate_stages(value: object) -> None:
    """{id of a stage in the CRM: stage of ours}."""
    if not isinstance(value, dict) or any(each not in Lead.Stage.values for each in value.values()):
        raise ValidationError(
            f'Give {{"id in the CRM": "stage here"}}; stages here are: {", ".join(Lead.Stage.values)}.'
        )


def validate_lifecycles(value: object) -> None:
    """{stage of ours: lifecycle stage of the CRM}."""
    if not isinstance(value, dict) or set(value) - set(Lead.Stage.values):
        raise ValidationError(f'Give {{"stage here": "value there"}}; stages here are: {", ".join(Lead.Stage.values)}.')


def validate_texts(value: object) -> None:
    """{text: text}."""
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise ValidationError('Give {"their e-mail address in the CRM": "their e-mail address here"}.')


def validate_list(value: object) -> None:
    """A list of texts."""
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValidationError('Give a list, like ["lead", "opportunity"].')


def all_kinds() -> list[str]:
    return list(KINDS)


def shipped_rules() -> list[dict]:
    return [dict(rule) for rule in RULES]


class CrmConnection(TenantModel):
    class Kind(models.TextChoices):
        HUBSPOT = "hubspot", "HubSpot"

    class TakesIn(models.TextChoices):
        KNOWN = "known", "only people who are leads here already"
        LIFECYCLE = "lifecycle", "contacts of the lifecycle stages named below"
        ALL = "all", "every contact"

    kind = models.CharField("CRM", max_length=20, choices=Kind, default=Kind.HUBSPOT)
    sealed = models.TextField(blank=True, editable=False, help_text="The token, encrypted.")
    portal = models.CharField(
        max_length=40, blank=True, editable=False, help_text="The account's number in the CRM, as the test found it."
    )
    is_active = models.BooleanField("switched on", default=True, help_text="Off: nothing is read and nothing written.")
    paused_because = models.CharField(max_length=400, blank=True, editable=False)

    pulls = models.JSONField(
        "from the CRM", default=all_kinds, blank=True, validators=[validate_kinds], help_text="What is read there."
    )
    pushes = models.JSONField(
        "to the CRM", default=all_kinds, blank=True, validators=[validate_kinds], help_text="What is written there."
    )
    takes_in = models.CharField(
        "new leads", max_length=10, choices=TakesIn, default=TakesIn.KNOWN,
        help_text="Which contacts become leads. Follow-up begins with each by your rules.",
    )  # fmt: skip
    lifecycles = models.JSONField(
        "lifecycle stages taken in", default=list, blank=True, validators=[validate_list],
        help_text='Internal names, like ["lead", "opportunity"].',
    )  # fmt: skip
    creates_contacts = models.BooleanField(
        default=True, help_text="Leads that the CRM does not know become contacts there."
    )
    creates_deals = models.BooleanField(
        default=False, help_text="A lead without a deal gets one, once its stage is one of those below."
    )
    fields = models.JSONField("mapping of fields", default=shipped_rules, validators=[validate_rules])
    stages = models.JSONField(
        "deal stages", default=dict, blank=True, validators=[validate_stages],
        help_text="Id of a deal stage in the CRM: stage here. Closed ones are won or lost by themselves.",
    )  # fmt: skip
    pipeline = models.CharField(
        max_length=80, blank=True, help_text="Id of the pipeline for new deals; empty: the first."
    )
    statuses = models.JSONField(
        "lead statuses", default=dict, blank=True, validators=[validate_stages],
        help_text="Value of the contact's lead status: stage here.",
    )  # fmt: skip
    lifecycle = models.JSONField(
        "lifecycle stages written", default=dict, blank=True, validators=[validate_lifecycles],
        help_text="Stage here: lifecycle stage that the contact is given. The CRM moves it forward alone.",
    )  # fmt: skip
    owners = models.JSONField(
        default=dict, blank=True, validators=[validate_texts],
        help_text="Only for people whose address differs: address in the CRM: address here.",
    )  # fmt: skip

    # How far it has come. `cursors`: {kind: followups.crm.port.Cursor as a dict}; the place in the changes feed.
    cursors = models.JSONField(default=dict, editable=False)
    position_xid = models.BigIntegerField(editable=False, default=0)
    position_row = models.UUIDField(default=UUID(int=2**128 - 1), editable=False)
    is_prepared = models.BooleanField(default=False, editable=False)
    next_run_at = models.DateTimeField(null=True, blank=True, editable=False)
    running_until = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False, help_text="Failed runs in a row.")
    error = models.CharField(max_length=400, blank=True, editable=False)
    last_run_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_ok_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_said = models.CharField(max_length=300, blank=True, editable=False)
    tested_at = models.DateTimeField(null=True, blank=True, editable=False)
    test_ok = models.BooleanField(null=True, blank=True, editable=False)
    test_say = models.CharField(max_length=500, blank=True, editable=False)
    known = models.JSONField(
        default=dict, editable=False, help_text="{stages: {id: name}, owners: [addresses]}, as the test found them."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        abstract = False
        verbose_name = "CRM connection"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "kind"], name="crm_connection_one"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.portal}".strip()

    @property
    def _bound_to(self) -> str:
        return f"{self.tenant_id}:{self.pk}"

    def token(self) -> str:
        """The access token in clear, "" where none is stored. Raises SealingError."""
        return unseal(self.sealed, bound_to=self._bound_to).get("token", "")

    def keep_token(self, token: str) -> None:
        """Seal this token and forget the other. Raises SealingError. Not saved."""
        self.sealed = seal({"token": token}, bound_to=self._bound_to) if token else ""


class CrmLinkQuerySet(models.QuerySet):
    def to_push(self, now: datetime) -> "CrmLinkQuerySet":
        """What waits to be written, the longest waiting first. Served by the index `crm_link_to_push`."""
        return self.filter(push_at__lte=now).order_by("push_at", "id")


class CrmLink(TenantModel):
    """One record of the CRM and what it is here. It holds none of the values: `base` has digests of what both sides agreed on."""

    class Kind(models.TextChoices):
        CONTACT = "contact"
        DEAL = "deal"
        NOTE = "note"
        TASK = "task"
        OPT_OUT = "opt_out", "Opt-out"

    class State(models.TextChoices):
        LINKED = "linked"
        MERGED = "merged", "merged into another in the CRM"
        GONE = "gone", "deleted in the CRM"

    connection = TenantForeignKey(CrmConnection, models.CASCADE, related_name="links")
    lead = TenantForeignKey(Lead, models.CASCADE, related_name="crm_links")
    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.LINKED)
    remote_id = models.CharField("id in the CRM", max_length=40, blank=True)
    local_id = models.UUIDField("id here", null=True, blank=True)
    base = models.JSONField(default=dict, help_text="{field: digest of the value that both sides had last}")
    facts = models.JSONField(default=dict, help_text="What a deal is: open or closed, and since when.")
    seen = models.BigIntegerField(default=0, help_text="When it was last changed in the CRM: milliseconds since 1970.")
    checked_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was last asked whether it is still there."
    )
    push_at = models.DateTimeField(null=True, blank=True, help_text="When it is to be written; empty: nothing waits.")
    attempts = models.PositiveSmallIntegerField(default=0)
    error_field = models.CharField(max_length=80, blank=True)
    error = models.CharField(max_length=400, blank=True)
    mend = models.CharField(max_length=300, blank=True, help_text="What mends it.")
    created_at = models.DateTimeField()

    # The number in the CRM stays after an erasure: by it the sync knows whom it must not bring back.
    PERSONAL = {"base": {}, "facts": {}, "error": "", "mend": "", "push_at": None}

    objects = ScopedManager(tenant="tenant_id", _manager_class=models.Manager.from_queryset(CrmLinkQuerySet))

    class Meta(TenantModel.Meta):
        abstract = False
        verbose_name = "CRM link"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["tenant", "connection", "kind", "remote_id"], condition=~Q(remote_id=""), name="crm_link_theirs"
            ),
            models.UniqueConstraint(fields=["tenant", "connection", "kind", "local_id"], name="crm_link_ours"),
        ]
        indexes = [
            models.Index(
                fields=["tenant", "push_at", "id"], condition=Q(push_at__isnull=False), name="crm_link_to_push"
            ),
            models.Index(fields=["tenant", "lead", "kind"], name="crm_link_of_lead"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.remote_id or '(not there yet)'}"
