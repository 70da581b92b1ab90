"""When a dormant lead is looked at again (E5)."""

from datetime import datetime

from followups.engine.facts import Facts
from followups.engine.policy import Policy
from followups.engine.timing import days_after, next_open


def revisit_at(facts: Facts, policy: Policy, since: datetime) -> datetime:
    """The date that a person or the lead has named, else the tenant's `revisit_days` after `since`; in business hours."""
    named = facts.lead.revisit_at
    if named is not None and named > since:
        return next_open(named, policy.calendar)
    return next_open(days_after(since, max(policy.no_response.revisit_days, 1), policy.calendar), policy.calendar)
