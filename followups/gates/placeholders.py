# ruff: noqa: E501, RUF001 -- patterns and word lists read better in long lines, with the marks people write
"""Places of a template that nobody filled: {{name}}, [Company], %FIRST_NAME%, XXX, "Hi None".

Every repeat is bounded, so the work on a text is bounded by a constant for each of its characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SLOTS = (
    "first|last|name|company|insert|date|your|link|title|firma|vorname|nachname|nom|pr[eé]nom|entreprise|soci[eé]t[eé]|nombre"
    "|apellido|empresa|voornaam|achternaam|naam|bedrijf|nome|cognome|azienda|lead|sender|contact|recipient|client|customer"
    "|product|price|amount|city|industry|phone|email|e-mail|position|role|datum|fecha|data|anrede|signature|topic|placeholder"
)
_UNFILLED = re.compile(
    r"\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}|\$\{[^{}\n]{0,80}\}|\{[A-Za-z_][\w .\-|]{0,60}\}|\{\}"
    rf"|\[(?:{_SLOTS})[^\[\]\n]{{0,60}}\](?!\()|\[[A-Z][A-Z_ ]{{2,40}}\](?!\()"
    rf"|<(?:{_SLOTS})[\w .\-]{{0,40}}>|<<[^<>\n]{{1,60}}>>|%[A-Za-z][A-Za-z_]{{1,40}}%|\*\|[^|\n]{{1,60}}\|\*|%\([a-z_]{{1,40}}\)s"
    r"|\$[A-Z]{2,20}_[A-Z_]{1,40}\b|\b[A-Za-z]{1,20}_(?:name|Name|NAME)\b|\blorem ipsum\b"
    r"|(?-i:\bX{3,12}\b|\bx{4,12}\b|\bTB[DCA]\b|\bTODO\b|\bFIXME\b|\b(?:FIRSTNAME|LASTNAME|FNAME|LNAME)\b)"
    r"|(?-i:\bundefined\b(?=[,.!?\n]|$)|\bNaN\b|\b(?:None|null|NULL|nil|undefined)(?=,\n|, \n|'s\b|’s\b))"
    r"|(?-i:\b(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|at|for|bei|chez|bij|presso|Hallo|Bonjour|Hola|Beste|Ciao|Ol[aá]|Liebe|Lieber) )"
    r"(?-i:(?:None|null|NULL|undefined|nan|NaN)\b)(?! of| and void)",
    re.IGNORECASE,
)


# Each of them has one of these marks or words: texts without any, which most are, are not gone through for all of that.
_MARKS = re.compile(r"[\[{<%$*_]")
_WORDS = ("XXX", "xxxx", "TB", "TODO", "FIXME", "NAME", "undefined", "NaN", "nan", "None", "null", "NULL", "nil")


def unfilled(text: str) -> Iterator[tuple[int, int]]:
    """The places of unfilled placeholders, in order."""
    if not _MARKS.search(text) and not any(word in text for word in _WORDS) and "lorem ipsum" not in text.lower():
        return
    for match in _UNFILLED.finditer(text):
        yield match.span()
