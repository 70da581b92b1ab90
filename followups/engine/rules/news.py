"""News about the lead's company is a reason to write, if somebody knows how it matters (D2)."""

from datetime import datetime

from followups.engine.decision import Decision, Reason
from followups.engine.facts import Channel, Facts
from followups.engine.history import past_of
from followups.engine.planning import can_use, seen, task
from followups.engine.policy import Offset, Policy, Unit
from followups.engine.timing import add_offset
from followups.engine.wording import name_of, quoted

FRESH = Offset(10, Unit.BUSINESS_DAYS)
_SOON = Offset(1, Unit.BUSINESS_DAYS)


def company_news(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """The owner takes up the newest trigger event, once, while it is news."""
    past = past_of(facts, now)
    news = past.newest.get("trigger_event")
    if news is None:
        return "There is no news about the company."
    key = f"news:{news.id}"
    if key in facts.settled:
        return "The news about the company is settled."
    if past.spoke_since(news.at):
        return "We have been in touch since the news about the company."
    made = facts.open_follow_up is not None and facts.open_follow_up.key == key
    if not made and add_offset(news.at, FRESH, policy.calendar) < now:
        return "The news about the company is old."
    name, words = name_of(facts), quoted(news.text)
    calls = can_use(facts, Channel.CALL)
    return task(
        facts,
        policy,
        now,
        rule="company_news",
        key=key,
        reason=Reason.TRIGGER_EVENT,
        due=add_offset(news.at, _SOON, policy.calendar),
        because=f"There is news about the company of {name}{f': {words}' if words else ''}.",
        ask=f"{'Call' if calls else 'Write to'} {name} about what this changes for them, or say that it changes nothing.",
        kind="call" if calls else "write",
        channel=Channel.CALL if calls else None,
        evidence=(seen(news),),
    )
