"""Reading dates, times and durations as people write them in a scenario."""

import re
from datetime import UTC, date, datetime, time, tzinfo

from followups.engine.policy import Offset, Unit
from followups.engine.policy_reading import Reader
from followups.engine.timing import instant

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FORM = re.compile(r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")
_SHORT = re.compile(r"(\d{1,6}) ?(m|min|h|d)")
_UNITS = {"m": Unit.MINUTES, "min": Unit.MINUTES, "h": Unit.HOURS, "d": Unit.DAYS}
YEARS = range(2000, 2101)
HOW = "Write for example 2026-03-09 10:30, or 2026-03-09T10:30+01:00."


class ScenarioReader(Reader):
    """Reads the values of a scenario; times without an offset are on the tenant's clock."""

    def __init__(self) -> None:
        super().__init__()
        self.zone: tzinfo = UTC

    def moment(self, place: str, value: object, *, whole_day: bool = True) -> datetime:
        """An aware time. A day without a time of day is its first moment, where `whole_day` allows one."""
        fallback = datetime(2000, 1, 1, tzinfo=self.zone)
        text = value.strip() if isinstance(value, str) else ""
        try:
            at = datetime.fromisoformat(text if _FORM.fullmatch(text) else "")
        except ValueError:
            self.refuse(place, f"{_shown(value)} is not a date and time that exists.", HOW)
            return fallback
        if at.year not in YEARS:
            self.refuse(place, f"{_shown(value)} is not between {YEARS[0]} and {YEARS[-1]}.", "Give a nearer date.")
            return fallback
        if _DAY.fullmatch(text) and not whole_day:
            self.refuse(place, f"{_shown(value)} has no time of day.", HOW)
            return fallback
        if at.tzinfo is not None:
            return at
        return self._local(place, value, at)

    def _local(self, place: str, value: object, at: datetime) -> datetime:
        local = at.replace(tzinfo=self.zone)
        exists = instant(at.date(), at.time(), self.zone).astimezone(self.zone).replace(tzinfo=None) == at
        if not exists and at.time() != time(0):
            self.refuse(
                place,
                f"{_shown(value)} does not exist: the clocks go forward over it.",
                "Give an hour before or after.",
            )
        return local

    def patience(self, place: str, value: object) -> Offset:
        """A duration that may be zero: "2h", "30m", "1d" or "4 business hours"."""
        short = _SHORT.fullmatch(value) if isinstance(value, str) else None
        if short is None:
            return self.duration(place, value, smallest=0)
        return self.duration(place, f"{short[1]} {_UNITS[short[2]].value}", smallest=0)


def _shown(value: object) -> str:
    if isinstance(value, str | int | float | date) and not isinstance(value, bool):
        return f"“{str(value)[:60]}”"
    return "What stands here"
