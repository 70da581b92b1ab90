from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django_q.models import OrmQ

from leads.models import Lead, Promise, Question
from leads.stages import move_stage
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, note
from tests.web.conftest import said

pytestmark = pytest.mark.django_db
SOON = "The next step is decided again within seconds."
ACTS = {
    "promise_keep": ("kept", "promise_kept"),
    "promise_withdraw": ("withdrawn", "promise_withdrawn"),
    "question_answer": ("answered", "question_answered"),
    "question_withdraw": ("withdrawn", "question_withdrawn"),
}


@pytest.fixture
def lead(ready):
    """Anna asked what it costs, and we promised to send the plan."""
    lead = capture(ready.acme)
    note(
        ready.acme, lead, kind="call", text="We spoke.",
        promises=[{"by": "us", "text": "Send the plan", "due": MONDAY - timedelta(hours=1)}],
        questions=[{"text": "What does it cost?"}],
    )  # fmt: skip
    return lead


def row_of(act, tenant):
    with tenant_scope(tenant.pk):
        return (Promise if act.startswith("promise_") else Question).objects.get()


def post(client, act, lead, row, **data):
    return client.post(reverse(act, args=["acme", lead.pk, row.pk]), data)


@pytest.mark.parametrize("act", ACTS)
def test_what_was_promised_or_asked_is_settled_with_who_and_in_which_words(rita, ready, rows, lead, act):
    state, kind = ACTS[act]
    OrmQ.objects.all().delete()
    assert post(rita, act, lead, row_of(act, ready.acme), why="As she told me.").status_code == 303
    row = row_of(act, ready.acme)
    assert (row.state, row.settled_at) == (state, MONDAY)
    (event,) = rows.events(lead.pk, kind)
    assert (event.text, event.user, event.actor) == (f"{row.text}: As she told me.", ready.rita, "person")
    assert (OrmQ.objects.count(), rows.lead(lead.pk).next_look_at) == (1, MONDAY)


@pytest.mark.parametrize(
    ("act", "say"),
    [
        ("promise_keep", "Kept: “Send the plan”."),
        ("promise_withdraw", "Withdrawn: “Send the plan”."),
        ("question_answer", "Answered: “What does it cost?”."),
        ("question_withdraw", "Withdrawn: “What does it cost?”."),
    ],
)
def test_the_page_says_what_was_settled_and_needs_no_words(rita, ready, lead, act, say):
    response = post(rita, act, lead, row_of(act, ready.acme))
    assert response["Location"] == reverse("lead", args=["acme", lead.pk])
    assert said(rita.get(response["Location"])) == [f"{say} {SOON}"]


@pytest.mark.parametrize("act", ACTS)
def test_settling_it_again_changes_nothing(rita, ready, rows, lead, act):
    row = row_of(act, ready.acme)
    post(rita, act, lead, row)
    response = post(rita, act, lead, row, why="Again.")
    state, kind = ACTS[act]
    assert said(rita.get(response["Location"]))[-1] == f"It was {state} already: “{row.text}”."
    assert len(rows.events(lead.pk, kind)) == 1


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("promise_keep", "promise_withdraw", "“Send the plan” was settled already: it is kept."),
        ("question_withdraw", "question_answer", "“What does it cost?” was settled already: it is withdrawn."),
    ],
)
def test_what_somebody_settled_otherwise_meanwhile_is_refused(rita, ready, lead, first, second, reason):
    row = row_of(first, ready.acme)
    post(rita, first, lead, row)
    response = post(rita, second, lead, row)
    assert (response.status_code, response.context["refused"].reasons) == (422, [reason])
    assert row_of(first, ready.acme).state == ACTS[first][0]


@pytest.mark.parametrize("act", ACTS)
def test_too_many_words_are_refused_and_kept_in_the_form_they_came_from(rita, ready, lead, act):
    words = "x" * 301
    row = row_of(act, ready.acme)
    response = post(rita, act, lead, row, why=words)
    assert (response.status_code, response.context["refused"].row) == (422, row.pk)
    assert response.context["refused"].reasons == ["At most 300 characters; this has 301."]
    content = response.content.decode()
    assert (content.count(f'value="{words}"'), content.count("At most 300 characters; this has 301.")) == (1, 1)
    assert row_of(act, ready.acme).state == "open"


def test_a_null_character_is_left_out_of_the_words(rita, ready, rows, lead):
    post(rita, "promise_keep", lead, row_of("promise_keep", ready.acme), why="By\0 mail.")
    (event,) = rows.events(lead.pk, "promise_kept")
    assert event.text == "Send the plan: By mail."


@pytest.mark.parametrize("act", ACTS)
def test_the_row_of_another_lead_does_not_exist_under_this_one(rita, ready, lead, act):
    other = capture(ready.acme, email="ben@buyer.example")
    row = row_of(act, ready.acme)
    assert post(rita, act, other, row).status_code == 404
    row.pk = uuid4()
    assert post(rita, act, lead, row).status_code == 404
    assert row_of(act, ready.acme).state == "open"


def test_only_what_is_open_can_be_settled_and_only_by_who_may_act(rita, vera, ready, lead):
    page = reverse("lead", args=["acme", lead.pk])
    addresses = [reverse(act, args=["acme", lead.pk, row_of(act, ready.acme).pk]) for act in ACTS]
    content = rita.get(page).content.decode()
    assert [address in content for address in addresses] == [True] * 4
    content = vera.get(page).content.decode()
    assert [address in content for address in addresses] == [False] * 4
    post(rita, "promise_keep", lead, row_of("promise_keep", ready.acme))
    content = rita.get(page).content.decode()
    assert [address in content for address in addresses] == [False, False, True, True]


def test_on_a_closed_lead_it_is_settled_and_nothing_is_decided(rita, ready, lead):
    with tenant_scope(ready.acme.pk):
        move_stage(ready.acme, Lead.objects.get(), "lost", because="They chose another.", now=MONDAY, actor="person")
    response = post(rita, "promise_withdraw", lead, row_of("promise_withdraw", ready.acme))
    assert said(rita.get(response["Location"])) == ["Withdrawn: “Send the plan”."]
