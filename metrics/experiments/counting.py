"""What each lead of an experiment comes to, written down once when it is over: the groups are compared by what was drawn."""

from django.db import connection

from followups.models import Experiment
from metrics.definitions import KINDS, How
from metrics.experiments.planning import Plan
from metrics.periods import today_of
from tenants.models import Tenant

# Cases of the leads that stand by themselves, before the end; a lead's own case is as it stands now. What is known only when
# its day is over ends with the last full day.
COUNT = """
WITH asked AS (
  SELECT * FROM unnest(%(keys)s::text[], %(kinds)s::text[], %(tops)s::text[], %(bottoms)s::text[], %(waits)s::boolean[])
    AS m (key, kind, top, bottom, waits)
),
drawn AS (
  SELECT a.id, a.lead_id FROM followups_assignment AS a
  JOIN leads_lead AS l ON l.tenant_id = a.tenant_id AND l.id = a.lead_id AND l.merged_into_id IS NULL
  WHERE a.tenant_id = %(tenant)s AND a.experiment_id = %(experiment)s
),
sums AS (
  SELECT drawn.id, asked.key,
    sum(CASE WHEN NOT asked.top = ANY(c.outcomes) THEN 0 WHEN asked.bottom IS NULL THEN coalesce(c.amount, 0) ELSE 1 END) AS top,
    count(*) FILTER (WHERE coalesce(asked.bottom, asked.top) = ANY(c.outcomes)) AS bottom
  FROM drawn JOIN metrics_case AS c ON c.tenant_id = %(tenant)s AND c.lead_id = drawn.lead_id JOIN asked ON asked.kind = c.kind
  WHERE c.kind = 'lead' OR c.at >= %(start)s AND c.at < %(end)s AND (NOT asked.waits OR c.day < %(day)s)
  GROUP BY 1, 2
),
found AS (
  SELECT drawn.id, coalesce(jsonb_object_agg(sums.key, jsonb_build_array(sums.top, sums.bottom))
    FILTER (WHERE sums.bottom > 0), '{}') AS counts
  FROM drawn LEFT JOIN sums USING (id) GROUP BY drawn.id
)
UPDATE followups_assignment AS a SET counts = found.counts FROM found WHERE a.tenant_id = %(tenant)s AND a.id = found.id
"""


def count_leads(tenant: Tenant, experiment: Experiment, plan: Plan) -> None:
    """Write [above the line, below it] of each measure to each lead that was drawn. Inside the scope; its cases are counted.

    A lead that has become part of another gets nothing: its person is that lead.
    """
    metrics = plan.metrics
    with connection.cursor() as cursor:
        cursor.execute(
            COUNT,
            {
                "tenant": tenant.pk,
                "experiment": experiment.pk,
                "keys": [metric.key for metric in metrics],
                "kinds": [metric.kind for metric in metrics],
                "tops": [metric.top.outcome for metric in metrics],
                "bottoms": [metric.bottom.outcome if metric.how is How.SHARE else None for metric in metrics],
                "waits": [KINDS[metric.kind].settled for metric in metrics],
                "start": experiment.started_at,
                "end": experiment.ended_at,
                "day": today_of(tenant, experiment.ended_at),
            },
        )
