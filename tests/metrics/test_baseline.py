"""A baseline of imported history: what it can tell, worked out by hand, and what it says that it cannot."""

from datetime import date, timedelta

import pytest

from leads.models import Event, Lead
from leads.refusals import Conflict, Refused
from metrics.among import figures_among
from metrics.auditing.baselines import ask_for_baseline, figures_of, history_of, latest, make_baseline, usual_days
from metrics.auditing.past_tasks import bring_past_tasks
from metrics.auditing.telling import State
from metrics.behind import cases_behind
from metrics.definitions import EDITION, METRICS
from metrics.keeping import kept_cases
from metrics.models import Baseline, KeptCase
from metrics.periods import Period
from metrics.rebuilding import rebuild
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, look, note

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Monday is the 23rd of November; the leads came in 60 days before.
CAME = MONDAY - 60 * DAY
DAYS = Period(date(2026, 9, 1), date(2026, 11, 20))


def made(tenant, now=MONDAY, period=DAYS) -> Baseline:
    with tenant_scope(tenant.pk):
        row = ask_for_baseline(tenant, period.start, period.end, now=now, through="test")
    rebuild(tenant, now)  # a test is one transaction, which the job waits for the end of
    for _ in make_baseline(tenant, row.pk, now):
        pass
    with tenant_scope(tenant.pk):
        return Baseline.objects.get(pk=row.pk)


def told(row):
    return {each.metric.key: each for each in figures_of(row)}


def imported(tenant, *names, **fields):
    """Leads of the time before, as an import with the column captured_at brings them: qualified, and without a task."""
    return [
        capture(tenant, MONDAY, email=f"{name}@buyer.example", external_id=name, captured_at=CAME,
                **{"stage": "qualified", **fields})
        for name in names
    ]  # fmt: skip


@pytest.fixture
def history(cast):
    """Four qualified leads. Anna and Ben answered a mail; Cleo and Dora never did. Three tasks: on time, late, never."""
    anna, ben, cleo, dora = imported(cast.acme, "anna", "ben", "cleo", "dora")
    for lead in (anna, ben, cleo):
        note(cast.acme, lead, CAME + DAY, kind="email_out", text="Here it is.")
    for lead in (anna, ben):
        note(cast.acme, lead, CAME + 2 * DAY, kind="email_in", text="Thank you.")
    tasks = [
        {"lead": anna.pk, "external_id": "t1", "title": "Call", "due": CAME + 3 * DAY, "done": CAME + 3 * DAY + HOUR},
        {"lead_external_id": "ben", "external_id": "t2", "title": "Call", "due": CAME + 3 * DAY, "done": CAME + 9 * DAY},
        {"lead": cleo.pk, "external_id": "t3", "title": "Call", "due": CAME + 15 * DAY, "done": None},
    ]  # fmt: skip
    with tenant_scope(cast.acme.pk):
        assert bring_past_tasks(cast.acme, tasks, now=MONDAY) == {"new": 3, "known": 0}
        assert bring_past_tasks(cast.acme, tasks, now=MONDAY) == {"new": 0, "known": 3}
    return cast, (anna, ben, cleo, dora)


def test_the_two_figures_of_the_baseline_are_told_from_history(history):
    cast, (_, ben, cleo, _) = history
    row = made(cast.acme)
    figures = told(row)
    rate = figures["follow_up_completion_rate"]
    assert (rate.figure.top, rate.figure.bottom, rate.figure.value, rate.state) == (1, 3, 1 / 3, State.TOLD)
    # All went silent, Anna and Ben two weeks after their answer. Cleo's task was open at the end of the day after that.
    settled = figures["no_response_disposition_rate"]
    assert (settled.figure.top, settled.figure.bottom, settled.state) == (1, 4, State.TOLD)
    answered = figures["response_rate"]
    assert (answered.figure.top, answered.figure.bottom) == (2, 3)
    assert (row.edition, row.state, row.through) == (EDITION, "done", "test")
    assert {each.key: each.count for each in history_of(row)} == {
        "leads": 4, "new_leads": 4, "qualified": 4, "tasks": 3, "touches": 3, "replies": 2, "meetings": 0, "proposals": 0,
        "promises_ours": 0, "promises_theirs": 0, "stages": 0, "closes": 0, "exits": 0, "stops": 0, "returns": 0,
    }  # fmt: skip
    with tenant_scope(cast.acme.pk):
        late_or_never = cases_behind(
            cast.acme, METRICS["follow_up_completion_rate"], DAYS, MONDAY, part="rest", among=kept_cases(row.pk)
        )
        assert {case.lead_id for case in late_or_never} == {ben.pk, cleo.pk}


def test_what_is_missing_is_said_with_the_reason_and_what_to_do(cast):
    imported(cast.acme, "anna")
    figures = told(made(cast.acme))
    rate = figures["follow_up_completion_rate"]
    assert (rate.state, rate.figure.value) == (State.UNTOLD, None)
    assert rate.because == "Cannot be told, because no tasks were imported."
    assert "/api/v1/baselines/tasks" in rate.mend
    silence = figures["no_response_disposition_rate"]  # without answers everybody would look silent
    assert silence.because == "Cannot be told, because no replies were imported and no meetings were imported."
    assert figures["close_loop_review_rate"].because == "Cannot be told, because drafts begin with the product."
    assert figures["open_leads"].state is State.PARTLY
    assert figures["open_leads"].figure.value == 1.0
    assert figures["leads_captured"].state is State.TOLD


def test_nothing_imported_is_nothing_told(cast):
    figures = told(made(cast.acme))
    assert {each.state for each in figures.values()} == {State.UNTOLD}
    assert figures.keys() == METRICS.keys()
    assert all(each.because for each in figures.values())


