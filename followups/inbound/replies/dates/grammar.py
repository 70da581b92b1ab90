"""Reads the dates among the words of one language, left to right, each as long as it goes."""

from __future__ import annotations

from dataclasses import dataclass

from followups.inbound.replies.dates import periods
from followups.inbound.replies.dates.cursor import Found
from followups.inbound.replies.dates.periods import Period
from followups.inbound.replies.dates.weeks import Weeks

_MOST_WORDS_BETWEEN = 3


@dataclass(frozen=True)
class Read:
    """A date on the words first..stop-1. `period` is None where the words look back ("last Friday", "since March")."""

    first: int
    stop: int
    period: Period | None
    relation: str


class Reader(Weeks):
    """The dates of one text in one language."""

    def read(self) -> list[Read]:
        """All dates in order; those that look back among them, so that none of their words is read again."""
        found: list[Read] = []
        begins, place = self.calendar.begins, 0
        floor = 0
        while place < self.size:
            word = self.folded[place]
            if word not in begins and not word[0].isdigit() and not (len(word) == 2 and word[1].isdigit()):
                place += 1
                continue
            read = self._date_at(place, floor)
            if read is None:
                place += 1
            else:
                found.append(read)
                place = floor = read.stop
        return found

    def _date_at(self, place: int, floor: int) -> Read | None:
        first, relation = self._relation_before(place, floor)
        core = self._core_at(place, bool(relation))
        if core is None:
            return None
        stop, period = core
        if relation in ("", "on"):
            before = self._lead_in(place, floor)
            first = first if before is None else min(first, before)
        if relation == "since":
            period = None
        return Read(first, stop, period, relation or "on")

    def _relation_before(self, place: int, floor: int) -> tuple[int, str]:
        """Where the words that lead to the date begin, and what they say of it."""
        end = place
        for _ in range(_MOST_WORDS_BETWEEN):
            for phrase, meaning in self.calendar.relation:
                begin = end - len(phrase)
                if begin >= floor and self.folded[end - 1] == phrase[-1] and tuple(self.folded[begin:end]) == phrase:
                    return begin, meaning
            if end <= floor or self.folded[end - 1] not in self.calendar.article:
                break
            end -= 1
        return place, ""

    def _core_at(self, place: int, led: bool) -> Found | None:
        word = self.folded[place]
        for read in (self._named, self._span, self._part, self._which_at):
            found = read(place)
            if found is not None:
                return found
        if word in self.calendar.week_number:
            return self._week_number(place)
        if word[0].isdigit():
            found = self._numeric(place, led) or self._month_day(place) or self._ordinal_unit(place)
            return found or self._bare_day(place)
        if word in self.calendar.number or word in self.calendar.ordinal:
            return self._month_day(place) or self._ordinal_unit(place)
        if word in self.calendar.weekday or (led and word in self.calendar.short_weekday):
            return self._weekday(place, led)
        if word in self.calendar.unit:
            return self._unit_which(place)
        if word in self.calendar.month:
            return self._month(place, "", led)
        if word in self.calendar.short_month and place + 1 < self.size and self._day(place + 1):
            return self._month(place, "", led)
        return self._quarter(place)

    def _named(self, place: int) -> Found | None:
        for phrase, meaning in self.calendar.named.get(self.folded[place], ()):
            stop = place + len(phrase)
            if tuple(self.folded[place:stop]) == phrase:
                return self._meant(stop, meaning, "")
        return None

    def _meant(self, stop: int, meaning: str, which: str) -> Found | None:
        kind, _, what = meaning.partition(" ")
        if kind == "none":
            return stop, None
        if kind == "ahead":
            return stop, periods.one_day(periods.add(self.said, int(what), "day"))
        if kind == "weekend":
            saturday = periods.weekday(self.said, 6, "this").first
            return stop, Period(saturday, periods.add(saturday, 1, "day"), "day")
        if kind == "unit":
            name, offset = what.rsplit(" ", 1)
            return stop, periods.unit(self.said, name, int(offset))
        if kind == "end":
            return stop, periods.part(periods.unit(self.said, what, 0), "end")
        if kind == "feast":
            return stop, periods.feast(self.said, what)
        after, year = self._year(stop)
        if kind == "season":
            return after, periods.season(self.said, int(what), year, following=which in ("next", "coming"))
        return after, periods.half(self.said, int(what), year)

    def _week_number(self, place: int) -> Found | None:
        if place + 1 < self.size and self.folded[place + 1].isdecimal() and len(self.folded[place + 1]) <= 2:
            stop, year = self._year(place + 2)
            period = periods.iso_week(self.said, int(self.folded[place + 1]), year)
            return (stop, period) if period else None
        return self._unit_which(place) if self.folded[place] in self.calendar.unit else None

    def _which_at(self, place: int) -> Found | None:
        which = self._which(place)
        if which is None:
            return None
        after, meaning = which
        again = self._which(after) if after < self.size else None
        if again and meaning == "this":
            after, meaning = again
        if after >= self.size:
            return None
        word = self.folded[after]
        if word in self.calendar.number and meaning == "last":
            after, word = after + 1, self.folded[after + 1] if after + 1 < self.size else ""
        if word in self.calendar.weekday or word in self.calendar.short_weekday:
            return self._weekday(after, True, meaning)
        if meaning in ("next", "coming"):
            ahead = self._next_few(after)
            if ahead is not None:
                return ahead
        if word in self.calendar.unit:
            return self._of_unit(after, meaning)
        if word in self.calendar.month:
            return self._month_of(after, meaning)
        for phrase, named in self.calendar.named.get(word, ()):
            stop = after + len(phrase)
            if tuple(self.folded[after:stop]) == phrase:
                return (stop, None) if meaning == "last" else self._meant(stop, named, meaning)
        return None

    def _part(self, place: int) -> Found | None:
        """ "end of March", "Anfang nächster Woche", "mid-Q2"."""
        part = self.calendar.part.get(self.folded[place])
        if part is None:
            return None
        after = self._skip(place + 1, _MOST_WORDS_BETWEEN)
        if after >= self.size or self.text.sentence[after] != self.text.sentence[place]:
            return None
        word = self.folded[after]
        if word in self.calendar.month:
            return self._month(after, part, led=True)
        if word in self.calendar.unit:
            found = self._unit_which(after)
            return self._part_of(found, part) if found else self._part_of_unit(after, part)
        found = self._which_at(after) or self._quarter(after) or self._ordinal_unit(after)
        if found is None and word.startswith("20") and len(word) == 4 and word.isdecimal():
            found = after + 1, periods.whole_year(int(word))
        return self._part_of(found, part) if found else None

    def _part_of(self, found: Found, part: str) -> Found:
        stop, period = found
        return stop, periods.part(period, part) if period else None

    def _part_of_unit(self, place: int, part: str) -> Found | None:
        unit = self.calendar.unit[self.folded[place]]
        if unit in ("day", "business day"):
            return (place + 1, periods.one_day(self.said)) if part == "end" and unit == "day" else None
        stop, year = self._year(place + 1)
        if unit == "year" and year:
            return stop, periods.part(periods.whole_year(year), part)
        now = periods.part(periods.unit(self.said, unit, 0), part)
        return place + 1, now if now.last >= self.said else periods.part(periods.unit(self.said, unit, 1), part)
