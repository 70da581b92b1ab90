"""Moving leads that are on the way to another version of the rules: first shown, then done by a person who says why."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from followups.engine.decide import decide
from followups.engine.decision import Action, Decision, ExitReason
from followups.engine.facts import Facts
from followups.engine.policy import Policy
from followups.engine.versions import pinned
from followups.fact_finding import find_facts
from followups.models import Enrollment, FollowUp, Message, PolicyVersion
from followups.pinning import Rules, rules_of
from followups.policies import read_version
from leads.journal import entry, record_many
from leads.models import Event, Lead
from leads.reasons import stated
from leads.refusals import Refused
from leads.waking import wake
from tenants.models import Tenant, User

MOST = 500  # leads moved in one go
ENDS = {Action.STOP, Action.DISPOSE, Action.NONE}


@dataclass(frozen=True, slots=True)
class Move:
    """What moving one lead would change. `refused` says why it cannot be moved, `warning` what it would lose."""

    enrollment: Enrollment
    before: Decision | None = None
    after: Decision | None = None
    refused: str = ""
    warning: str = ""

    @property
    def changes(self) -> bool:
        """Whether its next step, or the date of that, would be another."""
        if self.before is None or self.after is None:
            return True
        return _step(self.before) != _step(self.after)

    @property
    def is_other_work(self) -> bool:
        """Whether it would be another piece of work, and not just another date."""
        return self.before is not None and self.after is not None and _work(self.before) != _work(self.after)


def to_move(target: PolicyVersion) -> QuerySet[Enrollment]:
    """The running enrollments that another version than the target holds for, the longest running first."""
    rows = Enrollment.objects.filter(tenant=target.tenant_id, ended_at=None).exclude(policy=target)
    return rows.exclude(lead__stage__in=Lead.CLOSED_STAGES).select_related("lead", "policy").order_by("pk")


def preview_move(tenant: Tenant, target: PolicyVersion, rows: Sequence[Enrollment], now: datetime) -> list[Move]:
    """What moving these would change, in their order; nothing is written. Queries do not grow with the rows.

    Raises Refused where the target is a draft.
    """
    _must_hold(target)
    facts = find_facts(tenant, [row.lead for row in rows], now)
    rules, then = rules_of(tenant, facts.values()), read_version(tenant, target)
    return [_preview(row, facts[row.lead_id], rules, then, now) for row in rows]


def move(
    tenant: Tenant, target: PolicyVersion, ids: Collection[UUID], *, because: str, user: User, now: datetime
) -> tuple[int, list[str]]:
    """Let the target hold for these running enrollments; how many were moved, and why others were not.

    Each is journalled with who and why, and its lead is decided again. Raises Refused where the target is a draft, no
    reason is given or there are more than MOST.
    """
    _must_hold(target)
    because = stated(because, "why")
    if len(ids) > MOST:
        raise Refused({"": f"At most {MOST} leads are moved in one go; these are {len(ids)}."})
    leads = to_move(target).filter(pk__in=ids).values("lead_id")
    # The leads' rows first, in one order: what a look, a note or a person does with them waits or is seen.
    locked = Lead.objects.select_for_update(of=("self",)).filter(pk__in=leads)
    list(locked.order_by("pk").values_list("pk", flat=True))
    found = list(to_move(target).filter(pk__in=ids))
    lines = preview_move(tenant, target, found, now)
    refused = [f"{line.enrollment.lead}: {line.refused}" for line in lines if line.refused]
    lines = [line for line in lines if not line.refused]
    rows = [line.enrollment for line in lines]
    Enrollment.objects.filter(pk__in=[row.pk for row in rows]).update(policy=target)
    _overtake([line.enrollment.lead_id for line in lines if line.is_other_work], target, now)
    record_many([_told(tenant, row, target, because, user, now) for row in rows])
    wake(tenant, [row.lead_id for row in rows], now)
    return len(rows), refused


def _overtake(lead_ids: Collection[UUID], target: PolicyVersion, now: datetime) -> None:
    """What the earlier version has prepared gives way, drafts included; the next look makes what this one says."""
    because = f"Moved to version {target.number} of the rules."
    over = FollowUp.objects.open().filter(lead__in=lead_ids)
    Message.objects.live().filter(follow_up__in=over).update(
        state=Message.State.OVERTAKEN, state_at=now, state_because=because
    )
    over.update(state=FollowUp.State.OVERTAKEN, state_at=now, state_because=because, draft_at=None)


def _must_hold(target: PolicyVersion) -> None:
    if target.state != PolicyVersion.State.PUBLISHED:
        raise Refused({"": "This version is a draft: it may change. Publish it, then move leads to it."})


def _preview(row: Enrollment, facts: Facts, rules: Rules, target: Policy, now: datetime) -> Move:
    if why := _why_not(row, target):
        return Move(row, refused=why)
    try:
        before = decide(facts, rules.of(facts), now)
        after = decide(facts, pinned(rules.policy, target, row.cadence), now)
    except Exception as error:  # noqa: BLE001 -- whatever a rule does, the others are shown
        return Move(row, refused=f"It cannot be decided: {type(error).__name__}: {error}")
    return Move(row, before, after, warning=_warning(before, after))


def _why_not(row: Enrollment, target: Policy) -> str:
    if row.cadence and row.cadence not in [cadence.key for cadence in target.cadences]:
        return (
            f"This version has no cadence “{row.cadence}”. Put the lead on another cadence, or let it go on as it is."
        )
    return ""


def _warning(before: Decision, after: Decision) -> str:
    if after.exit is ExitReason.STEPS_DONE and before.exit is not ExitReason.STEPS_DONE:
        return "Its cadence would have no step left."
    if (after.exit and not before.exit) or (after.action in ENDS and before.action not in ENDS):
        return "Its follow-up would end."
    if before.action is Action.TOUCH and after.action is not Action.TOUCH:
        return "It would get no further message for now."
    return ""


def _step(decision: Decision) -> tuple:
    return (*_work(decision), decision.due_at, decision.exit)


def _work(decision: Decision) -> tuple:
    """What makes a next step another one, its date aside."""
    named = decision.action, decision.key, decision.kind, decision.channel, decision.template
    return *named, decision.title, decision.ask, decision.brings


def _told(tenant: Tenant, row: Enrollment, target: PolicyVersion, because: str, user: User, now: datetime) -> Event:
    before = row.policy.number if row.policy else None
    data = {"from": before, "to": target.number, "cadence": row.cadence, "because": because}
    text = f"Moved from {f'version {before}' if before else 'the shipped rules'} to version {target.number}: {because}"
    return entry(
        tenant, row.lead, Event.Kind.VERSION_MOVED, at=now, now=now, actor=Event.Actor.PERSON, user=user, text=text, data=data
    )  # fmt: skip
