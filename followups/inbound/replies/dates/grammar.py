"""Reads the dates among the words of one language, left to right, each as long as it goes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from followups.gates.words import Words
from followups.inbound.replies.dates import periods
from followups.inbound.replies.dates.calendar import Calendar, Folded
from followups.inbound.replies.dates.periods import Period

_DAY = re.compile(r"(\d{1,2})(st|nd|rd|th|er|e|de|ste|o|a|ter|ten)?", re.ASCII)
_NUMERIC = re.compile(
    r"(?P<y>20\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"|(?P<one>\d{1,2})\s?(?P<mark>[./-])\s?(?P<two>\d{1,2})(?:(?P=mark)\s?(?P<year>20\d\d|\d\d)|(?P<dot>\.)(?!\d))?(?![\d%€$£:])",
    re.ASCII,
)
_QUARTER = re.compile(r"[qtk]([1-4])", re.ASCII)
_HALF = re.compile(r"[hs]([12])", re.ASCII)
_MOST_WORDS_BETWEEN = 3
_A_FEW = 3


@dataclass(frozen=True)
class Read:
    """A date on the words first..stop-1. `period` is None where the words look back ("last Friday", "since March")."""

    first: int
    stop: int
    period: Period | None
    relation: str


class Reader:
    """The dates of one text in one language."""

    def __init__(self, text: Words, calendar: Calendar, said: date, month_first: bool) -> None:
        self.text, self.calendar, self.said, self.month_first = text, calendar, said, month_first
        self.folded = text.folded
        self.size = len(text.folded)

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

    def _core_at(self, place: int, led: bool) -> tuple[int, Period | None] | None:
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

    # Names

    def _named(self, place: int) -> tuple[int, Period | None] | None:
        for phrase, meaning in self.calendar.named.get(self.folded[place], ()):
            stop = place + len(phrase)
            if tuple(self.folded[place:stop]) == phrase:
                return self._meant(stop, meaning, "")
        return None

    def _meant(self, stop: int, meaning: str, which: str) -> tuple[int, Period | None] | None:
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

    def _week_number(self, place: int) -> tuple[int, Period | None] | None:
        if place + 1 < self.size and self.folded[place + 1].isdecimal() and len(self.folded[place + 1]) <= 2:
            stop, year = self._year(place + 2)
            period = periods.iso_week(self.said, int(self.folded[place + 1]), year)
            return (stop, period) if period else None
        return self._unit_which(place) if self.folded[place] in self.calendar.unit else None

    def _quarter(self, place: int) -> tuple[int, Period | None] | None:
        word = self.folded[place]
        for pattern, period in ((_QUARTER, periods.quarter), (_HALF, periods.half)):
            match = pattern.fullmatch(word)
            if match and self.text.text[self.text.starts[place]].isupper():
                stop, year = self._year(place + 1, short=True)
                return stop, period(self.said, int(match[1]), year)
        return None

    def _ordinal_unit(self, place: int) -> tuple[int, Period | None] | None:
        """ "second quarter", "2. Quartal", "1er semestre", "first week of January"."""
        number = self.calendar.ordinal.get(self.folded[place]) or self._day(place)
        after = self._skip(place + 1, 1)
        unit = self.calendar.unit.get(self.folded[after]) if after < self.size else None
        if number is not None and unit == "week":
            return self._week_of_month(after, number)
        if number is None or unit not in ("quarter", "half") or number > (4 if unit == "quarter" else 2):
            return None
        stop, year = self._year(after + 1)
        period = periods.quarter if unit == "quarter" else periods.half
        return stop, period(self.said, number, year)

    def _week_of_month(self, place: int, number: int) -> tuple[int, Period | None] | None:
        """The first to fourth week of a month, or the last (0), as seven days."""
        after = self._skip(place + 1, 2)
        if after >= self.size or self.folded[after] not in self.calendar.month or number > 4:
            return None
        stop, year = self._year(after + 1)
        for candidate in (year, self.said.year + 1):
            month = periods.named_month(self.said, self.calendar.month[self.folded[after]], candidate, "")
            if month is None:
                continue
            first = periods.add(month.first, 7 * (number - 1), "day") if number else periods.add(month.last, -6, "day")
            week = Period(first, periods.add(first, 6, "day"), "week")
            if year is not None or week.last >= self.said:
                return stop, week
        return None

    # Spans of time: "in two weeks", "two weeks from now"

    def _span(self, place: int) -> tuple[int, Period | None] | None:
        before = self._lead_in(place)
        counted = self._count(place)
        if counted is None:
            return None
        stop, low, high, unit = counted
        if before is None:
            behind = self._any(stop, self.calendar.behind)
            if behind is None:
                return None
            stop = behind
        first = periods.add(self.said, low, unit)
        precision = "day" if unit == "business day" else unit
        return stop, Period(first, max(first, periods.add(self.said, high, unit)), precision)

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

    def _count(self, place: int) -> tuple[int, int, int, str] | None:
        low, stop = self._number(place)
        if low is None:
            if self.folded[place] not in self.calendar.half_of:
                return None
            return self._half(place)
        if stop < self.size and self.folded[stop] in self.calendar.half_of:
            return self._half(stop)
        high = low
        joint = stop + (stop < self.size and self.folded[stop] in self.calendar.range)
        if joint < self.size:
            more, after = self._number(joint)
            if more is not None and more >= low:
                high, stop = more, after
        stop = self._skip(stop, 2)
        unit = self.calendar.unit.get(self.folded[stop]) if stop < self.size else None
        if unit is None or high > 400:
            return None
        return stop + 1, low, high, unit

    def _half(self, place: int) -> tuple[int, int, int, str] | None:
        stop = self._skip(place + 1, 1)
        unit = self.calendar.unit.get(self.folded[stop]) if stop < self.size else None
        if unit == "year":
            return stop + 1, 1, 1, "half"
        return (stop + 1, 15, 15, "day") if unit == "month" else None

    def _number(self, place: int) -> tuple[int | None, int]:
        word = self.folded[place]
        if word.isascii() and word.isdecimal() and len(word) <= 3:
            return int(word), place + 1
        return self.calendar.number.get(word), place + 1

    # Which one: "next week", "nächsten Dienstag", "semaine prochaine"

    def _which(self, place: int) -> tuple[int, str] | None:
        for phrase, meaning in self.calendar.which:
            stop = place + len(phrase)
            if stop <= self.size and self.folded[place] == phrase[0] and tuple(self.folded[place:stop]) == phrase:
                return stop, meaning
        return None

    def _which_at(self, place: int) -> tuple[int, Period | None] | None:
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

    def _next_few(self, place: int) -> tuple[int, Period | None] | None:
        """ "the next few weeks", "den nächsten Tagen": from tomorrow to the last of them."""
        counted = self._count(place)
        if counted is not None:
            stop, _, high, unit = counted
        else:
            unit = self.calendar.unit.get(self.folded[place], "")
            if unit not in ("day", "business day"):
                return None
            stop, high = place + 1, _A_FEW
        if unit == "week" and high == 1:
            return None
        return stop, Period(periods.add(self.said, 1, "day"), periods.add(self.said, max(high, 1), unit), "day")

    def _of_unit(self, place: int, meaning: str) -> tuple[int, Period | None] | None:
        unit = self.calendar.unit[self.folded[place]]
        if meaning == "last":
            return (self._week_of_month(place, 0) if unit == "week" else None) or (place + 1, None)
        if unit in ("day", "business day"):
            return None
        period = periods.unit(self.said, unit, {"this": 0, "second": 2}.get(meaning, 1))
        if unit == "week":
            after = self._skip(place + 1, 2)
            if after < self.size and self.folded[after] in self.calendar.weekday:
                number = self.calendar.weekday[self.folded[after]]
                return after + 1, periods.one_day(periods.add(period.first, number - 1, "day"))
        if unit == "year":
            after = self._skip(place + 1, 2)
            if after < self.size and self.folded[after] in self.calendar.month:
                month = self.calendar.month[self.folded[after]]
                return after + 1, periods.named_month(self.said, month, period.first.year, "")
        return place + 1, period

    def _unit_which(self, place: int) -> tuple[int, Period | None] | None:
        """ "semaine prochaine", "mes que viene"; "the week of 3 March"."""
        unit = self.calendar.unit[self.folded[place]]
        which = self._which(place + 1) if place + 1 < self.size else None
        if which is None or unit in ("day", "business day"):
            return None
        stop, meaning = which
        found = self._of_unit(place, meaning)
        if found is None or found[0] > place + 1:
            return found
        if meaning != "last" and unit == "week":
            after = self._skip(stop, 2)
            if after < self.size and self.folded[after] in self.calendar.weekday:
                monday = periods.unit(self.said, "week", {"this": 0, "second": 2}.get(meaning, 1)).first
                number = self.calendar.weekday[self.folded[after]]
                return after + 1, periods.one_day(periods.add(monday, number - 1, "day"))
        return stop, found[1]

    # Weekdays

    def _weekday(self, place: int, led: bool, which: str = "") -> tuple[int, Period | None] | None:
        word = self.folded[place]
        number = self.calendar.weekday.get(word) or self.calendar.short_weekday[word]
        stop = place + 1
        if word in self.calendar.doubtful and not led and (stop >= self.size or not self._which(stop)):
            return None
        if stop < self.size and self.folded[stop] == "feira":
            stop += 1
        elif word in self.calendar.doubtful and not self._may_end(stop) and not self._which(stop):
            return None
        if which == "last":
            return stop, None
        return self._weekday_date(stop, number, which)

    def _weekday_date(self, stop: int, number: int, which: str) -> tuple[int, Period | None]:
        after = self._skip(stop, 2)
        if after < self.size and (self.folded[after][0].isdigit() or self.folded[after] in self.calendar.month):
            exact = self._numeric(after, led=True) or self._month_day(after) or self._bare_day(after)
            if exact is not None:
                return exact
        week_later = self._any(stop, self.calendar.week_later)
        if week_later is not None:
            return week_later, periods.one_day(periods.add(periods.weekday(self.said, number, "").first, 7, "day"))
        week = self._week_behind(after if after < self.size else stop)
        if week is not None:
            return week[0], periods.one_day(periods.add(week[1], number - 1, "day"))
        post = self._which(stop) if not which and stop < self.size else None
        if post is not None:
            if post[1] == "last":
                return post[0], None
            stop, which = post
        if which == "second":
            return stop, periods.one_day(periods.add(periods.weekday(self.said, number, "next").first, 7, "day"))
        if which == "next" and self.calendar.next_means == "coming":
            which = "coming"
        elif which == "coming":
            which = ""
        return stop, periods.weekday(self.said, number, which)

    def _week_behind(self, place: int) -> tuple[int, date] | None:
        """ "(Tuesday) next week", "(mardi) de la semaine prochaine", "(Montag) in zwei Wochen": the Monday of that week."""
        if place >= self.size:
            return None
        which = self._which(place)
        at = which[0] if which else place
        if at >= self.size:
            return None
        if self.calendar.unit.get(self.folded[at]) == "week":
            meaning = which[1] if which else (self._which(at + 1) or (0, ""))[1] if at + 1 < self.size else ""
            if meaning in ("", "last"):
                return None
            found = self._which(at + 1) if not which else None
            offset = {"this": 0, "second": 2}.get(meaning, 1)
            return found[0] if found else at + 1, periods.unit(self.said, "week", offset).first
        for phrase, named in self.calendar.named.get(self.folded[place], ()):
            if named.startswith("unit week") and tuple(self.folded[place : place + len(phrase)]) == phrase:
                return place + len(phrase), periods.unit(self.said, "week", int(named[-1])).first
        for begin in (place, place + 1):
            counted = self._count(begin) if begin < self.size and self._lead_in(begin) is not None else None
            if counted is not None and counted[3] == "week":
                return counted[0], periods.unit(self.said, "week", counted[1]).first
        return None

    # Months and days of the month

    def _part(self, place: int) -> tuple[int, Period | None] | None:
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

    def _part_of(self, found: tuple[int, Period | None], part: str) -> tuple[int, Period | None]:
        stop, period = found
        return stop, periods.part(period, part) if period else None

    def _part_of_unit(self, place: int, part: str) -> tuple[int, Period | None] | None:
        unit = self.calendar.unit[self.folded[place]]
        if unit in ("day", "business day"):
            return (place + 1, periods.one_day(self.said)) if part == "end" and unit == "day" else None
        stop, year = self._year(place + 1)
        if unit == "year" and year:
            return stop, periods.part(periods.whole_year(year), part)
        now = periods.part(periods.unit(self.said, unit, 0), part)
        return place + 1, now if now.last >= self.said else periods.part(periods.unit(self.said, unit, 1), part)

    def _month(self, place: int, part: str, led: bool) -> tuple[int, Period | None] | None:
        month = self.calendar.short_month[self.folded[place]]
        if not part:
            day = self._day(place + 1) if place + 1 < self.size else None
            if day and self._close(place, place + 1) and self._may_end(place + 2, strictly=False):
                stop, year = self._year(place + 2)
                return self._made(stop, periods.named_day(self.said, month, day, year))
            if self.folded[place] not in self.calendar.month:
                return None
            if self.folded[place] in self.calendar.doubtful and not led:
                return None
        stop, year = self._year(place + 1)
        if year is None:
            stop, year = self._year_told(stop)
        if year is None and stop < self.size and not part:
            post = self._which(stop)
            if post and self._close(stop - 1, stop):
                return self._month_of(place, post[1], post[0])
        return self._made(stop, periods.named_month(self.said, month, year, part))

    def _month_of(self, place: int, which: str, stop: int | None = None) -> tuple[int, Period | None] | None:
        if which == "last":
            return stop or place + 1, None
        year = self.said.year
        month = self.calendar.month[self.folded[place]]
        if which == "next" and month == self.said.month:
            return stop or place + 1, periods.named_month(self.said, month, year + 1, "")
        return self._made(stop or place + 1, periods.named_month(self.said, month, None, ""))

    def _month_day(self, place: int) -> tuple[int, Period | None] | None:
        """ "3 March", "3rd of March 2027", "3 de marzo", "3 to 7 March"."""
        first, after = self._day_number(place)
        if first is None:
            return self._month(place, "", led=True) if self.folded[place] in self.calendar.month else None
        last = first
        joint = after + (after < self.size and self.folded[after] in self.calendar.range)
        if joint < self.size:
            more, behind = self._day_number(joint, digits_only=True)
            if more is not None and more > first:
                last, after = more, behind
        after = self._skip(after, 2)
        month = self.calendar.short_month.get(self.folded[after]) if after < self.size else None
        if month is None or self.text.starts[after] - self.text.ends[after - 1] > 3:
            return None
        stop, year = self._year(after + 1)
        found = periods.named_day(self.said, month, first, year)
        until = periods.named_day(self.said, month, last, year) if last != first else found
        if found is None and until is not None:
            found = periods.one_day(self.said) if last != first else None
        if found is None or until is None:
            return stop, None
        return stop, Period(found.first, max(found.first, until.last), "day")

    def _day_number(self, place: int, digits_only: bool = False) -> tuple[int | None, int]:
        day = self._day(place)
        if day is None and not digits_only:
            day = self.calendar.number.get(self.folded[place])
            if day is None and self.calendar.ordinal.get(self.folded[place]) == 1:
                day = 1
        return (day if day and day <= 31 else None), place + 1

    def _day(self, place: int) -> int | None:
        match = _DAY.fullmatch(self.folded[place])
        day = int(match[1]) if match else 0
        return day if 1 <= day <= 31 else None

    def _bare_day(self, place: int) -> tuple[int, Period | None] | None:
        """ "the 15th", "am 15.", "le 15"."""
        day = self._day(place)
        if day is None or not self._may_end(place + 1):
            return None
        mark = self.folded[place - 1] if place else ""
        written = self.folded[place].isdecimal()
        behind = self.text.text[self.text.ends[place] : self.text.ends[place] + 1]
        if written and (mark not in self.calendar.day_mark or (self.calendar.code == "de" and behind != ".")):
            return None
        if not written and self.calendar.code not in ("en", "nl", "fr"):
            return None
        return place + 1, periods.day_of_month(self.said, day)

    def _numeric(self, place: int, led: bool) -> tuple[int, Period | None] | None:
        start = self.text.starts[place]
        match = _NUMERIC.match(self.text.text, start)
        if match is None or (start and self.text.text[start - 1] in ".,/-€$£+"):
            return None
        stop = place
        while stop < self.size and self.text.starts[stop] < match.end():
            stop += 1
        if match["y"]:
            return self._made(stop, periods.named_day(self.said, int(match["m"]), int(match["d"]), int(match["y"])))
        one, two = match["one"], match["two"]
        year = match["year"]
        if not year and not led and not (len(one) == len(two) == 2 and (match["dot"] or match["mark"] == "/")):
            return None
        if (match["mark"] == "-" and not year) or match[0] == "24/7":
            return None
        day, month = int(one), int(two)
        if month > 12 or (self.month_first and match["mark"] == "/" and day <= 12):
            day, month = month, day
        if not 1 <= month <= 12 or not 1 <= day <= 31:
            return None
        full = None if not year else int(year) + (2000 if len(year) == 2 else 0)
        return self._made(stop, periods.named_day(self.said, month, day, full))

    # Small things

    def _made(self, stop: int, period: Period | None) -> tuple[int, Period | None]:
        return stop, period

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
