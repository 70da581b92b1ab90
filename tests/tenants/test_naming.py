"""Codes in words, and a colour for each client."""

import pytest

from tenants.templatetags.naming import HUES, hue, in_words


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
