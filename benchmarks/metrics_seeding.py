"""A year of leads with their journals, made by set-based SQL: twenty events and three follow-ups each."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from metrics.cases import COLUMNS
from tenants.models import Tenant
from tenants.scope import tenant_scope


@dataclass(frozen=True)
class Step:
    """One event of every lead, or of each of `every` leads: so many hours after its capture."""

    kind: str
    hours: float
    direction: str = "none"
    channel: str = ""
    data: str = "'{}'::jsonb"
    every: int = 1
    otherwise: str = "visit"


def _sent(number: int) -> str:
    reason = ("speed_to_lead", "cadence_step", "open_question")[number % 3]
    return f"jsonb_build_object('follow_up', {_id(number)}, 'reason', '{reason}', 'step', 'step{number}')"


def _id(number: int) -> str:
    """The id of a lead's row: its tenant's number and its own are in it."""
    head = "'019a' || lpad(to_hex(%(tenant_number)s), 4, '0')"
    return f"({head} || '00000000' || '70{number:02x}8000' || lpad(to_hex(n), 8, '0'))::uuid"


def _decided(track: str, action: str = "touch") -> str:
    return f"""'{{"action": "{action}", "track": "{track}", "rule": "cadence"}}'::jsonb"""


STORY = (
    Step("captured", 0), Step("decision", 0.01, data=_decided("active")),
    Step("sent", 1, "out", "email", _sent(1)), Step("stage", 1, data="""'{"from": "new", "to": "contacted"}'::jsonb"""),
    Step("email_in", 20, "in", "email", every=3), Step("decision", 21, data=_decided("active")),
    Step("sent", 72, "out", "email", _sent(2)), Step("open", 73), Step("decision", 74, data=_decided("active", "wait")),
    Step("follow_up_overdue", 100), Step("call", 120, "both", "call", every=2), Step("promise_made", 120.1),
    Step("sent", 170, "out", "email", _sent(3)), Step("click", 171, data="""'{"human": true}'::jsonb""", every=4),
    Step("stage", 180, data="""'{"from": "contacted", "to": "qualified"}'::jsonb""", every=3, otherwise="visit"),
    Step("decision", 336, data=_decided("nurture", "wait")), Step("meeting", 400, "both", every=6),
    Step("proposal_sent", 420, "out", every=6), Step("booking", 430, every=7),
    Step("exit", 500, data="""'{"reason": "steps_done"}'::jsonb"""),
)  # fmt: skip

LEADS = f"""
INSERT INTO leads_lead (id, tenant_id, email, email_key, first_name, last_name, company, role, industry, country,
  time_zone, language, source, campaign, utm, also_known_as, shares_as, to_match, technologies, use_case, customer_type, stage,
  stage_since, lost_reason, qualified_at, currency, strategic,
  buying_role, priority, band, score_key, cold_because, owner_id, paused_because, stop_code, stop_say, hold_code, hold_say,
  exit_reason, next_look_at, next_look_because, decision_key, look_error, captured_at, created_at, updated_at, arm)
SELECT {_id(0)}, %(tenant)s, 'p' || n || '@x.example', 'p' || n || '@x.example', 'Anna', 'Berg ' || n, '', '', '', '', '', 'en',
  (ARRAY['form', 'fair', 'ads', 'referral', 'phone'])[1 + n %% 5], '', '{{}}', '[]', '', false, '', '',
  (ARRAY['enterprise', 'partner', 'small'])[1 + n %% 3], CASE WHEN n %% 3 = 0 THEN 'qualified' ELSE 'contacted' END, at, '',
  CASE WHEN n %% 3 = 0 THEN at + interval '180 hours' END, '', false, '', '', '', '', '',
  (%(owners)s::uuid[])[1 + n %% cardinality(%(owners)s::uuid[])], '', '', '', '', '', '', %(now)s, '', '', '', at, at, at, ''
FROM (SELECT n, %(now)s::timestamptz - interval '365 days' * n / %(count)s AS at FROM generate_series(1, %(count)s) AS n) AS made
"""
EVENTS = f"""
INSERT INTO leads_event (id, tenant_id, lead_id, kind, at, recorded_at, direction, channel, actor, text, data)
SELECT gen_random_uuid(), %(tenant)s, {_id(0)}, CASE WHEN n %% s.every = 0 THEN s.kind ELSE s.otherwise END,
  at + s.after, at + s.after,
  s.direction, s.channel, 'system', '', s.data
