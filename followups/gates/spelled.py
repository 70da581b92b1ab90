"""Numbers written in words: "twelve hundred", "zweitausend", "mil duzentos"."""

from __future__ import annotations

from functools import lru_cache

from followups.gates.languages import Tongue
from followups.gates.words import fold

_LARGER: dict[int, str] = {
    11: "eleven elf onze once undici", 13: "thirteen dreizehn treize trece tredici dertien treze",
    15: "fifteen fünfzehn quinze quince quindici vijftien", 16: "sixteen sechzehn seize dieciséis sedici zestien dezasseis",
    17: "seventeen siebzehn diecisiete diciassette zeventien", 18: "eighteen achtzehn dieciocho diciotto achttien dezoito",
    19: "nineteen neunzehn diecinueve diciannove negentien", 20: "twenty zwanzig vingt veinte venti twintig vinte",
    30: "thirty dreißig trente treinta trenta dertig trinta", 40: "forty vierzig quarante cuarenta quaranta veertig quarenta",
    50: "fifty fünfzig cinquante cincuenta cinquanta vijftig cinquenta", 60: "sixty sechzig soixante sesenta sessanta zestig",
    70: "seventy siebzig setenta settanta zeventig", 80: "eighty achtzig ochenta ottanta tachtig oitenta",
    90: "ninety neunzig noventa novanta negentig", 200: "doscientos duecento duzentos", 300: "trescientos trecento trezentos",
    500: "quinientos cinquecento quinhentos", 2000: "duemila", 3000: "tremila",
}  # fmt: skip
NUMBERS = {fold(word): value for value, text in _LARGER.items() for word in text.split()}
_HUNDREDS = frozenset(["hundred", "hundert", "cent", "cents", "honderd", "cem", "cento", "cien", "ciento"])
_THOUSANDS = frozenset(["thousand", "tausend", "mille", "mil", "mila", "duizend", "grand"])
_JOINING = frozenset(["and", "und", "et", "y", "e", "en"])
_LONGEST = 6


@lru_cache(maxsize=16384)
def number(word: str, tongue: Tongue) -> int | None:
    """The value of one folded word, of German and Dutch compounds ("zwolfhundert") too; None when it is no number."""
    found = tongue.numbers.get(word) or NUMBERS.get(word)
    if found:
        return found
    if word in _HUNDREDS:
        return 100
    if word in _THOUSANDS:
        return 1000
    for ending, times in (("hundert", 100), ("tausend", 1000), ("honderd", 100), ("duizend", 1000)):
        if word.endswith(ending):
            before = tongue.numbers.get(word[: -len(ending)]) or NUMBERS.get(word[: -len(ending)])
            return before * times if before else None
    return None


def number_before(folded: list[str], stop: int, tongue: Tongue) -> tuple[int, int] | None:
    """(first word, value) of the number in words that ends right before `stop`; None without one."""
    first = stop
    while first > max(0, stop - _LONGEST) and (
        number(folded[first - 1], tongue) or (folded[first - 1] in _JOINING and first < stop)
    ):
        first -= 1
    while first < stop and folded[first] in _JOINING:
        first += 1
    if first == stop:
        return None
    total = current = 0
    for word in folded[first:stop]:
        value = number(word, tongue)
        if word in _THOUSANDS:
            total, current = total + max(current, 1) * 1000, 0
        elif word in _HUNDREDS:
            current = max(current, 1) * 100
        else:
            current += value or 0
    return first, total + current
