"""What of the rules stays as it was for a lead that was begun under an earlier version of them (mission E1, J2)."""

from dataclasses import replace

from followups.engine.policy import Policy


def pinned(current: Policy, begun_with: Policy, cadence: str) -> Policy:
    """The rules for a lead that is on the cadence with this key (none: "") since `begun_with` held.

    What it was begun with goes on as it was: the steps of its cadence, and what its silence leads to. What protects
    people and says what we owe them is always the latest: calendar, limits, autonomy, review, every deadline. A cadence
    that the latest version has no longer is kept for this lead alone.
    """
    if begun_with is current:
        return current
    own = next((each for each in begun_with.cadences if each.key == cadence), None)
    if own is None:
        return replace(current, no_response=begun_with.no_response)
    kept = tuple(own if each.key == cadence else each for each in current.cadences)
    if own not in kept:
        kept = (*kept, own)
    return replace(current, no_response=begun_with.no_response, cadences=kept)
