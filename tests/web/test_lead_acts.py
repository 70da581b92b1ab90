from datetime import timedelta

import pytest
from django.urls import reverse
from django_q.models import OrmQ

from followups.models import Message
from followups.web.note_form import CHOICES, KINDS, NoteForm
from leads.models import Promise, Question
from leads.noting import KINDS as NOTED
from leads.stopping import hold, stop
from suppression.models import Suppression
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, draft, look
from tests.web.conftest import said

pytestmark = pytest.mark.django_db
NOTE = {"kind": "call", "at": "2026-11-23T09:30", "text": "We spoke."}


@pytest.fixture
def lead(ready):
    return capture(ready.acme)


def post(client, act, lead, **data):
    return client.post(reverse(act, args=["acme", lead.pk]), data)


def follow(client, response):
    assert response.status_code == 303
    return client.get(response["Location"])


def test_a_note_is_written_down_with_promise_and_question_and_the_lead_is_woken(rita, ready, rows, lead):
    OrmQ.objects.all().delete()
    response = post(
        rita, "lead_note", lead, **NOTE, promise_by="us", promise_text="Send the plan", promise_due="2026-11-27",
        question="What does it cost?",
    )  # fmt: skip
    assert said(follow(rita, response)) == ["Noted. The next step is decided again within seconds."]
    (event,) = rows.events(lead.pk, "call")
    assert (event.text, event.at, event.user, event.actor) == (
        "We spoke.", MONDAY - timedelta(minutes=30), ready.rita, "person",
    )  # fmt: skip
    with tenant_scope(ready.acme.pk):
        assert (Promise.objects.get().text, Promise.objects.get().by) == ("Send the plan", "us")
        assert Question.objects.get().text == "What does it cost?"
    assert OrmQ.objects.count() == 1


def test_two_promises_are_written_down_each_by_whom_and_for_when(rita, ready, lead):
    post(
        rita, "lead_note", lead, **NOTE, promise_by="us", promise_text="Send the plan", promise_due="2026-11-27",
        promise_2_by="them", promise_2_text="Ask the board",
    )  # fmt: skip
    with tenant_scope(ready.acme.pk):
        made = list(Promise.objects.order_by("text").values_list("by", "text", "due"))
    assert made == [("them", "Ask the board", None), ("us", "Send the plan", MONDAY.replace(day=27, hour=0))]


def test_the_second_row_of_promises_stands_alone_too(rita, ready, lead):
    post(rita, "lead_note", lead, **NOTE, promise_2_by="them", promise_2_text="Ask the board")
    with tenant_scope(ready.acme.pk):
        assert list(Promise.objects.values_list("by", "text")) == [("them", "Ask the board")]


def test_what_the_act_refuses_stands_beside_the_row_it_was_typed_in():
    form = NoteForm({**NOTE, "at": "2026-11-20T09:30", "promise_2_text": "Ask the board"})
    assert form.is_valid()
    form.add_refusal({"promises[0].text": "Say what, in a few words.", "direction": "Which?"})
    assert form.errors == {"promise_2_text": ["Say what, in a few words."], "__all__": ["Which?"]}


def test_a_no_that_is_ticked_stops_everything(rita, ready, rows):
    lead = draft_for(ready.acme)
    response = post(rita, "lead_note", lead, **{**NOTE, "text": "No, we are set."}, explicit_no="on")
    assert said(follow(rita, response)) == ["Noted. They said no: nothing more is sent."]
    stopped = rows.lead(lead.pk)
    assert (stopped.stop_code, stopped.stop_say) == ("explicit_no", "They said no: “No, we are set.”")
    look(ready.acme)
    with tenant_scope(ready.acme.pk):
        assert list(Message.objects.live()) == []
    closed = rows.lead(lead.pk)
    assert (closed.stage, closed.exit_reason) == ("lost", "said_no")


def draft_for(tenant):
    lead = capture(tenant)
    message = draft(tenant)
    assert message.is_live
    return lead


def test_without_the_tick_nothing_is_stopped(rita, rows, lead):
    post(rita, "lead_note", lead, **{**NOTE, "text": "No, not this week."})
    assert rows.lead(lead.pk).stop_code == ""


def test_the_tick_says_what_it_does(rita, lead):
    content = rita.get(reverse("lead", args=["acme", lead.pk])).content.decode()
    assert "They said no: stop everything" in content
    assert NoteForm.base_fields["explicit_no"].help_text in content


def test_what_is_typed_is_read_on_the_reader_s_clock(rita, ready, rows, lead):
    ready.rita.time_zone = "Europe/Berlin"
    ready.rita.save(update_fields=["time_zone"])
    post(rita, "lead_note", lead, **NOTE)
    (event,) = rows.events(lead.pk, "call")
    assert event.at == MONDAY - timedelta(minutes=90)


