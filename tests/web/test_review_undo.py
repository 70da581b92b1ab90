"""A decision on a draft is taken back: until the claim, or as far as nothing has come of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from followups.models import FollowUp, Message
from followups.web.undo import undo_of
from leads.models import Lead
from suppression.models import Suppression
from tenants.scope import tenant_scope
from tests.story import MONDAY, look, send
from tests.web.conftest import promised, said

pytestmark = pytest.mark.django_db


def post(client, act, message, **data):
    given = {
        "subject": message.subject, "body": message.body, "revision": str(message.revision), "digest": message.digest(), **data,
    }  # fmt: skip
    return client.post(reverse(act, args=["acme", message.pk]), given)


def undo(client, response):
    """Press the button that the page after an act offers."""
    assert response.status_code == 303
    (told,) = client.get(response["Location"]).context["messages"]
    offered = undo_of(told.extra_tags)
    return client.post(offered["url"], {"token": offered["token"]})


def test_an_approval_goes_back_to_review_until_it_is_claimed(rita, rows, anna):
    response = undo(rita, post(rita, "message_approve", anna))
    assert said(rita.get(response["Location"])) == ["Taken back: nothing leaves before it is approved again."]
    message = rows.message(anna.pk)
    assert (message.state, message.approved_digest, message.approved_by, message.reviewed_as) == (
        "in_review",
        "",
        None,
        "",
    )
    assert [event.data["decision"] for event in rows.events(anna.lead_id, "reviewed")] == ["approved", "taken_back"]


def test_nothing_leaves_within_the_time_in_which_it_can_be_taken_back(rita, ready, rows, anna):
    post(rita, "message_approve", anna)
    assert send(ready.acme, MONDAY + timedelta(seconds=19)) == []
    (delivery,) = send(ready.acme, MONDAY + timedelta(seconds=20))
    assert (delivery.outcome, rows.message(anna.pk).state) == ("sent", "sent")


def test_after_the_claim_it_is_too_late_and_says_so(rita, ready, rows, anna):
    response = post(rita, "message_approve", anna)
    with tenant_scope(ready.acme.pk):
        Message.objects.update(state="sending", claimed_at=MONDAY)
    refused = undo(rita, response)
    assert refused.context["refused"].reasons == ["Too late: it is being handed over at this moment."]
    assert rows.message(anna.pk).state == "sending"


def test_whoever_may_decide_takes_an_approval_back_on_its_page(rita, olga, rows, anna):
    post(olga, "message_approve", anna)
    assert "Take the approval back" in rita.get(reverse("review", args=["acme", anna.pk])).content.decode()
    assert rita.post(reverse("message_take_back", args=["acme", anna.pk])).status_code == 303
    assert rows.message(anna.pk).state == "in_review"


def test_a_rejected_draft_waits_again(rita, ready, rows, anna):
    response = post(rita, "message_reject", anna, why="Wrong tone.")
    look(ready.acme)
    undo(rita, response)
    message, follow_up = rows.message(anna.pk), rows.follow_up(anna.follow_up_id)
    assert (message.state, message.state_because, message.reviewed_as) == ("in_review", "", "")
    assert (follow_up.state, follow_up.state_because) == ("open", "")
    with tenant_scope(ready.acme.pk):
        assert list(FollowUp.objects.open()) == [follow_up]


def test_a_rejection_stands_where_a_person_has_set_another_step_since(rita, ready, rows, anna):
    response = post(rita, "message_reject", anna, why="Wrong tone.")
    look(ready.acme)
    with tenant_scope(ready.acme.pk):
        FollowUp.objects.open().update(due_fixed=True)
        assert FollowUp.objects.open().count() == 1
    assert undo(rita, response).status_code == 422
    assert rows.message(anna.pk).state == "skipped"


def test_what_was_put_off_is_due_as_before(rita, ready, rows, clock):
    clock(MONDAY + timedelta(hours=1))
    message = promised(ready.acme)
    before = rows.follow_up(message.follow_up_id)
    response = post(rita, "message_snooze", message, days="3")
    assert rows.follow_up(message.follow_up_id).due_at > before.due_at
    undo(rita, response)
    after = rows.follow_up(message.follow_up_id)
    assert (after.due_at, after.due_fixed, after.due_because) == (before.due_at, before.due_fixed, before.due_because)
    assert rows.message(message.pk).send_at == message.send_at


def test_a_lead_that_was_handed_over_comes_back(rita, ready, rows, anna):
    response = post(rita, "message_reassign", anna, owner=str(ready.rita.pk), why="She knows them.")
    assert (rows.lead(anna.lead_id).owner, rows.follow_up(anna.follow_up_id).owner_id) == (ready.rita, ready.rita.pk)
    undo(rita, response)
    assert (rows.lead(anna.lead_id).owner, rows.follow_up(anna.follow_up_id).owner_id) == (ready.olga, ready.olga.pk)


@pytest.mark.parametrize(("what", "value"), [("email", "anna@buyer.example"), ("domain", "buyer.example")])
def test_a_suppression_is_lifted_again(rita, ready, anna, what, value):
    response = post(rita, "message_suppress", anna, what=what, why="They asked on the telephone.")
    with tenant_scope(ready.acme.pk):
        entry = Suppression.objects.get()
        assert (entry.kind, entry.value, entry.is_in_force(MONDAY)) == (what, value, True)
    undo(rita, response)
    with tenant_scope(ready.acme.pk):
        assert not Suppression.objects.in_force(MONDAY).exists()


def test_what_was_suppressed_before_is_not_offered_for_undoing(rita, ready, anna, clock):
    post(rita, "message_suppress", anna, what="email", why="They asked.")
    clock(MONDAY + timedelta(minutes=1))
    response = post(rita, "message_suppress", anna, what="email", why="Again.")
    told = list(rita.get(response["Location"]).context["messages"])
    assert [undo_of(each.extra_tags) is None for each in told] == [False, True]


def test_a_closed_lead_is_reopened_as_far_as_the_table_of_stages_allows(rita, rows, anna):
    response = post(rita, "message_close", anna, stage="lost", why="They bought elsewhere.")
    lead = rows.lead(anna.lead_id)
    assert (lead.stage, lead.lost_reason) == ("lost", "They bought elsewhere.")
    response = undo(rita, response)
    assert said(rita.get(response["Location"])) == [
        "Reopened as contacted. A closed lead cannot be new at once again. The next step is decided within seconds."
    ]
    assert rows.lead(anna.lead_id).stage == Lead.Stage.CONTACTED


@pytest.mark.parametrize("act", ["message_suppress", "message_close"])
def test_both_need_a_reason(rita, rows, anna, act):
    response = post(rita, act, anna, what="email", stage="lost", why=" ")
    assert (response.status_code, response.context["refused"].reasons) == (
        422, ["Say why, in a sentence that others will read."],
    )  # fmt: skip
    assert rows.message(anna.pk).state == "in_review"


def test_another_s_token_an_old_one_and_a_forged_one_undo_nothing(rita, olga, rows, anna, monkeypatch):
    (told,) = rita.get(post(rita, "message_approve", anna)["Location"]).context["messages"]
    token = undo_of(told.extra_tags)["token"]
    address = reverse("message_undo", args=["acme", anna.pk])
    assert olga.post(address, {"token": token}).status_code == 422
    assert rita.post(address, {"token": token + "x"}).status_code == 422
    monkeypatch.setattr("followups.web.undo.OFFERED_FOR", -1)
    assert rita.post(address, {"token": token}).status_code == 422
    assert rows.message(anna.pk).state == "approved"


def schedule(client, message, **when):
    return post(client, "message_schedule", message, **when)


def test_an_approval_for_a_time_binds_to_it_and_moves_what_is_due(rita, ready, rows, clock):
    clock(MONDAY + timedelta(hours=1))
    message = promised(ready.acme)
    assert schedule(rita, message, on="2026-11-24", time="11:30", clock="mine").status_code == 303
    approved, due = rows.message(message.pk), rows.follow_up(message.follow_up_id)
    at = MONDAY + timedelta(days=1, hours=1, minutes=30)
    assert (approved.send_at, approved.approved_for, approved.approved_digest) == (at, at, approved.digest())
    assert (due.due_at, due.due_fixed) == (at, True)


def test_undoing_an_approval_for_a_time_makes_it_due_as_before(rita, ready, rows, clock):
    clock(MONDAY + timedelta(hours=1))
    message = promised(ready.acme)
    before = rows.follow_up(message.follow_up_id).due_at
    undo(rita, schedule(rita, message, on="2026-11-24", time="11:30"))
    assert (rows.message(message.pk).send_at, rows.follow_up(message.follow_up_id).due_at) == (before, before)


def test_a_time_is_read_on_the_lead_s_clock_where_that_is_chosen(rita, ready, rows, clock):
    clock(MONDAY + timedelta(hours=1))
    message = promised(ready.acme, time_zone="Europe/Helsinki")
    schedule(rita, message, on="2026-11-25", time="12:30", clock="theirs")
    assert rows.message(message.pk).send_at == MONDAY.replace(day=25, hour=10, minute=30)


def test_outside_hours_it_is_refused_with_the_next_time_that_may_be(rita, ready, rows, clock):
    clock(MONDAY + timedelta(hours=1))
    message = promised(ready.acme)
    response = schedule(rita, message, on="2026-11-24", time="03:00")
    refused = response.context["refused"]
    assert (response.status_code, refused.form, refused.next_at) == (422, "schedule", MONDAY.replace(day=24, hour=9))
    assert refused.reasons[0].startswith("It may not leave then. ")
    assert rows.message(message.pk).state == "in_review"
    schedule(rita, message, exactly=refused.next_at.isoformat())
    assert rows.message(message.pk).send_at == refused.next_at


@pytest.mark.parametrize(
    ("when", "say"),
    [
        ({"on": "2026-11-20", "time": "10:00"}, "This time has passed. Choose a later one."),
        ({"on": "2028-01-01", "time": "10:00"}, "Choose a time within the next 180 days."),
        ({"on": "soon", "time": "10:00"}, "“soonT10:00” is no date and time. Write them like 2026-03-31 and 14:30."),
        ({"on": "", "time": ""}, "Choose a date and a time."),
        ({"exactly": "2026-11-24T10:00:00"}, "That time has no zone. Choose a date and a time instead."),
    ],
)
def test_a_time_that_is_none_is_refused_in_plain_words(rita, rows, anna, when, say):
    response = schedule(rita, anna, **when)
    assert (response.status_code, response.context["refused"].reasons) == (422, [say])
    assert rows.message(anna.pk).state == "in_review"
