"""Links in a message that nobody approved: neither an asset nor the opt-out, in no fact and in no earlier message."""

from __future__ import annotations

import re
from collections.abc import Iterator

from followups.gates.reading import Reading

_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'“”«»()\[\]]{3,500}|(?<![@\w./-])(?:[a-z0-9-]{1,40}\.){1,3}"
    r"(?:com|io|ly|co|net|org|me|de|fr|es|it|nl|pt|eu|uk|app|ai|example)/[^\s<>\"'“”«»()\[\]]{1,300}",
    re.IGNORECASE,
)
_ENDS = ".,;:!?…*_"


def unapproved(reading: Reading, body: str) -> Iterator[tuple[int, int]]:
    """The places of such links in the body as it was given (HTML with its attributes).

    A link in a line that says how to opt out is the opt-out; the bare home page of a known host is a signature's.
    """
    if "/" not in body and "www." not in body.lower():
        return
    known: frozenset[str] | None = None
    opting = [reading.body.words.place(hit.first, hit.stop) for hit in reading.body.hits.get("opt_out", ())]
    for match in _LINK.finditer(body):
        link = match[0].rstrip(_ENDS)
        start, end = match.start(), match.start() + len(link)
        if known is None:
            known = _known(reading)
        plain = _plain(link)
        if plain in known or _allowed_home(plain, known) or _opts_out(body, start, end, opting):
            continue
        yield start, end


def _known(reading: Reading) -> frozenset[str]:
    draft = reading.draft
    texts = [*draft.approved_facts, draft.sender.company, draft.sender.postal_address, draft.reason.note]
    texts += [touch.body for touch in draft.previous_touches]
    if draft.last_interaction:
        texts.append(draft.last_interaction.text)
    found = {_plain(match[0].rstrip(_ENDS)) for text in texts for match in _LINK.finditer(text)}
    found.update(_plain(asset.url) for asset in draft.assets if asset.url)
    if draft.opt_out.url:
        found.add(_plain(draft.opt_out.url))
    return frozenset(found)


def _plain(link: str) -> str:
    """Without scheme, "www.", campaign parameters, fragment and the last slash: what makes two links one."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", link.strip().lower())
    return re.split(r"[?#]", bare, maxsplit=1)[0].rstrip("/")


def _allowed_home(plain: str, known: frozenset[str]) -> bool:
    return "/" not in plain and any(plain == each.split("/", 1)[0] for each in known)


def _opts_out(body: str, start: int, end: int, opting: list[tuple[int, int]]) -> bool:
    """The opt-out is said in the link's line, or in the one above it."""
    line = body.rfind("\n", 0, max(0, body.rfind("\n", 0, start))) + 1
    stop = body.find("\n", end)
    return any(line <= place[0] < (stop if stop >= 0 else len(body)) for place in opting)
