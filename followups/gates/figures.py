# ruff: noqa: RUF001 -- typographic quotes are what people write
"""Figures in a text, as values that compare equal whether they are written in digits or in words."""

from __future__ import annotations

from dataclasses import dataclass

from followups.gates.languages import Tongue
from followups.gates.spelled import number
from followups.gates.words import Words, words

_PERCENT = frozenset(["percent", "prozent", "procent", "percentage"])
_PER_CENT = frozenset([("per", "cent"), ("pour", "cent"), ("por", "ciento"), ("por", "cento"), ("per", "cento")])
# Before a number: what it numbers is a place in a text or a time, no figure.
_NUMBERED = frozenset(
    words(
        "page pages p pp chapter step version figure table line minute no section room gate slide question "
        "option part point item at um gegen seite seiten kapitel schritt raum zeile à vers page étape "
        "chapitre las hacia página paso capítulo alle ore pagina passo capitolo om bladzijde stap hoofdstuk "
        "às pelas fase phase level tier windows since seit depuis desde dal sinds depot dépôt lager iso "
        "article art artikel artículo articolo artigo § paragraph"
    ).folded
)
_OF_THE_DAY = frozenset(["am", "pm", "a.m", "p.m", "oclock", "uhr"])  # "9 am"
_HARMLESS = 3  # "two ways", "3 points": smaller numbers count what the message itself holds


@dataclass(frozen=True)
class Figure:
    """A number on the words first..stop-1; `value` in plain digits. `claims`: it can be a claim, not a page or a year."""

    value: str
    first: int
    stop: int
    percent: bool
    claims: bool


def figures(text: Words, tongue: Tongue) -> list[Figure]:
    """The figures of a text in order; numbers in words claim nothing by themselves, unless they are percentages."""
    found: list[Figure] = []
    folded = text.folded
    place = 0
    while place < len(folded):
        word = folded[place]
        if word[0].isdigit():
            figure = _digits(text, place)
            found.append(figure)
            place = figure.stop
            continue
        value = number(word, tongue)
        if value and value > 1:
            percent = _percent(text, place + 1)
            found.append(Figure(str(value), place, place + 1, percent, percent))
        place += 1
    return found


def _digits(text: Words, place: int) -> Figure:
    folded, stop, value = text.folded, place + 1, text.folded[place]
    while stop < len(folded) and text.starts[stop] - text.ends[stop - 1] == 1:
        digits = folded[stop].removesuffix("am").removesuffix("pm")  # "8.40am"
        if not digits.isdigit():
            break
        mark = text.text[text.ends[stop - 1]]
        if mark not in ".,’'  " or (mark in "’'  " and len(digits) != 3):
            break
        value += digits if len(digits) == 3 else _decimals(digits)
        stop += 1
    return Figure(value, place, stop, _percent(text, stop), _can_claim(text, place, stop, value))


def _decimals(digits: str) -> str:
    """What stands behind the mark, so that 2,40 is 2,4."""
    rest = digits.rstrip("0")
    return f".{rest}" if rest else ""


def _percent(text: Words, stop: int) -> bool:
    after = text.text[text.ends[stop - 1] : text.ends[stop - 1] + 2].lstrip(" \u00a0\u202f")
    following = text.folded[stop : stop + 2]
    return after.startswith("%") or (
        following[:1] != [] and (following[0] in _PERCENT or tuple(following) in _PER_CENT)
    )


def _can_claim(text: Words, first: int, stop: int, value: str) -> bool:
    """Not a page, a time of day, a year, a part of an address or a name, the number of a list."""
    in_one = stop - first == 1  # a year has no mark in it: "2,000" is none
    if value.isdigit() and (int(value) <= _HARMLESS or (in_one and 1990 <= int(value) <= 2100)):
        return False
    if not value.replace(".", "").isdigit() and not (value[:-1].isdigit() and value[-1] in "xk"):
        return False  # "2nd", "b2b", "365d"
    start, end = text.starts[first], text.ends[stop - 1]
    before, after = text.text[max(0, start - 1) : start], text.text[end : end + 2]
    if (
        before in (*"/@#=_+:", "-", "&")
        or after[:1] in ("/", "@", ":", "_")
        or (after[:1] == "." and after[1:].isalnum())
    ):
        return False
    if first > 1 and text.folded[first - 1] == "h":
        return False  # "7 h 30"
    if first and text.folded[first - 1] in _NUMBERED:
        return False
    if text.folded[stop : stop + 1] and text.folded[stop] in _OF_THE_DAY:
        return False
    line = text.text[text.text.rfind("\n", max(0, start - 80), start) + 1 : start]
    return bool(line.strip(" -*•(")) or after[:1] not in (".", ")")
