"""Which cadence applies to a lead, and since when: the newest of what starts one wins, and at most one runs (E2, E3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from followups.engine.facts import Facts, Interaction, Stage
from followups.engine.history import past_of
from followups.engine.policy import Cadence, Policy, Start, Then, When
from followups.engine.revisiting import revisit_at
from followups.engine.starting import starting
from followups.engine.timing import add_offset

BEGINNING = (Stage.NEW, Stage.CONTACTED)
# What starts a cadence by itself, in the words of the journal.
KINDS = {
    "demo": When.DEMO,
    "meeting": When.MEETING,
    "consultation": When.MEETING,
    "download": When.DOWNLOAD,
    "booking": When.BOOKING,
    "trigger_event": When.TRIGGER_EVENT,
}


@dataclass(slots=True)  # not frozen: one is made at every decision (see Decision)
class Run:
    """A cadence, what started it (an id), and the time its steps are counted from."""

    cadence: Cadence
    when: When | None  # None: a person or the API
    trigger: str
    since: datetime


def run_of(facts: Facts, policy: Policy, now: datetime) -> Run | str:
    """The cadence that this open lead is on or begins, or why there is none."""
    run = _by_person(facts, policy) or (
        _while_dormant(facts, policy, now) if facts.lead.stage is Stage.DORMANT else _newest(facts, policy, now)
    )
    if isinstance(run, str):
        return run
    return _overtaken(facts, run, now) or run


def cadence_named(policy: Policy, key: str) -> Cadence | None:
    """The cadence with this key, None where the policy has none."""
    for cadence in policy.cadences:
        if cadence.key == key:
            return cadence
    return None


def after(policy: Policy, cadence: Cadence) -> Cadence | None:
    """The cadence that follows this one, None where it ends otherwise."""
    return None if cadence.then in tuple(Then) else cadence_named(policy, cadence.then)


def _by_person(facts: Facts, policy: Policy) -> Run | None:
    """Who put the lead on a cadence meant it: it overrides all others while it runs (E7)."""
    running = facts.enrollment
    if running is None or not running.by_person:
        return None
    cadence = cadence_named(policy, running.cadence)
    if cadence is None:
        return None
    ident = f"{running.trigger or facts.lead.id}@{running.started_at:%Y%m%d%H%M}"
    return Run(cadence, None, ident, running.started_at)


def _while_dormant(facts: Facts, policy: Policy, now: datetime) -> Run | str:
    """From the revisit date on, counted from the moment at which it began."""
    running = facts.enrollment
    for cadence, start in _starts(policy, facts):
        if start.when is not When.DORMANT:
            continue
        if running is not None and running.cadence == cadence.key and running.trigger:
            return Run(cadence, When.DORMANT, running.trigger, running.started_at)
        if not cadence.enabled:
            continue
        latest, since = past_of(facts, now).contact_at, facts.lead.stage_since
        since = latest if latest is not None and latest > since else since
        begins = revisit_at(facts, policy, since)
        if facts.lead.revisit_at is None and start.after is not None:
            begins = max(begins, add_offset(since, start.after, policy.calendar))
        if now < begins:
            return "The lead is dormant, and the revisit date has not come."
        return Run(cadence, When.DORMANT, f"{facts.lead.id}:dormant:{since:%Y-%m-%d}", begins)
    return "No cadence is for dormant leads."


def _newest(facts: Facts, policy: Policy, now: datetime) -> Run | str:
    newest = _first_contact(facts, policy, now)
    happened: dict[When, Interaction] | None = None
    for cadence, start in starting(policy).happenings:
        if start.when is When.STAGE:
            lead = facts.lead
            found = (f"{lead.id}:{start.to}:{lead.stage_since:%Y-%m-%d}", lead.stage_since)
            if lead.stage is not start.to or lead.stage_since > now:
                continue
        else:
            happened = _happened(facts, now) if happened is None else happened
            item = happened.get(start.when)
            if item is None:
                continue
            found = (item.id, item.at)
        if (newest is None or found[1] > newest.since) and _may_start(facts, cadence, found[0]):
            newest = Run(cadence, start.when, *found)
    if newest is None:
        return "Nothing has happened that starts a cadence."
    return newest


def _starts(policy: Policy, facts: Facts) -> Iterator[tuple[Cadence, Start]]:
    for cadence in policy.cadences:
        for start in cadence.starts:
            yield cadence, start


def _may_start(facts: Facts, cadence: Cadence, ident: str) -> bool:
    running = facts.enrollment
    return cadence.enabled or (running is not None and running.cadence == cadence.key and running.trigger == ident)


def _first_contact(facts: Facts, policy: Policy, now: datetime) -> Run | None:
    """A capture's cadence: the one that names its source, else one for any source, else the tenant's `start_cadence`."""
    if facts.lead.stage not in BEGINNING:
        return None
    ident, at = past_of(facts, now).captured
    running = facts.enrollment
    cadence = None
    if running is not None and running.cadence and running.trigger in ("", ident):
        cadence = cadence_named(policy, running.cadence)
    cadence = cadence or starting(policy).of_capture(_source(facts, ident))
    return None if cadence is None else Run(cadence, When.CAPTURED, ident, at)


def _source(facts: Facts, ident: str) -> str:
    for interaction in facts.interactions:
        if interaction.id == ident and interaction.source:
            return interaction.source.strip().lower()
    return facts.lead.source.strip().lower()


def _happened(facts: Facts, now: datetime) -> dict[When, Interaction]:
    """The newest of each kind."""
    past = past_of(facts, now)
    found: dict[When, Interaction] = {}
    for kind, interaction in past.newest.items():
        when = KINDS.get(kind)
        if when is not None and when not in found:
            found[when] = interaction
    if past.replies:
        found[When.INBOUND] = past.replies[0]
    return found


def _overtaken(facts: Facts, run: Run, now: datetime) -> str:
    """What has happened since that another rule takes up; "" when nothing has."""
    if run.when is not None and facts.taken_off_at is not None and facts.taken_off_at >= run.since:
        return "A person has taken the lead off its cadence."
    past = past_of(facts, now)
    sign = past.sign
    if sign is not None and sign.at > run.since and run.when is not When.DORMANT:
        return "The lead has been in touch since what started its cadence."
    if run.when is When.DORMANT:
        if sign is not None and sign.at > facts.lead.stage_since:
            return "The lead has been in touch since it went dormant."
        return ""
    if run.when in (None, When.STAGE):
        return ""
    offer, lead = past.offer, facts.lead
    sent_at = lead.stage_since if lead.stage is Stage.PROPOSAL_SENT else None
    if (offer is not None and offer.at > run.since) or (sent_at is not None and run.since < sent_at <= now):
        return "An offer has gone out since what started its cadence."
    if run.when is not When.CAPTURED and past.captured[1] > run.since:
        return "The lead has asked to hear from us again since what started its cadence."
    return ""
