"""What starts which cadence, laid out once for each version of the rules: every lead is asked which of them applies (E3)."""

from followups.engine.policy import Cadence, Policy, Start, Step, When

_OTHERWISE = (When.CAPTURED, When.DORMANT, When.CONTRACT)  # have rules of their own


class Starting:
    """The cadences of a policy by what starts them, in the order of the policy."""

    __slots__ = ("_any_source", "_by_source", "happenings", "recaps")

    def __init__(self, policy: Policy) -> None:
        every = [(cadence, start) for cadence in policy.cadences for start in cadence.starts]
        # By what has happened: a demo, a stage, a message of theirs.
        self.happenings: list[tuple[Cadence, Start]] = [pair for pair in every if pair[1].when not in _OTHERWISE]
        # The first cadence that each of them begins with a recap, and that step.
        self.recaps: dict[When, tuple[Cadence, Step]] = {}
        for cadence, start in every:
            recap = next((step for step in cadence.steps if step.kind == "recap"), None)
            if cadence.enabled and recap is not None:
                self.recaps.setdefault(start.when, (cadence, recap))
        captures = [(cadence, start) for cadence, start in every if cadence.enabled and start.when is When.CAPTURED]
        self._by_source: dict[str, Cadence] = {}
        for cadence, start in captures:
            for source in start.sources:
                self._by_source.setdefault(source, cadence)
        unclaimed = [cadence for cadence, start in captures if not start.sources]
        named = [each for each in policy.cadences if each.key == policy.start_cadence][:1]
        self._any_source = next((each for each in (*unclaimed, *named) if each.enabled), None)

    def of_capture(self, source: str) -> Cadence | None:
        """The one that names this source, else the first for any source, else the tenant's `start_cadence` if enabled."""
        return self._by_source.get(source, self._any_source) if source else self._any_source


def starting(policy: Policy) -> Starting:
    """Laid out where it is asked for the first time, and kept with the policy."""
    found = policy.starting
    if found is None:
        found = Starting(policy)
        object.__setattr__(policy, "starting", found)
    return found
