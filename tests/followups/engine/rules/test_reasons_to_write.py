from dataclasses import replace
from datetime import timedelta

import pytest

from followups.engine.decide import decide
from followups.engine.decision import Action, ExitReason, Reason, ReviewFlag
from followups.engine.facts import Channel, Direction, Interaction, MayContact, Stage, Track
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
    sent,
    settled,
)

PROPOSED = lead(stage=Stage.PROPOSAL_SENT, stage_since=MONDAY, qualified=True)


def test_a_call_without_a_next_step_gets_a_recap_within_two_working_hours():
    call = interaction("call", at("2026-03-09 16:00"), "They liked the pilot", "c1")
    decision = decide(facts(interactions=(call,)), POLICY, at("2026-03-09 16:10"))
    assert (decision.action, decision.reason, decision.key) == (Action.TOUCH, Reason.FINISHED_MEETING, "meeting:c1")
    assert decision.due_at == at("2026-03-10 10:00")
    assert decision.evidence[0].words == "They liked the pilot"


@pytest.mark.parametrize(
    "other",
    [
        {"settled": settled("meeting:c1")},
        {"promises": (ours(MONDAY + DAY, MONDAY, source_id="c1"),), "settled": settled("promise:p1")},
        {"touches": (sent(MONDAY + timedelta(minutes=30)),)},
        {"interactions": (interaction("call", MONDAY - 9 * DAY, ident="c1"),)},
    ],
)
def test_no_recap_is_due_when_a_next_step_or_a_message_followed_or_it_is_long_ago(other):
    known = facts(**{"interactions": (interaction("call", MONDAY, ident="c1"),)} | other)
    assert decide(known, POLICY, MONDAY + timedelta(hours=1)).rule != "finished_meeting"


def test_a_recap_once_due_stays_due_however_late():
    known = facts(
        interactions=(interaction("call", MONDAY, ident="c1"),), open_follow_up=follow_up("meeting:c1", MONDAY)
    )
    assert decide(known, POLICY, MONDAY + 40 * DAY).key == "meeting:c1"


def test_an_attempted_call_is_no_conversation():
    tried = interaction("call", MONDAY, direction=Direction.OUTBOUND)
    assert decide(facts(interactions=(tried,)), POLICY, MONDAY).rule == "our_message_out"


def test_one_attempt_after_a_long_silence_has_its_time_before_the_close_loop():
    known = facts(interactions=(interaction("call", MONDAY, direction=Direction.OUTBOUND),))
    assert decide(known, POLICY, at("2026-03-13 10:00")).rule == "our_message_out"
    assert decide(known, POLICY, at("2026-03-16 10:00")).kind == "close_loop"


@pytest.mark.parametrize(
    ("kind", "reason"), [("proposal_sent", Reason.QUIET_PROPOSAL), ("quote_sent", Reason.UNANSWERED_QUOTE)]
)
def test_a_quiet_proposal_is_followed_up_after_five_working_days(kind, reason):
    known = facts(lead=PROPOSED, interactions=(interaction(kind, MONDAY, ident="o1"),))
    decision = decide(known, POLICY, MONDAY)
    assert (decision.action, decision.reason, decision.key) == (Action.TOUCH, reason, "proposal:o1:1")
    assert decision.due_at == at("2026-03-16 10:00")


def test_the_second_follow_up_brings_something_else_and_is_shorter():
    known = facts(
        lead=PROPOSED,
        interactions=(interaction("proposal_sent", MONDAY, ident="o1"),),
        touches=(sent(at("2026-03-16 10:00")),),
        settled=settled("proposal:o1:1"),
    )
    first = decide(replace(known, touches=(), settled={}), POLICY, MONDAY)
    second = decide(known, POLICY, at("2026-03-16 10:01"))
    assert (second.key, second.due_at) == ("proposal:o1:2", at("2026-03-23 10:00"))
    assert second.brings != first.brings
    assert second.max_words < first.max_words


def test_the_stage_alone_shows_that_a_proposal_is_out():
    assert decide(facts(lead=PROPOSED), POLICY, MONDAY).key == "proposal:lead-1:1"


def test_the_first_reply_is_due_at_once_and_within_five_minutes():
    decision = decide(new_facts(), POLICY, MONDAY + timedelta(seconds=20))
    assert (decision.kind, decision.step, decision.cadence) == ("first_reply", "at-once", "speed_to_lead")
    assert decision.key == "speed_to_lead:at-once:capture-1"
    assert decision.due_at <= MONDAY + timedelta(minutes=5)
    assert (decision.reason, decision.track) == (Reason.SPEED_TO_LEAD, Track.ACTIVE)


def test_a_form_in_the_night_is_answered_when_the_lead_opens():
    decision = decide(new_facts(at("2026-03-13 23:00")), POLICY, at("2026-03-13 23:00"))
    assert decision.due_at == at("2026-03-16 09:00")


def test_a_second_form_starts_the_cadence_again():
    again = Interaction("capture-2", "captured", MONDAY + 10 * DAY, Direction.INBOUND)
    known = new_facts(interactions=(again,), touches=(sent(MONDAY, "first_reply", "at-once"),))
    assert decide(known, POLICY, MONDAY + 10 * DAY).key == "speed_to_lead:at-once:capture-2"


def test_a_record_imported_long_after_its_capture_is_for_a_person():
    known = new_facts(at("2025-10-01 10:00"))
    decision = decide(known, POLICY, MONDAY)
    assert (decision.action, decision.rule) == (Action.TASK, "decide_next_step")


