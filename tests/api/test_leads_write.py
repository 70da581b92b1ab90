from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from leads.models import Event, Lead, Promise, Question
from tenants.scope import tenant_scope
from tests.api.conftest import wrong

pytestmark = pytest.mark.django_db

NOTE = {
    "kind": "call", "at": "2026-03-02T10:00:00+01:00", "text": "We send the offer on Friday.", "external_id": "call-1",
    "promises": [{"by": "us", "text": "Send the offer", "due": "2026-03-06"}],
    "questions": [{"text": "What does it cost?", "kind": "objection"}],
}  # fmt: skip


def test_details_are_put_right_and_erased(api, ada):
    told = api.patch(f"leads/{ada}", {"first_name": None, "role": "CTO", "phone": "+4930123456"}).json()
    assert (told["first_name"], told["role"], told["phone"], told["email"]) == (
        "", "CTO", "+4930123456", "ada@analytical.example",
    )  # fmt: skip


def test_an_owner_is_changed_with_the_details(api, ada):
    assert api.patch(f"leads/{ada}", {"owner": "rita@people.example"}).json()["owner"] == "rita@people.example"


@pytest.mark.parametrize("owner", [None, ""])
def test_a_lead_is_never_without_an_owner(api, ada, owner):
    response = api.patch(f"leads/{ada}", {"owner": owner})
    assert (response.status_code, wrong(response)) == (400, [("owner", "invalid")])


def test_a_national_number_is_read_in_the_country_of_the_lead(api, ada):
    api.patch(f"leads/{ada}", {"country": "US"})
    assert api.patch(f"leads/{ada}", {"phone": "(212) 555-0123"}).json()["phone"] == "+12125550123"


def test_what_has_an_address_of_its_own_is_not_patched(api, ada):
    response = api.patch(f"leads/{ada}", {"stage": "won"})
    assert (response.status_code, wrong(response)) == (400, [("stage", "unknown_field")])


def test_the_address_of_another_lead_is_409(api, ada):
    api.post("leads", {"email": "charles@analytical.example"})
    response = api.patch(f"leads/{ada}", {"email": "charles@analytical.example"})
    assert (response.status_code, wrong(response)) == (409, [("email", "refused")])


def test_a_note_is_told_with_the_ids_of_what_it_holds(api, cast, ada):
    response = api.post(f"leads/{ada}/notes", NOTE)
    told = response.json()
    assert response.status_code == 201
    assert (told["kind"], told["direction"], told["at"]) == ("call", "both", "2026-03-02T09:00:00Z")
    with tenant_scope(cast.acme.pk):
        promise, question = Promise.objects.get(), Question.objects.get()
    assert told["promises"] == [
        {
            "id": str(promise.pk), "by": "us", "text": "Send the offer", "words": "We send the offer on Friday.",
            "due": "2026-03-06T00:00:00Z", "made_at": "2026-03-02T09:00:00Z", "state": "open", "settled_at": None,
        }
    ]  # fmt: skip
    assert [(each["id"], each["kind"]) for each in told["questions"]] == [(str(question.pk), "objection")]


def test_a_note_with_a_known_external_id_is_200_and_the_first(api, cast, ada):
    first, again = api.post(f"leads/{ada}/notes", NOTE), api.post(f"leads/{ada}/notes", NOTE)
    assert (again.status_code, again.json()) == (200, first.json())
    with tenant_scope(cast.acme.pk):
        assert (Promise.objects.count(), Event.objects.filter(kind="call").count()) == (1, 1)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "fax"}, "kind"), ({"kind": None}, "kind"), ({"at": "yesterday"}, "at"), ({"text": 5}, "text"),
        ({"text": "x" * 100_001}, "text"), ({"text": "a\x00b"}, "text"), ({"direction": "up"}, "direction"),
        ({"direction": "none"}, "direction"), ({"explicit_no": "perhaps"}, "explicit_no"),
        ({"promises": {}}, "promises"), ({"promises": [5]}, "promises[0]"),
        ({"promises": [{"by": "us"}]}, "promises[0].text"),
        ({"promises": [{"by": "me", "text": "x"}]}, "promises[0].by"),
        ({"promises": [{"by": "us", "text": "x", "due": "Friday"}]}, "promises[0].due"),
        ({"promises": [{"by": "us", "text": "x", "due": "2026-02-30"}]}, "promises[0].due"),
        ({"promises": [{"by": "us", "text": "x", "due": "3026-02-20"}]}, "promises[0].due"),
        ({"promises": [{"by": "us", "text": "x", "due": 5}]}, "promises[0].due"),
        ({"promises": [{"by": "us", "text": "x" * 501}]}, "promises[0].text"),
        ({"promises": [{"by": "us", "text": "x", "when": "now"}]}, "promises[0].when"),
        ({"promises": [{"by": "us", "text": "x"}] * 101}, "promises"),
        ({"questions": [{"text": ""}]}, "questions[0].text"),
        ({"questions": [{"text": "x", "kind": "y"}]}, "questions[0].kind"),
        ({"answers": ["x"]}, "answers[0]"), ({"answers": [str(uuid4())]}, "answers[0]"), ({"keeps": "x"}, "keeps"),
        ({"mood": "good"}, "mood"),
    ],
)  # fmt: skip
def test_a_bad_note_is_400_with_its_field_and_nothing_is_written(api, cast, ada, change, field):
    response = api.post(f"leads/{ada}/notes", {**NOTE, **change})
    assert (response.status_code, [name for name, _ in wrong(response)]) == (400, [field])
    with tenant_scope(cast.acme.pk):
        assert (Event.objects.count(), Promise.objects.count()) == (1, 0)


