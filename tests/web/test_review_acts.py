import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django_q.models import OrmQ

from followups.models import FollowUp, Message
from leads.models import Lead
from suppression.suppressing import suppress
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, draft, send
from tests.web.conftest import promised, said

pytestmark = pytest.mark.django_db
DISCOUNT = "Hi Anna,\n\nthank you for your request. We can give you a 20% discount if you sign today.\n\nOlga"


def post(client, act, message, **data):
    """What the page's form sends: the text as shown unless told otherwise, with revision and digest."""
    given = {
        "subject": message.subject, "body": message.body, "revision": str(message.revision), "digest": message.digest(), **data,
    }  # fmt: skip
    return client.post(reverse(act, args=["acme", message.pk]), given)


def follow(client, response):
    assert response.status_code == 303
    return client.get(response["Location"])


def test_an_approval_says_where_the_message_goes(rita, ready, rows, anna):
    response = post(rita, "message_approve", anna)
    assert response["Location"] == "/reviews/"
    assert said(follow(rita, response)) == [
        "Approved. It leaves in 20 seconds, unless you take it back, to anna@buyer.example."
    ]
    message = rows.message(anna.pk)
    assert (message.state, message.approved_by_id, message.body) == ("approved", ready.rita.pk, anna.body)
    assert message.approved_digest == message.digest()


def test_without_time_to_take_it_back_an_approval_rings_for_the_sender(rita, settings, anna):
    settings.APPROVAL_UNDO_SECONDS = 0
    OrmQ.objects.all().delete()
    response = post(rita, "message_approve", anna)
    assert said(follow(rita, response)) == ["Approved. It leaves now, to anna@buyer.example."]
    assert [entry.func() for entry in OrmQ.objects.all()] == ["followups.jobs.send"]


def test_an_approval_says_when_the_message_goes(rita, ready, clock):
    clock(MONDAY + timedelta(hours=1))
    response = post(rita, "message_approve", promised(ready.acme))
    assert said(follow(rita, response)) == ["Approved. It leaves today 14:00, to anna@buyer.example."]


def test_the_next_draft_of_the_queue_comes_after_it(rita, ready, anna):
    capture(ready.acme, MONDAY + timedelta(minutes=1), email="ben@buyer.example", first_name="Ben")
    follower = draft(ready.acme, MONDAY + timedelta(minutes=1))
    response = post(rita, "message_approve", anna)
    assert response["Location"] == reverse("review", args=["acme", follower.pk])


def test_a_browser_s_line_ends_are_no_edit(rita, rows, anna):
    post(rita, "message_approve", anna, body=anna.body.replace("\n", "\r\n"))
    assert (rows.message(anna.pk).state, rows.message(anna.pk).revision) == ("approved", 1)


def test_an_edited_text_is_saved_and_approved_in_one_step(rita, rows, anna):
    body = anna.body.replace("Olga", "Olga from Acme")
    assert body != anna.body
    assert post(rita, "message_approve", anna, body=body).status_code == 303
    message = rows.message(anna.pk)
    assert (message.state, message.body, message.original_body) == ("approved", body, anna.original_body)


def test_a_text_that_a_check_newly_objects_to_is_shown_before_it_can_go(rita, rows, anna):
    response = post(rita, "message_approve", anna, body=DISCOUNT)
    shown = follow(rita, response)
    (say,) = said(shown)
    assert re.fullmatch(r"Your text is saved, not sent\. .+: mend it, or approve again if it is meant so\.", say)
    saved = rows.message(anna.pk)
    assert (saved.state, saved.body) == ("in_review", DISCOUNT)
    assert '<mark class="place"' in shown.content.decode()
    assert post(rita, "message_approve", saved).status_code == 303
    approved = rows.message(anna.pk)
    assert (approved.state, approved.body) == ("approved", DISCOUNT)
    reviewed = rows.events(anna.lead_id, "reviewed")
    assert "no_commercial_change" in reviewed[-1].data["failing_gates"]


def test_two_people_never_decide_on_the_same_draft_unseen(rita, olga, rows, anna):
    post(olga, "message_save", anna, body=anna.body + "\n\nP.S. By Olga")
    response = post(rita, "message_approve", anna, body=anna.body + "\n\nP.S. By Rita")
    assert response.status_code == 422
    assert response.context["refused"].reasons == [
        "The text, the recipient or the time changed after you opened it. Look at it again, then approve."
    ]
    content = response.content.decode()
    assert "P.S. By Rita" in content  # in the editor, nothing is lost
    assert "P.S. By Olga" in content  # what is stored now
    assert rows.message(anna.pk).state == "in_review"


def test_saving_over_somebody_s_change_is_refused_with_the_text_kept(rita, olga, rows, anna):
    post(olga, "message_save", anna, body=anna.body + "\n\nP.S. By Olga")
    response = post(rita, "message_save", anna, body=anna.body + "\n\nP.S. By Rita")
    assert (response.status_code, response.context["body"]) == (422, anna.body + "\n\nP.S. By Rita")
    assert rows.message(anna.pk).body.endswith("By Olga")


def test_an_approval_given_for_another_time_is_refused(rita, ready, rows, anna):
    with tenant_scope(ready.acme.pk):
        Message.objects.update(send_at=MONDAY + timedelta(days=2))
    assert post(rita, "message_approve", anna).status_code == 422
    assert rows.message(anna.pk).state == "in_review"


