"""The form of our own: it works without a script, catches machines, and says what is to be mended."""

import json
import pkgutil
import re
from dataclasses import fields

import pytest
from django.test import Client
from django.urls import reverse

from followups.gates import languages as tongues
from leads.models import Event, Source
from leads.sources.embedded_form import FIELDS
from leads.sources.form_page import address_of, snippet_of
from leads.sources.form_words import WORDS as SPOKEN
from suppression.models import Consent
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tests.senders import make_source

pytestmark = pytest.mark.django_db
WORDS = "I agree that Acme may write to me about this."


@pytest.fixture
def form(cast) -> Source:
    return make_source(cast.acme, "form", name="Contact", secrets={}, consent_wording=WORDS)


def path(source: Source) -> str:
    return reverse("source_form", args=[source.token])


def fill(source: Source, **fields):
    given = {"name": "Zoë Berg", "email": "zoe@buyer.example", "message": "Call me, please.", **fields}
    return Client().post(path(source), given)


def test_a_filled_in_form_is_a_lead_with_consent_and_its_words(form, process, payloads, leads, cast):
    response = fill(form, consent="yes", utm_source="fair", company="Berg GmbH")
    assert (response.status_code, response["Location"]) == (303, path(form) + "thanks/")
    process()
    (lead,), (row,) = leads(), payloads()
    assert (lead.first_name, lead.last_name, lead.email, lead.company, lead.source, lead.utm) == (
        "Zoë", "Berg", "zoe@buyer.example", "Berg GmbH", "website", {"source": "fair"},
    )  # fmt: skip
    with tenant_scope(cast.acme.pk):
        assert list(Consent.objects.values_list("basis", "wording")) == [("consent", WORDS)]
        assert Event.objects.get(kind="captured").text == "Call me, please."
    assert (row.state, json.loads(row.body)["message"]) == ("processed", "Call me, please.")


def test_without_a_tick_there_is_no_consent(form, process, leads, cast):
    fill(form)
    process()
    assert len(leads()) == 1
    with tenant_scope(cast.acme.pk):
        assert Consent.objects.count() == 0


def test_opening_it_changes_nothing_and_shows_every_field_with_its_label(form, payloads):
    for method in ("get", "head"):
        assert getattr(Client(), method)(path(form)).status_code == 200
    page = Client().get(path(form) + "?utm_source=fair").content.decode()
    assert re.findall(r'<(?:input|textarea) id="f-(\w+)"', page) == [
        "name", "email", "phone", "company", "message", "consent", "website_address",
    ]  # fmt: skip
    assert set(re.findall(r'<label[^>]* for="f-(\w+)"', page)) == set(re.findall(r'id="f-(\w+)"', page))
    assert '<input type="hidden" name="utm_source" value="fair">' in page
    assert payloads() == []


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"email": "zoe"}, "zoe"),
        ({"email": ""}, "Please say how we can reach you."),
        ({"phone": "12"}, "12"),
        ({"message": "x" * 5001}, "At most 5000 characters."),
    ],
)
def test_what_cannot_be_taken_is_said_beside_the_field_and_what_was_written_stays(fields, error, form, payloads):
    response = fill(form, **fields)
    page = response.content.decode()
    assert (response.status_code, payloads()) == (422, [])
    (said,) = re.findall(r'class="field__errors"[^>]*><li>([^<]+)<', page)
    assert error in said
    assert 'value="Zoë Berg"' in page


def test_where_consent_is_needed_it_is_asked_for(form, payloads, cast):
    with tenant_scope(cast.acme.pk):
        Source.objects.update(settings={"consent_needed": True})
    response = fill(form)
    assert (response.status_code, payloads()) == (422, [])
    assert "Please tick this box" in response.content.decode()
    assert fill(form, consent="yes").status_code == 303


def test_a_machine_that_fills_in_the_hidden_field_is_thanked_and_put_aside(form, process, payloads, leads):
    assert fill(form, website_address="https://spam.example").status_code == 303
    process()
    (row,) = payloads()
    assert (row.state, row.error, leads()) == (
        "ignored", "Ignored: the hidden field was filled in, as machines do.", [],
    )  # fmt: skip


def test_a_sender_may_post_a_few_times_in_ten_minutes(form, payloads, monkeypatch, now):
    monkeypatch.setattr("leads.sources.form_page.timezone.now", lambda: now)
    answers = [fill(form, message=f"Number {n}") for n in range(6)]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]
    assert 1 <= int(answers[5]["Retry-After"]) <= 600
    assert "Please try again in some minutes." in answers[5].content.decode()
    assert len(payloads()) == 5


def test_pressing_the_button_twice_is_one_payload(form, payloads):
    assert [fill(form).status_code for _ in range(2)] == [303, 303]
    assert len(payloads()) == 1


@pytest.mark.parametrize(
    ("wanted", "goal"),
    [
        ("", "https://www.acme.example/thanks"),
        ("https://www.acme.example/demo", "https://www.acme.example/demo"),
        ("https://evil.example/", "https://www.acme.example/thanks"),
        ("//evil.example", "https://www.acme.example/thanks"),
    ],
)
def test_it_leads_on_to_an_allowed_address_alone(wanted, goal, form, cast):
    with tenant_scope(cast.acme.pk):
        Source.objects.update(
            settings={"redirects": ["https://www.acme.example/thanks", "https://www.acme.example/demo"]}
        )
    response = fill(form, _next=wanted)
    assert (response.status_code, response["Location"]) == (303, goal)
    assert "form-action 'self' https://www.acme.example" in Client().get(path(form))["Content-Security-Policy"]


