"""Reading one value of a policy document: what documents.reading knows, and durations."""

import re

from documents.reading import DocumentError, Problem, named
from documents.reading import Reader as DocumentReader
from followups.engine.policy import Offset, Unit

__all__ = ["PolicyError", "Problem", "Reader"]
PolicyError = DocumentError
_DURATION = re.compile(r"(\d{1,9}) (minute|hour|business hour|day|business day|month)s?")
_LONGEST = {
    Unit.MINUTES: 525_600,
    Unit.HOURS: 87_600,
    Unit.BUSINESS_HOURS: 1_000,
    Unit.DAYS: 3_650,
    Unit.BUSINESS_DAYS: 1_000,
    Unit.MONTHS: 120,
}


class Reader(DocumentReader):
    """Reads values and collects problems; after a problem it answers a harmless value of the right type."""

    def duration(self, place: str, value: object, smallest: int) -> Offset:
        """A number and a unit, "4 business hours"; `smallest` is the least number allowed."""
        found = _DURATION.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            reason = f"{named(value)} is not a duration."
            self.refuse(
                place, reason, "Write a number and minutes, hours, business hours, days, business days or months."
            )
            return Offset(max(smallest, 1), Unit.DAYS)
        number, unit = int(found[1]), Unit(found[2].replace(" ", "_") + "s")
        if not smallest <= number <= _LONGEST[unit]:
            reason = f"{number} is not from {smallest} to {_LONGEST[unit]}."
            self.refuse(place, reason, "Give a number in that range.")
        return Offset(number, unit)
