"""The timeline of a lead: the journal, newest first, with its silences."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from leads.models import Event, Lead, Promise
from tenants.templatetags.moments import span_in_words

Kind = Event.Kind
PAGE = 40
SILENCE = timedelta(days=3)
# Each kind of entry is under exactly one heading.
SHOWS: dict[str, tuple[str, ...]] = {
    "messages": (
        *Event.INTERACTIONS, *Event.SIGNALS, Kind.AUTO_REPLY, Kind.OPEN, Kind.BOUNCE_SOFT, Kind.BOUNCE_HARD, Kind.COMPLAINT,
        Kind.DRAFTED, Kind.REVIEWED, Kind.SENT, Kind.SEND_REFUSED, Kind.SEND_SKIPPED, Kind.SEND_UNKNOWN,
    ),
    "changes": (
        Kind.PROMISE_MADE, Kind.PROMISE_KEPT, Kind.PROMISE_WITHDRAWN, Kind.QUESTION_ASKED, Kind.QUESTION_ANSWERED,
        Kind.QUESTION_WITHDRAWN, Kind.STAGE, Kind.ASSIGNED, Kind.CHANGED, Kind.ERASED, Kind.MERGED, Kind.JOINED, Kind.TAKEN_APART,
        Kind.PAUSED, Kind.RESUMED,
        Kind.STOPPED, Kind.STOP_LIFTED, Kind.HELD, Kind.HOLD_LIFTED, Kind.SUPPRESSED, Kind.FOLLOW_UP_DONE, Kind.FOLLOW_UP_SKIPPED,
        Kind.FOLLOW_UP_MOVED, Kind.FOLLOW_UP_CHANGED, Kind.FOLLOW_UP_SET, Kind.FINDING_SETTLED,
    ),
    "decisions": (
        Kind.DECISION, Kind.EXIT, Kind.ENROLLED, Kind.VERSION_MOVED, Kind.HANDED_OFF, Kind.FOLLOW_UP_OVERTAKEN,
        Kind.FOLLOW_UP_OVERDUE, Kind.SCORED, Kind.RESPONSE_LATE, Kind.GROUPED,
    ),
}  # fmt: skip
# Contact: what ends a silence. A note to ourselves does not.
CONTACT = frozenset({*Event.INTERACTIONS, Kind.SENT} - {Kind.NOTE})


@dataclass(frozen=True)
class Entry:
    """An event with the promises made in it, or a silence in words."""

    event: Event | None = None
    silence: str = ""
    promises: list[Promise] = field(default_factory=list)


def _silence(length: timedelta) -> Entry:
    return Entry(silence=span_in_words(length.total_seconds()))


def _before_bookkeeping(found: list[Entry], contact: Event) -> int:
    """Where a silence after a contact belongs: above what was written down with it, its promises and questions."""
    place = len(found)
    while place and found[place - 1].event is not None and found[place - 1].event.at == contact.at:
        place -= 1
    return place


def page_of(lead: Lead, show: str, number: str | None, event_id: UUID | None = None) -> Page:
    """A page of the lead's events under a heading, or of all; the page with `event_id` where that is given."""
    events = Event.objects.filter(lead=lead).select_related("user").order_by("-at", "-recorded_at", "-id")
    if show in SHOWS:
        events = events.filter(kind__in=SHOWS[show])
    pages = Paginator(events, PAGE)
    if event_id is not None:
        return pages.get_page(_number_of(events, event_id))
    return pages.get_page(number)


def _number_of(events: QuerySet[Event], event_id: UUID) -> int:
    at = events.filter(pk=event_id).values_list("at", flat=True).first()
    return 1 if at is None else events.filter(at__gt=at).count() // PAGE + 1


def entries(page: Page, promises: Iterable[Promise], now: datetime, *, silent_until_now: bool) -> list[Entry]:
    """The page's events with the silences between them; the one that lasts until now too, where that is asked for."""
    made_in: dict[UUID, list[Promise]] = defaultdict(list)
    for promise in promises:
        made_in[promise.source_id].append(promise)
    found: list[Entry] = []
    later = now if silent_until_now and page.number == 1 else None
    for event in page.object_list:
        if event.kind in CONTACT:
            if later is not None and later - event.at >= SILENCE:
                found.insert(_before_bookkeeping(found, event), _silence(later - event.at))
            later = event.at
        found.append(Entry(event, promises=made_in.get(event.pk, [])))
    return found
