"""Message templates, versioned and approved by somebody other than their author (mission J2). Only approved ones are sent."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from tenants.isolation import TenantModel


class TemplateQuerySet(models.QuerySet):
    def approved(self) -> "TemplateQuerySet":
        return self.filter(state=Template.State.APPROVED)


class Template(TenantModel):
    class State(models.TextChoices):
        DRAFT = "draft"
        SUBMITTED = "submitted"
        APPROVED = "approved"
        REJECTED = "rejected"
        RETIRED = "retired"

    key = models.SlugField(max_length=80, db_index=False, help_text="What a cadence's step names.")
    language = models.CharField(max_length=10, default="en")
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    subject = models.CharField(max_length=200)
    body = models.TextField(help_text="Placeholders in double braces: see followups.drafting.placeholders.")
    brings = models.CharField(max_length=200, help_text="What is new in it for the lead.")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        help_text="Empty: shipped with the product.",
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    rejected_because = models.CharField(max_length=300, blank=True, help_text="What its author is to mend.")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(tenant="tenant_id", _manager_class=models.Manager.from_queryset(TemplateQuerySet))

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "key", "language", "version"], name="template_version_once"),
            models.UniqueConstraint(
                fields=["tenant", "key", "language"], condition=Q(state="approved"), name="template_one_approved"
            ),
            models.CheckConstraint(
                condition=Q(author__isnull=True) | Q(approved_by__isnull=True) | ~Q(author=models.F("approved_by")),
                name="template_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.language}, version {self.version})"
