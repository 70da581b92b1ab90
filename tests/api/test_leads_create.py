import json

import pytest

from leads.models import Lead, Payload
from suppression.models import Consent
from tenants.scope import tenant_scope
from tests.api.conftest import wrong

pytestmark = pytest.mark.django_db

EVERYTHING = {
    "email": "Ada@Analytical.example", "phone": "+49 30 123456", "external_id": "crm-1", "first_name": "Ada",
    "last_name": "Lovelace", "company": "Analytical", "role": "Countess", "industry": "Computing", "company_size": 12,
    "country": "gb", "time_zone": "Europe/London", "language": "en_gb", "source": "website", "campaign": "spring",
    "utm": {"source": "x"}, "value": "5000.00", "currency": "eur", "expected_close": "2026-12-31",
    "expires_at": "2027-01-31T12:00:00+01:00", "strategic": True, "owner": "Rita@people.example", "stage": "qualified",
    "captured_at": "2026-01-02T03:04:05Z",
}  # fmt: skip


def test_somebody_new_is_201_and_told_back(api):
    response = api.post("leads", EVERYTHING)
    assert response.status_code == 201
    told = response.json()
    expected = {
        **EVERYTHING, "phone": "+4930123456", "country": "GB", "language": "en-GB", "currency": "EUR",
        "owner": "rita@people.example", "expires_at": "2027-01-31T11:00:00Z",
    }  # fmt: skip
    assert {name: told[name] for name in EVERYTHING} == expected
    assert (told["next_action"], told["exit"], told["promises"], told["questions"]) == (None, None, [], [])
    assert told["next_look_at"].endswith("Z")


def test_the_same_person_is_200_and_the_same_lead(api):
    first = api.post("leads", {"email": "ada@analytical.example"})
    again = api.post("leads", {"email": " ADA@analytical.example ", "role": "CTO"})
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["id"] == first.json()["id"]
    assert (again.json()["role"], again.json()["email"]) == ("CTO", "ada@analytical.example")


def test_the_body_is_kept_as_it_was_received(api, cast):
    api.post("leads", '{ "email":   "ada@analytical.example" }')
    with tenant_scope(cast.acme.pk):
        assert Payload.objects.get().body == '{ "email":   "ada@analytical.example" }'


@pytest.mark.parametrize(
    ("consent", "basis"),
    [
        (True, "consent"),
        ("legitimate_interest", "legitimate_interest"),
        ({"basis": "request", "wording": "Please call me", "source": "form", "at": "2026-01-01"}, "request"),
    ],
)
def test_consent_is_recorded_with_the_lead(api, cast, consent, basis):
    assert api.post("leads", {"email": "ada@analytical.example", "consent": consent}).status_code == 201
    with tenant_scope(cast.acme.pk):
        assert Consent.objects.get().basis == basis


@pytest.mark.parametrize("consent", [None, False, ""])
def test_no_consent_is_no_entry(api, cast, consent):
    assert api.post("leads", {"email": "ada@analytical.example", "consent": consent}).status_code == 201
    with tenant_scope(cast.acme.pk):
        assert Consent.objects.count() == 0


def test_ids_of_two_leads_are_409(api):
    api.post("leads", {"external_id": "crm-1"})
    api.post("leads", {"email": "ada@analytical.example"})
    response = api.post("leads", {"external_id": "crm-1", "email": "ada@analytical.example"})
    assert response.status_code == 409
    assert wrong(response) == [("external_id", "refused"), ("email", "refused")]


