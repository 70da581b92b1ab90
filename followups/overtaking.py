"""Whether the facts still lead to a message: asked when it is shown, when it is approved, and again when it is sent (J3)."""

from dataclasses import dataclass
from datetime import datetime

from followups.deciding_alone import decide_alone
from followups.engine.decision import Action
from followups.models import FollowUp, Message
from followups.policies import CurrentPolicy
from leads.models import Lead
from tenants.models import Tenant


@dataclass(frozen=True, slots=True)
class Overtaken:
    """What made another step right: a code for the journal, and a sentence for people."""

    code: str
    say: str


def what_overtook(
    tenant: Tenant, lead: Lead, message: Message, now: datetime, rules: CurrentPolicy | None = None
) -> Overtaken | None:
    """None while the lead, decided now, still gets this very message. Call it inside the tenant's scope.

    `rules` are the latest, read where they are not given. Raises CannotDecide where a rule fails: the message stays where it is.
    """
    follow_up = message.follow_up
    if follow_up.state != FollowUp.State.OPEN:
        return Overtaken("follow_up_over", follow_up.state_because or "Its follow-up is over.")
    decision = decide_alone(tenant, lead, now, rules).decision
    if decision.action is Action.TOUCH and decision.key == follow_up.key:
        return None
    return Overtaken(f"overtaken_by_{decision.rule}", decision.because)
