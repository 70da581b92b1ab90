"""What is not known of somebody that contacting them rests on (mission A5)."""

from datetime import timedelta
from uuid import UUID

import pytest

from suppression.asking import Contact, recorded_about
from suppression.consenting import record_consent, withdraw_consent
from suppression.lacking import lacks_of
from suppression.suppressing import suppress
from tenants.scope import tenant_scope

pytestmark = pytest.mark.django_db

EMAIL, PHONE = "anna@example.com", "+4930123456"
ANNA = Contact(UUID("0198c2f0-0000-7000-8000-00000000000a"), EMAIL, PHONE)
BY_MAIL = Contact(UUID("0198c2f0-0000-7000-8000-00000000000b"), EMAIL, None)
UNREACHABLE = Contact(UUID("0198c2f0-0000-7000-8000-00000000000c"), None, None)


@pytest.fixture
def acme(cast):
    with tenant_scope(cast.acme.pk):
        yield cast.acme


def lacks(tenant, now, *contacts):
    found = lacks_of(recorded_about(tenant, contacts or [BY_MAIL], now))
    return [found[contact.lead_id] for contact in contacts or [BY_MAIL]]


def consent(tenant, now, email=EMAIL, **fields):
    how = {"basis": "consent", "wording": "Yes.", "source": "a form", "given_at": now - timedelta(days=10)}
    record_consent(tenant, email=email, phone=None, **{**how, **fields})


def bounce(tenant, now, kind="email", value=EMAIL):
    suppress(tenant, kind=kind, value=value, reason="bounce_hard", source="a mail server", now=now)


def test_of_whom_nothing_is_recorded_consent_is_unknown_and_without_an_address_that_too(acme, now):
    assert lacks(acme, now, ANNA, BY_MAIL, UNREACHABLE) == ["consent", "consent", "address consent"]


def test_somebody_else_s_record_changes_nothing(acme, now):
    consent(acme, now, email="ben@example.com")
    assert lacks(acme, now, ANNA, UNREACHABLE) == ["consent", "address consent"]


@pytest.mark.parametrize("basis", ["consent", "request", "legitimate_interest"])
def test_a_ground_on_record_is_known(acme, now, basis):
    consent(acme, now, basis=basis)
    assert lacks(acme, now, ANNA, BY_MAIL) == ["", ""]


def test_a_ground_that_has_expired_or_not_begun_is_unknown_again(acme, now):
    consent(acme, now, expires_at=now)
    consent(acme, now, given_at=now + timedelta(seconds=1))
    assert lacks(acme, now) == ["consent"]
    consent(acme, now, given_at=now, expires_at=now + timedelta(seconds=1))
    assert lacks(acme, now) == [""]


def test_a_no_is_an_answer_too(acme, now):
    consent(acme, now)
    withdraw_consent(acme, email=EMAIL, phone=None, how="by mail", at=now)
    assert lacks(acme, now) == [""]


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        ("email", EMAIL, "opt_out"),
        ("domain", "example.com", "owner_stop"),
        ("lead", str(BY_MAIL.lead_id), "explicit_no"),
        ("email", EMAIL, "complaint"),
    ],
)
def test_who_is_not_to_be_contacted_lacks_no_consent(acme, now, kind, value, reason):
    suppress(acme, kind=kind, value=value, reason=reason, source="a person", now=now)
    assert lacks(acme, now) == [""]


def test_an_address_that_does_not_exist_is_none_and_says_nothing_of_consent(acme, now):
    bounce(acme, now)
    assert lacks(acme, now, ANNA, BY_MAIL) == ["consent", "address consent"]
    bounce(acme, now, "phone", PHONE)
    assert lacks(acme, now, ANNA) == ["address consent"]


def test_a_rival_s_record_is_nothing_here(cast, now):
    with tenant_scope(cast.rival.pk):
        consent(cast.rival, now)
    with tenant_scope(cast.acme.pk):
        assert lacks(cast.acme, now) == ["consent"]
