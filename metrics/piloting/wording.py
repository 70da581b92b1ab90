"""An exception in words that people read: what was missed, and why. Names and titles are read now, and may have been erased."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Model

from followups.models import FollowUp
from leads.models import Lead, Promise
from metrics.definitions import METRICS, Metric
from metrics.found_again import leads_today
from metrics.piloting.exceptions import Missed
from metrics.words import duration
from tenants.models import User

DRAFTS = {
    "": "no draft was written",
    "in_review": "its draft waited for a person's decision",
    "approved": "its message was approved and had not gone out",
    "sending": "its message was on its way",
    "refused": "its message was refused",
    "unknown": "whether its message went out is unknown, and nobody had settled it",
    "skipped": "its draft was set aside and nothing took its place",
    "overtaken": "its draft was overtaken and nothing took its place",
}

PLAIN = {
    "silence": "No follow-up was open, no reason for leaving it alone was recorded, and it was not closed.",
    "uncovered": "No follow-up was open, and none had ended with a reason.",
    "stale": "Neither they nor we had written, called or met, and it was not parked as dormant.",
    "promise_open": "Not kept.",
    "unreviewed": "It went out without a person's decision.",
    "rejected": "A person rejected it.",
    "opted_out": "The lead opted out after it.",
    "complained": "The lead reported it as spam.",
    "bounced": "It came back for good.",
}
ENDED = {  # {} is when, and how late
    "late": "Done {}",
    "skipped": "Skipped {}",
    "overtaken": "Overtaken {}: until then nobody had done it",
    "promise_late": "Kept {}",
    "promise_withdrawn": "Withdrawn {}",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One exception as it is read. `lead` is as it is known today (metrics.found_again); None where its row is gone."""

    metric: Metric
    lead: Lead | None
    lead_id: UUID
    day: date
    code: str
    what: str
    why: str


def tell_exceptions(missed: Iterable[Missed]) -> list[Told]:
    """In their order. Four queries, however many."""
    rows = [each for each in missed if each.metric in METRICS]
    leads = leads_today(UUID(each.lead) for each in rows)
    people = User.objects.in_bulk({UUID(str(each.facts["owner"])) for each in rows if each.facts.get("owner")})
    titles = {
        "follow_up": _words(FollowUp, "follow_up", "title", rows),
        "promise": _words(Promise, "promise", "text", rows),
    }
    told = []
    for each in rows:
        title = _title(each, titles)
        owner = people.get(UUID(str(each.facts["owner"]))) if each.facts.get("owner") else None
        told.append(
            Told(
                METRICS[each.metric], leads.get(UUID(each.lead)), UUID(each.lead), date.fromisoformat(each.day), each.code,
                _what(each, title), _why(each, owner.name or owner.email if owner else ""),
            )
        )  # fmt: skip
    return told


def _words(model: type[Model], name: str, column: str, rows: list[Missed]) -> dict:
    """The words of the rows that facts name, by id."""
    wanted = [each.facts[name] for each in rows if name in each.facts]
    return dict(model.objects.filter(pk__in=wanted).values_list("pk", column)) if wanted else {}


def _title(each: Missed, titles: dict[str, dict]) -> str:
    for name, found in titles.items():
        if name in each.facts:
            return found.get(UUID(str(each.facts[name])), "")
    return ""


def _what(each: Missed, title: str) -> str:
    day = _day(each.day)
    named = f"“{title}”" if title else ""
    match each.code:
        case "undone" | "undone_message" | "late" | "skipped" | "overtaken":
            return " ".join(filter(None, ("Follow-up", named or _kind(each), f"due on {day}")))
        case "silence":
            return f"Silent since {_day(str(each.facts['since']))}: on {day} nothing had followed"
        case "uncovered":
            return f"Open on {day} with no follow-up and no reason for having none"
        case "stale":
            return f"Open on {day}, and nothing had passed for {each.facts['days']} days"
        case "promise_open" | "promise_late" | "promise_withdrawn":
            whose = "Their" if each.facts.get("by") == "them" else "Our"
            return " ".join(filter(None, (f"{whose} promise", named, f"for {day}")))
        case "unreviewed":
            return f"Close-loop message of {day}"
        case "rejected":
            return f"Draft of {day}"
        case "slow":
            return f"First follow-up after what happened on {day}"
    return f"Touch of {day}{_by(each)}"


def _why(each: Missed, owner: str) -> str:
    facts, whose = each.facts, f"; it was {owner}'s" if owner else ""
    if each.code in PLAIN:
        return PLAIN[each.code]
    if each.code in ENDED:
        late = facts.get("late")
        ended = f"on {_day(str(facts['ended']))}, {late} day{'' if late == 1 else 's'} late"
        return f"{ENDED[each.code].format(ended)}{whose}."
    if each.code == "slow":
        return (
            f"It took {duration(_number(facts['amount']))}; at most {duration(_number(facts['bound']))} were allowed."
        )
    draft = DRAFTS.get(str(facts.get("draft", "")), DRAFTS[""])
    told = f", though it was reported as overdue {_times(facts['escalated'])}" if facts.get("escalated") else ""
    return f"{f'Not sent: {draft}' if each.code == 'undone_message' else 'Nobody did it'}{told}{whose}."


def _number(value: object) -> float:
    return float(str(value))


def _times(count: object) -> str:
    return "once" if count == 1 else f"{count} times"


def _kind(each: Missed) -> str:
    return f"by {each.facts['channel']}" if each.facts.get("channel") else ""


def _by(each: Missed) -> str:
    channel, step = each.facts.get("channel"), each.facts.get("step")
    return (f" by {channel}" if channel else "") + (f", step {step}" if step else "")


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day} {day:%b %Y}"
