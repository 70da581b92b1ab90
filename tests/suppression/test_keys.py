import hashlib
import hmac

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from suppression import keys
from suppression.keys import AddressError, domains_of, key_of, keys_of, masked, normalise, readable


@pytest.mark.parametrize(
    ("kind", "value", "normal"),
    [
        ("email", "  Anna.Berg@Example.COM ", "anna.berg@example.com"),
        ("email", "Anna Berg <anna@example.com>", "anna@example.com"),
        ("email", "anna@bücher.example", "anna@xn--bcher-kva.example"),
        ("email", "\uff41nna@example.com", "anna@example.com"),  # full-width: one address, however it was typed
        ("domain", "@Example.com.", "example.com"),
        ("phone", "+49 (0)30 / 123 456", "+4930123456"),
        ("phone", "030 123456", "+4930123456"),
        ("lead", "0198C2F0-0000-7000-8000-000000000000", "0198c2f0-0000-7000-8000-000000000000"),
    ],
)
def test_it_knows_an_address_however_it_is_written(kind, value, normal):
    assert normalise(kind, value, country="DE") == normal
    assert normalise(kind, normal) == normal


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("email", "anna"),
        ("email", "@example.com"),
        ("email", "anna@localhost"),
        ("email", "a b@example.com"),
        ("email", "anna@example.com, otto@example.com"),
        ("email", f"{'a' * 250}@example.com"),
        ("domain", "com"),
        ("domain", "exa mple.com"),
        ("domain", "https://example.com/"),
        ("phone", "030 123456"),  # a national number, and nobody says whose
        ("phone", "call me"),
        ("lead", "17"),
        ("pigeon", "coo"),
    ],
)
def test_it_refuses_what_is_no_address(kind, value):
    with pytest.raises(AddressError):
        normalise(kind, value)
    assert readable(kind, value) is None


def test_a_key_hides_the_address_and_tells_kinds_apart():
    assert len(key_of("email", "anna@example.com")) == 64
    assert key_of("email", "anna@example.com") != key_of("lead", "anna@example.com")
    with override_settings(SUPPRESSION_KEY="another-key"):
        other = key_of("email", "anna@example.com")
    assert key_of("email", "anna@example.com") != other


def test_entries_are_found_after_the_secret_key_or_the_suppression_key_is_changed():
    with override_settings(SECRET_KEY="first", SUPPRESSION_KEY=None):
        first = key_of("email", "anna@example.com")
    with override_settings(SECRET_KEY="second", SUPPRESSION_KEY="first"):
        assert key_of("email", "anna@example.com") == first
    with override_settings(SECRET_KEY="second", SUPPRESSION_KEY="third\nfirst"):
        assert key_of("email", "anna@example.com") != first
        assert keys_of("email", "anna@example.com") == [key_of("email", "anna@example.com"), first]
    with override_settings(SECRET_KEY="second", SECRET_KEY_FALLBACKS=["first"], SUPPRESSION_KEY=None):
        assert keys_of("email", "anna@example.com")[1] == first


def test_an_address_is_covered_by_its_domain_and_those_above_but_not_the_top_level():
    assert list(domains_of("anna@mail.sales.example.com")) == [
        "mail.sales.example.com",
        "sales.example.com",
        "example.com",
    ]


def test_a_masked_address_can_be_recognised_by_its_owner_only():
    assert masked("anna.berg@example.com") == "a•••@example.com"
    assert masked("+4930123456") == "+49•••56"


@given(st.from_regex(keys._PLAIN_EMAIL, fullmatch=True).filter(lambda text: len(text) < 254))
def test_an_address_that_is_taken_as_it_stands_is_its_own_normal_form(address):
    name, _, domain = address.rpartition("@")
    assert normalise("email", address) == address
    assert normalise("email", f" {name.upper()}@{domain}") == address  # the long way


@pytest.mark.parametrize("secret", ["short", "s" * 200])
def test_a_hash_is_the_hmac_of_rfc_2104_so_that_entries_of_any_time_are_found(secret):
    with override_settings(SUPPRESSION_KEY=secret):
        derived = hashlib.sha256(b"followthrough.suppression.keys.v1" + secret.encode()).digest()
        assert key_of("phone", "+4930123456") == hmac.digest(derived, b"phone:+4930123456", "sha256").hex()
