"""Asking for an export or an erasure, and carrying it out in a job (mission K5)."""

from datetime import datetime
from uuid import UUID

from django.contrib.admin.models import LogEntry
from django.db import transaction

from followups.exporting import export_of
from followups.models import DataRequest, FollowUp, InboundMessage, Message
from leads.erasing import SAY, empty_lead
from leads.models import Lead
from leads.refusals import Conflict, Refused
from suppression.erasing import forget_addresses
from tenants.enqueueing import enqueue
from tenants.models import IdempotentRequest, Tenant, User
from tenants.scope import tenant_scope

DATA_REQUEST_JOB = "followups.jobs.data_request"
Kind, State = DataRequest.Kind, DataRequest.State


def ask_for(
    tenant: Tenant, lead: Lead, kind: str, *, because: str = "", user: User | None = None, through: str, now: datetime
) -> DataRequest:
    """Note the wish and ring for the job; asked again while it waits, the same request. Inside the tenant's scope.

    Raises Refused where an erasure gives no reason, Conflict where the lead was erased before.
    """
    if lead.stop_code == "erased":
        raise Conflict({"": "The data of this lead was erased: there is nothing left to give or to erase."})
    because = because.strip()
    if kind == Kind.ERASURE and not because:
        raise Refused({"because": "Say who asked for the erasure and when, without their name: it stays on record."})
    row = DataRequest(
        tenant=tenant, about=lead, kind=kind, because=because[:300], asked_at=now, asked_by=user, asked_through=through
    )
    DataRequest.objects.bulk_create([row], ignore_conflicts=True)
    waiting = DataRequest.objects.get(about=lead, kind=kind, state=State.WAITING)
    enqueue(DATA_REQUEST_JOB, tenant.pk, waiting.pk)
    return waiting


def carry_out(tenant: Tenant, request_id: UUID, now: datetime) -> DataRequest | None:
    """Do what was asked; None where it is done already. Opens its own scope. What fails is kept with its error and raised.

    An erasure is one transaction: either all of it is emptied or nothing.
    """
    try:
        with tenant_scope(tenant.pk):
            row = DataRequest.objects.select_for_update().select_related("about").get(pk=request_id)
            if row.state == State.DONE:
                return None
            if row.kind == Kind.EXPORT:
                row.answer = export_of(tenant, row.about)
                row.rows = {name: len(part) for name, part in row.answer.items() if isinstance(part, list)}
            else:
                row.rows = _erase(tenant, row.about, because=row.because, user=row.asked_by, now=now)
            row.state, row.done_at, row.error = State.DONE, now, ""
            row.save(update_fields=["state", "done_at", "error", "rows", "answer"])
            return row
    except Exception as error:
        with tenant_scope(tenant.pk):
            DataRequest.objects.filter(pk=request_id).update(state=State.FAILED, error=repr(error)[:2000])
        raise


def _erase(tenant: Tenant, lead: Lead, *, because: str, user: User | None, now: datetime) -> dict[str, int]:
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=lead.merged_into_id or lead.pk)
    addresses = {"email": lead.email, "phone": lead.phone}
    ended = {"state_at": now, "state_because": SAY}
    FollowUp.objects.open().filter(lead=lead).update(state=FollowUp.State.SKIPPED, draft_at=None, **ended)
    Message.objects.live().filter(lead=lead).update(state=Message.State.SKIPPED, **ended)
    entries = forget_addresses(tenant, lead_id=lead.pk, **addresses, user=user, now=now)
    for part in Lead.objects.filter(merged_into=lead):  # and what they were known by before a merge
        also = {"lead_id": part.pk, "email": part.email, "phone": part.phone}
        entries += forget_addresses(tenant, **also, user=user, now=now)
        _forget_mail_from(part.email)
    _forget_mail_from(addresses["email"])
    rows = empty_lead(tenant, lead, because=because, user=user, now=now)
    DataRequest.objects.filter(about=lead).update(answer=None)
    kept = IdempotentRequest.objects.filter(body__contains=str(lead.pk)).delete()[0]
    LogEntry.objects.filter(object_id=str(lead.pk)).update(object_repr=str(lead)[:200], change_message="")
    return {**rows, "suppression": entries, "kept answers": kept}


def _forget_mail_from(address: str) -> None:
    """Also what came from there and was never given to the lead."""
    if address:
        InboundMessage.objects.filter(from_address__iexact=address).update(**InboundMessage.PERSONAL)


def ask_again(tenant: Tenant, row: DataRequest) -> None:
    """Have a request that failed carried out again. Inside the tenant's scope."""
    with transaction.atomic():
        if DataRequest.objects.filter(pk=row.pk, state=State.FAILED).update(state=State.WAITING):
            enqueue(DATA_REQUEST_JOB, tenant.pk, row.pk)
