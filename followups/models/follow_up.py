"""The next action of a lead: dated, owned, with one reason and one ask (mission D6). A lead has at most one open."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from followups.models.enrollment import Enrollment
from leads.models import Lead
from tenants.isolation import TenantForeignKey, TenantModel, tenant_of_its_parent


class FollowUpQuerySet(models.QuerySet):
    def open(self) -> "FollowUpQuerySet":
        return self.filter(state=FollowUp.State.OPEN)

    def to_draft(self, now: datetime) -> "FollowUpQuerySet":
        """Touches whose draft is due to be written, soonest due first. Served by the index `follow_up_to_draft`."""
        return self.open().filter(draft_at__lte=now).order_by("draft_at", "id")


class FollowUp(TenantModel):
    class State(models.TextChoices):
        OPEN = "open"
        DONE = "done"
        SKIPPED = "skipped"  # on purpose, for a stated reason
        OVERTAKEN = "overtaken"  # something happened that makes another step right

    tenant = tenant_of_its_parent()
    lead = TenantForeignKey(Lead, models.PROTECT, related_name="follow_ups")
    enrollment = TenantForeignKey(Enrollment, models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    is_touch = models.BooleanField(help_text="A message of ours; otherwise work for a person.")

    # What, from the decision; the words are fixed when it is made.
    key = models.CharField(max_length=250, help_text="Which piece of work: Decision.key.")
    rule = models.CharField(max_length=80)
    reason = models.CharField(max_length=30)
    because = models.CharField(max_length=500)
    evidence = models.JSONField(default=list, help_text="[{kind, id, at, words}]")
    kind = models.CharField(max_length=20)
    channel = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=500, help_text="The work in one line.")
    ask = models.CharField(
        max_length=500, help_text="Of a message its one ask; of a task what the owner is asked to do."
    )
    brings = models.CharField(max_length=300, blank=True)
    template = models.CharField(max_length=80, blank=True)
    asset = models.CharField(max_length=80, blank=True, help_text="Key of the asset that it brings (D6).")
    max_words = models.PositiveIntegerField(null=True)
    step = models.CharField(max_length=80, blank=True)
    track = models.CharField(max_length=20, blank=True)
    review = models.JSONField(default=list, help_text="Why a person must decide (D4).")

    # When.
    due_at = models.DateTimeField()
    due_because = models.CharField(max_length=300, blank=True, help_text="Why it is not earlier.")
    due_fixed = models.BooleanField(default=False, help_text="Set by a person: the machine keeps it.")
    draft_at = models.DateTimeField(
        null=True, blank=True, help_text="When its draft is to be written; empty once written or for tasks."
    )
    draft_attempts = models.PositiveSmallIntegerField(default=0)
    draft_error = models.TextField(blank=True)
    created_at = models.DateTimeField()

    # What became of it.
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    state_at = models.DateTimeField(null=True, blank=True)
    state_because = models.CharField(max_length=300, blank=True)
    done_with = models.UUIDField(null=True, blank=True, help_text="The event that shows it was done.")
    escalated = models.PositiveSmallIntegerField(default=0, help_text="How often its being overdue was reported.")

    PERSONAL = {
        **dict.fromkeys(("because", "title", "ask", "brings", "due_because", "draft_error", "state_because"), ""),
        "evidence": [],
    }

    objects = ScopedManager(tenant="tenant_id", _manager_class=models.Manager.from_queryset(FollowUpQuerySet))

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "lead"], condition=Q(state="open"), name="follow_up_one_open"),
            # The same piece of work is not done twice, however often the lead is looked at; only what was overtaken may return.
            models.UniqueConstraint(
                fields=["tenant", "lead", "key"], condition=~Q(state="overtaken"), name="follow_up_key_once"
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "due_at"], condition=Q(state="open"), name="follow_up_due"),
            models.Index(fields=["tenant", "owner", "due_at"], condition=Q(state="open"), name="follow_up_of_owner"),
            models.Index(
                fields=["tenant", "draft_at", "id"],
                condition=Q(state="open", draft_at__isnull=False),
                name="follow_up_to_draft",
            ),
        ]

    def __str__(self) -> str:
        return self.title
