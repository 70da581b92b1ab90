"""Checking drafts given as JSON: one object, or one object on each line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain

from followups.gates.check import check
from followups.gates.draft import DraftError, draft_from_dict


def check_lines(stream: Iterable[str]) -> Iterator[dict[str, object]]:
    """Yields one JSON-able answer for each draft: {"id", "pass", "review", "review_because", "gates"}.

    `stream` gives the lines of a file that holds one object (over any number of lines) or JSON lines. `id` is the
    draft's own, or its place in the stream counted from 1. What cannot be read as a draft answers
    {"id", "error": {"field", "reason", "mend"}}, and the next line is read.
    """
    lines = iter(stream)
    held: list[str] = []
    for line in lines:
        held.append(line)
        if line.strip():
            break
    number = 0
    if held and _opens_object_of_lines(held[-1]):
        held.extend(lines)
        yield _answer(1, "".join(held))
        return
    for line in chain(held, lines):
        if line.strip():
            number += 1
            yield _answer(number, line)


def _opens_object_of_lines(line: str) -> bool:
    """Whether the first line is the beginning of an object that ends on a later one."""
    text = line.strip().removeprefix("\ufeff")
    return text.startswith("{") and text.endswith((",", ":", "{", "["))


def _answer(number: int, text: str) -> dict[str, object]:
    try:
        document = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        reason = f"is not JSON: {error}"[:200]
        broken = DraftError("line", reason, "Give one JSON object, or one on each line.")
        return {"id": number, "error": broken.as_dict()}
    given = document.pop("id", None) if isinstance(document, dict) else None
    name = given if _is_id(given) else number
    try:
        _accept_id(given)
        draft = draft_from_dict(document)
    except DraftError as error:
        return {"id": name, "error": error.as_dict()}
    return {"id": name, **check(draft).as_dict()}


def _is_id(given: object) -> bool:
    return isinstance(given, str | int) and not isinstance(given, bool)


def _accept_id(given: object) -> None:
    if given is not None and not _is_id(given):
        raise DraftError("id", "is neither text nor a whole number", "Give a string or a number, or leave it out.")
