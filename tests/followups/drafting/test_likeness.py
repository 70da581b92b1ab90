import pytest

from followups.drafting.likeness import likeness, too_like

ONE = "Hi Anna,\n\nthank you for the meeting about the warehouse in Leipzig. The keys come first, the racks after that.\n\nOlga"


def test_the_same_text_is_wholly_alike_and_a_part_of_it_too():
    assert (likeness(ONE, ONE), likeness(ONE, ONE + "\nAnd one more line about something else entirely.")) == (1.0, 1.0)


@pytest.mark.parametrize(
    "other", ["", "Hi Anna,", "Hi Anna,\n\nWhat would have to be true for this to be worth ten minutes?\n\nOlga"]
)
def test_texts_that_share_no_run_of_words_are_not_alike(other):
    assert likeness(ONE, other) == 0.0


def test_capitals_and_punctuation_do_not_make_another_text():
    assert likeness(ONE, ONE.upper().replace(".", "!")) == 1.0


def test_one_of_many_is_enough():
    assert too_like(ONE, ["", "Nothing of it here, not one run of words.", ONE])
    assert not too_like(ONE, ["Nothing of it here, not one run of words."])


def test_saying_it_in_other_words_is_enough():
    other = (
        "Hi Bert,\n\ngood to have met on the Leipzig warehouse. First the keys, then the racks: so I noted it.\n\nOlga"
    )
    assert not too_like(ONE, [other])
