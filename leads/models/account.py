"""A lead's company."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from tenants.isolation import TenantForeignKey, TenantModel


class Account(TenantModel):
    name = models.CharField(max_length=200)
    # A column, and not an index on upper(name): row-level security keeps functions that are not leak-proof out of
    # index scans.
    name_key = models.GeneratedField(
        expression=Upper("name"), output_field=models.CharField(max_length=400), db_persist=True
    )
    domain = models.CharField(max_length=253, blank=True, help_text="The company's mail domain; never a free-mail one.")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    merged_into = TenantForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="also_known_as",
        help_text="The company that this is another name or domain of.",
    )  # fmt: skip
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "domain"], condition=~Q(domain=""), name="account_domain_once"),
        ]
        indexes = [
            models.Index(fields=["tenant", "name_key"], name="account_name"),
            models.Index(
                fields=["tenant", "merged_into"], condition=Q(merged_into__isnull=False), name="account_merged_into"
            ),
        ]

    def __str__(self) -> str:
        return self.name
