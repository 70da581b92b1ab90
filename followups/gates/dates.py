# ruff: noqa: E501 -- word lists read better in long lines
"""Dates and spans of time among words, as keys that are equal when two texts mean the same one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from followups.gates.languages import Tongue
from followups.gates.words import Words

_ENDS = frozenset(
    [
        "end",
        "ende",
        "fin",
        "finales",
        "final",
        "einde",
        "fine",
        "fim",
        "mitte",
        "mid",
        "anfang",
        "beginning",
        "start",
        "early",
        "late",
        "later",
        "this",
        "next",
        "nachste",
        "nachsten",
        "prochaine",
        "prochain",
        "proxima",
        "proximo",
        "volgende",
        "prossima",
        "prossimo",
    ]
)
_ORDINALS = ("st", "nd", "rd", "th")
# "On Thursday the 11th at 9": a day without its month, by the article before it and the hour after it.
_BEFORE_DAYS = frozenset(["der", "den", "dem", "am", "le", "el", "il", "l", "dia", "o", "ao", "op", "de", "al"])
_BEFORE_HOURS = frozenset(
    ["um", "a", "as", "om", "alle", "at", "ab", "gegen", "vers", "hacia", "verso", "pelas", "rond"]
)


@dataclass(frozen=True)
class DateWords:
    """A date on the words first..stop-1. `key` is for instance "weekday 5", "date 3 12", "month 3", "span 14"."""

    key: str
    first: int
    stop: int


def date_words(text: Words, language: Tongue) -> list[DateWords]:
    """The dates in a text, in order, one pass."""
    found: list[DateWords] = []
    folded = text.folded
    place = 0
    while place < len(folded):
        word = folded[place]
        if not _may_begin(word, language):
            place += 1
            continue
        date = _date_at(text, place, language)
        if date is None:
            place += 1
        else:
            found.append(date)
            place = date.stop
    return found


@lru_cache(maxsize=65_536)
def _may_begin(word: str, language: Tongue) -> bool:
    return word in language.dated or word[0].isdigit() or word in _ENDS or word[0] == "q"


def _date_at(text: Words, place: int, language: Tongue) -> DateWords | None:
    word = text.folded[place]
    key = language.calendar.get(word)
    if key is not None and key.startswith("month") and not _counts(text, place, language):
        return _month(text, place, key.split()[1])
    if key is not None and key.startswith("month"):
        return _numbered(text, place, language)
    if key is not None:
        return DateWords(key, place, place + 1)
    if word[0].isdigit() or word in language.numbers:
        return _numbered(text, place, language)
    if len(word) == 2 and word[0] == "q" and word[1] in "1234":
        return DateWords(f"quarter {word[1]}", place, place + 1)
    if word in _ENDS:
        for after in range(place + 1, min(place + 4, len(text.folded))):
            days = language.units.get(text.folded[after])
            if days:
                return DateWords(f"end {days}", place, after + 1)
            named = language.calendar.get(text.folded[after], "")
            if named:
                return _month(text, after, named.split()[1], place) if named.startswith("month") else None
            if text.folded[after] not in language.common and text.folded[after] not in _ENDS:
                break  # "final numbers … days" is no end of days
    return None


def _counts(text: Words, place: int, language: Tongue) -> bool:
    """ "Sept semaines": a number that is short for a month elsewhere."""
    return text.folded[place] in language.numbers and bool(
        language.units.get(text.folded[place + 1] if place + 1 < len(text.folded) else "")
    )


def _month(text: Words, place: int, month: str, first: int | None = None) -> DateWords | None:
    """A month with or without its day; `first` is where "end of" began. "may" and "mar" are words too: alone they count only with a capital."""
    after = _day(text.folded[place + 1]) if place + 1 < len(text.folded) else None
    if after:
        return DateWords(f"date {month} {after}", place, place + 2)
    if text.folded[place] in ("may", "march") and not text.text[text.starts[place]].isupper():
        return None
    return DateWords(f"month {month}", place if first is None else first, place + 1)


def _numbered(text: Words, place: int, language: Tongue) -> DateWords | None:
    folded = text.folded
    day = _day(folded[place])
    number = language.numbers.get(folded[place]) or _number(folded[place])
    for after in range(place + 1, min(place + 4, len(folded))):
        word = folded[after]
        key = language.calendar.get(word, "")
        if day and key.startswith("month"):
            return DateWords(f"date {key.split()[1]} {day}", place, after + 1)
        if number and language.units.get(word):
            return DateWords(f"span {number * language.units[word]}", place, after + 1)
        numeric = _numeric(text, place) if day and after == place + 1 else None
        if numeric:
            return numeric
        if word not in ("of", "de", "working", "business", "or", "to") and not word.isdigit():
            break
    return DateWords(f"day {day}", place, place + 1) if day and _day_alone(text, place, language) else None


def _day_alone(text: Words, place: int, language: Tongue) -> bool:
    """Whether a number is a day of a month that is not named: right after a weekday, or between an article and an hour."""
    folded = text.folded
    if not place or text.sentence[place - 1] != text.sentence[place] or not folded[place].isdigit():
        return False
    before = folded[place - 1]
    if language.calendar.get(before, "").startswith("weekday"):
        return folded[place + 1 : place + 2] not in (["uhr"], ["uur"], ["h"], ["heures"], ["horas"])
    return before in _BEFORE_DAYS and _BEFORE_HOURS.issuperset(folded[place + 1 : place + 2] or ["none"])


def _numeric(text: Words, place: int) -> DateWords | None:
    """12.3. or 12/03 or 2026-03-12: two numbers held together by one mark; day and month are not told apart."""
    if place + 1 >= len(text.folded) or text.starts[place + 1] - text.ends[place] != 1:
        return None
    mark = text.text[text.ends[place]]
    second = _day(text.folded[place + 1])
    if mark not in "./-" or not second or not text.folded[place + 1].isdigit():
        return None
    first = _day(text.folded[place])
    closed = text.text[text.ends[place + 1] : text.ends[place + 1] + 1]
    if not first or min(first, second) > 12 or (mark == "." and closed != ".") or mark == "-":
        return None
    low, high = (second, first) if second <= 12 else (first, second)
    return DateWords(f"date {low} {high}", place, place + 2)


def _number(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 3 else None


def _day(word: str) -> int | None:
    if word[-2:] in _ORDINALS:
        word = word[:-2]
    number = _number(word)
    return number if number and number <= 31 else None
