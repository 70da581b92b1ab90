"""The reason that a person states for an act: kept in the journal or on the row, read by the next one who looks."""

from leads.refusals import Refused

SAY_WHY = "Say why, in a sentence that others will read."
LONGEST_REASON = 300  # characters; what the columns hold that keep one


def stated(because: str, field: str = "because", *, longest: int = LONGEST_REASON) -> str:
    """The reason without the spaces around it. Raises Refused under the field's name where there is none, or it is too long."""
    because = because.strip()
    if not because:
        raise Refused({field: SAY_WHY})
    if len(because) > longest:
        raise Refused({field: f"At most {longest} characters."})
    return because
