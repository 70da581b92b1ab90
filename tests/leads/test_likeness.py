from uuid import UUID

import pytest

from leads.likeness import Known, common, holds, near
from leads.role_addresses import is_role_address


def known(number=1, name="ANNA BERG", email=None, phone=None, company="", account=None):
    return Known(UUID(int=number), name, email, phone, company, account, None)


@pytest.mark.parametrize(
    ("one", "other", "signs"),
    [
        ({"email": "a.berg@buyer.example"}, {"email": "anna@buyer.example"}, ["same_name_and_domain"]),
        ({"email": "a@gmail.com"}, {"email": "b@gmail.com"}, []),
        ({"company": "BUYER"}, {"company": "BUYER", "email": "b@gmail.com"}, ["same_name_and_company"]),
        ({"phone": "+4930"}, {"phone": "+4930"}, ["same_name_and_phone"]),
        ({"phone": "+4930", "email": "a@b.example"}, {"name": "BEN HOLT", "phone": "+4930"}, ["shared_phone"]),
        ({"name": "ANNA", "company": "BUYER"}, {"name": "ANNA", "company": "BUYER"}, []),
        ({"email": "annaberg@buyer.example", "name": " "}, {"email": "anaberg@buyer.example"}, ["near_address"]),
        ({"email": "markus@buyer.example"}, {"email": "markos@buyer.example", "name": "MARKOS LI"}, ["near_address_other_name"]),
        ({"email": "info@buyer.example"}, {"email": "info@buyer.example", "name": "BEN HOLT"}, ["shared_role_address"]),
        ({"email": "a@buyer.example"}, {"email": "z@buyer.example", "name": "BEN HOLT"}, []),
    ],
)  # fmt: skip
def test_what_two_leads_have_in_common(one, other, signs):
    assert common(known(1, **one), known(2, **other)) == signs
    assert common(known(2, **other), known(1, **one)) == signs


def test_a_switchboard_is_no_sign():
    one, other = known(1, phone="+4930", email="a@b.example"), known(2, name="BEN HOLT", phone="+4930")
    assert common(one, other, shared_by=6) == []


def test_which_signs_hold_the_younger():
    assert (holds(["same_name_and_domain"]), holds(["shared_phone"]), holds(["near_address"])) == (True, False, True)
    assert holds(["same_name_and_domain"], other_ids=True) is False


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("markus", "marcus", True), ("markus", "markuss", True), ("markus", "amrkus", True), ("markus", "maurkes", False),
        ("desk01", "desk02", False), ("anna", "anne", False), ("markus", "markus", False), ("support", "suport", False),
    ],
)  # fmt: skip
def test_addresses_one_typing_error_apart(one, other, is_near):
    assert near(f"{one}@buyer.example", f"{other}@buyer.example") is is_near
    assert near(f"{one}@gmail.com", f"{other}@gmail.com") is False
    assert near(f"{one}@buyer.example", f"{other}@seller.example") is False


@pytest.mark.parametrize(
    ("local", "is_role"),
    [("info", True), ("sales2", True), ("info-de", True), ("kontakt", True), ("informer", False), ("anna", False)],
)  # fmt: skip
def test_addresses_of_a_role(local, is_role):
    assert is_role_address(f"{local}@buyer.example") is is_role
