"""The next open slot: limits move a wanted time until none of them objects, and the answer says why it is not earlier (F1).

A limit is a small function: from a time to the earliest later one that it allows, with its sentence; None where it does
not object. The smallest limit wins, whatever their order: each only ever moves a time later, so adding one never makes
the slot earlier, and a later wish never gets an earlier slot.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

ROUNDS = 32  # two clocks that share no open hour would push a time back and forth for ever
OWN_TIME = "That is its own time; no limit puts it off."


class Limit(NamedTuple):
    """`later(at)` is the earliest time from `at` on that it allows and why, or None where `at` itself is allowed.

    `after_others`: it says when in a day, not how far away; its sentence follows that of the limit that gave the day.
    """

    name: str
    later: Callable[[datetime], tuple[datetime, str] | None]
    after_others: bool = False


class Slot(NamedTuple):
    """When, why it is not earlier, and the names of the limits that moved it. `open`: a slot was found."""

    at: datetime
    because: str
    limits: tuple[str, ...] = ()
    open: bool = True


def next_slot(wanted: datetime, limits: Sequence[Limit], because: str = OWN_TIME) -> Slot:
    """The first time from `wanted` on to which no limit objects; `because` is why it is not wanted earlier.

    Total: where the limits do not agree within ROUNDS rounds, the answer is not `open`.
    """
    if not limits:
        return Slot(wanted, because)
    if len(limits) == 1:  # as for most touches: closed hours
        answer = limits[0].later(wanted)
        if answer is None or answer[0] <= wanted:
            return Slot(wanted, because)
        own = because != OWN_TIME and limits[0].after_others and because != answer[1]
        return Slot(answer[0], f"{because} {answer[1]}" if own else answer[1], (limits[0].name,))
    at = wanted
    reasons = [because] if because != OWN_TIME else []
    moved: list[str] = []
    content = place = 0  # how many limits in a row do not object; whose turn it is
    for _ in range(ROUNDS * len(limits)):
        limit = limits[place]
        answer = limit.later(at)
        if answer is None or answer[0] <= at:
            content += 1
        else:
            at, content = answer[0], 1
            reasons = [*reasons, answer[1]] if limit.after_others else [answer[1]]
            moved.append(limit.name)
        if content == len(limits):
            break
        place = (place + 1) % len(limits)
    if not moved:
        return Slot(at, because)
    return Slot(at, " ".join(dict.fromkeys(reasons)), tuple(dict.fromkeys(moved)), content == len(limits))


def not_before(name: str, at: datetime, say: Callable[[], str]) -> Limit:
    """The limit that nothing happens before `at`; its sentence is made only where it is needed."""
    return Limit(name, lambda wanted: (at, say()) if wanted < at else None)
