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
# Each case once for each of its outcomes that is counted; what stands begins on its day and ends on the day after its last.
FLAT = f"""
  SELECT c.kind, c.outcome, c.splits, d.day, d.sign::bigint AS sign, d.sign * coalesce(x.amount, 0) AS amount,
    coalesce(x.owner::text, '') AS owner, x.cadence, x.step, x.template, x.reason, x.source, x.segment, x.channel
  FROM {{cases}}
  JOIN (VALUES {COUNTED}) AS c (kind, outcome, splits) ON c.kind = x.kind AND c.outcome = ANY(x.outcomes)
  CROSS JOIN LATERAL (VALUES (x.day, x.sign), (x.until, -x.sign)) AS d (day, sign)
  WHERE d.day IS NOT NULL
"""  # noqa: S608 -- names of ours
# Counted for all, and once by each split: grouping few rows nine times takes a third of sorting nine times the rows.
_SUM = "sum(sign)::bigint AS cases, sum(amount)::bigint AS amount FROM flat"
SPREAD = " UNION ALL ".join(
    (
        f"SELECT kind, outcome, '' AS split, '' AS value, day, {_SUM} GROUP BY kind, outcome, day",
        *(
            f"SELECT kind, outcome, '{split}', {split}, day, {_SUM} WHERE '{split}' = ANY(splits) "
            f"GROUP BY kind, outcome, {split}, day"
            for split in Split
        ),
    )
)
INTO_DAYS = "INSERT INTO metrics_daycount (id, tenant_id, kind, outcome, split, value, day, cases, amount)"

INTO_MONTHS = "INSERT INTO metrics_monthcount (id, tenant_id, kind, outcome, split, value, month, cases, amount)"
BY_MONTH = """
SELECT gen_random_uuid(), %(tenant)s, kind, outcome, split, value, date_trunc('month', day)::date, sum(cases), sum(amount)
FROM {counts} GROUP BY kind, outcome, split, value, date_trunc('month', day) HAVING sum(cases) <> 0 OR sum(amount) <> 0
"""

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
flat AS MATERIALIZED ({FLAT.format(cases="delta AS x")}),
spread AS MATERIALIZED (SELECT * FROM ({SPREAD}) AS counted WHERE cases <> 0 OR amount <> 0),
months AS (
  {INTO_MONTHS} {BY_MONTH.format(counts="spread")}
  ON CONFLICT (tenant_id, split, kind, outcome, month, value) DO UPDATE
    SET cases = metrics_monthcount.cases + EXCLUDED.cases, amount = metrics_monthcount.amount + EXCLUDED.amount
)
{INTO_DAYS}
SELECT gen_random_uuid(), %(tenant)s, kind, outcome, split, value, day, cases, amount FROM spread
ON CONFLICT (tenant_id, split, kind, outcome, day, value) DO UPDATE
  SET cases = metrics_daycount.cases + EXCLUDED.cases, amount = metrics_daycount.amount + EXCLUDED.amount
"""  # noqa: S608 -- names of ours

# From nothing: the cases first, and the days from all of them at once.
MAKE = f"WITH {MADE} INSERT INTO metrics_case (tenant_id, {COLUMNS}) SELECT %(tenant)s, {COLUMNS} FROM made"  # noqa: S608
COUNT_ALL = f"""
WITH flat AS MATERIALIZED ({FLAT.format(cases="(SELECT 1 AS sign, * FROM metrics_case WHERE tenant_id = %(tenant)s) AS x")})
{INTO_DAYS}
SELECT gen_random_uuid(), %(tenant)s, kind, outcome, split, value, day, cases, amount FROM ({SPREAD}) AS spread
WHERE cases <> 0 OR amount <> 0
"""  # noqa: S608
MONTHS_ALL = f"""{INTO_MONTHS} {BY_MONTH.format(counts="metrics_daycount WHERE tenant_id = %(tenant)s")}"""

TOUCHED = """
SELECT lead_id FROM (
  SELECT lead_id FROM leads_event WHERE tenant_id = %(tenant)s AND written_in > %(after)s AND written_in <= %(upto)s
  UNION
  SELECT (data->>'merged')::uuid FROM leads_event WHERE tenant_id = %(tenant)s AND written_in > %(after)s
    AND written_in <= %(upto)s AND kind = 'joined' AND data ? 'merged'
  UNION
  SELECT lead_id FROM followups_followup WHERE tenant_id = %(tenant)s AND written_in > %(after)s AND written_in <= %(upto)s
  UNION  -- a merge writes about the one that stays; its end about both
  SELECT unnest(ARRAY[m.merged_id, m.lead_id]) FROM leads_event AS e
  JOIN leads_leadmerge AS m ON m.tenant_id = e.tenant_id AND m.id::text = e.data ->> 'merge'
  WHERE e.tenant_id = %(tenant)s AND e.written_in > %(after)s AND e.written_in <= %(upto)s AND e.kind IN ('joined', 'taken_apart')
) AS touched WHERE %(last)s::uuid IS NULL OR lead_id > %(last)s::uuid ORDER BY lead_id
"""
LEADS = "SELECT id FROM leads_lead WHERE tenant_id = %(tenant)s ORDER BY id"
