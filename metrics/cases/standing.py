"""How open leads stand at the end of each day, and what becomes of silence.

A lead's status changes on few days only; between them it stands. Some changes come by time alone (a lead grows stale): their
days are known beforehand, so that nothing has to be written when they come.
"""

from metrics.cases.journal import SILENT, day

STANDING = f"""
life AS (
  SELECT lead_id, at, lead(at) OVER (PARTITION BY lead_id ORDER BY at) AS next_at FROM (
    SELECT lead_id, at FROM ev WHERE reply OR spoke OR met OR looked OR kind = 'merged'
    UNION ALL SELECT id, captured_at FROM lead
  ) AS sign
),
silent AS MATERIALIZED (
  SELECT lead_id, at + make_interval(days => {SILENT}) AS at, {day(f"at + make_interval(days => {SILENT})")} AS day FROM life
  WHERE next_at IS NULL OR next_at > at + make_interval(days => {SILENT})
),
contact AS (
  SELECT DISTINCT lead_id, day FROM ev
  WHERE touch OR reply OR met OR looked OR kind IN ('merged', 'quote_sent', 'proposal_sent')
  UNION SELECT id, day FROM lead
),
first_stage AS (
  SELECT l.id AS lead_id, l.day, coalesce(m.was, l.stage) AS stage
  FROM lead AS l LEFT JOIN (SELECT DISTINCT ON (lead_id) lead_id, was FROM move ORDER BY lead_id, at, id) AS m ON m.lead_id = l.id
),
excuse AS (
  SELECT lead_id, day, 2 * row_number() OVER (PARTITION BY lead_id ORDER BY at, id) + CASE
      WHEN kind IN ('exit', 'paused', 'stopped') THEN 1
      WHEN kind = 'decision' AND action IN ('wait', 'stop', 'dispose') THEN 1 ELSE 0 END AS said
  FROM ev WHERE kind IN ('exit', 'paused', 'stopped', 'resumed', 'stop_lifted', 'enrolled')
    OR kind = 'decision' AND action IN ('wait', 'stop', 'dispose', 'touch', 'task')
),
mark AS (
  SELECT lead_id, greatest(mark.day, l.day) AS day, sum(work) AS work, sum(closed) AS closed, sum(parked) AS parked,
    max(said) AS said, max(spoke) AS spoke, bool_or(asked) AS asked, min(silent_at) AS silent_at
  FROM (
    SELECT lead_id, {day("created_at")} AS day, 1 AS work, 0 AS closed, 0 AS parked, 0::bigint AS said, NULL::date AS spoke,
      false AS asked, NULL::timestamptz AS silent_at FROM follow_up
    UNION ALL SELECT lead_id, {day("state_at")}, -1, 0, 0, 0, NULL, false, NULL FROM follow_up WHERE state <> 'open'
    UNION ALL SELECT lead_id, day, 0, CASE WHEN stage IN ('won', 'lost') THEN 1 ELSE 0 END,
      CASE WHEN stage = 'dormant' THEN 1 ELSE 0 END, 0, NULL, false, NULL FROM first_stage
    UNION ALL SELECT lead_id, day, 0,
      CASE WHEN becomes IN ('won', 'lost') THEN 1 ELSE 0 END - CASE WHEN was IN ('won', 'lost') THEN 1 ELSE 0 END,
      CASE WHEN becomes = 'dormant' THEN 1 ELSE 0 END - CASE WHEN was = 'dormant' THEN 1 ELSE 0 END,
      0, NULL, false, NULL FROM move
    UNION ALL SELECT lead_id, day, 0, 0, 0, said, NULL, false, NULL FROM excuse
    UNION ALL SELECT lead_id, day, 0, 0, 0, 0, day, false, NULL FROM contact
    UNION ALL SELECT lead_id, day + {SILENT}, 0, 0, 0, 0, NULL, false, NULL FROM contact
    UNION ALL SELECT lead_id, day, 0, 0, 0, 0, NULL, false, NULL FROM silent
    UNION ALL SELECT lead_id, day + 1, 0, 0, 0, 0, NULL, true, at FROM silent
  ) AS mark JOIN lead AS l ON l.id = mark.lead_id GROUP BY 1, 2
),
status AS MATERIALIZED (
  SELECT lead_id, day, asked, silent_at, sum(work) OVER w > 0 AS has_work, sum(closed) OVER w <= 0 AS is_open,
    max(said) OVER w %% 2 = 1 AS excused, sum(parked) OVER w > 0 AS parked, day - max(spoke) OVER w >= {SILENT} AS quiet
  FROM mark WINDOW w AS (PARTITION BY lead_id ORDER BY day ROWS UNBOUNDED PRECEDING)
),
stood AS (
  SELECT lead_id, day, CASE WHEN is_open THEN array_remove(ARRAY[
      'open', CASE WHEN has_work OR excused OR parked THEN 'covered' ELSE 'uncovered' END,
      CASE WHEN quiet AND NOT parked THEN 'stale' END
    ], NULL) ELSE ARRAY[]::text[] END AS outcomes
  FROM status
),
changed AS (
  SELECT lead_id, day, outcomes, lead(day) OVER (PARTITION BY lead_id ORDER BY day) AS until FROM (
    SELECT stood.*, lag(outcomes) OVER (PARTITION BY lead_id ORDER BY day) AS before FROM stood
  ) AS stood WHERE outcomes IS DISTINCT FROM before
),
standing AS (
  SELECT lead_id, 'standing', day, until, day::timestamp AT TIME ZONE %(zone)s, outcomes,
    NULL::bigint, NULL::uuid, '', '', '', '', '', day::text
  FROM changed WHERE outcomes <> ARRAY[]::text[]
),
silence AS (
  SELECT lead_id, 'silence', day, NULL::date, silent_at,
    array_remove(ARRAY[
      'silent', CASE WHEN has_work OR excused OR parked OR NOT is_open THEN 'disposed' END,
      CASE WHEN has_work AND is_open THEN 'next_action' END,
      CASE WHEN (excused OR parked) AND NOT has_work AND is_open THEN 'recycled' END,
      CASE WHEN NOT is_open THEN 'closed' END
    ], NULL),
    NULL::bigint, NULL::uuid, '', '', '', '', '', silent_at::text
  FROM (SELECT status.*, lag(is_open) OVER (PARTITION BY lead_id ORDER BY day) AS was_open FROM status) AS status
  WHERE asked AND was_open
)
"""  # noqa: S608 -- names of ours
OFFERED = ("standing", "silence")
