"""The one who decides is quiet while somebody who wants it is engaged: a next step of its own (B4)."""

from datetime import datetime

from followups.engine.decision import Decision, Evidence, Reason
from followups.engine.facts import Colleague, Facts
from followups.engine.history import past_of
from followups.engine.planning import task
from followups.engine.policy import Offset, Policy, Unit
from followups.engine.rules.silence import answer_time_ends
from followups.engine.timing import add_offset, days_after
from followups.engine.wording import name_of, on_day

BUYER, CHAMPION = "economic_buyer", "champion"
_SOON = Offset(1, Unit.BUSINESS_DAYS)


def quiet_buyer(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """A task for the account's owner: win the buyer through the champion. Once for each silence of the buyer's.

    Quiet is a buyer without a sign of life for `proposal_quiet_days` whom our last message has had its time to reach; engaged
    is a champion with one since, within `no_response.silence_days`.
    """
    if facts.lead.buying_role != BUYER:
        return "The lead is not known as the one who decides."
    account = facts.account
    champion = _champion(facts, now)
    if account is None or champion is None or champion.last_sign_at is None:
        return "No champion is known among their colleagues."
    past = past_of(facts, now)
    silent_id, since = past.silent
    key = buyer_key(silent_id)
    if key in facts.settled:
        return "The buyer's silence is settled."
    made = facts.open_follow_up is not None and facts.open_follow_up.key == key
    contact = past.contact_at
    quiet_at = answer_time_ends(policy, max(since, contact) if contact is not None else since)
    if now < quiet_at:
        return "The buyer is not quiet yet."
    if not made and days_after(champion.last_sign_at, policy.no_response.silence_days, policy.calendar) <= now:
        return "The champion is not engaged at present."
    if champion.last_sign_at <= since:
        return "The champion has not been in touch since the buyer was."
    zone = policy.calendar.zone
    name, who = name_of(facts), champion.name.strip() or "the champion"
    engaged = f"{who} (champion) was last in touch on {on_day(champion.last_sign_at, zone)}"
    return task(
        facts,
        policy,
        now,
        rule="quiet_buyer",
        key=key,
        reason=Reason.QUIET_BUYER,
        due=add_offset(max(quiet_at, champion.last_sign_at), _SOON, policy.calendar),
        because=f"{name} decides and has been quiet since {on_day(since, zone)}, while {engaged}.",
        ask=f"Agree with {who} how to bring {name} in: a joint call, an introduction, or what {name} needs to decide.",
        evidence=(Evidence("colleague", champion.id, champion.last_sign_at, f"{engaged}."),),
        owner=account.owner,
    )


def buyer_key(silent_id: str) -> str:
    """The key of the task for a silence that began with this interaction or lead."""
    return f"quiet_buyer:{silent_id}"


def _champion(facts: Facts, now: datetime) -> Colleague | None:
    """The champion who was in touch last, among colleagues whose lead is open."""
    engaged = [
        colleague
        for colleague in (facts.account.colleagues if facts.account is not None else ())
        if colleague.buying_role == CHAMPION
        and colleague.stage.is_open
        and colleague.last_sign_at is not None
        and colleague.last_sign_at <= now
    ]
    return max(engaged, key=lambda one: (one.last_sign_at, one.id), default=None)
