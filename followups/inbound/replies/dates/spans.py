"""Spans of time: "in two weeks", "two weeks from now", "the next few days"."""

from __future__ import annotations

from followups.inbound.replies.dates import periods
from followups.inbound.replies.dates.cursor import Cursor, Found
from followups.inbound.replies.dates.periods import Period

_A_FEW = 3


class Spans(Cursor):
    """Reads spans of time counted from the day on which they are said."""

    def _span(self, place: int) -> Found | None:
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

    def _next_few(self, place: int) -> Found | None:
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
