"""The yardstick: the same rows that the product writes, written by one plain, set-based SQL statement."""

import time
from datetime import datetime

from django.db import connection

from benchmarks.place import vacuum
from benchmarks.seeding import Story, make_tenant, nothing_more, seed
from followups.models import Enrollment, FollowUp
from leads.models import Event, Lead, Payload
from suppression.models import Suppression
from tenants.models import Tenant
from tenants.scope import tenant_scope

# Each due lead gets what the look at the lead with the same story wrote: selection, four inserts and the update at once.
LOOKED = """
WITH due AS (
  SELECT tenant_id, id, (%(likes)s::uuid[])[1 + substr(external_id, 5)::int %% cardinality(%(likes)s::uuid[])] AS like_id
  FROM leads_lead WHERE tenant_id = %(tenant)s AND next_look_at <= %(now)s
  ORDER BY next_look_at, id LIMIT %(size)s FOR UPDATE SKIP LOCKED
), enrolled AS (
  INSERT INTO followups_enrollment {enrollment} FROM due JOIN followups_enrollment AS t
  ON t.tenant_id = %(like_tenant)s AND t.lead_id = due.like_id RETURNING id AS enrollment_id, lead_id
), followed AS (
  INSERT INTO followups_followup {follow_up} FROM due JOIN followups_followup AS t
  ON t.tenant_id = %(like_tenant)s AND t.lead_id = due.like_id LEFT JOIN enrolled ON enrolled.lead_id = due.id
), journalled AS (
  INSERT INTO leads_event {event} FROM due JOIN leads_event AS t
  ON t.tenant_id = %(like_tenant)s AND t.lead_id = due.like_id AND t.kind = ANY(%(kinds)s)
), kept_quiet AS (
  INSERT INTO suppression_suppression {suppression} FROM due JOIN suppression_suppression AS t
  ON t.tenant_id = %(like_tenant)s AND t.kind = 'lead' AND t.value = due.like_id::text
)
UPDATE leads_lead AS l SET next_look_at = t.next_look_at, next_look_because = t.next_look_because,
  decision_key = t.decision_key, looked_at = %(now)s, look_error = '', updated_at = %(now)s
FROM due, leads_lead AS t
WHERE l.tenant_id = due.tenant_id AND l.id = due.id AND t.tenant_id = %(like_tenant)s AND t.id = due.like_id
"""
WRITTEN_BY_LOOKS = ["decision", "exit", "suppressed", "stage", "follow_up_overtaken"]
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
    columns = {field.column: f"t.{field.column}" for field in model._meta.concrete_fields if not field.generated}
    values = columns | {"tenant_id": "%(tenant)s", "id": "uuidv7()"} | given
    return f"({', '.join(values)}) SELECT {', '.join(values.values())}"


def write_as_looks_do(
    like: Tenant, count: int, size: int, now: datetime, stories: tuple[Story, ...] = (nothing_more,)
) -> float:
    """Leads/s, where each lead gets what the looks at `like`'s leads of the same story wrote: a look set, events, and
    follow-up, enrollment and suppression where there were some.

    In batches of `size`, each a transaction with one statement, as the loop's are.
    """
    tenant = make_tenant(f"yardstick-{len(stories)}-{size}-{count}")
    seed(tenant, count, now, stories=stories)
    vacuum()
    with tenant_scope(like.pk):
        names = [f"crm-{number}" for number in range(len(stories))]
        likes = dict(Lead.objects.filter(external_id__in=names).values_list("external_id", "id"))
    sql = LOOKED.format(
        enrollment=_columns(Enrollment, lead_id="due.id"),
        follow_up=_columns(FollowUp, lead_id="due.id", enrollment_id="enrolled.enrollment_id"),
        event=_columns(Event, lead_id="due.id"),
        suppression=_columns(Suppression, value="due.id::text", key="md5(due.id::text) || md5(t.key)"),
    )
    given = {
        "likes": "{" + ",".join(str(likes[name]) for name in names) + "}", "kinds": WRITTEN_BY_LOOKS,
        "tenant": tenant.pk, "like_tenant": like.pk, "now": now, "size": size,
    }  # fmt: skip
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
