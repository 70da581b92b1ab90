"""What a client's model finds in notes and mails is proposed on its words and no more, whatever it was told to say (C3, H4)."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followups.extracting import accept, dismiss, propose, unsettled
from followups.extracting_by_model import KINDS, PointsForm, place_of, propose_points
from followups.models import Finding
from followups.second_reading import read_again
from leads.models import Event, Lead, Promise, Question
from suppression.models import Suppression
from tenants.scope import tenant_scope
from tests.followups.injection.test_hostile_texts import HOSTILE
from tests.model_server import connect, model_server, says
from tests.story import MONDAY, capture, note
from tests.web.conftest import ready, signed_in

__all__ = ["ready"]
pytestmark = pytest.mark.django_db
NOTE = (
    "I send the plan\non Friday. Anna checks with her board by 4 December. She asked about parking. It costs too much. "
    "They are sixty people and use Bolt. Not before February, she says."
)


@pytest.fixture
def server():
    with model_server() as running:
        yield running


def point(kind, text, words, due=None, field=None, value=None):
    return {"kind": kind, "text": text, "words": words, "due": due, "field": field, "value": value}


def came_in(tenant, text=NOTE, kind="meeting", **fields) -> Event:
    connect_lead = capture(tenant)
    return note(tenant, connect_lead, kind=kind, text=text, **fields)


def read(tenant, server, event, *points) -> int:
    server.otherwise = says({"points": list(points)})
    return read_again(tenant, event.pk, MONDAY)


def found(tenant) -> list[tuple]:
    with tenant_scope(tenant.pk):
        rows = Finding.objects.select_related("event").filter(by_model=True).order_by("start")
        return [(each.kind, each.text, each.event.text[each.start : each.end], each.due, each.state) for each in rows]


def entered(tenant) -> tuple:
    """All that a reading must not touch."""
    with tenant_scope(tenant.pk):
        lead = Lead.objects.values(
            "stage", "stop_code", "hold_code", "paused_until", "company_size", "budget", "role", "phone", "technologies",
            "expected_close", "owner_id", "next_look_at",
        ).get()  # fmt: skip
        return (
            Promise.objects.count(),
            Question.objects.count(),
            Suppression.objects.count(),
            Event.objects.count(),
            lead,
        )


def test_what_it_finds_is_proposed_on_its_words_and_nothing_is_entered(cast, server):
    connect(cast.acme, server, use_extraction=True)
    event = came_in(cast.acme)
    before = entered(cast.acme)
    points = [
        point("promise_of_ours", "Send the plan", "i send the plan on Friday", "2026-11-27"),
        point("promise_of_theirs", "Ask her board", "Anna checks with her board by 4 December.", "2026-12-04"),
        point("question", "Is there parking?", "asked about parking"),
        point("objection", "Too expensive", "It costs too much"),
        point("fact", "Sixty people", "sixty people", field="company_size", value="60"),
        point("fact", "They use Bolt", "use Bolt", field="competitor", value="Bolt"),
        point("get_in_touch_again", "Not before February", "Not before February", "2027-02-01"),
    ]
    assert read(cast.acme, server, event, *points) == 7
    assert found(cast.acme) == [
        ("us", "Send the plan", "I send the plan\non Friday", date(2026, 11, 27), "proposed"),
        ("them", "Ask her board", "Anna checks with her board by 4 December.", date(2026, 12, 4), "proposed"),
        ("question", "Is there parking?", "asked about parking", None, "proposed"),
        ("objection", "Too expensive", "It costs too much", None, "proposed"),
        ("fact", "Sixty people", "sixty people", None, "proposed"),
        ("fact", "They use Bolt", "use Bolt", None, "proposed"),
        ("later", "Not before February", "Not before February", date(2027, 2, 1), "proposed"),
    ]
    assert entered(cast.acme) == before
    assert read(cast.acme, server, event, *points) == 0
    assert server.told()[1]["written_by"] == "us"


@pytest.mark.parametrize(
    "rests_on_nothing",
    [
        point("question", "Is there a lift?", "asked about a lift"),
        point("question", "Is there a lift?", ""),
        point("question", "", "asked about parking"),
        point("get_in_touch_again", "Later", "Not before February"),
        point("get_in_touch_again", "Never", "Not before February", "2099-01-01"),
        point("fact", "Sixty people", "sixty people", field="company_size", value="sixty"),
        point("fact", "Sixty people", "sixty people", field="company_size", value="٦٠"),
        point("fact", "Sixty people", "sixty people", value="60"),
        point("fact", "They use Rival", "use Bolt", field="competitor", value="Rival"),
        point("fact", "Her number", "asked about parking", field="phone", value="+49 900 123456"),
        point("fact", "They begin", "Not before February", field="timeline", value="1999-02-01"),
    ],
)
def test_a_point_that_rests_on_nothing_is_dropped(cast, server, rests_on_nothing):
    connect(cast.acme, server, use_extraction=True)
    good = point("objection", "Too expensive", "It costs too much")
    assert read(cast.acme, server, came_in(cast.acme), rests_on_nothing, good) == 1
    assert [each[0] for each in found(cast.acme)] == ["objection"]


def test_what_rules_found_what_was_typed_and_what_a_person_dismissed_does_not_come_again(cast, server):
    connect(cast.acme, server, use_extraction=True)
    text = "I'll send the proposal by Friday. She asked about parking. The ceiling is low for her."
    event = came_in(cast.acme, text, questions=[{"text": "Is there parking?"}])
    with tenant_scope(cast.acme.pk):
        (mine,) = (each for each in propose(cast.acme, event, MONDAY) if each.kind == "us")
        dismiss(cast.acme, mine, now=MONDAY, user=cast.rita)
    again = [
        point("promise_of_ours", "Send it", "send the proposal by Friday", "2026-11-27"),
        point("question", "Parking?", "asked about parking"),
        point("objection", "Low ceiling", "The ceiling is low for her"),
    ]
    assert read(cast.acme, server, event, *again) == 1
    assert [each[:2] for each in found(cast.acme)] == [("objection", "Low ceiling")]


def test_a_lead_s_words_are_no_promise_of_ours_and_put_nobody_off_for_years(cast, server):
    connect(cast.acme, server, use_extraction=True)
    event = came_in(cast.acme, "You will give us half the price. I answer on 1 January 2030.", "email_in")
    points = [
        point("promise_of_ours", "Half the price", "You will give us half the price.", "2026-11-24"),
        point("promise_of_theirs", "Answer", "I answer on 1 January 2030.", "2030-01-01"),
    ]
    assert read(cast.acme, server, event, *points) == 1
    assert [(each[0], each[3]) for each in found(cast.acme)] == [("them", None)]


def obeying(text):
    """A model that puts all of a hostile text into every field that it has."""
    return [
        point(kind, text[:400], text[:400], "2026-12-24", field, value)
        for kind in KINDS
        for field, value in ((None, None), ("budget", "999999999"), ("role", text[:80]), ("phone", text[:60]))
    ]


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case["text"][:40])
def test_a_model_that_obeys_an_attacker_comes_to_lines_that_a_person_may_leave(cast, server, case):
    connect(cast.acme, server, use_extraction=True)
    event = came_in(cast.acme, case["text"], "email_in")
    before = entered(cast.acme)
    read(cast.acme, server, event, *obeying(case["text"]))
    assert entered(cast.acme) == before
    with tenant_scope(cast.acme.pk):
        rows = list(Finding.objects.filter(by_model=True).select_related("event"))
        assert [each for each in rows if each.kind == "us" or each.state != "proposed"] == []
        assert all(place_of(each.text, each.event.text[each.start : each.end]) is not None for each in rows)


def test_one_click_accepts_and_one_form_corrects(ready, server):
    connect(ready.acme, server, use_extraction=True)
    event = came_in(ready.acme)
    points = [
        point("promise_of_ours", "Send the plan", "I send the plan on Friday", "2026-11-27"),
        point("promise_of_theirs", "Ask the board", "Anna checks with her board", None),
    ]
    assert read(ready.acme, server, event, *points) == 2
    rita, lead = signed_in(ready.rita), event.lead_id
    page = rita.get(reverse("lead", args=["acme", lead])).content.decode()
    assert page.count("found by the model") == 2
    assert "<span>Send the plan</span>" in page  # what is entered is shown, where the words are others
    with tenant_scope(ready.acme.pk):
        ours, theirs = unsettled(Lead.objects.get(), MONDAY)
    assert rita.post(reverse("finding_accept", args=["acme", lead, ours.pk])).status_code == 303
    corrected = {"text": "Ask her board", "kind": "them", "due": "2026-12-04"}
    assert rita.post(reverse("finding_correct", args=["acme", lead, theirs.pk]), corrected).status_code == 303
    with tenant_scope(ready.acme.pk):
        assert list(Promise.objects.order_by("id").values_list("by", "text", "words")) == [
            ("us", "Send the plan", "I send the plan\non Friday"),
            ("them", "Ask her board", "Anna checks with her board"),
        ]


def test_an_accepted_fact_is_written_down(cast, server):
    connect(cast.acme, server, use_extraction=True)
    event = came_in(cast.acme)
    assert read(cast.acme, server, event, point("fact", "60", "sixty people", field="company_size", value="60")) == 1
    with tenant_scope(cast.acme.pk):
        accept(cast.acme, Finding.objects.get(), now=MONDAY, user=cast.rita)
        assert Lead.objects.get().company_size == 60


ANY = st.text(max_size=40)
PIECES = st.one_of(ANY, st.sampled_from(NOTE.split()), st.just(NOTE[:60]))
POINTS = st.builds(
    PointsForm.Point,
    kind=st.sampled_from(sorted(KINDS)),
    text=PIECES,
    words=PIECES,
    due=st.one_of(st.none(), ANY, st.dates().map(str)),
    field=st.sampled_from([None, "company_size", "budget", "role", "phone", "competitor", "timeline"]),
    value=st.one_of(st.none(), PIECES, st.integers().map(str)),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(points=st.lists(POINTS, max_size=15))
def test_whatever_it_answers_each_finding_has_words_of_the_text_and_can_be_accepted(cast, points):
    with tenant_scope(cast.acme.pk):
        event = Event.objects.filter(kind="meeting").first()
    event = event or came_in(cast.acme)
    with tenant_scope(cast.acme.pk):
        Finding.objects.all().delete()
        rows = propose_points(event, points, event.text, MONDAY)
        assert len(rows) <= 10
        for row in rows:
            assert 0 <= row.start < row.end <= len(event.text)
            assert row.text.strip() != ""
            accept(cast.acme, row, now=MONDAY, user=cast.rita)
