"""The sections of the daily queue (mission J1). Each open follow-up is in exactly one of them, or falls due later.

    review     a draft waits for a decision, or nobody knows whether a message went out
    overdue    due before now
    due        due before the end of the reader's day
    waiting    open leads without a follow-up, whose next look is known: their promise, a pause, quiet
    uncovered  open leads that nobody and nothing comes back to; must be 0

What is approved and waits for its time to leave counts by that time: nobody is late with it.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from followups.models import FollowUp, Message
from leads.models import Lead
from tenants.models import User

FOR_PEOPLE = (Message.State.IN_REVIEW, Message.State.UNKNOWN)
LEAVING = (Message.State.APPROVED, Message.State.SENDING)
LOOK_IS_LATE_AFTER = timedelta(minutes=15)  # the loop takes seconds; after this nobody is looking


def drafts(owner: User | None) -> QuerySet[Message]:
    """What a person must decide, soonest due first; `owner` None: everybody's."""
    rows = Message.objects.filter(state__in=FOR_PEOPLE)
    if owner is not None:
        rows = rows.filter(follow_up__owner=owner)
    return rows.order_by("follow_up__due_at", "id")


def review(owner: User | None, now: datetime, tomorrow: datetime) -> QuerySet[Message]:
    return drafts(owner).select_related("lead", "follow_up__owner")


def overdue(owner: User | None, now: datetime, tomorrow: datetime) -> QuerySet[FollowUp]:
    return _ordered(_work(owner).filter(due_at__lt=now, leaves_at=None))


def due(owner: User | None, now: datetime, tomorrow: datetime) -> QuerySet[FollowUp]:
    by_hand = Q(due_at__gte=now, due_at__lt=tomorrow, leaves_at=None)
    return _ordered(_work(owner).filter(by_hand | Q(leaves_at__lt=tomorrow)))


def later(owner: User | None, now: datetime, tomorrow: datetime) -> QuerySet[FollowUp]:
    """What falls due on another day; only counted."""
    return _work(owner).filter(Q(due_at__gte=tomorrow, leaves_at=None) | Q(leaves_at__gte=tomorrow))


def waiting(owner: User | None, now: datetime, tomorrow: datetime) -> QuerySet[Lead]:
    rows = _leads_without_work(owner).exclude(_nobody_looks(now))
    return rows.order_by("next_look_at", "id")


def uncovered(owner: User | None, now: datetime, tomorrow: datetime) -> QuerySet[Lead]:
    rows = _leads_without_work(owner).filter(_nobody_looks(now))
    return rows.order_by("next_look_at", "id")


def is_somebodys(user: User) -> bool:
    """Whether anything open is this person's: without, the queue begins with everybody's. At most two queries."""
    return FollowUp.objects.open().filter(owner=user).exists() or Lead.objects.open().filter(owner=user).exists()


def done_between(owner: User | None, first: datetime, last: datetime) -> QuerySet[FollowUp]:
    rows = FollowUp.objects.filter(state=FollowUp.State.DONE, state_at__gte=first, state_at__lt=last)
    return rows if owner is None else rows.filter(owner=owner)


def first_of(rows: QuerySet, number: int, tenants: Iterable[UUID]) -> list:
    """The first rows of a section over these tenants (ids). Which they are is asked of the narrowest rows, and only those are
    read whole; of leads each tenant's first ones, so that no index is walked farther than the page shows.
    """
    narrow = rows.select_related(None)
    if rows.model is Lead:
        each = [narrow.filter(tenant=tenant).values_list("next_look_at", "pk")[:number] for tenant in tenants]
        found = each[0].union(*each[1:], all=True) if each else []
        ids = [pk for _, pk in sorted(found)[:number]]
    else:
        ids = list(narrow.values_list("pk", flat=True)[:number])
    return list(rows.filter(pk__in=ids)) if ids else []


def count_of(rows: QuerySet, most: int | None = None) -> int:
    """How many rows a section has. Beyond `most` nobody counts, and it is one more than that."""
    narrow = rows.select_related(None).order_by()
    return narrow.count() if most is None else narrow[: most + 1].count()


def _work(owner: User | None) -> QuerySet[FollowUp]:
    """Open follow-ups that are not up for review, with the time their approved message leaves (`leaves_at`)."""
    rows = FollowUp.objects.open().filter(~Exists(Message.objects.filter(lead=OuterRef("lead"), state__in=FOR_PEOPLE)))
    if owner is not None:
        rows = rows.filter(owner=owner)
    leaving = FilteredRelation("messages", condition=Q(messages__state__in=LEAVING))  # message_one_per_follow_up
    return rows.annotate(leaving=leaving, leaves_at=F("leaving__send_at"))


def _ordered(rows: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    return rows.select_related("lead", "owner").order_by("due_at", "id")


def _leads_without_work(owner: User | None) -> QuerySet[Lead]:
    busy = FollowUp.objects.open().filter(lead=OuterRef("pk"))
    pending = Message.objects.filter(lead=OuterRef("pk"), state__in=FOR_PEOPLE)
    # Every open lead has a next look (lead_open_has_next_look); that it is said here opens the index lead_due.
    rows = Lead.objects.open().filter(~Exists(busy), ~Exists(pending), next_look_at__isnull=False)
    rows = rows.select_related("owner", "tenant__default_owner")
    if owner is None:
        return rows
    return rows.annotate(answers=Coalesce("owner", "tenant__default_owner")).filter(answers=owner.pk)


def _nobody_looks(now: datetime) -> Q:
    return Q(next_look_at__lt=now - LOOK_IS_LATE_AFTER, exit_reason="")
