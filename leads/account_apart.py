"""Two companies that look alike and are two: somebody has said so, and it is remembered (mission B4)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from leads.models import Account, AccountMerge, AccountsApart
from leads.refusals import Conflict, Refused
from tenants.models import Tenant, User


def keep_accounts_apart(
    tenant: Tenant, one: Account, other: Account, *, now: datetime, user: User | None = None
) -> AccountsApart:
    """They are two, and are not shown to each other again. Twice is once.

    Inside the tenant's scope. Raises Refused for one company twice, Conflict where one is a part of another.
    """
    if one.pk == other.pk:
        raise Refused({"other": "This is the same company. Choose another one."})
    for each in (one, other):
        if each.merged_into_id:
            raise Conflict({"other": f"{each.name} has become part of another company. Take that merge back first."})
    a, b = sorted((one, other), key=lambda each: each.pk)
    row, _ = AccountsApart.objects.get_or_create(
        account_a=a, account_b=b, defaults={"tenant": tenant, "at": now, "by": user}
    )
    return row


def forget_apart(one: Account, other: Account) -> bool:
    """They may be one after all: shown to each other again. False where nothing was remembered."""
    a, b = sorted((one.pk, other.pk))
    return bool(AccountsApart.objects.filter(account_a=a, account_b=b).delete()[0])


def standing_apart(ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """For each of these companies those that are known to be others: kept apart, or merged once and taken apart. Two queries."""
    found: dict[UUID, set[UUID]] = {pk: set() for pk in ids}
    said = AccountsApart.objects.filter(Q(account_a__in=ids) | Q(account_b__in=ids))
    undone = AccountMerge.objects.filter(Q(account__in=ids) | Q(merged__in=ids)).exclude(undone_at=None)
    for a, b in [*said.values_list("account_a", "account_b"), *undone.values_list("account", "merged")]:
        for one, other in ((a, b), (b, a)):
            if one in found:
                found[one].add(other)
    return found
