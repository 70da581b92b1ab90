# ruff: noqa: RUF001 -- typographic quotes and dashes are what people write
"""Where the greeting, the message itself and the sign-off stand in a body."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache

from followups.gates.languages import Tongue
from followups.gates.reading import Reading
from followups.gates.words import Words, words

_NAME_WORDS = 6
_CLOSING = 16  # words of the longest closing line


@dataclass(frozen=True)
class Layout:
    """Word numbers: `greeted` are the words addressed (None without a greeting), `main` the message without greeting
    and sign-off, `signed` the words of the name under the sign-off (None without one). Each is (first, stop)."""

    greeted: tuple[int, int] | None
    main: tuple[int, int]
    signed: tuple[int, int] | None


@lru_cache(maxsize=4)
def layout(reading: Reading) -> Layout:
    """The layout of the draft's body."""
    found = lay_out(reading.body.words, reading.tongue)
    if not found.signed:
        found = _without_signature(reading, found)
    return replace(found, main=(found.main[0], max(found.main[0], min(found.main[1], reading.footer.first))))


def _without_signature(reading: Reading, found: Layout) -> Layout:
    """Texts end without a courtesy: their last line names the sender or says how to stop, and is no part of the message."""
    text, (first, stop) = reading.body.words, found.main
    for line in reversed(_lines(text.text)):
        begin, end = _span(text, line)
        if not first < begin < stop or end - begin > _CLOSING:
            break
        sender = reading.draft.sender
        own = set(words(f"{sender.name} {sender.company}").folded)
        opting = any(begin <= hit.first < end for hit in reading.body.hits.get("opt_out", ()))
        if not (opting or text.folded[begin] in own or own.issuperset(text.folded[begin:end])):
            break
        stop = begin
    return Layout(found.greeted, (first, stop), None)


def lay_out(text: Words, tongue: Tongue) -> Layout:
    """Finds greeting and sign-off line by line; one pass over the text."""
    lines = _lines(text.text)
    greeted, main_start = _greeting(text, tongue, lines)
    signed, main_stop = _sign_off(text, tongue, lines)
    return Layout(greeted, (main_start, max(main_start, main_stop)), signed)


def _lines(text: str) -> list[tuple[int, int]]:
    """(start, end) of each line that holds something."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _span(text: Words, line: tuple[int, int]) -> tuple[int, int]:
    return bisect_left(text.starts, line[0]), bisect_left(text.starts, line[1])


def _greeting(text: Words, tongue: Tongue, lines: list[tuple[int, int]]) -> tuple[tuple[int, int] | None, int]:
    if not lines:
        return None, 0
    first, stop = _span(text, lines[0])
    for greeting in tongue.greetings:
        if tuple(text.folded[first : min(stop, first + len(greeting))]) == greeting:
            begin = first + len(greeting)
            end = begin
            while end < stop and end - begin < _NAME_WORDS and _goes_on(text, tongue, begin, end):
                end += 1
            return (begin, end), end
    if stop - first == 1 and text.text[text.ends[first] : lines[0][1]].strip() == "," and len(lines) > 1:
        return (first, stop), stop
    return None, first


def _goes_on(text: Words, tongue: Tongue, begin: int, place: int) -> bool:
    """Whether this word still belongs to the name greeted: no comma before it, and a capital, a title or a "there"."""
    gap = text.text[text.ends[place - 1] : text.starts[place]] if place else ""
    if (place > begin and any(mark in gap for mark in ",!:;\n—–")) or (
        place == begin and any(mark in gap for mark in "!:;.\n")
    ):
        return False
    word = text.folded[place]
    known = word in tongue.nobody or word in tongue.titles
    if place == begin and "," in gap:  # "Hi, Anna," greets Anna; "Hi, thanks for …" greets nobody
        after = text.text[text.ends[place] : text.ends[place] + 1]
        return text.text[text.starts[place]].isupper() and after in (",", "!", "", "\n", "\r")
    if "." in gap and not (place > begin and text.folded[place - 1] in tongue.titles):
        return False
    return known or text.text[text.starts[place]].isupper()


def _sign_off(text: Words, tongue: Tongue, lines: list[tuple[int, int]]) -> tuple[tuple[int, int] | None, int]:
    sign_offs = tongue.sign_offs
    for number in range(len(lines) - 1, max(0, len(lines) - 12), -1):
        first, stop = _span(text, lines[number])
        if not 0 < stop - first <= 2 * _NAME_WORDS:
            continue
        for length in range(min(5, stop - first), 0, -1):
            if tuple(text.folded[first : first + length]) not in sign_offs:
                continue
            rest = (first + length, stop)
            gap = text.text[text.ends[rest[0] - 1] : text.starts[rest[0]]] if rest[0] < stop else ""
            if rest[0] < stop and ("," not in gap or stop - rest[0] > 4):
                continue
            if rest[0] == stop or text.text[text.starts[rest[0]]].islower():  # "and thinking of you,"
                rest = _span(text, lines[number + 1]) if number + 1 < len(lines) else (stop, stop)
            return (rest if 0 < rest[1] - rest[0] <= _NAME_WORDS else None), first
    return None, len(text.folded)
