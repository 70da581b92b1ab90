import pytest
from django.urls import reverse

from followups.models import FollowUp
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, note
from tests.web.conftest import said

pytestmark = pytest.mark.django_db


def post(client, act, message, **data):
    return client.post(reverse(act, args=["acme", message.follow_up_id]), data)


def test_it_is_done_for_a_stated_reason_and_its_draft_is_not_sent(rita, ready, rows, anna):
    response = post(rita, "follow_up_done", anna, outcome="done", note="I called her.", next="/?who=mine")
    assert (response.status_code, response["Location"]) == (303, "/?who=mine")
    follow_up = rows.follow_up(anna.follow_up_id)
    assert (follow_up.state, follow_up.state_because) == ("done", "I called her.")
    assert rows.message(anna.pk).state == "skipped"
    (event,) = rows.events(anna.lead_id, "follow_up_done")
    assert event.user == ready.rita


def test_it_is_done_by_an_event_that_shows_it(rita, ready, rows, anna):
    call = note(ready.acme, anna.lead, kind="call", text="We spoke.")
    assert post(rita, "follow_up_done", anna, outcome="done", event=str(call.pk), note="").status_code == 303
    assert rows.follow_up(anna.follow_up_id).done_with == call.pk


def test_an_event_of_another_lead_proves_nothing(rita, ready, rows, anna):
    other = capture(ready.acme, email="ben@buyer.example")
    call = note(ready.acme, other, kind="call", text="We spoke.")
    for event in (str(call.pk), "nonsense"):
        response = post(rita, "follow_up_done", anna, outcome="done", event=event, note="")
        assert response.context["refused"].reasons == [
            "The entry that should show it is not in this lead's timeline. Choose another."
        ]
    assert rows.follow_up(anna.follow_up_id).state == "open"


def test_without_proof_or_reason_it_is_not_done_and_the_form_stays_open(rita, rows, anna):
    response = post(rita, "follow_up_done", anna, outcome="done", note=" ")
    assert (response.status_code, response.context["refused"].form) == (422, "done")
    assert response.context["refused"].reasons == [
        "Say what shows that it is done: log the call or note, or state it in a few words."
    ]
    assert rows.follow_up(anna.follow_up_id).state == "open"


def test_it_is_skipped_with_its_reason_and_not_without(rita, rows, anna):
    assert post(rita, "follow_up_done", anna, outcome="not_needed", note="").status_code == 422
    assert post(rita, "follow_up_done", anna, outcome="not_needed", note="They met us.").status_code == 303
    follow_up = rows.follow_up(anna.follow_up_id)
    assert (follow_up.state, follow_up.state_because) == ("skipped", "They met us.")


@pytest.mark.parametrize(
    ("data", "day", "hour"),
    [
        ({"days": "1"}, 24, 10),
        ({"days": "3"}, 26, 10),
        ({"days": "7"}, 30, 10),
        ({"until": "2026-11-25"}, 25, 9),
        ({"until": "2026-11-28"}, 30, 9),  # a Saturday: the start of work on Monday
        ({"until": "2026-11-25", "days": "1"}, 25, 9),
    ],
)
def test_it_is_put_off_to_working_time(rita, rows, anna, data, day, hour):
    assert post(rita, "follow_up_snooze", anna, **data).status_code == 303
    follow_up = rows.follow_up(anna.follow_up_id)
    assert (follow_up.due_at, follow_up.due_fixed) == (MONDAY.replace(day=day, hour=hour), True)
    assert rows.message(anna.pk).send_at == follow_up.due_at


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"until": "2026-11-02"}, "Choose a time in the future."),
        ({"until": "soon"}, "“soon” is no date. Write it like 2026-03-31."),
        ({"days": "400"}, "Choose a day, or one of the buttons."),
        ({}, "Choose a day, or one of the buttons."),
    ],
)
def test_a_refused_delay_keeps_what_was_typed(rita, rows, anna, data, reason):
    before = rows.follow_up(anna.follow_up_id).due_at
    response = post(rita, "follow_up_snooze", anna, why="Waiting for the date", **data)
    assert (response.status_code, response.context["refused"].reasons) == (422, [reason])
    assert 'value="Waiting for the date"' in response.content.decode()
    assert rows.follow_up(anna.follow_up_id).due_at == before


def test_what_is_settled_cannot_be_settled_again(rita, ready, anna):
    with tenant_scope(ready.acme.pk):
        FollowUp.objects.update(state="overtaken", state_at=MONDAY)
    for act, data in (("follow_up_done", {"note": "x"}), ("follow_up_snooze", {"days": "1"})):
        response = post(rita, act, anna, **data)
        assert response.context["refused"].reasons == ["It is overtaken already. Load the page again."]


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_the_way_back_never_leads_to_another_site(rita, anna, elsewhere):
    response = post(rita, "follow_up_snooze", anna, days="1", next=elsewhere)
    assert response["Location"] == reverse("lead", args=["acme", anna.lead_id])


def test_the_page_after_it_says_what_happened(rita, anna):
    response = post(rita, "follow_up_snooze", anna, days="1", next="/")
    assert said(rita.get(response["Location"])) == ["Put off to tomorrow 10:00."]
