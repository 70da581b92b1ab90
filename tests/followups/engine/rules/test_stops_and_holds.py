from datetime import timedelta

import pytest

from followups.engine.decide import decide
from followups.engine.decision import Action, ExitReason, Reason
from followups.engine.facts import Channel, Hold, HoldCode, MayContact, Stage, Stop, StopCode
from tests.followups.engine.making import DAY, MONDAY, POLICY, at, facts, follow_up, lead, new_facts, ours, settled


@pytest.mark.parametrize(
    ("code", "ends_with", "stage_to"),
    [
        (StopCode.OPT_OUT, ExitReason.OPTED_OUT, None),
        (StopCode.BOUNCE_HARD, ExitReason.BOUNCED, None),
        (StopCode.OWNER_STOP, ExitReason.OWNER_STOPPED, None),
        (StopCode.EXPLICIT_NO, ExitReason.SAID_NO, Stage.LOST),
        (StopCode.COMPLAINT, ExitReason.COMPLAINED, Stage.LOST),
        (StopCode.EXPIRED, ExitReason.EXPIRED, Stage.LOST),
        (StopCode.ERASED, ExitReason.ERASED, Stage.LOST),
    ],
)
def test_it_ends_follow_up_at_once_whatever_is_owed(code, ends_with, stage_to):
    known = new_facts(stops=(Stop(code, MONDAY, "say", "event-9"),), promises=(ours(MONDAY),))
    decision = decide(known, POLICY, MONDAY)
    assert (decision.action, decision.exit, decision.stage_to) == (Action.STOP, ends_with, stage_to)
    assert decision.key == f"stop:{code.value}:event-9"
    assert decision.next_look_at == (None if stage_to else MONDAY + timedelta(minutes=1))


@pytest.mark.parametrize("recorded", ["settled", "exit"])
def test_it_asks_the_owner_what_is_left_to_do_after_an_opt_out(recorded):
    exited = {"exit_reason": "opted_out", "exited_at": MONDAY} if recorded == "exit" else {}
    known = facts(
        lead=lead(**exited),
        stops=(Stop(StopCode.OPT_OUT, MONDAY, "No more mails", "event-9"),),
        settled=settled("stop:opt_out:event-9") if recorded == "settled" else {},
    )
    decision = decide(known, POLICY, MONDAY + timedelta(minutes=1))
    assert (decision.action, decision.reason, decision.key) == (
        Action.TASK,
        Reason.STOPPED,
        "after_stop:opt_out:event-9",
    )
    assert decision.ask == "Close the lead, or record a new permission given by Ada Byron."
    assert decision.due_at == at("2026-03-09 14:00")


def test_it_waits_without_sending_once_the_owner_has_settled_what_was_left():
    known = facts(
        stops=(Stop(StopCode.OPT_OUT, MONDAY, "", "e"),), settled=settled("stop:opt_out:e", "after_stop:opt_out:e")
    )
    decision = decide(known, POLICY, MONDAY + DAY)
    assert (decision.action, decision.next_look_at) == (Action.WAIT, MONDAY + 8 * DAY)


def test_it_records_a_graver_stop_that_comes_after_another():
    stops = (Stop(StopCode.OPT_OUT, MONDAY, "", "e1"), Stop(StopCode.COMPLAINT, MONDAY + DAY, "", "e2"))
    known = facts(lead=lead(exit_reason="opted_out", exited_at=MONDAY), stops=stops)
    decision = decide(known, POLICY, MONDAY + DAY)
    assert (decision.action, decision.exit, decision.key) == (Action.STOP, ExitReason.COMPLAINED, "stop:complaint:e2")


def test_an_opportunity_past_its_date_is_a_stop():
    known = facts(lead=lead(expires_at=MONDAY))
    assert decide(known, POLICY, MONDAY).exit is ExitReason.EXPIRED
    assert decide(known, POLICY, MONDAY - DAY).exit is None


def test_a_closed_lead_has_no_next_look():
    decision = decide(facts(lead=lead(stage=Stage.WON), promises=(ours(MONDAY),)), POLICY, MONDAY)
    assert (decision.action, decision.next_look_at) == (Action.NONE, None)


@pytest.mark.parametrize("code", list(HoldCode))
def test_a_hold_is_a_task_for_the_owner_and_nothing_is_sent(code):
    known = new_facts(holds=(Hold(code, MONDAY, "Two records share one address", "h1"),))
    decision = decide(known, POLICY, MONDAY)
    assert (decision.action, decision.reason, decision.key) == (Action.TASK, Reason.HOLD, f"hold:{code.value}:h1")
    assert decision.because == "Two records share one address: nothing is sent before a person decides."
    assert "Ada Byron" in decision.ask


def test_a_hold_that_still_stands_after_its_task_is_asked_again_a_week_later():
    holds = (Hold(HoldCode.DUPLICATE, MONDAY, "Twice", "h1"),)
    known = facts(holds=holds, settled=settled("hold:duplicate:h1"))
    waiting = decide(known, POLICY, MONDAY + DAY)
    assert (waiting.action, waiting.next_look_at) == (Action.WAIT, MONDAY + 7 * DAY)
    assert decide(known, POLICY, MONDAY + 7 * DAY).key == "hold:duplicate:h1:2"


@pytest.mark.parametrize(
    ("contact", "has_email", "key"),
    [
        (
            {Channel.EMAIL: MayContact(False, "no_consent", "No consent is recorded")},
            True,
            "unreachable:no_consent:lead-1",
        ),
        ({}, True, "unreachable:not_asked:lead-1"),
        ({Channel.EMAIL: MayContact(True)}, False, "unreachable:no_address:lead-1"),
    ],
)
def test_a_lead_without_a_usable_channel_becomes_a_task(contact, has_email, key):
    known = facts(lead=lead(has_email=has_email), contact=contact, promises=(ours(MONDAY),))
    decision = decide(known, POLICY, MONDAY)
    assert (decision.action, decision.reason, decision.key) == (Action.TASK, Reason.HOLD, key)


def test_where_only_the_phone_is_left_the_message_becomes_a_call_to_make():
    contact = {Channel.EMAIL: MayContact(False, "bounced"), Channel.CALL: MayContact(True)}
    decision = decide(facts(lead=lead(has_phone=True), contact=contact, promises=(ours(MONDAY),)), POLICY, MONDAY)
    assert (decision.action, decision.kind, decision.channel) == (Action.TASK, "call", Channel.CALL)


def test_a_pause_holds_everything_until_its_date():
    until = MONDAY + 30 * DAY
    known = new_facts(
        lead=lead(stage=Stage.NEW, paused_until=until, paused_because="out of office"), promises=(ours(MONDAY),)
    )
    decision = decide(known, POLICY, MONDAY)
    assert (decision.action, decision.rule, decision.next_look_at) == (Action.WAIT, "paused", until)
    assert decision.because == "Ada Byron is paused until Wednesday 8 April: out of office."
    assert decide(known, POLICY, until).rule == "our_promise"


def test_the_quiet_of_a_close_loop_rule_is_no_missing_channel():
    quiet = {Channel.EMAIL: MayContact(False, "close_loop", "Quiet until they write")}
    known = facts(contact=quiet, open_follow_up=follow_up("close_loop:x", MONDAY))
    assert decide(known, POLICY, MONDAY).rule == "decide_next_step"
