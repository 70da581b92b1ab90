"""Follow-ups, promises, drafts, hand-overs, stops, exits and stage moves."""

from metrics.cases.journal import day

WORK = f"""
fell_due AS (
  SELECT lead_id, 'follow_up', f.day, NULL::date, f.due_at,
    array_remove(ARRAY[
      'due', CASE WHEN state = 'done' AND ended <= f.day THEN 'on_time' WHEN state = 'done' THEN 'late' ELSE 'undone' END,
      CASE WHEN qualified THEN 'qualified' END,
      CASE WHEN qualified AND state = 'done' AND ended <= f.day THEN 'qualified_on_time' END
    ], NULL),
    NULL::bigint, f.owner_id, f.cadence, f.step, f.template, f.reason, f.channel, f.id::text
  FROM (
    SELECT f.*, {day("f.due_at")} AS day, {day("f.state_at")} AS ended,
      coalesce({day("l.qualified_at")} <= {day("f.due_at")}, false) AS qualified
    FROM follow_up AS f JOIN lead AS l ON l.id = f.lead_id
  ) AS f
  WHERE state IN ('open', 'done') OR ended > f.day
),
promised AS (
  SELECT lead_id, 'promise', p.day, NULL::date, due,
    array_remove(ARRAY['due', side, CASE WHEN NOT (state = 'kept' AND ended <= p.day) THEN side || '_missed' END], NULL),
    NULL::bigint, NULL::uuid, '', '', '', '', '', p.id::text
  FROM (
    SELECT id, lead_id, due, state, CASE by WHEN 'us' THEN 'ours' ELSE 'theirs' END AS side, {day("due")} AS day,
      {day("settled_at")} AS ended
    FROM leads_promise WHERE tenant_id = %(tenant)s AND lead_id = ANY(%(leads)s) AND due IS NOT NULL
  ) AS p
  WHERE NOT (state = 'withdrawn' AND ended <= p.day)
),
reviewed AS (
  SELECT m.lead_id, 'review', {day("m.decided_at")}, NULL::date, m.decided_at,
    array_remove(ARRAY[
      'decided', CASE WHEN reviewed_as <> '' THEN 'by_person' END, NULLIF(reviewed_as, ''),
      CASE WHEN kind = 'close_loop' THEN 'close_loop' END,
      CASE WHEN kind = 'close_loop' AND reviewed_as <> '' THEN 'close_loop_by_person' END
    ], NULL),
    NULL::bigint, f.owner_id, f.cadence, f.step, m.template, f.reason, m.channel, m.id::text
  FROM (
    SELECT *, CASE WHEN reviewed_as = 'rejected' THEN state_at ELSE approved_at END AS decided_at FROM message
  ) AS m
  JOIN follow_up AS f ON f.id = m.follow_up_id
  WHERE m.decided_at IS NOT NULL
),
exited AS (
  SELECT lead_id, 'exit', day, NULL::date, at, ARRAY['ended'], NULL::bigint, NULL::uuid, '', '', '', why, '', id::text
  FROM ev WHERE kind = 'exit'
),
stopped AS (
  SELECT DISTINCT ON (lead_id, day, why) lead_id, 'stop', day, NULL::date, at,
    array_remove(ARRAY[
      'stopped', CASE why WHEN 'opt_out' THEN 'opt_out' WHEN 'complaint' THEN 'complaint' WHEN 'explicit_no' THEN 'explicit_no'
        WHEN 'bounce_hard' THEN 'bounce' END
    ], NULL),
    NULL::bigint, NULL::uuid, '', '', '', why, channel, id::text
  FROM ev WHERE kind IN ('stopped', 'suppressed') ORDER BY lead_id, day, why, at, id
),
handed AS (
  SELECT lead_id, 'hand_off', day, NULL::date, at, ARRAY['handed', to_whom],
    NULL::bigint, NULL::uuid, '', '', '', because, '', about
  FROM (
    SELECT lead_id, day, at, 'person' AS to_whom, rule AS because, id::text AS about FROM ev WHERE kind = 'handed_off'
    UNION ALL
    SELECT lead_id, day, at, 'nurture', rule, id::text FROM (
      SELECT *, lag(track) OVER (PARTITION BY lead_id ORDER BY at, id) AS track_before
      FROM ev WHERE kind = 'decision' AND track IS NOT NULL
    ) AS decided WHERE track = 'nurture' AND track_before IS DISTINCT FROM 'nurture'
    UNION ALL
    SELECT ev.lead_id, day, ev.at, 'nurture', 'by_hand', ev.id::text FROM ev JOIN followups_enrollment AS e
      ON e.tenant_id = %(tenant)s AND e.lead_id = ev.lead_id AND e.trigger = ev.id::text AND e.track = 'nurture'
    WHERE ev.kind = 'enrolled'
  ) AS hand
),
move AS MATERIALIZED (
  SELECT ev.id, ev.lead_id, ev.at, ev.day, was, becomes, forward, l.captured_at,
    lag(ev.at) OVER (PARTITION BY ev.lead_id ORDER BY ev.at, ev.id) AS before
  FROM ev JOIN lead AS l ON l.id = ev.lead_id WHERE ev.kind = 'stage'
),
moved AS (
  SELECT lead_id, 'stage_move', day, NULL::date, at,
    array_remove(ARRAY['moved', CASE WHEN forward THEN 'forward' END,
      CASE WHEN becomes IN ('won', 'lost') THEN becomes END], NULL),
    greatest(0, (extract(epoch FROM at - coalesce(before, captured_at)) / 60)::bigint),
    NULL::uuid, '', '', '', coalesce(was, ''), '', id::text
  FROM move
),
closed AS (
  SELECT lead_id, 'closed', day, NULL::date, at, ARRAY['closed', becomes],
    greatest(0, (extract(epoch FROM at - captured_at) / 60)::bigint), NULL::uuid, '', '', '', '', '', id::text
  FROM move WHERE becomes IN ('won', 'lost')
)
"""  # noqa: S608 -- names of ours
OFFERED = ("fell_due", "promised", "reviewed", "exited", "stopped", "handed", "moved", "closed")
