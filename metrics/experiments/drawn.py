"""The leads behind an experiment's figures: those of a group, and of a measure when it is over."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from followups.models import Assignment, Experiment
from metrics.experiments.comparing import ARMS
from tenants.ids import as_uuid

PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[Assignment]
    next: str  # where the following page begins; empty on the last


def drawn_leads(experiment: Experiment, *, arm: str = "", measure: str = "", part: str = "top") -> QuerySet[Assignment]:
    """Those that were drawn, in the order of drawing: of one group, and with a case of a measure `top` (above the line),
    `bottom` (below it) or `rest` (below and not above). Raises ValueError for a group, measure or part that there is not.
    """
    rows = Assignment.objects.filter(experiment=experiment)
    if arm:
        if arm not in ARMS:
            raise ValueError(f"“{arm[:40]}” is no group. Give {' or '.join(ARMS)}.")
        rows = rows.filter(arm=arm)
    if measure:
        known = [each["key"] for each in (experiment.results or {}).get("measures", [])]
        if measure not in known:
            raise ValueError(f"“{measure[:60]}” is not in the result. It has: {', '.join(known) or 'nothing yet'}.")
        if part not in ("top", "bottom", "rest"):
            raise ValueError(f"“{part[:40]}” is no part of a measure. Give top, bottom or rest.")
        rows = rows.filter(counts__has_key=measure)
        if part == "top":
            rows = rows.filter(**{f"counts__{measure}__0__gt": 0})
        elif part == "rest":
            rows = rows.filter(**{f"counts__{measure}__0": 0})
    return rows.order_by("id")


def page_of(rows: QuerySet[Assignment], after: str = "", limit: int = PAGE) -> Page:
    """A page of drawn_leads(). Raises ValueError for a place that no answer gave."""
    if after:
        place: UUID | None = as_uuid(after)
        if place is None:
            raise ValueError("This place was not given by an answer of ours. Begin again without it.")
        rows = rows.filter(id__gt=place)
    found = list(rows[: limit + 1])
    return Page(found[:limit], str(found[limit - 1].pk) if len(found) > limit else "")
