"""Questions to a person that come back: a settled key never fires again, so each asking has a key of its own."""

from datetime import datetime

from followups.engine.facts import Facts
from followups.engine.policy import Policy
from followups.engine.timing import days_after


def asked_again(
    facts: Facts, policy: Policy, now: datetime, key: str, every: int | None = None
) -> tuple[str | None, datetime | None]:
    """The key to ask under now, or None and when to ask again.

    The first asking has `key`, the second "`key`:2" and so on; between two lie `every` days
    (`idle_look_days` when None), so that an answer
    which changed nothing does not let the lead be forgotten (D1).
    """
    if not facts.settled:
        return key, None
    number, settled = 1, facts.settled.get(key)
    last = settled
    while settled is not None:
        last = settled
        number += 1
        settled = facts.settled.get(f"{key}:{number}")
    if last is None:
        return key, None
    again_at = days_after(last.at, max(policy.idle_look_days if every is None else every, 1), policy.calendar)
    if again_at > now:
        return None, again_at
    return f"{key}:{number}", None
