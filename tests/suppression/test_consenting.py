from datetime import timedelta
from uuid import UUID

import pytest

from suppression.asking import Contact, may_contact
from suppression.consenting import ConsentError, record_consent, withdraw_consent
from suppression.models import Consent
from suppression.verdict import Channel, Purpose
from tenants.scope import tenant_scope

pytestmark = pytest.mark.django_db

EMAIL, PHONE = "anna@example.com", "+4930123456"
ANNA = Contact(UUID("0198c2f0-0000-7000-8000-00000000000a"), EMAIL, PHONE)


@pytest.fixture
def acme(cast):
    with tenant_scope(cast.acme.pk):
        yield cast.acme


@pytest.fixture
def given(acme, now):
    def give(basis="consent", days_ago=10, **fields):
        how = {"email": EMAIL, "phone": PHONE, "source": "https://acme.example/form", "wording": "Yes, write to me."}
        return record_consent(acme, **{**how, "basis": basis, "given_at": now - timedelta(days=days_ago), **fields})

    return give


def codes(tenant, now, purpose="follow_up"):
    return {str(channel): may_contact(tenant, ANNA, channel, purpose, now).code for channel in Channel}


def test_the_words_the_place_and_the_time_are_kept_for_each_address(given, now):
    rows = given()
    assert [(row.kind, row.channel, row.basis) for row in rows] == [("email", "", "consent"), ("phone", "", "consent")]
    assert {row.wording for row in rows} == {"Yes, write to me."}
    assert {row.source for row in rows} == {"https://acme.example/form"}
    assert {row.given_at for row in rows} == {now - timedelta(days=10)}


def test_recording_the_same_again_adds_nothing(given):
    assert [row.pk for row in given()] == [row.pk for row in given()]
    assert Consent.objects.count() == 2


def test_a_consent_for_one_channel_is_kept_for_the_address_of_that_channel(given):
    assert [row.kind for row in given(channel="sms")] == ["phone"]


def test_without_a_record_only_text_messages_and_marketing_are_blocked(acme, now):
    nothing = {"email": "", "sms": "no_consent", "whatsapp": "no_consent", "call": "", "linkedin": ""}
    for purpose in (Purpose.SERVICE_REPLY, Purpose.CLOSE_LOOP, Purpose.FOLLOW_UP):
        assert codes(acme, now, purpose) == nothing
    assert codes(acme, now, Purpose.MARKETING) == {**nothing, "email": "no_consent"}


@pytest.mark.parametrize(
    ("basis", "follow_up", "marketing"),
    [
        ("consent", {"email": "", "sms": ""}, {"email": "", "sms": ""}),
        ("request", {"email": "", "sms": ""}, {"email": "no_consent", "sms": "no_consent"}),
        ("legitimate_interest", {"email": "", "sms": "no_consent"}, {"email": "no_consent", "sms": "no_consent"}),
        (
            "unknown",
            dict.fromkeys(["email", "sms"], "unclear_consent"),
            dict.fromkeys(["email", "sms"], "unclear_consent"),
        ),
    ],
)
def test_each_ground_allows_what_it_is_good_for(acme, now, given, basis, follow_up, marketing):
    given(basis)
    for purpose, expected in (("follow_up", follow_up), ("marketing", marketing)):
        found = codes(acme, now, purpose)
        assert {channel: found[channel] for channel in expected} == expected


def test_a_consent_for_text_messages_is_none_for_whatsapp(acme, now, given):
    given(channel="sms")
    assert codes(acme, now) == {"email": "", "sms": "", "whatsapp": "no_consent", "call": "", "linkedin": ""}


def test_a_consent_ends_when_it_expires(acme, now, given):
    given(expires_at=now)
    day_before = now - timedelta(days=1)
    assert codes(acme, day_before) == dict.fromkeys(map(str, Channel), "")
    assert codes(acme, now) == {
        "email": "consent_expired", "sms": "consent_expired", "whatsapp": "consent_expired", "call": "", "linkedin": "",
    }  # fmt: skip
    assert codes(acme, now, "service_reply")["email"] == ""  # an answer rests on what they wrote
    given("legitimate_interest", days_ago=1)
    assert codes(acme, now)["email"] == ""


def test_a_consent_from_the_future_is_none_yet(acme, now, given):
    given(days_ago=-1)
    assert codes(acme, now)["sms"] == "no_consent"


def test_an_unknown_ground_beside_a_known_one_changes_nothing(acme, now, given):
    given("unknown", days_ago=1)
    given("request", days_ago=20)
    assert codes(acme, now)["email"] == ""


def test_a_withdrawal_ends_every_channel_for_every_purpose(acme, now, given):
    given()
    assert withdraw_consent(acme, email=EMAIL, phone=PHONE, how="a letter", at=now) == 2
    for purpose in Purpose:
        found = codes(acme, now, purpose)
        assert found == {**dict.fromkeys(["email", "sms", "whatsapp"], "consent_withdrawn"), "call": "", "linkedin": ""}
    row = Consent.objects.filter(kind="email").get()
    assert (row.withdrawn_at, row.withdrawn_how, row.wording) == (now, "a letter", "Yes, write to me.")


def test_a_withdrawal_for_one_channel_leaves_the_others_of_a_consent_to_all(acme, now, given):
    given()
    assert withdraw_consent(acme, email=None, phone=PHONE, channel="sms", how="STOP", at=now) == 1
    assert codes(acme, now) == {"email": "", "sms": "consent_withdrawn", "whatsapp": "", "call": "", "linkedin": ""}


def test_a_withdrawal_is_on_record_even_where_nothing_was_given_and_only_once(acme, now):
    assert withdraw_consent(acme, email=EMAIL, phone=None, how="a call", at=now) == 1
    assert withdraw_consent(acme, email=EMAIL, phone=None, how="a call", at=now) == 0
    assert codes(acme, now)["email"] == "consent_withdrawn"


def test_importing_an_old_consent_again_does_not_undo_a_withdrawal_but_a_new_one_does(acme, now, given):
    given()
    withdraw_consent(acme, email=EMAIL, phone=PHONE, how="a call", at=now - timedelta(days=2))
    given(days_ago=5, source="an old list")
    assert codes(acme, now)["email"] == "consent_withdrawn"
    given(days_ago=1)
    assert codes(acme, now) == dict.fromkeys(map(str, Channel), "")


def test_a_consent_is_the_tenants_own(cast, now, given):
    given()
    with tenant_scope(cast.rival.pk):
        assert may_contact(cast.rival, ANNA, "sms", "follow_up", now).code == "no_consent"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"basis": "hope"}, "basis"),
        ({"channel": "fax"}, "channel"),
        ({"source": " "}, "source"),
        ({"email": None, "phone": None}, "email"),
        ({"phone": None, "channel": "sms"}, "phone"),
        ({"days_ago": 1, "expires_at": "given_at"}, "expires_at"),
    ],
)
def test_it_refuses_what_makes_no_sense_and_names_the_field(given, now, wrong, field):
    if wrong.get("expires_at"):
        wrong = {**wrong, "expires_at": now - timedelta(days=1)}
    with pytest.raises(ConsentError) as refused:
        given(**wrong)
    assert (refused.value.field, Consent.objects.count()) == (field, 0)
