"""A person has set the next step themselves: the machine keeps it until it is done (E7)."""

from datetime import datetime

from followups.engine.decision import Decision, Evidence, Reason
from followups.engine.facts import Facts
from followups.engine.planning import seen, task
from followups.engine.policy import Policy
from followups.engine.rules.replies import waiting_replies
from followups.engine.timing import add_offset
from followups.engine.wording import name_of, quoted

OWN = "person:"  # how the key of such a step begins


def own_step(facts: Facts, policy: Policy, now: datetime) -> Decision | str:
    """Only a stop or the end of the lead takes its place. A message of theirs brings it forward, with an alert."""
    step = facts.open_follow_up
    if step is None or not step.key.startswith(OWN):
        return "No person has set a next step of their own."
    name, title = name_of(facts), step.title or "the next step"
    because, due = f"The next step with {name} was set by a person: {quoted(title)}.", step.due_at
    evidence: tuple[Evidence, ...] = (Evidence("lead", facts.lead.id, step.created_at, title),)
    wrote = next((item for item in waiting_replies(facts, now) if item.at > step.created_at), None)
    if wrote is not None:
        because = f"{name} has written since the next step was set: {quoted(title)}."
        due = min(due, add_offset(wrote.at, policy.answer_within, policy.calendar))
        evidence = (seen(wrote), *evidence)
    return task(
        facts,
        policy,
        now,
        rule="own_step",
        key=step.key,
        reason=Reason.OWN_STEP,
        due=due,
        fixed_due=due,
        because=because,
        ask=title,
        kind=step.kind,
        evidence=evidence,
        alert=wrote is not None,
    )
