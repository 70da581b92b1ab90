"""The whole of the feedback, as page, API and CSV show it: worst first."""

from dataclasses import dataclass
from datetime import datetime

from followups.engine.policy_file import PolicyError
from metrics.feedback.counting import By, tallies
from metrics.feedback.judging import Judged, judged
from metrics.feedback.suggesting import Editors, Suggestion, editors_of
from metrics.periods import Period
from tenants.models import Tenant


@dataclass(frozen=True, slots=True)
class Row:
    judged: Judged
    suggestion: Suggestion | None


@dataclass(frozen=True, slots=True)
class Feedback:
    whole: Judged
    rows: dict[By, list[Row]]


def feedback_of(tenant: Tenant, period: Period, now: datetime) -> Feedback:
    """What steps, template versions and reasons have brought in the period. Inside the scope; one count, and the editors."""
    whole, found = tallies(tenant, period, now)
    try:
        editors = editors_of(tenant, [tally.value for tally in found[By.TEMPLATE]])
    except PolicyError:  # rules that cannot be read have no steps to open
        editors = Editors(None, frozenset(), {})
    rows = {}
    for by, each in found.items():
        ordered = sorted((judged(tally, whole) for tally in each), key=lambda row: row.place)
        rows[by] = [Row(row, editors.suggestion(by, row)) for row in ordered]
    return Feedback(judged(whole, whole), rows)
