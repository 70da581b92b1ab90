"""Serializers that are built once for each thread instead of once for each request.

Building the fields of a lead's answer takes longer than writing the lead: a third of a POST's time, measured with
benchmarks/intake.py. A serializer holds nothing of a request but its context, which is given anew each time.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from rest_framework.serializers import Serializer

S = TypeVar("S", bound=Serializer)
_mine = threading.local()


@contextmanager
def kept(kind: type[S], context: dict | None = None) -> Iterator[S]:
    """An instance of `kind` with this context, for run_validation() or to_representation(), until the block ends.

    Within the block of another instance of the same kind a new one is made: no two ever share a context.
    """
    shelf: dict[type, Serializer] = _mine.__dict__.setdefault("shelf", {})
    found = shelf.pop(kind, None) or kind()
    found._context = context or {}  # noqa: SLF001 -- where DRF keeps it; there is no other way to give it anew
    try:
        yield found
    finally:
        found._context = {}  # noqa: SLF001
        shelf[kind] = found


def told(kind: type[Serializer], row: object, context: dict | None = None) -> dict:
    """What an answer of this kind says of one row: as `kind(row, context=context).data`."""
    with kept(kind, context) as serializer:
        return serializer.to_representation(row)
