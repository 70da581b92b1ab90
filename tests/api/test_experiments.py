"""/api/v1/experiments and /api/v1/feedback: started, read, ended; what was brought, and the cases behind it."""

from datetime import timedelta

import pytest

from followups.models import Assignment
from metrics.experiments.finishing import finish_experiments
from metrics.rebuilding import rebuild
from tenants.scope import tenant_scope
from tests.api.conftest import wrong
from tests.metrics.test_feedback import sent
from tests.story import MONDAY, capture, note
from tests.web.conftest import clock

pytestmark = pytest.mark.django_db
__all__ = ["clock"]  # a fixture
DAY = timedelta(days=1)
PLAN = {
    "name": "By hand?",
    "primary": "reply_conversion",
    "expected": 0.4,
    "difference": 0.2,
    "secondary": ["response_rate"],
}


def test_an_experiment_is_started_read_and_ended(cast, api, rival_api, clock):
    clock(MONDAY)
    made = api.post("experiments", PLAN)
    assert made.status_code == 201
    told = made.json()
    assert (told["state"], told["share"], told["verdict"], told["measures"]) == ("running", 50, "", [])
    needed = [told["plan"]["assisted"], told["plan"]["manual"]]
    assert [group["needed"] for group in told["groups"]] == needed
    path = f"experiments/{told['id']}"
    assert api.post("experiments", PLAN).status_code == 409
    leads = [capture(cast.acme, MONDAY, email=f"p{n}@buyer.example") for n in range(3)]
    with tenant_scope(cast.acme.pk):
        for lead, arm in zip(leads, ("assisted", "manual", "manual"), strict=True):
            Assignment.objects.create(tenant=cast.acme, experiment_id=told["id"], lead_id=lead.pk, arm=arm, at=MONDAY)
    note(cast.acme, leads[1], MONDAY + DAY, kind="email_in", text="Yes.")
    clock(MONDAY + 2 * DAY)
    now = api.get(path).json()
    assert [(group["arm"], group["leads"]) for group in now["groups"]] == [("assisted", 1), ("manual", 2)]
    assert (now["measures"], now["say"][:9]) == ([], "It runs. ")
    drawn = api.get(f"{path}/drawn?arm=manual").json()["results"]
    assert [(row["lead_id"], row["counts"]) for row in drawn] == [(str(lead.pk), None) for lead in leads[1:]]
    assert wrong(api.post(f"{path}/end", {"because": ""})) == [("because", "blank")]
    assert api.post(f"{path}/end", {"because": "We know enough."}).json()["state"] == "counting"
    assert api.post(f"{path}/end", {"because": "Again."}).status_code == 409
    rebuild(cast.acme, MONDAY + 2 * DAY)
    finish_experiments(cast.acme, MONDAY + 2 * DAY)
    over = api.get(path).json()
    assert (over["state"], over["verdict"], over["ended_how"]) == ("over", "not_enough", "hand")
    assert [(each["key"], each["manual"]["top"], each["low"]) for each in over["measures"]] == [
        ("reply_conversion", 1, None), ("response_rate", 0, None),
    ]  # fmt: skip
    (replied,) = api.get(f"{path}/drawn?measure=reply_conversion").json()["results"]
    assert (replied["lead_id"], replied["counts"]["reply_conversion"]) == (str(leads[1].pk), [1, 1])
    assert api.get(f"{path}/drawn?measure=coverage").status_code == 400
    assert [row["id"] for row in api.get("experiments").json()["results"]] == [told["id"]]
    assert rival_api.get("experiments").json()["results"] == []
    assert [rival_api.get(each).status_code for each in (path, f"{path}/drawn")] == [404, 404]


def test_a_plan_is_refused_with_every_field_that_is_wrong(api, clock):
    clock(MONDAY)
    found = api.post("experiments", {**PLAN, "expected": 0, "difference": 2, "secondary": ["reply_conversion"]})
    assert found.status_code == 400
    assert {field for field, _ in wrong(found)} == {"expected", "difference", "secondary"}
    assert {field for field, _ in wrong(api.post("experiments", {"name": "x", "share": 101}))} == {
        "share", "primary", "expected", "difference",
    }  # fmt: skip


def test_feedback_tells_the_worst_first_and_opens_its_cases(cast, api, rival_api, clock):
    clock(MONDAY)
    sent(cast.acme, 100, 60, template="good@1", step="two")
    sent(cast.acme, 100, 5, template="bad@1")
    told = api.get("feedback?days=30").json()
    assert [row["value"] for row in told["template"]] == ["bad@1", "good@1"]
    assert (told["whole"]["counts"]["sent"], told["whole"]["counts"]["answered"]) == (200, 65)
    answered = told["template"][0]["rates"][0]
    assert (answered["what"], answered["value"], answered["usual"], answered["verdict"]) == (
        "answered",
        0.05,
        0.325,
        "worse",
    )
    assert 0.02 < answered["low"] < 0.05 < answered["high"] < 0.12
    assert told["template"][0]["suggestion"].startswith("It is answered less than the rest.")
    path = "feedback/cases?by=template&value=bad@1"
    assert len(api.get(f"{path}&what=answered").json()["results"]) == 5
    assert rival_api.get(path).json()["results"] == []
    assert rival_api.get("feedback").json()["template"] == []
    for query, field in (
        ("by=mood&value=x", "by"),
        ("by=step&value=x&what=opened", "what"),
        ("by=step&value=x&days=x", "days"),
    ):
        assert [each for each, _ in wrong(api.get(f"feedback/cases?{query}"))] == [field]
