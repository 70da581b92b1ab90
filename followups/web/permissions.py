"""The permission panel: for each channel the verdict that the sender asks for, in the words it gives (mission K1)."""

from dataclasses import dataclass

from leads.models import Lead
from suppression.asking import Recorded
from suppression.verdict import Channel, Verdict
from tenants.templatetags.naming import in_words


@dataclass(frozen=True, slots=True)
class Permission:
    """One channel. `why` holds everything that stands against it, gravest first, and how it could end."""

    channel: str
    channel_label: str
    allowed: bool
    why: str


def permissions_of(lead: Lead, recorded: Recorded) -> list[Permission]:
    """Every channel for the purpose of following up. No query."""
    verdicts = recorded.verdicts(Channel, "follow_up")[lead.pk]
    return [permission(verdicts[channel]) for channel in Channel]


def permission(verdict: Verdict) -> Permission:
    lines = [verdict.say] if verdict.allowed else [f"{reason.say} {reason.lift}" for reason in verdict.because]
    return Permission(verdict.channel, in_words(verdict.channel), verdict.allowed, " ".join(lines))
