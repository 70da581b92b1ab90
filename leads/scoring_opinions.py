"""What a model makes of a lead, kept beside the rules and never counted (mission B2). The port for a model's client."""

from leads.models import Lead, ScoreHistory
from leads.scoring.score import Opinion
from tenants.models import Tenant


def note_opinion(tenant: Tenant, lead: Lead, opinion: Opinion) -> bool:
    """Keep it with the newest row of the lead's history; False where there is none: a model is never alone.

    Raises ValueError for a score that is not from 0 to 100, or without a reason.
    """
    if not 0 <= opinion.score <= 100 or not opinion.because.strip():
        raise ValueError("An opinion has a score from 0 to 100 and says why.")
    newest = ScoreHistory.objects.filter(lead=lead).order_by("-at", "-id").first()
    if newest is None:
        return False
    told = {
        "score": opinion.score, "because": opinion.because, "model": opinion.model, "at": opinion.at.isoformat(),
    }  # fmt: skip
    return bool(ScoreHistory.objects.filter(pk=newest.pk).update(opinion=told))
