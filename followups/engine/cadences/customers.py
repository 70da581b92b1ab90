"""What a customer's owner does while a contract runs (E1): tasks only, since won is a stop for messages.

The renewal, from `renewal_ahead_days` before the end, is a rule of its own (rules/renewals.py).
"""

from followups.engine.facts import Track
from followups.engine.policy import Cadence, Offset, Start, Step, Unit, When

POST_CLOSE = Cadence(
    key="post_close",
    name="After the sale",
    track=Track.POST_CLOSE,
    starts=(Start(When.CONTRACT),),
    steps=(
        Step(
            key="welcome",
            after=Offset(1, Unit.BUSINESS_DAYS),
            kind="task",
            brings="Who does what on both sides, and the first date.",
            ask="Welcome the customer: name who does what on both sides, and agree the first date.",
        ),
        Step(
            key="first-result",
            after=Offset(1, Unit.MONTHS),
            kind="task",
            brings="A look at the first result together.",
            ask="Look at the first result together, and note what is in the way.",
        ),
        Step(
            key="in-use",
            after=Offset(3, Unit.MONTHS),
            kind="task",
            brings="A word with those who use it every day.",
            ask="Ask those who use it every day what works and what does not.",
        ),
        Step(
            key="expansion",
            after=Offset(6, Unit.MONTHS),
            kind="task",
            brings="What else of their work it could serve.",
            ask="Find out with the customer what else of their work it could serve.",
        ),
    ),
)
