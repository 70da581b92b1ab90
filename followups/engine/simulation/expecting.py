"""Whether a simulation went as its scenario expects."""

from collections.abc import Sequence
from datetime import UTC, datetime

from followups.engine.simulation.running import Look
from followups.engine.simulation.scenario import Expectation, Scenario
from followups.engine.simulation.telling import as_dict
from followups.engine.timing import zone_for


def unmet(scenario: Scenario, looks: Sequence[Look]) -> list[str]:
    """What did not come as expected, a sentence each; empty when all did.

    `expect` is met in order: each expectation by a look after the one that met the last. No look meets one of `never`.
    `sent`, where given, names the minute of every message that goes out.
    """
    found = []
    place = 0
    for expectation in scenario.expect:
        met = next((n for n in range(place, len(looks)) if _meets(looks[n], expectation)), None)
        if met is None:
            found.append(f"{expectation.place}: no decision is {dict(expectation.wanted)} from there on.")
        else:
            place = met + 1
    found += [
        f"{expectation.place}: decided at {look.at.isoformat()}: {look.decision.because}"
        for expectation in scenario.never
        for look in looks
        if _meets(look, expectation)
    ]
    if scenario.sent is not None:
        zone = zone_for(None, scenario.policy.calendar)
        wanted = [_minute(at.astimezone(zone)) for at in scenario.sent]
        sent = [_minute(look.at.astimezone(zone)) for look in looks if look.outcome == "sent"]
        if wanted != sent:
            found.append(f"sent: expected {wanted or 'nothing'}, and sent was {sent or 'nothing'}.")
    return found


def _meets(look: Look, expectation: Expectation) -> bool:
    if expectation.since is not None and look.at < expectation.since:
        return False
    told = as_dict(look)
    return all(_equal(told[key], wanted) for key, wanted in expectation.wanted.items())


def _equal(told: object, wanted: object) -> bool:
    """Times are compared to the minute, everything else as it stands."""
    if isinstance(wanted, datetime):
        return isinstance(told, str) and _minute(datetime.fromisoformat(told)) == _minute(wanted.astimezone(UTC))
    return told == wanted


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"
