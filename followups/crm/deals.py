"""A deal of the CRM tells a lead's value, close date and stage (mission B1). Inside a scope; twice is as good as once.

A lead follows one deal: an open one before a closed one, and of several the newest.
"""

from datetime import datetime

from followups.crm.book import Book
from followups.crm.port import Record
from followups.crm.reconciling import reconcile
from followups.models.crm import CrmLink
from leads.models import Lead
from tenants.models import Tenant

Kind, State = CrmLink.Kind, CrmLink.State


def apply_deal(tenant: Tenant, book: Book, record: Record, *, now: datetime, times: dict | None = None) -> bool:
    """Whether it belongs to a lead. Raises reconciling.NeedsTimes (and then nothing may be kept of it)."""
    link = CrmLink.objects.filter(connection=book.connection, kind=Kind.DEAL, remote_id=record.id).first()
    if link is None:
        lead = lead_of_contacts(book, record.contacts)
        if lead is None:
            return False
        link = CrmLink(
            tenant_id=tenant.pk,
            connection=book.connection,
            lead=lead,
            kind=Kind.DEAL,
            remote_id=record.id,
            created_at=now,
        )
    elif link.seen >= record.modified and not link.facts.get("refused"):
        return True
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=link.lead_id)
    if lead.stop_code == "erased":
        return True
    if not link._state.adding:  # noqa: SLF001 -- documented: Model._state
        link.refresh_from_db()  # as it is now that nobody erases the lead beside us
    stage = book.deal_stages.get(record.properties.get("dealstage", ""))
    closed = stage.closed if stage else False
    facts = {"closed": closed, "created": record.properties.get("createdate", ""), "stage": stage.id if stage else ""}
    link.facts = {**link.facts, **facts}
    link.seen = record.modified
    if _leads(book, link):
        reconcile(tenant, book, link, lead, record, now=now, times=times)
    link.save()
    return True


def lead_of_contacts(book: Book, contacts: tuple[str, ...]) -> Lead | None:
    """The lead that one of these contacts is: the first linked, where several are."""
    rows = CrmLink.objects.filter(connection=book.connection, kind=Kind.CONTACT, remote_id__in=contacts)
    link = rows.exclude(lead__stop_code="erased").select_related("lead").order_by("pk").first()
    return link.lead if link else None


def _leads(book: Book, link: CrmLink) -> bool:
    """Whether the lead follows this deal; it takes over from one that is worth less following."""
    if link.local_id is not None:
        return True
    other = CrmLink.objects.filter(connection=book.connection, kind=Kind.DEAL, local_id=link.lead_id).first()
    if other is not None and other.remote_id:
        if _rank(link) <= _rank(other):
            return False
        CrmLink.objects.filter(pk=other.pk).update(local_id=None, push_at=None)
    elif other is not None:  # one that was to be made: there is a deal now
        other.delete()
    link.local_id = link.lead_id
    return True


def _rank(link: CrmLink) -> tuple[bool, str]:
    return not link.facts.get("closed", False), link.facts.get("created", "")
