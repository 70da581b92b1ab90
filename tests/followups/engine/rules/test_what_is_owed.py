from dataclasses import replace
from datetime import timedelta

import pytest

from followups.engine.decide import decide
from followups.engine.decision import Action, ExitReason, Reason, ReviewFlag
from followups.engine.facts import Channel, Enrollment, Stage, Track
from tests.followups.engine.making import (
    DAY,
    MONDAY,
    POLICY,
    at,
    facts,
    follow_up,
    interaction,
    lead,
    new_facts,
    ours,
    question,
    sent,
    settled,
    theirs,
)


@pytest.mark.parametrize(
    ("promised", "due", "draft"),
    [
        ("2026-03-12 15:00", "2026-03-12 15:00", "2026-03-11 15:00"),
        ("2026-03-12 00:00", "2026-03-12 09:00", "2026-03-11 09:00"),
        ("2026-03-14 00:00", "2026-03-16 09:00", "2026-03-13 09:00"),
        ("2026-03-12 19:00", "2026-03-13 09:00", "2026-03-12 09:00"),
    ],
)
def test_our_promise_is_due_on_its_date_and_drafted_a_working_day_before(promised, due, draft):
    decision = decide(facts(promises=(ours(at(promised)),)), POLICY, MONDAY)
    assert (decision.action, decision.reason, decision.key) == (Action.TOUCH, Reason.PROMISED_NEXT_STEP, "promise:p1")
    assert (decision.due_at, decision.next_look_at) == (at(due), at(draft))


def test_a_promise_without_a_date_is_due_as_an_answer_would_be():
    decision = decide(facts(promises=(ours(None),)), POLICY, MONDAY)
    assert decision.due_at == at("2026-03-09 14:00")
    assert decision.because == "We promised Ada Byron “send the plan”."


def test_the_date_we_gave_is_kept_even_soon_after_another_message():
    known = facts(promises=(ours(at("2026-03-10 10:00")),), touches=(sent(MONDAY - timedelta(hours=1)),))
    assert decide(known, POLICY, MONDAY).due_at == at("2026-03-10 10:00")


def test_the_message_comes_in_the_leads_working_day():
    known = facts(lead=lead(time_zone="America/Los_Angeles"), promises=(ours(at("2026-03-12 10:00")),))
    assert decide(known, POLICY, MONDAY).due_at == at("2026-03-12 17:00")


def test_a_settled_promise_never_comes_back():
    known = facts(promises=(ours(MONDAY),), settled=settled("promise:p1", state="skipped"))
    assert decide(known, POLICY, MONDAY).rule == "decide_next_step"


def test_a_question_that_came_after_a_far_promise_is_answered_first():
    far = ours(MONDAY + 20 * DAY)
    asked = question(MONDAY + DAY, source_id="mail-1")
    assert decide(facts(promises=(far,), questions=(asked,)), POLICY, MONDAY + DAY).key == "question:q1"
    same = facts(promises=(replace(far, source_id="call-1"),), questions=(replace(asked, source_id="call-1"),))
    assert decide(same, POLICY, MONDAY + DAY).key == "promise:p1"


def test_what_is_overdue_never_expires_and_is_reported_once_a_step():
    due = at("2026-03-10 10:00")
    known = facts(promises=(ours(due),), open_follow_up=follow_up("promise:p1", due, created_at=MONDAY))
    on_time = decide(known, POLICY, due)
    assert (on_time.escalate, on_time.next_look_at) == (False, at("2026-03-11 10:00"))
    late = decide(known, POLICY, at("2026-03-11 10:00"))
    assert (late.escalate, late.due_at, late.next_look_at) == (True, due, at("2026-03-12 10:00"))
    reported = replace(known, open_follow_up=follow_up("promise:p1", due, created_at=MONDAY, escalated=1))
    again = decide(reported, POLICY, at("2026-03-11 15:00"))
    assert (again.escalate, again.next_look_at) == (False, at("2026-03-12 10:00"))


def test_a_date_that_a_person_set_stays():
    snoozed = at("2026-03-20 07:00")
    known = facts(
        promises=(ours(at("2026-03-10 10:00")),),
        open_follow_up=follow_up("promise:p1", snoozed, created_at=MONDAY, fixed_by_person=True),
    )
    assert decide(known, POLICY, at("2026-03-12 10:00")).due_at == snoozed


