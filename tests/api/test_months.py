"""/api/v1/month-reviews and /api/v1/team: read by the key's client, and changed by nobody through a key."""

from datetime import timedelta

import pytest

from metrics.monthly.calendar import month_of
from metrics.monthly.signing import reopen, sign, write_note
from metrics.rebuilding import rebuild
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, note

pytestmark = pytest.mark.django_db
FIRST, AFTER = MONDAY.replace(day=2), MONDAY + timedelta(days=30)
NOVEMBER = month_of("2026-11")


@pytest.fixture
def november(cast, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AFTER)
    lead = capture(cast.acme, FIRST, email="anna@buyer.example")
    promise = {"by": "us", "text": "Send the plan", "due": FIRST + timedelta(days=1)}
    note(cast.acme, lead, FIRST, kind="call", text="We spoke.", promises=[promise])
    rebuild(cast.acme, AFTER)
    return lead


def test_it_tells_months_exceptions_and_sign_offs(api, cast, november):
    assert api.get("month-reviews").json() == {"results": [{"month": "2026-11", "is_signed": False}]}
    with tenant_scope(cast.acme.pk):
        write_note(cast.acme, NOVEMBER, "Seen.", user=cast.olga, now=AFTER)
        sign(cast.acme, NOVEMBER, user=cast.olga, now=AFTER)
        reopen(cast.acme, NOVEMBER, "A call was missing.", user=cast.olga, now=AFTER)
        sign(cast.acme, NOVEMBER, user=cast.olga, now=AFTER)
    answer = api.get("month-reviews/month?month=2026-11&kind=missed_promise").json()
    (found,) = answer.pop("exceptions")
    assert (found["kind"], found["lead_id"], found["detail"]) == ("missed_promise", str(november.pk), "for 2026-11-03")
    assert (answer["is_signed"], answer["note"], answer["next"]) == (True, "Seen.", None)
    assert [(each["signed_by"], each["reopened_by"], each["reopened_because"]) for each in answer["sign_offs"]] == [
        ("olga@people.example", "olga@people.example", "A call was missing."), ("olga@people.example", "", ""),
    ]  # fmt: skip
    assert answer["counts"]["missed_promise"] == 1
    missed = next(each for each in answer["figures"] if each["key"] == "missed_promises_ours")
    assert (missed["top"], missed["bottom"]) == (1, 1)
    assert api.get("month-reviews").json()["results"] == [{"month": "2026-11", "is_signed": True}]


def test_another_client_s_key_sees_nothing_of_it(rival_api, november):
    assert rival_api.get("month-reviews").json() == {"results": []}
    answer = rival_api.get("month-reviews/month?month=2026-11").json()
    assert (answer["exceptions"], answer["is_signed"]) == ([], False)
    assert rival_api.get("team").json() == {"results": []}


@pytest.mark.parametrize(
    ("query", "field"),
    [("month=2026-13", "month"), ("", "month"), ("month=2027-05", "month"), ("month=2026-11&kind=x", "kind"),
     ("month=2026-11&start=x", "start")],
)  # fmt: skip
def test_what_is_asked_wrongly_is_told_with_its_field(api, november, query, field):
    answer = api.get(f"month-reviews/month?{query}")
    assert answer.status_code == 400
    assert [each["field"] for each in answer.json()["errors"]] == [field]


def test_it_tells_how_work_lies_on_the_team(api, cast, november):
    (row,) = api.get("team?days=7").json()["results"]
    assert (row["owner"], row["name"], row["counts"]["missed"], row["fell_due"]) == (str(cast.olga.pk), "Olga", 1, 0)
