"""Pilots: who is in one, its figures by hand, every exception named, and a result that stays."""

from datetime import timedelta

import pytest
from django.core import mail
from django_q.models import OrmQ

from followups.models import Enrollment, FollowUp
from leads.models import Lead, Promise
from leads.refusals import Conflict, Refused
from metrics.among import figures_among
from metrics.audit_jobs import pilot_over
from metrics.behind import cases_behind
from metrics.definitions import METRICS
from metrics.figures import figures
from metrics.models import Case, KeptCase, Pilot
from metrics.periods import Period
from metrics.piloting.announcing import tell_of_end
from metrics.piloting.running import begin_pilot, cancel_pilot, end_pilot
from metrics.piloting.standing import cases_of, standing_of
from metrics.piloting.thresholds import DEFAULTS
from metrics.piloting.wording import tell_exceptions
from metrics.rebuilding import rebuild
from tenants.scope import tenant_scope
from tests.metrics.test_by_hand import event, follow_up, stage
from tests.story import MONDAY, capture, note

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TODAY = MONDAY.date()
OVER = MONDAY + 30 * DAY  # the first day after it


def begin(tenant, now=MONDAY, **given) -> Pilot:
    with tenant_scope(tenant.pk):
        return begin_pilot(tenant, **{"name": "Autumn", "start": now.date(), "now": now, **given})


def standing(tenant, pilot, now):
    """As it stands, everything counted, and that the cases behind each figure are as many as it says."""
    rebuild(tenant, now)
    with tenant_scope(tenant.pk):
        found = standing_of(tenant, Pilot.objects.get(pk=pilot.pk), now)
        for key, figure in found.figures.items():
            rows = cases_of(tenant, Pilot.objects.get(pk=pilot.pk), now)
            assert cases_behind(tenant, METRICS[key], found.period, now, among=rows).count() == figure.top, key
        return found


def end(tenant, pilot, now) -> Pilot:
    rebuild(tenant, now)
    for _ in end_pilot(tenant, pilot.pk, now):
        pass
    with tenant_scope(tenant.pk):
        return Pilot.objects.get(pk=pilot.pk)


def judged(found):
    return {check.metric.key: (check.figure.top, check.figure.bottom, check.met.value) for check in found.checks}


def said(tenant, found):
    with tenant_scope(tenant.pk):
        return [(told.lead.first_name, told.what, told.why) for told in tell_exceptions(found.exceptions)]


def people(cast, *names, at=MONDAY + HOUR, **fields):
    leads = [capture(cast.acme, at, email=f"{n}@buyer.example", first_name=n.title(), **fields) for n in names]
    for lead in leads:
        stage(cast.acme, lead, "qualified", at)
    return leads


DONE = {"state": "done", "state_because": "Called."}


@pytest.fixture
def failing(cast):
    """Anna's call was in time, Ben's a day late, Cleo's never made, Dora has nothing; Emil is no lead of the fair."""
    leads = people(cast, "anna", "ben", "cleo", "dora", source="fair")
    people(cast, "emil", source="web")
    pilot = begin(cast.acme, by="source", value="fair")
    due = MONDAY + 2 * DAY
    anna, ben, cleo, _ = leads
    follow_up(cast, anna, due, **DONE, state_at=due + HOUR)
    follow_up(cast, ben, due, **DONE, state_at=due + DAY)
    follow_up(cast, cleo, due, escalated=2)
    event(cast.acme, anna, "exit", due + DAY, data={"reason": "steps_done"})
    event(cast.acme, ben, "exit", due + DAY, data={"reason": "steps_done"})
    return pilot, leads


