"""The mail domains that lead to a company: its own, those of what has become part of it, and those that a manager adds (B4).

A domain beside the company's own stands on a row that has become part of it, so that a capture finds it as any other.
"""

import re

from leads.account_merging import lock_accounts
from leads.freemail import company_domain
from leads.models import Account, AccountMerge
from leads.refusals import Conflict, Refused
from tenants.models import Tenant

LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


def domains_of(account: Account) -> list[str]:
    """Every mail domain that leads to a company, its own first. One query."""
    others = Account.objects.filter(merged_into=account).exclude(domain="").order_by("domain")
    return list(filter(None, [account.domain, *others.values_list("domain", flat=True)]))


def add_domain(tenant: Tenant, account: Account, text: str) -> str:
    """Whoever writes from this domain belongs to the company from now on; the domain as it is kept.

    Raises Refused for what is no domain and for one that anybody can have an address at, Conflict where it leads to another
    company, or to this one already.
    """
    domain = _read(text)
    lock_accounts(tenant, account, Account(name="", domain=domain))
    account = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if account.merged_into_id:
        raise Conflict({"domain": f"{account.name} has become part of another company. Add it there."})
    known = Account.objects.filter(domain=domain).select_related("merged_into").first()
    if known is not None:
        whose = known.merged_into or known
        if whose.pk == account.pk:
            raise Conflict({"domain": f"{domain} leads to {account.name} already."})
        raise Conflict({"domain": f"{domain} is {whose.name}'s. If the two are one company, merge them."})
    if not account.domain:
        Account.objects.filter(pk=account.pk).update(domain=domain)
    else:
        Account(tenant=tenant, name=domain, domain=domain, merged_into=account).save(force_insert=True)
    return domain


def remove_domain(tenant: Tenant, account: Account, domain: str) -> None:
    """Who comes in from this domain is another company's from now on; whoever is with the company stays.

    Where it was the company's own, the next one takes its place. Raises Refused where it is none of the company's.
    """
    lock_accounts(tenant, account)
    account = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    rows = Account.objects.filter(merged_into=account).exclude(domain="").order_by("domain")
    if domain and domain == account.domain:
        after = rows.first()
        Account.objects.filter(pk=account.pk).update(domain="")
        if after is not None:
            _take_from(after)
            Account.objects.filter(pk=account.pk).update(domain=after.domain)
        return
    row = rows.filter(domain=domain).first() if domain else None
    if row is None:
        raise Refused({"domain": f"“{domain[:80]}” is no domain of {account.name}. Choose one of its own."})
    _take_from(row)


def _take_from(row: Account) -> None:
    """A row that was a company once stays, for its name; one that was made for the domain goes with it."""
    was_a_company = AccountMerge.objects.filter(merged=row).exists() or row.name != row.domain
    if was_a_company:
        Account.objects.filter(pk=row.pk).update(domain="")
    else:
        row.delete()


def _read(text: str) -> str:
    domain = " ".join(text.split()).lower().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    domain = domain.rpartition("@")[2].partition("/")[0].rstrip(".")
    try:
        domain = domain.encode("idna").decode() if not domain.isascii() else domain
    except UnicodeError:
        domain = ""
    labels = domain.split(".")
    is_domain = len(domain) <= 253 and len(labels) > 1 and all(LABEL.fullmatch(label) for label in labels)
    if not is_domain or labels[-1].isdigit():
        raise Refused({"domain": "Give a mail domain, such as buyer.example: what stands behind the @."})
    if not company_domain(f"@{domain}"):
        raise Refused({"domain": f"Anybody can have an address at {domain}: it says nothing about a person's company."})
    return domain