def test_a_call_that_nobody_answered_is_ours_alone(rita, rows, lead):
    post(rita, "lead_note", lead, **{**NOTE, "kind": "no_answer"})
    (event,) = rows.events(lead.pk, "call")
    assert event.direction == "out"


def test_every_kind_of_the_form_is_one_that_can_be_noted():
    assert [code for code, _ in CHOICES] == list(KINDS)
    assert {kind for kind, _ in KINDS.values()} <= set(NOTED)


@pytest.mark.parametrize(
    ("wrong", "field", "reason"),
    [
        ({"text": ""}, "text", "This field is required."),
        ({"kind": "telepathy"}, "kind", "Select a valid choice. telepathy is not one of the available choices."),
        ({"at": "2026-11-24T09:30"}, "at",
         "This has not happened yet. Write it down afterwards, or note a promise with its date."),
        ({"promise_due": "2026-11-27"}, "promise_text", "Say what was promised for that day."),
        ({"promise_2_due": "2026-11-27"}, "promise_2_text", "Say what was promised for that day."),
        ({"promise_text": "x" * 501}, "promise_text", "Ensure this value has at most 500 characters (it has 501)."),
    ],
)  # fmt: skip
def test_a_refused_note_keeps_what_was_typed(rita, rows, lead, wrong, field, reason):
    response = post(rita, "lead_note", lead, **{**NOTE, "question": "What does it cost?", **wrong})
    assert response.status_code == 422
    assert response.context["note_form"].errors == {field: [reason]}
    assert 'value="What does it cost?"' in response.content.decode()
    assert rows.events(lead.pk, "call") == []


def test_a_lead_is_moved_with_its_reason(rita, rows, lead):
    response = post(rita, "lead_stage", lead, stage="lost", why="They chose another.")
    assert said(follow(rita, response)) == ["Moved: New → Lost: They chose another.."]
    assert (rows.lead(lead.pk).stage, rows.lead(lead.pk).lost_reason) == ("lost", "They chose another.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"stage": "lost", "why": " "}, "Say why: moving from new to lost needs a reason."),
        ({"stage": "won", "why": "Signed."}, ("A lead cannot go from new to won. "
          "From new it can go to: contacted, qualified, lost, dormant.")),
        ({"stage": "nonsense", "why": ""}, ("“nonsense” is no stage. "
          "Stages are: new, contacted, qualified, proposal_sent, won, lost, dormant.")),
    ],
)  # fmt: skip
def test_a_refused_move_says_why_and_keeps_the_form_open(rita, rows, lead, data, reason):
    response = post(rita, "lead_stage", lead, **data)
    assert (response.status_code, response.context["refused"].form) == (422, "stage")
    assert response.context["refused"].reasons == [reason]
    assert rows.lead(lead.pk).stage == "new"


def test_a_pause_lasts_until_the_first_moment_of_the_day_and_can_be_ended(rita, rows, lead):
    response = post(rita, "lead_pause", lead, until="2026-12-01", why="On leave")
    assert said(follow(rita, response)) == [
        "Paused until 1 December 2026. Nothing is sent before; a reply still shows up at once."
    ]
    assert rows.lead(lead.pk).paused_until == MONDAY.replace(month=12, day=1, hour=0)
    assert said(follow(rita, post(rita, "lead_pause", lead, until="", why=""))) == [
        "Resumed. The next step is decided again within seconds."
    ]
    assert rows.lead(lead.pk).paused_until is None
    assert said(follow(rita, post(rita, "lead_pause", lead, until="", why=""))) == ["There was no pause."]


@pytest.mark.parametrize(
    ("until", "why", "reason"),
    [
        ("2026-11-01", "On leave", "This moment has passed. Give a later one."),
        ("soon", "On leave", "“soon” is no date. Write it like 2026-03-31."),
        ("2026-12-01", "", "Say why, in a sentence that others will read."),
        ("2026-12-01", "x" * 301, "At most 300 characters."),
    ],
)
def test_a_refused_pause_keeps_what_was_typed(rita, rows, lead, until, why, reason):
    response = post(rita, "lead_pause", lead, until=until, why=why)
    assert (response.status_code, response.context["refused"].reasons) == (422, [reason])
    assert f'value="{until}"' in response.content.decode()
    assert rows.lead(lead.pk).paused_until is None


def test_a_stop_is_recorded_with_who_and_why(rita, ready, rows, lead):
    response = post(rita, "lead_stop", lead, why="They hired somebody.")
    assert said(follow(rita, response)) == ["Stopped: nothing more is sent."]
    assert (rows.lead(lead.pk).stop_code, rows.lead(lead.pk).stop_say) == ("owner_stop", "They hired somebody.")
    (event,) = rows.events(lead.pk, "stopped")
    assert event.user == ready.rita
    with tenant_scope(ready.acme.pk):
        assert Suppression.objects.count() == 0


