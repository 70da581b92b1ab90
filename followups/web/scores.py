"""What the page of a lead shows of its score: the one that counts, a line for each reason, and how it went (mission B2)."""

from dataclasses import asdict
from typing import Any

from leads.models import Lead, ScoreHistory
from leads.scored import Scored

SHOWN = 12  # rows of the history


def score_panel(lead: Lead, found: Scored | None) -> dict[str, Any] | None:
    """The score of this moment where the tenant has a profile, else the newest that was kept; None where there is none.

    One query.
    """
    history = list(ScoreHistory.objects.filter(lead=lead).order_by("-at", "-id")[:SHOWN])
    if found is None and not history and lead.score is None:
        return None
    shown: dict[str, Any] = {
        "points": lead.points,
        "band": lead.band,
        "is_given": lead.score is not None,
        "rule_points": lead.rule_score,
        "history": history,
        "opinion": next((row.opinion for row in history if row.opinion), None),
    }
    if found is not None:
        rules = found.rules
        return shown | {
            "points": found.points,
            "band": found.band.value,
            "rule_points": rules.score,
            "fit": rules.fit,
            "intent": rules.intent,
            "because": found.because,
            "missing": rules.missing,
            "reasons": [asdict(each) for each in rules.reasons],
        }
    if history:
        newest = history[0]
        shown |= {"fit": newest.fit, "intent": newest.intent, "because": newest.result.get("unqualified_because", "")}
        shown |= {"missing": newest.result.get("missing", []), "reasons": newest.result.get("reasons", [])}
    return shown
