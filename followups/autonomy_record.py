"""What speaks for and against switching something on: what people did with such drafts, and said of such messages (D5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from followups.autonomy import FIRST_REPLY
from followups.engine.decision import Reason
from followups.engine.policy import Autonomy, Policy
from followups.models import AutonomyRule
from followups.models.autonomy import DEFAULT_SHARE
from followups.switching import ALWAYS_READ, goes_by_itself
from tenants.models import Tenant

WINDOW = timedelta(days=30)
ENOUGH = 20  # drafts read by a person below which little can be said of how good they are
Pair = tuple[str, str]

# A person's decisions on drafts, by the reason and template of their step. The later of two on one draft counts.
REVIEWED = """
  SELECT CASE WHEN m.kind = %(first)s THEN m.kind ELSE f.reason END AS reason, f.template,
    count(*) FILTER (WHERE d.decision = 'approved' AND NOT d.edited) AS unchanged,
    count(*) FILTER (WHERE d.decision = 'approved' AND d.edited) AS edited,
    count(*) FILTER (WHERE d.decision = 'rejected') AS rejected
  FROM (
    SELECT DISTINCT ON (e.data->>'message') e.data->>'message' AS message, e.data->>'decision' AS decision,
      coalesce((e.data->>'edited')::boolean, false) AS edited
    FROM leads_event e
    WHERE e.tenant_id = %(tenant)s AND e.kind = 'reviewed' AND e.at > %(since)s
      AND e.data->>'decision' IN ('approved', 'rejected')
    ORDER BY e.data->>'message', e.at DESC, e.id DESC
  ) d
  JOIN followups_message m ON m.tenant_id = %(tenant)s AND m.id = d.message::uuid
  JOIN followups_followup f ON f.tenant_id = m.tenant_id AND f.id = m.follow_up_id
  GROUP BY 1, 2
"""
BY_ITSELF = """
  SELECT CASE WHEN m.kind = %(first)s THEN m.kind ELSE f.reason END AS reason, f.template, count(*) AS by_itself
  FROM followups_message m JOIN followups_followup f ON f.tenant_id = m.tenant_id AND f.id = m.follow_up_id
  WHERE m.tenant_id = %(tenant)s AND m.state = 'sent' AND m.approved_by_id IS NULL AND m.approved_at IS NOT NULL
    AND m.sent_at > %(since)s
  GROUP BY 1, 2
"""
SAMPLED = """
  SELECT reason, template, count(*) FILTER (WHERE verdict = 'fine') AS fine,
    count(*) FILTER (WHERE verdict = 'change') AS change, count(*) FILTER (WHERE verdict = 'wrong') AS wrong
  FROM followups_sentsample WHERE tenant_id = %(tenant)s AND judged_at > %(since)s
  GROUP BY 1, 2
"""


@dataclass(slots=True)
class Cell:
    """One reason with one template: what is set, and the counts of the last 30 days."""

    reason: str
    template: str
    rule: AutonomyRule | None = None
    goes: bool = False  # it goes out by itself as things are, but for flags and gates
    never: str = ""  # why it cannot be switched on; "": it can
    steps: tuple[str, ...] = ()
    unchanged: int = 0
    edited: int = 0
    rejected: int = 0
    by_itself: int = 0
    fine: int = 0
    change: int = 0
    wrong: int = 0

    @property
    def reviewed(self) -> int:
        return self.unchanged + self.edited + self.rejected

    @property
    def is_on(self) -> bool:
        return self.rule is not None and self.rule.is_on

    @property
    def share(self) -> int:
        """The share that is looked at afterwards, in per cent."""
        return int((self.rule.sample_share if self.rule else DEFAULT_SHARE) * 100)

    @property
    def little_known(self) -> bool:
        return self.reviewed < ENOUGH


def cells_of(tenant: Tenant, policy: Policy, now: datetime) -> list[Cell]:
    """Every pair that the rules can come to, that was set, or that people have met in 30 days. Four queries.

    `policy` is the tenant's current one. The acknowledgement first, then by reason and template.
    """
    cells: dict[Pair, Cell] = {}

    def cell(pair: Pair) -> Cell:
        return cells.setdefault(pair, Cell(*pair))

    for pair, steps in _steps(policy).items():
        cell(pair).steps = tuple(steps)
    rules = list(AutonomyRule.objects.select_related("set_by"))
    for rule in rules:
        cell((rule.reason, rule.template)).rule = rule
    given = {"tenant": tenant.pk, "since": now - WINDOW, "first": FIRST_REPLY}
    for sql in (REVIEWED, BY_ITSELF, SAMPLED):
        for row in _rows(sql, given):
            found = cell((row.pop("reason"), row.pop("template")))
            for name, count in row.items():
                setattr(found, name, count)
    alone = goes_by_itself(policy) if not rules and policy.automatic is None else set()
    for pair, found in cells.items():
        found.never = _never(found, policy)
        found.goes = not found.never and (pair in alone or (policy.automatic is not None and pair in policy.automatic))
    return sorted(cells.values(), key=lambda each: (each.reason != FIRST_REPLY, each.reason, each.template))


def _never(cell: Cell, policy: Policy) -> str:
    """Why such a message waits for a person whatever is switched on."""
    if cell.reason in ALWAYS_READ or cell.template == policy.no_response.template:
        return "A person reads these always."
    if policy.autonomy is Autonomy.REVIEW_ALL:
        return "The rules have everything read."
    if policy.autonomy is Autonomy.ACKNOWLEDGE and cell.reason != FIRST_REPLY:
        return "The rules let only the acknowledgement go."
    if cell.template not in policy.templates:
        return "The rules have this template read."
    return ""


def _steps(policy: Policy) -> dict[Pair, list[str]]:
    found: dict[Pair, list[str]] = {}
    for cadence in policy.cadences:
        for step in cadence.steps:
            if step.kind != "task" and step.template:
                reason = step.kind if step.kind in (FIRST_REPLY, Reason.REACTIVATION) else Reason.CADENCE_STEP.value
                found.setdefault((reason, step.template), []).append(f"{cadence.name}: {step.key}")
    return found


def _rows(sql: str, given: dict) -> Iterable[dict]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
