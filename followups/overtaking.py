"""Whether the facts still lead to a message: asked when it is shown, when it is approved, and again when it is sent (J3)."""

from dataclasses import dataclass
from datetime import datetime

from followups.deciding_alone import Decided, decide_alone
from followups.engine.decision import Action, Decision
from followups.engine.due_times import leaves
from followups.engine.slots import Slot
from followups.models import FollowUp, Message
from followups.policies import CurrentPolicy, current_policy
from leads.models import Lead
from tenants.models import StopLevel, Tenant
from tenants.stops import stop_of

SENDING_STOPPED = "sending_stopped"  # among the reasons for review of a message: a stop held it


@dataclass(frozen=True, slots=True)
class Overtaken:
    """What made another step right: a code for the journal, and a sentence for people."""

    code: str
    say: str
    review: tuple[str, ...] = ()  # no other step, but a person is to see it first: the flags


@dataclass(frozen=True, slots=True)
class Standing:
    """What overtook a message, None while it stands; then what was decided for its lead."""

    overtaken: Overtaken | None
    decided: Decided | None = None

    def leaves(self, at: datetime) -> Slot:
        """When it may go out from `at` on: due time, hours, caps and mailbox by the facts as they are now."""
        known = self.decided
        return Slot(at, "") if known is None else leaves(known.decision, known.facts, known.policy, at)


def how_it_stands(
    tenant: Tenant, lead: Lead, message: Message, now: datetime, rules: CurrentPolicy | None = None
) -> Standing:
    """Whether the lead, decided now, still gets this very message. Call it inside the tenant's scope.

    `rules` are the latest, read where they are not given. Raises CannotDecide where a rule fails: the message
    stays where it is.
    """
    rules = rules or current_policy(tenant)
    if stopped := _stopped(tenant, message, rules):
        return Standing(stopped)
    follow_up = message.follow_up
    if follow_up.state != FollowUp.State.OPEN:
        return Standing(Overtaken("follow_up_over", follow_up.state_because or "Its follow-up is over."))
    decided = decide_alone(tenant, lead, now, rules)
    decision = decided.decision
    same = (decision.key, decision.asset) == (follow_up.key, follow_up.asset)
    if decision.action is Action.TOUCH and same:
        return Standing(_to_be_seen(message, decision), decided)
    return Standing(Overtaken(f"overtaken_by_{decision.rule}", decision.because))


def _stopped(tenant: Tenant, message: Message, rules: CurrentPolicy) -> Overtaken | None:
    """The switch that holds an approved message (D5): what a person approved by name is held by "all sending" alone."""
    if rules.stopped is None or message.state != Message.State.APPROVED:
        return None
    if rules.stopped is StopLevel.AUTOMATIC and message.approved_by_id is not None:
        return None
    stop = stop_of(tenant.pk)
    say = stop.say if stop else "Sending was stopped."
    return Overtaken("sending_stopped", say, (SENDING_STOPPED,))


def _to_be_seen(message: Message, decision: Decision) -> Overtaken | None:
    """What nobody has looked at, because no rule asked for it, and which the rules or the facts of today ask for."""
    if message.state != Message.State.APPROVED or message.approved_by_id is not None or not decision.review:
        return None
    return Overtaken("review_asked_for", "The rules now ask for a person to look at it first.", tuple(decision.review))
