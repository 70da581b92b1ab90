"""Running all gates on a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from followups.gates import (
    brand_voice,
    brings_something_new,
    claims_traceable,
    identity_and_opt_out,
    no_commercial_change,
    no_pressure,
    one_ask,
    references_last_interaction,
    right_names,
    shorter_than_before,
)
from followups.gates.draft import Draft
from followups.gates.reading import Reading
from followups.gates.result import Finding, Verdict
from followups.gates.review import review_because

# In the order of the mission, I1 to I10. A gate is a module with NAME and examine(reading).
GATES: tuple[tuple[str, Callable[[Reading], Iterable[Finding]]], ...] = (
    (references_last_interaction.NAME, references_last_interaction.examine),
    (one_ask.NAME, one_ask.examine),
    (brings_something_new.NAME, brings_something_new.examine),
    (no_pressure.NAME, no_pressure.examine),
    (no_commercial_change.NAME, no_commercial_change.examine),
    (shorter_than_before.NAME, shorter_than_before.examine),
    (right_names.NAME, right_names.examine),
    (identity_and_opt_out.NAME, identity_and_opt_out.examine),
    (brand_voice.NAME, brand_voice.examine),
    (claims_traceable.NAME, claims_traceable.examine),
)


def check(draft: Draft) -> Verdict:
    """All gates on one draft: deterministic, never raises, in time linear in the length of the texts."""
    reading = Reading(draft)
    findings: list[Finding] = []
    for name, examine in GATES:
        findings.extend(list(examine(reading)) or [Finding(name, True)])
    return Verdict(tuple(findings), all(finding.passed for finding in findings), review_because(reading))
