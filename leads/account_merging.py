"""Two companies are one under two names or mail domains: merged, and taken apart again; and people who move (mission B4).

The merged company's row stays, out of the lists, with its name and domain: whoever comes in by them reaches the one that stays.
"""

from datetime import datetime

from leads.account_apart import forget_apart
from leads.journal import entry, record_many
from leads.matching import Identity, lock_identities
from leads.models import Account, AccountMerge, Event, Lead
from leads.refusals import Conflict, Refused
from leads.waking import wake
from tenants.models import Tenant, User


def merge_accounts(
    tenant: Tenant, stays: Account, part: Account, *, now: datetime, user: User | None = None, actor: str = ""
) -> AccountMerge:
    """Make `part` another name of `stays`: its people and whatever it was known by are the other's from now on.

    Inside the tenant's scope. Owners of leads stay as they are; a company that nobody has becomes the other's owner's. Raises
    Refused for the same company twice, Conflict where one is a part of another already.
    """
    if stays.pk == part.pk:
        raise Refused({"with": "This is the same company. Choose another one."})
    forget_apart(stays, part)  # whoever merges them has thought again
    lock_accounts(tenant, stays, part)
    locked = Account.objects.filter(pk__in=(stays.pk, part.pk)).order_by("pk").select_for_update(of=("self",))
    found = {row.pk: row for row in locked}
    for row in found.values():
        if row.merged_into_id:
            raise Conflict({"with": f"{row.name} has become part of another company already."})
    stays, part = found[stays.pk], found[part.pk]
    leads = list(Lead.objects.filter(account=part).order_by("pk").select_for_update(of=("self",)))
    earlier = list(Account.objects.filter(merged_into=part).values_list("pk", flat=True))
    takes_owner = stays.owner_id is None and part.owner_id is not None
    if takes_owner:
        Account.objects.filter(pk=stays.pk).update(owner=part.owner_id)
    Account.objects.filter(pk__in=[*earlier, part.pk]).update(merged_into=stays)
    Lead.objects.filter(pk__in=[lead.pk for lead in leads]).update(account=stays, updated_at=now)
    row = AccountMerge(
        tenant=tenant, account=stays, merged=part, at=now, by=user, leads=[str(lead.pk) for lead in leads],
        companies=[str(pk) for pk in earlier], owner_taken=takes_owner,
    )  # fmt: skip
    row.save(force_insert=True)
    say = f"The company {part.name} has become part of {stays.name}."
    _tell(tenant, leads, say, stays, now=now, user=user, actor=actor)
    return row


def undo_account_merge(
    tenant: Tenant, row: AccountMerge, *, now: datetime, user: User | None = None, actor: str = ""
) -> Account:
    """Take it back: the people who came with the merged company go back to it, but for those who have moved since.

    Who has come in since stays with the company that stayed. Raises Conflict where it was taken back before, or a later merge
    of either company rests on it.
    """
    lock_accounts(tenant, row.account, row.merged)
    row = AccountMerge.objects.select_for_update(of=("self",)).select_related("account", "merged").get(pk=row.pk)
    if row.undone_at:
        raise Conflict({"merge": "This merge has been taken back before."})
    later = AccountMerge.objects.filter(undone_at=None, pk__gt=row.pk)
    if later.filter(account=row.account_id).exists() or later.filter(merged=row.account_id).exists():
        raise Conflict({"merge": f"{row.account.name} has been merged again since. Take the latest merge back first."})
    leads = list(
        Lead.objects.filter(pk__in=row.leads, account=row.account_id).order_by("pk").select_for_update(of=("self",))
    )
    Lead.objects.filter(pk__in=[lead.pk for lead in leads]).update(account=row.merged, updated_at=now)
    Account.objects.filter(pk=row.merged_id).update(merged_into=None)
    Account.objects.filter(pk__in=row.companies, merged_into=row.account_id).update(merged_into=row.merged)
    if row.owner_taken:
        Account.objects.filter(pk=row.account_id, owner=row.merged.owner_id).update(owner=None)
    row.undone_at, row.undone_by = now, user
    row.save(update_fields=["undone_at", "undone_by"])
    say = f"The company {row.merged.name} stands by itself again."
    _tell(tenant, leads, say, row.merged, now=now, user=user, actor=actor)
    return row.merged


def move_to_account(tenant: Tenant, lead: Lead, account: Account, *, now: datetime, user: User | None = None) -> bool:
    """The lead is with another company. False where it is there already. Its owner stays."""
    account = account.merged_into or account
    if not Lead.objects.filter(pk=lead.pk).exclude(account=account).update(account=account, updated_at=now):
        return False
    lead.account = account
    _tell(tenant, [lead], f"Now with the company {account.name}.", account, now=now, user=user)
    return True


def lock_accounts(tenant: Tenant, *accounts: Account) -> None:
    """Make whoever captures one of their people, or merges one of them, wait until this transaction ends."""
    names = list(Account.objects.filter(merged_into__in=accounts))
    lock_identities(tenant, [Identity(company=each.name, email_key=f"@{each.domain}") for each in (*accounts, *names)])


def _tell(
    tenant: Tenant, leads: list[Lead], say: str, account: Account, *, now: datetime, user: User | None, actor: str = ""
) -> None:
    actor = actor or (Event.Actor.PERSON if user else Event.Actor.SYSTEM)
    data = {"account": str(account.pk)}
    how = {"at": now, "now": now, "actor": actor, "user": user, "text": say, "data": data}
    record_many([entry(tenant, lead, Event.Kind.CHANGED, **how) for lead in leads])
    wake(tenant, [lead.pk for lead in leads], now)
