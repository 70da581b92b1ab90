"""Who of the known leads may be the same person: what two have in common, and how much that says (mission A2).

Looked up by indexes alone, for a batch in one query: by name, phone, address, and among the people of one company.
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from leads.freemail import company_domain
from leads.role_addresses import is_role_address
from tenants.batches import AnyOf, rows_of
from tenants.models import Tenant

# What two leads have in common, in words. Those of HOLDING are certain enough to hold the younger one.
SIGNS = {
    "same_name_and_domain": "The same name, at the same mail domain",
    "same_name_and_company": "The same name, at the same company",
    "same_name_and_phone": "The same name and phone number",
    "near_address": "Addresses that differ by one character, and no other name",
    "near_address_other_name": "Addresses that differ by one character, with other names",
    "shared_phone": "The same phone number, with other addresses",
    "shared_role_mailbox": "The same address of a role, and one of them has no name",
    "shared_role_address": "The same address of a role, with other names",
}
HOLDING = frozenset(
    {"same_name_and_domain", "same_name_and_company", "same_name_and_phone", "near_address", "shared_role_mailbox"}
)
NAMESAKES = 4  # at one company: a name that more have than this is none of a person, such as one that a form fills in
SWITCHBOARD = 5  # a number that more have than this is a company's, and says nothing of a person
_COLUMNS = "id, name_key, email_key, phone, upper(company), account_id, external_id"
_KNOWN = "tenant_id = %(tenant)s AND merged_into_id IS NULL AND stop_code <> 'erased'"
# Asked for by a range and in the order of the index, so that it is that index which is walked: see tenants.batches.rows_of_each.
CANDIDATES = f"""
WITH asked AS (
  SELECT {_COLUMNS} FROM leads_lead WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s::uuid[]) AND {_KNOWN}
)
SELECT a.*, c.* FROM asked AS a CROSS JOIN LATERAL (
  (SELECT {_COLUMNS} FROM leads_lead WHERE {_KNOWN} AND name_key BETWEEN a.name_key AND a.name_key AND name_key <> ' '
     ORDER BY name_key LIMIT 20)
  UNION
  (SELECT {_COLUMNS} FROM leads_lead WHERE {_KNOWN} AND phone BETWEEN a.phone AND a.phone ORDER BY phone LIMIT 20)
  UNION
  (SELECT {_COLUMNS} FROM leads_lead WHERE {_KNOWN} AND email_key BETWEEN a.email_key AND a.email_key
     ORDER BY email_key LIMIT 20)
  UNION
  (SELECT {_COLUMNS} FROM leads_lead WHERE {_KNOWN} AND account_id BETWEEN a.account_id AND a.account_id
     AND abs(length(email_key) - length(a.email_key)) <= 1 ORDER BY account_id LIMIT 100)
) AS c WHERE c.id <> a.id
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Known:
    """Of a lead what it is compared by."""

    id: UUID
    name: str
    email: str | None
    phone: str | None
    company: str
    account: UUID | None
    external_id: str | None

    @property
    def is_full_name(self) -> bool:
        return " " in self.name.strip()


def alike(tenant: Tenant, lead_ids: Collection[UUID]) -> dict[tuple[UUID, UUID], list[str]]:
    """By pair (the older first) what these leads have in common with any other of the tenant: codes of SIGNS. One query."""
    rows = rows_of(CANDIDATES, {"tenant": tenant.pk, "ids": AnyOf(lead_ids).array}) if lead_ids else []
    half = len(rows[0]) // 2 if rows else 0
    pairs = [(Known(*row[:half]), Known(*row[half:])) for row in rows]
    having: defaultdict[str, set[UUID]] = defaultdict(set)
    for pair in pairs:
        for each in pair:
            for what in filter(None, (each.phone, _place_of(each))):
                having[what].add(each.id)
    sharing = Counter({what: len(ids) for what, ids in having.items()})
    found: dict[tuple[UUID, UUID], list[str]] = {}
    for one, other in pairs:
        older, younger = sorted((one, other), key=lambda each: each.id)
        is_name = sharing[_place_of(one)] <= NAMESAKES
        if signs := common(older, younger, shared_by=sharing[one.phone or ""], is_name=is_name):
            found[older.id, younger.id] = signs
    return found


def common(one: Known, other: Known, *, shared_by: int = 2, is_name: bool = True) -> list[str]:
    """What two leads have in common, the strongest first. `shared_by`: how many have the phone number of the first;
    `is_name`: their name is not one that many have there.
    """
    signs = []
    same_name = is_name and one.is_full_name and one.name.strip() == other.name.strip()
    other_name = bool(one.name.strip() and other.name.strip()) and one.name.strip() != other.name.strip()
    same_phone = bool(one.phone) and one.phone == other.phone
    domains = [company_domain(each.email or "") for each in (one, other)]
    if same_name and domains[0] and domains[0] == domains[1]:
        signs.append("same_name_and_domain")
    elif same_name and (_same(one.account, other.account) or _same(one.company, other.company)):
        signs.append("same_name_and_company")
    if same_name and same_phone:
        signs.append("same_name_and_phone")
    elif same_phone and one.email != other.email and shared_by <= SWITCHBOARD:
        signs.append("shared_phone")
    if one.email and other.email and one.email == other.email and is_role_address(one.email):
        both_named = bool(one.name.strip() and other.name.strip())
        signs.append("shared_role_address" if both_named else "shared_role_mailbox")
    elif near(one.email or "", other.email or ""):
        signs.append("near_address_other_name" if other_name else "near_address")
    return signs


def _place_of(one: Known) -> str:
    """The name with the company, by which namesakes are counted."""
    return f"{one.name}@{company_domain(one.email or '') or one.company}"


def holds(signs: Collection[str], *, other_ids: bool = False) -> bool:
    """Whether they are certain enough to keep the machine from writing to the younger; not where the client's system
    knows the two by different ids."""
    return not other_ids and not HOLDING.isdisjoint(signs)


def near(one: str, other: str) -> bool:
    """Two addresses at one company domain whose local parts are one typing error apart, and no numbered ones (sales1, sales2)."""
    (first, _, domain), (second, _, domain_of_other) = one.rpartition("@"), other.rpartition("@")
    if not first or not second or domain != domain_of_other or not company_domain(one) or first == second:
        return False
    if is_role_address(one) or is_role_address(other) or min(len(first), len(second)) < 5:
        return False
    return _one_apart(first, second)


def _one_apart(one: str, other: str) -> bool:
    """One character more, less or other, or two neighbours in the other order (Damerau)."""
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    if any(part[:1].isdigit() for part in (a, b)):
        return False
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def _same(one: object, other: object) -> bool:
    return bool(one) and one == other
