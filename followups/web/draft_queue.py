"""One queue of drafts for each person over all their clients (mission J1), soonest due first.

What stands in it is queue.drafts(), and nothing else; here it is narrowed by what the address asks for, counted, cut into
pages by where a row stands (never by how many stand before it), and walked from draft to draft. Everything works in a
scope over several tenants.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, F, Q, QuerySet
from django.http import QueryDict

from followups.models import Message
from followups.templatetags.drafts import REVIEW
from followups.web import queue
from tenants.ids import as_uuid
from tenants.models import User
from tenants.templatetags.naming import in_words

PAGE = 25
# Texts of a draft that a row of the queue shows nothing of.
NOT_SHOWN = ("summary", "claims", "references", "hint")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINE, EVERYONE = "mine", "everyone"
FAILED, UNKNOWN = "gate_failed", "outcome_unknown"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks to see: whose drafts ("", mine, everyone or a user's id), and of which client (slug), reason,
    kind and flag (a review code).
    """

    who: str = ""
    client: str = ""
    reason: str = ""
    kind: str = ""
    flag: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        return cls(**{name: str(query.get(name, "")).replace("\0", "")[:80] for name in cls.__slots__})

    def address(self, **more: str) -> str:
        """As the query of an address, "" where nothing is asked for: "?who=mine&reason=cadence_step"."""
        query = QueryDict(mutable=True)
        query.update({name: getattr(self, name) for name in self.__slots__ if getattr(self, name)})
        query.update({name: value for name, value in more.items() if value})
        return f"?{query.urlencode()}" if query else ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a filter may take, and how many drafts there are of it while the other filters stay."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft stands in the queue; as text, in the address of a page."""

    due_at: datetime
    id: UUID

    @classmethod
    def of(cls, message: Message) -> "Place":
        return cls(message.follow_up.due_at, message.pk)

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """What str() has written; None for anything else."""
        micros, _, name = text.partition("-")
        pk = as_uuid(name)
        if pk is None or not micros.isascii() or not micros.isdigit() or len(micros) > 18:
            return None
        try:
            return cls(EPOCH + timedelta(microseconds=int(micros)), pk)
        except OverflowError:
            return None

    def __str__(self) -> str:
        return f"{(self.due_at - EPOCH) // timedelta(microseconds=1)}-{self.id.hex}"

    @property
    def after(self) -> Q:
        return Q(follow_up__due_at__gt=self.due_at) | Q(follow_up__due_at=self.due_at, id__gt=self.id)

    @property
    def before(self) -> Q:
        return Q(follow_up__due_at__lt=self.due_at) | Q(follow_up__due_at=self.due_at, id__lt=self.id)


@dataclass(frozen=True, slots=True)
class Page:
    """Up to PAGE drafts; `first` is the number of the first one of them in the whole queue, `count` the queue's length."""

    messages: Sequence[Message]
    first: int
    count: int
    previous: str = ""
    next: str = ""

    @property
    def last(self) -> int:
        return self.first + len(self.messages) - 1


@dataclass(frozen=True, slots=True)
class Neighbour:
    slug: str
    id: UUID


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The drafts before and after one, its number in the queue (None where it does not stand there), and the length."""

    previous: Neighbour | None = None
    next: Neighbour | None = None
    position: int | None = None
    count: int = 0


def drafts(owner: User | UUID | None, asked: Asked) -> QuerySet[Message]:
    """The queue as it is asked for, of one person or (None) everybody."""
    rows = queue.drafts(owner)
    if asked.client:
        rows = rows.filter(tenant__slug=asked.client)
    if asked.reason:
        rows = rows.filter(follow_up__reason=asked.reason)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.flag == UNKNOWN:
        return rows.filter(state=Message.State.UNKNOWN)
    return rows.filter(review_because__contains=[asked.flag]) if asked.flag else rows


def page_of(rows: QuerySet[Message], *, after: str = "", before: str = "") -> Page:
    """The page behind or in front of a place, the first one where none is named. Three queries at most.

    Which drafts they are is asked of the narrowest rows: only those of the page are read whole.
    """
    places = rows.values_list("follow_up__due_at", "id").order_by("follow_up__due_at", "id")
    start, end = Place.read(after), Place.read(before)
    if end is not None and start is None:
        found = [Place(*each) for each in places.filter(end.before).reverse()[: PAGE + 1]]
        if found:
            return _page(rows, found[:PAGE][::-1], before=len(found) > PAGE, after=True)
    # Where nothing stands before the place any more, or behind it, the first page.
    found = [Place(*each) for each in (places.filter(start.after) if start else places)[: PAGE + 1]]
    if start and not found:
        return page_of(rows)
    return _page(rows, found[:PAGE], before=start is not None, after=len(found) > PAGE)


def _page(rows: QuerySet[Message], places: list[Place], *, before: bool, after: bool) -> Page:
    if not places:
        return Page([], 0, 0)
    first, last = places[0], places[-1]
    wide = Message.objects.filter(pk__in=[place.id for place in places]).defer(*NOT_SHOWN)
    by_id = {message.pk: message for message in wide.select_related("lead", "follow_up__owner", "template")}
    messages = [by_id[place.id] for place in places if place.id in by_id]
    if not before and not after:
        return Page(messages, 1, len(messages))
    counted = _narrow(rows).aggregate(count=Count("id"), earlier=Count("id", filter=first.before))
    return Page(
        messages, counted["earlier"] + 1, counted["count"], str(first) if before else "", str(last) if after else ""
    )


# The queue is joined once, of what stands in an index; what is asked of it reads that.
BESIDE_SQL = """
WITH queue AS MATERIALIZED ({queue}),
behind AS (SELECT slug, id FROM queue WHERE (due_at, id) > (%s, %s) ORDER BY due_at, id LIMIT 1),
ahead AS (SELECT slug, id FROM queue WHERE (due_at, id) < (%s, %s) ORDER BY due_at DESC, id DESC LIMIT 1)
SELECT count(*), count(*) FILTER (WHERE (due_at, id) < (%s, %s)), count(*) FILTER (WHERE id = %s),
  (SELECT slug FROM ahead), (SELECT id FROM ahead), (SELECT slug FROM behind), (SELECT id FROM behind)
