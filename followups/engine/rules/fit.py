"""Leads that do not qualify, and those that do again (B3): they change track explicitly, with the reason."""

from datetime import datetime, timedelta

from followups.engine.decision import Action, Decision, Evidence, ExitReason, Reason
from followups.engine.facts import Facts, Stage, Track
from followups.engine.planning import channel_for, touch
from followups.engine.policy import Policy
from followups.engine.revisiting import revisit_at
from followups.engine.timing import plus, zone_for
from followups.engine.wording import name_of, on_day

TEMPLATE = "polite_decline"
BEGINNING = (Stage.NEW, Stage.CONTACTED)
DORMANT = Stage.DORMANT


def not_a_fit(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """Nurture, a polite no or closing, as the tenant's profile says; whom a person has taken further stays."""
    lead = facts.lead
    if lead.stage is DORMANT:
        return _back(facts, now)
    if not lead.unqualified or not lead.unqualified_to:
        return "The lead qualifies, or nobody asks whether it does."
    if lead.stage not in BEGINNING:
        return "A person has taken the lead further, whatever its score."
    if facts.enrollment is not None and facts.enrollment.by_person:
        return "A person has put the lead on a cadence, whatever its score."
    key = f"decline:{lead.id}"
    if lead.unqualified_to == "decline" and key not in facts.settled and channel_for(facts) is not None:
        return _decline(facts, policy, now, key)
    return _dispose(facts, policy, now)


def _decline(facts: Facts, policy: Policy, now: datetime, key: str) -> Decision:
    """One message that a person reads first; what follows its silence closes the lead."""
    lead, name = facts.lead, name_of(facts)
    return touch(
        facts,
        policy,
        now,
        rule="not_a_fit",
        title=f"Tell {name} politely that it does not fit",
        key=key,
        reason=Reason.UNQUALIFIED,
        due=lead.captured_at,
        because=f"{name} does not qualify. {lead.unqualified}",
        ask="Have we misunderstood something?",
        brings="An honest answer at once, and no further messages.",
        template=TEMPLATE,
        kind="close_loop",
        max_words=policy.no_response.max_words,
        track=Track.NO_RESPONSE,
        keeps_gap=False,
        always_review=True,
        quiet_until=revisit_at(facts, policy, now),
        evidence=(_evidence(facts),),
    )


def _dispose(facts: Facts, policy: Policy, now: datetime) -> Decision:
    lead, name = facts.lead, name_of(facts)
    nurtured = lead.unqualified_to == "nurture"
    at = revisit_at(facts, policy, now)
    becomes = f"looked at again on {on_day(at, zone_for(None, policy.calendar))}" if nurtured else "closed"
    return Decision(
        action=Action.DISPOSE,
        rule="not_a_fit",
        because=f"{name} does not qualify. {lead.unqualified.rstrip('.')}: {becomes}.",
        next_look_at=at if nurtured else None,
        next_look_because="Until then nothing is sent unless they write." if nurtured else "The lead is closed.",
        key=f"unqualified:{lead.unqualified_to}:{lead.id}",
        reason=Reason.UNQUALIFIED,
        evidence=(_evidence(facts),),
        track=Track.NURTURE if nurtured else None,
        exit=ExitReason.UNQUALIFIED,
        stage_to=Stage.DORMANT if nurtured else Stage.LOST,
    )


def _back(facts: Facts, now: datetime) -> Decision | str:
    """Set aside by its score alone, and it qualifies now: back in the pipeline, without a message."""
    lead = facts.lead
    if lead.exit_reason != ExitReason.UNQUALIFIED or lead.unqualified or lead.hot_from is None:
        return "The lead is not dormant for its score, or still is."
    name = name_of(facts)
    return Decision(
        action=Action.DISPOSE,
        rule="not_a_fit",
        because=f"{name} did not qualify, and does now with a score of {lead.score}: back in the pipeline.",
        next_look_at=plus(now, timedelta(minutes=1)),
        next_look_because="Then the next step is decided.",
        key=f"qualifies:{lead.id}:{lead.stage_since.date()}",
        reason=Reason.UNQUALIFIED,
        evidence=(Evidence("lead", lead.id, lead.stage_since, f"Score: {lead.score}"),),
        stage_to=Stage.CONTACTED,
    )


def _evidence(facts: Facts) -> Evidence:
    lead = facts.lead
    return Evidence("lead", lead.id, lead.captured_at, lead.unqualified)