def test_a_moment_without_a_zone_is_meant_in_the_zone_of_the_tenant(api, cast):
    cast.acme.time_zone = "America/New_York"
    cast.acme.save()
    told = api.post("leads", {"external_id": "1", "captured_at": "2026-01-02T03:00:00"}).json()
    assert told["captured_at"] == "2026-01-02T08:00:00Z"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("email", "ada", "invalid"), ("email", 5, "invalid"), ("email", ["a@b.example"], "invalid"),
        ("email", "a\x00da@b.example", "invalid"), ("role", "a\x00b", "null_characters_not_allowed"),
        ("phone", "030 123456", "invalid"), ("phone", 4930123456, "invalid"), ("phone", "x", "invalid"),
        ("first_name", "x" * 101, "max_length"), ("first_name", True, "invalid"), ("first_name", {}, "invalid"),
        ("company_size", -1, "min_value"), ("company_size", "some", "invalid"), ("company_size", 10**12, "max_value"),
        ("company_size", 1.5, "invalid"),
        ("country", "Germany", "invalid"), ("country", "XX", "invalid"),
        ("time_zone", "Mars/Base", "invalid"), ("time_zone", "../etc/passwd", "invalid"),
        ("language", "klingon", "invalid"), ("language", "xx", "invalid"), ("language", "e", "invalid"),
        ("value", -1, "min_value"), ("value", "much", "invalid"), ("value", 1e30, "max_digits"),
        ("value", "NaN", "invalid"), ("value", "1.234", "max_decimal_places"), ("value", [], "invalid"),
        ("currency", "EURO", "invalid"), ("currency", "€", "invalid"),
        ("expected_close", "31.12.2026", "invalid"), ("expected_close", "0001-01-01", "out_of_range"),
        ("expires_at", "9999-12-31T23:59:59Z", "out_of_range"), ("expires_at", "soon", "invalid"),
        ("expires_at", 1767225600, "invalid"), ("expires_at", "0001-01-01T00:00:00", "out_of_range"),
        ("captured_at", "2099-01-01T00:00:00Z", "refused"),
        ("strategic", "perhaps", "invalid"), ("strategic", {}, "invalid"),
        ("stage", "hot", "invalid_choice"), ("stage", [], "invalid_choice"), ("stage", {"a": 1}, "invalid_choice"),
        ("owner", "zoe@people.example", "refused"), ("owner", "rita", "invalid"),
        ("utm", "x", "not_a_dict"), ("utm", {"a": {}}, "invalid"), ("utm", {"a\x00": "b"}, "invalid"),
        ("consent", "perhaps", "invalid_choice"), ("consent", 5, "invalid"), ("consent", {}, "required"),
        ("consent", {"basis": "consent", "colour": 1}, "unknown_field"),
        ("consent", {"basis": "consent", "at": "x"}, "invalid"), ("consent", {"basis": []}, "invalid_choice"),
        ("colour", "red", "unknown_field"), ("id", "x", "unknown_field"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_400_with_field_and_reason(api, cast, field, value, code):
    response = api.post("leads", {"external_id": "1", field: value})
    assert response.status_code == 400
    [(named, as_code)] = wrong(response)
    assert (named.split(".")[0].split("[")[0], as_code) == (field, code)
    with tenant_scope(cast.acme.pk):
        assert (Lead.objects.count(), Payload.objects.count()) == (0, 0)


def test_all_that_is_wrong_is_told_at_once(api):
    response = api.post("leads", {"email": "x", "value": -1, "time_zone": "x"})
    assert wrong(response) == [("email", "invalid"), ("time_zone", "invalid"), ("value", "min_value")]
    assert response.json()["detail"] == "3 fields need attention."


def test_a_lost_lead_needs_its_reason(api):
    assert wrong(api.post("leads", {"external_id": "1", "stage": "lost"})) == [("lost_reason", "refused")]


def test_a_lead_must_be_known_by_something(api):
    for body in ({}, None, {"first_name": "Ada"}, {"email": "  "}):
        assert wrong(api.post("leads", body)) == [("email", "refused")]


@pytest.mark.parametrize("body", [[], "text", 5, True, [{"external_id": "1"}]])
def test_a_body_that_is_no_object_is_400(api, body):
    response = api.post("leads", json.dumps(body))
    assert (response.status_code, wrong(response)) == (400, [("", "invalid")])


@pytest.mark.parametrize(
    "body",
    [
        "{", "{'email': 1}", b"\xff\xfe{", '{"email": NaN}', "[" * 200_000, '{"value": ' + "9" * 5000 + "}",
        '{"email": "a\x00"}', '{"\\ud800": 1}', '{"email": "\\udfff"}',
    ],
)  # fmt: skip
def test_a_body_that_is_no_json_is_400(api, body):
    response = api.post("leads", body)
    assert (response.status_code, response.json()["code"]) == (400, "parse_error")


def test_what_is_no_json_at_all_is_415(api):
    response = api.post("leads", "email=a", **{"Content-Type": "application/x-www-form-urlencoded"})
    assert (response.status_code, response.json()["code"]) == (415, "unsupported_media_type")


def test_a_body_of_megabytes_is_413(api):
    response = api.post("leads", {"role": "x" * 3_000_000})
    assert (response.status_code, response.json()["code"]) == (413, "too_large")
