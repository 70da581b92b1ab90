"""The cadences that ship with the product, as data (E1). Every step names what it brings."""

from followups.engine.facts import Track
from followups.engine.policy import Cadence, Calendar, Offset, Policy, Step, Unit

SPEED_TO_LEAD = Cadence(
    key="speed_to_lead",
    name="Speed to lead",
    track=Track.ACTIVE,
    steps=(
        Step(
            key="at-once",
            after=Offset(0, Unit.MINUTES),
            brings="Confirmation that the request has arrived, who will look at it, and how to add to it.",
            ask="Is there anything you would like to add?",
            template="first_reply",
            kind="first_reply",
            max_words=90,
        ),
        Step(
            key="day-1",
            after=Offset(1, Unit.DAYS),
            brings="The two or three questions that make a first call useful.",
            ask="Which of these matters most to you?",
            template="first_questions",
            max_words=120,
        ),
        Step(
            key="day-3",
            after=Offset(3, Unit.DAYS),
            brings="How a start usually goes: who takes part, what happens first, what it takes from your side.",
            ask="Would a short first call help, or should we write down a first idea?",
            template="how_a_start_goes",
            max_words=110,
        ),
        Step(
            key="day-7",
            after=Offset(7, Unit.DAYS),
            brings="What to compare between suppliers, whoever you choose in the end.",
            ask="Which of these points is open on your side?",
            template="what_to_compare",
            max_words=100,
        ),
        # Day 14 is the silence threshold: the reviewed close-loop message, not one more step.
    ),
)

CADENCES: tuple[Cadence, ...] = (SPEED_TO_LEAD,)

RULE_TEMPLATES: tuple[str, ...] = (
    "promised_next_step",
    "missed_next_step",
    "open_question",
    "open_objection",
    "meeting_recap",
    "quiet_proposal_1",
    "quiet_proposal_2",
    "quiet_proposal_3",
    "unanswered_quote_1",
    "unanswered_quote_2",
    "unanswered_quote_3",
    "close_loop",
)


def shipped_templates() -> frozenset[str]:
    """The keys of all templates that the shipped rules and cadences name."""
    return frozenset(RULE_TEMPLATES) | {step.template for cadence in CADENCES for step in cadence.steps}


def default_policy(time_zone: str = "UTC") -> Policy:
    """The policy of a new tenant; `time_zone` is the IANA name of its calendar."""
    return Policy(calendar=Calendar(time_zone=time_zone), cadences=CADENCES, templates=shipped_templates())
