"""What is done on a company's page: merges, parts in the decision, people who move, mail domains (mission B4)."""

from collections.abc import Callable
from uuid import UUID

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from followups.web.accounts import account_page
from followups.web.answering import REFUSALS, next_or, refusal_of, see_other
from followups.web.reading import on_own_clock
from leads.account_apart import forget_apart, keep_accounts_apart
from leads.account_domains import add_domain, remove_domain
from leads.account_merging import merge_accounts, move_to_account, undo_account_merge
from leads.changing import change_lead
from leads.models import Account, AccountMerge, Lead
from leads.refusals import Refused
from tenants.ids import as_uuid
from tenants.models import Role, Tenant
from tenants.web import in_tenant

CarryOut = Callable[[HttpRequest, Tenant, Account], str]


def _act(form: str, carry_out: CarryOut, role: Role = Role.REP):
    """An act on a company, answered by its page."""

    @require_POST
    @in_tenant(role)
    @on_own_clock
    def view(request: HttpRequest, tenant: Tenant, account_id: UUID) -> HttpResponse:
        found = get_object_or_404(Account.objects.filter(merged_into=None), pk=account_id)
        try:
            with transaction.atomic():
                say = carry_out(request, tenant, found)
        except REFUSALS as error:
            return account_page(request, tenant, account_id, refusal_of(form, error, request.POST))
        return see_other(request, next_or(request, reverse("account", args=[tenant.slug, found.pk])), say)

    return view


def _merge(request: HttpRequest, tenant: Tenant, account: Account) -> str:
    """POST: part (the id of the other company), or with (its name or mail domain)."""
    wanted = as_uuid(request.POST.get("part"))
    part = Account.objects.filter(pk=wanted, merged_into=None).first() if wanted else None
    part = part or _named(request.POST.get("with", ""), account)
    merge_accounts(tenant, account, part, now=timezone.now(), user=request.user)
    _note(request, account, f"Merged with {part.name}.")
    return f"{part.name} is now part of {account.name}. It can be taken back below."


def _undo(request: HttpRequest, tenant: Tenant, account: Account) -> str:
    """POST: merge (the id of a merge of this company)."""
    wanted = as_uuid(request.POST.get("merge"))
    rows = AccountMerge.objects.select_related("account", "merged")
    row = rows.filter(pk=wanted, account=account).first() if wanted else None
    if row is None:
        raise Refused({"merge": "Choose a merge of this company."})
    part = undo_account_merge(tenant, row, now=timezone.now(), user=request.user)
    _note(request, account, f"The merge with {part.name} was taken back.")
    return f"{part.name} stands by itself again."


def _apart(request: HttpRequest, tenant: Tenant, account: Account) -> str:
    """POST: other (the id of the other company); again "yes": they may be one after all."""
    wanted = as_uuid(request.POST.get("other"))
    other = Account.objects.filter(pk=wanted).first() if wanted else None
    if other is None:
        raise Refused({"other": "Choose a company of yours."})
    if request.POST.get("again") == "yes":
        if forget_apart(account, other):
            _note(request, account, f"May be {other.name} after all.")
        return f"{account.name} and {other.name} may be one company again."
    keep_accounts_apart(tenant, account, other, now=timezone.now(), user=request.user)
    _note(request, account, f"Not the same company as {other.name}.")
    return f"{account.name} and {other.name} are two companies. That is remembered."


def _roles(request: HttpRequest, tenant: Tenant, account: Account) -> str:
    """POST: role_<lead id> (a code or empty) for each person whose part is to be told."""
    given = {as_uuid(name.removeprefix("role_")): role for name, role in request.POST.items() if name[:5] == "role_"}
    if strange := set(given.values()) - {"", *Lead.BuyingRole.values}:
        raise Refused({"role": f"“{min(strange)[:40]}” is no part in a decision. Choose one of the list."})
    people = Lead.objects.filter(pk__in=[pk for pk in given if pk], account=account).order_by("pk")
    now, changed = timezone.now(), 0
    for lead in people.select_for_update(of=("self",)):
        changed += change_lead(tenant, lead, {"buying_role": given[lead.pk]}, now=now, user=request.user) is not None
    if not changed:
        return "Every part was so already."
    return "The part of one person was changed." if changed == 1 else f"The parts of {changed} people were changed."


def _move(request: HttpRequest, tenant: Tenant, account: Account) -> str:
    """POST: lead, with (name or mail domain of the other company)."""
    wanted = as_uuid(request.POST.get("lead"))
    lead = Lead.objects.filter(pk=wanted, account=account).first() if wanted else None
    if lead is None:
        raise Refused({"lead": "Choose one of the company's people."})
    other = _named(request.POST.get("with", ""), account)
    move_to_account(tenant, lead, other, now=timezone.now(), user=request.user)
    return f"{lead.name} is now with {other.name}."


def _add_domain(request: HttpRequest, tenant: Tenant, account: Account) -> str:
    """POST: domain."""
    domain = add_domain(tenant, account, request.POST.get("domain", ""))
    _note(request, account, f"Mail domain {domain} added.")
    return f"Whoever writes from {domain} belongs to {account.name} from now on."


def _remove_domain(request: HttpRequest, tenant: Tenant, account: Account) -> str:
    """POST: domain."""
    domain = request.POST.get("domain", "")
    remove_domain(tenant, account, domain)
    _note(request, account, f"Mail domain {domain} removed.")
    return f"{domain} does not lead to {account.name} any more. Its people stay."


def _named(text: str, account: Account) -> Account:
    """The company of a mail domain, else of a name; Refused where there is none, or several of that name."""
    text = " ".join(text.replace("\0", "").split())
    rows = Account.objects.select_related("merged_into")
    found = list(rows.filter(domain=text.lower())) if text else []
    found = found or (list(rows.filter(name_key=text.upper())) if text else [])
    whole = {row.pk: row for row in (each.merged_into or each for each in found)}
    if account.pk in whole:
        raise Refused({"with": f"That is {account.name} itself. Name another company."})
    if len(whole) > 1:
        raise Refused({"with": f"Several companies are called “{text[:80]}”: give the mail domain."})
    if not whole:
        raise Refused({"with": "There is no such company. Give its whole name or its mail domain."})
    return next(iter(whole.values()))


def _note(request: HttpRequest, account: Account, say: str) -> None:
    """In the history of the company that the admin shows: its people's journals say only what concerns them."""
    LogEntry.objects.log_actions(request.user.pk, [account], CHANGE, change_message=say, single_object=True)


account_merge = _act("merge", _merge)
account_unmerge = _act("unmerge", _undo)
account_apart = _act("merge", _apart)
account_roles = _act("roles", _roles)
account_move = _act("move", _move)
account_domain = _act("domain", _add_domain, Role.MANAGER)
account_domain_remove = _act("domain", _remove_domain, Role.MANAGER)
