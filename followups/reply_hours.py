"""When the leads of a tenant answer, worked out from the journal: what send times are learned from (mission F3).

The hours are those of each lead's own day. What a person wrote counts; opens, clicks, forms and auto-replies never do.
"""

from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from followups.models import ReplyPattern
from leads.models import Event
from leads.zones import clock_of
from tenants.batches import rows_of
from tenants.models import Tenant
from tenants.scope import tenant_scope

HOURS = 24
REPLIES = [str(kind) for kind in (Event.Kind.EMAIL_IN, Event.Kind.SMS_IN, Event.Kind.WHATSAPP_IN)]
REMEMBERED = timedelta(days=180)  # habits change with the seasons
# Quarters of an hour are the finest step between any two clocks of the world, so the hour of each lead's day is exact.
COUNTED = """
SELECT l.time_zone, l.phone, l.country, date_bin('15 minutes', e.at, '2000-01-01Z') AS quarter, count(*)
FROM leads_event AS e JOIN leads_lead AS l ON l.tenant_id = e.tenant_id AND l.id = e.lead_id
WHERE e.tenant_id = %(tenant)s AND e.kind = ANY(%(kinds)s) AND e.direction = 'in' AND e.at > %(since)s AND e.at <= %(now)s
GROUP BY 1, 2, 3, 4
"""


def work_out_reply_hours(tenant: Tenant, now: datetime) -> list[int]:
    """Count the replies of the last half year by the hour of the leads' own day, and keep the 24 numbers.

    Call it outside any scope. Each run replaces what was there before.
    """
    with tenant_scope(tenant.pk):
        hours = _count(tenant, now)
        ReplyPattern.objects.update_or_create(tenant=tenant, defaults={"hours": hours, "worked_out_at": now})
    return hours


def reply_hours(tenant: Tenant) -> tuple[int, ...]:
    """The 24 numbers that were worked out last; () where none were. Inside the tenant's scope; one query."""
    return tuple(ReplyPattern.objects.values_list("hours", flat=True).filter(tenant=tenant).first() or ())


def _count(tenant: Tenant, now: datetime) -> list[int]:
    asked = {"tenant": tenant.pk, "kinds": REPLIES, "since": now - REMEMBERED, "now": now}
    counts: Counter[int] = Counter()
    for time_zone, phone, country, quarter, number in rows_of(COUNTED, asked):
        zone = clock_of(time_zone, phone, country).zone or tenant.time_zone
        counts[quarter.astimezone(ZoneInfo(zone)).hour] += number
    return [counts[hour] for hour in range(HOURS)]
