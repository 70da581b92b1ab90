"""Waiting for what a window asked of the live server: the request may outlive the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

from django.core.signals import request_finished, request_started

LONGEST = 30.0


@contextmanager
def every_request_ended() -> Iterator[None]:
    """Leave when each request has ended that began within.

    One that still ran would work on the tables while they are emptied for the next test, and one of the two would have to
    give way: PostgreSQL calls it a deadlock.
    """
    changed, running = Condition(), 0

    def count(by: int) -> None:
        nonlocal running
        with changed:
            running += by
            changed.notify_all()

    def started(**_: object) -> None:
        count(1)

    def finished(**_: object) -> None:
        count(-1)

    request_started.connect(started)
    request_finished.connect(finished)
    try:
        yield
        with changed:
            assert changed.wait_for(lambda: running <= 0, LONGEST), f"{running} requests of a closed window still run."
    finally:
        request_started.disconnect(started)
        request_finished.disconnect(finished)
