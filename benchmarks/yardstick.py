"""The yardstick: the same rows that the product writes, written by one plain, set-based SQL statement."""

import time
from datetime import datetime

from django.db import connection

from benchmarks.place import vacuum
from benchmarks.seeding import make_tenant, seed
from followups.models import Enrollment, FollowUp
from leads.models import Event, Lead, Payload
from tenants.models import Tenant
from tenants.scope import tenant_scope

LOOKED = """
WITH due AS (
  SELECT tenant_id, id FROM leads_lead WHERE tenant_id = %(tenant)s AND next_look_at <= %(now)s
  ORDER BY next_look_at, id LIMIT %(size)s FOR UPDATE SKIP LOCKED
), enrolled AS (
  INSERT INTO followups_enrollment {enrollment} FROM due CROSS JOIN followups_enrollment AS t
  WHERE t.tenant_id = %(like_tenant)s AND t.id = %(enrollment)s RETURNING id AS enrollment_id, lead_id
), followed AS (
  INSERT INTO followups_followup {follow_up} FROM enrolled CROSS JOIN followups_followup AS t
  WHERE t.tenant_id = %(like_tenant)s AND t.id = %(follow_up)s
), journalled AS (
  INSERT INTO leads_event {event} FROM due CROSS JOIN leads_event AS t
  WHERE t.tenant_id = %(like_tenant)s AND t.id = %(event)s
)
UPDATE leads_lead AS l SET next_look_at = t.next_look_at, next_look_because = t.next_look_because,
  decision_key = t.decision_key, looked_at = %(now)s, look_error = '', updated_at = %(now)s
FROM due, leads_lead AS t
WHERE l.tenant_id = due.tenant_id AND l.id = due.id AND t.tenant_id = %(like_tenant)s AND t.id = %(lead)s
"""
TAKEN_IN = """
WITH made AS (
  INSERT INTO leads_lead {lead} FROM generate_series(1, %(size)s) AS n CROSS JOIN leads_lead AS t WHERE t.id = %(lead)s
  RETURNING id AS lead_id
), journalled AS (
  INSERT INTO leads_event {event} FROM made CROSS JOIN leads_event AS t WHERE t.id = %(event)s
), kept AS (
  INSERT INTO leads_payload {payload} FROM made CROSS JOIN leads_payload AS t WHERE t.id = %(payload)s
)
INSERT INTO django_q_ormq (key, payload, lock) SELECT key, payload, lock FROM made CROSS JOIN LATERAL (
  SELECT key, payload, lock FROM django_q_ormq LIMIT 1) AS q
"""


def _columns(model, **given: str) -> str:
    """`(columns) SELECT values`: those of the row that is copied, `t`, but for what is given."""
    columns = {field.column: f"t.{field.column}" for field in model._meta.concrete_fields}
    values = columns | {"tenant_id": "%(tenant)s", "id": "uuidv7()"} | given
    return f"({', '.join(values)}) SELECT {', '.join(values.values())}"


def write_as_looks_do(like: Tenant, count: int, size: int, now: datetime) -> float:
    """Leads/s, where each lead gets what a look at one of `like`'s new leads wrote: a look set, event, follow-up, enrollment.

    In batches of `size`, each a transaction with one statement, as the loop's are.
    """
    tenant = make_tenant(f"yardstick-{size}")
    seed(tenant, count, now)
    vacuum()
    with tenant_scope(like.pk):
        follow_up = FollowUp.objects.order_by("id").first()
        same = {"lead": follow_up.lead_id}
        rows = {
            "lead": follow_up.lead_id, "follow_up": follow_up.pk, "enrollment": follow_up.enrollment_id,
            "event": Event.objects.filter(**same, kind="decision").get().pk,
        }  # fmt: skip
    sql = LOOKED.format(
        enrollment=_columns(Enrollment, lead_id="due.id"),
        follow_up=_columns(FollowUp, lead_id="enrolled.lead_id", enrollment_id="enrolled.enrollment_id"),
        event=_columns(Event, lead_id="due.id"),
    )
    given = {**rows, "tenant": tenant.pk, "like_tenant": like.pk, "now": now, "size": size}
    started, written = time.perf_counter(), 0
    while written < count:
        with tenant_scope([tenant.pk, like.pk]), connection.cursor() as cursor:
            cursor.execute(sql, given)
            if not cursor.rowcount:
                raise RuntimeError(f"Only {written} of {count} leads were due.")
            written += cursor.rowcount
    return count / (time.perf_counter() - started)


def write_as_posts_do(tenant: Tenant, count: int) -> float:
    """Leads/s where one statement writes what `POST /api/v1/leads` wrote of a lead: lead, event, payload and the doorbell."""
    with tenant_scope(tenant.pk), connection.cursor() as cursor:
        payload = Payload.objects.order_by("-id").first()
        event = Event.objects.filter(lead=payload.lead_id, kind="captured").get()
        sql = TAKEN_IN.format(
            lead=_columns(Lead, email="'yard' || n", email_key="'yard' || n", phone="NULL", external_id="'yard-' || n"),
            event=_columns(Event, lead_id="made.lead_id"),
            payload=_columns(Payload, lead_id="made.lead_id"),
        )
        given = {"lead": payload.lead_id, "event": event.pk, "payload": payload.pk, "tenant": tenant.pk, "size": count}
        started = time.perf_counter()
        cursor.execute(sql, given)
        connection.check_constraints()
        return count / (time.perf_counter() - started)
