import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followups.engine.rules import hand_off_words
from followups.engine.rules.hand_off_words import going_ahead, losing_patience, questions_in
from followups.engine.words import Phrases, words_of


@given(st.text(alphabet="aBcÄß_9\u2019' -.\n", max_size=40) | st.text(max_size=40))
def test_the_words_of_a_text_are_what_the_pattern_for_words_finds(text):
    assert words_of(text) == set(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("For the Third time!", True),
        ("Really FRUSTRATING.", True),
        ("A third party", True),  # one telling word is there: look closer
        ("Thanks for the call", False),
        ("", False),
    ],
)
def test_a_phrase_may_be_where_its_telling_word_is(text, may_be):
    assert Phrases(["third time", "frustrat*"]).may_be_in(text) == may_be


def test_a_beginning_that_tells_nothing_is_refused():
    with pytest.raises(ValueError, match="At least 4 letters"):
        Phrases(["so*"])


@pytest.mark.parametrize(
    ("told", "finds"),
    [(hand_off_words._GOING_AHEAD, going_ahead), (hand_off_words._LOSING_PATIENCE, losing_patience)],
)
def test_every_phrase_for_a_person_is_found_wherever_it_stands(told, finds):
    for phrase in hand_off_words._phrases(told):
        words = phrase.replace("*", "xy").upper().replace("'", "\u2019")
        assert finds(f"So, {words}. See you!"), phrase


@given(st.text(alphabet="ab.!?¿ \n", max_size=30))
def test_the_questions_of_a_text_are_what_the_pattern_for_sentences_that_ask_finds(text):
    lengths = [len(sentence.split()) for sentence in re.findall(r"[^.!?\n]*\?", text)]
    assert questions_in(text) == (len(lengths), max(lengths, default=0))
