import phonenumbers
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import timezone

from leads.zones import zone_of_phone
from suppression.keys import normalise
from tenants.phone_numbers import country_code_of

NUMBERS = st.builds(
    "+{}{}".format,
    st.sampled_from(sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)),
    st.text("0123456789", min_size=3, max_size=12),
)


@given(number=NUMBERS, country=st.sampled_from(["", "DE", "US"]))
def test_a_number_that_is_taken_as_it_stands_is_one_that_reading_would_not_change(number, country):
    code = country_code_of(number)
    if code is not None:
        parsed = phonenumbers.parse(number, country or None)
        assert phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) == number
        assert parsed.country_code == code


@given(NUMBERS)
def test_its_time_zones_are_those_of_the_number_that_was_read(number):
    try:
        names = set(timezone.time_zones_for_number(phonenumbers.parse(number)))
    except phonenumbers.NumberParseException:
        names = set()
    zone = zone_of_phone(number)
    assert zone in names or zone == ""
    if len(names - {timezone.UNKNOWN_TIMEZONE}) == 1:
        assert {zone} == names


def test_a_zero_that_belongs_to_the_number_stays_in_it():
    assert (zone_of_phone("+390612345678"), zone_of_phone("+4930123456")) == ("Europe/Rome", "Europe/Berlin")


def test_the_numbers_of_leads_are_taken_as_they_stand():
    usual = ["+4930123456", "+12125550123", "+442079460958", "+33142685300", "+390612345678", "+31201234567"]
    assert [country_code_of(number) for number in usual] == [49, 1, 44, 33, 39, 31]
    assert normalise("phone", "+49030123456") == "+4930123456"  # the trunk prefix goes
