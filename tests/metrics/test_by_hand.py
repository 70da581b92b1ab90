"""Every metric on a small journal: what was done, and the figure that a person would work out from it."""

from datetime import timedelta
from pathlib import Path

import pytest

from followups.completing import complete, skip
from followups.models import FollowUp, Message
from followups.policies import publish_policy
from leads.commitments import keep_promise
from leads.models import Event, Lead, Promise
from leads.signalling import record_signal
from leads.stages import move_stage
from leads.stopping import stop
from metrics.definitions import METRICS, Split
from metrics.periods import Period
from tenants.scope import tenant_scope
from tests.metrics.conftest import LATER
from tests.story import MONDAY, capture, look, note

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_each_metric_is_worked_by_hand_below():
    worked = Path(__file__).read_text()
    assert [key for key in METRICS if f'figure(cast.acme, "{key}"' not in worked and f'{{"{key}": ' not in worked
            and f', "{key}": ' not in worked] == []  # fmt: skip


def event(tenant, lead, kind, at, **fields):
    """An event as another part of the product would have written it."""
    with tenant_scope(tenant.pk):
        return Event.objects.create(tenant=tenant, lead_id=lead.pk, kind=kind, at=at, recorded_at=at, **fields)


def stage(tenant, lead, to, now, because="as agreed"):
    with tenant_scope(tenant.pk):
        move_stage(tenant, Lead.objects.get(pk=lead.pk), to, because=because, now=now)


def follow_up(cast, lead, due, **fields):
    with tenant_scope(cast.acme.pk):
        return FollowUp.objects.create(
            tenant=cast.acme, lead_id=lead.pk, owner=cast.olga, is_touch=False, kind="call", title="Call",
            created_at=MONDAY, due_at=due, **{"rule": "own", "reason": "own_step", "key": f"k{due}", **fields},
        )  # fmt: skip


def people(cast, count):
    return [capture(cast.acme, email=f"p{n}@buyer.example") for n in range(count)]


def test_follow_up_is_on_time_when_it_is_done_by_the_end_of_its_day(cast, figure):
    anna, ben, cleo, dora, emil = people(cast, 5)
    for lead in (anna, ben, cleo, dora):
        stage(cast.acme, lead, "qualified", MONDAY)
    settled = {"state": "done", "state_because": "Called."}
    due = MONDAY + DAY
    follow_up(cast, anna, due, **settled, state_at=due + 5 * HOUR)  # the same day
    follow_up(cast, ben, due, **settled, state_at=due + DAY)  # a day late
    follow_up(cast, cleo, due)  # never
    follow_up(cast, dora, due, state="skipped", state_at=due - HOUR)  # not required any more
    follow_up(cast, emil, due, **settled, state_at=due, reason="promised_next_step")  # not qualified
    rate = figure(cast.acme, "follow_up_completion_rate")
    assert (rate.top, rate.bottom, rate.value) == (1, 3, 1 / 3)
    assert rate.meets_target is False
    every = figure(cast.acme, "all_follow_up_completion_rate")
    assert (every.top, every.bottom, every.value) == (2, 4, 0.5)
    assert figure(cast.acme, "all_follow_up_completion_rate", split=Split.REASON) == {
        "own_step": (1, 3), "promised_next_step": (1, 1),
    }  # fmt: skip


def test_what_is_due_today_is_counted_tomorrow(cast, figure):
    (anna,) = people(cast, 1)
    follow_up(cast, anna, MONDAY + DAY)
    day = Period((MONDAY + DAY).date(), (MONDAY + DAY).date())
    assert figure(cast.acme, "all_follow_up_completion_rate", period=day, now=MONDAY + DAY).bottom == 0
    assert figure(cast.acme, "all_follow_up_completion_rate", period=day, now=MONDAY + 2 * DAY).bottom == 1


