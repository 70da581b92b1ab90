"""The day on which somebody who is away is back, as an automatic reply says it."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

from followups.inbound.reading.absence_words import LANGUAGES
from followups.inbound.reading.day_mentions import Mention, mentions
from followups.inbound.reading.folding import folded

BEFORE, AFTER = 70, 55  # letters of the sentence around a day that are looked at
SENTENCE = re.compile(r"(?<=[a-z\])])[.!?](?=\s)|[。！？\n]")  # noqa: RUF001


def return_date(text: str, sent_at: datetime | None) -> date | None:
    """The day back, or the last day away where only that is said; None when no day is told.

    Of several days the one with a word of returning beside it counts, then the end of an absence, then the latest. A
    day named as the beginning of the absence counts only where it is the only one.
    """
    plain = folded(text)
    found = mentions(plain, sent_at)
    ranked = [(_rank(plain, each), each.day) for each in found]
    ranked = [
        (rank, day) for rank, day in ranked if rank > 0 and (sent_at is None or (day - sent_at.date()).days >= -31)
    ]
    return max(ranked)[1] if ranked else None


def _rank(text: str, mention: Mention) -> int:
    before = SENTENCE.split(text[max(0, mention.start - BEFORE) : mention.start])[-1]
    after = SENTENCE.split(text[mention.end : mention.end + AFTER])[0]
    before = re.sub(
        r"(?:\b(?:the|den|dem|der|le|la|il|el|o|a|de|dag|dia|" + _weekday_names() + r")\b[ ,.]*)+$", "", before
    ).rstrip(" ,(:")
    ends = _cues("until").search(before)
    if (returns := _cues("back").search(before)) and not _other_day_between(returns[0]):
        return 4
    if ends:
        return 3
    begins = _cues("since").search(before)
    if _back_anywhere().search(after) and not _other_day_between(after):
        return 4
    if begins:
        return 0
    return 0 if mention.vague else 1


def _other_day_between(text: str) -> bool:
    return bool(re.search(r"\d", text))


@cache
def _weekday_names() -> str:
    return "|".join(name for each in LANGUAGES for names in each.weekdays for name in names.split())


@cache
def _cues(kind: str) -> re.Pattern[str]:
    """The cues of all languages: those of returning may stand a few words before the day, the others touch it."""
    words = sorted(
        {line.strip() for each in LANGUAGES for line in getattr(each, kind).splitlines() if line.strip()},
        key=len,
        reverse=True,
    )
    joined = "|".join(re.escape(word) for word in words if "…" not in word)
    return re.compile(rf"\b(?:{joined})\b[^.!?]{{0,45}}$" if kind == "back" else rf"(?:\b|(?<=\s)|^)(?:{joined})$")


@cache
def _back_anywhere() -> re.Pattern[str]:
    words = {line.strip() for each in LANGUAGES for line in each.back.splitlines() if line.strip()}
    return re.compile(r"\b(?:" + "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True)) + r")\b")
