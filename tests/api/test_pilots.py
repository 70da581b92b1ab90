"""/api/v1/pilots: begun, read live, its exceptions page by page, its report, cancelled."""

from datetime import timedelta

import pytest

from metrics.piloting import paging
from metrics.piloting.exceptions import Missed
from metrics.rebuilding import rebuild
from tests.api.conftest import wrong
from tests.metrics.test_by_hand import follow_up
from tests.metrics.test_pilot import OVER, end, people
from tests.story import MONDAY
from tests.web.conftest import clock

pytestmark = pytest.mark.django_db
__all__ = ["clock"]  # a fixture
DAY = timedelta(days=1)
FAIR = {"name": "Fair", "by": "source", "value": "fair", "thresholds": {"follow_up_completion_rate": 0.9}}


@pytest.fixture
def pilot(cast, api, clock):
    """Of Anna, Ben and Cleo from the fair only Anna was called in time."""
    clock(MONDAY)
    told = api.post("pilots", FAIR).json()
    anna, ben, cleo = people(cast, "anna", "ben", "cleo", source="fair", company="Fair & Co")
    follow_up(cast, anna, MONDAY + DAY, state="done", state_at=MONDAY + DAY, state_because="Called.")
    for lead in (ben, cleo):
        follow_up(cast, lead, MONDAY + DAY)
    rebuild(cast.acme, MONDAY)
    clock(MONDAY + 3 * DAY)
    return told, (anna, ben, cleo)


def test_a_pilot_is_begun_and_read_as_it_stands(cast, api, rival_api, pilot):
    begun, _ = pilot
    assert (begun["verdict"], begun["leads"], begun["segment"]) == ("early", 0, "source: fair")
    assert (begun["pilot"]["start"], begun["pilot"]["days"], begun["pilot"]["leads"]) == ("2026-11-23", 30, 100)
    told = api.get(f"pilots/{begun['pilot']['id']}").json()
    (check,) = told["checks"]
    assert (check["top"], check["bottom"], check["met"], check["before"]) == (1, 3, "missed", None)
    assert (told["leads"], told["clean"], told["exceptions"], told["end"]) == (3, 1, 2, "2026-11-26")
    assert [row["name"] for row in api.get("pilots").json()["results"]] == ["Fair"]
    assert rival_api.get("pilots").json()["results"] == []


def test_every_exception_names_its_lead_what_was_missed_and_why(cast, api, pilot, monkeypatch):
    begun, (_, ben, cleo) = pilot
    path = f"pilots/{begun['pilot']['id']}"
    monkeypatch.setattr("metrics.api.pilots.MOST", 1)
    first = api.get(f"{path}/exceptions").json()
    (told,) = first["results"]
    page = told.pop("page")
    assert told == {
        "measure": "follow_up_completion_rate", "day": "2026-11-24", "code": "undone", "lead": str(ben.pk),
        "external_id": "", "name": "Ben Berg", "company": "Fair & Co",
        "what": "Follow-up “Call” due on 24 Nov 2026", "why": "Nobody did it; it was Olga's.",
    }  # fmt: skip
    assert page == f"http://testserver/t/acme/leads/{ben.pk}"
    second = api.get(f"{path}/exceptions?after={first['next']}").json()
    assert ([each["lead"] for each in second["results"]], second["next"]) == ([str(cleo.pk)], "")
    assert wrong(api.get(f"{path}/exceptions?after=nowhere")) == [("after", "invalid")]
    cases = api.get(f"{path}/cases?metric=follow_up_completion_rate&part=rest").json()["results"]
    assert {case["lead_id"] for case in cases} == {str(ben.pk), str(cleo.pk)}


def test_the_report_holds_all_of_it_and_stays_as_it_was_written(cast, api, pilot):
    begun, _ = pilot
    end(cast.acme, type("Row", (), {"pk": begun["pilot"]["id"]}), OVER)
    told = api.get(f"pilots/{begun['pilot']['id']}/report").json()
    assert (told["verdict"], told["pilot"]["state"], told["end"]) == ("failed", "ended", "2026-12-22")
    assert [each["name"] for each in told["named"]] == ["Ben Berg", "Cleo Berg"]
    assert told["checks"][0]["numerator"] != ""
    assert "response_rate" in {each["key"] for each in told["figures"]}
    assert told["page"] == f"http://testserver/t/acme/pilots/{begun['pilot']['id']}/report"


def test_a_pilot_is_cancelled_with_a_reason(api, pilot):
    path = f"pilots/{pilot[0]['pilot']['id']}/cancel"
    assert wrong(api.post(path, {})) == [("because", "required")]
    done = api.post(path, {"because": "The fair was called off."}).json()
    assert (done["pilot"]["state"], done["pilot"]["cancelled_because"]) == ("cancelled", "The fair was called off.")
    assert api.post(path, {"because": "Again."}).status_code == 409


def test_what_is_wrong_is_told_by_its_field(api, pilot):
    bad = {"name": "x", "start": "2026-11-01", "by": "band", "value": "tepid", "thresholds": {"speed": 1}}
    response = api.post("pilots", bad)
    assert (response.status_code, sorted(field for field, _ in wrong(response))) == (
        400, ["start", "thresholds.speed", "value"],
    )  # fmt: skip
    again = api.post("pilots", FAIR)
    assert (again.status_code, [field for field, _ in wrong(again)]) == (409, ["value"])


def test_pages_of_exceptions_hold_each_once_also_those_that_are_alike():
    missed = [Missed("coverage", lead, "2026-11-24", "uncovered") for lead in ("b", "a", "a", "c", "a")]
    missed.append(Missed("follow_up_completion_rate", "z", "2026-11-30", "undone"))
    seen, after = [], ""
    for _ in range(3):
        page, after = paging.page_of_exceptions(missed, after=after, limit=2)
        seen += [each.lead for each in page]
    assert (seen, after) == (["z", "a", "a", "a", "b", "c"], "")
