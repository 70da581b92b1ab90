"""The steps of a cadence one by one: a step that comes again stands there as often as it comes (E1)."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from followups.engine.policy import Cadence, Calendar, Offset, Step
from followups.engine.timing import add_offset


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step, or its third coming: `key` is “monthly”, then “monthly-2”, “monthly-3”."""

    key: str
    step: Step
    earlier: int  # how often it has come before

    def planned_at(self, since: datetime, calendar: Calendar, zone: tzinfo) -> datetime:
        """When it is due, counted from `since`; a day of the month that was cut short once does not stay so."""
        at, every = add_offset(since, self.step.after, calendar, zone), self.step.every
        if not self.earlier or every is None:
            return at
        return add_offset(at, Offset(every.value * self.earlier, every.unit), calendar, zone)


def planned_steps(cadence: Cadence) -> tuple[PlannedStep, ...]:
    """All steps in their order."""
    return tuple(
        PlannedStep(step.key if number == 0 else f"{step.key}-{number + 1}", step, number)
        for step in cadence.steps
        for number in range(step.times)
    )
