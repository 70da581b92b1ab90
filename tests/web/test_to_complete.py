"""What a lead lacks before its follow-up rests on something: shown, searched for, and added from its page (mission A5)."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from leads.models import Lead
from suppression.models import Consent
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, look
from tests.web.conftest import said

pytestmark = pytest.mark.django_db
CONSENT = {"basis": "consent", "source": "Fair in Hanover", "wording": "Yes, write to me.", "on": "2026-11-20"}


@pytest.fixture
def lead(ready):
    lead = capture(ready.acme)
    look(ready.acme)
    return lead


@pytest.fixture
def unreachable(ready):
    lead = capture(ready.acme, email="", external_id="crm-1", first_name="Ben", last_name="Adler")
    with tenant_scope(ready.acme.pk):
        Lead.objects.filter(pk=lead.pk).update(owner=None)
    look(ready.acme)
    return lead


def page(client, lead):
    return client.get(reverse("lead", args=["acme", lead.pk]))


def post(client, act, lead, **data):
    return client.post(reverse(act, args=["acme", lead.pk]), data)


def names(client, **params):
    return [row.lead.name for row in client.get("/t/acme/leads", params).context["page_obj"].object_list]


def test_the_page_says_what_is_missing_and_offers_to_add_it(rita, lead, unreachable):
    content = page(rita, lead).content.decode()
    assert "Missing: known consent<" in content
    assert "Record the ground" in content
    content = page(rita, unreachable).content.decode()
    assert "Missing: an owner, a usable address and known consent<" in content
    assert "add one first" in content
    assert "Record the ground" not in content


def test_who_may_only_read_is_told_and_offered_nothing(vera, unreachable):
    content = page(vera, unreachable).content.decode()
    assert "Missing: an owner, a usable address and known consent<" in content
    for act in ("lead_address", "lead_consent", "lead_reassign"):
        assert reverse(act, args=["acme", unreachable.pk]) not in content
        assert post(vera, act, unreachable).status_code == 403


def test_a_ground_is_recorded_with_words_and_place_and_nothing_is_missing_then(rita, ready, rows, lead):
    response = post(rita, "lead_consent", lead, **CONSENT)
    assert response.status_code == 303
    assert said(rita.get(response["Location"])) == [
        "It is on record on what ground they may be contacted. The next step is decided again within seconds."
    ]
    with tenant_scope(ready.acme.pk):
        (row,) = Consent.objects.all()
    assert (row.kind, row.basis, row.wording, row.source, row.given_at) == (
        "email", "consent", "Yes, write to me.", "Fair in Hanover", datetime(2026, 11, 20, 12, tzinfo=UTC),
    )  # fmt: skip
    (event,) = rows.events(lead.pk, "changed")
    assert (event.text, event.user) == ("May be contacted: consent (Fair in Hanover).", ready.rita)
    assert page(rita, lead).context["to_complete"].consent is False
    look(ready.acme, MONDAY + timedelta(seconds=1))
    assert rows.lead(lead.pk).lacks == ""


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"basis": "unknown"}, "Say on what ground: "),
        ({"basis": "nonsense"}, "Say on what ground: "),
        ({"wording": ""}, "What they agreed to, in the very words"),
        ({"source": ""}, "Say where they said so"),
        ({"source": "x" * 201}, "At most 200 characters"),
        ({"on": "2026-11-24"}, "That day has not come yet."),
        ({"on": "yesterday"}, "“yesterday” is no date."),
    ],
)
def test_a_ground_that_would_prove_nothing_is_refused_with_field_and_mend(rita, ready, lead, changed, why):
    response = post(rita, "lead_consent", lead, **{**CONSENT, **changed})
    assert response.status_code == 422
    refused = response.context["refused"]
    assert refused.form == "consent"
    (reason,) = refused.reasons
    assert reason.startswith(why)
    with tenant_scope(ready.acme.pk):
        assert not Consent.objects.exists()


def test_a_ground_without_an_address_is_refused(rita, unreachable):
    response = post(rita, "lead_consent", unreachable, **CONSENT)
    assert response.status_code == 422
    assert response.context["refused"].reasons == ["Add an address first: a ground is recorded for an address."]


def test_an_address_is_added_and_what_is_left_empty_stays(rita, ready, rows, unreachable):
    assert post(rita, "lead_address", unreachable, email="ben@other.example", phone="").status_code == 303
    lead = rows.lead(unreachable.pk)
    assert (lead.email, lead.phone, lead.external_id) == ("ben@other.example", None, "crm-1")
    look(ready.acme, MONDAY + timedelta(seconds=1))
    assert rows.lead(lead.pk).what_it_lacks == ["owner", "consent"]


@pytest.mark.parametrize("given", [{}, {"email": " "}, {"email": "ben"}, {"email": "anna@buyer.example"}])
def test_an_address_that_is_none_or_another_lead_s_is_refused_and_kept_in_the_form(
    rita, rows, lead, unreachable, given
):
    response = post(rita, "lead_address", unreachable, **given)
    assert response.status_code in (409, 422)
    assert response.context["refused"].form == "address"
    assert rows.lead(unreachable.pk).email == ""


def test_the_list_finds_those_that_lack_something_and_counts_them(rita, ready, lead, unreachable):
    complete = capture(ready.acme, email="cem@third.example", first_name="Cem", last_name="Demir")
    assert post(rita, "lead_consent", complete, **CONSENT).status_code == 303
    look(ready.acme, MONDAY + timedelta(seconds=1))
    found = {lacks: names(rita, lacks=lacks) for lacks in ("anything", "owner", "address", "consent", "nonsense")}
    assert found == {
        "anything": ["Ben Adler", "Anna Berg"],
        "owner": ["Ben Adler"],
        "address": ["Ben Adler"],
        "consent": ["Ben Adler", "Anna Berg"],
        "nonsense": [],
    }
    assert rita.get("/t/acme/leads").context["incomplete"] == 2
    rows = rita.get("/t/acme/leads", {"lacks": "anything"}).content.decode()
    assert "Lacks owner, address, consent" in rows


def test_a_closed_lead_lacks_nothing_any_more(rita, ready, unreachable):
    with tenant_scope(ready.acme.pk):
        Lead.objects.filter(pk=unreachable.pk).update(stage="lost", lost_reason="other", exit_reason="lost")
    assert page(rita, unreachable).context["to_complete"] is None
    assert names(rita, lacks="anything") == []


def test_the_api_tells_and_searches_the_same(client, ready, lead, unreachable):
    fresh = capture(ready.acme, email="cem@third.example", first_name="Cem", last_name="Demir")
    auth = {"HTTP_AUTHORIZATION": f"Bearer {ready.acme_key}"}
    assert client.get(f"/api/v1/leads/{fresh.pk}", **auth).json()["lacks"] is None
    assert client.get(f"/api/v1/leads/{unreachable.pk}", **auth).json()["lacks"] == ["owner", "address", "consent"]
    found = client.get("/api/v1/leads", {"lacks": "address"}, **auth).json()["results"]
    assert [each["id"] for each in found] == [str(unreachable.pk)]
