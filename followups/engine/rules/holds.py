"""What a person must settle before anything is sent (D3), and leads that cannot be reached at all."""

from datetime import datetime

from followups.engine.decision import Decision, Evidence, Reason
from followups.engine.facts import Channel, Facts, HoldCode, Stage
from followups.engine.history import close_loop_sent
from followups.engine.planning import channel_for, is_quiet, task, wait
from followups.engine.policy import Policy
from followups.engine.repeating import asked_again
from followups.engine.timing import add_offset
from followups.engine.wording import name_of

_ASKS = {
    HoldCode.UNCLEAR_CONSENT: "Find out whether {name} may be written to, and record it.",
    HoldCode.OWNERSHIP_CONFLICT: "Agree who looks after {name}.",
    HoldCode.DUPLICATE: "Decide whether {name} is the same person as another lead, and merge or keep apart.",
    HoldCode.EXISTING_CUSTOMER: "Decide with the account's owner whether {name} is followed up.",
    HoldCode.UNCLEAR_REPLY: "Read what came from {name}, decide what it means, and record it.",
    HoldCode.UNKNOWN_OUTCOME: "Check whether the last message to {name} went out, and record it.",
}

# One of these is said of every lead that is looked at.
_REACHED = {channel: f"The lead can be reached by {channel.value}." for channel in Channel}


def held(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """The oldest hold becomes a task; while any stands nothing is sent, and once settled it is asked again later."""
    if not facts.holds:
        return "Nothing waits for a person's word."
    hold = min(facts.holds, key=lambda hold: hold.at)
    ident = hold.source_id or facts.lead.id
    evidence = (Evidence("hold", ident, hold.at, hold.say),)
    because = (
        f"{hold.say or 'Something must be settled first'}".rstrip(".") + ": nothing is sent before a person decides."
    )
    key, again_at = asked_again(facts, policy, now, f"hold:{hold.code.value}:{ident}")
    if key is None:
        return wait(
            facts,
            policy,
            now,
            rule="held",
            because=because,
            until=again_at,
            until_because="The hold still stands; it is asked again then.",
            evidence=evidence,
        )
    return task(
        facts,
        policy,
        now,
        rule="held",
        key=key,
        reason=Reason.HOLD,
        due=add_offset(hold.at, policy.answer_within, policy.calendar),
        because=because,
        ask=_ASKS[hold.code].format(name=name_of(facts)),
        evidence=evidence,
    )


def unreachable(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """Without a single channel that may be used, a person finds one; the reason is the verdict's own words (K1)."""
    channel = channel_for(facts)
    if channel is not None:
        return _REACHED[channel]
    if is_quiet(facts) or facts.lead.stage is Stage.DORMANT or close_loop_sent(facts, now) is not None:
        return "Nothing is to be sent now, so no channel is needed."
    verdict = facts.contact.get(Channel.EMAIL)
    code = "no_address" if not facts.lead.has_email else verdict.code if verdict is not None else "not_asked"
    say = verdict.say if verdict is not None and facts.lead.has_email else "There is no e-mail address"
    because = f"{name_of(facts)} cannot be written to. {say}".rstrip(". ") + "."
    key, again_at = asked_again(facts, policy, now, f"unreachable:{code}:{facts.lead.id}")
    evidence = (Evidence("lead", facts.lead.id, facts.lead.captured_at),)
    if key is None:
        return wait(
            facts,
            policy,
            now,
            rule="unreachable",
            because=because,
            until=again_at,
            until_because="It is asked again then whether there is a way to reach the lead.",
            evidence=evidence,
        )
    return task(
        facts,
        policy,
        now,
        rule="unreachable",
        key=key,
        reason=Reason.HOLD,
        due=now,
        because=because,
        ask=f"Record a permission or another address of {name_of(facts)}, or close the lead.",
        evidence=evidence,
    )