def test_a_stop_can_suppress_the_address_too(rita, ready, lead):
    response = post(rita, "lead_stop", lead, why="Asked us to.", suppress="address")
    assert said(follow(rita, response)) == [
        "Stopped: nothing more is sent. anna@buyer.example is never written to again."
    ]
    with tenant_scope(ready.acme.pk):
        entry = Suppression.objects.get()
    assert (entry.kind, entry.value, entry.reason, entry.created_by) == (
        "email", "anna@buyer.example", "owner_stop", ready.rita,
    )  # fmt: skip


def test_a_stop_whose_address_cannot_be_suppressed_is_not_half_done(rita, ready, rows):
    lead = capture(ready.acme, email="", external_id="crm-7")
    response = post(rita, "lead_stop", lead, why="Asked us to.", suppress="address")
    assert response.status_code == 422
    assert response.context["refused"].reasons == [
        "Anna Berg has neither an e-mail address nor a number that could be suppressed."
    ]
    assert rows.lead(lead.pk).stop_code == ""
    assert rows.events(lead.pk, "stopped") == []


def test_a_second_stop_says_that_there_was_one(rita, rows, lead):
    follow(rita, post(rita, "lead_stop", lead, why="The first."))
    response = post(rita, "lead_stop", lead, why="The second.")
    assert said(follow(rita, response)) == ["It was stopped before: The first."]
    assert rows.lead(lead.pk).stop_say == "The first."


@pytest.mark.parametrize(
    ("act", "put_in_place", "field"), [("lead_lift_stop", stop, "stop_code"), ("lead_lift_hold", hold, "hold_code")]
)
def test_a_stop_and_a_hold_are_lifted_only_with_a_reason(rita, ready, rows, lead, act, put_in_place, field):
    code = "owner_stop" if field == "stop_code" else "duplicate"
    with tenant_scope(ready.acme.pk):
        put_in_place(ready.acme, lead, code, say="For now.", now=MONDAY)
    response = post(rita, act, lead, why="")
    assert (response.status_code, getattr(rows.lead(lead.pk), field)) == (422, code)
    assert post(rita, act, lead, why="They asked again.").status_code == 303
    assert getattr(rows.lead(lead.pk), field) == ""


def test_a_lead_is_given_to_another_member(rita, ready, rows, lead):
    response = post(rita, "lead_reassign", lead, owner=str(ready.rita.pk), why="Holiday.")
    assert said(follow(rita, response)) == ["Anna Berg is now with Rita."]
    assert rows.lead(lead.pk).owner == ready.rita


@pytest.mark.parametrize("who", ["vera", "zoe", "otto", "nonsense", ""])
def test_a_lead_cannot_be_given_to_somebody_who_may_not_own_it(rita, ready, rows, lead, who):
    owner = str(getattr(ready, who).pk) if hasattr(ready, who) else who
    response = post(rita, "lead_reassign", lead, owner=owner)
    assert response.context["refused"].reasons == ["Choose a member who may own leads here."]
    assert rows.lead(lead.pk).owner == ready.olga


def test_a_lead_is_decided_again_when_asked(rita, ready, rows, lead):
    with tenant_scope(ready.acme.pk):
        type(lead).objects.update(next_look_at=MONDAY + timedelta(days=5))
    assert post(rita, "lead_wake", lead).status_code == 303
    assert rows.lead(lead.pk).next_look_at == MONDAY


def test_a_rep_puts_a_lead_on_a_cadence_and_takes_it_off_again(rita, ready, rows, lead):
    response = post(rita, "lead_cadence", lead, cadence="speed_to_lead", why="She asked for it.")
    assert said(follow(rita, response)) == [
        "On the cadence from now on. The next step is decided again within seconds."
    ]
    (event,) = rows.events(lead.pk, "enrolled")
    assert (event.user, event.text) == (ready.rita, "Put on Speed to lead: She asked for it.")
    page = rita.get(reverse("lead", args=["acme", lead.pk])).content.decode()
    assert "On <strong>Speed to lead</strong>, version 1 of the rules" in page
    post(rita, "lead_cadence", lead, cadence="", why="He calls her.")
    (event,) = rows.events(lead.pk, "exit")
    assert event.text == "Taken off speed_to_lead: He calls her."


def test_a_refused_cadence_keeps_what_was_typed(rita, rows, lead):
    response = post(rita, "lead_cadence", lead, cadence="unheard_of", why="She asked for it.")
    assert response.status_code == 422
    assert response.context["refused"].reasons[0].startswith("There is no cadence “unheard_of”. Name one of: ")
    assert 'value="She asked for it."' in response.content.decode()
    assert rows.events(lead.pk, "enrolled") == []
