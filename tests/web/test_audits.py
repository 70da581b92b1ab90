"""The pages of baselines and pilots: who reads and who configures, what is refused, and that each figure opens its leads."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followups.models import FollowUp
from leads.models import Lead
from leads.stages import move_stage
from metrics.auditing.baselines import ask_for_baseline, make_baseline
from metrics.auditing.past_tasks import bring_past_tasks
from metrics.definitions import EDITION
from metrics.models import Baseline, Pilot
from metrics.piloting.running import begin_pilot, cancel_pilot, end_pilot
from metrics.rebuilding import rebuild
from metrics.web.audit_urls import urlpatterns
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, note
from tests.web.conftest import said, signed_in

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
START, END = (MONDAY - 90 * DAY).date(), (MONDAY - DAY).date()
OVER = MONDAY + 30 * DAY
ACTS = {"baseline_make", "pilot_begin", "pilot_cancel"}
NAMES = [pattern.name for pattern in urlpatterns]
FORM = {
    "name": "Autumn",
    "by": "",
    "value": "",
    "start": "2026-11-23",
    "days": "30",
    "leads": "100",
    "bound-coverage": "100",
}


def set_up(tenant, user) -> tuple[Baseline, Pilot]:
    """A baseline of Anna's answered mail, and a pilot with Ben, of whom a call is overdue."""
    anna = capture(tenant, MONDAY - 40 * DAY, email="anna@buyer.example")
    note(tenant, anna, MONDAY - 39 * DAY, kind="email_out", text="Here it is.")
    note(tenant, anna, MONDAY - 38 * DAY, kind="email_in", text="Thank you.")
    with tenant_scope(tenant.pk):
        baseline = ask_for_baseline(tenant, START, END, now=MONDAY, user=user)
    rebuild(tenant, MONDAY)
    for _ in make_baseline(tenant, baseline.pk, MONDAY):
        pass
    ben = capture(tenant, MONDAY, email="ben@buyer.example", first_name="Ben", company="Ben & Söhne")
    with tenant_scope(tenant.pk):
        pilot = begin_pilot(
            tenant, name="Autumn", start=MONDAY.date(), baseline=str(baseline.pk), now=MONDAY, user=user
        )
        move_stage(tenant, Lead.objects.get(pk=ben.pk), "qualified", because="Agreed.", now=MONDAY)
        FollowUp.objects.create(
            tenant=tenant, lead=ben, owner=user, is_touch=False, kind="call", title="Call about <the plan>", key="k",
            rule="own_step", reason="own_step", because="Agreed.", ask="Call", created_at=MONDAY, due_at=MONDAY + DAY,
        )  # fmt: skip
        baseline.refresh_from_db()
    rebuild(tenant, MONDAY)
    return baseline, pilot


@pytest.fixture
def made(ready):
    return set_up(ready.acme, ready.olga)


def address(name, rows, slug="acme"):
    (pattern,) = (pattern for pattern in urlpatterns if pattern.name == name)
    given = {"slug": slug, "baseline_id": rows[0].pk, "pilot_id": rows[1].pk, "key": "coverage"}
    return reverse(name, kwargs={key: given[key] for key in pattern.pattern.converters})