def test_the_snippet_posts_what_the_page_posts_and_holds_no_script(form, cast):
    html = snippet_of(form)
    names = set(re.findall(r' name="(\w+)"', html))
    assert names == {"name", "email", "phone", "company", "message", "consent", "website_address", "_language"}
    assert (html.count("<script"), f'action="{address_of(form)}"' in html, WORDS in html) == (0, True, True)


def test_words_of_a_manager_s_are_text_on_the_page_and_in_the_snippet(form, cast):
    with tenant_scope(cast.acme.pk):
        Source.objects.update(consent_wording="<script>alert(1)</script>", settings={"title": "<b>Hi</b>"})
        form.refresh_from_db()
    for page in (Client().get(path(form)).content.decode(), snippet_of(form)):
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_it_speaks_every_language_that_drafts_are_checked_in():
    spoken = {name for _, name, _ in pkgutil.iter_modules(tongues.__path__) if len(name) == 2}
    assert set(SPOKEN) == spoken == {"en", "de", "fr", "es", "nl", "it", "pt"}
    for words in SPOKEN.values():
        said = {field.name: getattr(words, field.name) for field in fields(words)}
        assert [name for name in said if not said[name]] == []
        assert set(said["labels"]) == set(FIELDS)
        assert [name for name in said if "{given}" in said[name]] == ["no_email", "no_phone"]
        assert "{most}" in said["too_long"]
        if words.code != "en":
            assert [name for name in said if said[name] == getattr(SPOKEN["en"], name)] == []


CHOSEN = [  # settings, wording of consent, the client's language, the address, what the browser accepts: the language
    ({}, "", "de-AT", "", "", "de"),  # the client's
    ({}, "", "pl", "", "", "en"),  # which we do not speak
    ({}, "", "de", "", "pl, fr-CH;q=0.9, en;q=0.8", "fr"),  # the visitor's
    ({}, "", "de", "", "pl", "de"),
    ({}, "Ja, gerne.", "de", "", "fr", "de"),  # words of the client's own are not mixed with others
    ({"title": "Schreiben Sie uns"}, "", "de", "", "fr", "de"),
    ({"language": "visitor"}, "Ja, gerne.", "de", "", "fr", "fr"),
    ({}, "Ja, gerne.", "de", "?language=it", "fr", "it"),  # the page's that led here
    ({"language": "nl"}, "", "de", "?language=it", "fr", "nl"),  # the chosen one
    ({}, "", "de", "?language=xx", "", "de"),
]


def test_it_speaks_the_chosen_language_the_page_s_the_visitor_s_or_the_client_s(form, cast):
    for settings, wording, tenant, address, accepts, language in CHOSEN:
        with tenant_scope(cast.acme.pk):
            Source.objects.update(settings=settings, consent_wording=wording)
        Tenant.objects.filter(pk=cast.acme.pk).update(language=tenant)
        response = Client().get(path(form) + address, headers={"Accept-Language": accepts})
        page = response.content.decode()
        assert (response["Content-Language"], re.findall(r'<html lang="(\w+)"', page)) == (language, [language])
        assert f">{SPOKEN[language].button}</button>" in page


def test_what_is_to_be_mended_is_said_in_the_language_of_the_page_that_holds_the_form(form, payloads, cast):
    Tenant.objects.filter(pk=cast.acme.pk).update(language="de")
    with tenant_scope(cast.acme.pk):
        form = Source.objects.get()
    assert '<input type="hidden" name="_language" value="de">' in snippet_of(form)
    response = fill(form, email="zoe", phone="12", consent="yes", _language="de")
    page = response.content.decode()
    assert re.findall(r'class="field__errors"[^>]*><li>([^<]+)<', page) == [
        "„zoe“ ist keine E-Mail-Adresse: Sie sollte aussehen wie name@example.com.",
        "„12“ ist keine vollständige Telefonnummer. Bitte mit Ländervorwahl, etwa +49 30 123456.",
    ]
    assert ('<input type="hidden" name="_language" value="de">' in page, payloads()) == (True, [])
    sent = fill(form, _language="de")
    assert sent["Location"] == path(form) + "thanks/?language=de"
    assert "<h1>Gesendet.</h1>" in Client().get(sent["Location"]).content.decode()


@pytest.mark.parametrize("kind", ["json", "meta_leads"])
def test_another_kind_has_no_page_and_a_form_no_hook(kind, cast, form):
    other = make_source(cast.acme, kind)
    assert Client().get(reverse("source_form", args=[other.token])).status_code == 404
    assert Client().post(reverse("source_hook", args=[form.token]), {}).status_code == 404


def test_a_form_that_is_switched_off_is_gone(form, cast):
    with tenant_scope(cast.acme.pk):
        Source.objects.update(is_active=False)
    assert [Client().get(path(form)).status_code, fill(form).status_code] == [404, 404]


@pytest.mark.parametrize(
    ("body", "kind"), [(b"x" * 60_000, "application/x-www-form-urlencoded"), (b"{}", "application/json")]
)
def test_a_body_that_cannot_be_read_is_told_so(body, kind, form, payloads):
    response = Client().post(path(form), body, content_type=kind)
    assert (response.status_code, payloads()) == (400, [])