def test_a_silent_lead_is_settled_by_a_next_action_a_reason_or_its_close(cast, figure):
    anna, ben, _cleo, dora = people(cast, 4)
    follow_up(cast, anna, MONDAY + 20 * DAY)
    event(cast.acme, ben, "exit", MONDAY + DAY, data={"reason": "no_response"})
    stage(cast.acme, dora, "lost", MONDAY + 15 * DAY)
    rate = figure(cast.acme, "no_response_disposition_rate", now=MONDAY + 20 * DAY)
    assert (rate.top, rate.bottom, rate.value) == (3, 4, 0.75)  # nothing is known of Cleo


def test_a_lead_that_writes_does_not_go_silent(cast, figure):
    (anna,) = people(cast, 1)
    note(cast.acme, anna, MONDAY + 10 * DAY, kind="email_in", text="Still here.")
    assert figure(cast.acme, "no_response_disposition_rate", now=MONDAY + 20 * DAY).bottom == 0
    assert figure(cast.acme, "no_response_disposition_rate", now=MONDAY + 30 * DAY).bottom == 1


def test_an_open_lead_is_covered_by_work_or_by_a_reason_for_none(cast, figure):
    anna, ben, _cleo, dora = people(cast, 4)
    follow_up(cast, anna, MONDAY + 3 * DAY)
    event(cast.acme, ben, "exit", MONDAY, data={"reason": "steps_done"})
    stage(cast.acme, dora, "lost", MONDAY)
    coverage = figure(cast.acme, "coverage")
    assert (coverage.top, coverage.bottom, coverage.value) == (2, 3, 2 / 3)
    assert figure(cast.acme, "open_leads").value == 3.0


def test_what_the_product_decides_covers_every_lead(cast, figure):
    people(cast, 3)
    look(cast.acme)
    assert figure(cast.acme, "coverage").value == 1.0


def test_our_promises_and_theirs_are_missed_apart(cast, figure):
    (anna,) = people(cast, 1)
    promises = [
        {"by": "us", "text": "Send the offer", "due": MONDAY + DAY},
        {"by": "us", "text": "Call the board", "due": MONDAY + DAY},
        {"by": "us", "text": "Nothing dated"},
        {"by": "them", "text": "Ask the board", "due": MONDAY + 2 * DAY},
    ]
    note(cast.acme, anna, kind="call", text="We talked.", promises=promises)
    with tenant_scope(cast.acme.pk):
        keep_promise(cast.acme, Promise.objects.get(text="Send the offer"), now=MONDAY + DAY + HOUR)
    ours, theirs = figure(cast.acme, "missed_promises_ours"), figure(cast.acme, "missed_promises_theirs")
    assert (ours.top, ours.bottom, ours.value) == (1, 2, 0.5)
    assert (theirs.top, theirs.bottom, theirs.value) == (1, 1, 1.0)


def test_a_lead_is_stale_after_two_weeks_without_anything(cast, figure):
    _anna, ben, cleo = people(cast, 3)
    note(cast.acme, ben, MONDAY + 30 * DAY, kind="email_out", text="News.")
    stage(cast.acme, cleo, "dormant", MONDAY)
    assert figure(cast.acme, "stale_leads", now=MONDAY + 13 * DAY).value == 0.0
    assert figure(cast.acme, "stale_leads", now=MONDAY + 14 * DAY).value == 2.0
    assert figure(cast.acme, "stale_leads", now=MONDAY + 31 * DAY).value == 1.0  # Cleo is parked
    month = Period((MONDAY + 20 * DAY).date(), (MONDAY + 32 * DAY).date())
    fewer = figure(cast.acme, "stale_lead_reduction", period=month, now=MONDAY + 32 * DAY)
    assert (fewer.top, fewer.bottom, fewer.value) == (1, 2, 0.5)


