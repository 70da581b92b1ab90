"""A colleague of the lead's has written: the others of the company wait for the owner's word (B4)."""

from datetime import datetime

from followups.engine.decision import Decision, Evidence, Reason
from followups.engine.facts import Account, Colleague, Facts, Stage
from followups.engine.history import past_of
from followups.engine.planning import task
from followups.engine.policy import Policy
from followups.engine.rules.buyers import buyer_key
from followups.engine.timing import add_offset, days_after
from followups.engine.wording import name_of, on_day


def colleague_replied(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """Nothing goes out by itself beside a conversation with the same company, until the account's owner says how to go on.

    One task for each message of theirs. What we owe this lead is not held: those rules come before this one.
    """
    account = facts.account
    if account is None or not account.colleagues:
        return "No colleague of theirs is known."
    if facts.lead.stage is Stage.DORMANT:
        return "The lead is dormant: nothing goes out that could be held."
    colleague = _newest_unsettled(facts, account, now)
    if colleague is None or colleague.last_reply_at is None:
        return "No colleague has written since this lead was last in touch, or it is settled."
    key = _key(colleague)
    made = facts.open_follow_up is not None and facts.open_follow_up.key == key
    if not made and days_after(colleague.last_reply_at, policy.no_response.silence_days, policy.calendar) <= now:
        return "The last message of a colleague is too long ago."
    name, who = name_of(facts), colleague.name.strip() or "A colleague"
    day = on_day(colleague.last_reply_at, policy.calendar.zone)
    return task(
        facts,
        policy,
        now,
        rule="colleague_replied",
        key=key,
        reason=Reason.COLLEAGUE_REPLIED,
        due=add_offset(colleague.last_reply_at, policy.answer_within, policy.calendar),
        because=f"{who}, also of {account.name}, wrote on {day}: {name} is not written to beside that conversation.",
        ask=f"Say how it goes on with {name} now that {who} has written: go on, wait, or leave it to that conversation.",
        evidence=(Evidence("colleague", colleague.id, colleague.last_reply_at, f"{who} wrote on {day}."),),
        owner=account.owner,
    )


def _newest_unsettled(facts: Facts, account: Account, now: datetime) -> Colleague | None:
    """The colleague whose message is the newest, if it came after this lead's own last word and nobody has settled it."""
    since = past_of(facts, now).silent[1]
    newest, at = None, since
    for colleague in account.colleagues:
        if colleague.last_reply_at is not None and at < colleague.last_reply_at <= now:
            newest, at = colleague, colleague.last_reply_at
    if newest is None or _key(newest) in facts.settled:
        return None
    word = facts.settled.get(buyer_key(past_of(facts, now).silent[0]))
    return (
        newest if word is None or word.at < at else None
    )  # how to win a quiet buyer has been settled since: that is the word


def _key(colleague: Colleague) -> str:
    return f"colleague:{colleague.last_reply_id}"
