"""An experiment is planned, counted once at its end, and read: figures worked by hand, and nothing concluded before."""

from datetime import timedelta

import pytest

from followups.experiments.ending import end_experiment
from followups.merging import merge
from followups.models import Assignment, Experiment
from leads.erasing import empty_lead
from leads.models import Lead
from leads.refusals import Refused
from metrics.experiments.comparing import compare
from metrics.experiments.drawn import drawn_leads
from metrics.experiments.finishing import finish_experiments
from metrics.experiments.planning import Plan, made_plan, plan_of
from metrics.experiments.showing import export_rows, shown
from metrics.experiments.starting import start_experiment
from metrics.intervals import difference_of_shares
from metrics.jobs import count
from metrics.rebuilding import rebuild
from tenants.scope import tenant_scope
from tests.metrics.test_by_hand import event, people
from tests.story import MONDAY, capture, note

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LAST = MONDAY + 20 * DAY
# 40 % by hand, 59 points up or 39 down: nine leads of each group.
PLAN = {"primary": "reply_conversion", "expected": 0.4, "difference": 0.4}


def start(tenant, **fields) -> Experiment:
    with tenant_scope(tenant.pk):
        return start_experiment(tenant, **{"name": "By hand?", **PLAN, **fields}, now=MONDAY)


def draw(tenant, experiment, leads, at=MONDAY):
    """Every second one is followed up by hand."""
    with tenant_scope(tenant.pk):
        for number, lead in enumerate(leads):
            arm = "manual" if number % 2 else "assisted"
            Assignment.objects.create(tenant=tenant, experiment=experiment, lead_id=lead.pk, arm=arm, at=at)


def finish(tenant, now) -> int:
    """All of the journal counted, as a test's own transaction is never over for count_new()."""
    rebuild(tenant, now)
    return finish_experiments(tenant, now)


def results(tenant, experiment) -> dict | None:
    with tenant_scope(tenant.pk):
        return Experiment.objects.get(pk=experiment.pk).results


def measure(found, key) -> dict:
    (one,) = [each for each in found["measures"] if each["key"] == key]
    return one


def planned(assisted, manual, *, primary="reply_conversion", secondary=()) -> Plan:
    return Plan(primary, tuple(secondary), 0.4, 0.2, 14, assisted, manual)


def test_every_lead_counts_where_it_was_drawn_and_the_figures_are_those_of_a_person(cast):
    """Of ten assisted leads Anna (twice) and Cleo replied, of ten manual ones Ben; Ben's call is three days after."""
    experiment = start(cast.acme, secondary=["response_rate"], last_day=(LAST - DAY).date())
    leads = people(cast, 20)
    anna, ben, cleo = leads[:3]
    draw(cast.acme, experiment, leads)
    for day in (1, 3):
        note(cast.acme, anna, MONDAY + day * DAY, kind="email_out", text="Here it is.")
        note(cast.acme, anna, MONDAY + (day + 1) * DAY, kind="email_in", text="Thank you.")
    note(cast.acme, cleo, MONDAY + DAY, kind="email_in", text="When?")
    note(cast.acme, ben, MONDAY + DAY, kind="email_out", text="Here it is.")
    note(cast.acme, ben, MONDAY + 2 * DAY, kind="email_out", text="And this.")
    note(cast.acme, ben, MONDAY + 3 * DAY, kind="email_in", text="Yes.")
    assert finish(cast.acme, MONDAY + 10 * DAY) == 0
    assert finish(cast.acme, LAST) == 1
    found = results(cast.acme, experiment)
    needed = plan_of(experiment.plan).assisted
    assert needed > 10  # more than came in
    assert (found["leads"], found["merged"]) == ({"assisted": 10, "manual": 10}, {"assisted": 0, "manual": 0})
    replied = measure(found, "reply_conversion")
    assert {arm: (replied[arm]["top"], replied[arm]["bottom"]) for arm in ("assisted", "manual")} == {
        "assisted": (2, 10), "manual": (1, 10),
    }  # fmt: skip
    assert replied["difference"] == pytest.approx(0.1)
    touched = measure(found, "response_rate")
    assert {arm: (touched[arm]["top"], touched[arm]["bottom"]) for arm in ("assisted", "manual")} == {
        "assisted": (2, 2), "manual": (1, 2),
    }  # fmt: skip
    assert touched["assisted"]["with_cases"] == 1
    # Below the planned number and the floor nothing is concluded, and no interval is given.
    assert (found["verdict"], replied["low"], touched["low"]) == ("not_enough", None, None)
    assert found["say"] == (
        f"Not enough data. The plan takes more leads than came in: 10 of {needed} assisted, 10 of {needed} manual. "
        "Nothing is concluded."
    )
    with tenant_scope(cast.acme.pk):
        stored = Experiment.objects.get(pk=experiment.pk)
        assert (stored.ended_how, stored.ended_at) == ("date", LAST)

        def behind(**asked):
            return [row.lead_id for row in drawn_leads(stored, **asked)]

        assert behind(measure="reply_conversion", arm="assisted") == [anna.pk, cleo.pk]
        assert behind(measure="reply_conversion", part="top") == [anna.pk, ben.pk, cleo.pk]
        assert len(behind(measure="reply_conversion", part="rest")) == 17
        assert behind(measure="response_rate", part="bottom") == [anna.pk, ben.pk]
        with pytest.raises(ValueError, match="is not in the result"):
            behind(measure="meeting_rate")


