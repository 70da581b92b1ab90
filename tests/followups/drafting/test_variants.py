from collections import Counter

from followups.drafting.variants import choose, every_wording, turns

TEXT = "[[Thank you|Many thanks]] for the call. [[Best|Kind]] regards"


def test_a_text_without_choices_stays_as_it_is():
    text = "Hi {{first_name}}, [one] and [[ and ]"
    assert (choose(text, "lead"), turns(text), list(every_wording(text))) == (text, 1, [text])


def test_the_same_lead_always_gets_the_same_wording_and_leads_differ():
    assert choose(TEXT, "anna") == choose(TEXT, "anna")
    found = Counter(choose(TEXT, f"lead {number}") for number in range(400))
    assert sorted(found) == sorted(every_wording(TEXT))
    assert min(found.values()) > 40  # near a quarter each


def test_the_next_turn_is_another_wording_until_all_have_had_their_place():
    text = "[[one|two|three]]"
    assert turns(text) == 3
    assert {choose(text, "anna", turn) for turn in range(3)} == {"one", "two", "three"}
    assert choose(text, "anna", 3) == choose(text, "anna")


def test_every_wording_is_counted_up_to_a_limit():
    assert len(list(every_wording("[[a|b]]" * 20))) == 64
