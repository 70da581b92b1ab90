"""Guilt, scarcity and ultimatums by the kinds of words that meet in one sentence (mission I4).

A statement presses when it names a feeling, an effort or a hope together with the answer that did not come; when places
are few; when it tells of rivals; when silence has a consequence. What an approved fact says does not press.
"""

from __future__ import annotations

from collections.abc import Iterator

from followups.gates.evidence import stems
from followups.gates.languages.matters import Words
from followups.gates.languages.pressures import Pressures, pressures
from followups.gates.layout import layout
from followups.gates.phrases import Hit
from followups.gates.reading import Reading, Text

# Answers that we give.
_OURS = frozenset(["respondo", "reponds", "rispondo", "antworte", "contesto", "repondre", "responder", "rispondere"])
_NEW = 2  # words of substance that no fact holds, from which talk of places or rivals presses


def pressing(reading: Reading, text: Text) -> Iterator[Hit]:
    """The sentences that press, labelled as phrases are: `guilt`, `false_urgency`, `ultimatum`."""
    tables = pressures(reading.tongue.languages[0].code)
    if tables is None or not reading.facts:
        return
    main = layout(reading).main if text is reading.body else (0, len(text.words.folded))
    for number, (begin, end, ender) in enumerate(text.words.sentences):
        first, stop = max(begin, main[0]), min(end, main[1])
        if first >= stop or ender == "?" or text.hits_in("opt_out", number) or text.hits_in("asked", number):
            continue
        label = _label(reading, tables, text.words.folded[first:stop], bool(text.hits_in("no", number)))
        if label:
            yield Hit(label, first, stop)


def moody(reading: Reading, text: Text, hit: Hit) -> bool:
    """Whether the sentence of a hit names a feeling, an effort or a hope; so does one in a language without tables."""
    tables = pressures(reading.tongue.languages[0].code)
    said = text.words.sentence_words(text.words.sentence[hit.first])
    own = set(said) - set(text.words.folded[hit.first : hit.first + 1])
    return tables is None or any(word in kind for word in own for kind in (tables.feeling, tables.effort, tables.hoped))


def _label(reading: Reading, tables: Pressures, folded: list[str], denies: bool) -> str:
    silent = any(word in tables.silence and word not in _OURS for word in folded)
    moods = sum(_has(kind, folded) for kind in (tables.feeling, tables.effort, tables.hoped))
    threatens = denies and _has(tables.unless, folded) and _has(tables.consequence, folded)
    if threatens and silent and reading.draft.kind != "close_loop":
        return "ultimatum"
    if silent and (moods > 1 or (moods and denies and reading.draft.kind != "close_loop")):
        return "guilt"
    if _has(tables.rivals, folded) and _unsaid(reading, folded):
        return "false_urgency"
    if _has(tables.places, folded) and sum(word in tables.scarce for word in folded) > 1 and _unsaid(reading, folded):
        return "false_urgency"
    return ""


def _has(kind: Words, folded: list[str]) -> bool:
    return any(word in kind for word in folded)


def _unsaid(reading: Reading, folded: list[str]) -> bool:
    """Whether neither facts nor the lead's own words say so."""
    said = stems(folded, reading)
    for source in (*(fact.words for fact in reading.facts), reading.last.words, reading.note.words):
        said -= stems(source.folded, reading)
    return len(said) >= _NEW
