"""Cadences after we have spoken, and for leads that have gone quiet (E1)."""

from followups.engine.facts import Track
from followups.engine.policy import Cadence, Offset, Start, Step, Then, Unit, When

POST_DEMO = Cadence(
    key="post_demo",
    name="After a demo",
    track=Track.ACTIVE,
    starts=(Start(When.DEMO),),
    steps=(
        Step(
            key="same-day",
            after=Offset(2, Unit.BUSINESS_HOURS),
            brings="What was shown and what mattered in it, in a few lines, and one proposed next step.",
            ask="Which next step, and by when, suits you?",
            template="demo_recap",
            kind="recap",
            max_words=120,
        ),
        Step(
            key="day-2",
            after=Offset(2, Unit.DAYS),
            brings="What those who were not there usually want to know, ready to pass on.",
            ask="Who else should see it?",
            template="demo_for_colleagues",
            max_words=110,
        ),
        Step(
            key="day-5",
            after=Offset(5, Unit.DAYS),
            brings="What a first week could look like, and by what you would see whether it is worth it.",
            ask="Would a first week like this fit in at present?",
            template="demo_first_week",
            max_words=90,
        ),
        Step(
            key="monthly",
            after=Offset(1, Unit.MONTHS),
            every=Offset(1, Unit.MONTHS),
            times=6,
            asset="any",
            brings="Something of the library that they have not had.",
            ask="Is this of use to you?",
            template="something_new",
            max_words=70,
        ),
    ),
)

COLD_RE_ENGAGEMENT = Cadence(
    key="cold_re_engagement",
    name="Cold re-engagement",
    track=Track.ACTIVE,
    then=Then.PAUSE,
    steps=(
        Step(
            key="day-1",
            after=Offset(1, Unit.DAYS),
            brings="What usually has changed when a plan comes back, and what of the earlier work can be kept.",
            ask="What has changed on your side?",
            template="what_has_changed",
            max_words=100,
        ),
        Step(
            key="day-4",
            after=Offset(4, Unit.DAYS),
            brings="A smaller way to begin than the one that was on the table.",
            ask="Would a smaller beginning suit you better?",
            template="smaller_beginning",
            max_words=80,
        ),
        Step(
            key="day-10",
            after=Offset(10, Unit.DAYS),
            brings="An easy way to name somebody else, or a better time.",
            ask="Is there somebody else who looks after this now?",
            template="somebody_else",
            max_words=60,
        ),
    ),
)

REACTIVATION = Cadence(
    key="reactivation",
    name="Reactivation",
    track=Track.REACTIVATION,
    starts=(Start(When.DORMANT, after=Offset(60, Unit.DAYS)),),
    steps=(
        Step(
            key="fresh-reason",
            after=Offset(0, Unit.MINUTES),
            asset="any",
            brings="Something new, on why it was put aside where there is such a thing.",
            ask="Has this become a topic again?",
            template="reactivation",
            kind="reactivation",
            max_words=80,
            review=True,
        ),
    ),
)

NURTURE = Cadence(
    key="nurture",
    name="Nurture",
    track=Track.NURTURE,
    steps=(
        Step(
            key="monthly",
            after=Offset(1, Unit.MONTHS),
            every=Offset(1, Unit.MONTHS),
            times=12,
            asset="any",
            brings="Something of the library that they have not had.",
            ask="Is this of use to you?",
            template="something_new",
            max_words=70,
        ),
    ),
)
