from datetime import timedelta

import pytest

from leads.models import Lead
from leads.refusals import Conflict, Refused
from leads.stopping import hold, lift_hold, lift_stop, pause, reassign, resume, stop

pytestmark = pytest.mark.django_db


def last(lead):
    event = lead.events.order_by("-id").first()
    return event.kind, event.text, event.data


def test_a_stop_says_why_and_what_shows_it(acme, ada, cast, now):
    assert stop(acme, ada, "owner_stop", say="A friend of the family.", user=cast.rita, now=now) is True
    stored = Lead.objects.get()
    assert (stored.stop_code, stored.stop_say, stored.stop_at) == ("owner_stop", "A friend of the family.", now)
    assert (stored.stop_event_id, stored.next_look_at) == (ada.events.get(kind="stopped").pk, now)


def test_the_first_stop_stays_unless_the_lead_says_more(acme, ada, now):
    stop(acme, ada, "owner_stop", say="Ours.", now=now)
    assert stop(acme, ada, "owner_stop", say="Again.", now=now) is False
    assert stop(acme, ada, "opt_out", say="Theirs.", now=now) is True
    assert stop(acme, ada, "owner_stop", say="Ours again.", now=now) is False
    assert (Lead.objects.get().stop_code, Lead.objects.get().stop_say) == ("opt_out", "Theirs.")


def test_a_stop_is_lifted_by_a_person_with_a_reason(acme, ada, cast, now):
    stop(acme, ada, "explicit_no", say="No.", now=now)
    with pytest.raises(Refused, match="Say why"):
        lift_stop(acme, ada, because="", user=cast.rita, now=now)
    assert lift_stop(acme, ada, because="They called us.", user=cast.rita, now=now) is True
    assert (Lead.objects.get().stop_code, Lead.objects.get().stop_event_id) == ("", None)
    assert last(ada) == ("stop_lifted", "They called us.", {"code": "explicit_no"})
    assert lift_stop(acme, ada, because="Again.", user=cast.rita, now=now) is False


def test_a_hold_waits_for_a_person(acme, ada, cast, now):
    assert hold(acme, ada, "duplicate", say="Looks like Ada B.", now=now) is True
    assert hold(acme, ada, "unclear_consent", say="No basis.", now=now) is False
    assert Lead.objects.get().hold_code == "duplicate"
    assert lift_hold(acme, ada, because="Two people.", user=cast.rita, now=now) is True
    assert (Lead.objects.get().hold_code, last(ada)[0]) == ("", "hold_lifted")
    assert lift_hold(acme, ada, because="Two people.", user=cast.rita, now=now) is False


def test_a_pause_ends_at_its_date_or_when_somebody_says_so(acme, ada, now):
    until = now + timedelta(days=14)
    pause(acme, ada, until=until, because="On holiday.", now=now)
    assert (Lead.objects.get().paused_until, Lead.objects.get().next_look_at) == (until, now)
    assert last(ada) == ("paused", "On holiday.", {"until": until.isoformat()})
    assert resume(acme, ada, now=now) is True
    assert (Lead.objects.get().paused_until, Lead.objects.get().paused_because) == (None, "")
    assert resume(acme, ada, now=now) is False


def test_a_pause_into_the_past_is_refused(acme, ada, now):
    with pytest.raises(Refused) as caught:
        pause(acme, ada, until=now, because="x", now=now)
    assert list(caught.value.errors) == ["until"]


def test_a_lead_is_given_only_to_who_can_own_it(acme, ada, cast, now):
    assert reassign(acme, ada, cast.rita, now=now, because="On parental leave") is True
    assert Lead.objects.get().owner == cast.rita
    assert last(ada)[1] == "Now with Rita: On parental leave"
    assert reassign(acme, ada, cast.rita, now=now) is False
    for stranger in (cast.zoe, cast.vera, cast.otto):
        with pytest.raises(Refused, match="no member"):
            reassign(acme, ada, stranger, now=now)


def test_who_acts_on_an_old_view_is_told(acme, ada, now):
    stale = Lead.objects.get(pk=ada.pk)
    hold(acme, ada, "duplicate", say="x", now=now)
    with pytest.raises(Conflict, match="meanwhile"):
        hold(acme, stale, "unclear_consent", say="y", now=now)
