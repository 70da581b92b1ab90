"""What becomes of the CRM's records when two leads become one here, and when that is taken back (mission A2, N3).

A lead is one contact there, and follows one deal. Where only the younger one had a contact, it is the kept one's from now on.
Where both had, the younger's is left alone until somebody merges the two there: nothing of it is taken over or written to it,
so that two contacts never write each other through one lead; only its opt-out still counts.
"""

from datetime import datetime

from followups.crm.marking import mark_contacts
from followups.models.crm import CrmLink
from leads.merge_record import MergeRecord
from leads.models import Lead, LeadMerge
from tenants.models import Tenant

Kind, State = CrmLink.Kind, CrmLink.State
ASIDE = "merged_here"  # in the facts of a contact's link: that is left alone
SAME_HERE = "Its lead has become part of the one that is contact {id}. This contact is left alone."
SAME_HERE_MEND = "Merge the two contacts in the CRM."


def join_links(stays: Lead, part: Lead, rows: MergeRecord, now: datetime) -> None:
    """The contact and the deal of `part` become those of `stays`, or are left alone. Before the rows move."""
    theirs = CrmLink.objects.filter(lead=part, local_id=part.pk, kind__in=(Kind.CONTACT, Kind.DEAL))
    for link in theirs.order_by("pk").select_for_update(of=("self",)):
        same = CrmLink.objects.filter(connection=link.connection_id, kind=link.kind)
        own = same.filter(local_id=stays.pk).first()
        if link.state == State.MERGED:  # merged there before: what was asked of people is done
            rows.change(link, error="", mend="")
        elif own is not None and own.remote_id and link.remote_id and own.state != State.GONE:
            _leave_alone(link, own, rows)
        elif link.remote_id:
            if own is not None:  # not there yet, or not there any more
                own.delete()
            rows.change(link, local_id=stays.pk, push_at=now)
        else:
            rows.change(link, push_at=None)


def _leave_alone(link: CrmLink, own: CrmLink, rows: MergeRecord) -> None:
    if link.kind == Kind.DEAL:
        rows.change(link, local_id=None, push_at=None)  # a lead follows one deal
        return
    rows.change(
        link, state=State.MERGED, facts={**link.facts, ASIDE: True}, push_at=None, error_field="",
        error=SAME_HERE.format(id=own.remote_id), mend=SAME_HERE_MEND,
    )  # fmt: skip


def is_left_alone(link: CrmLink) -> bool:
    return link.state == State.MERGED and bool(link.facts.get(ASIDE))


def part_links(tenant: Tenant, merge: LeadMerge, now: datetime) -> None:
    """After a merge was taken back: each contact is written what its own lead is now, where that differs."""
    ids = merge.moved.get("followups.CrmLink", ())
    back = CrmLink.objects.filter(pk__in=ids, lead=merge.merged_id, state=State.LINKED).exclude(remote_id="")
    for link in back.filter(kind__in=(Kind.CONTACT, Kind.DEAL), local_id=merge.merged_id).select_related("connection"):
        CrmLink.objects.filter(pk=link.pk).update(push_at=now)
        if link.kind == Kind.CONTACT:
            mark_contacts(tenant, link.connection, [merge.lead_id], now)
