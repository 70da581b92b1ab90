"""From here to the CRM: what waits is read, written there outside of any transaction, and noted as written.

Whatever is marked again while it is on its way stays marked. Every write can be repeated (followups.crm.port), so a crash
between the network and our note of it costs a request, and makes nothing twice.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from followups.crm.book import Book
from followups.crm.composing import Composed, compose
from followups.crm.merging import digest
from followups.crm.port import Crm, Written
from followups.crm.pulling import take_over
from followups.models.crm import CrmLink
from leads.models import Lead
from tenants.models import Tenant
from tenants.scope import tenant_scope

Kind, State = CrmLink.Kind, CrmLink.State
BATCH = 100
FIRST, LONGEST = timedelta(minutes=5), timedelta(hours=12)
TRIES = 8
ORDER = (Kind.CONTACT, Kind.DEAL, Kind.NOTE, Kind.TASK, Kind.OPT_OUT)  # contacts first: the others hang on them
SWITCH = {
    Kind.CONTACT: "contacts",
    Kind.OPT_OUT: "contacts",
    Kind.DEAL: "deals",
    Kind.NOTE: "notes",
    Kind.TASK: "tasks",
}
TAKEN = "Contact {id} has the address that this lead has now."
TAKEN_MEND = "Merge the two contacts in the CRM, or put the address right; then write it again."
SAME = "Contact {id} has this address and is another lead here."
SAME_MEND = "Merge the two leads here, or put the address right."


@dataclass
class Tally:
    written: int = 0
    failed: int = 0
    seen: set[UUID] = field(default_factory=set)  # of this run: what failed waits for the next


def push(tenant: Tenant, book: Book, crm: Crm, clock: Callable[[], datetime]) -> Iterator[Tally]:
    """Write what waits, batch by batch. Outside any scope. Raises port.CrmFailed."""
    tally = Tally()
    for kind in ORDER:
        if SWITCH[kind] not in book.connection.pushes:
            continue
        while True:
            now = clock()
            with tenant_scope(tenant.pk):
                rows = CrmLink.objects.to_push(now).filter(connection=book.connection, kind=kind)
                links = list(rows.exclude(pk__in=tally.seen).select_related("lead__owner", "connection")[:BATCH])
            if not links:
                break
            tally.seen.update(link.pk for link in links)
            if kind == Kind.CONTACT:
                _meet(tenant, book, crm, links, now)
            _push(tenant, book, crm, kind, links, now, tally)
            yield tally


def _meet(tenant: Tenant, book: Book, crm: Crm, links: Sequence[CrmLink], now: datetime) -> None:
    """Who is in the CRM already is linked and compared before anything is written over it."""
    strangers = {link.lead.email_key: link for link in links if not link.remote_id and link.lead.email_key}
    if strangers:
        take_over(tenant, book, crm, "contact", crm.find(sorted(strangers), book.properties("contact")), now)


def _push(
    tenant: Tenant, book: Book, crm: Crm, kind: str, links: Sequence[CrmLink], now: datetime, tally: Tally
) -> None:
    with tenant_scope(tenant.pk):
        fresh = CrmLink.objects.filter(pk__in=[link.pk for link in links]).select_related("lead__owner")
        composed = {link.pk: compose(tenant, book, link, now) for link in fresh}
    wanted = [each for each in composed.values() if each.write]
    if kind == Kind.OPT_OUT:
        for each in wanted:
            crm.unsubscribe(each.write.email)
        written = {each.write.key: Written(each.write.key) for each in wanted}
    else:
        written = {each.key: each for each in crm.write(kind, [each.write for each in wanted])} if wanted else {}
        pairs = [
            (written[each.write.key].id, contact)
            for each in wanted
            for contact in each.contacts
            if written[each.write.key].id
        ]
        if pairs:
            crm.attach(kind, pairs)
    with tenant_scope(tenant.pk):
        for each in composed.values():
            _note(book, each, written.get(each.write.key) if each.write else None, now, tally)


def _note(book: Book, each: Composed, done: Written | None, now: datetime, tally: Tally) -> None:
    """What became of one link. What was marked again meanwhile, by another change, stays marked."""
    lead = Lead.objects.select_for_update(of=("self",)).filter(pk=each.link.lead_id).first()
    link = CrmLink.objects.select_for_update(of=("self",)).filter(pk=each.link.pk).first()
    if link is None or lead is None:
        return
    if lead.stop_code == "erased":  # while it was on its way: its number there is all that is kept
        CrmLink.objects.filter(pk=link.pk, remote_id="").update(remote_id=done.id if done else "")
        return
    again = link.push_at is not None and link.push_at != each.link.push_at
    if done is None:
        link.push_at = each.wait or (link.push_at if again else None)
        if each.error:
            link.error_field, link.error, link.mend = "", each.error, each.mend
        link.save()
        return
    if done.exists:
        _meet_existing(book, link, done, now)
    elif done.error:
        tally.failed += 1
        _fail(link, done, now)
    else:
        tally.written += 1
        salt = str(link.pk)
        link.remote_id = done.id or link.remote_id
        link.base = {**link.base, **{name: digest(value, salt) for name, value in each.sent.items()}}
        link.push_at = link.push_at if again else None
        link.attempts, link.error_field, link.error, link.mend = 0, "", "", ""
        if link.kind == Kind.CONTACT and link.checked_at is None:
            link.checked_at = now
        if other := _other(book, link):
            link.remote_id, link.push_at = "", None
            link.error_field, link.error, link.mend = "email", SAME.format(id=other.remote_id), SAME_MEND
    link.save()


def _meet_existing(book: Book, link: CrmLink, done: Written, now: datetime) -> None:
    """The address is another's there: of this very person, under a second address. It is linked, and written to as that."""
    if link.remote_id:  # it has another address now, which somebody else has there
        link.push_at, link.error_field, link.error = None, "email", TAKEN.format(id=done.exists)
        link.mend = TAKEN_MEND
        return
    link.remote_id = done.exists
    if _other(book, link):
        link.remote_id, link.push_at = "", None
        link.error_field, link.error, link.mend = "email", SAME.format(id=done.exists), SAME_MEND
        return
    # What it holds is read with its next change; an address that is second there is not written over the first.
    link.base = {**link.base, "email": digest(link.lead.email_key or "", str(link.pk))}
    link.push_at = now
    link.attempts, link.error_field, link.error, link.mend = 0, "", "", ""


def _other(book: Book, link: CrmLink) -> CrmLink | None:
    rows = CrmLink.objects.filter(connection=book.connection, kind=link.kind, remote_id=link.remote_id)
    return rows.exclude(pk=link.pk).first() if link.remote_id else None


def _fail(link: CrmLink, done: Written, now: datetime) -> None:
    link.error_field, link.error, link.mend = done.field[:80], done.error[:400], done.mend[:300]
    link.attempts += 1
    if done.gone:
        link.state, link.push_at = State.GONE, None
    elif done.again and link.attempts < TRIES:
        link.push_at = now + min(FIRST * 2 ** (link.attempts - 1), LONGEST)
    else:
        link.push_at = None  # it would say the same again: the next change, or a person, has it tried


def try_again(link: CrmLink, now: datetime) -> None:
    """Have one written with the next run; also one that was deleted there, which is then made anew. Inside a scope."""
    changes: dict = {"push_at": now, "attempts": 0}
    if link.state == State.GONE:
        changes |= {"state": State.LINKED, "remote_id": "", "base": {}}
    CrmLink.objects.filter(pk=link.pk).update(**changes)
