"""The journal of some leads, and what each event means here: the first part of the statement that makes cases.

Parameters of every part: `tenant` (uuid), `zone` (IANA name), `silent` (days, metrics.calendars), `leads` (uuid[]).
"""

from metrics.definitions import ANSWER_DAYS

DAY = "(({}) AT TIME ZONE %(zone)s)::date"
MADE = "'sent','email_out','sms_out','whatsapp_out'"
KINDS = (
    "captured", "merged", "call", "meeting", "demo", "email_in", "email_out", "sms_in", "sms_out", "whatsapp_in", "whatsapp_out",
    "linkedin", "quote_sent", "proposal_sent", "visit", "download", "click", "booking", "open", "bounce_hard", "complaint",
    "stage", "paused", "resumed", "stopped", "stop_lifted", "decision", "exit", "enrolled", "handed_off", "sent", "suppressed",
)  # fmt: skip


def day(at: str) -> str:
    """The tenant's day of a moment."""
    return DAY.format(at)


# What stands for an event: what it is to a touch, a silence, a stage. `why` of a stop is its reason, where there is one.
JOURNAL = f"""
lead AS MATERIALIZED (
  SELECT id, captured_at, qualified_at, stage, owner_id, source, customer_type AS segment, {day("captured_at")} AS day
  FROM leads_lead WHERE tenant_id = %(tenant)s AND id = ANY(%(leads)s) AND merged_into_id IS NULL
),
raw AS MATERIALIZED (
  SELECT e.id, e.lead_id, e.kind, e.at, e.channel, e.direction, e.user_id,
    e.data ->> 'message' AS message, (e.data ->> 'follow_up') AS follow_up, e.data ->> 'from' AS was, e.data ->> 'to' AS becomes,
    coalesce(e.data ->> 'reason', e.data ->> 'code', s.reason, e.data ->> 'purpose', '') AS why,
    e.data ->> 'action' AS action, e.data ->> 'track' AS track, e.data ->> 'exit' AS ends,
    coalesce(e.data ->> 'rule', '') AS rule, e.data ->> 'human' AS human,
    e.data ->> 'cancelled' AS cancelled, coalesce(e.data ->> 'step', '') AS step
  FROM leads_event AS e
  LEFT JOIN suppression_suppression AS s ON e.kind = 'suppressed' AND s.tenant_id = e.tenant_id
    AND s.id::text = e.data ->> 'suppression'
  WHERE e.tenant_id = %(tenant)s AND e.lead_id = ANY(%(leads)s) AND e.kind IN ({", ".join(f"'{kind}'" for kind in KINDS)})
),
ev AS MATERIALIZED (
  SELECT raw.*, {day("at")} AS day,
    (kind IN ({MADE}) OR kind IN ('call', 'linkedin') AND direction IN ('out', 'both')) AS touch,
    (kind IN ('email_in', 'sms_in', 'whatsapp_in') OR kind IN ('call', 'linkedin') AND direction = 'in') AS reply,
    (kind IN ('call', 'linkedin') AND direction = 'both') AS spoke,
    (kind IN ('meeting', 'demo') OR kind = 'booking' AND cancelled IS DISTINCT FROM 'true') AS met,
    (kind = 'stage' AND (becomes = 'won' OR becomes = 'proposal_sent' AND was <> 'won'
      OR becomes = 'qualified' AND was IN ('new', 'contacted', 'dormant', 'lost')
      OR becomes = 'contacted' AND was IN ('new', 'dormant', 'lost'))) AS forward,
    (kind IN ('visit', 'download') OR kind = 'click' AND human = 'true') AS looked
  FROM raw
),
follow_up AS MATERIALIZED (
  SELECT f.id, f.lead_id, f.owner_id, f.step, f.reason, f.channel, f.template, f.state, f.state_at, f.due_at, f.created_at,
    CASE WHEN coalesce(e.cadence, '') = '' THEN '' ELSE left(e.cadence, 85) || '@' || coalesce(p.number::text, 'shipped') END
      AS cadence
  FROM followups_followup AS f
  LEFT JOIN followups_enrollment AS e ON e.tenant_id = f.tenant_id AND e.id = f.enrollment_id
  LEFT JOIN followups_policyversion AS p ON p.tenant_id = e.tenant_id AND p.id = e.policy_id
  WHERE f.tenant_id = %(tenant)s AND f.lead_id = ANY(%(leads)s)
),
message AS MATERIALIZED (
  SELECT m.id, m.lead_id, m.follow_up_id, m.channel, m.kind, m.state, m.state_at, m.approved_at, m.reviewed_as,
    CASE WHEN t.id IS NULL THEN '' ELSE t.key || '@' || t.version END AS template
  FROM followups_message AS m LEFT JOIN followups_template AS t ON t.tenant_id = m.tenant_id AND t.id = m.template_id
  WHERE m.tenant_id = %(tenant)s AND m.lead_id = ANY(%(leads)s)
)
"""  # noqa: S608 -- names of ours
ANSWER = f"interval '{ANSWER_DAYS} days'"
SILENT = "%(silent)s::integer"
