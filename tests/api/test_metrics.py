"""/api/v1/metrics: figures, their parts and the cases behind them, of the key's client alone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from metrics.definitions import METRICS
from metrics.rebuilding import rebuild
from tests.story import capture, note

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def counted(cast):
    """Anna answered our mail, Ben did not; the rival has a lead too."""
    for tenant, names in ((cast.acme, ("anna", "ben")), (cast.rival, ("rosa",))):
        for name in names:
            lead = capture(tenant, NOW - timedelta(days=4), email=f"{name}@buyer.example", source="fair")
            note(tenant, lead, NOW - timedelta(days=3), kind="email_out", text="Here it is.")
            if name == "anna":
                note(tenant, lead, NOW - timedelta(days=2), kind="email_in", text="Thank you.")
        rebuild(tenant, NOW)
    return cast


def test_every_figure_is_told_with_its_definition(counted, api):
    answer = api.get("metrics").json()
    assert [each["key"] for each in answer["results"]] == list(METRICS)
    rate = next(each for each in answer["results"] if each["key"] == "response_rate")
    assert (rate["value"], rate["top"], rate["bottom"], rate["unit"]) == (0.5, 1, 2, "share")
    assert "owner" in rate["splits"]


def test_a_figure_is_taken_apart_and_adds_up(counted, api):
    answer = api.get("metrics/figure?metric=response_rate&by=source&days=10").json()
    assert answer["parts"] == [{"split": "fair", "value": 0.5, "top": 1, "bottom": 2}]
    assert sum(each["bottom"] for each in answer["series"]) == 2
    assert len(answer["series"]) == 10


def test_the_cases_are_as_many_as_the_figure_says(counted, api):
    for part, count in (("top", 1), ("bottom", 2), ("rest", 1)):
        answer = api.get(f"metrics/cases?metric=response_rate&part={part}").json()
        assert len(answer["results"]) == count
        assert answer["next"] == ""


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("metric=speed", "metric"), ("", "metric"), ("metric=response_rate&days=0", "days"),
        ("metric=response_rate&from=2026-01-01", "days"),
        ("metric=response_rate&from=2026-13-01&to=2026-01-01", "days"), ("metric=win_rate&by=step", "by"),
        ("metric=response_rate&after=nonsense", "after"), ("metric=touches&part=rest", "part"),
        ("metric=response_rate&by=owner&value=me", "value"),
    ],
)  # fmt: skip
def test_what_is_asked_wrongly_is_told_by_its_field(counted, api, query, field):
    answer = api.get(f"metrics/cases?{query}")
    assert answer.status_code == 400
    assert [each["field"] for each in answer.json()["errors"]] == [field]


def test_the_number_of_queries_does_not_grow(counted, api):
    api.get("metrics")
    with CaptureQueriesContext(connection) as few:
        api.get("metrics")
    for number in range(5):
        capture(counted.acme, NOW, email=f"p{number}@buyer.example")
    rebuild(counted.acme, NOW)
    with CaptureQueriesContext(connection) as more:
        api.get("metrics")
    assert len(more) == len(few)
