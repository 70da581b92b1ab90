"""What a text says to the rules, in one value: it depends on the words alone, so it is kept with the text (D4, E4).

A reading is packed into one number for that: which topics it touches, whether it asks for a person, how much it asks. The
number holds the version of the lists it was read by; one by other lists counts as none, and the text is read again.
"""

import inspect
import zlib
from functools import lru_cache
from typing import NamedTuple

from followups.engine import commercial, words
from followups.engine.commercial import Topic, topics_in
from followups.engine.facts import Interaction
from followups.engine.rules import hand_off_words
from followups.engine.rules.hand_off_words import going_ahead, losing_patience, questions_in

EXCERPT = 2_000  # characters of a text that are read
_TOPICS = tuple(Topic)
# Bits: a number of sentences or words is at most EXCERPT.
_AHEAD, _IMPATIENT = 1 << len(_TOPICS), 2 << len(_TOPICS)
_COUNTS, _COUNT_BITS = len(_TOPICS) + 2, 12
_COUNT = (1 << _COUNT_BITS) - 1
_VERSION_AT = 32
# Whatever changes in a list, or in how one is looked up, makes another version: nobody has to think of it.
VERSION = zlib.crc32("".join(map(inspect.getsource, (commercial, words, hand_off_words))).encode()) >> 1


class Reading(NamedTuple):
    """Topics, whether the text wants to go ahead or loses patience, its questions and the words of the longest one."""

    topics: frozenset[Topic]
    going_ahead: bool
    losing_patience: bool
    questions: int
    longest_question: int


NOTHING_SAID = Reading(frozenset(), going_ahead=False, losing_patience=False, questions=0, longest_question=0)


def read(text: str) -> Reading:
    """What these words say."""
    if not text:
        return NOTHING_SAID
    return Reading(topics_in(text), bool(going_ahead(text)), bool(losing_patience(text)), *questions_in(text))


def reading_of(interaction: Interaction) -> Reading:
    """What its words say: as it was read when it was recorded, else read now."""
    kept = interaction.reading
    return (_unpacked(kept) if kept else None) or read(interaction.text)


def packed(text: str) -> int:
    """The reading of the first EXCERPT characters as a number of 63 bits, to be kept with the text; 0 where there is none."""
    if not text:
        return 0
    topics, ahead, impatient, questions, longest = read(text[:EXCERPT])
    found = sum(1 << place for place, topic in enumerate(_TOPICS) if topic in topics)
    found |= ahead * _AHEAD | impatient * _IMPATIENT
    found |= questions << _COUNTS | longest << _COUNTS + _COUNT_BITS
    return VERSION << _VERSION_AT | found


@lru_cache(maxsize=4096)  # most texts say the same few things
def _unpacked(kept: int) -> Reading | None:
    """None for a number that was made by another version."""
    if kept >> _VERSION_AT != VERSION:
        return None
    return Reading(
        frozenset(topic for place, topic in enumerate(_TOPICS) if kept >> place & 1),
        going_ahead=bool(kept & _AHEAD),
        losing_patience=bool(kept & _IMPATIENT),
        questions=kept >> _COUNTS & _COUNT,
        longest_question=kept >> _COUNTS + _COUNT_BITS & _COUNT,
    )
