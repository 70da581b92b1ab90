"""Days of the month, months, quarters and halves: "3 March", "le 15", "12.3.", "Q2", "erste Januarwoche"."""

from __future__ import annotations

import re

from followups.inbound.replies.dates import periods
from followups.inbound.replies.dates.cursor import Found
from followups.inbound.replies.dates.periods import Period
from followups.inbound.replies.dates.spans import Spans

_NUMERIC = re.compile(
    r"(?P<y>20\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"|(?P<one>\d{1,2})\s?(?P<mark>[./-])\s?(?P<two>\d{1,2})(?:(?P=mark)\s?(?P<year>20\d\d|\d\d)|(?P<dot>\.)(?!\d))?(?![\d%€$£:])",
    re.ASCII,
)
_QUARTER = re.compile(r"[qtk]([1-4])", re.ASCII)
_HALF = re.compile(r"[hs]([12])", re.ASCII)


class Months(Spans):
    """Reads days, months and parts of the year by their names and numbers."""

    def _month(self, place: int, part: str, led: bool) -> Found | None:
        month = self.calendar.short_month[self.folded[place]]
        if not part:
            day = self._day(place + 1) if place + 1 < self.size else None
            if day and self._close(place, place + 1) and self._may_end(place + 2, strictly=False):
                stop, year = self._year(place + 2)
                return (stop, periods.named_day(self.said, month, day, year))
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
        return (stop, periods.named_month(self.said, month, year, part))

    def _month_of(self, place: int, which: str, stop: int | None = None) -> Found | None:
        if which == "last":
            return stop or place + 1, None
        year = self.said.year
        month = self.calendar.month[self.folded[place]]
        if which == "next" and month == self.said.month:
            return stop or place + 1, periods.named_month(self.said, month, year + 1, "")
        return (stop or place + 1, periods.named_month(self.said, month, None, ""))

    def _month_day(self, place: int) -> Found | None:
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

    def _bare_day(self, place: int) -> Found | None:
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

    def _numeric(self, place: int, led: bool) -> Found | None:
        start = self.text.starts[place]
        match = _NUMERIC.match(self.text.text, start)
        if match is None or (start and self.text.text[start - 1] in ".,/-€$£+"):
            return None
        stop = place
        while stop < self.size and self.text.starts[stop] < match.end():
            stop += 1
        if match["y"]:
            return (stop, periods.named_day(self.said, int(match["m"]), int(match["d"]), int(match["y"])))
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
        return (stop, periods.named_day(self.said, month, day, full))

    def _quarter(self, place: int) -> Found | None:
        word = self.folded[place]
        for pattern, period in ((_QUARTER, periods.quarter), (_HALF, periods.half)):
            match = pattern.fullmatch(word)
            if match and self.text.text[self.text.starts[place]].isupper():
                stop, year = self._year(place + 1, short=True)
                return stop, period(self.said, int(match[1]), year)
        return None

    def _ordinal_unit(self, place: int) -> Found | None:
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

    def _week_of_month(self, place: int, number: int) -> Found | None:
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
