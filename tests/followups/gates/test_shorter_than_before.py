from datetime import UTC, datetime, timedelta

import pytest

from followups.gates.draft import Interaction, Touch
from followups.gates.reading import Reading
from followups.gates.shorter_than_before import examine

SENT = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
BEFORE = (Touch(SENT, "", "Hi Anna,\n\n" + "word " * 20 + "\n\nBest regards,\nJonas Keller"),)


def body(length: int) -> str:
    return "Hi Anna,\n\n" + "other " * length + "\n\nBest regards,\nJonas Keller\nBrightpath Consulting"


def spoke(at: datetime, direction: str = "in") -> Interaction:
    return Interaction(at, "email", direction, "Does it work?")


@pytest.mark.parametrize(("length", "passes"), [(20, True), (23, True), (24, False)])
def test_it_counts_the_message_and_not_its_frame_and_forgives_three_words(make, length, passes):
    draft = make(body(length), previous_touches=BEFORE, last_interaction=spoke(SENT - timedelta(days=2)))
    assert (list(examine(Reading(draft))) == []) is passes


@pytest.mark.parametrize(
    ("last", "passes"),
    [
        (spoke(SENT + timedelta(days=1)), True),  # the lead has spoken since
        (spoke(SENT - timedelta(minutes=5)), True),  # the touch answered the lead at once
        (spoke(SENT - timedelta(days=1)), False),
        (spoke(SENT + timedelta(days=1), "out"), False),
        (None, False),
    ],
)
def test_a_longer_message_needs_words_of_the_lead_in_between(make, last, passes):
    draft = make(body(40), previous_touches=BEFORE, last_interaction=last)
    assert (list(examine(Reading(draft))) == []) is passes


def test_a_first_reply_is_as_long_as_it_has_to_be(make):
    draft = make(body(40), previous_touches=BEFORE, last_interaction=None, kind="first_reply")
    assert list(examine(Reading(draft))) == []
