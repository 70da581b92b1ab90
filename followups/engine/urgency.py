"""What makes a lead urgent: it is looked at each working day, and what it showed interest in is taken up at once (F3).

Urgency moves looks and the task about their interest. It moves no message, and nothing past a stop, a closed hour or a cap.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from followups.engine.facts import Facts
from followups.engine.history import past_of
from followups.engine.policy import Policy
from followups.engine.timing import days_after
from followups.engine.wording import counted

BURST = 3  # visits and downloads …
BURST_WITHIN = timedelta(hours=48)
TOGETHER = 2  # people of one account, this lead among them or not, …
TOGETHER_WITHIN = timedelta(days=7)
RENEWAL_DAYS = 30


@dataclass(frozen=True, slots=True)
class Urgency:
    """Why, and since when."""

    because: str
    since: datetime


def urgency(facts: Facts, policy: Policy, now: datetime) -> Urgency | None:
    """The first thing that makes this lead urgent now; None for most."""
    if len(facts.interactions) < BURST and facts.account is None and facts.lead.renews_at is None:
        return None
    return _burst(facts, now) or _together(facts, now) or _renewal(facts, policy, now)


def _burst(facts: Facts, now: datetime) -> Urgency | None:
    signals = past_of(facts, now).signals
    if len(signals) < BURST:
        return None
    recent = sorted(item.at for item in signals if now - item.at <= BURST_WITHIN)
    if len(recent) < BURST:
        return None
    return Urgency(f"They have come {counted(len(recent), 'time')} within two days.", recent[BURST - 1])


def _together(facts: Facts, now: datetime) -> Urgency | None:
    if facts.account is None or not facts.account.colleagues:
        return None
    active = [
        colleague.last_sign_at
        for colleague in facts.account.colleagues
        if colleague.last_sign_at is not None and timedelta() <= now - colleague.last_sign_at <= TOGETHER_WITHIN
    ]
    sign = past_of(facts, now).sign
    if sign is not None and now - sign.at <= TOGETHER_WITHIN:
        active.append(sign.at)
    if len(active) < TOGETHER:
        return None
    return Urgency(
        f"{len(active)} people of their company have been active within a week.", sorted(active)[TOGETHER - 1]
    )


def _renewal(facts: Facts, policy: Policy, now: datetime) -> Urgency | None:
    ends = facts.lead.renews_at
    if ends is None or ends <= now:
        return None
    since = days_after(ends, -RENEWAL_DAYS, policy.calendar)
    return Urgency(f"Their contract ends within {counted(RENEWAL_DAYS, 'day')}.", since) if since <= now else None
