"""What a client's rules must have: an end for every lead that stays silent, and approved words for every message."""

from followups.engine.policy import Channel, Policy
from followups.models import Template
from followups.readiness.check import Check, State

RULES = "admin:followups_policyversion_changelist"
TEMPLATES = "admin:followups_template_changelist"
SILENCE = range(5, 61)  # days; shorter is impatience, longer leaves leads without an end
MOST_NAMED = 5


def exit_criteria(policy: Policy) -> Check:
    """What ends a cadence besides its last step: the engine's stops always do, the disposition of silence is the client's."""
    silence = policy.no_response
    return Check(
        "exit_criteria", "Every follow-up has an end", State.READY,
        "A no, an opt-out, a complaint, a refused address and a closed deal end it at once. Silence ends it "
        f"{silence.wait_days} days after the last message: qualified leads go to {silence.qualified_to}, "
        f"others are {silence.others_to}.",
        page=RULES,
    )  # fmt: skip


def silence_threshold(policy: Policy) -> Check:
    days = policy.no_response.silence_days
    if days in SILENCE:
        say = f"A lead that says nothing for {days} days counts as silent."
        return Check("silence_threshold", "Silence is defined", State.READY, say, page=RULES)
    say = f"A lead counts as silent after {days} days, which is {'too soon' if days < SILENCE.start else 'too late'}."
    mend = f"Set no_response.silence_days to between {SILENCE.start} and {SILENCE.stop - 1}."
    return Check("silence_threshold", "Silence is defined", State.NOT_READY, say, mend, RULES)


def templates(policy: Policy) -> Check:
    """Each message of an enabled cadence, and the last one, has an approved template in some language. One query."""
    wanted = {policy.no_response.template: "the last message"}
    for cadence in policy.cadences:
        if cadence.enabled:
            wanted |= {step.template: f"{cadence.name}: {step.key}" for step in cadence.steps if step.template}
    approved = set(Template.objects.approved().filter(key__in=wanted).values_list("key", flat=True))
    missing = [f"“{key}” ({where})" for key, where in wanted.items() if key not in approved]
    if not missing:
        say = f"All {len(wanted)} templates that the enabled cadences name are approved."
        return Check("templates", "Messages are approved", State.READY, say, page=TEMPLATES)
    more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
    return Check(
        "templates", "Messages are approved", State.NOT_READY,
        f"No approved template: {', '.join(missing[:MOST_NAMED])}{more}.",
        "Write them and have them approved, or disable the cadences that need them.", TEMPLATES,
    )  # fmt: skip


def writes_mail(policy: Policy) -> bool:
    """Whether anything of these rules goes out by e-mail."""
    return any(
        step.channel is Channel.EMAIL and step.template
        for cadence in policy.cadences
        if cadence.enabled
        for step in cadence.steps
    )
