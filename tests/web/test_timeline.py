from datetime import timedelta

import pytest

from followups.web import timeline
from leads.models import Event, Promise
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, note

pytestmark = pytest.mark.django_db


def shape(cast, lead, *, silent_until_now=False):
    with tenant_scope(cast.acme.pk):
        page = timeline.page_of(lead, "all", None)
        found = timeline.entries(page, Promise.objects.all(), MONDAY, silent_until_now=silent_until_now)
        return [entry.silence or entry.event.kind for entry in found]


def test_every_kind_of_event_is_under_exactly_one_heading():
    shown = [kind for kinds in timeline.SHOWS.values() for kind in kinds]
    assert sorted(shown) == sorted(Event.Kind.values)


def test_a_silence_between_two_contacts_is_drawn(cast):
    lead = capture(cast.acme, MONDAY - timedelta(days=20))
    note(cast.acme, lead, kind="call", at=MONDAY - timedelta(days=9))
    note(cast.acme, lead, kind="call", at=MONDAY - timedelta(days=8))
    assert shape(cast, lead) == ["call", "call", "11 days", "captured"]


def test_a_note_to_ourselves_does_not_end_a_silence(cast):
    lead = capture(cast.acme, MONDAY - timedelta(days=9))
    note(cast.acme, lead, kind="note", at=MONDAY - timedelta(days=4))
    assert shape(cast, lead, silent_until_now=True) == ["note", "9 days", "captured"]


def test_a_silence_stands_above_the_promises_of_the_contact_it_follows(cast):
    lead = capture(cast.acme, MONDAY - timedelta(days=9))
    at = MONDAY - timedelta(days=5)
    note(cast.acme, lead, kind="call", at=at, text="Spoke.", promises=[{"by": "them", "text": "Decide"}])
    assert shape(cast, lead, silent_until_now=True) == ["5 days", "promise_made", "call", "4 days", "captured"]


def test_the_promises_made_in_an_event_stand_with_it(cast):
    lead = capture(cast.acme)
    event = note(cast.acme, lead, kind="call", text="Spoke.", promises=[{"by": "us", "text": "Send it"}])
    with tenant_scope(cast.acme.pk):
        page = timeline.page_of(lead, "messages", None)
        found = timeline.entries(page, Promise.objects.all(), MONDAY, silent_until_now=False)
        with_promises = {entry.event.pk: [promise.text for promise in entry.promises] for entry in found}
    assert with_promises[event.pk] == ["Send it"]
