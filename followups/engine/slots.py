"""The next open slot: limits move a wanted time until none of them objects, and the answer says why it is not earlier (F1).

A limit is a small function: from a time to the earliest later one that it allows, with its sentence; None where it does
not object. The smallest limit wins, whatever their order: each only ever moves a time later, so adding one never makes
the slot earlier, and a later wish never gets an earlier slot.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

ROUNDS = 32  # two clocks that share no open hour would push a time back and forth for ever
OWN_TIME = "That is its own time; no limit puts it off."


@dataclass(frozen=True, slots=True)
class Limit:
    """`later(at)` is the earliest time from `at` on that it allows and why, or None where `at` itself is allowed.

    `after_others`: it says when in a day, not how far away; its sentence follows that of the limit that gave the day.
    """

    name: str
    later: Callable[[datetime], tuple[datetime, str] | None]
    after_others: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """`at` in UTC, why it is not earlier, and the names of the limits that moved it. `open`: a slot was found."""

    at: datetime
    because: str
    limits: tuple[str, ...] = ()
    open: bool = True


def next_slot(wanted: datetime, limits: Sequence[Limit], because: str = OWN_TIME) -> Slot:
    """The first time from `wanted` on to which no limit objects; `because` is why it is not wanted earlier.

    Total: where the limits never agree, the answer after ROUNDS rounds is not `open`.
    """
    at, reasons = wanted, [because]
    moved: list[str] = []
    for _ in range(ROUNDS):
        before = at
        for limit in limits:
            answer = limit.later(at)
            if answer is None or answer[0] <= at:
                continue
            at, said = answer
            if not limit.after_others:
                reasons = [said]
            elif moved and not any(said == reason for reason in reasons):
                reasons.append(said)
            elif not moved:
                reasons = [said]
            if limit.name not in moved:
                moved.append(limit.name)
        if at == before:
            return Slot(at, " ".join(reasons), tuple(moved)) if moved else Slot(at, because)
    return Slot(at, " ".join(reasons), tuple(moved), open=False)


def not_before(name: str, at: datetime, say: Callable[[], str]) -> Limit:
    """The limit that nothing happens before `at`; its sentence is made only where it is needed."""
    return Limit(name, lambda wanted: (at, say()) if wanted < at else None)
