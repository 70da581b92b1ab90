import pytest

from followups.gates.root import root


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("swap", ("swaps", "swapped", "swapping")),
        ("lease", ("leases", "leased", "leasing")),
        ("carry", ("carries", "carried")),
        ("wash", ("washes", "washed", "washing")),
        ("pay", ("pays", "paid", "paying")),
        ("mat", ("mats",)),
    ],
)
def test_it_takes_the_forms_of_a_word_for_one(word, others):
    assert {root(other) for other in others} == {root(word)}


def test_it_keeps_words_apart_that_only_begin_alike():
    assert len({root(word) for word in ("contract", "contrast", "contain", "bus", "business", "glass")}) == 6
