from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from followups.models import FollowUp, Message
from leads.models import Lead
from tenants.scope import tenant_scope
from tests.api.conftest import wrong

pytestmark = pytest.mark.django_db

PAST, FUTURE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2096, 1, 1, tzinfo=UTC)


def plan(cast, lead_id, **fields):
    """An open follow-up of a lead."""
    defaults = {
        "owner": cast.rita, "is_touch": True, "key": "promise:1", "rule": "promise", "reason": "promised_next_step",
        "because": "We promised the offer.", "kind": "follow_up", "channel": "email", "ask": "May I send it?",
        "max_words": 80, "due_at": FUTURE, "created_at": PAST,
    }  # fmt: skip
    return FollowUp.objects.create(tenant=cast.acme, lead_id=lead_id, **{**defaults, **fields})


def draft(cast, follow_up, state):
    return Message.objects.create(
        tenant=cast.acme, lead_id=follow_up.lead_id, follow_up=follow_up, channel="email", kind="follow_up", body="x",
        to_address="ada@analytical.example", original_body="x", state=state, state_at=PAST, send_at=FUTURE,
        created_at=timezone.now(),
    )  # fmt: skip


def test_a_lead_is_told_with_what_is_next(api, cast, ada):
    with tenant_scope(cast.acme.pk):
        follow_up = plan(cast, ada)
    assert api.get(f"leads/{ada}").json()["next_action"] == {
        "id": str(follow_up.pk), "reason": "promised_next_step", "because": "We promised the offer.",
        "kind": "follow_up", "due_at": "2096-01-01T00:00:00Z", "owner": "rita@people.example", "channel": "email",
        "title": "", "ask": "May I send it?", "status": "planned",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("due_at", "states", "status"),
    [
        (PAST, [], "overdue"), (FUTURE, ["in_review"], "in review"), (FUTURE, ["approved"], "approved"),
        (PAST, ["overtaken"], "overdue"), (FUTURE, ["overtaken", "in_review"], "in review"),
        (FUTURE, ["unknown"], "outcome unknown"),
    ],
)  # fmt: skip
def test_the_status_says_how_far_it_is(api, cast, ada, due_at, states, status):
    with tenant_scope(cast.acme.pk):
        follow_up = plan(cast, ada, due_at=due_at)
        for state in states:
            draft(cast, follow_up, state)
    assert api.get(f"leads/{ada}").json()["next_action"]["status"] == status


def test_a_settled_follow_up_is_not_next(api, cast, ada):
    with tenant_scope(cast.acme.pk):
        plan(cast, ada, state="done")
    assert api.get(f"leads/{ada}").json()["next_action"] is None


def test_an_exit_is_told_with_its_reason(api, ada):
    told = api.post(f"leads/{ada}/stage", {"stage": "lost", "reason": "Budget"}).json()
    assert (told["exit"]["reason"], told["next_look_at"], told["lost_reason"]) == ("lost", None, "Budget")


