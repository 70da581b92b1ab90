"""A lead's life under a virtual clock: decisions are applied, messages go out when they are due."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from followups.engine.decide import decide
from followups.engine.decision import Action, Decision
from followups.engine.due_times import leaves
from followups.engine.facts import Enrollment, Facts, OpenFollowUp, Settled, Touch
from followups.engine.policy import Policy


@dataclass
class Replay:
    facts: Facts
    policy: Policy
    now: datetime
    outage: tuple[datetime, datetime] | None = None  # nothing runs in between
    decisions: list[tuple[datetime, Decision]] = field(default_factory=list)
    sent: list[tuple[datetime, Decision]] = field(default_factory=list)

    def until(self, end: datetime, events: Callable[[datetime], None] | None = None) -> "Replay":
        """Run up to `end`; `events` is called before each look and may change `facts`."""
        for _ in range(2000):
            if events is not None:
                events(self.now)
            decision = decide(self.facts, self.policy, self.now)
            self.decisions.append((self.now, decision))
            woken = self._apply(decision)
            if decision.next_look_at is None:
                return self
            if woken:
                self.now += timedelta(seconds=1)
                continue
            assert decision.next_look_at > self.now
            self.now = self._after_outage(min(decision.next_look_at, self._leaves(decision)))
            if self.now > end:
                return self
        raise AssertionError(f"2000 looks and still at {self.now}")

    def _after_outage(self, at: datetime) -> datetime:
        if self.outage and self.outage[0] <= at < self.outage[1]:
            return self.outage[1]
        return at

    def _apply(self, decision: Decision) -> bool:
        """Change the facts as the decision says; True when that wakes the lead."""
        facts = self.facts
        if decision.exit is not None:
            facts = replace(
                facts, enrollment=None, lead=replace(facts.lead, exit_reason=decision.exit.value, exited_at=self.now)
            )
        if decision.track is not None and (facts.enrollment is None or facts.enrollment.track is not decision.track):
            facts = replace(facts, enrollment=Enrollment(decision.track, decision.cadence, self.now, decision.trigger))
        if decision.stage_to is not None:
            facts = replace(facts, lead=replace(facts.lead, stage=decision.stage_to, stage_since=self.now))
        current = None
        if decision.key and decision.action in (Action.TOUCH, Action.TASK):
            assert decision.due_at is not None
            old = facts.open_follow_up
            kept = old is not None and old.key == decision.key
            current = OpenFollowUp(
                decision.key,
                decision.due_at,
                decision.kind,
                old.created_at if kept and old is not None else self.now,
                escalated=(old.escalated if kept and old is not None else 0) + decision.escalate,
                asset=decision.asset,
            )
        self.facts = replace(facts, open_follow_up=current)
        if decision.action is Action.TOUCH and self._leaves(decision) <= self.now:
            self._send(decision)
            return True
        return False

    def _leaves(self, decision: Decision) -> datetime:
        if decision.action is not Action.TOUCH:
            return decision.next_look_at or self.now
        return leaves(decision, self.facts, self.policy, self.now).at

    def _send(self, decision: Decision) -> None:
        assert decision.track is not None
        assert decision.reason is not None
        assert decision.channel is not None
        touch = Touch(
            at=self.now,
            kind=decision.kind,
            track=decision.track,
            step=decision.step or None,
            reason=decision.reason.value,
            channel=decision.channel,
            asset=decision.asset,
            angle=decision.template,
        )
        self.sent.append((self.now, decision))
        self.facts = replace(
            self.facts,
            touches=(touch, *self.facts.touches),
            settled={**self.facts.settled, decision.key: Settled("done", self.now)},
            open_follow_up=None,
        )

    def settle(self, state: str = "done") -> None:
        """A person finishes the open follow-up."""
        current = self.facts.open_follow_up
        assert current is not None
        self.facts = replace(
            self.facts, settled={**self.facts.settled, current.key: Settled(state, self.now)}, open_follow_up=None
        )