def test_a_changed_promise_moves_the_follow_up():
    known = facts(
        promises=(ours(at("2026-03-18 10:00")),),
        open_follow_up=follow_up("promise:p1", at("2026-03-10 10:00"), created_at=MONDAY),
    )
    assert decide(known, POLICY, MONDAY).due_at == at("2026-03-18 10:00")


@pytest.mark.parametrize(
    ("kind", "reason", "template"),
    [
        ("question", Reason.OPEN_QUESTION, "open_question"),
        ("objection", Reason.OPEN_OBJECTION, "open_objection"),
    ],
)
def test_an_open_question_is_answered_within_the_tenants_time(kind, reason, template):
    known = facts(questions=(question(at("2026-03-09 16:00"), kind=kind),))
    decision = decide(known, POLICY, at("2026-03-09 16:05"))
    assert (decision.action, decision.reason, decision.template) == (Action.TOUCH, reason, template)
    assert decision.due_at == at("2026-03-10 12:00")
    assert (ReviewFlag.OBJECTION in decision.review) == (kind == "objection")


def test_whoever_wrote_last_gets_an_answer_from_a_person_and_the_cadence_ends():
    reply = interaction("email_in", MONDAY + DAY, "Could we talk on Thursday?", "m1", channel=Channel.EMAIL)
    known = new_facts(interactions=(reply,), enrollment=Enrollment(Track.ACTIVE, "speed_to_lead", MONDAY))
    decision = decide(known, POLICY, MONDAY + DAY)
    assert (decision.action, decision.kind, decision.key) == (Action.TASK, "answer", "reply:m1")
    assert (decision.exit, decision.due_at) == (ExitReason.REPLIED, at("2026-03-10 14:00"))
    assert decision.because == "Ada Byron wrote “Could we talk on Thursday?” and waits for an answer."


@pytest.mark.parametrize(
    "answered",
    [
        {"touches": (sent(MONDAY + timedelta(hours=2)),)},
        {"settled": settled("reply:m1")},
        {
            "interactions": (
                interaction("call", MONDAY + timedelta(hours=2)),
                interaction("email_in", MONDAY, "Hm", "m1"),
            )
        },
        {"settled": settled("question:q1", state="skipped"), "questions": (question(MONDAY, source_id="m1"),)},
    ],
)
def test_an_answered_reply_waits_for_nobody(answered):
    known = facts(**{"interactions": (interaction("email_in", MONDAY, "Hm", "m1"),)} | answered)
    assert decide(known, POLICY, MONDAY + timedelta(hours=3)).rule != "reply_waiting"


@pytest.mark.parametrize("kind", ["out_of_office", "auto_reply", "bounce_soft", "open", "click", "visit"])
def test_what_machines_send_and_silent_visits_are_no_replies(kind):
    known = facts(interactions=(interaction(kind, MONDAY, direction="in"),))
    assert decide(known, POLICY, MONDAY).rule != "reply_waiting"


def test_a_dormant_lead_that_writes_is_active_again():
    known = facts(
        lead=lead(stage=Stage.DORMANT, qualified=True),
        interactions=(interaction("email_in", MONDAY, "We are ready", "m1"),),
    )
    decision = decide(known, POLICY, MONDAY)
    assert (decision.rule, decision.stage_to) == ("reply_waiting", Stage.QUALIFIED)


def test_their_promise_is_waited_for_and_then_taken_up_once():
    known = facts(promises=(theirs(at("2026-03-11 17:00")),))
    before = decide(known, POLICY, MONDAY)
    assert (before.action, before.next_look_at) == (Action.WAIT, at("2026-03-12 17:00"))
    assert before.because == "Ada Byron promised “talk to the board” by Wednesday 11 March: it is their turn."
    after = decide(known, POLICY, at("2026-03-12 17:00"))
    assert (after.action, after.reason, after.due_at) == (
        Action.TOUCH,
        Reason.MISSED_NEXT_STEP,
        at("2026-03-13 09:00"),
    )
    assert decide(replace(known, settled=settled("promise:p2")), POLICY, at("2026-03-13 10:00")).rule != "their_promise"


def test_a_far_promise_of_theirs_is_still_looked_at_every_week():
    decision = decide(facts(promises=(theirs(MONDAY + 60 * DAY),)), POLICY, MONDAY)
    assert (decision.action, decision.next_look_at) == (Action.WAIT, MONDAY + 7 * DAY)