def test_a_skipped_step_is_passed_over():
    known = new_facts(settled=settled("speed_to_lead:at-once:capture-1", state="skipped"))
    assert decide(known, POLICY, MONDAY).step == "day-1"


SILENT = facts(
    lead=PROPOSED,
    interactions=(
        interaction("email_out", at("2026-03-19 10:00"), ident="f2"),
        interaction("email_out", at("2026-03-12 10:00"), ident="f1"),
        interaction("meeting", MONDAY, "They asked about the price", "m1"),
    ),
)


def test_two_unanswered_follow_ups_and_two_weeks_of_silence_end_in_a_reviewed_close_loop():
    decision = decide(SILENT, POLICY, at("2026-03-23 10:00"))
    assert (decision.action, decision.kind, decision.reason) == (Action.TOUCH, "close_loop", Reason.NO_RESPONSE)
    assert (decision.key, decision.track) == ("close_loop:m1", Track.NO_RESPONSE)
    assert decision.review == (ReviewFlag.AUTONOMY, ReviewFlag.CLOSE_LOOP, ReviewFlag.REPEATED_SILENCE)
    assert decision.suppress_follow_up_until == at("2026-06-22 09:00")
    assert decision.because == "Ada Byron has not answered since Monday 9 March, after 2 follow-ups."


def test_before_the_threshold_it_waits_since_more_would_be_pressure():
    decision = decide(SILENT, POLICY, at("2026-03-20 10:00"))
    assert (decision.action, decision.rule, decision.next_look_at) == (
        Action.WAIT,
        "no_response",
        at("2026-03-23 10:00"),
    )


def test_the_last_message_before_the_close_loop_has_its_time_to_be_answered():
    late = interaction("email_out", at("2026-03-22 10:00"), ident="f3")
    known = replace(SILENT, interactions=(late, *SILENT.interactions))
    assert decide(known, POLICY, at("2026-03-23 10:00")).due_at == at("2026-03-27 10:00")


def test_a_message_and_its_record_are_one_follow_up():
    known = replace(
        SILENT,
        interactions=(
            interaction("email_out", at("2026-03-12 10:01"), ident="f1"),
            interaction("meeting", MONDAY, ident="m1"),
        ),
        touches=(sent(at("2026-03-12 10:00")),),
    )
    assert decide(known, POLICY, at("2026-03-20 10:00")).rule == "quiet_offer"


@pytest.mark.parametrize(
    ("stage", "stage_to", "track"),
    [(Stage.QUALIFIED, Stage.DORMANT, Track.NURTURE), (Stage.CONTACTED, Stage.LOST, None)],
)
def test_silence_after_the_last_message_ends_in_a_disposition(stage, stage_to, track):
    known = replace(
        SILENT, lead=lead(stage=stage), touches=(sent(at("2026-03-23 10:00"), "close_loop", track=Track.NO_RESPONSE),)
    )
    waiting = decide(known, POLICY, at("2026-03-23 10:01"))
    assert (waiting.action, waiting.next_look_at) == (Action.WAIT, at("2026-03-30 10:00"))
    decision = decide(known, POLICY, at("2026-03-30 10:00"))
    assert (decision.action, decision.exit) == (Action.DISPOSE, ExitReason.NO_RESPONSE)
    assert (decision.stage_to, decision.track) == (stage_to, track)
    assert decision.next_look_at == (at("2026-06-29 09:00") if track else None)


def test_a_lead_that_we_never_wrote_to_is_not_closed_for_silence():
    known = facts(interactions=(interaction("meeting", MONDAY, ident="m1"),))
    decision = decide(known, POLICY, MONDAY + 40 * DAY)
    assert (decision.action, decision.reason) == (Action.TASK, Reason.NO_REASON_LEFT)


def test_a_dormant_lead_is_left_alone_until_its_revisit_date_and_then_a_person_decides():
    known = facts(lead=lead(stage=Stage.DORMANT, stage_since=MONDAY))
    before = decide(known, POLICY, MONDAY + 30 * DAY)
    assert (before.action, before.next_look_at) == (Action.WAIT, at("2026-06-08 09:00"))
    after = decide(known, POLICY, at("2026-06-08 09:00"))
    assert (after.action, after.reason, after.key) == (Action.TASK, Reason.REVISIT, "revisit:lead-1:2026-06-08")


def test_our_own_mail_gives_the_lead_five_working_days():
    known = facts(interactions=(interaction("email_out", MONDAY), interaction("call", MONDAY - DAY)))
    decision = decide(known, POLICY, MONDAY)
    assert (decision.action, decision.rule, decision.next_look_at) == (
        Action.WAIT,
        "our_message_out",
        at("2026-03-16 10:00"),
    )
    assert decide(known, POLICY, at("2026-03-16 10:00")).rule == "decide_next_step"


@pytest.mark.parametrize("allowed", [True, False])
def test_the_close_loop_stands_while_its_own_quiet_is_in_force_and_no_other_message_does(allowed):
    quiet = {Channel.EMAIL: MayContact(allowed, "close_loop", "Quiet until they write")}
    decision = decide(replace(SILENT, contact=quiet), POLICY, at("2026-03-23 10:00"))
    assert (decision.action, decision.kind, decision.channel) == (Action.TOUCH, "close_loop", Channel.EMAIL)
    owed = decide(replace(SILENT, contact=quiet, promises=(ours(MONDAY),)), POLICY, at("2026-03-23 10:00"))
    assert (owed.action, owed.kind) == (Action.TASK, "write")
