"""What history of a client there is on the days of a baseline: how much of each sort, and from when to when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection

from metrics.auditing.data import DATA
from metrics.periods import Period
from tenants.models import Tenant

_DAY = "(({}) AT TIME ZONE %(zone)s)::date"
# The kinds of event as metrics.cases.journal reads them.
_SORTS = {
    "touches": "kind IN ('sent', 'email_out', 'sms_out', 'whatsapp_out') "
    "OR kind IN ('call', 'linkedin') AND direction IN ('out', 'both')",
    "replies": "kind IN ('email_in', 'sms_in', 'whatsapp_in') OR kind IN ('call', 'linkedin') AND direction IN ('in', 'both')",
    "meetings": "kind IN ('meeting', 'demo', 'booking')",
    "proposals": "kind IN ('quote_sent', 'proposal_sent')",
    "stages": "kind = 'stage'",
    "closes": "kind = 'stage' AND data ->> 'to' IN ('won', 'lost')",
    "exits": "kind = 'exit'",
    "stops": "kind IN ('stopped', 'suppressed')",
    "returns": "kind IN ('bounce_hard', 'complaint')",
}
_EVENTS = " UNION ALL ".join(
    f"SELECT '{key}', count(*), min(day), max(day) FROM seen WHERE {which}"  # noqa: S608 -- words of ours
    for key, which in _SORTS.items()
)
_SQL = f"""
WITH seen AS MATERIALIZED (
  SELECT kind, direction, data, {_DAY.format("at")} AS day FROM leads_event
  WHERE tenant_id = %(tenant)s AND at >= %(since)s AND at < %(until)s
),
lead AS MATERIALIZED (
  SELECT {_DAY.format("captured_at")} AS day, {_DAY.format("qualified_at")} AS qualified
  FROM leads_lead WHERE tenant_id = %(tenant)s AND merged_into_id IS NULL AND captured_at < %(until)s
)
{_EVENTS}
UNION ALL SELECT 'leads', count(*), min(day), max(day) FROM lead
UNION ALL SELECT 'new_leads', count(*), min(day), max(day) FROM lead WHERE day >= %(start)s
UNION ALL SELECT 'qualified', count(*), min(qualified), max(qualified) FROM lead WHERE qualified <= %(end)s
UNION ALL SELECT 'tasks', count(*), min({_DAY.format("due_at")}), max({_DAY.format("due_at")}) FROM followups_followup
  WHERE tenant_id = %(tenant)s AND due_at >= %(since)s AND due_at < %(until)s
UNION ALL SELECT CASE by WHEN 'us' THEN 'promises_ours' ELSE 'promises_theirs' END, count(*),
    min({_DAY.format("due")}), max({_DAY.format("due")})
  FROM leads_promise WHERE tenant_id = %(tenant)s AND due >= %(since)s AND due < %(until)s GROUP BY 1
"""  # noqa: S608 -- words of ours


@dataclass(frozen=True, slots=True)
class Found:
    """How much of one sort (a key of DATA), on which days first and last; None where there is none."""

    key: str
    count: int
    first: date | None
    last: date | None


def find_history(tenant: Tenant, period: Period) -> list[Found]:
    """What there is of each sort of DATA on these days, in its order. Inside the scope; reads the days' events once."""
    zone = ZoneInfo(tenant.time_zone)
    moments = [
        datetime.combine(day, datetime.min.time(), zone) for day in (period.start, period.end + timedelta(days=1))
    ]
    about = {"tenant": tenant.pk, "zone": tenant.time_zone, "start": period.start, "end": period.end}
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {**about, "since": moments[0], "until": moments[1]})
        rows = {key: Found(key, count, first, last) for key, count, first, last in cursor.fetchall()}
    return [rows.get(key) or Found(key, 0, None, None) for key in DATA]
