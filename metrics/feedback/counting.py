"""How often each step, template version and reason was sent, answered, stopped, edited: one statement (mission M5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import connection
from django.db.models import QuerySet

from metrics.models import Case
from metrics.periods import Period, today_of
from tenants.models import Tenant

SEPARATOR = "/"  # between the key of a cadence and that of its step; keys are slugs


class By(StrEnum):
    """What is looked at. A step is one of a cadence in whatever version; a template one version of it."""

    STEP = "step"
    TEMPLATE = "template"
    REASON = "reason"


# What is counted: its kind of case, and which outcomes a case has one of. Messages are those that the product sent.
COUNTED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "sent": ("touch", ("sent",)),
    "answered": ("touch", ("answered",)),
    "progressed": ("touch", ("progressed",)),
    "stopped": ("touch", ("opted_out", "complained")),
    "reviewed": ("review", ("by_person",)),
    "edited": ("review", ("edited",)),
    "rejected": ("review", ("rejected",)),
}
WHOLE = {"touch": "sent", "review": "by_person"}  # the outcome of those that are counted at all
_CADENCE = "split_part(cadence, '@', 1)"
_SUMS = ", ".join(
    f"count(*) FILTER (WHERE kind = '{kind}' AND outcomes && ARRAY[{', '.join(map(repr, outcomes))}]::varchar[])"
    for kind, outcomes in COUNTED.values()
)
COUNT = f"""
SELECT grouping(template) = 0, grouping(reason) = 0, grouping(step) = 0, {_CADENCE}, step, template, reason, {_SUMS}
FROM metrics_case
WHERE tenant_id = %(tenant)s AND kind IN ('touch', 'review') AND day >= %(start)s AND day <= %(end)s
  AND (kind = 'touch' AND 'sent' = ANY(outcomes) OR kind = 'review' AND 'by_person' = ANY(outcomes))
GROUP BY GROUPING SETS (({_CADENCE}, step), (template), (reason), ())
"""  # noqa: S608 -- names of ours


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts by their name in COUNTED, of one value: `cadence/step`, `key@version`, or a reason; "" is all."""

    value: str
    counts: Mapping[str, int]


def tallies(tenant: Tenant, period: Period, now: datetime) -> tuple[Tally, dict[By, list[Tally]]]:
    """All of it, and each value that something was sent or reviewed for. Inside the scope."""
    asked = {"tenant": tenant.pk, "start": period.start, "end": min(period.end, today_of(tenant, now))}
    whole = Tally("", dict.fromkeys(COUNTED, 0))
    found: dict[By, list[Tally]] = {by: [] for by in By}
    with connection.cursor() as cursor:
        cursor.execute(COUNT, asked)
        for of_template, of_reason, of_step, cadence, step, template, reason, *counts in cursor.fetchall():
            named = dict(zip(COUNTED, counts, strict=True))
            if of_template:
                by, value = By.TEMPLATE, template
            elif of_reason:
                by, value = By.REASON, reason
            elif of_step:
                by, value = By.STEP, f"{cadence}{SEPARATOR}{step}" if step else ""
            else:
                whole = Tally("", named)
                continue
            if value:
                found[by].append(Tally(value, named))
    return whole, found


def cases_of(tenant: Tenant, period: Period, now: datetime, *, by: By, value: str, what: str) -> QuerySet[Case]:
    """The cases behind a count, as many as it says, the oldest first. Raises ValueError where there is no such count."""
    if what not in COUNTED:
        raise ValueError(f"“{what[:40]}” is not counted. Give one of: {', '.join(COUNTED)}.")
    kind, outcomes = COUNTED[what]
    rows = Case.objects.filter(
        tenant=tenant, kind=kind, outcomes__overlap=list(outcomes), day__gte=period.start,
        day__lte=min(period.end, today_of(tenant, now)),
    ).filter(outcomes__contains=[WHOLE[kind]])  # fmt: skip
    if by is By.STEP:
        cadence, _, step = value.partition(SEPARATOR)
        rows = rows.filter(step=step)
        rows = rows.filter(cadence__startswith=f"{cadence}@") if cadence else rows.filter(cadence="")
    elif by is By.TEMPLATE:
        rows = rows.filter(template=value)
    else:
        rows = rows.filter(reason=value)
    return rows.order_by("day", "id")
