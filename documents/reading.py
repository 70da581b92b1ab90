"""Reading one value of a document: what is wrong is noted with place, reason and mend, and reading goes on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_HOURS = re.compile(r"(\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?) ?- ?(\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)")


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where, why, and what to do about it."""

    place: str
    reason: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place or 'the document'}: {self.reason} {self.mend}"


class DocumentError(ValueError):
    """The document cannot be used; `problems` names every mistake in it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class Reader:
    """Reads values and collects problems; after a problem it answers a harmless value of the right type."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def refuse(self, place: str, reason: str, mend: str) -> None:
        """Note a problem; the first one of a place is enough."""
        if place not in [problem.place for problem in self.problems]:
            self.problems.append(Problem(place, reason, mend))

    def mapping(
        self, place: str, value: object, known: tuple[str, ...], required: tuple[str, ...] = ()
    ) -> dict[str, object]:
        """The known keys of a mapping; unknown keys and missing required ones are problems."""
        if not isinstance(value, Mapping):
            self.refuse(place, f"A mapping is needed here, not {named(value)}.", f"Give any of: {', '.join(known)}.")
            return {}
        found: dict[str, object] = {}
        for key, item in value.items():
            if key in known:
                found[key] = item
            else:
                self.refuse(inside(place, str(key)), "This key is unknown.", f"Use one of: {', '.join(known)}.")
        for key in required:
            if key not in found:
                self.refuse(inside(place, key), "This is missing.", "Add it.")
        return found

    def sequence(self, place: str, value: object) -> Sequence[object]:
        if isinstance(value, list | tuple):
            return value
        self.refuse(place, f"A list is needed here, not {named(value)}.", "Write one item for each line.")
        return ()

    def text(self, place: str, value: object) -> str:
        if isinstance(value, str) and value.strip():
            return value
        self.refuse(place, "Words are needed here.", "Write what it is in plain words.")
        return ""

    def key(self, place: str, value: object) -> str:
        text = self.text(place, value)
        if text and not _KEY.fullmatch(text):
            self.refuse(place, f"“{text}” is not a key.", "Use small letters, digits, “-” and “_”.")
        return text

    def flag(self, place: str, value: object, *, otherwise: bool = False) -> bool:
        if isinstance(value, bool):
            return value
        self.refuse(place, f"{named(value)} is neither true nor false.", "Write true or false.")
        return otherwise

    def number(self, place: str, value: object, largest: int) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= largest:
            return value
        self.refuse(place, f"{named(value)} is not a whole number from 1 to {largest}.", "Give such a number.")
        return 1

    def amount(self, place: str, value: object) -> Decimal | None:
        """An amount of money above zero."""
        try:
            amount = Decimal(str(value)) if not isinstance(value, bool) else Decimal("NaN")
        except InvalidOperation:
            amount = Decimal("NaN")
        if amount.is_finite() and amount > 0:
            return amount
        self.refuse(place, f"{named(value)} is not an amount above zero.", "Write digits only, for example 25000.")
        return None

    def choice(self, place: str, value: object, allowed: tuple[str, ...]) -> str:
        if isinstance(value, str) and value in tuple(str(item) for item in allowed):
            return str(value)
        names = ", ".join(str(item) for item in allowed)
        self.refuse(place, f"{named(value)} is not known here.", f"Use one of: {names}.")
        return str(allowed[0])

    def day(self, place: str, value: object) -> date:
        """A date, as YAML reads it or as "2026-12-25"."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value) if isinstance(value, str) else date.fromisoformat("")
        except ValueError:
            self.refuse(place, f"{named(value)} is not a date.", "Write year-month-day, for example 2026-12-25.")
            return date.min

    def hours(self, place: str, value: object) -> tuple[time, time]:
        """Opening and closing time of "09:00-17:00"; "24:00" closes at the end of the day."""
        found = _HOURS.fullmatch(value if isinstance(value, str) else "") or ("", "", "")
        try:
            start, end = time.fromisoformat(found[1]), time.max if found[2] == "24:00" else time.fromisoformat(found[2])
        except ValueError:
            self.refuse(place, f"{named(value)} is not a time span.", "Write for example “09:00-17:00”.")
            return time(9), time(17)
        if start >= end:
            self.refuse(place, "It closes before it opens.", "Let the first time be earlier than the second.")
        return start, end


def inside(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def named(value: object) -> str:
    """A value as a sentence can show it."""
    if value is None:
        return "nothing"
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    text = str(value)
    return f"“{text[:60]}”"
