"""What the gates know of one language. The data stands in `languages/`, one small module each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """Words and phrases of a language; phrases are written as `phrases.PhraseBook` reads them.

    Phrase labels: `bump` (never substance), `soft_bump` (fails unless the message brings something), `discount`,
    `waiver`, `free`, `scope`, `terms` (changes of the offer), `price_word`, `legal_word`, `scope_word`, `urgency`,
    `sensitive`, `objection` (a person decides), `commit` (we promise to act), `delivery` (work that is promised),
    `lasts` (work followed by how long it takes), `deadline`
    (words before a date that make it one), `no` (negation), `asked` (the
    lead's own words are reported), `opt_out`, `company_of_lead` and `company` (words before a company name).
    """

    code: str
    stop_words: str
    filler: str
    phrases: Mapping[str, tuple[str, ...]]
    greetings: tuple[str, ...]
    nobody: str
    titles: str
    sign_offs: tuple[str, ...]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    units: Mapping[str, int]
    numbers: Mapping[str, int]
    periods: Mapping[str, tuple[str, ...]]
    days: Mapping[str, str]
