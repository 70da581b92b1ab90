"""The pages of experiments and of what works: who reads, who acts, what is refused, and that each count opens its leads."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followups.experiments.ending import end_experiment
from followups.models import Assignment, Experiment
from metrics.experiments.finishing import finish_experiments
from metrics.experiments.starting import start_experiment
from metrics.rebuilding import rebuild
from metrics.web.learning_urls import urlpatterns
from tenants.scope import tenant_scope
from tests.metrics.test_feedback import sent
from tests.story import MONDAY, capture, note
from tests.web.conftest import said, signed_in

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ACTS = {"experiment_start", "experiment_end"}
PATTERNS = {pattern.name: pattern.pattern for pattern in urlpatterns}
PLAN = {"primary": "reply_conversion", "expected": 0.4, "difference": 0.2}
FORM = {
    "name": "By hand?", "share": "50", "primary": "meeting_rate", "expected": "20", "difference": "5", "watch_days": "14",
    "last_day": "", "secondary": ["response_rate"],
}  # fmt: skip
CASES = {"by": "step", "value": "first/one", "what": "answered"}


def set_up(tenant, user) -> Experiment:
    """Anna, drawn as assisted, has replied; Ben is followed up by hand."""
    with tenant_scope(tenant.pk):
        made = start_experiment(tenant, name="Since <Monday>", **PLAN, now=MONDAY - 5 * DAY, user=user)
    for name, arm in (("anna", "assisted"), ("ben", "manual")):
        lead = capture(tenant, MONDAY - 4 * DAY, email=f"{name}@buyer.example", first_name=name.title())
        with tenant_scope(tenant.pk):
            Assignment.objects.create(tenant=tenant, experiment=made, lead_id=lead.pk, arm=arm, at=MONDAY - 4 * DAY)
        if arm == "assisted":
            note(tenant, lead, MONDAY - 3 * DAY, kind="email_in", text="Thank you.")
    rebuild(tenant, MONDAY)
    return made


def finish(tenant, experiment, user):
    with tenant_scope(tenant.pk):
        end_experiment(tenant, experiment, how="hand", because="We know enough.", now=MONDAY, user=user)
    finish_experiments(tenant, MONDAY)


@pytest.fixture
def running(ready) -> Experiment:
    return set_up(ready.acme, ready.olga)


def address(name, experiment, slug="acme"):
    of_one = "experiment_id" in PATTERNS[name].converters
    return reverse(name, args=[slug, experiment.pk] if of_one else [slug])


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_members_read_each_page_and_only_managers_act(ready, running, vera, rita):
    assert len(PATTERNS) == 10
    olga = signed_in(ready.olga)
    for name in PATTERNS:
        url, given = address(name, running), CASES if name == "feedback_cases" else {}
        with CaptureQueriesContext(connection) as asked:
            read = vera.get(url, given)
        assert signed_in(ready.otto).get(url).status_code in (404, 405), name
        if name in ACTS:
            assert (read.status_code, rita.get(url).status_code) == (405, 405)
            assert (vera.post(url).status_code, rita.post(url).status_code) == (403, 403), name
            assert olga.post(url).status_code == 422, name
        else:
            assert (read.status_code, vera.post(url).status_code) == (200, 405), name
            assert [each for each in asked if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == [], name


def test_another_client_s_experiment_does_not_exist(ready, running, olga):
    theirs = set_up(ready.rival, ready.zoe)
    nobody = Experiment(pk=uuid4())
    for name, pattern in PATTERNS.items():
        ask = olga.post if name in ACTS else olga.get
        assert ask(address(name, theirs, "rival")).status_code == 404, name
        if "experiment_id" in pattern.converters:
            for row, slug in ((theirs, "acme"), (running, "bolt"), (nobody, "acme")):
                assert ask(address(name, row, slug), {"why": "Because."}).status_code == 404, (name, slug)
    with tenant_scope(ready.rival.pk):
        assert Experiment.objects.get().is_running


def test_while_it_runs_pages_and_file_show_counts_and_no_outcome(ready, running, vera):
    page = text(vera.get(address("experiment", running)))
    assert "It runs. Only counts are shown" in page
    assert "Since &lt;Monday&gt;" in page
    assert 'id="result"' not in page
    assert "End it now" not in page  # Vera only reads
    leads = vera.get(address("experiment_leads", running), {"arm": "manual"})
    assert [(row.arm, lead.first_name) for row, lead in leads.context["rows"]] == [("manual", "Ben")]
    file = vera.get(address("experiment_file", running)).content.decode("utf-8-sig").splitlines()
    assert file[1:] == [",Leads drawn,,assisted,1,,,,,,,", ",Leads drawn,,manual,1,,,,,,,"]
    assert vera.get(address("experiment_leads", running), {"measure": "reply_conversion"}).status_code == 404
    assert vera.get(address("experiment_leads", running), {"arm": "third"}).status_code == 404


def test_when_it_is_over_each_figure_opens_its_leads(ready, running, vera, olga):
    refused = olga.post(address("experiment_end", running), {"why": " "})
    assert refused.status_code == 422
    assert "Say why" in text(refused)
    ended = olga.post(address("experiment_end", running), {"why": "We know enough."}, follow=True)
    assert said(ended) == ["“Since <Monday>” is over. All of its leads are followed up by the product again."]
    assert "It is over and is being counted." in text(ended)
    rebuild(ready.acme, MONDAY)
    finish_experiments(ready.acme, MONDAY)
    page = vera.get(address("experiment", running))
    (line,) = page.context["shown"].lines
    assert [(side.arm, side.top, side.bottom) for side in line.sides] == [("assisted", 1, 1), ("manual", 0, 1)]
    assert "stopping early makes chance look like an effect" in text(page)
    assert "none: ended before its plan" in text(page)
    leads = vera.get(address("experiment_leads", running), {"arm": "assisted", "measure": "reply_conversion"})
    assert [lead.first_name for _, lead in leads.context["rows"]] == ["Anna"]
    file = vera.get(address("experiment_leads_file", running)).content.decode("utf-8-sig").splitlines()
    assert file[0].endswith("group,drawn_at,reply_conversion_above,reply_conversion_below")
    assert [row.rsplit(",", 2)[1:] for row in file[1:]] == [["1", "1"], ["0", "1"]]
    assert "Not enough data." in text(vera.get(address("experiments", running)))


def test_starting_one(ready, olga):
    url, start = reverse("experiments", args=["acme"]), reverse("experiment_start", args=["acme"])
    assert "No experiment yet" in text(olga.get(url))
    wrong = olga.post(start, {**FORM, "expected": "0", "secondary": ["meeting_rate"], "last_day": "2026-11-23"})
    assert wrong.status_code == 422
    assert {field: len(errors) for field, errors in wrong.context["form"].errors.items()} == {
        "expected": 1, "secondary": 1, "last_day": 1,
    }  # fmt: skip
    made = olga.post(start, FORM, follow=True)
    assert said(made) == ["“By hand?” runs: the group of every new lead is drawn from now on."]
    assert made.context["shown"].points == "5"
    with tenant_scope(ready.acme.pk):
        row = Experiment.objects.get()
    assert (row.share, row.started_by_id, row.plan["expected"], row.plan["difference"]) == (
        50,
        ready.olga.pk,
        0.2,
        0.05,
    )
    assert olga.get(url).context["form"] is None  # one runs
    again = olga.post(start, FORM)
    assert again.status_code == 422
    assert "“By hand?” runs. End it before you start another one." in text(again)


def test_what_works_shows_the_worst_first_and_opens_the_cases(ready, vera, olga):
    sent(ready.acme, 100, 60, template="good@1", step="two")
    sent(ready.acme, 100, 5, template="bad@1")
    sent(ready.rival, 40, 40, template="theirs@1")
    url = reverse("feedback", args=["acme"])
    page = vera.get(url, {"by": "template"})
    assert [row.judged.tally.value for row in page.context["rows"]] == ["bad@1", "good@1"]
    assert "It is answered less than the rest." in text(page)
    assert "Open the message" not in text(page)  # she may not open the editor
    assert vera.get(url, {"by": "mood"}).status_code == 404
    cases = reverse("feedback_cases", args=["acme"])
    behind = vera.get(cases, {"by": "template", "value": "bad@1", "what": "answered"})
    assert len(behind.context["rows"]) == 5
    assert vera.get(cases, {"by": "template", "value": "theirs@1"}).context["rows"] == []
    assert vera.get(cases, {"what": "opened"}).status_code == 404
    file = vera.get(reverse("feedback_file", args=["acme"])).content.decode("utf-8-sig").splitlines()
    assert file[0].startswith("by,value,sent,answered,progressed,stopped,reviewed,edited,rejected,answered_rate,")
    assert file[1].startswith("all,,200,65,")
    assert [row for row in file if "theirs" in row] == []
