"""Ending a long job by itself, before the worker ends it in the middle of something."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

# Half of the worker's limit (Q_CLUSTER["timeout"]), so that the item under way has as long again to finish.
SECONDS_A_JOB = 60.0

Item = TypeVar("Item")


def within(seconds: float, items: Iterable[Item]) -> Iterator[Item]:
    """The items, until so many seconds of work have passed; what is left over is found again by the next tick."""
    ends = time.monotonic() + seconds
    for item in items:
        yield item
        if time.monotonic() >= ends:
            return