def address_blocked(tenant, purpose):
    """Anna writes from another address by now; the one that her draft goes to is suppressed."""
    with tenant_scope(tenant.pk):
        Lead.objects.update(email="anna@new.example", email_key="anna@new.example")
        suppress(
            tenant, kind="email", value="anna@buyer.example", reason="other", purpose=purpose, source="test", now=MONDAY
        )  # fmt: skip


def test_a_message_whose_address_may_not_be_written_to_cannot_be_approved(rita, ready, rows, anna):
    address_blocked(ready.acme, "all")
    response = post(rita, "message_approve", anna)
    assert (response.status_code, response.context["refused"].reasons) == (
        422, ["It would not be sent. Suppressed, for this address, since 23 November 2026."],
    )  # fmt: skip
    assert response.context["overtaken"] is None
    assert (rows.message(anna.pk).state, rows.message(anna.pk).approved_digest) == ("in_review", "")


def test_an_approval_asks_for_the_purpose_that_the_sender_asks_for(rita, ready, rows, anna):
    """The first reply answers what they wrote: a block of follow-up alone does not stop it."""
    address_blocked(ready.acme, "follow_up")
    assert post(rita, "message_approve", anna).status_code == 303
    (delivery,) = send(ready.acme, MONDAY + timedelta(seconds=20))
    assert (delivery.outcome, rows.message(anna.pk).state) == ("sent", "sent")


@pytest.mark.parametrize("revision", ["", "x", "0", "²", "9" * 20])
def test_a_revision_that_nobody_saw_is_refused(rita, rows, anna, revision):
    for act in ("message_approve", "message_save", "message_reject"):
        assert post(rita, act, anna, revision=revision, why="x").status_code == 422
    assert rows.message(anna.pk).state == "in_review"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"body": "  "}, "The message is empty. Write something, or reject the draft."),
        ({"subject": " "}, "The subject is empty. An e-mail needs one."),
        ({"subject": "x" * 301}, "The subject has 301 characters; at most 300 are sent. Shorten it."),
        ({"body": "x" * 20_001}, "The message has 20,001 characters; at most 20,000 are sent. Shorten it."),
    ],
)
def test_a_text_that_cannot_be_sent_is_refused_and_kept(rita, rows, anna, wrong, reason):
    for act in ("message_save", "message_approve"):
        response = post(rita, act, anna, **wrong)
        assert (response.status_code, response.context["refused"].reasons) == (422, [reason])
        assert {name: response.context[name] for name in wrong} == wrong
    assert rows.message(anna.pk).revision == 1


def test_the_original_can_be_put_back(rita, rows, anna):
    post(rita, "message_save", anna, body="Hi Anna,\n\nanother text.\n\nOlga")
    edited = rows.message(anna.pk)
    assert edited.is_edited
    post(rita, "message_save", edited, restore="1")
    assert rows.message(anna.pk).body == anna.body


def test_a_draft_that_facts_have_overtaken_cannot_be_approved(rita, ready, rows, anna):
    with tenant_scope(ready.acme.pk):
        FollowUp.objects.update(state="overtaken", state_at=MONDAY, state_because="A reply came.")
    response = post(rita, "message_approve", anna)
    assert response.context["refused"].reasons == ["This draft can no longer be sent. A reply came."]
    assert rows.message(anna.pk).state == "in_review"


def test_a_rejection_needs_a_reason_and_keeps_it(rita, rows, anna):
    response = post(rita, "message_reject", anna, why=" ")
    assert (response.status_code, response.context["refused"].form) == (422, "reject")
    response = post(rita, "message_reject", anna, why="Wrong tone.")
    assert said(follow(rita, response)) == ["Rejected, with your reason. The lead is decided again within seconds."]
    assert (rows.message(anna.pk).state, rows.message(anna.pk).state_because) == ("skipped", "Wrong tone.")
    assert rows.follow_up(anna.follow_up_id).state == "skipped"


def test_a_decided_draft_cannot_be_decided_again(rita, rows, anna):
    post(rita, "message_reject", anna, why="Wrong tone.")
    for act in ("message_approve", "message_reject"):
        response = post(rita, act, anna, why="Again")
        assert response.context["refused"].reasons == ["This draft is decided: skipped. Wrong tone."]


@pytest.mark.parametrize(("answer", "state", "done"), [("yes", "sent", "done"), ("no", "refused", "open")])
def test_a_person_settles_an_unknown_outcome(rita, ready, rows, anna, answer, state, done):
    with tenant_scope(ready.acme.pk):
        Message.objects.update(state="unknown", claimed_at=MONDAY)
    assert post(rita, "message_settle", anna, was_sent=answer).status_code == 303
    assert (rows.message(anna.pk).state, rows.follow_up(anna.follow_up_id).state) == (state, done)


def test_what_became_of_a_message_must_be_said_and_asked(rita, ready, rows, anna):
    response = post(rita, "message_settle", anna, was_sent="yes")
    assert response.context["refused"].reasons == ["Its outcome is known already. Load the page again."]
    response = post(rita, "message_settle", anna, was_sent="perhaps")
    assert response.context["refused"].reasons == ["Say whether it was sent or not."]
    assert rows.message(anna.pk).state == "in_review"
