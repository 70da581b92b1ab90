"""Figures and the values of splits in words that people read."""

from collections.abc import Iterable

from metrics.definitions import Metric, Split, unit_of
from metrics.figures import Figure
from tenants.models import User

NONE = {Split.OWNER: "Nobody", Split.CADENCE: "No cadence", Split.STEP: "No step", Split.TEMPLATE: "No template"}
MANY_DIGITS = 10  # percent: below this one decimal is shown
HOUR, DAY = 60, 24 * 60  # minutes


def in_words(metric: Metric, value: float | None) -> str:
    """A figure as people read it: `87 %`, `2.5 days`, `14`; a dash where there is nothing to divide by."""
    if value is None:
        return "\N{EN DASH}"
    unit = unit_of(metric)
    if unit == "share":
        percent = 100 * value
        return f"{percent:.0f} %" if abs(percent) >= MANY_DIGITS or percent == 0 else f"{percent:.1f} %"
    if unit == "minutes":
        return duration(value)
    return f"{value:.1f}" if unit == "touches" else f"{value:,.0f}"


def duration(minutes: float) -> str:
    """`45 minutes`, `3.5 hours`, `12 days`."""
    if minutes < 2 * HOUR:
        return f"{minutes:.0f} minutes"
    if minutes < 2 * DAY:
        return f"{minutes / HOUR:.1f} hours"
    return f"{minutes / DAY:.1f} days"


def change(figure: Figure, before: Figure) -> str:
    """How it differs from the figure of the period before, in words; empty where one of them has none."""
    if figure.value is None or before.value is None:
        return ""
    if unit_of(figure.metric) == "share":
        points = 100 * (figure.value - before.value)
        return "as before" if abs(points) < 0.05 else f"{points:+.1f} points"
    if not before.value:
        return "" if figure.value else "as before"
    percent = 100 * (figure.value / before.value - 1)
    return "as before" if abs(percent) < 0.5 else f"{percent:+.0f} %"


def names_of(split: Split, values: Iterable[str]) -> dict[str, str]:
    """What to call the values of a split: people by name, the rest as they are. One query, for owners alone."""
    values = list(values)
    names = {value: value.replace("_", " ") if split in (Split.REASON, Split.STEP) else value for value in values}
    if split is Split.OWNER:
        people = User.objects.filter(pk__in=[value for value in values if value])
        names |= {str(person.pk): person.name or person.email for person in people}
    return {**names, "": NONE.get(split, "None")} if "" in names else names
