"""The statements that write cases and the counts of their days."""

from metrics.cases import COLUMNS, MADE
from metrics.definitions import KINDS, METRICS, Split, counts_of

NAMES = [name.strip() for name in COLUMNS.split(",")]
CHANGED = ", ".join(f"{name} = EXCLUDED.{name}" for name in NAMES if name != "id")


def _counted() -> str:
    """Every count that a metric is made of, with the splits of its kind, as rows of a VALUES list."""
    counts = sorted({(count.kind, count.outcome) for metric in METRICS.values() for count in counts_of(metric)})
    rows = []
    for kind, outcome in counts:
        splits = ", ".join(f"'{split}'" for split in sorted(KINDS[kind].splits))
        rows.append(f"('{kind}', '{outcome}', ARRAY[{splits}])")
    return ", ".join(rows)


COUNTED = _counted()
# One row for each split that a case has a value of, and one for all; what stands begins on its day and ends on its last.
SPREAD = f"""
  SELECT c.kind, c.outcome, s.split, s.value, d.day, sum(d.sign)::bigint AS cases,
    sum(d.sign * coalesce(amount, 0))::bigint AS amount
  FROM {{cases}}
  JOIN (VALUES {COUNTED}) AS c (kind, outcome, splits) ON c.kind = x.kind AND c.outcome = ANY(x.outcomes)
  CROSS JOIN LATERAL (VALUES ('', ''), ('{Split.OWNER}', coalesce(x.owner::text, '')), ('{Split.CADENCE}', x.cadence),
    ('{Split.STEP}', x.step), ('{Split.TEMPLATE}', x.template), ('{Split.REASON}', x.reason), ('{Split.SOURCE}', x.source),
    ('{Split.SEGMENT}', x.segment), ('{Split.CHANNEL}', x.channel)) AS s (split, value)
  CROSS JOIN LATERAL (VALUES (x.day, x.sign), (x.until, -x.sign)) AS d (day, sign)
  WHERE (s.split = '' OR s.split = ANY(c.splits)) AND d.day IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5
"""  # noqa: S608 -- names of ours
INTO_DAYS = "INSERT INTO metrics_daycount (id, tenant_id, kind, outcome, split, value, day, cases, amount)"

UPDATE = f"""
WITH {MADE},
old AS MATERIALIZED (
  SELECT {COLUMNS} FROM metrics_case WHERE tenant_id = %(tenant)s AND lead_id = ANY(%(leads)s)
),
gone AS (
  DELETE FROM metrics_case WHERE tenant_id = %(tenant)s AND id IN (SELECT id FROM old EXCEPT SELECT id FROM made) RETURNING id
),
fresh AS MATERIALIZED (SELECT {COLUMNS} FROM made EXCEPT SELECT {COLUMNS} FROM old),
written AS (
  INSERT INTO metrics_case (tenant_id, {COLUMNS}) SELECT %(tenant)s, {COLUMNS} FROM fresh
  ON CONFLICT (tenant_id, id) DO UPDATE SET {CHANGED} RETURNING id
),
delta AS (
  SELECT 1 AS sign, fresh.* FROM fresh
  UNION ALL SELECT -1, old.* FROM old WHERE id IN (SELECT id FROM fresh UNION ALL SELECT id FROM gone)
),
spread AS ({SPREAD.format(cases="delta AS x")})
{INTO_DAYS}
SELECT gen_random_uuid(), %(tenant)s, kind, outcome, split, value, day, cases, amount FROM spread WHERE cases <> 0 OR amount <> 0
ON CONFLICT (tenant_id, split, kind, outcome, day, value) DO UPDATE
  SET cases = metrics_daycount.cases + EXCLUDED.cases, amount = metrics_daycount.amount + EXCLUDED.amount
"""  # noqa: S608 -- names of ours

# From nothing: the cases first, and the days from all of them at once.
MAKE = f"WITH {MADE} INSERT INTO metrics_case (tenant_id, {COLUMNS}) SELECT %(tenant)s, {COLUMNS} FROM made"  # noqa: S608
COUNT_ALL = f"""{INTO_DAYS}
SELECT gen_random_uuid(), %(tenant)s, kind, outcome, split, value, day, cases, amount
FROM ({SPREAD.format(cases="(SELECT 1 AS sign, * FROM metrics_case WHERE tenant_id = %(tenant)s) AS x")}) AS spread
WHERE cases <> 0 OR amount <> 0
"""  # noqa: S608

TOUCHED = """
SELECT lead_id FROM (
  SELECT lead_id FROM leads_event WHERE tenant_id = %(tenant)s AND written_in > %(after)s AND written_in <= %(upto)s
  UNION
  SELECT lead_id FROM followups_followup WHERE tenant_id = %(tenant)s AND written_in > %(after)s AND written_in <= %(upto)s
) AS touched WHERE %(last)s::uuid IS NULL OR lead_id > %(last)s::uuid ORDER BY lead_id
"""
LEADS = "SELECT id FROM leads_lead WHERE tenant_id = %(tenant)s ORDER BY id"
