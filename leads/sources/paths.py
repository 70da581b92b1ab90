"""Finding a value in a payload: `answers.Work e-mail`, `payload.attendees.0.email`."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

NOTHING = object()


def find(document: Any, path: str) -> Any:
    """What a path leads to, NOTHING where it leads nowhere.

    Names are separated by dots; the place in a list is a number from 0. A name that holds dots itself (a field `1.3`, a label
    with a full stop) is found as well: the longest that fits counts. Case, spaces and punctuation need not be the same.
    """
    return _find(document, path.strip().split("."))


def _find(here: Any, parts: Sequence[str]) -> Any:
    if not parts:
        return here
    if isinstance(here, (list, tuple)):
        place = parts[0].strip()
        inside = place.isdecimal() and len(place) < 6 and int(place) < len(here)
        return _find(here[int(place)], parts[1:]) if inside else NOTHING
    if not isinstance(here, Mapping):
        return NOTHING
    for length in range(len(parts), 0, -1):
        name = ".".join(parts[:length])
        inner = here[name] if name in here else _alike(here, name)
        if inner is not NOTHING:
            found = _find(inner, parts[length:])
            if found is not NOTHING:
                return found
    return NOTHING


def _alike(here: Mapping, name: str) -> Any:
    wanted = plain(name)
    return next((value for key, value in here.items() if wanted and plain(str(key)) == wanted), NOTHING)


def plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def as_cell(value: Any) -> str:
    """A value of a payload as one would write it into a cell; "" for nothing."""
    if value is None or value is NOTHING:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return " ".join(filter(None, map(as_cell, value.values())))
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(as_cell, value)))
    return str(value).replace("\0", "").strip()
