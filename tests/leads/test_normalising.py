import pytest

from leads.freemail import company_domain
from leads.normalising import Unreadable, email_key, email_text, phone_number, tidy


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  Ada@Example.COM ", "ada@example.com"),
        ("\uff41\uff44\uff41@\uff45xample.com", "ada@example.com"),
        ("ada@bücher.example", "ada@xn--bcher-kva.example"),
        ("ada@XN--BCHER-KVA.example", "ada@xn--bcher-kva.example"),
        ("ada@example。com", "ada@example.com"),
        ("ada@example.com.", "ada@example.com"),
        ("ada+news@example.com", "ada+news@example.com"),
        ("o'neil@example.co.uk", "o'neil@example.co.uk"),
        ("Jörg@example.com", "jörg@example.com"),
    ],
)
def test_one_spelling_for_each_address(text, key):
    assert email_key(text) == key


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is no e-mail address"),
        ("ada", "is no e-mail address"),
        ("@example.com", "is no e-mail address"),
        ("ada@", "is no e-mail address"),
        ("ada@@example.com", "more than one @"),
        ("a@example.com;b@example.com", "more than one @"),
        ("Ada <ada@example.com>", "before the @"),
        ("ada lovelace@example.com", "before the @"),
        (".ada@example.com", "before the @"),
        ("ada..l@example.com", "before the @"),
        ("ada\x00@example.com", "before the @"),
        ("ada@localhost", "is no mail domain"),
        ("ada@127.0.0.1", "is no mail domain"),
        ("ada@exa_mple.com", "is no mail domain"),
        ("ada@-example.com", "is no mail domain"),
        ("ada@example..com", "is no mail domain"),
        ("a" * 65 + "@example.com", "longer than mail allows"),
        ("a@" + ".".join(["b" * 60] * 5) + ".com", "longer than mail allows"),
    ],
)
def test_an_unreadable_address_says_why(text, why):
    with pytest.raises(Unreadable, match=why):
        email_key(text)


def test_the_address_written_to_keeps_its_case():
    assert email_text("  Ada.Lovelace@Example.com\t") == "Ada.Lovelace@Example.com"


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("+49 30 123456", "", "+4930123456"),
        ("030 / 123 456", "DE", "+4930123456"),
        ("030 123456", "de", "+4930123456"),
        ("(212) 555-0123", "US", "+12125550123"),
        ("0044 20 7946 0018", "DE", "+442079460018"),
        ("+44 (0)20 7946 0018", "", "+442079460018"),
    ],
)
def test_a_number_is_read_in_its_country(text, country, number):
    assert phone_number(text, country) == number


@pytest.mark.parametrize(
    ("text", "country", "why"),
    [
        ("030 123456", "", "the country is not known"),
        ("call me", "DE", "is no phone number"),
        ("+1 212", "", "too short"),
        ("+1 212 555 01234", "", "too long"),
        ("+49 30 1234567890123456", "", "is no phone number"),
        ("+999 123456", "", "is no phone number"),
        ("555-0123", "US", "lacks its area code"),
    ],
)
def test_an_unreadable_number_says_why(text, country, why):
    with pytest.raises(Unreadable, match=why):
        phone_number(text, country)


def test_names_are_on_one_line():
    assert tidy("  Ada \n  King\u00a0Lovelace ") == "Ada King Lovelace"


def test_a_free_mail_domain_is_no_company():
    assert company_domain("ada@gmail.com") == ""
    assert company_domain("ada@analytical.example") == "analytical.example"
    assert company_domain("") == ""
