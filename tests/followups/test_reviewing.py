from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from followups.completing import CannotComplete, complete, snooze
from followups.models import FollowUp, Message
from followups.reviewing import ReviewRefused, approve, reject, save_edit, settle_unknown
from leads.models import Event, Lead
from suppression.models import Suppression
from tenants.scope import tenant_scope
from tests.story import MONDAY, approve_template, capture, draft, look, note

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(acknowledging):
    """Anna's first reply waits for a decision; every test works inside Acme's scope."""
    capture(acknowledging.acme)
    message = draft(acknowledging.acme)
    with tenant_scope(acknowledging.acme.pk):
        yield message


def act(cast, function, message, **fields):
    return function(cast.acme, message, revision=message.revision, user=cast.rita, now=MONDAY, **fields)


def test_an_approval_binds_to_the_very_text_and_says_who_gave_it(waiting, acknowledging):
    approved = act(acknowledging, approve, waiting)
    assert (approved.state, approved.approved_by, approved.approved_digest) == (
        "approved",
        acknowledging.rita,
        approved.digest(),
    )
    event = Event.objects.get(kind="reviewed")
    assert (event.user, event.data["decision"]) == (acknowledging.rita, "approved")


def test_an_approval_whose_time_has_come_rings_for_the_sender(waiting, acknowledging):
    OrmQ.objects.all().delete()
    act(acknowledging, approve, waiting)
    assert [task.func() for task in OrmQ.objects.all()] == ["followups.jobs.send"]


def test_an_approval_that_can_be_taken_back_rings_for_when_that_is_over(waiting, acknowledging):
    OrmQ.objects.all().delete()
    before = timezone.now()
    act(acknowledging, approve, waiting, undo_for=timedelta(seconds=20))
    (job,) = OrmQ.objects.all()
    assert job.func() == "followups.jobs.send"
    assert timedelta(seconds=20) <= job.lock - before < timedelta(seconds=80)


def test_an_edit_is_checked_again_and_voids_an_approval(waiting, acknowledging):
    approved = act(acknowledging, approve, waiting)
    edited = act(
        acknowledging, save_edit, approved, subject="Your request", body="Hi Berta,\n\nwe can do it for €900.\n\nOlga"
    )
    assert (edited.state, edited.approved_digest, edited.approved_by, edited.revision) == ("in_review", "", None, 2)
    failed = {gate["gate"] for gate in edited.verdict["gates"] if not gate["pass"]}
    assert failed >= {"right_names", "no_commercial_change"}
    assert "gate_failed" in edited.review_because
    assert edited.is_edited


def test_an_empty_text_is_refused_and_changes_nothing(waiting, acknowledging):
    with pytest.raises(ReviewRefused, match="The message is empty"):
        act(acknowledging, save_edit, waiting, subject="x", body=" \n ")
    assert Message.objects.get().body == waiting.body


def test_a_decision_on_a_text_that_somebody_else_has_changed_is_refused(waiting, acknowledging):
    act(acknowledging, save_edit, waiting, subject="Your request", body=waiting.body + "\n\nWarm regards")
    with pytest.raises(ReviewRefused, match="Somebody changed this draft"):
        approve(acknowledging.acme, waiting, revision=1, user=acknowledging.olga, now=MONDAY)


def test_a_draft_that_facts_have_overtaken_cannot_be_approved(waiting, acknowledging):
    note(acknowledging.acme, Lead.objects.get(), kind="email", text="Please call me.")
    with pytest.raises(ReviewRefused, match="can no longer be sent"):
        act(acknowledging, approve, waiting)


def test_a_rejected_draft_is_not_written_again(waiting, acknowledging):
    with pytest.raises(ReviewRefused, match="Say why"):
        act(acknowledging, reject, waiting, because=" ")
    act(acknowledging, reject, waiting, because="I called her.")
    assert (Message.objects.get().state, FollowUp.objects.get().state) == ("skipped", "skipped")
    look(acknowledging.acme)
    assert FollowUp.objects.open().filter(kind="first_reply").count() == 0


def test_putting_it_off_voids_the_approval_because_it_was_for_another_time(waiting, acknowledging):
    act(acknowledging, approve, waiting)
    until = MONDAY + timedelta(days=2)
    snooze(acknowledging.acme, FollowUp.objects.get(), until=until, because="", user=acknowledging.rita, now=MONDAY)
    message = Message.objects.get()
    assert (message.state, message.approved_digest, message.send_at) == ("in_review", "", until)
    look(acknowledging.acme)
    assert FollowUp.objects.open().get().due_at == until


def test_work_is_done_only_with_evidence_or_a_stated_reason(waiting, acknowledging):
    task, by = FollowUp.objects.get(), {"user": acknowledging.rita, "now": MONDAY}
    with pytest.raises(CannotComplete, match="Say what shows that it is done"):
        complete(acknowledging.acme, task, because="", **by)
    call = note(acknowledging.acme, Lead.objects.get(), kind="call", text="We spoke.")
    complete(acknowledging.acme, task, because="", evidence=call, **by)
    done = FollowUp.objects.get()
    assert (done.state, done.done_with) == ("done", call.pk)
    assert Message.objects.get().state == "skipped"


def test_a_person_finds_out_what_became_of_an_unknown_one(waiting, acknowledging):
    Message.objects.update(state="unknown", claimed_at=MONDAY)
    settle_unknown(acknowledging.acme, waiting, was_sent=True, user=acknowledging.rita, now=MONDAY)
    assert (Message.objects.get().state, FollowUp.objects.get().state) == ("sent", "done")
    with pytest.raises(ReviewRefused, match="known already"):
        settle_unknown(acknowledging.acme, waiting, was_sent=False, user=acknowledging.rita, now=MONDAY)


def test_a_closing_message_that_is_not_sent_leaves_no_quiet_behind(cast):
    approve_template(cast.acme, "close_loop", "{{ greeting }}\n\nshall we close this for now?\n\n{{ sender_name }}")
    lead = capture(cast.acme, MONDAY - timedelta(days=40), stage="proposal_sent")
    for days in (35, 30, 25):
        at = MONDAY - timedelta(days=days)
        kind = "proposal_sent" if days == 35 else "email_out"
        note(cast.acme, lead, MONDAY, kind=kind, at=at, text="About the proposal.")
    message = draft(cast.acme)
    assert message.kind == "close_loop"
    with tenant_scope(cast.acme.pk):
        quiet = Suppression.objects.get()
        assert (quiet.purpose, quiet.ends_on_reply, quiet.lifted_at) == ("follow_up", True, None)
        act(cast, reject, message, because="I will call instead.")
        quiet.refresh_from_db()
        assert (quiet.lifted_by, quiet.lifted_because) == (cast.rita, "The message was not sent: I will call instead.")