def test_a_stage_is_moved_by_the_table(api, ada):
    assert api.post(f"leads/{ada}/stage", {"stage": "qualified"}).json()["stage"] == "qualified"
    response = api.post(f"leads/{ada}/stage", {"stage": "new"})
    assert (response.status_code, wrong(response)) == (409, [("stage", "refused")])
    response = api.post(f"leads/{ada}/stage", {"stage": "lost"})
    assert (response.status_code, wrong(response)) == (400, [("reason", "refused")])


def test_a_pause_and_its_end(api, ada):
    until = (timezone.now() + timedelta(days=9)).replace(microsecond=0)
    told = api.post(f"leads/{ada}/pause", {"until": until.isoformat(), "because": "On holiday"}).json()
    assert (told["paused_until"], told["paused_because"]) == (until.isoformat().replace("+00:00", "Z"), "On holiday")
    assert api.post(f"leads/{ada}/resume").json()["paused_until"] is None
    response = api.post(f"leads/{ada}/pause", {"until": "2020-01-01", "because": "x"})
    assert (response.status_code, wrong(response)) == (400, [("until", "refused")])


def test_a_stop_is_the_owners(api, ada):
    told = api.post(f"leads/{ada}/stop", {"because": "A friend of the family"}).json()
    assert (told["stop_code"], told["stop_say"]) == ("owner_stop", "A friend of the family")
    assert wrong(api.post(f"leads/{ada}/stop", {"because": " "})) == [("because", "blank")]


def test_a_lead_is_given_to_a_member(api, ada):
    assert api.post(f"leads/{ada}/assign", {"owner": "rita@people.example"}).json()["owner"] == "rita@people.example"
    response = api.post(f"leads/{ada}/assign", {"owner": "zoe@people.example"})
    assert (response.status_code, wrong(response)) == (400, [("owner", "refused")])


@pytest.mark.parametrize(
    ("what", "how", "state"),
    [
        ("promises", "keep", "kept"), ("promises", "withdraw", "withdrawn"), ("questions", "answer", "answered"),
        ("questions", "withdraw", "withdrawn"),
    ],
)  # fmt: skip
def test_what_was_promised_and_asked_is_settled_once(api, rival_api, ada, what, how, state):
    pk = api.post(f"leads/{ada}/notes", NOTE).json()[what][0]["id"]
    address = f"leads/{ada}/{what}/{pk}/{how}"
    assert rival_api.post(address).status_code == 404
    for _ in range(2):
        response = api.post(address)
        assert (response.status_code, response.json()[what][0]["state"]) == (200, state)
    other = {"keep": "withdraw", "withdraw": "keep" if what == "promises" else "answer", "answer": "withdraw"}[how]
    assert api.post(f"leads/{ada}/{what}/{pk}/{other}").status_code == 409


def test_a_promise_of_another_lead_is_not_there(api, ada):
    pk = api.post(f"leads/{ada}/notes", NOTE).json()["promises"][0]["id"]
    other = api.post("leads", {"external_id": "2"}).json()["id"]
    for promise in (pk, uuid4(), "x"):
        assert api.post(f"leads/{other}/promises/{promise}/keep").status_code == 404


ACTS = [
    ("PATCH", "", {"role": "x"}), ("POST", "/notes", {"kind": "note"}), ("POST", "/stage", {"stage": "qualified"}),
    ("POST", "/pause", {"until": "2090-01-01", "because": "x"}), ("POST", "/resume", {}),
    ("POST", "/stop", {"because": "x"}), ("POST", "/assign", {"owner": "zoe@people.example"}),
]  # fmt: skip


@pytest.mark.parametrize(("method", "tail", "body"), ACTS)
def test_a_lead_of_another_tenant_cannot_be_touched(api, rival_api, cast, ada, method, tail, body):
    with tenant_scope(cast.acme.pk):
        before = Lead.objects.values().get()
    for client, pk in ((rival_api, ada), (api, uuid4()), (api, "x")):
        assert client.call(method, f"leads/{pk}{tail}", body).status_code == 404
    with tenant_scope(cast.acme.pk):
        assert (Lead.objects.values().get(), Event.objects.count()) == (before, 1)


@pytest.mark.parametrize(("method", "tail", "body"), ACTS)
def test_an_act_refuses_what_it_does_not_know(api, ada, method, tail, body):
    response = api.call(method, f"leads/{ada}{tail}", {**body, "colour": "red"})
    assert (response.status_code, wrong(response)) == (400, [("colour", "unknown_field")])


@pytest.mark.parametrize(("method", "tail", "body"), [act for act in ACTS if act[1] != "/resume"])
def test_an_act_wants_an_object(api, ada, method, tail, body):
    response = api.call(method, f"leads/{ada}{tail}", [])
    assert (response.status_code, response.json()["code"]) == (400, "invalid")
