"""Gate I9: the client's banned words do not occur, and its required words do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from followups.gates.reading import Reading
from followups.gates.result import Finding
from followups.gates.words import Words, words

NAME = "brand_voice"
# Endings that a word may take on in our languages without becoming another one: plurals, verb and adjective forms.
_ENDINGS = frozenset(
    "s es d ed ing ings en n e er ers est em ly y ies ied a o i as os ar ando endo t te ten st r re x".split()  # noqa: SIM905
)
_INFLECTED = 4  # letters from which a word may be inflected; shorter ones ("AI", "ROI") only take an s
_CUT = ("y", "e", "a", "o")  # endings that fall away before another one: synergy, synergies


def examine(reading: Reading) -> Iterator[Finding]:
    """A finding for each place of a banned word, and for each required word that is missing."""
    voice = reading.draft.voice
    texts = ((reading.subject.words, True), (reading.body.words, False))
    for entry in voice.banned:
        for text, in_subject in texts:
            for start, end in _places(text, entry):
                say = f"“{text.text[start:end]}” is a word that this client does not use."
                yield Finding(NAME, False, (start, end), in_subject, say, "Say it in other words.")
    for entry in voice.required:
        if entry.strip() and not any(_places(text, entry) for text, _ in texts):
            say = f"“{entry.strip()}” must occur and does not."
            yield Finding(NAME, False, None, False, say, f"Use “{entry.strip()}” where it fits.")


def _places(text: Words, entry: str) -> list[tuple[int, int]]:
    """Where an entry stands: its words in a row, the last one in any form; or, of marks alone, the marks themselves."""
    wanted = _split(entry)
    if not wanted:
        start = text.text.find(entry.strip()) if entry.strip() else -1
        return [] if start < 0 else [(start, start + len(entry.strip()))]
    size = len(wanted)
    return [
        text.place(first, first + size)
        for first in range(len(text.folded) - size + 1)
        if is_form_of(text.folded[first + size - 1], wanted[-1])
        and tuple(text.folded[first : first + size - 1]) == wanted[:-1]
    ]


@lru_cache(maxsize=4096)
def _split(entry: str) -> tuple[str, ...]:
    return tuple(words(entry).folded)


def is_form_of(word: str, base: str) -> bool:
    """Whether a folded word is `base` itself or an inflected form of it: "leveraging" of "leverage"."""
    if word == base:
        return True
    if len(base) < _INFLECTED:
        return word == f"{base}s"
    if word[:3] != base[:3]:
        return False
    stem = base[:-1] if base.endswith(_CUT) else base
    if word.startswith(base) and word[len(base) :] in _ENDINGS:
        return True
    return stem != base and word.startswith(stem) and word[len(stem) :] in _ENDINGS
