"""Cases from the journal: one statement for any number of leads, a pure function of what is stored about them.

It asks for no clock: what depends on time alone stands on the day on which it comes, also ahead of today.
"""

from metrics.cases import standing, touches, work
from metrics.cases.journal import JOURNAL
from metrics.cases.standing import STANDING
from metrics.cases.touches import TOUCHES
from metrics.cases.work import WORK

COLUMNS = "id, lead_id, kind, day, until, at, outcomes, amount, owner, cadence, step, template, reason, source, segment, channel"
_PARTS = " UNION ALL ".join(f"SELECT * FROM {name}" for name in (*touches.OFFERED, *work.OFFERED, *standing.OFFERED))  # noqa: S608
# The common table expressions that end with `made`: the cases of the leads %(leads)s, with the columns above.
MADE = f"""{JOURNAL}, {TOUCHES}, {WORK}, {STANDING},
found (lead_id, kind, day, until, at, outcomes, amount, owner, cadence, step, template, reason, channel, about) AS ({_PARTS}),
made AS MATERIALIZED (
  SELECT md5(found.kind || ':' || found.lead_id || ':' || found.about)::uuid AS id, found.lead_id, found.kind, found.day,
    found.until, found.at, found.outcomes, found.amount, coalesce(found.owner, l.owner_id) AS owner, found.cadence, found.step,
    left(found.template, 100) AS template, left(found.reason, 80) AS reason, l.source, l.segment, found.channel
  FROM found JOIN lead AS l ON l.id = found.lead_id
)
"""  # noqa: S608 -- names of ours
__all__ = ["COLUMNS", "MADE"]
