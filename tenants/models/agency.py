"""Agencies, their tenants (one client pipeline each) and who may work in which."""

from zoneinfo import available_timezones

import uuid_utils.compat
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from tenants.alert_addresses import validate_alert_webhook
from tenants.models.stop import StopsSending
from tenants.models.user import User


def validate_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(f"“{name}” is no IANA time zone. Write it like Europe/Berlin or America/New_York.")


class Agency(StopsSending):
    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    name = models.CharField(max_length=120)
    slug = models.SlugField(unique=True)
    shares_opt_outs = models.BooleanField(
        default=False,
        help_text="An opt-out or complaint that comes back by mail holds for every client of the agency.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name


class TenantQuerySet(models.QuerySet):
    def of_user(self, user: User) -> "TenantQuerySet":
        """The active tenants a person may work in, directly or through the whole agency."""
        mine = Membership.objects.filter(user=user)
        direct, whole = mine.filter(tenant__isnull=False), mine.filter(tenant__isnull=True)
        return self.filter(
            Q(pk__in=direct.values("tenant_id")) | Q(agency_id__in=whole.values("agency_id")), is_active=True
        )


class Tenant(StopsSending):
    """One client's pipeline: its own leads, rules, templates and name."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="tenants")
    name = models.CharField(max_length=120)
    slug = models.SlugField(unique=True, help_text="Part of the address: /t/<slug>/")
    is_active = models.BooleanField(default=True)
    time_zone = models.CharField(max_length=60, default="UTC", validators=[validate_time_zone])
    language = models.CharField(max_length=10, default="en")
    country = models.CharField(
        max_length=2, blank=True, help_text="ISO 3166 code; how national phone numbers are read."
    )
    default_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text="Who owns what nobody else owns."
    )
    sender_name = models.CharField(max_length=120)
    sender_email = models.EmailField(help_text="Messages are sent from this address.")
    postal_address = models.CharField(
        max_length=300, blank=True, help_text="Stands under every follow-up, as the law asks."
    )
    accent = models.CharField(max_length=7, blank=True, help_text="Brand colour for pages the lead sees, like #2b6cb0.")
    # Retention (K5).
    keep_closed_days = models.PositiveIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(30)],
        help_text="Leads that were closed longer ago are erased. Empty: they are kept.",
    )
    keep_payloads_days = models.PositiveIntegerField(
        null=True,
        blank=True,
        default=180,
        validators=[MinValueValidator(7)],
        help_text="What came in is kept as received for so long. Empty: it is kept.",
    )
    alert_webhook = models.CharField(
        max_length=500,
        blank=True,
        validators=[validate_alert_webhook],
        help_text="Alerts are also posted here: the address of a Slack-compatible incoming webhook. Treat it as a password.",
    )
    # The versions that hold now (leads.publishing): who captures or looks knows without asking whether there are any.
    scoring_profile = models.UUIDField(null=True, editable=False)
    routing_rules = models.UUIDField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TenantQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a member may do; each includes what stands before it."""

    VIEWER = "viewer"
    REP = "rep"
    MANAGER = "manager"
    OWNER = "owner"

    def covers(self, needed: "Role") -> bool:
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(needed)


class Membership(models.Model):
    """A person's role in one tenant, or, without a tenant, in all of the agency's (mission N1)."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="memberships")
    tenant = models.ForeignKey(Tenant, models.CASCADE, null=True, blank=True, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "tenant"], name="membership_once"),
            models.UniqueConstraint(fields=["user", "agency"], condition=Q(tenant=None), name="membership_agency_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user} is {self.role} of {self.tenant or self.agency}"

    def clean(self) -> None:
        if self.tenant and self.tenant.agency_id != self.agency_id:
            raise ValidationError({"tenant": "This tenant belongs to another agency."})


def role_of(user: User, tenant: Tenant) -> Role | None:
    """The person's strongest role in a tenant; None where it is not theirs to see."""
    rows = Membership.objects.filter(Q(tenant=tenant) | Q(tenant=None, agency_id=tenant.agency_id), user=user)
    roles = [Role(role) for role in rows.values_list("role", flat=True)]
    return max(roles, key=list(Role).index, default=None)


def members_of(tenant: Tenant) -> models.QuerySet[User]:
    """Everybody who may own leads in a tenant, by name."""
    rows = Membership.objects.filter(Q(tenant=tenant) | Q(tenant=None, agency_id=tenant.agency_id)).exclude(
        role=Role.VIEWER
    )
    return User.objects.filter(pk__in=rows.values("user_id"), is_active=True).order_by("name", "email")
