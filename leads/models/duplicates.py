"""Leads that may be one person, and what was made of it: kept apart, or merged and taken apart again (mission A2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from leads.models.account import Account
from leads.models.lead import Lead
from tenants.isolation import TenantForeignKey, TenantModel


class DuplicatePair(TenantModel):
    """Two leads that look like one person. `lead_a` is the older one: ids are made in the order of time (UUIDv7)."""

    class State(models.TextChoices):
        OPEN = "open"
        MERGED = "merged"
        NOT_DUPLICATE = "not_duplicate", "Not the same person"

    lead_a = TenantForeignKey(Lead, models.PROTECT, related_name="+")
    lead_b = TenantForeignKey(Lead, models.PROTECT, related_name="+")
    because = models.JSONField(default=list, help_text="What they have in common: codes of leads.likeness.")
    holds = models.BooleanField(default=False, help_text="It is certain enough to hold the younger one.")
    found_at = models.DateTimeField()
    state = models.CharField(max_length=15, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "lead_a", "lead_b"], name="duplicate_pair_once"),
            models.CheckConstraint(condition=Q(lead_a__lt=models.F("lead_b")), name="duplicate_pair_older_first"),
        ]
        indexes = [
            models.Index(
                fields=["tenant", "holds", "found_at", "id"], condition=Q(state="open"), name="duplicate_pair_open"
            ),
            models.Index(fields=["tenant", "lead_b"], name="duplicate_pair_of_younger"),
        ]

    def __str__(self) -> str:
        return f"{self.lead_a_id} and {self.lead_b_id}"


class LeadMerge(TenantModel):
    """One lead has become part of another: everything that is needed to take them apart again."""

    lead = TenantForeignKey(Lead, models.PROTECT, related_name="merges", help_text="The one that stays.")
    merged = TenantForeignKey(Lead, models.PROTECT, related_name="merged_as")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    through = models.CharField(max_length=120, blank=True, help_text="The page, the API key.")
    changes = models.JSONField(default=dict, help_text="{model: {id: {column: [before, after]}}}")
    moved = models.JSONField(default=dict, help_text="{model: [ids of the rows that were the merged one's]}")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    PERSONAL = {"changes": {}}

    class Meta(TenantModel.Meta):
        abstract = False
        verbose_name = "merge"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["tenant", "merged"], condition=Q(undone_at=None), name="lead_merge_once_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "lead", "-at"], name="lead_merge_of_lead")]

    def __str__(self) -> str:
        return f"{self.merged_id} into {self.lead_id}"


class AccountMerge(TenantModel):
    """One company has become part of another."""

    account = TenantForeignKey(Account, models.PROTECT, related_name="merges", help_text="The one that stays.")
    merged = TenantForeignKey(Account, models.PROTECT, related_name="merged_as")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    leads = models.JSONField(default=list, help_text="Ids of the leads that were the merged one's.")
    companies = models.JSONField(default=list, help_text="Ids of the companies that had become part of it before.")
    owner_taken = models.BooleanField(default=False, help_text="The one that stays had no owner and took this one's.")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta(TenantModel.Meta):
        abstract = False
        verbose_name = "merge of companies"
        verbose_name_plural = "merges of companies"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["tenant", "merged"], condition=Q(undone_at=None), name="account_merge_once_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "account", "-at"], name="account_merge_of_account")]

    def __str__(self) -> str:
        return f"{self.merged_id} into {self.account_id}"


class AccountsApart(TenantModel):
    """Two companies that look alike and are not the same: somebody has said so. `account_a` is the older one."""

    account_a = TenantForeignKey(Account, models.CASCADE, related_name="+")
    account_b = TenantForeignKey(Account, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta(TenantModel.Meta):
        abstract = False
        verbose_name = "companies kept apart"
        verbose_name_plural = "companies kept apart"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "account_a", "account_b"], name="accounts_apart_once"),
            models.CheckConstraint(condition=Q(account_a__lt=models.F("account_b")), name="accounts_apart_older_first"),
        ]
        indexes = [models.Index(fields=["tenant", "account_b"], name="accounts_apart_of_younger")]

    def __str__(self) -> str:
        return f"{self.account_a_id} and {self.account_b_id}"
