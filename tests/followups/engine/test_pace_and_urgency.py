"""Intervals follow the lead: shorter with interest, longer with silence; urgency moves looks and no message (F3)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from followups.engine.decision import Action
from followups.engine.facts import Account, Colleague, Stage
from followups.engine.pace import is_engaged, is_silent, paced
from followups.engine.policy import Pace
from followups.engine.slots import OWN_TIME
from followups.engine.urgency import urgency
from tests.followups.engine.making import DAY, MONDAY, POLICY, at, decided, facts, interaction, lead, new_facts, sent

HOUR = timedelta(hours=1)
LAST = MONDAY - 10 * DAY
CLICK = interaction("click", MONDAY - DAY, human=True)
MONTHLY = at("2026-03-29 10:00")  # thirty days after the last step


def after_three(**given):
    return facts(touches=tuple(sent(LAST - number * 9 * DAY) for number in range(3)), **given)


def test_without_a_sign_the_step_keeps_its_day():
    assert paced(MONTHLY, LAST, facts(touches=(sent(LAST),)), POLICY, MONDAY) == (MONTHLY, OWN_TIME)


def test_the_first_step_has_no_interval():
    assert paced(MONDAY, None, facts(), POLICY, MONDAY) == (MONDAY, OWN_TIME)


@pytest.mark.parametrize("kind", ["visit", "download", "click"])
def test_interest_since_our_last_message_shortens_the_interval(kind):
    known = facts(touches=(sent(LAST),), interactions=(replace(CLICK, kind=kind),))
    due, because = paced(MONTHLY, LAST, known, POLICY, MONDAY)
    assert due == at("2026-03-21 10:00")  # 30 days become 22, at the same time of day
    assert because == "They have looked at something of ours since our last message: this step comes 8 days sooner."


def test_scanners_and_opens_and_what_came_before_our_message_are_no_interest():
    for kind, when, human in (("click", MONDAY, False), ("open", MONDAY, False), ("visit", LAST - HOUR, False)):
        known = facts(touches=(sent(LAST),), interactions=(interaction(kind, when, human=human),))
        assert not is_engaged(known, MONDAY)


def test_a_lead_that_we_have_never_written_to_has_no_interval_to_shorten():
    assert not is_engaged(facts(interactions=(CLICK,)), MONDAY)


def test_three_unanswered_touches_lengthen_the_interval_of_steps_that_repeat():
    due, because = paced(MONTHLY, LAST, after_three(), POLICY, MONDAY, repeating=True)
    assert due == at("2026-04-13 10:00")  # 30 days become 45, across the change to summer time
    assert because == "The last 3 touches and more are unanswered: this step comes 15 days later."
    assert paced(MONTHLY, LAST, after_three(), POLICY, MONDAY) == (MONTHLY, OWN_TIME)


def test_an_answer_ends_the_silence():
    answered = after_three(interactions=(interaction("email_in", LAST + HOUR),))
    assert (is_silent(after_three(), MONDAY), is_silent(answered, MONDAY)) == (True, False)
    assert paced(MONTHLY, LAST, answered, POLICY, MONDAY, repeating=True)[0] == MONTHLY


def test_the_pace_can_be_left_as_the_steps_say():
    steady = replace(POLICY, pace=Pace(100, 100))
    assert paced(MONTHLY, LAST, after_three(interactions=(CLICK,)), steady, MONDAY, repeating=True)[0] == MONTHLY


def test_a_shorter_interval_still_keeps_the_gap():
    touches = (sent(MONDAY + DAY, step="day-1"), sent(MONDAY, kind="first_reply", step="at-once"))
    fast = replace(POLICY, pace=Pace(engaged=1))
    now = MONDAY + DAY + HOUR
    known = new_facts(touches=touches, interactions=(interaction("click", now, human=True),))
    assert decided(known, fast, now).due_at == MONDAY + 3 * DAY


def visits(*hours_ago):
    return tuple(interaction("visit", MONDAY - hours * HOUR, ident=f"v{hours}") for hours in hours_ago)


def colleague(ident, days_ago):
    return Colleague(ident, ident.title(), Stage.QUALIFIED, last_sign_at=MONDAY - days_ago * DAY)


def test_most_leads_are_not_urgent():
    assert urgency(facts(interactions=visits(1, 2)), POLICY, MONDAY) is None
    assert urgency(facts(), POLICY, MONDAY) is None


def test_three_visits_within_two_days_are_urgent_from_the_third_on():
    found = urgency(facts(interactions=visits(1, 20, 40)), POLICY, MONDAY)
    assert (found.because, found.since) == ("They have come 3 times within two days.", MONDAY - HOUR)
    assert urgency(facts(interactions=visits(1, 20, 49)), POLICY, MONDAY) is None


def test_two_people_of_one_account_are_urgent():
    account = Account("a", "Acme", colleagues=(colleague("bea", 2), colleague("cem", 3)))
    found = urgency(facts(account=account), POLICY, MONDAY)
    assert (found.because, found.since) == (
        "2 people of their company have been active within a week.",
        MONDAY - 2 * DAY,
    )
    alone = Account("a", "Acme", colleagues=(colleague("bea", 2), colleague("cem", 8)))
    assert urgency(facts(account=alone), POLICY, MONDAY) is None
    wrote = interaction("email_in", MONDAY - DAY)
    assert urgency(facts(account=alone, interactions=(wrote,)), POLICY, MONDAY).since == MONDAY - DAY


def test_a_contract_that_ends_soon_is_urgent():
    found = urgency(facts(lead=lead(renews_at=MONDAY + 20 * DAY)), POLICY, MONDAY)
    assert found.because == "Their contract ends within 30 days."
    assert urgency(facts(lead=lead(renews_at=MONDAY + 40 * DAY)), POLICY, MONDAY) is None
    assert urgency(facts(lead=lead(renews_at=MONDAY - DAY)), POLICY, MONDAY) is None


def test_an_urgent_lead_is_looked_at_each_working_day():
    friday = at("2026-03-13 10:00")
    account = Account("a", "Acme", colleagues=(colleague("bea", 0), colleague("cem", 1)))
    message = interaction("email_out", friday - HOUR)
    calm, urgent = (decided(facts(interactions=(message,), account=known), now=friday) for known in (None, account))
    assert (calm.rule, urgent.rule) == ("our_message_out", "our_message_out")
    assert calm.next_look_at == at("2026-03-20 09:00")
    assert urgent.next_look_at == at("2026-03-16 09:00")
    assert urgent.next_look_because == (
        "2 people of their company have been active within a week. So it is looked at each working day."
    )


def test_urgency_moves_the_task_about_their_interest_and_no_message():
    known = facts(interactions=visits(1, 2, 3))
    task = decided(known)
    assert (task.rule, task.action, task.due_at) == ("showed_interest", Action.TASK, MONDAY)
    assert task.due_because == "They have come 3 times within two days. It is taken up at once."
    step = new_facts(touches=(sent(MONDAY, kind="first_reply", step="at-once"),))
    account = Account("a", "Acme", colleagues=(colleague("bea", 0), colleague("cem", 1)))
    plain, urgent = (decided(replace(step, account=each), now=MONDAY + HOUR) for each in (None, account))
    assert urgent.rule == plain.rule == "cadence_step"
    assert urgent.due_at == plain.due_at


def test_urgency_is_never_past_a_stop_or_a_persons_pause():
    until = MONDAY + 30 * DAY
    paused = facts(lead=lead(paused_until=until, paused_because="On holiday"), interactions=visits(1, 2, 3))
    decision = decided(paused)
    assert (decision.rule, decision.next_look_at) == ("paused", until)
