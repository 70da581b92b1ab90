"""A contact of the CRM becomes, or is, a lead. Inside a scope; twice is as good as once (mission A1, A2, K3)."""

from datetime import datetime

from followups.crm.book import Book
from followups.crm.joining import is_left_alone
from followups.crm.port import Record
from followups.crm.reconciling import ACTOR, read_theirs, reconcile
from followups.crm.values import entered
from followups.models.crm import CrmConnection, CrmLink
from followups.taking_in import take_in
from leads.freemail import company_domain
from leads.lead_data import LeadData
from leads.matching import find_lead, identify, lock_identities
from leads.models import Account, Lead
from suppression.keys import AddressError
from suppression.suppressing import suppress
from tenants.models import Tenant

Kind, State, TakesIn = CrmLink.Kind, CrmLink.State, CrmConnection.TakesIn
OPTED_OUT = "true"
TWO_LEADS = "It was merged with contact {id}, which is another lead here."
TWO_CONTACTS = "Contact {id} is the same person, by its address or number, and is left alone."
MERGE_THERE = "Merge the two contacts in the CRM."
MERGE_TOO = "Merge the two leads here as well, or tell the CRM apart what belongs to whom."


def apply_contact(tenant: Tenant, book: Book, record: Record, *, now: datetime, times: dict | None = None) -> bool:
    """Whether it is a lead now. Raises reconciling.NeedsTimes (and then nothing may be kept of it)."""
    fresh, link = False, link_of(book, record)
    if link is not None and (_is_erased(link.lead) or (link.seen >= record.modified and not _must_look(link, record))):
        return True
    if link is not None and is_left_alone(link):
        if record.properties.get("hs_email_optout", "").lower() == OPTED_OUT:
            _opt_out(tenant, book, link.lead, record, now)
        return True
    if link is None:
        lead, fresh = _lead_for(tenant, book, record, now)
        if lead is None:
            return False
        link = _linked(tenant, book, lead, record, now)
        if link is None:
            return False
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=link.lead_id)
    if _is_erased(lead):
        return True
    link.refresh_from_db()  # as it is now that nobody erases the lead beside us
    link.state = State.LINKED
    reconcile(tenant, book, link, lead, record, now=now, times=times, fresh=fresh)
    link.seen, link.checked_at = record.modified, now
    link.save()
    _remember_merged(tenant, book, link, record, now)
    _name_domain(lead, record)
    if record.properties.get("hs_email_optout", "").lower() == OPTED_OUT:
        _opt_out(tenant, book, lead, record, now)
    return True


def link_of(book: Book, record: Record) -> CrmLink | None:
    """By its id, else by one that was merged into it, which then goes over to it."""
    rows = CrmLink.objects.filter(connection=book.connection, kind=Kind.CONTACT).select_related("lead")
    link = rows.filter(remote_id=record.id).first()
    if link is not None and link.state != State.MERGED:
        return link
    old = rows.filter(remote_id__in=record.merged_ids).exclude(state=State.MERGED).order_by("pk").first()
    if old is None:
        return link
    CrmLink.objects.filter(connection=book.connection, kind=Kind.CONTACT, remote_id=record.id).delete()
    was, old.remote_id = old.remote_id, record.id
    old.seen = 0
    old.save(update_fields=["remote_id", "seen"])
    _tombstone(old, was, old.lead, now=old.checked_at or old.created_at)
    return old


def _is_erased(lead: Lead) -> bool:
    return lead.stop_code == "erased"


def _must_look(link: CrmLink, record: Record) -> bool:
    """What was refused for want of something here (a member, a stage) may go in now."""
    return link.state != State.LINKED or bool(link.facts.get("refused"))


def _lead_for(tenant: Tenant, book: Book, record: Record, now: datetime) -> tuple[Lead | None, bool]:
    """Whom the contact is here, and whether the lead is new: where the connection takes such contacts in. Raises Refused."""
    rules = [rule for rule in book.rules_on(Kind.CONTACT) if rule.comes_in]
    theirs, _ = read_theirs(tenant, book, rules, None, record)
    if not theirs.get("email") and not theirs.get("phone"):
        return None, False  # neither known by anything nor to be written to
    who = identify(
        tenant, email=theirs.get("email", ""), phone=theirs.get("phone", ""), company=theirs.get("company", "")
    )
    lock_identities(tenant, [who])
    lead = find_lead(tenant, who)
    if lead is not None or not _takes(book.connection, record):
        return lead, False
    given = {name: entered(name, text) for name, text in theirs.items() if name not in ("owner", "stage") and text}
    door = f"{book.source}:contact"
    data = LeadData(**given, **({} if "source" in given else {"source": book.connection.get_kind_display()}))
    return take_in(tenant, data, source_door=door, raw="", now=now, actor=ACTOR, locked=True).lead, True


