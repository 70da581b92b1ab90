"""Phrases as they are written, and what a book holds of them."""

import pytest

from followups.gates.languages import _book
from followups.gates.phrases import PhraseBook
from followups.gates.words import words


def book_of(*phrases: tuple[str, str]) -> PhraseBook:
    book = PhraseBook()
    for label, phrase in phrases:
        book.add(label, phrase)
    return book


def found(book: PhraseBook, text: str) -> list[tuple[str, int, int]]:
    return [(hit.label, hit.first, hit.stop) for hit in book.find(words(text))]


def test_it_reads_either_word_a_missing_one_a_stem_and_a_gap():
    book = book_of(("bump", "just|only checking in? ~2 mail*"))
    assert found(book, "Only checking my last mailing") == [("bump", 0, 5)]
    assert found(book, "just checking in mail") == [("bump", 0, 4)]
    assert found(book, "just checking one two three mail") == []


def test_a_choice_of_several_words_goes_on_apart_from_the_choice_of_its_first_word():
    book = book_of(("place", "new|new-york office?"), ("day", "new year"))
    assert found(book, "new york office") == [("place", 0, 3)]
    assert found(book, "new office") == [("place", 0, 2)]
    assert found(book, "new year") == [("place", 0, 1), ("day", 0, 2)]


def test_the_longest_one_of_each_label_counts_in_the_order_they_were_added():
    book = book_of(("second", "set up a call"), ("first", "set up"), ("second", "set"))
    assert found(book, "set up a call") == [("second", 0, 4), ("first", 0, 2)]


def test_a_phrase_added_after_a_search_is_found_too():
    book = book_of(("one", "any news"))
    assert found(book, "any news") == [("one", 0, 2)]
    book.add("two", "any")
    assert found(book, "any news") == [("two", 0, 1), ("one", 0, 2)]


@pytest.mark.parametrize("phrase", ["", "a? b?"])
def test_a_phrase_that_may_be_empty_is_refused(phrase):
    with pytest.raises(ValueError, match="may be empty"):
        PhraseBook().add("label", phrase)


def test_a_stem_of_two_letters_is_refused_when_it_is_added():
    with pytest.raises(ValueError, match="shorter than 3"):
        PhraseBook().add("label", "we ca*")


def test_kinds_of_words_that_meet_make_no_branch_for_each_pair_of_them():
    many = "|".join(f"word{number}" for number in range(200))
    book = book_of(("frame", f"{many} {many} {many}"))
    assert found(book, "word1 word77 word199. word3 word4") == [("frame", 0, 3)]
    assert len(book._nodes) == 3


def test_a_book_makes_only_the_branches_that_texts_come_to():
    _book.cache_clear()
    book = _book("en")
    assert found(book, "zebra") == []
    before = len(book._nodes)
    book.find(words("We could knock a bit off the price for you if you sign by Friday."))
    assert before < len(book._nodes) < 2 * before
