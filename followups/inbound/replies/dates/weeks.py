"""Weekdays and weeks: "on Friday", "next week Tuesday", "mardi de la semaine prochaine", "(Montag) in zwei Wochen"."""

from __future__ import annotations

from datetime import date

from followups.inbound.replies.dates import periods
from followups.inbound.replies.dates.cursor import Found
from followups.inbound.replies.dates.months import Months


class Weeks(Months):
    """Reads weekdays and weeks, alone and together."""

    def _of_unit(self, place: int, meaning: str) -> Found | None:
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

    def _unit_which(self, place: int) -> Found | None:
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

    def _weekday(self, place: int, led: bool, which: str = "") -> Found | None:
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

    def _weekday_date(self, stop: int, number: int, which: str) -> Found:
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
