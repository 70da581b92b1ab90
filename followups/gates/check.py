"""Running all gates on a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from followups.gates import brings_something_new, identity_and_opt_out, no_commercial_change, right_names
from followups.gates.draft import Draft
from followups.gates.reading import Reading
from followups.gates.result import Finding, Verdict
from followups.gates.review import review_because

# In the order of the mission, I1 to I10. A gate is a module with NAME and examine(reading).
GATES: tuple[tuple[str, Callable[[Reading], Iterable[Finding]]], ...] = (
    (brings_something_new.NAME, brings_something_new.examine),
    (no_commercial_change.NAME, no_commercial_change.examine),
    (right_names.NAME, right_names.examine),
    (identity_and_opt_out.NAME, identity_and_opt_out.examine),
)


def check(draft: Draft) -> Verdict:
    """All gates on one draft: deterministic, never raises, in time linear in the length of the texts."""
    reading = Reading(draft)
    findings: list[Finding] = []
    for name, examine in GATES:
        findings.extend(list(examine(reading)) or [Finding(name, True)])
    return Verdict(tuple(findings), all(finding.passed for finding in findings), review_because(reading))
