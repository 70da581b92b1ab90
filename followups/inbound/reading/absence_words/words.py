"""What a language brings to the reading of automatic replies."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Phrases a line each, folded (lower case, no accents, straight apostrophes); " … " stands for up to 90 letters.

    `subjects` begin the subject of an automatic reply; `says_automatic` names it in the text; the other phrases tell
    its class. `back` stands beside the day of return, `until` before the last day, `since` before the first. `months`
    and `weekdays` hold every name of each, separated by spaces; weekdays begin with Monday. `relative` leads to days.
    """

    subjects: str
    says_automatic: str
    away: str
    left: str
    ticket: str
    challenge: str
    back: str
    until: str
    since: str
    months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    relative: tuple[tuple[str, int], ...] = ()
