"""Cadences for people who have just turned to us (E1)."""

from followups.engine.facts import Track
from followups.engine.policy import Cadence, Offset, Start, Step, Unit, When

FIRST_REPLY = Step(
    key="at-once",
    after=Offset(0, Unit.MINUTES),
    brings="Confirmation that the request has arrived, who will look at it, and how to add to it.",
    ask="Is there anything you would like to add?",
    template="first_reply",
    kind="first_reply",
    max_words=90,
)

SPEED_TO_LEAD = Cadence(
    key="speed_to_lead",
    name="Speed to lead",
    track=Track.ACTIVE,
    steps=(
        FIRST_REPLY,
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

NEW_INBOUND = Cadence(
    key="new_inbound",
    name="New inbound",
    track=Track.ACTIVE,
    starts=(Start(When.CAPTURED, sources=frozenset({"inbound", "email", "phone", "chat"})),),
    steps=(
        FIRST_REPLY,
        Step(
            key="day-3",
            after=Offset(3, Unit.DAYS),
            brings="The two or three questions that make a first call useful.",
            ask="Which of these matters most to you?",
            template="first_questions",
            max_words=120,
        ),
        Step(
            key="day-7",
            after=Offset(7, Unit.DAYS),
            brings="How a start usually goes: who takes part, what happens first, what it takes from your side.",
            ask="Would a short first call help, or should we write down a first idea?",
            template="how_a_start_goes",
            max_words=110,
        ),
        Step(
            key="day-14",
            after=Offset(14, Unit.DAYS),
            brings="What others in the same place asked before they began, with a word on each.",
            ask="Which of these is a question of yours as well?",
            template="what_others_ask",
            max_words=90,
        ),
    ),
)

REFERRAL = Cadence(
    key="referral",
    name="Referral",
    track=Track.ACTIVE,
    starts=(Start(When.CAPTURED, sources=frozenset({"referral", "partner", "recommendation"})),),
    steps=(
        Step(
            key="same-day",
            after=Offset(0, Unit.MINUTES),
            brings="Thanks for the trust that comes with a recommendation, who will look at it, and how to add to it.",
            ask="Is there anything you would like to add?",
            template="referral_first_reply",
            kind="first_reply",
            max_words=90,
        ),
        Step(
            key="day-3",
            after=Offset(3, Unit.DAYS),
            brings="The two or three questions that show whether what helped the other helps here too.",
            ask="Which of these matters most to you?",
            template="first_questions",
            max_words=120,
        ),
        Step(
            key="day-8",
            after=Offset(8, Unit.DAYS),
            brings="How a start usually goes: who takes part, what happens first, what it takes from your side.",
            ask="Would a short first call help, or should we write down a first idea?",
            template="how_a_start_goes",
            max_words=110,
        ),
        Step(
            key="quarterly",
            after=Offset(3, Unit.MONTHS),
            every=Offset(3, Unit.MONTHS),
            times=4,
            asset="any",
            brings="Something of the library that they have not had.",
            ask="Is this of use to you?",
            template="something_new",
            max_words=70,
        ),
    ),
)
