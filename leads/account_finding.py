"""The company that a lead belongs to, as it is captured: by its mail domain, else by its name (mission A2, A4)."""

from uuid import UUID

from leads.matching import Identity
from leads.models import Account
from tenants.batches import columns_of, insert, instances_of, rows_of
from tenants.models import Tenant, User

# Of a company found: one of its people who has bought, and who has that one (leads.assigning).
WON = "FROM leads_lead WHERE tenant_id = a.tenant_id AND account_id = a.id AND stage = 'won' ORDER BY id LIMIT 1"
SIDES = f"(SELECT id {WON}) AS customer, (SELECT owner_id {WON}) AS customer_owner"


def known_accounts(where: str) -> str:
    """SQL for a FROM: the names and domains of a tenant's companies that are meant (f), each with the company it leads to (a).

    What leads where is worked out before the two are joined: PostgreSQL takes coalesce() for a way around row-level security,
    and reads all companies of the tenant rather than go by it through an index. Ask for a domain with `domain <> ''` as well:
    so is the index of domains made, and a prepared statement does not know its values.
    """
    return (
        "(SELECT id, domain, name_key, coalesce(merged_into_id, id) AS leads_to FROM leads_account "  # noqa: S608
        f"WHERE tenant_id = %(tenant)s AND ({where}) OFFSET 0) AS f "
        "JOIN leads_account AS a ON a.tenant_id = %(tenant)s AND a.id = f.leads_to"
    )


def account_of(tenant: Tenant, who: Identity, owner: User | None) -> Account | None:
    """The company, found by its mail domain, else by its name; not stored yet where it is new. All its people go to one owner."""
    if not who.domain and not who.company:
        return None
    account = _known_account(tenant, who)
    if account and who.domain and not account.domain:
        account.domain = who.domain
        account.save(update_fields=["domain"])
    if account is None:
        account = Account(tenant_id=tenant.pk, name=who.company or who.domain, domain=who.domain, owner=owner)
    return account


def _known_account(tenant: Tenant, who: Identity) -> Account | None:
    """By its domain; else the oldest of that name, which has no domain where the person's mail has one. One query.

    A name or domain of a company that has become part of another leads to that other one.
    """
    ways = []
    if who.domain:
        ways.append("domain = %(domain)s AND domain <> ''")
    if who.company:
        ways.append("name_key = upper(%(company)s)" + (" AND domain = ''" if who.domain else ""))
    order = "f.domain = '', f.id" if who.domain else "f.id"
    sides = SIDES if tenant.routing_rules else "NULL AS customer, NULL AS customer_owner"
    rows = rows_of(
        f"SELECT {sides}, {columns_of(Account, 'a')} FROM {known_accounts(' OR '.join(ways))} "  # noqa: S608
        f"ORDER BY {order} LIMIT 1",
        {"tenant": tenant.pk, "domain": who.domain, "company": who.company},
    )
    if not rows:
        return None
    customer, customer_owner, *row = rows[0]
    (account,) = instances_of(Account, [row])
    account.customer, account.customer_owner = customer, customer_owner
    return account


def keep_account(account: Account | None, owner_id: UUID | None) -> None:
    """Store a new company; one that nobody has is from now on whoever's the rules gave its person to (A4)."""
    if account is None:
        return
    mine = account.owner_id is None and owner_id is not None
    if mine:
        account.owner_id = owner_id
    if account._state.adding:  # noqa: SLF001 -- documented: Model._state
        insert(account)
    elif mine:
        account.save(update_fields=["owner"])
