"""The response clock: how long a lead waits for a person, in the tenant's hours, and what follows when it is late (A4).

It hangs on the look: a wait that runs has its lead looked at no later than when it is over.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from followups.alerting.alerts import ALERT_JOB
from followups.engine import facts as engine
from followups.engine.decision import Action, Decision
from followups.engine.history import is_reply
from followups.engine.policy import Calendar
from followups.engine.timing import business_time_after, business_time_between
from followups.models import Alert, ResponseClock
from leads.assigning import by_rules, routing
from leads.journal import record
from leads.models import Event, Lead
from leads.routing.rules import Response
from leads.stopping import reassign
from tenants.batches import AnyOf, defaults_of, insert_many, update_many
from tenants.enqueueing import enqueue
from tenants.models import Tenant, User

KIND = "response_late"  # of the alert
LONG_PAST = timedelta(days=1)  # who waited longer when the clock was set up is not told of all at once
CLOCK, ALERT = defaults_of(ResponseClock), defaults_of(Alert)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wait:
    """The lead has done something that a person is to answer."""

    event_id: str
    since: datetime


def waits_for(facts: engine.Facts, now: datetime) -> Wait | None:
    """The oldest capture or message of theirs that nobody has answered; None where there is none."""
    answered = last_answer(facts, now)
    waiting = [
        item
        for item in facts.interactions
        if item.at <= now and (answered is None or item.at > answered) and _asks(item)
    ]
    oldest = min(waiting, key=lambda item: item.at, default=None)
    return Wait(oldest.id, oldest.at) if oldest else None


def _asks(item: engine.Interaction) -> bool:
    """A message of theirs, or a capture by their own doing: who stands in an imported list waits for nothing."""
    return is_reply(item) or (item.kind == "captured" and item.direction is engine.Direction.INBOUND)


def last_answer(facts: engine.Facts, now: datetime) -> datetime | None:
    """When somebody was last in touch with them: a message that was approved, or what a person noted that they did.

    The acknowledgement that goes out by itself is no answer.
    """
    ours = [touch.at for touch in facts.touches if touch.kind != "first_reply" and touch.at <= now]
    both = (engine.Direction.OUTBOUND, engine.Direction.BOTH)
    noted = [item.at for item in facts.interactions if item.direction in both and item.at <= now]
    acknowledged = {touch.at for touch in facts.touches if touch.kind == "first_reply"}
    return max([*ours, *(at for at in noted if at not in acknowledged)], default=None)


def due_of(wait: Wait, response: Response, calendar: Calendar) -> datetime:
    """When the wait is too long: so many minutes of business hours after it began."""
    return business_time_after(wait.since, timedelta(minutes=response.business_minutes), calendar)


class Clocks:
    """The response clocks of a batch of looks. One query to read them, and none where the tenant's rules have none."""

    def __init__(self, tenant: Tenant, leads: Iterable[Lead], calendar: Calendar, now: datetime) -> None:
        self.tenant, self.calendar, self.now = tenant, calendar, now
        rules = routing(tenant)
        self.rules, self.response = rules, rules.response if rules else None
        self._new: list[Row] = []
        self._answered: list[Row] = []
        self._late: list[tuple[Lead, UUID, datetime]] = []
        self._running: dict[UUID, dict[str, ResponseClock]] = {}
        if self.response is not None:
            ids = AnyOf(lead.pk for lead in leads)
            for row in ResponseClock.objects.filter(lead__any_of=ids, answered_at=None):
                self._running.setdefault(row.lead_id, {})[str(row.event_id)] = row

    def watched(self, lead: Lead, facts: engine.Facts, decision: Decision) -> Decision:
        """The same decision, looked at again no later than when the wait is over."""
        if self.response is None:
            return decision
        wait = waits_for(facts, self.now)
        running = self._running.get(lead.pk, {})
        self._stop(running, facts, wait)
        if (
            wait is None
            or decision.next_look_at is None
            or decision.action is Action.STOP
            or facts.holds
            or facts.stops
        ):
            return decision
        due, row = due_of(wait, self.response, self.calendar), running.get(wait.event_id)
        if row is None and due < self.now - LONG_PAST:
            return decision
        late = due <= self.now and (row is None or row.late_at is None)
        if row is None:
            told = {"id": uuid7(), "lead_id": lead.pk, "event_id": UUID(wait.event_id), "started_at": wait.since}
            self._new.append({**told, "due_at": due, "late_at": self.now if late else None})
        elif late:
            row.late_at = self.now
            row.save(update_fields=["late_at"])
        if late:
            self._late.append((lead, UUID(wait.event_id), due))
        if self.now < due < decision.next_look_at:
            because = "By then somebody is to have answered."
            return replace(decision, next_look_at=due, next_look_because=because)
        return decision

    def _stop(self, running: dict[str, ResponseClock], facts: engine.Facts, wait: Wait | None) -> None:
        """What no longer waits has been answered: when, and after how many minutes of business hours."""
        for event_id, row in running.items():
            if wait is not None and wait.event_id == event_id:
                continue
            at = last_answer(facts, self.now) or self.now
            minutes = int(business_time_between(row.started_at, at, self.calendar).total_seconds() // 60)
            self._answered.append(
                {"tenant_id": self.tenant.pk, "id": row.pk, "answered_at": at, "business_minutes": minutes}
            )

    def record(self) -> None:
        """Write what was found; whom a wait was too long for is told of, and given to the next where the rules say so."""
        if self.response is None:
            return
        same = {**CLOCK, "tenant_id": self.tenant.pk}
        insert_many(ResponseClock, self._new, same=same, ignore_conflicts=True)
        update_many(ResponseClock, self._answered)
        for lead, event_id, due in self._late:
            self._tell(lead, event_id, due)
        if self._late:
            enqueue(ALERT_JOB, self.tenant.pk)

    def _tell(self, lead: Lead, event_id: UUID, due: datetime) -> None:
        minutes = self.response.business_minutes
        say = f"{lead.name} has waited for an answer for more than {minutes} minutes of business hours."
        record(
            self.tenant, lead, Event.Kind.RESPONSE_LATE, at=self.now, now=self.now, text=say,
            data={"due_at": due.isoformat(), "event": str(event_id)},
        )  # fmt: skip
        owner_id = lead.owner_id or self.tenant.default_owner_id
        if self.response.then_reassign:
            owner_id = self._give_on(lead, owner_id, say)
        alert = {"id": uuid7(), "lead_id": lead.pk, "user_id": owner_id, "kind": KIND, "key": f"response:{event_id}"}
        same = {**ALERT, "tenant_id": self.tenant.pk, "created_at": self.now, "try_at": self.now}
        insert_many(Alert, [{**alert, "text": say[:500]}], same=same, ignore_conflicts=True)

    def _give_on(self, lead: Lead, owner_id: UUID, say: str) -> UUID:
        """To whom the rules would give it without its owner; nobody waits for a turn here, for the leads are held."""
        found = by_rules(self.tenant, self.rules, lead, lead.account, self.now, takes_turn=False, without=[owner_id])
        owner = User.objects.filter(pk=found.owner_id).first()
        if owner is None or owner.pk == owner_id:
            return owner_id
        system = {"actor": Event.Actor.SYSTEM, "ring": False}
        reassign(self.tenant, lead, owner, now=self.now, because=say[:200], **system)
        return owner.pk
