from datetime import date, timedelta

import pytest

from leads.commitments import answer_question, keep_promise, withdraw_promise, withdraw_question
from leads.models import Lead, Promise, Question
from leads.noting import add_note
from leads.refusals import Conflict

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise(acme, ada, now):
    note = {"kind": "call", "promises": [{"by": "us", "text": "Send the offer", "due": date(2026, 3, 4)}]}
    add_note(acme, ada, {**note, "questions": [{"text": "Is there an API?"}]}, now=now)
    Lead.objects.update(next_look_at=now + timedelta(days=9))
    return Promise.objects.get()


@pytest.mark.parametrize(
    ("act", "model", "state", "kind"),
    [
        (keep_promise, Promise, "kept", "promise_kept"),
        (withdraw_promise, Promise, "withdrawn", "promise_withdrawn"),
        (answer_question, Question, "answered", "question_answered"),
        (withdraw_question, Question, "withdrawn", "question_withdrawn"),
    ],
)
def test_settling_is_journalled_wakes_and_happens_once(acme, ada, cast, promise, now, act, model, state, kind):
    row = model.objects.get()
    assert act(acme, row, now=now, user=cast.rita, because="As agreed") is True
    assert act(acme, row, now=now, user=cast.rita) is False
    stored = model.objects.get()
    assert (stored.state, stored.settled_at) == (state, now)
    event = ada.events.get(kind=kind)
    assert (event.text, event.user) == (f"{row.text}: As agreed", cast.rita)
    assert Lead.objects.get().next_look_at == now


def test_what_is_settled_is_not_settled_otherwise(acme, promise, now):
    keep_promise(acme, promise, now=now)
    with pytest.raises(Conflict, match="it is kept"):
        withdraw_promise(acme, promise, now=now)


def test_a_promise_kept_after_its_day_is_late(acme, promise, now):
    keep_promise(acme, promise, now=now + timedelta(days=5))
    assert promise.is_late is True