FROM (SELECT n, %(now)s::timestamptz - interval '365 days' * n / %(count)s AS at FROM generate_series(1, %(count)s) AS n) AS made
CROSS JOIN LATERAL (VALUES {{steps}}) AS s (kind, after, direction, channel, data, every, otherwise)
WHERE at + s.after <= %(now)s
"""
FOLLOW_UPS = f"""
INSERT INTO followups_followup (id, tenant_id, lead_id, owner_id, is_touch, key, rule, reason, because, evidence, kind, channel,
  title, ask, brings, template, asset, step, track, review, due_at,
  due_because, due_fixed, draft_attempts, draft_error, created_at, state,
  state_at, state_because, escalated)
SELECT {_id(0).replace("'7000", "'70' || lpad(to_hex(k), 2, '0') || '")}, %(tenant)s, {_id(0)},
  (%(owners)s::uuid[])[1 + n %% cardinality(%(owners)s::uuid[])], true, 'k' || k, 'cadence', 'cadence_step', '',
  '[]', 'follow_up', 'email',
  'Follow up', '', '', 'template' || k, '', 'step' || k, 'active', '[]', at + k * interval '60 hours', '', false, 0, '', at,
  'done', at + k * interval '60 hours' + CASE WHEN n %% 7 = 0 THEN interval '3 days' ELSE interval '1 hour' END, '', 0
FROM (SELECT n, %(now)s::timestamptz - interval '365 days' * n / %(count)s AS at FROM generate_series(1, %(count)s) AS n) AS made
CROSS JOIN generate_series(1, 3) AS k
"""
# What happens on one day: to leads of any age, spread evenly.
ONE_DAY = f"""
INSERT INTO leads_event (id, tenant_id, lead_id, kind, at, recorded_at, direction, channel, actor, text, data)
SELECT gen_random_uuid(), %(tenant)s, {_id(0)}, (ARRAY['email_in', 'sent', 'open', 'decision'])[1 + e %% 4],
  %(now)s::timestamptz - e * interval '1 second' * 86400 / %(events)s, %(now)s,
  (ARRAY['in', 'out', 'none', 'none'])[1 + e %% 4], 'email',
  'system', '', CASE e %% 4 WHEN 3 THEN '{{"action": "wait", "track": "active"}}'::jsonb ELSE '{{}}'::jsonb END
FROM (SELECT e, 1 + (e / 4 * 7919) %% %(count)s AS n FROM generate_series(0, %(events)s - 1) AS e) AS made
"""


def seed(tenant: Tenant, number: int, count: int, owners: list[UUID], now: datetime) -> None:
    """A year of `count` leads of a tenant."""
    steps = ", ".join(
        f"('{s.kind}', interval '{timedelta(hours=s.hours).total_seconds()} seconds', '{s.direction}', '{s.channel}', {s.data},"
        f" {s.every}, '{s.otherwise}')"
        for s in STORY
    )
    about = {"tenant": tenant.pk, "tenant_number": number, "count": count, "owners": owners, "now": now}
    _write((LEADS, EVENTS.replace("{steps}", steps), FOLLOW_UPS), about)


def add_day(tenant: Tenant, number: int, count: int, events: int, now: datetime) -> None:
    """So many events of one day."""
    _write((ONE_DAY,), {"tenant": tenant.pk, "tenant_number": number, "count": count, "events": events, "now": now})


# Clients with the same year have the same cases, but for whose they are: the ids of the leads differ by the client's number.
_COPIES = (
    (
        f"INSERT INTO metrics_case (tenant_id, {COLUMNS}) SELECT %(tenant)s, gen_random_uuid(), "
        "overlay(replace(lead_id::text, '-', '') PLACING lpad(to_hex(%(tenant_number)s), 4, '0') FROM 5)::uuid, "
        f"{COLUMNS.removeprefix('id, lead_id, ')} FROM metrics_case WHERE tenant_id = %(like)s"
    ),
    *(
        f"INSERT INTO {table} (id, tenant_id, {columns}) SELECT gen_random_uuid(), %(tenant)s, {columns} FROM {table} "
        "WHERE tenant_id = %(like)s"
        for table, columns in (
            ("metrics_daycount", "kind, outcome, split, value, day, cases, amount"),
            ("metrics_monthcount", "kind, outcome, split, value, month, cases, amount"),
        )
    ),
)


def copy_cases(like: Tenant, tenant: Tenant, number: int) -> None:
    """What a rebuild of `tenant` would write, taken from that of a client with the same year. Pages read it as it is; a count
    would write it anew."""
    about = {"tenant": tenant.pk, "tenant_number": number, "like": like.pk}
    with tenant_scope([like.pk, tenant.pk]), connection.cursor() as cursor:
        for statement in _COPIES:
            cursor.execute(statement, about)


def _write(statements: tuple[str, ...], about: dict) -> None:
    with tenant_scope(about["tenant"]), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, about)