def test_a_pilot_that_fails_names_each_exception(cast, failing):
    pilot, (_, ben, cleo, dora) = failing
    early = standing(cast.acme, pilot, MONDAY + 3 * DAY)
    assert (early.verdict, early.is_over, len(early.leads)) == ("early", False, 4)
    found = standing(cast.acme, pilot, OVER)
    assert judged(found) == {
        "follow_up_completion_rate": (1, 3, "missed"),
        "no_response_disposition_rate": (3, 4, "missed"),  # Cleo's call stands open; of Dora nothing is known
        "coverage": (3, 4, "missed"),
    }
    assert (found.verdict, found.is_over, found.clean) == ("failed", True, 1)
    assert {each.lead for each in found.exceptions} == {str(ben.pk), str(cleo.pk), str(dora.pk)}
    assert said(cast.acme, found) == [
        ("Ben", "Follow-up “Call” due on 25 Nov 2026", "Done on 26 Nov 2026, 1 day late; it was Olga's."),
        ("Cleo", "Follow-up “Call” due on 25 Nov 2026",
         "Nobody did it, though it was reported as overdue 2 times; it was Olga's."),
        ("Dora", "Silent since 23 Nov 2026: on 8 Dec 2026 nothing had followed",
         "No follow-up was open, no reason for leaving it alone was recorded, and it was not closed."),
        ("Dora", "Open on 22 Dec 2026 with no follow-up and no reason for having none",
         "No follow-up was open, and none had ended with a reason."),
    ]  # fmt: skip


def test_who_decides_is_told_of_its_end_once_it_is_over(cast, failing):
    pilot, _ = failing
    assert tell_of_end(cast.acme, pilot.pk) == 0  # it runs
    end(cast.acme, pilot, OVER)
    end(cast.acme, pilot, OVER + DAY)
    assert [task.func() for task in OrmQ.objects.all()].count("metrics.audit_jobs.pilot_over") == 1
    mail.outbox.clear()
    pilot_over(str(cast.acme.pk), str(pilot.pk))
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["olga@people.example"], "Acme: the pilot Autumn is over")
    assert "The pilot “Autumn” of Acme is over: failed." in letter.body
    assert "- Follow-up done on time: 33 %, at least 90 %: missed" in letter.body
    assert f"/t/acme/pilots/{pilot.pk}/report" in letter.body
    assert "Ben" not in letter.body  # nobody is named in a mail


def test_a_pilot_that_passes_has_no_exception(cast):
    pilot = begin(cast.acme)
    for lead in people(cast, "anna", "ben"):
        follow_up(cast, lead, MONDAY + 2 * DAY, **DONE, state_at=MONDAY + 2 * DAY)
        event(cast.acme, lead, "exit", MONDAY + 3 * DAY, data={"reason": "no_response"})
    ended = end(cast.acme, pilot, OVER)
    assert (ended.state, ended.verdict, ended.last_day) == ("ended", "passed", (OVER - DAY).date())
    found = standing(cast.acme, ended, OVER)
    assert judged(found) == {
        "follow_up_completion_rate": (2, 2, "met"), "no_response_disposition_rate": (2, 2, "met"), "coverage": (2, 2, "met"),
    }  # fmt: skip
    assert (found.exceptions, found.clean) == ([], 2)


def test_what_comes_later_changes_nothing_of_a_pilot_that_has_ended(cast, failing):
    pilot, (anna, _, cleo, _) = failing
    before = standing(cast.acme, pilot, OVER)
    ended = end(cast.acme, pilot, OVER)
    assert (ended.state, ended.verdict) == ("ended", "failed")
    with tenant_scope(cast.acme.pk):
        FollowUp.objects.filter(lead=cleo).update(state="done", state_at=MONDAY + 2 * DAY)
        Lead.objects.filter(pk=anna.pk).update(source="web")
    people(cast, "fred", source="fair", at=MONDAY + 10 * DAY)
    note(cast.acme, anna, MONDAY + 4 * DAY, kind="email_out", text="Heard of later.")
    after = standing(cast.acme, ended, OVER + 9 * DAY)
    assert (after.leads, after.figures, after.exceptions) == (before.leads, before.figures, before.exceptions)
    assert (after.verdict, after.period) == ("failed", before.period)
    assert end(cast.acme, ended, OVER + 10 * DAY).ended_at == OVER
    with tenant_scope(cast.acme.pk):
        kept = figures_among(
            cases_of(cast.acme, ended, OVER), cast.acme, METRICS.values(), after.period, OVER + 9 * DAY
        )
        assert {key: kept[key] for key in after.figures} == after.figures


