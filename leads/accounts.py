"""Who owns a company, and with it the work on it; all its people go to one owner (mission A4, B4)."""

from datetime import datetime

from leads.journal import entry, record_many
from leads.models import Account, Event, Lead
from leads.refusals import Refused
from leads.stopping import reassign
from leads.waking import wake
from tenants.models import Tenant, User
from tenants.models.agency import members_of


def give_account(
    tenant: Tenant,
    account: Account,
    owner: User,
    *,
    now: datetime,
    because: str = "",
    with_leads: bool = True,
    user: User | None = None,
) -> int:
    """Give the company to another member, with its open leads unless told otherwise; how many leads went along.

    Each lead's journal says so. Raises Refused where the member cannot own leads here.
    """
    if not members_of(tenant).filter(pk=owner.pk).exists():
        raise Refused({"owner": f"{owner} is no member of {tenant} who can own leads."})
    account = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    account.owner = owner
    account.save(update_fields=["owner"])
    leads = list(Lead.objects.open().filter(account=account).order_by("pk").select_for_update(of=("self",)))
    by = {"now": now, "actor": Event.Actor.PERSON, "user": user}
    say = f"The company {account.name} is now with {owner}. {because.strip()}".strip()
    data = {"account": str(account.pk), "owner": str(owner.pk)}
    record_many([entry(tenant, lead, Event.Kind.CHANGED, at=now, text=say, data=data, **by) for lead in leads])
    wake(tenant, [lead.pk for lead in leads], now)
    if not with_leads:
        return 0
    return sum(reassign(tenant, lead, owner, because=because.strip(), ring=False, **by) for lead in leads)