def _takes(connection: CrmConnection, record: Record) -> bool:
    if connection.takes_in == TakesIn.LIFECYCLE:
        return record.properties.get("lifecyclestage", "") in connection.lifecycles
    return connection.takes_in == TakesIn.ALL


def _linked(tenant: Tenant, book: Book, lead: Lead, record: Record, now: datetime) -> CrmLink | None:
    """The lead's own link; None where another contact has it: two contacts are one person here, and that is told on the link."""
    link = CrmLink.objects.filter(connection=book.connection, kind=Kind.CONTACT, local_id=lead.pk).first()
    if link is None:
        link = CrmLink(
            tenant_id=tenant.pk,
            connection=book.connection,
            lead=lead,
            kind=Kind.CONTACT,
            local_id=lead.pk,
            created_at=now,
        )
    elif link.remote_id and link.remote_id != record.id:
        CrmLink.objects.filter(pk=link.pk).update(error=TWO_CONTACTS.format(id=record.id), mend=MERGE_THERE)
        return None
    link.remote_id = record.id
    link.save()
    return link


def _remember_merged(tenant: Tenant, book: Book, link: CrmLink, record: Record, now: datetime) -> None:
    """The ids that it had before lead to it; a lead that was one of them is told to people, not merged by itself."""
    for old_id in record.merged_ids:
        old = CrmLink.objects.filter(connection=book.connection, kind=Kind.CONTACT, remote_id=old_id).first()
        if old is None:
            _tombstone(link, old_id, link.lead, now=now)
        elif is_left_alone(old):  # merged there too by now: whatever happens here, it is that contact
            old.delete()
            _tombstone(link, old_id, link.lead, now=now)
        elif old.pk != link.pk and old.state != State.MERGED:
            other = old.lead_id != link.lead_id
            CrmLink.objects.filter(pk=old.pk).update(
                state=State.MERGED, push_at=None, error=TWO_LEADS.format(id=record.id) if other else "",
                mend=MERGE_TOO if other else "",
            )  # fmt: skip


def _tombstone(link: CrmLink, remote_id: str, lead: Lead, *, now: datetime) -> None:
    CrmLink.objects.bulk_create(
        [
            CrmLink(
                tenant_id=link.tenant_id, connection_id=link.connection_id, lead=lead, kind=Kind.CONTACT,
                state=State.MERGED, remote_id=remote_id, created_at=now,
            )
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def _name_domain(lead: Lead, record: Record) -> None:
    """The domain of their company there, where we know the company and not its domain."""
    domain = company_domain(f"x@{record.domain.lower()}") if record.domain else ""
    if not domain or lead.account_id is None or Account.objects.filter(domain=domain).exists():
        return
    Account.objects.filter(pk=lead.account_id, domain="").update(domain=domain)


def _opt_out(tenant: Tenant, book: Book, lead: Lead, record: Record, now: datetime) -> None:
    """They have unsubscribed there: no mail from here either. It is never lifted by the CRM saying otherwise later."""
    evidence = {"contact": record.id, "lead": str(lead.pk)}
    for address in {record.properties.get("email", ""), lead.email} - {""}:
        try:
            suppress(
                tenant, kind="email", value=address, reason="opt_out", channel="email", source=book.source,
                note=f"Opted out of e-mail in {book.connection.get_kind_display()}.", evidence=evidence, now=now,
            )  # fmt: skip
        except AddressError:
            continue  # no address of anybody's: nothing goes there


def mark_gone(book: Book, gone: set[str], now: datetime) -> int:
    """Contacts that were deleted there: their leads stay, and nothing is written for them any more."""
    rows = CrmLink.objects.filter(connection=book.connection, kind=Kind.CONTACT, remote_id__in=gone, state=State.LINKED)
    say, mend = "It was deleted there.", "The lead stays. “Write it again” makes the contact anew."
    return rows.update(state=State.GONE, push_at=None, checked_at=now, error=say, mend=mend)
