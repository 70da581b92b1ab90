"""Sending asks again when a message may leave: hours, gap, caps and the mailbox as they are at that moment (mission F1, F2)."""

from datetime import timedelta

import pytest

from followups.deciding_alone import decide_alone
from followups.models import FollowUp, Message
from followups.policies import publish_policy
from followups.reviewing import approve
from leads.models import Lead
from tenants.scope import tenant_scope
from tests.story import MONDAY, approve_template, capture, draft, look, note, send

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
TUESDAY = MONDAY + DAY


@pytest.fixture
def acme(acknowledging, sink):
    """Acme; what its cadence sends on day 1 has an approved template too."""
    approve_template(
        acknowledging.acme,
        "first_questions",
        "{{ greeting }}\n\nThree questions.\n\n{{ sender_name }}\n{{ tenant_name }}",
    )
    return acknowledging.acme


def rules(tenant, **document):
    with tenant_scope(tenant.pk):
        publish_policy(tenant, document, user=None, now=MONDAY - DAY)


def step_of_tuesday(cast):
    """Anna's step of day 1, drafted a day ahead and approved at once; the acknowledgement has gone out."""
    lead = capture(cast.acme, MONDAY)
    first = draft(cast.acme, MONDAY)
    with tenant_scope(cast.acme.pk):
        approve(cast.acme, first, revision=1, user=cast.rita, now=MONDAY)
    assert len(send(cast.acme, MONDAY)) == 1
    message = draft(cast.acme, MONDAY + timedelta(minutes=1))
    assert message.kind == "follow_up"
    with tenant_scope(cast.acme.pk):
        return lead, approve(cast.acme, message, revision=1, user=cast.rita, now=MONDAY + timedelta(minutes=2))


def fresh(tenant, message):
    with tenant_scope(tenant.pk):
        return Message.objects.select_related("follow_up").get(pk=message.pk)


def wrote(tenant, lead, when):
    note(tenant, lead, when, kind="email_out", text="One more thing.")


def test_it_leaves_at_its_time(acknowledging, acme, sink):
    _, message = step_of_tuesday(acknowledging)
    assert message.approved_for == message.send_at == TUESDAY
    assert send(acme, TUESDAY - timedelta(seconds=1)) == []
    assert len(send(acme, TUESDAY)) == 1


def test_what_comes_too_late_in_the_day_waits_for_the_morning_and_stays_approved(acknowledging, acme, sink):
    _, message = step_of_tuesday(acknowledging)
    assert send(acme, TUESDAY + 10 * HOUR) == []
    row = fresh(acme, message)
    assert (row.state, row.state_because) == ("approved", "Business hours begin then.")
    assert (row.send_at, row.digest()) == (TUESDAY + 23 * HOUR, row.approved_digest)
    assert len(send(acme, TUESDAY + 23 * HOUR)) == 1


def test_a_mail_by_hand_puts_it_off_for_the_gap_and_it_stays_approved(acknowledging, acme, sink):
    lead, message = step_of_tuesday(acknowledging)
    wrote(acme, lead, MONDAY + 2 * HOUR)
    assert send(acme, TUESDAY) == []
    row = fresh(acme, message)
    assert row.state == "approved"
    assert (
        row.state_because
        == "We last reached out on Monday 23 November; at least 2 days lie between two of our messages."
    )
    assert row.send_at == MONDAY + 2 * DAY + 2 * HOUR
    look(acme, TUESDAY + timedelta(minutes=1))
    follow_up = fresh(acme, message).follow_up
    assert (follow_up.due_at, follow_up.due_because) == (row.send_at, row.state_because)
    assert len(send(acme, row.send_at)) == 1


def test_a_cap_puts_it_off_for_days_and_then_a_person_looks_again(acknowledging, acme, sink):
    rules(acme, minimum_gap_days=1, caps={"week": 2})
    lead, message = step_of_tuesday(acknowledging)
    wrote(acme, lead, MONDAY + 2 * HOUR)
    assert send(acme, TUESDAY + 3 * HOUR) == []
    row = fresh(acme, message)
    assert (row.state, row.approved_digest, row.approved_by) == ("in_review", "", None)
    assert row.state_because == (
        "It was approved for 2026-11-24 10:00 UTC and cannot go out before 2026-11-30 10:00 UTC. "
        "A lead gets at most 2 touches in 7 days, and has had them."
    )
    assert row.send_at == MONDAY + 7 * DAY
    assert len(sink.messages()) == 1


def test_an_approval_is_for_the_time_at_which_it_may_leave(acknowledging, acme, sink):
    rules(acme, minimum_gap_days=1, caps={"week": 2})
    lead, message = step_of_tuesday(acknowledging)
    wrote(acme, lead, MONDAY + 2 * HOUR)
    send(acme, TUESDAY + 3 * HOUR)
    with tenant_scope(acme.pk):
        row = approve(acme, fresh(acme, message), revision=1, user=acknowledging.rita, now=TUESDAY + 4 * HOUR)
    assert row.send_at == row.approved_for == MONDAY + 7 * DAY
    assert send(acme, MONDAY + 7 * DAY - HOUR) == []
    assert len(send(acme, MONDAY + 7 * DAY)) == 1


def test_a_promise_at_a_reached_cap_becomes_a_persons_task_at_its_time(acknowledging, acme, sink):
    rules(acme, caps={"week": 2})
    approve_template(
        acme, "promised_next_step", "{{ greeting }}\n\nHere it is.\n\n{{ sender_name }}\n{{ tenant_name }}"
    )
    lead = capture(acme, MONDAY - 30 * DAY)
    promise = {"by": "us", "text": "the plan", "due": TUESDAY}
    note(acme, lead, MONDAY, kind="call", text="We send the plan.", promises=[promise])
    message = draft(acme, MONDAY)
    with tenant_scope(acme.pk):
        message = approve(acme, message, revision=1, user=acknowledging.rita, now=MONDAY)
    assert message.follow_up.rule == "our_promise"
    for hours in (1, 2):
        wrote(acme, lead, MONDAY + hours * HOUR)
    assert send(acme, TUESDAY) == []
    assert (fresh(acme, message).state, fresh(acme, message).follow_up.state) == ("overtaken", "overtaken")
    (seen,) = look(acme, TUESDAY)
    assert (seen.decision.action, seen.decision.rule) == ("task", "our_promise")
    with tenant_scope(acme.pk):
        task = FollowUp.objects.open().get()
    assert (task.is_touch, task.kind, task.key) == (False, "write", message.follow_up.key)
    assert task.because.endswith(
        "gets at most 2 touches in 7 days, and has had them. This is owed, so a person sends it."
    )


def test_a_planned_message_becomes_the_task_as_soon_as_the_cap_is_known_to_be_in_its_way(acknowledging, acme):
    rules(acme, caps={"week": 2})
    lead = capture(acme, MONDAY - 30 * DAY)
    promise = {"by": "us", "text": "the plan", "due": MONDAY + 3 * DAY}
    note(acme, lead, MONDAY, kind="call", text="We send the plan.", promises=[promise])
    look(acme, MONDAY)
    for hours in (1, 2):
        wrote(acme, lead, MONDAY + hours * HOUR)
    look(acme, MONDAY + 2 * HOUR)
    with tenant_scope(acme.pk):
        rows = list(FollowUp.objects.order_by("created_at", "id").values_list("is_touch", "state", "key"))
        lead = Lead.objects.get()
        decided = decide_alone(acme, lead, MONDAY + 2 * HOUR)
    assert [row[:2] for row in rows] == [(True, "overtaken"), (False, "open")]
    assert rows[0][2] == rows[1][2] == decided.decision.key