def test_a_baseline_ends_before_the_first_decision(history):
    cast, (anna, *_) = history
    look(cast.acme)  # the first decisions, on Monday
    with tenant_scope(cast.acme.pk):
        with pytest.raises(Refused) as refused:
            ask_for_baseline(cast.acme, DAYS.start, MONDAY.date(), now=MONDAY + 3 * DAY)
        assert "first decided about a lead on 2026-11-23" in refused.value.errors["end"]
        assert "2026-11-22" in refused.value.errors["end"]
        for start, end in ((DAYS.end, DAYS.start), (DAYS.start, (MONDAY + 5 * DAY).date())):
            with pytest.raises(Refused):
                ask_for_baseline(cast.acme, start, end, now=MONDAY + 3 * DAY)
        late = {"lead": anna.pk, "external_id": "t9", "title": "Call", "due": MONDAY + DAY, "done": None}
        with pytest.raises(Refused) as refused:
            bring_past_tasks(cast.acme, [late], now=MONDAY + 3 * DAY)
        assert list(refused.value.errors) == ["tasks[0].due"]
        assert usual_days(cast.acme, MONDAY).days == 90
    assert told(made(cast.acme, MONDAY + 3 * DAY))["follow_up_completion_rate"].figure.value == 1 / 3


def test_a_record_stays_as_it_was_made_and_can_be_made_again(history):
    cast, (_, _, cleo, _) = history
    first = made(cast.acme)
    note(cast.acme, cleo, CAME + 20 * DAY, kind="email_in", text="Late, but here.")  # learned of later
    again = made(cast.acme, MONDAY + DAY)
    assert told(first)["response_rate"].figure.top == 2
    assert told(again)["response_rate"].figure.top == 3
    with tenant_scope(cast.acme.pk):
        kept = figures_among(kept_cases(first.pk), cast.acme, METRICS.values(), DAYS, MONDAY + DAY)
        assert latest(cast.acme) == again
        for key, each in told(first).items():  # the cases that were kept make the figures that were written
            if each.state is not State.UNTOLD:
                assert (kept[key].value, kept[key].top, kept[key].bottom) == (
                    each.figure.value, each.figure.top, each.figure.bottom,
                ), key  # fmt: skip
        assert KeptCase.objects.filter(kept_for=first.pk).count() == first.cases > 0


def test_a_second_run_of_the_job_changes_nothing(history):
    cast, _ = history
    row = made(cast.acme)
    for _ in make_baseline(cast.acme, row.pk, MONDAY + DAY):
        pass
    with tenant_scope(cast.acme.pk):
        assert Baseline.objects.get().made_at == row.made_at
        assert KeptCase.objects.count() == row.cases
        ask_for_baseline(cast.acme, DAYS.start, DAYS.end, now=MONDAY)
        with pytest.raises(Conflict):
            ask_for_baseline(cast.acme, DAYS.start, DAYS.end, now=MONDAY)


def test_tasks_of_the_past_change_no_decision(cast):
    anna, ben = imported(cast.acme, "anna", "ben")
    for lead in (anna, ben):
        note(cast.acme, lead, CAME + DAY, kind="email_out", text="Here it is.")
    done = {"lead": anna.pk, "title": "Call", "due": CAME + DAY, "done": CAME + DAY}
    with tenant_scope(cast.acme.pk):
        tasks = [{**done, "external_id": "1"}, {**done, "external_id": "2", "done": None}]
        bring_past_tasks(cast.acme, tasks, now=MONDAY)
    looks = {each.lead_id: each.decision for each in look(cast.acme)}
    assert looks[anna.pk] is not None
    assert (looks[anna.pk].rule, looks[anna.pk].action, looks[anna.pk].due_at, looks[anna.pk].next_look_at) == (
        looks[ben.pk].rule, looks[ben.pk].action, looks[ben.pk].due_at, looks[ben.pk].next_look_at,
    )  # fmt: skip


def test_tasks_of_the_past_name_what_is_wrong_with_each(cast):
    (anna,) = imported(cast.acme, "anna")
    (zoe,) = imported(cast.rival, "zora")
    due = {"title": "Call", "due": CAME + DAY, "done": None}
    tasks = [
        {**due, "lead": anna.pk, "external_id": "1"},
        {**due, "lead": zoe.pk, "external_id": "2"},
        {**due, "lead": anna.pk, "external_id": "3", "owner": "zoe@people.example", "title": " "},
        {**due, "lead": anna.pk, "external_id": "4", "due": MONDAY + DAY, "done": MONDAY + DAY},
    ]
    with tenant_scope(cast.acme.pk), pytest.raises(Refused) as refused:
        bring_past_tasks(cast.acme, tasks, now=MONDAY)
    assert sorted(refused.value.errors) == [
        "tasks[1].lead", "tasks[2].owner", "tasks[2].title", "tasks[3].done", "tasks[3].due",
    ]  # fmt: skip
    with tenant_scope(cast.acme.pk):
        assert not Event.objects.filter(kind="follow_up_done").exists()
        with pytest.raises(Refused) as refused:
            bring_past_tasks(cast.acme, [], now=MONDAY)
    assert list(refused.value.errors) == ["tasks"]


def test_another_client_s_history_is_in_no_baseline(history):
    cast, _ = history
    imported(cast.rival, "zora")
    row = made(cast.rival)
    figures = told(row)
    there = {each.key: each.count for each in history_of(row) if each.count}
    assert there == {"leads": 1, "new_leads": 1, "qualified": 1}
    with tenant_scope(cast.rival.pk):
        assert {case.lead_id for case in kept_cases(row.pk)} == set(Lead.objects.values_list("pk", flat=True))
    assert figures["leads_captured"].figure.top == 1
    assert figures["follow_up_completion_rate"].state is State.UNTOLD