def test_a_result_is_written_once_and_later_events_change_nothing_of_it(cast):
    experiment = start(cast.acme)
    leads = people(cast, 4)
    draw(cast.acme, experiment, leads)
    with tenant_scope(cast.acme.pk):
        end_experiment(cast.acme, experiment, how="hand", because="We know enough.", now=MONDAY + DAY)
    assert finish(cast.acme, MONDAY + DAY) == 1
    before = results(cast.acme, experiment)
    note(cast.acme, leads[0], MONDAY + 2 * DAY, kind="email_in", text="Yes.")
    assert finish(cast.acme, MONDAY + 3 * DAY) == 0
    count(str(cast.acme.pk))
    assert results(cast.acme, experiment) == before


def test_nothing_is_told_before_the_end(cast):
    experiment = start(cast.acme)
    leads = people(cast, 4)
    draw(cast.acme, experiment, leads)
    note(cast.acme, leads[0], MONDAY + DAY, kind="email_in", text="Yes.")
    finish(cast.acme, MONDAY + 3 * DAY)
    with tenant_scope(cast.acme.pk):
        found = shown(cast.acme, Experiment.objects.get(pk=experiment.pk))
        assert (found.state, found.verdict, found.lines) == ("running", "", ())
        assert [(group.arm, group.leads) for group in found.groups] == [("assisted", 2), ("manual", 2)]
        assert found.say.startswith("It runs. Only counts are shown")
        assert [row[7:] for row in export_rows(found)[1:]] == [(None,) * 5] * 2
        assert set(Assignment.objects.values_list("counts", flat=True)) == {None}


def test_who_ends_it_early_gets_no_interval_and_no_verdict(cast):
    experiment = start(cast.acme)
    leads = people(cast, 2)
    draw(cast.acme, experiment, leads)
    fill(cast.acme, experiment, "assisted", 60, 50)
    fill(cast.acme, experiment, "manual", 60, 5)
    with tenant_scope(cast.acme.pk):
        experiment.ended_how, experiment.ended_at = "hand", MONDAY + DAY
        found = compare(experiment, planned(100, 100, secondary=["meeting_rate"]), MONDAY + DAY)
    assert (found["verdict"], [each["no_interval"] for each in found["measures"]]) == (
        "not_enough", ["ended before its plan", "ended before its plan"],
    )  # fmt: skip
    assert "stopping early makes chance look like an effect" in found["say"]


def test_it_ends_by_itself_when_the_last_of_the_planned_leads_has_been_watched(cast):
    experiment = start(cast.acme, watch_days=5, difference=0.59)
    needed = plan_of(experiment.plan).assisted
    leads = people(cast, 2 * needed)
    draw(cast.acme, experiment, leads[:-1])
    draw(cast.acme, experiment, [leads[-1]], at=MONDAY + DAY)
    with tenant_scope(cast.acme.pk):
        Assignment.objects.filter(lead_id=leads[-1].pk).update(arm="manual")
    for lead in leads[0:-1:2]:
        note(cast.acme, lead, MONDAY + HOUR, kind="email_in", text="Yes.")
    assert finish(cast.acme, MONDAY + 6 * DAY - HOUR) == 0
    assert finish(cast.acme, MONDAY + 6 * DAY) == 1
    found = results(cast.acme, experiment)
    replied = measure(found, "reply_conversion")
    expected = difference_of_shares(needed, needed, 0, needed)
    assert (found["verdict"], replied["low"], replied["high"]) == ("better", expected.low, expected.high)
    assert found["say"].startswith("Assisted follow-up did better in “Leads that replied”: by +")


def fill(tenant, experiment, arm, leads, cases, key="reply_conversion"):
    with tenant_scope(tenant.pk):
        Assignment.objects.bulk_create(
            Assignment(
                tenant=tenant, experiment=experiment, lead_id=Experiment._meta.pk.get_default(), arm=arm, at=MONDAY,
                counts={key: [int(number < cases), 1]},
            )
            for number in range(leads)
        )  # fmt: skip


