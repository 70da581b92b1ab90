"""A cadence as a suggestion would have it: what the editor shows instead of the present text, until somebody saves it."""

from enum import StrEnum
from typing import Any


class Change(StrEnum):
    DROP = "drop"  # without the step
    REVIEW = "review"  # the step always waits for a person


def suggested(cadence: dict[str, Any], step: str, change: str) -> tuple[dict[str, Any], str]:
    """The cadence's document with the change, and what it is in words; as it is, and "", where there is nothing to change.

    The last step of all is never taken out: a cadence has one at least.
    """
    steps = cadence["steps"]
    place = next((number for number, each in enumerate(steps) if each["key"] == step), None)
    if place is None:
        return cadence, ""
    if change == Change.DROP and len(steps) > 1:
        return {**cadence, "steps": [*steps[:place], *steps[place + 1 :]]}, f"The step “{step}” is left out."
    if change == Change.REVIEW and not steps[place].get("review"):
        changed = {**steps[place], "review": True}
        return {**cadence, "steps": [*steps[:place], changed, *steps[place + 1 :]]}, f"“{step}” waits for a person."
    return cadence, ""
