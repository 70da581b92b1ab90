"""What is done on a company's page: merging it with another, taking that back, parts in the decision, people who move (B4)."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from followups.web.accounts import account_page
from followups.web.answering import REFUSALS, refusal_of, see_other
from followups.web.reading import acting
from leads.account_merging import merge_accounts, move_to_account, undo_account_merge
from leads.changing import change_lead
from leads.models import Account, AccountMerge, Lead
from leads.refusals import Refused
from tenants.ids import as_uuid
from tenants.models import Tenant


def _act(form: str, carry_out):
    """An act on a company, answered by its page."""

    @acting
    def view(request: HttpRequest, tenant: Tenant, account_id: UUID) -> HttpResponse:
        found = get_object_or_404(Account, pk=account_id)
        try:
            with transaction.atomic():
                say = carry_out(request, tenant, found)
        except REFUSALS as error:
            return account_page(request, tenant, account_id, refusal_of(form, error, request.POST))
        return see_other(request, reverse("account", args=[tenant.slug, found.pk]), say)

    return view


def _merge(request: HttpRequest, tenant: Tenant, account: Account) -> str:
    """POST: with (name or mail domain of the other company)."""
    part = _named(request.POST.get("with", ""), account)
    merge_accounts(tenant, account, part, now=timezone.now(), user=request.user)
    return f"{part.name} is now part of {account.name}. It can be taken back below."


def _undo(request: HttpRequest, tenant: Tenant, account: Account) -> str:
    """POST: merge (the id of a merge of this company)."""
    row = AccountMerge.objects.filter(pk=as_uuid(request.POST.get("merge")), account=account).first()
    if row is None:
        raise Refused({"merge": "Choose a merge of this company."})
    return f"{undo_account_merge(tenant, row, now=timezone.now(), user=request.user).name} stands by itself again."


def _role(request: HttpRequest, tenant: Tenant, account: Account) -> str:
    """POST: lead, buying_role (a code or empty)."""
    lead, role = _person(request, account), request.POST.get("buying_role", "")
    if role and role not in Lead.BuyingRole.values:
        raise Refused({"buying_role": "Choose one of the parts listed."})
    change_lead(tenant, lead, {"buying_role": role}, now=timezone.now(), user=request.user)
    return f"{lead.name}: {lead.get_buying_role_display() or 'part not known'}."


def _move(request: HttpRequest, tenant: Tenant, account: Account) -> str:
    """POST: lead, with (name or mail domain of the other company)."""
    lead, other = _person(request, account), _named(request.POST.get("with", ""), account)
    move_to_account(tenant, lead, other, now=timezone.now(), user=request.user)
    return f"{lead.name} is now with {other.name}."


def _person(request: HttpRequest, account: Account) -> Lead:
    lead = Lead.objects.filter(pk=as_uuid(request.POST.get("lead")), account=account).first()
    if lead is None:
        raise Refused({"lead": "Choose one of the company's people."})
    return lead


def _named(text: str, account: Account) -> Account:
    """The company of a mail domain, else of a name; Refused where there is none, or several of that name."""
    text = " ".join(text.replace("\0", "").split())
    rows = Account.objects.filter(merged_into=None).exclude(pk=account.pk)
    found = list(rows.filter(domain=text.lower())[:2]) if text else []
    found = found or list(rows.filter(name_key=text.upper())[:2])
    if len(found) != 1:
        say = (
            f"Several companies are called “{text[:80]}”: give the mail domain."
            if found
            else "There is no such company. Give its whole name or its mail domain."
        )
        raise Refused({"with": say})
    return found[0]


account_merge = _act("merge", _merge)
account_unmerge = _act("unmerge", _undo)
account_role = _act("role", _role)
account_move = _act("move", _move)