@pytest.mark.parametrize(
    ("assisted", "manual", "key", "verdict"),
    [
        (40, 20, "reply_conversion", "better"),
        (20, 40, "reply_conversion", "worse"),
        (31, 30, "reply_conversion", "no_difference"),
    ],
)
def test_a_verdict_is_given_where_the_interval_leaves_out_no_difference(cast, assisted, manual, key, verdict):
    experiment = start(cast.acme)
    other = start(cast.rival)
    fill(cast.acme, experiment, "assisted", 60, assisted)
    fill(cast.acme, experiment, "manual", 60, manual)
    fill(cast.rival, other, "manual", 60, 60)  # another client's
    with tenant_scope(cast.acme.pk):
        experiment.ended_how = "number"
        found = compare(experiment, planned(60, 60), LAST)
    one = found["measures"][0]
    interval = difference_of_shares(assisted, 60, manual, 60)
    assert (one["low"], one["high"], found["verdict"]) == (interval.low, interval.high, verdict)
    assert found["leads"] == {"assisted": 60, "manual": 60}


def test_who_has_become_part_of_another_lead_is_not_compared_and_who_was_erased_still_counts(cast):
    experiment = start(cast.acme, last_day=(LAST - DAY).date())
    one, other, erased, last = people(cast, 4)
    draw(cast.acme, experiment, [one, other, erased, last])
    note(cast.acme, erased, MONDAY + DAY, kind="email_in", text="Yes.")
    with tenant_scope(cast.acme.pk):
        merge(cast.acme, Lead.objects.get(pk=one.pk), Lead.objects.get(pk=other.pk), now=MONDAY + DAY)
        empty_lead(
            cast.acme, Lead.objects.get(pk=erased.pk), because="She asked for it.", user=None, now=MONDAY + 2 * DAY
        )
    assert finish(cast.acme, LAST) == 1
    found = results(cast.acme, experiment)
    assert (found["leads"], found["merged"]) == ({"assisted": 2, "manual": 1}, {"assisted": 0, "manual": 1})
    assert measure(found, "reply_conversion")["assisted"]["top"] == 1


def test_with_one_group_nothing_is_compared(cast):
    experiment = start(cast.acme, share=100, last_day=(LAST - DAY).date())
    assert finish(cast.acme, LAST) == 1
    assert results(cast.acme, experiment)["say"] == "All leads were in one group: there is nothing to compare."


def test_an_experiment_of_one_client_takes_nothing_from_another(cast):
    """Both run, and the rival's Rosa replied: she is in no count of Acme's."""
    ours, theirs = (start(tenant, last_day=(LAST - DAY).date()) for tenant in (cast.acme, cast.rival))
    anna, ben = people(cast, 2)
    rosa = capture(cast.rival, email="rosa@buyer.example")
    draw(cast.acme, ours, [anna, ben])
    draw(cast.rival, theirs, [rosa])
    event(cast.rival, rosa, "email_in", MONDAY + DAY, text="Yes.")
    assert [finish(tenant, LAST) for tenant in (cast.acme, cast.rival)] == [1, 1]
    replied = [measure(results(*each), "reply_conversion") for each in ((cast.acme, ours), (cast.rival, theirs))]
    assert [each["assisted"]["top"] for each in replied] == [0, 1]
    assert [each["assisted"]["bottom"] for each in replied] == [1, 1]


def test_a_plan_says_what_is_wrong_with_each_field(cast):
    wrong = {
        "share": 101, "primary": "touches", "secondary": ["open_rate"], "expected": 0.0, "difference": 0.001, "watch_days": 91,
    }  # fmt: skip
    with pytest.raises(Refused) as refused:
        made_plan(**wrong)
    assert set(refused.value.errors) == set(wrong)
    with tenant_scope(cast.acme.pk), pytest.raises(Refused) as refused:
        start_experiment(cast.acme, **{**PLAN, "name": " ", "last_day": MONDAY.date(), "difference": 0.9}, now=MONDAY)
    assert set(refused.value.errors) == {"name", "last_day", "difference"}


def test_the_plan_takes_the_larger_number_of_a_change_up_or_down():
    plan = made_plan(share=50, primary="meeting_rate", secondary=[], expected=0.65, difference=0.2, watch_days=14)
    # 65 against 45 % varies more than 65 against 85 %: (0.65 * 0.35 + 0.45 * 0.55) * 7.8489 / 0.04 = 93.2
    assert (plan.assisted, plan.manual) == (94, 94)