def test_a_touch_is_answered_by_what_comes_before_the_next_one(cast, figure):
    (anna,) = people(cast, 1)
    sent = {"channel": "email", "direction": "out"}
    event(cast.acme, anna, "sent", MONDAY + DAY, **sent, data={"reason": "cadence_step", "step": "one"})
    event(cast.acme, anna, "auto_reply", MONDAY + DAY + HOUR)
    event(cast.acme, anna, "sent", MONDAY + 2 * DAY, **sent, data={"reason": "open_question", "step": "two"})
    note(cast.acme, anna, MONDAY + 2 * DAY + 2 * HOUR, kind="email_in", text="Yes.")
    event(cast.acme, anna, "sent", MONDAY + 4 * DAY, **sent, data={"reason": "cadence_step", "step": "three"})
    note(cast.acme, anna, MONDAY + 40 * DAY, kind="email_in", text="Too late to be an answer.")
    rate = figure(cast.acme, "response_rate")
    assert (rate.top, rate.bottom, rate.value) == (1, 3, 1 / 3)
    assert figure(cast.acme, "response_rate", split=Split.REASON) == {"cadence_step": (0, 2), "open_question": (1, 1)}
    assert figure(cast.acme, "time_to_reply").value == 120.0
    assert figure(cast.acme, "touches").value == 3.0
    assert figure(cast.acme, "touches_per_lead").value == 3.0


def test_late_events_correct_the_day_they_belong_to(cast, figure):
    (anna,) = people(cast, 1)
    event(cast.acme, anna, "sent", MONDAY + DAY, channel="email", direction="out")
    day = Period((MONDAY + DAY).date(), (MONDAY + DAY).date())
    assert figure(cast.acme, "response_rate", period=day).value == 0.0
    with tenant_scope(cast.acme.pk):
        Event.objects.create(
            tenant=cast.acme, lead=anna, kind="email_in", at=MONDAY + 2 * DAY, recorded_at=LATER, direction="in"
        )
    assert figure(cast.acme, "response_rate", period=day).value == 1.0


def test_bookings_and_stages_ahead_are_progress(cast, figure):
    anna, ben, cleo = people(cast, 3)
    for lead in (anna, ben, cleo):
        note(cast.acme, lead, MONDAY + DAY, kind="email_out", text="Here it is.")
    with tenant_scope(cast.acme.pk):
        record_signal(cast.acme, anna, {"kind": "booking", "starts": MONDAY + 9 * DAY}, now=MONDAY + 2 * DAY)
    stage(cast.acme, ben, "qualified", MONDAY + 2 * DAY)
    stage(cast.acme, cleo, "lost", MONDAY + 2 * DAY)
    rate = figure(cast.acme, "progression_rate")
    assert (rate.top, rate.bottom) == (2, 3)
    assert figure(cast.acme, "meeting_rate").top == 1
    assert figure(cast.acme, "lead_to_qualified").value == 1 / 3
    assert figure(cast.acme, "stage_progress", split=Split.REASON) == {"new": (1, None)}


def test_opt_outs_complaints_and_bounces_are_those_of_the_message_they_name(cast, figure):
    (anna,) = people(cast, 1)
    sent = {"channel": "email", "direction": "out"}
    for number in (1, 2, 3, 4):
        event(
            cast.acme, anna, "sent", MONDAY + number * DAY, **sent, data={"message": f"m{number}", "step": f"s{number}"}
        )
    event(cast.acme, anna, "complaint", MONDAY + 9 * DAY, data={"message": "m2"})
    event(cast.acme, anna, "bounce_hard", MONDAY + 9 * DAY, data={"message": "m1"})
    event(cast.acme, anna, "open", MONDAY + 9 * DAY, data={"message": "m3"})
    event(cast.acme, anna, "click", MONDAY + 9 * DAY, data={"message": "m3", "human": True})
    event(cast.acme, anna, "click", MONDAY + 9 * DAY, data={"message": "m4", "human": False})
    with tenant_scope(cast.acme.pk):
        stop(cast.acme, anna, "opt_out", say="they asked for it", now=MONDAY + 9 * DAY)
    steps = {"bounce_rate": "s1", "complaint_rate": "s2", "open_rate": "s3", "click_rate": "s3", "opt_out_rate": "s4"}
    for key, step in steps.items():
        found = figure(cast.acme, key)
        assert (found.top, found.bottom, found.value) == (1, 4, 0.25), key
        assert {each for each, (top, _) in figure(cast.acme, key, split=Split.STEP).items() if top} == {step}, key
    assert figure(cast.acme, "stops", split=Split.REASON) == {"opt_out": (1, None)}


