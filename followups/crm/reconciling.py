"""One record of the CRM and the lead it is: what differs is entered here or marked to be written there. Inside a scope."""

from collections import deque
from collections.abc import Mapping
from datetime import datetime

from followups.crm.book import Book
from followups.crm.merging import Merged, digest, merge
from followups.crm.port import Record
from followups.crm.rules import Rule
from followups.crm.values import canonical, entered, of_lead
from followups.models.crm import CrmLink
from leads.changing import change_lead
from leads.models import Event, Lead
from leads.normalising import Unreadable
from leads.refusals import Refused
from leads.stages import TRANSITIONS, move_stage
from leads.stopping import WEAK_STOPS, reassign
from tenants.models import Tenant
from tenants.models.agency import members_of

ACTOR = Event.Actor.SYSTEM
MEND = "Put it right in the CRM or here; it is compared again when either changes."
ACTS = ("owner", "stage")  # fields with an act of their own
CHANGES = (Event.Kind.CHANGED, Event.Kind.MERGED)


class NeedsTimes(Exception):
    """Both sides have changed a field whose newest change wins: when was it changed there?"""

    def __init__(self, fields: list[str]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


def reconcile(
    tenant: Tenant, book: Book, link: CrmLink, lead: Lead, record: Record, *, now: datetime,
    times: Mapping[str, datetime] | None = None, fresh: bool = False,
) -> None:  # fmt: skip
    """Enter what is news and mark what is ours to write. Raises NeedsTimes.

    `times`: {property: when it was changed there}; `fresh`: the lead was made of this very record, and knows nothing better.
    """
    rules = [rule for rule in book.rules_on(link.kind) if rule.comes_in]
    salt, refused = str(link.pk), dict(link.facts.get("refused", {}))
    theirs, wrong = read_theirs(tenant, book, rules, lead, record)
    ours = {rule.field: read_ours(lead, rule.field) for rule in rules}
    for field in list(theirs):
        known = refused.get(field)
        if known == [digest(theirs[field], salt), digest(ours[field], salt)]:
            del theirs[field]  # refused before, and nothing has changed since
        elif known:
            refused.pop(field)
    if not link.base and ours.get("stage") == Lead.Stage.NEW:
        ours["stage"] = ""  # where everybody begins: it says nothing yet
    wins = {rule.field: "crm" if fresh else rule.wins for rule in rules}
    newer = _newer(lead, rules, times) if times is not None else None
    merged = merge(ours, theirs, link.base, wins, salt=salt, theirs_newer=newer)
    if merged.contested:
        raise NeedsTimes(merged.contested)
    wrong |= _take(tenant, book, link, lead, record, merged, now)
    for field in wrong:
        if field in theirs:
            refused[field] = [digest(theirs[field], salt), digest(ours[field], salt)]
            merged.base.pop(field, None)
    link.base, link.facts = merged.base, {**link.facts, "refused": refused}
    goes_out = {rule.field for rule in rules if rule.goes_out}
    if set(merged.give) & goes_out:
        link.push_at = now
    _tell(link, wrong)


def read_theirs(
    tenant: Tenant, book: Book, rules: list[Rule], lead: Lead | None, record: Record
) -> tuple[dict[str, str], dict[str, str]]:
    """The fields that a record speaks of, canonical; and what could not be read, with why."""
    found: dict[str, str] = {}
    wrong: dict[str, str] = {}
    country = (lead.country if lead else "") or tenant.country
    for rule in rules:
        value = record.properties.get(rule.name, "")
        if rule.field == "stage":
            if (stage := book.stage_here(rule, value)) is not None:
                found["stage"] = stage
        elif rule.field == "owner":
            if address := book.owners.get(value):
                found["owner"] = address
        else:
            try:
                text = canonical(rule.field, value, country)
            except Unreadable as error:
                wrong[rule.field] = str(error)
                continue
            if text or rule.field != "email":  # whom we know by an address is not made unknown
                found[rule.field] = text
    return found, wrong


def read_ours(lead: Lead, field: str) -> str:
    """A field of the lead, canonical."""
    if field == "owner":
        return lead.owner.email if lead.owner else ""
    return lead.stage if field == "stage" else of_lead(lead, field)


def _newer(lead: Lead, rules: list[Rule], times: Mapping[str, datetime]) -> dict[str, bool]:
    """Whose change of a field is the later one; where ours is not known, theirs is."""
    found = {}
    for rule in rules:
        there = times.get(rule.name)
        here = _changed_here(lead, rule.field)
        found[rule.field] = here is None or (there is not None and there >= here)
    return found


def _changed_here(lead: Lead, field: str) -> datetime | None:
    if field == "stage":
        return lead.stage_since
    events = Event.objects.filter(lead=lead)
    if field == "owner":
        events = events.filter(kind=Event.Kind.ASSIGNED)
    else:
        events = events.filter(kind__in=CHANGES, data__changed__has_key=field)
    newest = events.order_by("-recorded_at").values_list("recorded_at", flat=True).first()
    return newest or lead.captured_at


def _take(
    tenant: Tenant, book: Book, link: CrmLink, lead: Lead, record: Record, merged: Merged, now: datetime
) -> dict[str, str]:
    """Enter what the CRM says; {field: why not} of what is refused. One bad field holds up no other."""
    wrong: dict[str, str] = {}
    details = {name: entered(name, text) for name, text in merged.take.items() if name not in ACTS}
    while details:
        try:
            change_lead(tenant, lead, details, now=now, actor=ACTOR)
            break
        except Refused as error:
            bad = {name: say for name, say in error.errors.items() if name in details}
            bad = bad or dict.fromkeys(details, str(error))
            wrong |= bad
            details = {name: value for name, value in details.items() if name not in bad}
    if owner := merged.take.get("owner"):
        member = members_of(tenant).filter(email=owner).first()
        if member is None:
            wrong["owner"] = (
                f"{owner} is no member of {tenant} who can own leads. Invite them, or name another in “owners”."
            )
        else:
            because = f"Owner in {book.connection.get_kind_display()}."
            reassign(tenant, lead, member, now=now, because=because, actor=ACTOR)
    if stage := merged.take.get("stage"):
        try:
            walk_to(tenant, lead, stage, because=_because(book, record), now=now)
        except Refused as error:
            wrong["stage"] = " ".join(error.errors.values())
    return wrong


def _because(book: Book, record: Record) -> str:
    name = book.connection.get_kind_display()
    reason = record.properties.get("closed_lost_reason", "").strip()
    known = book.deal_stages.get(record.properties.get("dealstage", ""))
    return (reason or (f"“{known.label}” in {name}." if known else f"As it is in {name}."))[:200]


def walk_to(tenant: Tenant, lead: Lead, stage: str, *, because: str, now: datetime) -> None:
    """Move a lead to a stage by moves that are allowed, as few as possible. A stop is stronger: it reopens nothing.

    Raises Refused.
    """
    if lead.stop_code and lead.stop_code not in WEAK_STOPS and not lead.is_open and stage not in Lead.CLOSED_STAGES:
        raise Refused({"stage": f"{lead.name} is stopped ({lead.stop_code}), and stays closed. Lift the stop first."})
    for step in _way(lead.stage, stage):
        move_stage(tenant, lead, step, because=because, now=now, actor=ACTOR)


def _way(start: str, end: str) -> list[str]:
    """The stages between, without the first; losing and winning on the way count as detours."""
    waiting, seen = deque([[start]]), {start}
    while waiting:
        path = waiting.popleft()
        if path[-1] == end:
            return path[1:]
        for step in TRANSITIONS[path[-1]]:
            if step not in seen and (step == end or step not in (*Lead.CLOSED_STAGES, Lead.Stage.DORMANT)):
                seen.add(step)
                waiting.append([*path, step])
    raise Refused({"stage": f"There is no way from {start} to {end}."})


def _tell(link: CrmLink, wrong: Mapping[str, str]) -> None:
    """What was refused stands on the link, for the desk; what no longer is, does not."""
    if wrong:
        link.error_field, link.error = next(iter(wrong.items()))
        link.error, link.mend = link.error[:400], MEND
    elif link.mend == MEND:
        link.error_field = link.error = link.mend = ""
