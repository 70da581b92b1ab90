"""Whether the facts still lead to a message: asked when it is shown, when it is approved, and again when it is sent (J3)."""

from dataclasses import dataclass
from datetime import datetime

from followups.engine.decide import decide
from followups.engine.decision import Action
from followups.engine.policy import Policy
from followups.fact_finding import find_facts
from followups.models import FollowUp, Message
from leads.models import Lead
from tenants.models import Tenant


@dataclass(frozen=True, slots=True)
class Overtaken:
    """What made another step right: a code for the journal, and a sentence for people."""

    code: str
    say: str


def what_overtook(tenant: Tenant, lead: Lead, message: Message, policy: Policy, now: datetime) -> Overtaken | None:
    """None while the lead, decided now, still gets this very message. Call it inside the tenant's scope."""
    follow_up = message.follow_up
    if follow_up.state != FollowUp.State.OPEN:
        return Overtaken("follow_up_over", follow_up.state_because or "Its follow-up is over.")
    decision = decide(find_facts(tenant, [lead], now)[lead.pk], policy, now)
    if decision.action is Action.TOUCH and (decision.key, decision.asset) == (follow_up.key, follow_up.asset):
        return None
    return Overtaken(f"overtaken_by_{decision.rule}", decision.because)
