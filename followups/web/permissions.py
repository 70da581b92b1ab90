"""The permission panel: for each channel the verdict that the sender asks for, in the words it gives (mission K1)."""

from dataclasses import dataclass
from datetime import datetime

from followups.contacts import contact_of
from leads.models import Lead
from suppression.asking import may_contact_many
from suppression.verdict import Channel, Verdict
from tenants.models import Tenant
from tenants.templatetags.naming import in_words


@dataclass(frozen=True, slots=True)
class Permission:
    """One channel. `why` holds everything that stands against it, gravest first, and how it could end."""

    channel: str
    channel_label: str
    allowed: bool
    why: str


def permissions_of(tenant: Tenant, lead: Lead, now: datetime) -> list[Permission]:
    """Every channel for the purpose of following up. Two queries."""
    verdicts = may_contact_many(tenant, [contact_of(lead)], Channel, "follow_up", now)
    return [permission(verdicts[lead.pk, channel]) for channel in Channel]


def permission(verdict: Verdict) -> Permission:
    lines = [verdict.say] if verdict.allowed else [f"{reason.say} {reason.lift}" for reason in verdict.because]
    return Permission(verdict.channel, in_words(verdict.channel), verdict.allowed, " ".join(lines))