def test_it_ends_when_the_last_of_its_leads_has_settled_or_with_its_days(cast):
    people(cast, "early", at=MONDAY - DAY)  # qualified before it began
    full, days = begin(cast.acme, leads=2), begin(cast.acme, by="source", value="web", days=10)
    people(cast, "anna")
    people(cast, "ben", at=MONDAY + 5 * DAY)
    people(cast, "cleo", at=MONDAY + 6 * DAY)
    found = standing(cast.acme, full, MONDAY + 6 * DAY)
    assert [day for _, day in found.leads] == [TODAY, (MONDAY + 5 * DAY).date()]
    settled = MONDAY + (5 + 15) * DAY
    assert (found.is_over, found.last_day) == (False, settled.date())
    assert standing(cast.acme, full, settled + DAY).is_over
    late = begin(cast.acme, MONDAY + 7 * DAY, by="source", value="late", leads=1, days=3)
    people(cast, "dora", at=MONDAY + 7 * DAY, source="late")
    found = standing(cast.acme, late, MONDAY + 8 * DAY)
    assert (found.is_over, found.last_day) == (False, (MONDAY + 9 * DAY).date())  # never longer than its days
    assert end(cast.acme, days, MONDAY + 9 * DAY).state == "running"
    ended = end(cast.acme, days, MONDAY + 10 * DAY)
    assert (ended.state, ended.verdict) == ("ended", "open")  # no lead, nothing to judge


def test_its_figures_are_those_of_the_definitions(cast):
    """Of all leads the figures of a pilot are the client's own, measure by measure."""
    for lead in people(cast, "anna", "ben"):
        note(cast.acme, lead, MONDAY + DAY, kind="email_out", text="Here it is.")
        note(cast.acme, lead, MONDAY + DAY + HOUR, kind="email_in", text="Thank you.")
        follow_up(cast, lead, MONDAY + 2 * DAY, **DONE, state_at=MONDAY + 2 * DAY)
    rebuild(cast.acme, MONDAY + 20 * DAY)
    for period in (Period(TODAY, (MONDAY + 20 * DAY).date()), Period(TODAY, (MONDAY + 2 * DAY).date())):
        with tenant_scope(cast.acme.pk):
            rows = Case.objects.filter(tenant=cast.acme)
            among = figures_among(rows, cast.acme, METRICS.values(), period, MONDAY + 20 * DAY)
            assert among == figures(cast.acme, METRICS.values(), period, MONDAY + 20 * DAY)


@pytest.mark.parametrize("by", ["owner", "segment", "band", "cadence", "channel"])
def test_the_leads_are_those_of_the_segment(cast, by):
    anna, _ben = people(cast, "anna", "ben", customer_type="")
    row = follow_up(cast, anna, MONDAY + DAY, channel="sms")
    values = {
        "owner": "RITA@people.example",
        "segment": "partner",
        "band": "hot",
        "cadence": "post_demo",
        "channel": "sms",
    }
    with tenant_scope(cast.acme.pk):
        Lead.objects.filter(pk=anna.pk).update(owner=cast.rita, customer_type="partner", band="hot")
        Enrollment.objects.create(
            tenant=cast.acme, lead=anna, track="active", cadence="post_demo", started_at=MONDAY, trigger=str(row.pk)
        )
    pilot = begin(cast.acme, by=by, value=values[by])
    assert [lead for lead, _ in standing(cast.acme, pilot, MONDAY + 2 * DAY).leads] == [anna.pk]


