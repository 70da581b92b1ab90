from uuid import UUID

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from suppression.keys import AddressError
from suppression.tokens import Link, make_token, read_token

TENANT, LEAD = UUID("0198c2f0-0000-7000-8000-000000000001"), UUID("0198c2f0-0000-7000-8000-00000000000a")


@pytest.mark.parametrize(
    ("kind", "address", "normal", "lead"),
    [
        ("email", "Anna@Example.com", "anna@example.com", None),
        ("email", "jürgen@example.com", "jürgen@example.com", LEAD),
        ("phone", "+49 30 123456", "+4930123456", LEAD),
    ],
)
def test_it_says_whose_messages_stop_and_to_which_address(kind, address, normal, lead):
    assert read_token(make_token(TENANT, kind, address, lead)) == Link(TENANT, kind, normal, lead)


def test_it_is_short_and_fit_for_an_address_in_a_browser():
    token = make_token(TENANT, "email", "anna@example.com")
    assert len(token) == 66
    assert token.replace("-", "").replace("_", "").isalnum()


def test_it_survives_a_change_of_keys_when_the_old_one_is_kept():
    with override_settings(SECRET_KEY="first", SUPPRESSION_KEY=None):
        token = make_token(TENANT, "email", "anna@example.com")
    with override_settings(SECRET_KEY="second", SUPPRESSION_KEY="third first"):
        assert read_token(token) == Link(TENANT, "email", "anna@example.com")
    with override_settings(SECRET_KEY="second", SUPPRESSION_KEY=None):
        assert read_token(token) is None


def test_it_is_made_for_addresses_only():
    with pytest.raises(AddressError, match="no unsubscribe link"):
        make_token(TENANT, "domain", "example.com")
    with pytest.raises(AddressError, match="no e-mail address"):
        make_token(TENANT, "email", "anna")


@given(st.data())
def test_any_change_of_a_token_makes_it_worthless(data):
    token = make_token(TENANT, "email", "anna@example.com", LEAD)
    at = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.sampled_from("ABab01-_.é").filter(lambda letter: letter != token[at]))
    assert read_token(token[:at] + other + token[at + 1 :]) is None
    assert read_token(token[:at]) is None
    assert read_token(token + other) is None


@given(st.text())
def test_no_text_that_we_did_not_sign_is_a_token(text):
    assert read_token(text) is None
