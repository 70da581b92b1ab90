"""/api/v1/baselines: past tasks brought in, a baseline had made, and what it tells."""

import pytest

from metrics.auditing.baselines import make_baseline
from metrics.models import Baseline
from metrics.rebuilding import rebuild
from tenants.scope import tenant_scope
from tests.api.conftest import wrong
from tests.metrics.test_baseline import CAME, DAY, HOUR, imported
from tests.story import MONDAY, note
from tests.web.conftest import clock

pytestmark = pytest.mark.django_db
__all__ = ["clock"]  # a fixture
DAYS = {"start": "2026-09-01", "end": "2026-11-20"}


@pytest.fixture
def history(cast, clock):
    """Anna answered our mail; of her two past tasks one is brought in as done in time, one as never done."""
    clock(MONDAY)
    (anna,) = imported(cast.acme, "anna")
    note(cast.acme, anna, CAME + DAY, kind="email_out", text="Here it is.")
    note(cast.acme, anna, CAME + 2 * DAY, kind="email_in", text="Thank you.")
    due = (CAME + 3 * DAY).isoformat()
    return [
        {"lead": str(anna.pk), "external_id": "1", "title": "Call", "due": due, "done": (CAME + 3 * DAY + HOUR).isoformat()},
        {"lead_external_id": "anna", "external_id": "2", "title": "Write", "due": due, "owner": "RITA@people.example"},
    ]  # fmt: skip


def test_a_baseline_is_made_of_what_was_brought_in(cast, api, rival_api, history):
    assert api.post("baselines/tasks", {"tasks": history}).json() == {"new": 2, "known": 0}
    assert api.post("baselines/tasks", {"tasks": history}).json() == {"new": 0, "known": 2}
    asked = api.post("baselines", DAYS, Idempotency_Key="b-1")
    assert (asked.status_code, asked.json()["state"]) == (202, "asked")
    assert api.post("baselines", DAYS, Idempotency_Key="b-1").json() == asked.json()
    assert wrong(api.post("baselines", DAYS)) == [("end", "refused")]  # the same days are being made
    path = f"baselines/{asked.json()['id']}"
    assert wrong(api.get(f"{path}/cases?metric=coverage")) == [("state", "refused")]
    rebuild(cast.acme, MONDAY)
    for _ in make_baseline(cast.acme, asked.json()["id"], MONDAY):
        pass
    told = api.get(path).json()
    figures = {each["key"]: each for each in told["figures"]}
    rate = figures["follow_up_completion_rate"]
    assert (told["state"], rate["value"], rate["top"], rate["bottom"], rate["state"]) == ("done", 0.5, 1, 2, "told")
    assert figures["win_rate"]["because"] == "Cannot be told, because no dates of winning or losing were imported."
    assert {each["key"]: each["count"] for each in told["history"]}["tasks"] == 2
    for part, count in (("top", 1), ("bottom", 2), ("rest", 1)):
        page = api.get(f"{path}/cases?metric=follow_up_completion_rate&part={part}").json()
        assert (len(page["results"]), page["next"]) == (count, "")
    assert wrong(api.get(f"{path}/cases?metric=speed")) == [("metric", "invalid")]
    assert [row["id"] for row in api.get("baselines").json()["results"]] == [asked.json()["id"]]
    assert rival_api.get("baselines").json()["results"] == []
    with tenant_scope(cast.acme.pk):
        assert Baseline.objects.get().through == "API: test"


@pytest.mark.parametrize(
    ("path", "body", "fields"),
    [
        ("baselines", {"start": "2026-09-01"}, ["end"]),
        ("baselines", {"start": "2026-09-01", "end": "2026-12-01"}, ["end"]),
        ("baselines", {"start": "2026-09-02", "end": "2026-09-01", "why": "so"}, ["why"]),
        ("baselines/tasks", {"tasks": []}, ["tasks"]),
        ("baselines/tasks", {"tasks": [{"title": "Call"}]}, ["tasks[0].external_id", "tasks[0].due"]),
        ("baselines/tasks", {"tasks": [{"external_id": "1", "title": "Call", "due": "2026-10-01"}]}, ["tasks[0].lead"]),
    ],
)
def test_what_is_wrong_is_told_by_its_field(history, api, path, body, fields):
    response = api.post(path, body)
    assert (response.status_code, [field for field, _ in wrong(response)]) == (400, fields)