def test_other_measures_name_their_exceptions_too(cast):
    (anna,) = people(cast, "anna")
    thresholds = {"missed_promises_ours": 0, "time_to_first_follow_up": 60, "opt_out_rate": 0.02, "response_rate": 0.5}
    pilot = begin(cast.acme, thresholds=thresholds)
    promises = [{"by": "us", "text": "Send the plan", "due": MONDAY + DAY}]
    note(cast.acme, anna, MONDAY + 6 * HOUR, kind="email_out", text="Hello.", promises=promises)
    event(cast.acme, anna, "stopped", MONDAY + 2 * DAY, data={"code": "opt_out"})
    found = standing(cast.acme, pilot, MONDAY + 5 * DAY)
    assert said(cast.acme, found) == [
        ("Anna", "Our promise “Send the plan” for 24 Nov 2026", "Not kept."),
        ("Anna", "First follow-up after what happened on 23 Nov 2026",
         "It took 5.0 hours; at most 60 minutes were allowed."),
        ("Anna", "Touch of 23 Nov 2026 by email", "The lead opted out after it."),
    ]  # fmt: skip
    with tenant_scope(cast.acme.pk):
        Promise.objects.update(text="")  # as an erasure does
    assert said(cast.acme, found)[0][1] == "Our promise for 24 Nov 2026"


def test_what_is_wrong_is_told_by_its_field(cast):
    wrong = {"name": " ", "start": (MONDAY - DAY).date(), "days": 0, "leads": 1001, "by": "band", "value": "tepid",
             "thresholds": {"open_rate": 0.5, "coverage": 2}, "baseline": "0190a7c0-0000-7000-8000-000000000000"}  # fmt: skip
    with pytest.raises(Refused) as refused:
        begin(cast.acme, **wrong)
    assert sorted(refused.value.errors) == [
        "baseline", "days", "leads", "name", "start", "thresholds.coverage", "thresholds.open_rate", "value",
    ]  # fmt: skip
    for given in (
        {"thresholds": {}},
        {"by": "size"},
        {"by": "owner", "value": "zoe@people.example"},
        {"value": "fair"},
    ):
        with pytest.raises(Refused):
            begin(cast.acme, **given)


def test_one_runs_for_each_segment(cast):
    pilot = begin(cast.acme)
    assert pilot.thresholds == DEFAULTS
    with pytest.raises(Conflict) as refused:
        begin(cast.acme, name="Again")
    assert "“Autumn” is running" in refused.value.errors["value"]
    begin(cast.acme, by="source", value="fair")
    begin(cast.rival)
    with tenant_scope(cast.acme.pk):
        with pytest.raises(Refused):
            cancel_pilot(cast.acme, pilot, because=" ", now=MONDAY)
        cancelled = cancel_pilot(cast.acme, pilot, because="The fair was called off.", now=MONDAY, user=cast.olga)
        assert (cancelled.state, cancelled.result, cancelled.verdict) == ("cancelled", {}, "")
        with pytest.raises(Conflict):
            cancel_pilot(cast.acme, pilot, because="Again.", now=MONDAY)
    assert begin(cast.acme).pk != pilot.pk


def test_what_was_counted_before_a_pilot_is_cancelled_stays_and_has_no_verdict(cast, failing):
    pilot, _ = failing
    now = MONDAY + 4 * DAY
    rebuild(cast.acme, now)
    with tenant_scope(cast.acme.pk):
        cancel_pilot(cast.acme, pilot, because="Another one begins.", now=now)
    found = standing(cast.acme, pilot, now + 20 * DAY)
    assert judged(found)["follow_up_completion_rate"] == (1, 3, "missed")
    assert (found.verdict, found.period.end) == ("early", (now - DAY).date())
    assert end(cast.acme, pilot, OVER).state == "cancelled"


def test_a_rival_s_leads_are_in_no_pilot(cast, failing):
    pilot = begin(cast.rival, by="source", value="fair")
    ended = end(cast.rival, pilot, OVER)
    assert (ended.result["leads"], ended.verdict) == ([], "open")
    with tenant_scope(cast.rival.pk):
        assert KeptCase.objects.count() == 0
