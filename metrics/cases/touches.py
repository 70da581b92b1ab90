"""Touches and what came of them, the first follow-ups, and the leads themselves."""

from metrics.cases.journal import ANSWER

# Every event belongs to the touch before it; what names its message belongs to that one, also after the next touch.
TOUCHES = f"""
line AS MATERIALIZED (
  SELECT ev.*, count(*) FILTER (WHERE touch) OVER before AS touches_before,
    min(at) FILTER (WHERE touch) OVER ahead AS next_touch,
    (array_agg(channel) FILTER (WHERE touch) OVER ahead)[1] AS next_channel
  FROM ev
  WINDOW before AS (PARTITION BY lead_id ORDER BY at, touch, id ROWS UNBOUNDED PRECEDING),
    ahead AS (PARTITION BY lead_id ORDER BY at, touch, id ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
),
after_touch AS (
  SELECT line.*, max(at) FILTER (WHERE touch) OVER (PARTITION BY lead_id, touches_before) AS touched_at FROM line
  WHERE touches_before > 0
),
echo AS (
  SELECT lead_id, touches_before,
    min(at) FILTER (WHERE reply) AS answered_at,
    bool_or(spoke) AS spoke,
    bool_or(met OR forward) FILTER (WHERE NOT touch) AS progressed,
    bool_or(kind IN ('stopped', 'suppressed') AND why = 'opt_out') AS opted_out,
    bool_or(kind = 'complaint' AND message IS NULL) AS complained,
    bool_or(kind = 'bounce_hard' AND message IS NULL) AS bounced,
    bool_or(kind = 'open' AND message IS NULL) AS opened,
    bool_or(kind = 'click' AND message IS NULL AND human = 'true') AS clicked
  FROM after_touch WHERE at <= touched_at + {ANSWER} GROUP BY lead_id, touches_before
),
named AS (
  SELECT lead_id, message, bool_or(kind = 'complaint') AS complained, bool_or(kind = 'bounce_hard') AS bounced,
    bool_or(kind = 'open') AS opened, bool_or(kind = 'click' AND human = 'true') AS clicked
  FROM ev WHERE message IS NOT NULL AND kind IN ('complaint', 'bounce_hard', 'open', 'click') GROUP BY lead_id, message
),
touch AS (
  SELECT t.lead_id, 'touch' AS kind, t.day, NULL::date AS until, t.at,
    array_remove(ARRAY[
      'made', CASE WHEN t.kind = 'sent' THEN 'sent' END,
      CASE WHEN t.kind = 'email_out' OR t.kind = 'sent' AND t.channel = 'email' THEN 'mail' END,
      CASE WHEN e.answered_at IS NOT NULL OR e.spoke THEN 'answered' END, CASE WHEN e.progressed THEN 'progressed' END,
      CASE WHEN e.opted_out THEN 'opted_out' END, CASE WHEN e.complained OR n.complained THEN 'complained' END,
      CASE WHEN e.bounced OR n.bounced THEN 'bounced' END, CASE WHEN e.opened OR n.opened THEN 'opened' END,
      CASE WHEN e.clicked OR n.clicked THEN 'clicked' END
    ], NULL) AS outcomes,
    CASE WHEN e.spoke THEN 0 ELSE (extract(epoch FROM e.answered_at - t.at) / 60)::bigint END AS amount,
    coalesce(f.owner_id, t.user_id) AS owner, coalesce(f.cadence, '') AS cadence, coalesce(f.step, t.step) AS step,
    coalesce(m.template, '') AS template, coalesce(f.reason, t.why) AS reason, t.channel, t.id::text AS about
  FROM line AS t
  LEFT JOIN echo AS e USING (lead_id, touches_before)
  LEFT JOIN named AS n ON n.lead_id = t.lead_id AND n.message = t.message
  LEFT JOIN follow_up AS f ON f.id::text = t.follow_up
  LEFT JOIN message AS m ON m.id::text = t.message
  WHERE t.touch
),
first_follow_up AS (
  SELECT lead_id, 'first_follow_up', day, NULL::date, at, ARRAY['made', after],
    (extract(epoch FROM next_touch - at) / 60)::bigint, NULL::uuid, '', '', '', '', channel, about
  FROM (
    SELECT lead_id, day, at, next_touch, coalesce(next_channel, '') AS channel,
      CASE WHEN kind IN ('meeting', 'demo') THEN 'after_meeting' ELSE 'after_proposal' END AS after, id::text AS about
    FROM line WHERE kind IN ('meeting', 'demo', 'quote_sent', 'proposal_sent') AND next_touch IS NOT NULL
    UNION ALL
    SELECT l.id, l.day, l.captured_at, t.at, t.channel, 'after_capture', 'capture'
    FROM lead AS l JOIN (
      SELECT DISTINCT ON (t.lead_id) t.lead_id, t.at, t.channel FROM line AS t JOIN lead AS l ON l.id = t.lead_id
      WHERE t.touch AND t.at >= l.captured_at ORDER BY t.lead_id, t.at, t.id
    ) AS t ON t.lead_id = l.id
  ) AS first
),
so_far AS (
  SELECT lead_id, count(*) FILTER (WHERE touch) AS touches, bool_or(reply OR spoke) AS replied, bool_or(met) AS met,
    bool_or(kind IN ('quote_sent', 'proposal_sent') OR kind = 'stage' AND becomes = 'proposal_sent') AS proposal,
    bool_or(kind = 'stage' AND becomes = 'won') AS won
  FROM ev GROUP BY lead_id
),
came_in AS (
  SELECT l.id, 'lead', l.day, NULL::date, l.captured_at,
    array_remove(ARRAY[
      'captured', CASE WHEN s.touches > 0 THEN 'followed_up' END, CASE WHEN s.replied THEN 'replied' END,
      CASE WHEN s.met THEN 'met' END, CASE WHEN l.qualified_at IS NOT NULL THEN 'qualified' END,
      CASE WHEN s.proposal OR l.stage = 'proposal_sent' THEN 'proposal' END, CASE WHEN s.won OR l.stage = 'won' THEN 'won' END,
      CASE WHEN l.stage = 'lost' THEN 'lost' END
    ], NULL),
    coalesce(s.touches, 0), NULL::uuid, '', '', '', '', '', 'lead'
  FROM lead AS l LEFT JOIN so_far AS s ON s.lead_id = l.id
)
"""  # noqa: S608 -- names of ours
OFFERED = ("touch", "first_follow_up", "came_in")
