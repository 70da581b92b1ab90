"""format=flowed (RFC 3676): soft line breaks back into paragraphs, quotes and signatures as they were."""

from __future__ import annotations

import re

QUOTES = re.compile(r"^>*")


def unflowed(text: str, *, delete_space: bool = False) -> str:
    """Lines that end in a space are joined to the next of the same quote depth; "-- " stays a line of its own."""
    found: list[tuple[int, list[str]]] = []
    flowing = False
    for raw in text.split("\n"):
        depth = len(QUOTES.match(raw)[0])  # type: ignore[index]  # an empty match is a match
        line = raw[depth:].removeprefix(" ")  # the stuffed space
        soft = line.endswith(" ") and line != "-- "
        piece = line[:-1] if soft and delete_space else line
        if flowing and found and found[-1][0] == depth and line != "-- ":
            found[-1][1].append(piece)
        else:
            found.append((depth, [piece]))
        flowing = soft
    return "\n".join((">" * depth + " " if depth else "") + "".join(pieces).rstrip(" ") if "".join(pieces) != "-- "
                     else (">" * depth + " " if depth else "") + "-- " for depth, pieces in found)  # fmt: skip
