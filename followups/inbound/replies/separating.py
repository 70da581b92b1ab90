"""A person's own words apart from what they quote and from their signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from followups.inbound.replies.attributions import (
    attribution,
    ends_broken_attribution,
    header_block,
    is_divider,
    is_rule,
)
from followups.inbound.replies.signatures import signature_start

_QUOTED = re.compile(r"\s{0,3}(?:>|\|\s|\|\Z|[A-Za-z]{1,3}>(?:\s|\Z))")
_WRAPPED_AT = 62  # a quoted line this long may have left its last words on a line of their own
_FULL_LINE = 72
_NO_BREAK = str.maketrans({"\u00a0": " ", "\u200b": " ", "\ufeff": " ", "\u200e": " ", "\u200f": " ", "\u202f": " "})


@dataclass(frozen=True)
class Separated:
    """What one wrote, what one quoted or forwarded, and one's signature; together all words of the text, each line once.

    `in_context` is for showing: the reply with the quoted lines that it answers in place, between one's own words. Only
    `reply` is the person's own.
    """

    reply: str
    quoted: str
    signature: str
    in_context: str


class _Is(Enum):
    OWN = 1
    QUOTED = 2
    SIGNATURE = 3


def separate(text: str) -> Separated:
    """Separates a mail's plain text; quotations of an HTML mail come as lines that begin with "> ".

    A greeting at the end and the bare name below it stay with the reply; numbers, addresses, titles, what programs add,
    disclaimers and list footers are the signature. Answers between quoted lines are the person's own words. Never raises.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    clean = [line.translate(_NO_BREAK) for line in lines]
    kinds = _kinds(clean)
    _mark_signatures(clean, kinds)
    return Separated(
        reply=_joined(lines, kinds, _Is.OWN),
        quoted=_joined(lines, kinds, _Is.QUOTED),
        signature=_joined(lines, kinds, _Is.SIGNATURE),
        in_context=_joined(lines, _answered_in_place(clean, kinds), _Is.OWN),
    )


def _kinds(lines: Sequence[str]) -> list[_Is]:
    """For each line whether it is own or quoted."""
    size = len(lines)
    marked = [_QUOTED.match(line) is not None and not ends_broken_attribution(line) for line in lines]
    kinds = [_Is.QUOTED if mark else _Is.OWN for mark in marked]
    following = _next_with_words(lines)
    floor = place = 0
    while place < size:
        line = lines[place]
        if marked[place] or not line.strip():
            place += 1
            floor = place if marked[place - 1] else floor
            continue
        if is_divider(line) or header_block(lines, place):
            _fill(kinds, _above_rule(lines, place, floor), size)
            return kinds
        quoted_next = following[place] < size and marked[following[place]]
        begin = attribution(lines, place, floor, quoted_next)
        if begin is not None:
            if not quoted_next:
                _fill(kinds, _above_rule(lines, begin, floor), size)
                return kinds
            _fill(kinds, begin, following[place])
            floor = following[place]
        elif _left_over_by_wrapping(lines, kinds, marked, place):
            kinds[place] = _Is.QUOTED
        place += 1
    return kinds


def _next_with_words(lines: Sequence[str]) -> list[int]:
    """For each line the next one below that is not blank; the number of lines where there is none."""
    found = [len(lines)] * len(lines)
    for place in range(len(lines) - 2, -1, -1):
        found[place] = place + 1 if lines[place + 1].strip() else found[place + 1]
    return found


def _above_rule(lines: Sequence[str], place: int, floor: int) -> int:
    """The line of dashes above a quoted message's head belongs to it."""
    above = place
    while above > floor and not lines[above - 1].strip():
        above -= 1
    return above - 1 if above > floor and is_rule(lines[above - 1]) else place


def _left_over_by_wrapping(lines: Sequence[str], kinds: Sequence[_Is], marked: Sequence[bool], place: int) -> bool:
    """Whether a line is the rest of the quoted line above it, which a mail program broke without marking it again.

    Its first word would not have fitted above, no sentence ends there, and the quotation goes on within two lines.
    """
    if place == 0 or kinds[place - 1] is not _Is.QUOTED or not any(marked[place + 1 : place + 3]):
        return False
    if not marked[place + 1] and not lines[place + 1].strip():
        return False
    above, line = lines[place - 1].rstrip(), lines[place].strip()
    first = line.split(None, 1)[0]
    if len(line) >= _WRAPPED_AT or above.endswith((".", "?", "!", ":")):
        return False
    return len(above) + 1 + len(first) > _FULL_LINE or (len(above) >= _WRAPPED_AT and first[0].islower())


def _fill(kinds: list[_Is], start: int, stop: int) -> None:
    kinds[start:stop] = [_Is.QUOTED] * (stop - start)


def _mark_signatures(lines: Sequence[str], kinds: list[_Is]) -> None:
    """The signature is looked for at the end of each stretch of own words, first and last; answers in between have none."""
    stretches: list[tuple[int, int]] = []
    place, size = 0, len(lines)
    while place < size:
        stop = place
        while stop < size and kinds[stop] is kinds[place]:
            stop += 1
        if kinds[place] is _Is.OWN and any(lines[at].strip() for at in range(place, stop)):
            stretches.append((place, stop))
        place = stop
    for start, stop in {*stretches[:1], *stretches[-1:]}:
        cut = start + signature_start(lines[start:stop])
        for at in range(cut, stop):
            kinds[at] = _Is.SIGNATURE


def _answered_in_place(lines: Sequence[str], kinds: Sequence[_Is]) -> list[_Is]:
    """The kinds with marked quotations between own words counted as own; what a mail program put above them is left out.

    Where there is nothing but marked lines, all are shown.
    """
    if _Is.OWN not in {kind for place, kind in enumerate(kinds) if lines[place].strip()} and _all_marked(lines):
        return [_Is.OWN] * len(lines)
    shown = list(kinds)
    own = [place for place, kind in enumerate(kinds) if kind is _Is.OWN and lines[place].strip()]
    for place in range(own[0], own[-1]) if own else ():
        if kinds[place] is _Is.QUOTED and _QUOTED.match(lines[place]):
            shown[place] = _Is.OWN
    return shown


def _all_marked(lines: Sequence[str]) -> bool:
    return all(_QUOTED.match(line) for line in lines if line.strip())


def _joined(lines: Sequence[str], kinds: Sequence[_Is], wanted: _Is) -> str:
    kept: list[str] = []
    before = 0
    for place, kind in enumerate(kinds):
        if kind is wanted:
            if kept and before != place - 1 and kept[-1].strip() and lines[place].strip():
                kept.append("")  # what stood apart does not run together
            kept.append(lines[place])
            before = place
    first, last = 0, len(kept)
    while first < last and not kept[first].strip():
        first += 1
    while last > first and not kept[last - 1].strip():
        last -= 1
    return "\n".join(kept[first:last])