def test_members_read_each_page_and_only_managers_act(ready, made, vera, rita):
    assert len(NAMES) == 13
    for name in NAMES:
        url = address(name, made)
        with CaptureQueriesContext(connection) as asked:
            read = vera.get(url)
        if name in ACTS:
            assert (read.status_code, rita.get(url).status_code) == (405, 405)
            assert (vera.post(url).status_code, rita.post(url).status_code) == (403, 403), name
            assert signed_in(ready.olga).post(url).status_code == 422, name
        else:
            assert (read.status_code, vera.post(url).status_code) == (200, 405), name
            assert [each for each in asked if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == [], name
        assert read.client.logout() is None
        assert read.client.get(url).status_code in (302, 405)
        vera = signed_in(ready.vera)


def test_another_client_s_records_do_not_exist(ready, made, olga):
    theirs = set_up(ready.rival, ready.zoe)
    nobody = (Baseline(pk=uuid4()), Pilot(pk=uuid4()))
    for name in NAMES:
        ask = olga.post if name in ACTS else olga.get
        assert ask(address(name, theirs, "rival")).status_code == 404
        if "_id>" in str(next(each.pattern for each in urlpatterns if each.name == name)):
            for rows, slug in ((theirs, "acme"), (made, "bolt"), (nobody, "acme")):
                assert ask(address(name, rows, slug), {"because": "Why."}).status_code == 404, (name, slug)
    with tenant_scope(ready.acme.pk):
        assert Pilot.objects.get().state == "running"


def test_a_baseline_is_held_against_the_figures_of_now(made, vera):
    page = vera.get(address("baseline", made)).content.decode()
    assert "Cannot be told, because no tasks were imported." in page
    assert "100 %" in page
    assert reverse("baseline_cases", args=["acme", made[0].pk, "response_rate"]) in page
    assert (
        "Anna Berg" in vera.get(reverse("baseline_cases", args=["acme", made[0].pk, "response_rate"])).content.decode()
    )
    rows = vera.get(address("baseline_file", made)).content.decode("utf-8-sig").splitlines()
    assert rows[0].startswith("measure,name,unit,baseline,cases,of,state,because,now")
    (rate,) = [row for row in rows if row.startswith("response_rate,")]
    assert rate.startswith("response_rate,Response rate,share,1.0,1,1,told,")
    narrow = vera.get(address("baseline", made), {"days": "7"})
    assert narrow.context["asked"].period.days == 7
    assert vera.get(reverse("baseline_cases", args=["acme", made[0].pk, "speed"])).status_code == 404


def test_what_a_program_began_or_cancelled_says_so(ready, vera):
    with tenant_scope(ready.acme.pk):
        baseline = ask_for_baseline(ready.acme, START, END, now=MONDAY, through="API: <key>")
    for _ in make_baseline(ready.acme, baseline.pk, MONDAY):
        pass
    with tenant_scope(ready.acme.pk):
        by = {"now": MONDAY, "through": "API: <key>"}
        pilot = begin_pilot(ready.acme, name="Autumn", start=MONDAY.date(), **by)
        cancel_pilot(ready.acme, pilot, because="Called off.", **by)
        begin_pilot(ready.acme, name="Nobody knows", start=MONDAY.date(), now=MONDAY)
    rows = (baseline, pilot)
    for name in ("baselines", "baseline", "pilots", "pilot", "pilot_report"):
        page = vera.get(address(name, rows)).content.decode()
        assert page.count("API: &lt;key&gt;") == {"pilots": 0, "pilot": 3}.get(name, 1), name


def test_a_lead_s_page_shows_the_tasks_of_its_past(ready, vera):
    anna = capture(ready.acme, MONDAY - 40 * DAY, email="anna@buyer.example")
    task = {"lead": anna.pk, "external_id": "1", "title": "Call about the offer", "due": MONDAY - 20 * DAY,
            "done": MONDAY - 19 * DAY}  # fmt: skip
    with tenant_scope(ready.acme.pk):
        bring_past_tasks(ready.acme, [task], now=MONDAY, user=ready.olga)
    assert "Done: Call about the offer" in vera.get(reverse("lead", args=["acme", anna.pk])).content.decode()


def test_asking_for_a_baseline(ready, olga):
    page = olga.get(reverse("baselines", args=["acme"])).content.decode()
    assert "No baseline yet" in page
    wrong = olga.post(reverse("baseline_make", args=["acme"]), {"start": "2026-11-01", "end": "soon"})
    assert wrong.status_code == 422
    assert "<strong>Last day:</strong> “soon” is no day. Write it as 2026-11-30." in wrong.content.decode()
    asked = olga.post(
        reverse("baseline_make", args=["acme"]), {"start": "2026-10-01", "end": "2026-11-01"}, follow=True
    )
    assert said(asked) == ["The baseline is being made."]
    assert "It is being made" in asked.content.decode()
    with tenant_scope(ready.acme.pk):
        row = Baseline.objects.get()
    assert (row.asked_by, row.state) == (ready.olga, "asked")
    assert olga.get(reverse("baseline_file", args=["acme", row.pk])).status_code == 404


def test_beginning_a_pilot(ready, olga, vera):
    url = reverse("pilot_begin", args=["acme"])
    read = vera.get(reverse("pilots", args=["acme"])).content.decode()
    assert "No pilot yet" in read
    assert url not in read
    wrong = olga.post(url, {**FORM, "name": "", "by": "band", "value": "tepid", "bound-coverage": "120"})
    page = wrong.content.decode()
    assert wrong.status_code == 422
    assert "<strong>Open leads covered:</strong> Give a number from 0 to 1, in shares: 0.9 is 90 %." in page
    assert "<strong>Which of these:</strong> There is no band “tepid”. There are: hot, warm, cold." in page
    assert 'value="tepid"' in page
    many = olga.post(url, {**FORM, "days": "many", "bound-coverage": "all"}).content.decode()
    assert "“all” is no number" in many
    begun = olga.post(url, {**FORM, "by": "source", "value": "fair"}, follow=True)
    assert said(begun) == ["“Autumn” is set up."]
    assert "Too early for a verdict." in begun.content.decode()
    with tenant_scope(ready.acme.pk):
        row = Pilot.objects.get()
    assert (row.made_by, row.thresholds, row.by, row.value) == (ready.olga, {"coverage": 1.0}, "source", "fair")
    again = olga.post(url, {**FORM, "by": "source", "value": "fair"})
    assert "“Autumn” is running with these leads." in again.content.decode()


def test_a_pilot_is_read_live_and_reported_at_its_end(ready, made, vera, clock):
    early = vera.get(address("pilot", made)).content.decode()
    assert "Too early for a verdict." in early
    clock(OVER)
    vera = signed_in(ready.vera)
    rebuild(ready.acme, OVER)
    for _ in end_pilot(ready.acme, made[1].pk, OVER):
        pass
    page = vera.get(address("pilot", made)).content.decode()
    assert "Failed." in page
    assert "Follow-up “Call about &lt;the plan&gt;” due on 24 Nov 2026" in page
    assert reverse("pilot_cases", args=["acme", made[1].pk, "follow_up_completion_rate"]) in page
    report = vera.get(address("pilot_report", made))
    assert "Nobody did it; it was Olga&#x27;s." in report.content.decode()
    assert "Of the follow-ups that fell due with qualified leads" in report.content.decode()
    cases = vera.get(reverse("pilot_cases", args=["acme", made[1].pk, "follow_up_completion_rate"]), {"part": "rest"})
    assert "Ben Berg" in cases.content.decode()
    figures = vera.get(address("pilot_file", made)).content.decode("utf-8-sig").splitlines()
    assert [row for row in figures if row.startswith("follow_up_completion_rate")] == [
        f"follow_up_completion_rate,Follow-up done on time,share,0.0,0,1,0.9,missed,,2026-11-23,2026-12-22,{EDITION}"
    ]
    exceptions = vera.get(address("pilot_exceptions_file", made)).content.decode("utf-8-sig").splitlines()
    assert len(exceptions) == 1 + 1
    assert "Ben Berg,Ben & Söhne" in exceptions[1]
    assert vera.get(reverse("pilot_cases", args=["acme", made[1].pk, "stale_lead_reduction"])).status_code == 404


def test_a_pilot_is_cancelled_with_a_reason(ready, made, olga):
    assert "Why:" in olga.post(address("pilot_cancel", made), {"because": " "}).content.decode()
    done = olga.post(address("pilot_cancel", made), {"because": "The fair was called off."}, follow=True)
    assert said(done) == ["“Autumn” is cancelled."]
    assert "Cancelled by Olga" in done.content.decode()
    assert olga.post(address("pilot_cancel", made), {"because": "Again."}).status_code == 422


def test_the_number_of_queries_does_not_grow_with_the_leads(ready, made, vera):
    asked = []
    for start in (0, 2, 7):  # once more at first, for what is read once
        for number in range(start, start + (start or 2)):
            lead = capture(ready.acme, MONDAY, email=f"p{number}@buyer.example")
            with tenant_scope(ready.acme.pk):
                move_stage(ready.acme, Lead.objects.get(pk=lead.pk), "qualified", because="Agreed.", now=MONDAY)
        rebuild(ready.acme, MONDAY)
        with CaptureQueriesContext(connection) as queries:
            page = vera.get(address("pilot", made))
        asked.append(len(queries))
    assert (len(page.context["leads"]), len(page.context["exceptions"])) == (12, 11)
    assert asked[1] == asked[2]