def test_the_first_follow_up_is_timed_from_capture_meeting_and_proposal(cast, figure):
    anna, _ben = people(cast, 2)
    note(cast.acme, anna, MONDAY + HOUR, kind="email_out", text="Hello.")
    note(cast.acme, anna, MONDAY + DAY, kind="meeting", text="We met.")
    note(cast.acme, anna, MONDAY + DAY + 3 * HOUR, kind="email_out", text="Recap.")
    note(cast.acme, anna, MONDAY + 2 * DAY, kind="proposal_sent", text="Proposal.")
    note(cast.acme, anna, MONDAY + 5 * DAY, kind="call", direction="out", text="Nobody there.")
    assert figure(cast.acme, "time_to_first_follow_up").value == 60.0
    assert figure(cast.acme, "time_to_follow_up_after_meeting").value == 180.0
    assert figure(cast.acme, "time_to_follow_up_after_proposal").value == 3 * 24 * 60.0
    reach = figure(cast.acme, "follow_up_reach")
    assert (reach.top, reach.bottom) == (1, 2)
    assert figure(cast.acme, "lead_to_opportunity").value == 0.5
    assert figure(cast.acme, "leads_captured", split=Split.OWNER) == {str(cast.olga.pk): (2, None)}


def test_leads_are_won_and_lost_in_time(cast, figure):
    anna, ben, _cleo = people(cast, 3)
    stage(cast.acme, anna, "contacted", MONDAY + DAY)
    stage(cast.acme, anna, "won", MONDAY + 3 * DAY)
    stage(cast.acme, ben, "lost", MONDAY + 5 * DAY)
    rate = figure(cast.acme, "win_rate")
    assert (rate.top, rate.bottom, rate.value) == (1, 2, 0.5)
    assert figure(cast.acme, "sales_velocity").value == 3 * 24 * 60.0
    assert figure(cast.acme, "lead_to_customer").value == 1 / 3
    days = figure(cast.acme, "time_in_stage")
    assert (days.top, days.value) == (3, (1 + 2 + 5) * 24 * 60 / 3)
    assert figure(cast.acme, "exits", split=Split.REASON) == {"lost": (1, None), "won": (1, None)}
    assert figure(cast.acme, "reply_conversion").top == 0


def test_hand_overs_are_counted_when_the_track_becomes_nurture(cast, figure):
    (anna,) = people(cast, 1)
    for number, track in enumerate(("active", "nurture", "nurture", "active")):
        event(
            cast.acme, anna, "decision", MONDAY + number * DAY, data={"action": "wait", "track": track, "rule": track}
        )
    event(cast.acme, anna, "handed_off", MONDAY + DAY, data={"rule": "pricing_page"})
    assert figure(cast.acme, "nurture_hand_offs").value == 1.0
    assert figure(cast.acme, "person_hand_offs", split=Split.REASON) == {"pricing_page": (1, None)}


def test_work_that_a_person_settles_is_seen(cast, figure):
    people(cast, 2)
    look(cast.acme)
    with tenant_scope(cast.acme.pk):
        one, two = FollowUp.objects.open().order_by("id")
        complete(cast.acme, one, because="Called them.", now=MONDAY + HOUR)
        skip(cast.acme, two, because="They are away.", now=MONDAY + HOUR)
    done = figure(cast.acme, "all_follow_up_completion_rate")
    assert (done.top, done.bottom) == (1, 1)


