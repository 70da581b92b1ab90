"""Sources at the desk: set up, tried out, and their payloads processed again."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ

from followups.taking_in import take_in
from leads.models import Lead, Payload, Source
from leads.sources.processing import process_due
from leads.sources.registry import KINDS
from tenants.scope import tenant_scope
from tests.admin.conftest import faults, only, said, url
from tests.senders import SENDERS, lead, mail, make_source, post

pytestmark = pytest.mark.django_db


def given(cast, **fields) -> dict:
    return {"name": "Fair", "is_active": "on", "is_request": "on", "mapping": "{}", **fields}


def add(client, cast, kind="json", **fields):
    """Made, and then filled in on the page that this leads to; the answer to the latter."""
    made = client.post(url(Source, "add"), {"tenant": cast.acme.pk, "name": "Fair", "kind": kind})
    return client.post(made["Location"], given(cast, **fields))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_source_of_each_kind_is_made_with_its_secrets_sealed_and_opens(kind, olga, ready):
    secrets = {f"secret_{name}": f"the-{name}" for name in KINDS[kind].secrets}
    assert add(olga, ready, kind, **secrets).status_code == 302
    source = only(ready.acme, Source, name="Fair")
    assert source.secrets() == {name: f"the-{name}" for name in KINDS[kind].secrets}
    assert all(f"the-{name}" not in source.sealed for name in KINDS[kind].secrets)
    page = olga.get(url(Source, "change", source.pk)).content.decode()
    assert source.token in page
    assert all(f"the-{name}" not in page for name in KINDS[kind].secrets)


def test_a_secret_left_empty_stays(olga, ready):
    add(olga, ready, secret_secret="first")
    source = only(ready.acme, Source, name="Fair")
    olga.post(url(Source, "change", source.pk), given(ready, name="Trade fair", consent_wording="I agree."))
    source = only(ready.acme, Source, pk=source.pk)
    assert (source.name, source.consent_wording, source.secrets()) == ("Trade fair", "I agree.", {"secret": "first"})


def test_two_sources_of_a_client_do_not_have_one_name(olga, ready):
    response = olga.post(url(Source, "add"), {"tenant": ready.acme.pk, "name": "Our typeform", "kind": "json"})
    assert faults(response) == {"name": ["Another source of this client has this name. Choose another."]}


def test_without_a_key_to_seal_with_no_secret_is_kept(olga, ready, settings):
    add(olga, ready)
    source = only(ready.acme, Source, name="Fair")
    settings.CREDENTIALS_KEY = ""
    response = olga.post(url(Source, "change", source.pk), given(ready, secret_secret="first"))
    assert "CREDENTIALS_KEY is not set" in faults(response)["__all__"][0]


@pytest.mark.parametrize(
    ("mapping", "error"),
    [
        ({"nick": "answers.x"}, "“nick” is no field of a lead."),
        ({"email": ""}, "email: give a path like answers.Company, a list of paths, or a constant."),
        ({"source": {"const": "x"}}, 'source: a fixed value is written {"constant": "…"}.'),
        (["email"], "Write an object:"),
    ],
)
def test_a_mapping_that_cannot_work_is_refused_with_its_mend(mapping, error, olga, ready):
    response = add(olga, ready, mapping=json.dumps(mapping))
    assert faults(response)["mapping"][0].startswith(error)
    assert only(ready.acme, Source, name="Fair").mapping == {}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"redirects": "javascript:alert(1)"}, "redirects"),
        ({"redirects": "https://user@acme.example/"}, "redirects"),
        ({"redirects": "//acme.example"}, "redirects"),
        ({"form_fields": ["name", "company"]}, "form_fields"),
        ({"name": "Our typeform"}, "name"),
        ({"labels": "shoe: Size"}, "labels"),
        ({"labels": "email"}, "labels"),
    ],
)
def test_a_form_that_cannot_work_is_refused(fields, field, olga, ready):
    response = add(olga, ready, "form", **fields)
    assert list(faults(response)) == [field]


def test_a_form_s_texts_fields_and_goals_are_kept_and_its_snippet_shown(olga, ready):
    fields = {
        "form_fields": ["email", "message"],
        "title": "Ask us",
        "labels": "email: Ihre Adresse",
        "redirects": "https://acme.example/a\nhttps://acme.example/b\n",
    }
    add(olga, ready, "form", consent_wording="I agree.", consent_needed="on", **fields)
    source = only(ready.acme, Source, name="Fair")
    assert source.settings == {
        "title": "Ask us", "labels": {"email": "Ihre Adresse"}, "fields": ["email", "message"], "consent_needed": True,
        "redirects": ["https://acme.example/a", "https://acme.example/b"],
    }  # fmt: skip
    page = olga.get(url(Source, "change", source.pk)).content.decode()
    assert "&lt;form method=&quot;post&quot;" in page
    assert "&gt;Ihre Adresse&lt;/label&gt;" in page


def test_a_new_address_makes_the_old_one_void(olga, ready, act):
    source = only(ready.acme, Source)
    response = act(olga, source, "new-address")
    assert said(response) == ["The old address is void. Enter the new one at the source."]
    assert only(ready.acme, Source, pk=source.pk).token != source.token


def test_a_viewer_sees_neither_the_address_nor_the_secrets(vera, ready):
    source = only(ready.acme, Source)
    page = vera.get(url(Source, "change", source.pk)).content.decode()
    assert (source.token in page, "secret_secret" in page, "Typeform-Signature" in page) == (False, False, True)


def try_it(client, source, body=None):
    address = reverse("admin:leads_source_try", args=[source.pk])
    return client.get(address) if body is None else client.post(address, {"body": body})


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_sample_of_each_kind_would_be_a_lead_and_nothing_is_stored(kind, olga, ready):
    source = make_source(ready.acme, kind, name="To be tried")
    shown = try_it(olga, source)
    assert (shown.status_code, shown.context["results"]) == (200, None)
    with tenant_scope(ready.acme.pk):
        before = (Lead.objects.count(), Payload.objects.count())
    response = try_it(olga, source, shown.context["body"])
    (tried,) = response.context["results"]
    found = {row.field: row.value for row in tried.rows}
    assert (tried.problem, tried.would_be_taken, tried.refused, tried.missing, tried.lead) == ("", True, {}, {}, None)
    assert found["email"] == "ana@example.com"
    assert {"Ana", "Ana Díaz"} & {found.get("name"), found.get("first_name")}
    assert (tried.booking is not None) == (kind in ("calendly", "calcom", "acuity"))
    with tenant_scope(ready.acme.pk):
        assert (Lead.objects.count(), Payload.objects.count()) == before


def test_the_test_tells_what_is_missing_refused_unread_and_who_is_known(olga, ready):
    source = make_source(ready.acme, "json", mapping={"company": "answers.firm"})
    body = {"email": "anna@buyer.example", "phone": "call me", "shoe size": "39"}
    response = try_it(olga, source, json.dumps(body))
    (tried,) = response.context["results"]
    assert (dict(tried.missing), list(tried.refused), tried.unread) == (
        {"company": "answers.firm"},
        ["phone"],
        ("shoe size",),
    )
    assert tried.lead == only(ready.acme, Lead)
    page = response.content.decode()
    assert "It would be merged into <strong>Anna Berg</strong>" in page


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("{", "The body is no JSON in UTF-8."),
        ('{"event_type": "partial"}', "Ignored: the event “partial” is no response to a form."),
        ('{"event_type": "form_response"}', "form_response is no object."),
    ],
)
def test_a_payload_of_which_nothing_is_made_says_why(body, problem, olga, ready):
    (tried,) = try_it(olga, only(ready.acme, Source), body).context["results"]
    assert tried.problem == problem


def test_trying_out_is_for_managers_of_the_client(rita, vera, olga, ready):
    source, theirs = only(ready.acme, Source), only(ready.rival, Source)
    assert [try_it(client, source, "{}").status_code for client in (rita, vera, olga)] == [403, 403, 200]
    assert try_it(olga, theirs, "{}").status_code == 404


def test_payloads_are_processed_again_from_the_desk_with_the_mapping_of_now(olga, rita, ready, act):
    source, now = make_source(ready.acme, "json", mapping={"company": "answers.wrong"}), timezone.now()
    for n in (1, 2):
        post(source, SENDERS["json"], {**lead(n), "firm": "Berg GmbH"}, now)
    process_due(ready.acme, timezone.now(), take_in)
    with tenant_scope(ready.acme.pk):
        assert set(Lead.objects.filter(email__in=(mail(1), mail(2))).values_list("company", flat=True)) == {""}
        Source.objects.filter(pk=source.pk).update(mapping={"company": "answers.firm"})
        rows = list(Payload.objects.order_by("id"))
    OrmQ.objects.all().delete()
    chosen = {"action": "process_them_again", "_selected_action": [row.pk for row in rows]}
    address = url(Payload, "changelist") + "?tenant=acme"
    assert "Being processed again: 0." in said(rita.post(address, chosen, follow=True))
    answers = said(olga.post(address, chosen, follow=True))
    assert answers[0] == "Being processed again: 2."
    assert answers[1].startswith("Left alone: 1. Only what came by a source")
    assert [task.func() for task in OrmQ.objects.all()] == ["followups.jobs.process_payloads"] * 2
    process_due(ready.acme, timezone.now(), take_in)
    with tenant_scope(ready.acme.pk):
        assert set(Lead.objects.filter(email__in=(mail(1), mail(2))).values_list("company", flat=True)) == {"Berg GmbH"}
    own = [row for row in rows if row.via_id == source.pk]
    assert said(act(olga, own[0], "process-again")) == ["It is being processed again, with the mapping of now."]
    assert LogEntry.objects.filter(object_id=str(own[0].pk)).count() == 2


def test_the_payloads_of_one_source_are_found_from_its_page(olga, ready):
    source = make_source(ready.acme, "json")
    post(source, SENDERS["json"], lead(1), timezone.now())
    page = olga.get(url(Source, "change", source.pk)).content.decode()
    link = f"{url(Payload, 'changelist')}?tenant=acme&amp;via__id__exact={source.pk}"
    assert link in page
    listed = olga.get(link.replace("&amp;", "&")).context["cl"].result_list
    assert [row.external_id for row in listed] == ["x1"]
