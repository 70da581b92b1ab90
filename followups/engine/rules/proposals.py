"""A proposal or quote that nobody has answered (D2, E2)."""

from datetime import datetime

from followups.engine.decision import Decision, Evidence, Reason
from followups.engine.facts import Facts, Stage
from followups.engine.history import follow_ups_since, past_of
from followups.engine.library import is_said
from followups.engine.planning import seen, touch
from followups.engine.policy import Policy
from followups.engine.timing import business_days_after
from followups.engine.wording import name_of, on_day

# What each follow-up brings that the one before did not; a second offer goes on where the first ended.
_BRINGS = (
    "The one decision that the {offer} asks for, and who usually needs to see it.",
    "A smaller way to start, and what would change in the {offer}.",
    "The points that other buyers clear up before they decide.",
)
_ASKS = (
    "Which part of the {offer} needs another look?",
    "Is there somebody else who should see the {offer}?",
    "Is it still a topic this quarter?",
)


def quiet_offer(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """A few follow-ups at the tenant's distance, each bringing something; then the silence rules take over."""
    if facts.lead.stage is Stage.DORMANT:
        return "The lead is dormant."
    found = _offer(facts, now)
    if found is None:
        return "No proposal or quote is out."
    ident, sent_at, is_quote, evidence = found
    past = past_of(facts, now)
    sign = past.sign
    if sign is not None and sign.at > sent_at:
        return "The lead has been in touch since the proposal."
    done = follow_ups_since(facts, sent_at, now)
    if done >= policy.no_response.touches_before:
        return f"{done} follow-ups on it have gone out already."
    number = done + 1
    while f"proposal:{ident}:{number}" in facts.settled and number <= policy.no_response.touches_before:
        number += 1
    if number > policy.no_response.touches_before:
        return "Its follow-ups are settled."
    place = _unsaid(facts, is_quote, number)
    if place is None:
        return "Nothing is left to say about it that the lead has not had."
    offer = "quote" if is_quote else "proposal"
    latest = past.contact_at
    quiet_since = latest if latest is not None and latest > sent_at else sent_at
    name, zone = name_of(facts), policy.calendar.zone
    return touch(
        facts,
        policy,
        now,
        rule="quiet_offer",
        title=f"Write to {name} about the {offer}, with something new",
        key=f"proposal:{ident}:{number}",
        reason=Reason.UNANSWERED_QUOTE if is_quote else Reason.QUIET_PROPOSAL,
        due=business_days_after(quiet_since, policy.proposal_quiet_days, policy.calendar),
        because=f"{name} has had the {offer} since {on_day(sent_at, zone)} and has not answered it.",
        ask=_ASKS[place].format(offer=offer),
        brings=_BRINGS[place].format(offer=offer),
        template=_template(is_quote, place),
        max_words=max(120 - 30 * place, 60),
        evidence=(evidence,),
    )


def _unsaid(facts: Facts, is_quote: bool, number: int) -> int | None:
    """What the follow-up of this number brings: the first from there on that the lead has not had (D6)."""
    places = range(number - 1, len(_BRINGS))
    return next((place for place in places if not is_said(facts, _template(is_quote, place))), None)


def _template(is_quote: bool, place: int) -> str:
    return f"{'unanswered_quote' if is_quote else 'quiet_proposal'}_{place + 1}"


def _offer(facts: Facts, now: datetime) -> tuple[str, datetime, bool, Evidence] | None:
    """Id, time, whether a quote, and evidence of what is out; the stage speaks where no interaction was recorded."""
    offer = past_of(facts, now).offer
    if offer is not None:
        return offer.id, offer.at, offer.kind == "quote_sent", seen(offer)
    lead = facts.lead
    if lead.stage is Stage.PROPOSAL_SENT and lead.stage_since <= now:
        return lead.id, lead.stage_since, False, Evidence("lead", lead.id, lead.stage_since, "Stage: proposal sent")
    return None
