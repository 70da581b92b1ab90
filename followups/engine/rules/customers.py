"""After the sale: the owner's tasks while a contract runs (E1). Won is a stop for messages, so there are none."""

from dataclasses import replace
from datetime import datetime

from followups.engine.choosing import Run
from followups.engine.decision import Decision, ExitReason
from followups.engine.facts import Facts, Track
from followups.engine.policy import Policy, When
from followups.engine.progress import Ahead, progress
from followups.engine.rules.cadence import take


def after_the_sale(facts: Facts, policy: Policy, now: datetime) -> Decision | None:
    """The next task of the cadence that a contract starts, None where there is none; the end of the contract ends it."""
    ends, since = facts.lead.renews_at, facts.lead.stage_since
    if ends is None or ends <= now or since > now:
        return None
    for cadence in policy.cadences:
        if cadence.track is not Track.POST_CLOSE or not any(start.when is When.CONTRACT for start in cadence.starts):
            continue
        running = facts.enrollment is not None and facts.enrollment.cadence == cadence.key
        if not cadence.enabled and not running:
            continue
        run = Run(cadence, When.CONTRACT, f"{facts.lead.id}:won:{since:%Y-%m-%d}", since)
        found = progress(facts, policy, run, now)
        if isinstance(found, Ahead) and found.planned.step.kind == "task" and found.due < ends:
            decision = take(facts, policy, now, found, rule="closed")
            return decision if running else replace(decision, exit=ExitReason.WON)
    return None
