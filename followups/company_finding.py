"""Reading the companies of a batch of leads: who else of each is a lead, and when there was news of them (B4)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from followups.engine import facts as engine
from followups.engine.history import AUTOMATIC, MEETINGS, WORDLESS
from leads.models import Event, Lead
from tenants.batches import AnyOf, rows_of
from tenants.models import Tenant

COLLEAGUES = 20  # that a decision looks at, those with the newest news
_SIGNS = sorted({str(kind) for kind in (*Event.INTERACTIONS, *Event.SIGNALS)} - AUTOMATIC - {"captured"})
_REPLIES = sorted({str(kind) for kind in Event.INTERACTIONS} - WORDLESS)
_MEETINGS = sorted(MEETINGS)

# One step into the journal's index (tenant, lead, at) for each answer about each colleague. A company of which only one
# person is a lead, as most are, costs none of these: there is nobody to ask about.
_NEWEST = """LEFT JOIN LATERAL (
    SELECT id, at FROM leads_event
    WHERE tenant_id = %(tenant)s AND lead_id = c.id AND at <= %(now)s AND kind = ANY({kinds}) AND {which}
    ORDER BY at DESC LIMIT 1
  ) AS {name} ON true"""
_REPLY = _NEWEST.format(name="reply", kinds="%(replies)s", which="direction = 'in'")
_SIGN = _NEWEST.format(
    name="sign",
    kinds="%(signs)s",
    which="(direction IN ('in', 'both') OR direction = 'none' AND kind = ANY(%(meetings)s))",
)
_CONTACT = _NEWEST.format(name="contact", kinds="%(signs)s", which="direction IN ('out', 'both')")
COMPANIES = f"""
SELECT a.id, a.id::text, a.name, a.owner_id::text,
  c.id, c.first_name, c.last_name, c.email, c.phone, c.external_id, c.stage, c.buying_role,
  c.reply_id::text, c.reply_at, c.sign_at, c.contact_at
FROM unnest(%(ids)s::uuid[]) AS each(id)
CROSS JOIN LATERAL (SELECT * FROM leads_account WHERE tenant_id = %(tenant)s AND id = each.id ORDER BY id) AS a
CROSS JOIN LATERAL (
  SELECT count(*) AS leads FROM (
    SELECT account_id FROM leads_lead WHERE tenant_id = %(tenant)s AND account_id = each.id ORDER BY account_id LIMIT 2
  ) AS few
) AS known
LEFT JOIN LATERAL (
  SELECT c.*, reply.id AS reply_id, reply.at AS reply_at, sign.at AS sign_at, contact.at AS contact_at
  FROM (SELECT * FROM leads_lead WHERE tenant_id = %(tenant)s AND account_id = each.id ORDER BY account_id) AS c
  {_REPLY}
  {_SIGN}
  {_CONTACT}
  WHERE known.leads > 1
  ORDER BY greatest(reply.at, sign.at, contact.at) DESC NULLS LAST, c.id
  LIMIT {COLLEAGUES + 1}
) AS c ON true
"""  # noqa: S608


def companies_of(tenant: Tenant, leads: Sequence[Lead], now: datetime) -> dict[UUID, engine.Account]:
    """The company of each lead that has one, by lead id, with its other leads. One query; none where no lead has one."""
    company_of = {lead.id: lead.account_id for lead in leads}
    wanted = set(company_of.values()) - {None}
    if not wanted:
        return {}
    asked = {
        "tenant": tenant.pk,
        "ids": AnyOf(wanted).array,
        "now": now,
        "replies": _REPLIES,
        "signs": _SIGNS,
        "meetings": _MEETINGS,
    }
    companies: dict[UUID, tuple[str, str, str | None]] = {}
    people: defaultdict[UUID, list[tuple[UUID, engine.Colleague]]] = defaultdict(list)
    for pk, ident, name, owner, *colleague in rows_of(COMPANIES, asked):
        companies[pk] = ident, name, owner
        if colleague[0] is not None:
            people[pk].append((colleague[0], _colleague(*colleague)))
    found = {}
    for lead_id, company in company_of.items():
        if company in companies:
            others = tuple(other for pk, other in people.get(company, ()) if pk != lead_id)[:COLLEAGUES]
            found[lead_id] = engine.Account(*companies[company], others)
    return found


def _colleague(
    pk: UUID, first: str, last: str, email: str, phone: str | None, external_id: str | None, stage: str, role: str,
    reply_id: str | None, reply_at: datetime | None, sign_at: datetime | None, contact_at: datetime | None,
) -> engine.Colleague:  # fmt: skip
    name = f"{first} {last}".strip() or email or phone or external_id or str(pk)
    return engine.Colleague(str(pk), name, engine.Stage(stage), role, reply_id or "", reply_at, sign_at, contact_at)