def drafted(cast, lead, **fields):
    """A draft about a follow-up of the lead, as review has left it."""
    with tenant_scope(cast.acme.pk):
        work = FollowUp.objects.create(
            tenant=cast.acme, lead_id=lead.pk, owner=cast.olga, is_touch=True, kind="email", title="Write", created_at=MONDAY,
            due_at=MONDAY, rule="own", reason="own_step", key=f"d{lead.pk}", state="done", state_at=MONDAY, channel="email",
        )  # fmt: skip
        return Message.objects.create(
            tenant=cast.acme, lead_id=lead.pk, follow_up=work, channel="email", body="Hello", original_body="Hello",
            created_at=MONDAY, send_at=MONDAY, **{"kind": "follow_up", "state": "sent", "state_at": MONDAY, **fields},
        )  # fmt: skip


def test_a_close_loop_message_is_reviewed_where_a_person_decided_it(cast, figure):
    by_rule, approved, rejected, waiting, other = people(cast, 5)
    decided = {"approved_at": MONDAY + HOUR}
    drafted(cast, by_rule, kind="close_loop", **decided)  # went out by the client's own rule
    drafted(cast, approved, kind="close_loop", reviewed_as="edited", **decided)
    drafted(cast, rejected, kind="close_loop", reviewed_as="rejected", state="skipped", state_at=MONDAY + DAY)
    drafted(cast, waiting, kind="close_loop", state="in_review")  # not decided: in no figure
    drafted(cast, other, reviewed_as="as_written", **decided)  # no close-loop message
    rate = figure(cast.acme, "close_loop_review_rate")
    assert (rate.top, rate.bottom, rate.value) == (2, 3, 2 / 3)
    assert rate.meets_target is False
    on_tuesday = Period((MONDAY + DAY).date(), (MONDAY + DAY).date())
    assert figure(cast.acme, "close_loop_review_rate", period=on_tuesday).value == 1.0  # the one rejected that day


def test_edited_and_rejected_are_shares_of_what_people_decided(cast, figure):
    leads = people(cast, 6)
    decided = {"approved_at": MONDAY + HOUR}
    for lead, reviewed_as in zip(leads, ("as_written", "as_written", "edited", "", "edited"), strict=False):
        drafted(cast, lead, reviewed_as=reviewed_as, **decided)  # the fourth went out by itself
    drafted(cast, leads[5], reviewed_as="rejected", state="skipped", state_at=MONDAY + HOUR)
    edited, rejected = figure(cast.acme, "edited_rate"), figure(cast.acme, "rejected_rate")
    assert (edited.top, edited.bottom, edited.value) == (2, 5, 0.4)
    assert (rejected.top, rejected.bottom, rejected.value) == (1, 5, 0.2)
    assert figure(cast.acme, "rejected_rate", split=Split.REASON) == {"own_step": (1, 5)}


def test_silence_is_the_client_s_own_number_of_days(cast, figure):
    people(cast, 1)
    tenth_day = Period(MONDAY.date(), (MONDAY + 10 * DAY).date())
    assert figure(cast.acme, "stale_leads", period=tenth_day).value == 0.0
    with tenant_scope(cast.acme.pk):
        publish_policy(cast.acme, {"no_response": {"silence_days": 5}}, user=cast.olga, now=MONDAY)
    assert figure(cast.acme, "stale_leads", period=tenth_day).value == 1.0
    fifth_day = Period((MONDAY + 5 * DAY).date(), (MONDAY + 6 * DAY).date())
    assert figure(cast.acme, "no_response_disposition_rate", period=fifth_day).bottom == 1


def test_figures_of_any_period_are_the_sums_of_their_days(cast, figure):
    for number in range(10):
        capture(cast.acme, MONDAY + 17 * number * DAY, email=f"p{number}@buyer.example", source="fair")
    first, later = MONDAY.date(), MONDAY + 200 * DAY
    days = [first + 17 * number * DAY for number in range(10)]
    for start, end in ((0, 8), (3, 60), (8, 68), (38, 129), (-30, 170)):
        period = Period(first + start * DAY, first + end * DAY)
        expected = sum(period.start <= day <= period.end for day in days)
        assert figure(cast.acme, "leads_captured", period=period, now=later).top == expected
        assert figure(cast.acme, "open_leads", period=period, now=later).top == sum(day <= period.end for day in days)