FROM queue
"""


def neighbours(rows: QuerySet[Message], place: Place) -> Neighbours:
    """Where a draft stands, and the ones beside it. One query, whatever the queue's length."""
    narrow = _narrow(rows).annotate(slug=F("tenant__slug"), due_at=F("follow_up__due_at"))
    try:
        sql, params = narrow.values_list("slug", "due_at", "id").query.sql_with_params()
    except EmptyResultSet:
        return Neighbours()
    here = (place.due_at, place.id)
    with connection.cursor() as cursor:
        cursor.execute(BESIDE_SQL.format(queue=sql), (*params, *here, *here, *here, place.id))
        count, earlier, stands, ahead_slug, ahead, behind_slug, behind = cursor.fetchone()
    return Neighbours(
        Neighbour(ahead_slug, ahead) if ahead else None,
        Neighbour(behind_slug, behind) if behind else None,
        earlier + 1 if stands else None,
        count,
    )


def choices(
    owner: User | UUID | None, asked: Asked, clients: Mapping[UUID, tuple[str, str]]
) -> dict[str, list[Choice]]:
    """What each filter offers, by its name; each count is of the drafts that choosing it would show. One query.

    `clients`: slug and name by tenant id.
    """
    rows = _narrow(queue.drafts(owner)).values("tenant_id", "follow_up__reason", "kind", "state", "review_because")
    groups = list(rows.annotate(n=Count("id")))
    found: dict[str, Counter] = {name: Counter() for name in ("client", "reason", "kind", "flag")}
    for group in groups:
        slug, _ = clients.get(group["tenant_id"], ("", ""))
        values = {"client": [slug], "reason": [group["follow_up__reason"]], "kind": [group["kind"]]}
        values["flag"] = list(group["review_because"])
        if group["state"] == Message.State.UNKNOWN:
            values["flag"].append(UNKNOWN)
        fits = {name: not getattr(asked, name) or getattr(asked, name) in values[name] for name in values}
        for name, counter in found.items():
            if all(fits[other] for other in values if other != name):
                counter.update(dict.fromkeys(values[name], group["n"]))
    names = dict(clients.values())
    labels = {"client": lambda slug: names.get(slug, slug), "flag": flag_label}
    return {
        name: sorted(
            (Choice(value, labels.get(name, in_words)(value), n) for value, n in counter.items()),
            key=lambda choice: choice.label.casefold(),
        )
        for name, counter in found.items()
    }


def flag_label(code: str) -> str:
    """A review code as a filter names it."""
    if code == UNKNOWN:
        return "Sent or not?"
    if code == FAILED:
        return "A check objects"
    return REVIEW.get(code, ("", ""))[0] or {"autonomy": "Every message is reviewed"}.get(code) or in_words(code)


def without(asked: Asked, names: Iterable[str]) -> Asked:
    return replace(asked, **dict.fromkeys(names, ""))


def _narrow(rows: QuerySet[Message]) -> QuerySet[Message]:
    """The same rows with nothing read along that only a page shows."""
    return rows.select_related(None).order_by()
