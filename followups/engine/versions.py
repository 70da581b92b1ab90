"""What of the rules stays as it was for a lead that was begun under an earlier version of them (mission E1, J2)."""

from dataclasses import replace

from followups.engine.choosing import after, cadence_named
from followups.engine.decision import Decision, ExitReason
from followups.engine.facts import Enrollment
from followups.engine.policy import Cadence, Policy

# The exits with which one track passes into the next.
_PASSES_ON = (None, ExitReason.NO_RESPONSE, ExitReason.STEPS_DONE)


def pinned(current: Policy, begun_with: Policy, cadence: str) -> Policy:
    """The rules for a lead that is on the cadence with this key (none: "") since `begun_with` held.

    What it was begun with goes on as it was: the steps of its cadence and of those that follow it, and what its silence
    leads to. What protects people and says what we owe them is always the latest: calendar, limits, autonomy, review,
    every deadline. A cadence that the latest version has no longer, or not enabled, goes on for who is on it and begins
    for nobody.
    """
    if begun_with is current:
        return current
    own = _own(begun_with, cadence)
    latest = {each.key: each for each in current.cadences}
    for key, each in own.items():
        known = latest.get(key)
        latest[key] = replace(each, enabled=known is not None and known.enabled)
    return replace(current, no_response=begun_with.no_response, cadences=tuple(latest.values()))


def stays_on(running: Enrollment | None, decision: Decision) -> bool:
    """Whether a track that this decision begins stays on the version of the one that runs.

    It does where it continues that one: silence and what comes of it, or the cadence that follows the last step. Whatever
    comes after a reply is a new beginning, and so is a cadence that something else has started.
    """
    if running is None or decision.exit not in _PASSES_ON:
        return False
    return not decision.cadence or (
        bool(running.trigger) and decision.trigger.partition("@")[0] == running.trigger.partition("@")[0]
    )


def _own(policy: Policy, key: str) -> dict[str, Cadence]:
    """The cadence with this key, and those that follow it."""
    found: dict[str, Cadence] = {}
    each = cadence_named(policy, key)
    while each is not None and each.key not in found:
        found[each.key] = each
        each = after(policy, each)
    return found
