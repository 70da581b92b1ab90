"""How the drafts of each template and step have fared with the people who decide on them (mission J, H1)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from uuid import UUID

from django.db.models import Avg, Count, Q, QuerySet

from followups.models import Message, Template

REASONS_SHOWN = 5
LONGEST = 4_000  # words; beyond it two texts are compared by what they share, whatever its order


def words_changed(before: str, after: str) -> int:
    """How many percent of the words differ between two texts, 0 to 100; 0 only where no word does."""
    old, new = before.split(), after.split()
    if old == new:
        return 0
    if max(len(old), len(new)) > LONGEST:
        shared = 2 * len(set(old) & set(new)) / (len(set(old)) + len(set(new)))
    else:
        shared = SequenceMatcher(None, old, new, autojunk=False).ratio()
    return min(max(round(100 * (1 - shared)), 1), 100)


@dataclass(frozen=True, slots=True)
class Rejected:
    """One reason for rejecting, how often it was given, and the latest draft that shows it."""

    because: str
    count: int
    message_id: UUID


@dataclass(slots=True)
class Fared:
    """The drafts of one step from one version of a template. `changed`: percent of words, on average over the edited."""

    template: Template | None
    step: str
    reason: str
    decided: int
    as_written: int
    edited: int
    rejected: int
    changed: int | None
    reasons: list[Rejected] = field(default_factory=list)

    @property
    def share_as_written(self) -> int:
        return round(100 * self.as_written / self.decided)

    @property
    def template_id(self) -> UUID | None:
        return self.template and self.template.pk


def record_of_drafts(since: datetime | None = None) -> list[Fared]:
    """Every template's version and step whose drafts people decided on, most decided first. In a scope; three queries."""
    rows = _decided(since)
    counted = (
        rows.values("template", "follow_up__step", "follow_up__reason")
        .annotate(
            decided=Count("id"),
            as_written=Count("id", filter=Q(reviewed_as=Message.Reviewed.AS_WRITTEN)),
            edited=Count("id", filter=Q(reviewed_as=Message.Reviewed.EDITED)),
            rejected=Count("id", filter=Q(reviewed_as=Message.Reviewed.REJECTED)),
            changed=Avg("words_changed", filter=Q(reviewed_as=Message.Reviewed.EDITED)),
        )
        .order_by("-decided", "template", "follow_up__step", "follow_up__reason")
    )
    counted = list(counted)
    templates = Template.objects.in_bulk([row["template"] for row in counted if row["template"]])
    reasons = _reasons(rows)
    return [
        Fared(
            template=templates.get(row["template"]),
            step=row["follow_up__step"],
            reason=row["follow_up__reason"],
            changed=None if row["changed"] is None else round(row["changed"]),
            reasons=reasons.get((row["template"], row["follow_up__step"], row["follow_up__reason"]), []),
            **{name: row[name] for name in ("decided", "as_written", "edited", "rejected")},
        )
        for row in counted
    ]


def drafts_of(
    *, template: UUID | None, step: str, reason: str, reviewed_as: str = "", since: datetime | None = None
) -> QuerySet[Message]:
    """The drafts behind a row of the record, newest decision first."""
    rows = _decided(since).filter(template=template, follow_up__step=step, follow_up__reason=reason)
    rows = rows.filter(reviewed_as=reviewed_as) if reviewed_as else rows
    return rows.select_related("lead", "follow_up", "template").order_by("-state_at", "-id")


def _decided(since: datetime | None) -> QuerySet[Message]:
    rows = Message.objects.exclude(reviewed_as="")
    return rows.filter(state_at__gte=since) if since else rows


def _reasons(rows: QuerySet[Message]) -> dict[tuple, list[Rejected]]:
    """The reasons of rejections by template, step and reason: the most frequent first, then the newest."""
    rejected = rows.filter(reviewed_as=Message.Reviewed.REJECTED).exclude(state_because="")
    told = rejected.order_by("-state_at", "-id").values_list(
        "template", "follow_up__step", "follow_up__reason", "state_because", "id"
    )
    found: dict[tuple, dict[str, list]] = {}
    for template, step, reason, because, message_id in told.iterator():
        same = found.setdefault((template, step, reason), {})
        same.setdefault(because.casefold().rstrip("."), [because, 0, message_id])[1] += 1
    return {key: _most_frequent(same.values()) for key, same in found.items()}


def _most_frequent(reasons: Iterable[list]) -> list[Rejected]:
    return [Rejected(*each) for each in sorted(reasons, key=lambda each: -each[1])[:REASONS_SHOWN]]
