"""Codes in words, and a colour for each client."""

import pytest

from tenants.templatetags.naming import HUES, hue, hues_of, in_words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("promised_next_step", "Promised next step"),
        ("email", "E-mail"),
        ("speed_to_lead", "New enquiry"),
        ("", ""),
        (None, ""),
    ],
)
def test_it_says_a_code_in_words(code, words):
    assert in_words(code) == words


def test_it_gives_a_client_the_same_colour_every_time():
    assert [hue("nordlicht"), hue("atelier")] == [hue("nordlicht"), hue("atelier")]
    assert {hue(f"client-{number}") for number in range(200)} == set(range(HUES))


SHARING = [slug for slug in (f"client-{number}" for number in range(200)) if hue(slug) == 3]


def test_clients_shown_together_have_different_colours():
    assert hues_of(SHARING[:4]) == dict(zip(SHARING[:4], [3, 4, 5, 6], strict=True))
    assert sorted(hues_of(SHARING[:HUES]).values()) == list(range(HUES))


def test_a_client_keeps_its_own_colour_where_nobody_before_it_has_it():
    apart = {hue(slug): slug for slug in (f"client-{number}" for number in range(200))}.values()
    assert hues_of(apart) == {slug: hue(slug) for slug in apart}


def test_a_new_client_changes_the_colour_of_nobody_it_shares_none_with():
    other = next(slug for slug in (f"client-{number}" for number in range(200)) if hue(slug) == 5)
    assert hues_of([SHARING[0], other])[other] == hues_of([other])[other] == 5


def test_more_clients_than_colours_still_have_one_each():
    assert hues_of(SHARING[: HUES + 1])[SHARING[HUES]] == 3


def test_a_client_that_is_not_in_the_list_has_its_own_colour():
    assert hue("nordlicht", {"atelier": 1}) == hue("nordlicht")
    assert hue("atelier", {"atelier": 1}) == 1
