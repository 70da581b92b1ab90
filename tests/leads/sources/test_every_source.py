"""What holds of every source that posts to us, whatever its scheme (mission A1, L1)."""

import logging
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django_q.models import OrmQ

from leads.models import Payload, Source
from leads.sources.registry import KINDS
from tenants.scope import tenant_scope
from tests.senders import SECRETS, SENDERS, STANDARD, STANDARD_JSON, mail, make_source, post

pytestmark = pytest.mark.django_db

EVERY = {**SENDERS, "standard": STANDARD_JSON}
NAMES = sorted(EVERY)
STRANGER = "a-secret-of-somebody-else-altogether"


def made(cast, name, **fields) -> Source:
    secrets = {**SECRETS, "secret": EVERY[name].secret}
    return make_source(cast.acme, "json" if name == "standard" else name, **{"secrets": secrets, **fields})


def answering(api, name, *numbers) -> None:
    sender = EVERY[name]
    if sender.answer:
        for n in numbers:
            answer = sender.answer(n)
            api.answers[str(answer["id"])] = (200, answer)


def test_every_kind_but_the_form_of_our_own_has_a_sender():
    assert set(SENDERS) == set(KINDS) - {"form"}


@pytest.mark.parametrize("name", NAMES)
def test_a_valid_request_is_stored_rung_for_and_then_a_lead(name, cast, now, api, process, payloads, leads):
    source = made(cast, name)
    answering(api, name, 1)
    OrmQ.objects.all().delete()
    response = post(source, EVERY[name], EVERY[name].payload(1), now)
    assert (response.status_code, response.json()) == (200, {"received": 1})
    (row,) = payloads()
    assert (row.state, row.outcome, row.via_id, row.attempts, leads()) == ("received", "", source.pk, 0, [])
    assert [(task.func(), task.args()) for task in OrmQ.objects.all()] == [
        ("followups.jobs.process_payloads", (str(cast.acme.pk), str(row.pk)))
    ]
    assert process() == 1
    (row,), (lead,) = payloads(), leads()
    assert (row.state, row.outcome, row.error, row.lead_id, row.process_at) == (
        "processed",
        "created",
        "",
        lead.pk,
        None,
    )
    assert (lead.email, lead.captured_at) == (mail(1), row.received_at)
    assert lead.source == {"meta_leads": "meta_ads", "json": "", "standard": "", "form_post": ""}.get(name, source.kind)


@pytest.mark.parametrize("name", NAMES)
def test_a_secret_of_somebody_else_is_refused_with_one_line_and_nothing_is_stored(name, cast, now, payloads, caplog):
    source, sender = made(cast, name), EVERY[name]
    make_source(cast.rival, source.kind, secrets={**SECRETS, "secret": STRANGER})
    payload = sender.forged(sender.payload(1))
    other = "whsec_" + STANDARD[10:14] + STANDARD[6:] if name == "standard" else STRANGER
    caplog.set_level(logging.WARNING, "leads.sources.hooks")
    response = post(source, sender, payload, now, secret=other)
    assert response.status_code == 401
    assert payloads() == []
    assert len([record for record in caplog.records if record.name == "leads.sources.hooks"]) == 1
    assert str(source.pk) in caplog.text
    with tenant_scope(cast.acme.pk):
        source.refresh_from_db()
    assert source.last_error.startswith("Refused (401): ")
    assert source.last_received_at is None


@pytest.mark.parametrize("name", [name for name in NAMES if name != "google_ads"])
def test_a_request_without_a_signature_is_refused(name, cast, now, payloads):
    source, sender = made(cast, name), EVERY[name]
    path = reverse("source_hook", args=[source.token])
    response = Client().post(path, sender.body(sender.payload(1)), content_type=sender.content_type)
    assert (response.status_code, payloads()) == (401, [])


@pytest.mark.parametrize(
    "name",
    [name for name in NAMES if EVERY[name].sign.__name__ != "bearer" and name not in ("google_ads", "gravity_forms")],
)
def test_a_signature_of_another_body_is_refused(name, cast, now, payloads):
    source, sender = made(cast, name), EVERY[name]
    response = post(source, sender, sender.payload(1), now, body=sender.body(sender.payload(2)))
    assert (response.status_code, payloads()) == (401, [])


@pytest.mark.parametrize("name", [name for name in NAMES if EVERY[name].stamps])
@pytest.mark.parametrize("minutes", [-6, 6])
def test_a_stale_signature_is_refused(name, minutes, cast, now, payloads):
    source, sender = made(cast, name), EVERY[name]
    response = post(source, sender, sender.payload(1), now + timedelta(minutes=minutes))
    assert (response.status_code, payloads()) == (401, [])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("secrets", [{}, {"secret": "  "}])
