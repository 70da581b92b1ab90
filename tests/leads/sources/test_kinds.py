"""What is particular to one kind of source: its traps, and what a lead of it holds."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from leads.models import Event, Lead, Payload
from suppression.models import Consent
from tenants.scope import tenant_scope
from tests.senders import (
    FORM,
    SECRETS,
    SENDERS,
    Sent,
    contact,
    contact_answer,
    google,
    lead,
    mail,
    make_source,
    meta_answer,
    post,
    tally,
    typeform,
)

pytestmark = pytest.mark.django_db


def taken(cast, process, kind, payload, now, **fields) -> Lead:
    """The only lead, made of one payload."""
    assert post(make_source(cast.acme, kind, **fields), SENDERS[kind], payload, now).status_code == 200
    process()
    with tenant_scope(cast.acme.pk):
        return Lead.objects.get()


def told(found: Lead, *names: str) -> dict:
    return {name: getattr(found, name) for name in names}


def test_typeform_names_choices_hidden_fields_and_consent_with_its_words(cast, now, process):
    found = taken(cast, process, "typeform", typeform(1), now)
    assert told(found, "first_name", "last_name", "company", "utm") == {
        "first_name": "Zoë", "last_name": "Nº1", "company": "Berg GmbH", "utm": {"source": "news"},
    }  # fmt: skip
    with tenant_scope(cast.acme.pk):
        (row,) = Consent.objects.all()
    assert (row.basis, row.wording, row.given_at) == ("consent", "May we write?", found.captured_at)


def test_tally_s_choices_are_read_by_their_words_and_the_address_by_its_type(cast, now, process):
    found = taken(cast, process, "tally", tally(1), now)
    assert told(found, "email", "first_name", "company") == {
        "email": mail(1), "first_name": "Ana", "company": "Berg GmbH",
    }  # fmt: skip


def test_jotform_s_parts_of_a_name_and_a_number_are_put_together(cast, now, process):
    found = taken(cast, process, "jotform", SENDERS["jotform"].payload(1), now)
    assert told(found, "first_name", "last_name", "phone") == {
        "first_name": "Ana", "last_name": "Nº1", "phone": "+4930901820",
    }  # fmt: skip


def test_jotform_may_bring_its_secret_in_the_address_and_post_a_multipart_form(cast, now, process, leads):
    source = make_source(cast.acme, "jotform")
    path = reverse("source_hook", args=[source.token])
    client = Client()
    assert client.post(f"{path}?key=wrong", SENDERS["jotform"].payload(1)).status_code == 401
    assert client.post(f"{path}?key={SECRETS['secret']}", SENDERS["jotform"].payload(1)).status_code == 200
    process()
    assert [each.email for each in leads()] == [mail(1)]


@pytest.mark.parametrize("kind", ["json", "form_post", "gravity_forms"])
def test_elsewhere_a_secret_in_the_address_counts_for_nothing(kind, cast, payloads):
    source, sender = make_source(cast.acme, kind), SENDERS[kind]
    path = f"{reverse('source_hook', args=[source.token])}?key={SECRETS['secret']}"
    response = Client().post(path, sender.body(sender.payload(1)), content_type=sender.content_type)
    assert (response.status_code, payloads()) == (401, [])


def test_gravity_forms_posts_forms_too_and_parts_with_full_stops_are_found(cast, now, process, leads):
    source = make_source(cast.acme, "gravity_forms", mapping={"email": "7", "company": "answers.3"})
    path = reverse("source_hook", args=[source.token])
    entry = {"id": "5", "form_id": "2", "1.3": "Ana", "1.6": "Díaz", "3": "Berg GmbH", "7": "ana@buyer.example"}
    assert Client().post(path, entry, headers={"X-Webhook-Secret": SECRETS["secret"]}).status_code == 415
    headers = {"Authorization": f"Bearer {SECRETS['secret']}"}
    body = "&".join(f"{name}={value}" for name, value in entry.items()).replace("@", "%40").encode()
    assert Client().post(path, body, content_type=FORM, headers=headers).status_code == 200
    process()
    (found,) = leads()
    assert told(found, "first_name", "last_name", "company", "email") == {
        "first_name": "Ana", "last_name": "Díaz", "company": "Berg GmbH", "email": "ana@buyer.example",
    }  # fmt: skip


def test_google_s_key_is_not_stored_with_the_lead(cast, now, payloads):
    post(make_source(cast.acme, "google_ads"), SENDERS["google_ads"], google(1), now)
    (row,) = payloads()
    assert (row.external_id, SECRETS["secret"] in row.body, json.loads(row.body)["campaign_id"]) == ("g1", False, 7)


def test_hubspot_s_list_of_events_is_a_payload_each_and_a_retry_of_it_none(cast, now, api, process, payloads, leads):
    source, sender = make_source(cast.acme, "hubspot"), SENDERS["hubspot"]
    for n in (1, 2):
        api.answers[str(900 + n)] = (200, contact_answer(n))
    post(source, sender, [*contact(1), *contact(2)], now)
    post(source, sender, [*contact(1, attemptNumber=1), *contact(2, attemptNumber=1)], now)
    process()
    assert [row.lead.external_id for row in rows_with_leads(cast)] == ["901", "902"]
    assert [each.email for each in leads()] == [mail(1), mail(2)]
    assert {headers["Authorization"] for headers in api.headers} == {"Bearer token-1"}


def rows_with_leads(cast) -> list[Payload]:
    with tenant_scope(cast.acme.pk):
        return list(Payload.objects.select_related("lead").order_by("id"))


def test_hubspot_signs_the_address_as_it_was_called(cast, now, payloads, settings):
    source, sender = make_source(cast.acme, "hubspot"), SENDERS["hubspot"]
    settings.PUBLIC_URL = "https://follow.example"
    assert post(source, sender, contact(1), now).status_code == 200
    body, path = sender.body(contact(2)), reverse("source_hook", args=[source.token])
    elsewhere = sender.sign(Sent(body, f"https://other.example{path}"), SECRETS["secret"], now)
    answer = Client().post(path, body, content_type="application/json", headers=elsewhere)
    assert (answer.status_code, len(payloads())) == (401, 1)


def test_a_contact_that_hubspot_has_no_longer_is_ignored(cast, now, api, process, payloads):
    post(make_source(cast.acme, "hubspot"), SENDERS["hubspot"], contact(1), now)
    process()
    (row,) = payloads()
    assert (row.state, row.error) == ("ignored", "Ignored: 127.0.0.1 has it no longer (answer 404).")


@pytest.mark.parametrize(
    ("status", "state", "attempts"),
    [(401, "failed", 1), (429, "received", 1), (500, "received", 1), (422, "failed", 1)],
)
def test_a_fetch_that_fails_is_tried_again_where_that_may_help(
    status, state, attempts, cast, now, api, process, payloads
):
    api.answers["901"] = (status, {"message": "no"})
    source = make_source(cast.acme, "hubspot")
    post(source, SENDERS["hubspot"], contact(1), now)
    process()
    (row,) = payloads()
    assert (row.state, row.attempts, str(status) in row.error) == (state, attempts, True)
    with tenant_scope(cast.acme.pk):
        source.refresh_from_db()
    assert str(status) in source.last_error


def test_without_an_access_token_nothing_can_be_fetched_and_it_says_so(cast, now, api, process, payloads):
    source = make_source(cast.acme, "hubspot", secrets={"secret": SECRETS["secret"]})
    post(source, SENDERS["hubspot"], contact(1), now)
    process()
    (row,) = payloads()
    assert (row.state, row.error) == (
        "failed", "No access token is entered for this source: the contact cannot be fetched.",
    )  # fmt: skip
    assert api.paths == []


def test_a_source_s_api_on_a_host_inside_is_not_asked(cast, now, process, payloads, settings, monkeypatch):
    settings.SOURCE_API_URLS = {}
    inside = [(2, 1, 6, "", ("10.0.0.7", 443))]
    monkeypatch.setattr("tenants.public_http.socket.getaddrinfo", lambda *args, **kwargs: inside)
    post(make_source(cast.acme, "hubspot"), SENDERS["hubspot"], contact(1), now)
    process()
    (row,) = payloads()
    assert row.error == "api.hubapi.com could not be asked: api.hubapi.com is not on the public network."


def test_meta_sends_two_leads_at_once_and_each_is_fetched_with_a_proof(cast, now, api, process, leads):
    changes = [{"field": "leadgen", "value": {"leadgen_id": f"50{n}"}} for n in (1, 2)]
    for n in (1, 2):
        api.answers[f"50{n}"] = (200, meta_answer(n))
    body = {"object": "page", "entry": [{"id": "1", "changes": changes}]}
    post(make_source(cast.acme, "meta_leads"), SENDERS["meta_leads"], body, now)
    process()
    assert [(each.email, each.campaign) for each in leads()] == [(mail(1), "Spring"), (mail(2), "Spring")]
    assert [path.partition("?")[0] for path in api.paths] == ["/v1/501", "/v1/502"]
    assert all("appsecret_proof=" in path and "token-1" not in path for path in api.paths)


@pytest.mark.parametrize(
    ("changed", "status"),
    [({}, 200), ({"hub.verify_token": "guess"}, 403), ({"hub.mode": "x"}, 403), ({"hub.challenge": "<b>"}, 403)],
)
def test_meta_s_handshake_echoes_the_challenge_for_the_right_token_alone(changed, status, cast):
    source = make_source(cast.acme, "meta_leads")
    query = {"hub.mode": "subscribe", "hub.verify_token": "choose-me", "hub.challenge": "1158201444", **changed}
    answer = Client().get(reverse("source_hook", args=[source.token]), query)
    assert answer.status_code == status
    assert (answer.content == b"1158201444") == (status == 200)


def test_a_handshake_without_a_verify_token_entered_is_refused(cast):
    source = make_source(cast.acme, "meta_leads", secrets={"secret": SECRETS["secret"]})
    query = {"hub.mode": "subscribe", "hub.verify_token": "", "hub.challenge": "1"}
    assert Client().get(reverse("source_hook", args=[source.token]), query).status_code == 403


def test_a_list_of_json_objects_is_a_lead_each(cast, now, process, leads):
    post(make_source(cast.acme, "json"), SENDERS["json"], [lead(1), lead(2)], now)
    process()
    assert [each.email for each in leads()] == [mail(1), mail(2)]


def test_what_somebody_wrote_stands_in_the_journal(cast, now, process):
    found = taken(cast, process, "json", lead(1), now)
    with tenant_scope(cast.acme.pk):
        event = found.events.get(kind=Event.Kind.CAPTURED)
    assert (event.text, event.direction, event.actor) == ("Zoë fragt 👍", "in", "lead")


def test_a_wrong_number_costs_no_lead_and_is_told(cast, now, process, payloads):
    found = taken(cast, process, "json", {**lead(1), "phone": "call me", "country": "Atlantis"}, now)
    assert (found.email, found.phone, found.country) == (mail(1), None, "")
    parts = payloads()[0].error.removeprefix("Left out: ").split("; Left out: ")
    assert [part.partition(":")[0] for part in parts] == ["country", "phone"]


def test_the_mapping_of_a_source_comes_before_what_its_kind_usually_sends(cast, now, process):
    mapping = {"company": "answers.shop", "source": {"constant": "fair"}, "email": ["nowhere", "answers.contact.mail"]}
    payload = {"id": "1", "contact": {"mail": "ana@buyer.example"}, "Shop": "Berg GmbH", "company": "Not this"}
    found = taken(cast, process, "json", payload, now, mapping=mapping)
    assert told(found, "email", "company", "source") == {
        "email": "ana@buyer.example", "company": "Berg GmbH", "source": "fair",
    }  # fmt: skip


def test_a_source_s_own_wording_goes_with_a_ticked_box(cast, now, process):
    taken(cast, process, "json", {**lead(1), "consent": True}, now, consent_wording="I agree to be written to.")
    with tenant_scope(cast.acme.pk):
        assert list(Consent.objects.values_list("basis", "wording")) == [("consent", "I agree to be written to.")]


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b'"text"', b"[" * 5000, b"null", b"[1]", b"{}"])
def test_any_body_is_an_answer_and_never_an_error(body, cast, now, payloads, process):
    source, sender = make_source(cast.acme, "json"), SENDERS["json"]
    assert post(source, sender, lead(1), now, body=body).status_code in (200, 400, 415)  # an empty body has no type
    process()
    assert {row.state for row in payloads()} <= {"failed"}


def test_more_than_a_sender_may_post_a_minute_is_put_off(cast, now, payloads, monkeypatch):
    monkeypatch.setattr("leads.sources.hooks.A_MINUTE", 2)
    source, sender = make_source(cast.acme, "json"), SENDERS["json"]
    monkeypatch.setattr("leads.sources.hooks.timezone.now", lambda: now)
    answers = [post(source, sender, lead(n), now) for n in (1, 2, 3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[2]["Retry-After"]) <= 60
    assert len(payloads()) == 2


def test_a_hook_address_that_was_not_made_here_is_a_404(cast, now):
    source = make_source(cast.acme, "json")
    for token in ("x", source.token[:-1] + ("A" if source.token[-1] != "A" else "B"), "é" * 60):
        assert Client().post(reverse("source_hook", args=[token])).status_code == 404


def test_a_closed_tenant_s_sources_are_shut(cast, now):
    source = make_source(cast.acme, "json")
    cast.acme.is_active = False
    cast.acme.save()
    assert post(source, SENDERS["json"], lead(1), now).status_code == 404
