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
        after, every = self.step.after, self.step.every
        if every is None or not self.earlier:
            return add_offset(since, after, calendar, zone)
        distance = every.value * self.earlier
        if every.unit is after.unit:
            return add_offset(since, Offset(after.value + distance, every.unit), calendar, zone)
        return add_offset(add_offset(since, after, calendar, zone), Offset(distance, every.unit), calendar, zone)


def planned_steps(cadence: Cadence) -> tuple[PlannedStep, ...]:
    """All steps in their order; laid out once and kept with the cadence."""
    if not hasattr(cadence, "planned"):
        planned = [
            PlannedStep(step.key if number == 0 else f"{step.key}-{number + 1}", step, number)
            for step in cadence.steps
            for number in range(step.times)
        ]
        object.__setattr__(cadence, "planned", tuple(planned))
    return cadence.planned
