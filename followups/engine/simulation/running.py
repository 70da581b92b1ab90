"""The virtual clock: at each event and each next look the engine decides, and what it decides takes effect."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from followups.engine.decide import decide
from followups.engine.decision import Decision
from followups.engine.facts import Stage
from followups.engine.simulation.consequences import draw, settle, settles_at
from followups.engine.simulation.happenings import happen, outage_until
from followups.engine.simulation.scenario import Happening, Scenario
from followups.engine.simulation.world import World

MOST_LOOKS = 5_000


class TooManyLooks(Exception):
    """The scenario needs more looks than MOST_LOOKS; what came before has been yielded."""


@dataclass(frozen=True, slots=True)
class Look:
    """One decision: when, why it was made now, and what became of it at once."""

    at: datetime
    decision: Decision
    woken_by: tuple[str, ...]  # ids of the events that called for it; empty: the look was planned
    outcome: str  # "sent": its message is taken as sent; "done": its task as done; "": neither yet
    stage: Stage  # the lead's stage afterwards


def simulate(scenario: Scenario, until: datetime | None = None) -> Iterator[Look]:
    """Every decision from the first event to `until` (else the scenario's own end), in the order of time.

    Ends early where the lead is closed and nothing more happens to it. The same scenario gives the same looks. Raises
    TooManyLooks after MOST_LOOKS.
    """
    end = until or scenario.ends_at()
    world = World(scenario, scenario.lead, account=scenario.account)
    waiting = list(reversed(scenario.events))
    look_at: datetime | None = None
    woken: list[str] = []
    looks = 0
    while (now := _sooner(waiting[-1].at if waiting else None, look_at)) is not None and now <= end:
        woken += [event.id for event in _take(waiting, now) if happen(world, event)]
        if not woken and (look_at is None or now < look_at):
            continue
        look_at = outage_until(scenario.events, now)
        if look_at > now:
            continue
        if looks == MOST_LOOKS:
            raise TooManyLooks
        looks += 1
        decision = decide(world.facts(now), scenario.policy, now)
        draw(world, decision, now)
        due = settles_at(world, decision, now)
        outcome = settle(world, decision, now) if due is not None and due <= now else ""
        yield Look(now, decision, tuple(woken), outcome, world.lead.stage)
        woken = []
        look_at = now if outcome else _sooner(decision.next_look_at, due)


def _take(waiting: list[Happening], now: datetime) -> Iterator[Happening]:
    while waiting and waiting[-1].at <= now:
        yield waiting.pop()


def _sooner(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((at for at in (one, other) if at is not None), default=None)