def test_an_empty_secret_verifies_nothing(name, secrets, cast, now, payloads):
    source, sender = made(cast, name, secrets=secrets), EVERY[name]
    for signed_with in (sender.secret, " "):
        if signed_with == " " and name == "standard":
            continue
        assert post(source, sender, sender.payload(1), now, secret=signed_with).status_code == 401
    assert payloads() == []


@pytest.mark.parametrize("name", NAMES)
def test_a_redelivery_is_one_row_and_one_lead(name, cast, now, api, process, payloads, leads):
    source, sender = made(cast, name), EVERY[name]
    answering(api, name, 1)
    counts = [post(source, sender, sender.payload(1), now).json()["received"] for _ in range(2)]
    process()
    counts.append(post(source, sender, sender.payload(1), now + timedelta(seconds=1)).json()["received"])
    assert process() == 0
    assert (counts, len(payloads()), len(leads())) == ([1, 0, 0], 1, 1)


@pytest.mark.parametrize("name", [name for name in NAMES if EVERY[name].unknown])
def test_an_unknown_event_is_kept_and_ignored_with_the_reason(name, cast, now, api, process, payloads, leads):
    source, sender = made(cast, name), EVERY[name]
    assert post(source, sender, sender.unknown, now).status_code == 200
    process()
    (row,) = payloads()
    assert (row.state, row.error[:9], row.process_at, leads()) == ("ignored", "Ignored: ", None, [])
    assert api.paths == []


@pytest.mark.parametrize("name", NAMES)
def test_somebody_who_cannot_be_reached_is_kept_and_says_which_fields_are_missing(
    name, cast, now, api, process, payloads, leads
):
    source, sender = made(cast, name), EVERY[name]
    if sender.answer:
        api.answers[str(sender.nobody_answered["id"])] = (200, sender.nobody_answered)
    assert post(source, sender, sender.nobody, now).status_code == 200
    process()
    (row,) = payloads()
    if name == "hubspot":  # the contact's id is a way to know it again
        assert row.state == "processed"
        return
    assert (row.state, row.outcome, leads()) == ("failed", "refused", [])
    assert "email" in row.error


@pytest.mark.parametrize("name", NAMES)
def test_what_fails_in_processing_is_tried_again_and_can_be_replayed(
    name, cast, now, api, process, payloads, leads, monkeypatch, client
):
    source, sender = made(cast, name), EVERY[name]
    answering(api, name, 1)
    post(source, sender, sender.payload(1), now)
    kind = type(KINDS[source.kind])
    with monkeypatch.context() as broken:
        broken.setattr(kind, "read", lambda *_args: 1 / 0)
        at = now
        for minutes in (0, 1, 4, 16, 64):
            at += timedelta(minutes=minutes, seconds=2)
            process(at)
    (row,) = payloads()
    assert (row.state, row.attempts, row.process_at, leads()) == ("failed", 5, None, [])
    assert row.error == "ZeroDivisionError: division by zero"
    with tenant_scope(cast.acme.pk):
        Payload.objects.update(state="received", process_at=at, attempts=0)
    assert process(at) == 1
    (row,), (lead,) = payloads(), leads()
    assert (row.state, row.error, lead.email) == ("processed", "", mail(1))


@pytest.mark.parametrize("name", NAMES)
def test_a_payload_processed_again_changes_nothing_that_had_followed(name, cast, now, api, process, payloads, leads):
    source, sender = made(cast, name), EVERY[name]
    answering(api, name, 1)
    post(source, sender, sender.payload(1), now)
    process()

    def told():
        with tenant_scope(cast.acme.pk):
            return [
                (event.kind, event.external_id) for event in leads()[0].events.exclude(kind="merged").order_by("id")
            ]

    before = told()
    with tenant_scope(cast.acme.pk):
        Payload.objects.update(state="received", process_at=now)
    process()
    assert (told(), len(leads()), payloads()[0].state) == (before, 1, "processed")


@pytest.mark.parametrize("name", NAMES)
def test_a_request_of_another_kind_is_refused_by_its_reason(name, cast, now, payloads, settings):
    source, sender = made(cast, name), EVERY[name]
    payload = sender.payload(1)
    assert post(source, sender, payload, now, content_type="text/csv").status_code == 415
    assert post(source, sender, payload, now, body=b"x" * 1_000_001).status_code == 413
    path = reverse("source_hook", args=[source.token])
    if name != "meta_leads":
        assert {method: getattr(Client(), method)(path).status_code for method in ("get", "put", "delete")} == {
            "get": 405, "put": 405, "delete": 405,
        }  # fmt: skip
    with tenant_scope(cast.acme.pk):
        Source.objects.update(is_active=False)
    response = post(source, sender, payload, now)
    assert (response.status_code, response.json()) == (403, {"error": "This source is switched off."})
    with tenant_scope(cast.acme.pk):
        Source.objects.update(is_active=True, hook_version=2)
    assert post(source, sender, payload, now).status_code == 404
    assert payloads() == []
