"""The languages that replies are understood in, as one book of phrases: people mix them, and a stop is a stop in any."""

from __future__ import annotations

from functools import cache

from followups.gates.phrases import PhraseBook
from followups.gates.words import words
from followups.inbound.replies.languages import de, en, es, fr, it, nl, pt, shared

# Under these names stand words, not phrases.
_WORD_LISTS = ("opt_out_word", "no_word", "question_start", "call", "thanks", "roles")
_MODULES = {"en": en, "de": de, "fr": fr, "es": es, "it": it, "nl": nl, "pt": pt}
LABELS = tuple(label for label in en.PHRASES if label not in _WORD_LISTS)


@cache
def book() -> PhraseBook:
    """All phrases of all languages under their labels."""
    made = PhraseBook()
    for phrases in (shared.PHRASES, *(module.PHRASES for module in _MODULES.values())):
        for label, lines in phrases.items():
            if label not in _WORD_LISTS:
                for line in lines.strip().splitlines():
                    made.add(label, line)
    return made


@cache
def listed(name: str, language: str = "") -> frozenset[str]:
    """The folded words of a list, of one language or of all."""
    modules = [_MODULES[language]] if language else list(_MODULES.values())
    return frozenset(word for module in modules for word in words(module.PHRASES[name]).folded)
