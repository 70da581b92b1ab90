"""A text seen through one language's calendar: the small words that dates are put together from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from followups.gates.words import Words
from followups.inbound.replies.dates.calendar import Calendar, Folded
from followups.inbound.replies.dates.periods import Period

_DAY = re.compile(r"(\d{1,2})(st|nd|rd|th|er|e|de|ste|o|a|ter|ten)?", re.ASCII)

# One past the last word of what was read, and the period meant; None where the words look back.
Found = tuple[int, Period | None]


class Cursor:
    """The words of a text, and what stands at a place among them; places count words from 0."""

    def __init__(self, text: Words, calendar: Calendar, said: date, month_first: bool) -> None:
        self.text, self.calendar, self.said, self.month_first = text, calendar, said, month_first
        self.folded = text.folded
        self.size = len(text.folded)

    def _which(self, place: int) -> tuple[int, str] | None:
        for phrase, meaning in self.calendar.which:
            stop = place + len(phrase)
            if stop <= self.size and self.folded[place] == phrase[0] and tuple(self.folded[place:stop]) == phrase:
                return stop, meaning
        return None

    def _number(self, place: int) -> tuple[int | None, int]:
        word = self.folded[place]
        if word.isascii() and word.isdecimal() and len(word) <= 3:
            return int(word), place + 1
        return self.calendar.number.get(word), place + 1

    def _day(self, place: int) -> int | None:
        match = _DAY.fullmatch(self.folded[place])
        day = int(match[1]) if match else 0
        return day if 1 <= day <= 31 else None

    def _day_number(self, place: int, digits_only: bool = False) -> tuple[int | None, int]:
        day = self._day(place)
        if day is None and not digits_only:
            day = self.calendar.number.get(self.folded[place])
            if day is None and self.calendar.ordinal.get(self.folded[place]) == 1:
                day = 1
        return (day if day and day <= 31 else None), place + 1

    def _lead_in(self, place: int, floor: int = 0) -> int | None:
        """Where the words begin that lead to a span of time ("in", "dentro de"), or None."""
        end = place
        for _ in range(2):
            for phrase in self.calendar.lead_in:
                if end - len(phrase) >= floor and tuple(self.folded[end - len(phrase) : end]) == phrase:
                    return end - len(phrase)
            if end <= floor or self.folded[end - 1] not in self.calendar.article:
                return None
            end -= 1
        return None

    def _year(self, place: int, short: bool = False) -> tuple[int, int | None]:
        """A year behind a date, with or without a word between ("de 2027"); `short` allows "Q1/27"."""
        for at in (place, place + 1):
            if at >= self.size or (at > place and self.folded[place] not in self.calendar.joining):
                break
            word = self.folded[at]
            if len(word) == 4 and word.isdecimal() and word[:2] in ("20", "21") and self._close(at - 1, at):
                return at + 1, int(word)
            gap = self.text.text[self.text.ends[at - 1] : self.text.starts[at]] if at else ""
            if len(word) == 2 and word.isdecimal() and (gap.endswith(("'", "\u2019")) or (short and gap == "/")):
                return at + 1, 2000 + int(word)
        return place, None

    def _year_told(self, place: int) -> tuple[int, int | None]:
        """ "(January) next year", "(im Januar) nächsten Jahres", "(janvier) de l'année prochaine"."""
        at = self._skip(place, 3)
        if at >= self.size or not self._close(place - 1, place):
            return place, None
        which = self._which(at)
        unit = which[0] if which else at
        if unit >= self.size or self.calendar.unit.get(self.folded[unit]) != "year":
            return place, None
        stop = unit + 1
        if which is None and stop < self.size:
            which = self._which(stop)
            stop = which[0] if which else stop
        ahead = {"this": 0, "next": 1, "coming": 1}.get(which[1] if which else "")
        return (place, None) if ahead is None else (stop, self.said.year + ahead)

    def _skip(self, place: int, most: int) -> int:
        end = place
        while end < self.size and end < place + most and self.folded[end] in self.calendar.joining:
            end += 1
        return end

    def _any(self, place: int, phrases: Iterable[Folded]) -> int | None:
        for phrase in phrases:
            if place + len(phrase) <= self.size and tuple(self.folded[place : place + len(phrase)]) == phrase:
                return place + len(phrase)
        return None

    def _close(self, left: int, right: int) -> bool:
        return self.text.starts[right] - self.text.ends[left] <= 2

    def _may_end(self, place: int, strictly: bool = True) -> bool:
        """Whether a day's number may end before this word: at a mark, or before a word that counts nothing."""
        if place >= self.size:
            return self.text.text[self.text.ends[-1] : self.text.ends[-1] + 1] not in ("%", "€", "$", "°")
        gap = self.text.text[self.text.ends[place - 1] : self.text.starts[place]]
        if any(mark in gap for mark in "%€$£:°h"):
            return False
        if not strictly or gap.strip(" .") or "\n" in gap or self.text.sentence[place] != self.text.sentence[place - 1]:
            return True
        word = self.folded[place]
        if place + 1 < self.size and self.folded[place + 1].startswith(("cent", "cient", "hundert")):
            return False
        calendar = self.calendar
        return word in calendar.may_follow_day or word in calendar.month or word in calendar.article
