"""What a text says is read once and kept as a number: the same as reading it again, and none by other lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followups.engine import reading
from followups.engine.commercial import topics_in
from followups.engine.facts import Direction, Interaction
from followups.engine.reading import EXCERPT, NOTHING_SAID, packed, read, reading_of
from followups.engine.rules.hand_off_words import going_ahead, losing_patience, questions_in
from tests.followups.engine.making import MONDAY

PIECES = st.sampled_from(
    [
        "price",
        "10% off",
        "scope",
        "contract",
        "deadline",
        "urgent",
        "we are ready to start",
        "fed up",
        "how?",
        "and so on. ",
    ]
)


def said(text: str, kept: int = 0) -> Interaction:
    return Interaction("mail", "email_in", MONDAY, Direction.INBOUND, text, reading=kept)


@given(st.lists(PIECES, max_size=6).map(" ".join) | st.text(alphabet="ab?. \n", max_size=60))
def test_what_is_kept_with_a_text_says_what_reading_it_says(text):
    found = reading_of(said("", packed(text)))
    assert found == read(text)
    assert found.topics == topics_in(text)
    assert (found.going_ahead, found.losing_patience) == (going_ahead(text) != "", losing_patience(text) != "")
    assert (found.questions, found.longest_question) == questions_in(text)


@pytest.mark.parametrize("text", ["?" * EXCERPT, "a " * (EXCERPT // 2 - 1) + "?"])
def test_the_longest_text_that_is_read_fits_into_the_number(text):
    assert reading_of(said("", packed(text))) == read(text)
    assert 0 < packed(text) < 2**63


def test_only_the_beginning_that_a_decision_sees_is_read():
    assert reading_of(said("", packed("a" * EXCERPT + " price"))) == NOTHING_SAID


def test_where_nothing_is_kept_the_text_is_read():
    assert packed("") == 0
    assert reading_of(said("What does it cost?")) == read("What does it cost?")


def test_what_other_lists_have_found_is_read_again(monkeypatch):
    monkeypatch.setattr(reading, "VERSION", reading.VERSION ^ 1)
    old = packed("The price is fine.")
    monkeypatch.undo()
    assert reading_of(said("When is the deadline?", old)) == read("When is the deadline?")
    assert reading_of(said("When is the deadline?", packed("The price is fine."))) == read("The price is fine.")
