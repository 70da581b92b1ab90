from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django_q.models import OrmQ

from leads.models import Promise, Question
from leads.noting import KINDS, add_note, words_for
from leads.refusals import Conflict, Refused

pytestmark = pytest.mark.django_db

CALL = {
    "kind": "call",
    "text": "Good talk. She will send the brief after the internal review! "
    "We send an offer on Friday. Is there an API?",
    "promises": [
        {"by": "us", "text": "Send the offer", "due": date(2026, 3, 6)},
        {"by": "them", "text": "Send the brief after internal review", "due": datetime(2026, 3, 10, 9, tzinfo=UTC)},
    ],
    "questions": [{"text": "Is there an API?"}, {"text": "Too expensive", "kind": "objection"}],
}


def test_a_call_is_noted_with_what_was_promised_and_asked(acme, ada, now):
    at = now - timedelta(hours=2)
    event = add_note(acme, ada, {**CALL, "at": at}, now=now)
    assert (event.kind, event.direction, event.channel, event.at, event.recorded_at) == (
        "call",
        "both",
        "call",
        at,
        now,
    )
    ours, theirs = Promise.objects.order_by("id")
    assert (ours.by, ours.text, ours.due) == ("us", "Send the offer", datetime(2026, 3, 6, tzinfo=UTC))
    assert (ours.words, ours.source, ours.made_at, ours.state) == ("We send an offer on Friday.", event, at, "open")
    assert (theirs.by, theirs.due) == ("them", datetime(2026, 3, 10, 9, tzinfo=UTC))
    assert theirs.words == "She will send the brief after the internal review!"
    question, objection = Question.objects.order_by("id")
    assert (question.kind, question.words, question.asked_at) == ("question", "Is there an API?", at)
    assert (objection.kind, objection.words) == ("objection", "Too expensive")
    assert list(ada.events.order_by("id").values_list("kind", flat=True)) == [
        "captured", "call", "promise_made", "promise_made", "question_asked", "question_asked",
    ]  # fmt: skip


def test_a_day_begins_in_the_zone_of_the_tenant(acme, ada, now):
    acme.time_zone = "America/New_York"
    add_note(acme, ada, CALL, now=now)
    assert Promise.objects.get(by="us").due == datetime(2026, 3, 6, 5, tzinfo=UTC)


def test_a_note_wakes_the_lead_and_rings_once(acme, ada, now):
    OrmQ.objects.all().delete()
    add_note(acme, ada, {**CALL, "explicit_no": True}, now=now)
    ada.refresh_from_db()
    assert (ada.next_look_at, OrmQ.objects.count()) == (now, 1)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ({"kind": "note"}, ("note", "none", "")),
        ({"kind": "email"}, ("email_in", "in", "email")),
        ({"kind": "email", "direction": "out"}, ("email_out", "out", "email")),
        ({"kind": "reply"}, ("email_in", "in", "email")),
        ({"kind": "sms_out"}, ("sms_out", "out", "sms")),
        ({"kind": "linkedin", "direction": "out"}, ("linkedin", "out", "linkedin")),
        ({"kind": "call", "direction": "out"}, ("call", "out", "call")),
        ({"kind": "demo"}, ("demo", "both", "")),
        ({"kind": "proposal_sent"}, ("proposal_sent", "out", "")),
    ],
)
def test_each_kind_has_its_direction(acme, ada, now, note, expected):
    event = add_note(acme, ada, note, now=now)
    assert (event.kind, event.direction, event.channel) == expected


def test_every_kind_can_be_noted(acme, ada, now):
    for kind in KINDS:
        assert add_note(acme, ada, {"kind": kind}, now=now).at == now


def test_an_external_id_is_noted_once(acme, ada, capture, now):
    first = add_note(acme, ada, {**CALL, "external_id": "cal-7"}, now=now)
    again = add_note(acme, ada, {**CALL, "external_id": "cal-7"}, now=now + timedelta(days=1))
    assert (again.pk, Promise.objects.count(), ada.events.filter(kind="call").count()) == (first.pk, 2, 1)
    other = capture(email="charles@analytical.example").lead
    with pytest.raises(Conflict, match="another lead"):
        add_note(acme, other, {**CALL, "external_id": "cal-7"}, now=now)


def test_a_no_stops_with_the_words_as_evidence(acme, ada, now):
    event = add_note(acme, ada, {"kind": "reply", "text": "Please leave us alone.", "explicit_no": True}, now=now)
    ada.refresh_from_db()
    assert (ada.stop_code, ada.stop_at, ada.stop_event_id) == ("explicit_no", now, event.pk)
    assert ada.stop_say == "They said no: “Please leave us alone.”"


def test_a_note_settles_what_it_answers_and_keeps(acme, ada, now):
    add_note(acme, ada, CALL, now=now)
    promise, question = Promise.objects.get(by="us"), Question.objects.get(kind="question")
    at = now + timedelta(hours=1)
    note = {"kind": "email_out", "at": at, "keeps": [promise.pk], "answers": [question.pk]}
    event = add_note(acme, ada, note, now=now + timedelta(hours=2))
    promise.refresh_from_db()
    question.refresh_from_db()
    assert (promise.state, promise.settled_at, promise.is_late) == ("kept", at, False)
    assert (question.state, question.settled_at) == ("answered", at)
    assert ada.events.get(kind="promise_kept").data["source"] == str(event.pk)


@pytest.mark.parametrize(
    ("note", "field"),
    [
        ({"kind": "fax"}, "kind"),
        ({"kind": "note", "direction": "in"}, "direction"),
        ({"kind": "email", "direction": "both"}, "direction"),
        ({"kind": "note", "text": "x" * 100_001}, "text"),
        ({"kind": "note", "promises": [{"by": "us", "text": " "}]}, "promises[0].text"),
        ({"kind": "note", "questions": [{"text": "q"}, {"text": "x" * 501}]}, "questions[1].text"),
        ({"kind": "note", "answers": [uuid4()]}, "answers[0]"),
        ({"kind": "note", "keeps": [uuid4()]}, "keeps[0]"),
    ],
)
def test_a_bad_note_names_its_field(acme, ada, now, note, field):
    with pytest.raises(Refused) as caught:
        add_note(acme, ada, note, now=now)
    assert list(caught.value.errors) == [field]


def test_words_fall_back_to_the_point_itself():
    assert words_for("Send the offer", "We talked about the weather.") == "Send the offer"
    assert words_for("Send the offer", "") == "Send the offer"
    assert words_for("Angebot schicken", "Hallo.\nWir schicken das Angebot am Montag\nGruß") == (
        "Wir schicken das Angebot am Montag"
    )
