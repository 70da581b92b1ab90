"""What is found: a date with the words it stands on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class FoundDate:
    """A date on the characters start..end-1 of the text, the words that relate to it ("after", "by") included.

    `date` is the first day on which it holds: "next week" is its Monday, "after the 15th" the 16th, "end of March" the
    31st, "by Friday" that Friday. `until` is the last day of the period meant ("next week": its Sunday). `precision` is
    `day`, `week`, `month`, `quarter`, `half`, `season` or `year`. `relation` is `on`, `by` (a last day to do it), `until` (until,
    before, “bis”), `after` or `from`. Neither day lies before the day on which it was said.
    """

    start: int
    end: int
    date: datetime.date
    precision: str
    until: datetime.date
    relation: str
