"""Won and lost leads."""

from datetime import datetime

from followups.engine.decision import Action, Decision, ExitReason
from followups.engine.facts import Facts, Stage
from followups.engine.policy import Policy
from followups.engine.wording import name_of


def closed(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """A closed lead has no next look; a track that still runs ends with the stage (E3)."""
    if facts.lead.stage.is_open:
        return "The lead is open."
    won = facts.lead.stage is Stage.WON
    running = facts.enrollment is not None
    return Decision(
        action=Action.NONE,
        rule="closed",
        because=f"{name_of(facts)} is {'won' if won else 'lost'}: there is nothing left to follow up.",
        next_look_at=None,
        next_look_because="A closed lead is looked at again only when it is reopened.",
        exit=(ExitReason.WON if won else ExitReason.LOST) if running else None,
    )