def test_promises_and_questions_are_on_the_detail(api, ada):
    note = {"kind": "call", "promises": [{"by": "us", "text": "Send it"}], "questions": [{"text": "When?"}]}
    api.post(f"leads/{ada}/notes", note)
    told = api.get(f"leads/{ada}").json()
    assert [promise["text"] for promise in told["promises"]] == ["Send it"]
    assert [question["text"] for question in told["questions"]] == ["When?"]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_costs_the_same_however_many_are_on_it(api, cast, django_assert_num_queries, rows):
    for n in range(rows):
        lead = api.post("leads", {"external_id": str(n)}).json()["id"]
        with tenant_scope(cast.acme.pk):
            draft(cast, plan(cast, lead), "in_review")
    with django_assert_num_queries(7):  # key, scope (2), leads, next actions, end of the scope (2)
        assert len(api.get("leads").json()["results"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_detail_costs_the_same_however_much_is_on_it(api, ada, django_assert_num_queries, rows):
    promises = [{"by": "us", "text": f"Send {n}"} for n in range(rows)]
    questions = [{"text": f"Why {n}?"} for n in range(rows)]
    api.post(f"leads/{ada}/notes", {"kind": "call", "promises": promises, "questions": questions})
    with django_assert_num_queries(11):
        assert len(api.get(f"leads/{ada}").json()["promises"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_journal_costs_the_same_however_long_it_is(api, ada, django_assert_num_queries, rows):
    for n in range(rows - 1):
        api.post(f"leads/{ada}/notes", {"kind": "note", "text": str(n)})
    with django_assert_num_queries(7):
        assert len(api.get(f"leads/{ada}/events").json()["results"]) == rows


def ids(response):
    assert response.status_code == 200
    return [row["id"] for row in response.json()["results"]]


def test_a_list_is_narrowed(api, ada):
    other = api.post("leads", {"external_id": "crm-2", "owner": "rita@people.example"}).json()["id"]
    lost = {"external_id": "crm-3", "stage": "lost", "lost_reason": "x"}
    third = api.post("leads", lost).json()["id"]
    assert ids(api.get("leads")) == [third, other, ada]
    assert ids(api.get("leads?stage=lost")) == [third]
    assert ids(api.get("leads?open=true")) == [other, ada]
    assert ids(api.get("leads?open=false")) == [third]
    assert ids(api.get("leads?owner=Rita@people.example")) == [other]
    assert ids(api.get("leads?email=ADA@analytical.example")) == [ada]
    assert ids(api.get("leads?external_id=crm-2")) == [other]
    later = (timezone.now() + timedelta(minutes=1)).isoformat().replace("+", "%2B")
    assert ids(api.get(f"leads?updated_since={later}")) == []
    assert ids(api.get("leads?updated_since=2020-01-01")) == [third, other, ada]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("stage=hot", "stage"), ("owner=x", "owner"), ("email=%00", "email"), ("external_id=%00", "external_id"),
        ("updated_since=x", "updated_since"), ("open=perhaps", "open"), ("colour=red", "colour"), ("limit=0", "limit"),
        ("limit=x", "limit"), ("limit=1000", "limit"),
    ],
)  # fmt: skip
def test_a_bad_filter_is_400_with_its_name(api, cast, query, field):
    response = api.get(f"leads?{query}")
    assert (response.status_code, [name for name, _ in wrong(response)]) == (400, [field])


def test_pages_follow_each_other_by_cursor(api):
    made = [api.post("leads", {"external_id": str(n)}).json()["id"] for n in range(5)]
    seen, address = [], "leads?limit=2"
    while address:
        response = api.get(address)
        seen += ids(response)
        address = (response.json()["next"] or "").partition("/api/v1/")[2]
    assert seen == made[::-1]


@pytest.mark.parametrize("path", ["leads", "leads/{ada}/events"])
@pytest.mark.parametrize("cursor", ["x", "cD1nYXJiYWdl", "cD0lMDA=", "////", "bz05OTk5OTk5OTk5"])
def test_a_cursor_that_was_not_made_here_is_404(api, ada, path, cursor):
    response = api.get(f"{path.format(ada=ada)}?cursor={cursor}")
    assert response.status_code in (200, 404)
    assert cursor == "bz05OTk5OTk5OTk5" or response.status_code == 404


def test_the_journal_is_told_newest_first(api, ada):
    api.post(f"leads/{ada}/notes", {"kind": "call", "text": "Hello", "at": "2096-01-01T00:00:00Z"})
    first, second = api.get(f"leads/{ada}/events").json()["results"]
    assert (first["kind"], first["text"], first["actor"], second["kind"]) == ("call", "Hello", "api", "captured")


@pytest.mark.parametrize("tail", ["", "/events"])
def test_what_is_not_ones_own_is_not_there(api, rival_api, ada, tail):
    for client, pk in ((rival_api, ada), (api, uuid4()), (api, "x"), (api, "%00"), (api, "1; DROP TABLE")):
        response = client.get(f"leads/{pk}{tail}")
        assert (response.status_code, response.json()["code"]) == (404, "not_found")
    assert api.get(f"leads/{ada}{tail}").status_code == 200


def test_a_list_shows_only_ones_own(api, rival_api, ada):
    assert (ids(api.get("leads")), ids(rival_api.get("leads"))) == ([ada], [])


def test_no_address_no_answer_but_in_the_form_of_all_errors(api, ada):
    for path in ("", "leads/", "lead", f"leads/{ada}/", f"leads/{ada}/x", f"leads/{ada}/promises/1/break"):
        response = api.get(path)
        assert (response.status_code, wrong(response)) == (404, [])


def test_reading_changes_nothing(api, cast, ada):
    with tenant_scope(cast.acme.pk):
        before = Lead.objects.values().get()
    api.get(f"leads/{ada}")
    api.call("HEAD", f"leads/{ada}")
    with tenant_scope(cast.acme.pk):
        assert Lead.objects.values().get() == before


def test_a_method_that_is_not_there_is_405(api, ada):
    assert api.call("DELETE", f"leads/{ada}").status_code == 405
    assert api.call("PUT", f"leads/{ada}", {}).status_code == 405
