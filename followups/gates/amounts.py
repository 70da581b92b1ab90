# ruff: noqa: E501, RUF001 -- patterns and word lists read better in long lines, with the marks people write
"""Amounts of money and percentages, in whatever notation, as values that can be compared.

All repeats of the pattern are bounded, so the work on a text is bounded by a constant for each of its characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from followups.gates.languages import Tongue
from followups.gates.spelled import number_before
from followups.gates.words import Words

_CURRENCY = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD",
    "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP", "quid": "GBP",
    "chf": "CHF", "franken": "CHF", "francs": "CHF", "sfr": "CHF", "r$": "BRL", "brl": "BRL", "reais": "BRL",
    "cad": "CAD", "aud": "AUD", "nzd": "NZD", "sgd": "SGD", "hkd": "HKD", "inr": "INR", "zar": "ZAR", "aed": "AED", "jpy": "JPY",
    "czk": "CZK", "huf": "HUF", "ron": "RON", "clp": "CLP", "mxn": "MXN", "cop": "COP", "ars": "ARS", "pln": "PLN", "sek": "SEK", "dkk": "DKK", "nok": "NOK",
}  # fmt: skip
_TIMES = {"k": 1000, "tsd": 1000, "thousand": 1000, "tausend": 1000, "mil": 1000, "mila": 1000, "mille": 1000,
          "duizend": 1000, "m": 10**6, "mio": 10**6, "million": 10**6, "millions": 10**6}  # fmt: skip
_WORDS = "|".join(sorted((re.escape(word) for word in _CURRENCY if word[-1].isalpha()), key=len, reverse=True))
_SIGNS = r"US\$|R\$|[€$£]"
_NUMBER = r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3}(?!\d)){1,4}(?:[.,]\d{1,2}(?!\d))?|\d{1,12}(?:[.,]\d{1,2}(?!\d))?"
_MANY = "|".join(sorted(_TIMES, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?:(?P<before>{_SIGNS}|\b(?:{_WORDS}))[ \u00a0\u202f]?)?(?<![\d.,])(?P<number>{_NUMBER})"
    rf"(?:[ \u00a0\u202f]?(?P<many>{_MANY})\b)?"
    rf"(?:[,.][-–]{{1,2}})?(?:[ \u00a0\u202f-]?(?:(?P<percent>%|percent\b|per cent\b|prozent\b|pour cent\b|por ciento\b|por cento\b|procent\b|per cento\b)"
    rf"|(?P<after>{_SIGNS}|(?:{_WORDS})\b)))?",
    re.IGNORECASE,
)


_DIGIT = re.compile(r"\d")
_LONGEST_BEFORE = max(map(len, _CURRENCY)) + 1  # characters of an amount before its first digit
_CENTS = frozenset(["cent", "cents", "pence", "penny"])  # "84 euro cents" are 0.84 euros
_PRICE_NOUNS = frozenset(
    [
        "price",
        "fee",
        "rate",
        "cost",
        "costs",
        "priced",
        "preis",
        "preise",
        "kosten",
        "kostet",
        "prix",
        "tarif",
        "coute",
        "precio",
        "cuesta",
        "prijs",
        "kost",
        "prezzo",
        "costa",
        "preco",
        "custa",
    ]
)


@dataclass(frozen=True)
class Amount:
    """`value` in `currency` ("EUR", … or "" when none is written, or "%"), for each of `per`; text at start..end."""

    value: float
    currency: str
    per: frozenset[str]
    start: int
    end: int
    word: int

    def backs(self, other: Amount) -> bool:
        """Whether this one, approved, supports the other: same value, no other currency, no other period or unit."""
        if abs(self.value - other.value) > 0.004 or (
            "%" in (self.currency, other.currency) and self.currency != other.currency
        ):
            return False
        if self.currency and other.currency and self.currency != other.currency:
            return False
        return not self.per or not other.per or self.per <= other.per or other.per <= self.per


def amounts(text: Words, language: Tongue) -> list[Amount]:
    """Money and percentages in a text; a bare number counts when a period or user follows ("900 a month") or "k" does."""
    found: list[Amount] = []
    for match in _written(text.text):
        sign = (match["before"] or match["after"] or "").lower()
        currency = "%" if match["percent"] else _CURRENCY.get(sign, "")
        word = bisect_left(text.ends, match.end("number"))
        following = bisect_left(text.starts, match.end())
        per = _per(text, following, language)
        bare = not currency and (match["many"] or "").lower() != "k"
        if (
            bare
            and not (per and _price_like(text, following, match))
            and not _priced(text, word, following, match, language)
        ):
            continue
        value = _value(match["number"]) * _TIMES.get((match["many"] or "").lower(), 1)
        if _CENTS.intersection(text.folded[following : following + 1]):
            value, per = round(value / 100, 4), _per(text, following + 1, language)
        found.append(Amount(value, currency, per, match.start(), match.end(), min(word, len(text.folded) - 1)))
    found.extend(_spelled(text, language))
    return found


def _written(text: str) -> Iterator[re.Match[str]]:
    """As _AMOUNT.finditer(), without trying the pattern where no digit is near: each amount has one."""
    place = 0
    while digit := _DIGIT.search(text, place):
        match = _AMOUNT.search(text, max(place, digit.start() - _LONGEST_BEFORE))
        if match is None:
            return
        yield match
        place = match.end()


def _spelled(text: Words, language: Tongue) -> list[Amount]:
    """Amounts in words: "twelve hundred euros". One or two of a currency alone ("a dollar") are a way of speaking."""
    found: list[Amount] = []
    for place, word in enumerate(text.folded):
        if word in _CURRENCY and place and not text.folded[place - 1][0].isdigit():
            said = number_before(text.folded, place, language)
            if said and said[1] > 2:
                start, end = text.place(said[0], place + 1)
                per = _per(text, place + 1, language)
                found.append(Amount(float(said[1]), _CURRENCY[word], per, start, end, said[0]))
    return found


def _priced(text: Words, word: int, following: int, match: re.Match[str], language: Tongue) -> bool:
    """A bare number of three digits or more right after a price word: "a licence price of 1,000"."""
    digits = sum(letter.isdigit() for letter in match["number"])
    after = text.folded[following] if following < len(text.folded) else ""
    if digits < 3 or after in language.units or after in language.periods:
        return False
    return bool(_PRICE_NOUNS.intersection(text.folded[max(0, word - 3) : word]))


def _price_like(text: Words, following: int, match: re.Match[str]) -> bool:
    return (
        text.folded[following] in ("per", "a", "an", "pro", "par", "al", "por", "each", "im", "je", "au")
        and len(match["number"]) >= 2
    )


def _per(text: Words, following: int, language: Tongue) -> frozenset[str]:
    """The periods and units right after an amount: "per user per month" -> {"user", "month"}."""
    found = set()
    for place in range(following, min(following + 4, len(text.folded))):
        word = text.folded[place]
        if word in language.periods:
            found.add(language.periods[word])
        elif word not in (
            "per",
            "a",
            "an",
            "each",
            "and",
            "pro",
            "par",
            "al",
            "por",
            "im",
            "je",
            "au",
            "de",
            "and",
            "off",
        ):
            break
    return frozenset(found)


def _value(number: str) -> float:
    """1.200 and 1,200 and 1 200 and 1'200 are twelve hundred; 1.20 and 1,20 are one and a fifth."""
    whole, fraction = number, ""
    if len(number) > 2 and number[-3] in ".,":
        whole, fraction = number[:-3], number[-2:]
    elif len(number) > 1 and number[-2] in ".,":
        whole, fraction = number[:-2], number[-1:]
    digits = "".join(str(int(letter)) for letter in whole if letter.isdigit())
    return float(f"{digits or 0}.{''.join(str(int(letter)) for letter in fraction) or 0}")
