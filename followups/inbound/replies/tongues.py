"""Which of our languages a text is likely in, told by its commonest words."""

from __future__ import annotations

from functools import cache

from followups.gates.languages import LANGUAGES, profiles
from followups.gates.words import Words, words

_ENOUGH = 4  # points; a word that only one language has counts two


@cache
def _telling() -> dict[str, tuple[str, ...]]:
    """Common word -> the languages that have it; a word that only one has counts twice."""
    found: dict[str, tuple[str, ...]] = {}
    for code, language in LANGUAGES.items():
        for word in dict.fromkeys(words(language.stop_words).folded):
            found[word] = (*found.get(word, ()), code)
    for code, own in profiles().items():
        for word in own:
            found[word] = (*found.get(word, ()), code)
    return found


def likely_languages(text: Words) -> tuple[str, ...]:
    """The language of the text if its words tell, or else all of ours, the likeliest first."""
    scores = dict.fromkeys(LANGUAGES, 0)
    telling = _telling()
    for word in text.folded[:200]:
        for code in telling.get(word, ()):
            scores[code] += 1
    order = sorted(scores, key=lambda code: -scores[code])
    best, second = scores[order[0]], scores[order[1]]
    if best >= _ENOUGH and best >= second + 3:
        return (order[0],)
    return tuple(order)
