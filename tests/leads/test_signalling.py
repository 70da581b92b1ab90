from datetime import timedelta

import pytest
from django_q.models import OrmQ

from leads.models import Event, Lead
from leads.refusals import Conflict, Refused
from leads.signalling import SIGNALS, record_signal
from leads.waking import wake_colleagues
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, look, note

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def signal(tenant, lead, now=MONDAY, **given):
    with tenant_scope(tenant.pk):
        return record_signal(tenant, Lead.objects.get(pk=lead.pk), given, now=now)


def seen(tenant, now):
    return {look.lead_name: look.decision for look in look(tenant, now)}


def test_every_kind_of_signal_is_one_of_the_journals():
    assert set(SIGNALS) == {str(kind) for kind in Event.SIGNALS}


def test_a_visit_is_recorded_with_its_address_and_wakes_the_lead(cast):
    lead = capture(cast.acme)
    look(cast.acme)
    later = MONDAY + HOUR
    event, fresh = signal(cast.acme, lead, later, kind="visit", text="Prices", url="https://www.example.com/pricing")
    assert (fresh, event.direction, event.text) == (True, "in", "Prices (https://www.example.com/pricing)")
    assert event.data == {"url": "https://www.example.com/pricing"}
    decision = seen(cast.acme, later)["Anna Berg"]
    assert (decision.rule, decision.alert, decision.exit) == ("hand_off", True, "handed_off")


def test_a_hand_off_is_journalled_once(cast):
    lead = capture(cast.acme)
    signal(cast.acme, lead, kind="visit", url="https://www.example.com/pricing")
    for hours in (0, 1, 2):
        with tenant_scope(cast.acme.pk):
            Lead.objects.wake(MONDAY)
        look(cast.acme, MONDAY + hours * HOUR)
    with tenant_scope(cast.acme.pk):
        told = Event.objects.get(kind="handed_off")
        assert (told.text, told.data["rule"]) == (Event.objects.get(kind="decision").text, "hand_off")


def test_a_click_counts_only_where_a_person_made_it(cast):
    lead = capture(cast.acme)
    look(cast.acme)
    for given in ({}, {"human": False}):
        event, _ = signal(cast.acme, lead, kind="click", url="https://www.example.com/a", **given)
        assert event.data == {"url": "https://www.example.com/a", **given}
    assert look(cast.acme) == []
    event, _ = signal(cast.acme, lead, kind="click", url="https://www.example.com/a", human=True)
    assert event.data["human"] is True
    assert len(look(cast.acme)) == 1


def test_a_booking_holds_until_the_meeting_is_over_and_then_asks_for_its_recap(cast):
    lead = capture(cast.acme)
    starts = MONDAY + timedelta(days=2)
    signal(cast.acme, lead, kind="booking", starts=starts, external_id="cal-1")
    ahead = seen(cast.acme, MONDAY)["Anna Berg"]
    assert (ahead.action, ahead.rule, ahead.next_look_at) == ("wait", "meeting_ahead", starts + HOUR)
    assert seen(cast.acme, starts + HOUR)["Anna Berg"].rule == "finished_meeting"


def test_a_cancelled_booking_no_longer_holds_and_another_one_still_does(cast):
    lead = capture(cast.acme)
    starts = MONDAY + timedelta(days=2)
    for name in ("cal-1", "cal-2"):
        signal(cast.acme, lead, kind="booking", starts=starts, ends=starts + HOUR / 2, external_id=name)
    signal(cast.acme, lead, MONDAY + HOUR, kind="booking", cancelled=True, external_id="cal-1")
    assert seen(cast.acme, MONDAY + HOUR)["Anna Berg"].rule == "meeting_ahead"
    signal(cast.acme, lead, MONDAY + HOUR, kind="booking", cancelled=True, external_id="cal-2")
    assert seen(cast.acme, MONDAY + HOUR)["Anna Berg"].rule != "meeting_ahead"


def test_a_meeting_that_was_noted_takes_the_place_of_the_booked_one(cast):
    lead = capture(cast.acme)
    starts = MONDAY + timedelta(days=1)
    signal(cast.acme, lead, kind="booking", starts=starts, external_id="cal-1")
    with tenant_scope(cast.acme.pk):
        Lead.objects.wake(MONDAY)
    due = MONDAY + timedelta(days=9)
    note(cast.acme, lead, starts, kind="meeting", promises=[{"by": "us", "text": "Send the plan", "due": due}])
    assert seen(cast.acme, starts + HOUR / 2)["Anna Berg"].rule == "our_promise"


def test_an_absence_is_waited_for_and_news_is_taken_up(cast):
    lead = capture(cast.acme)
    back = (MONDAY + timedelta(days=7)).date()
    event, _ = signal(cast.acme, lead, MONDAY + HOUR, kind="out_of_office", until=back)
    assert (event.channel, event.data) == ("email", {"until": f"{back}T00:00:00+00:00"})
    away = seen(cast.acme, MONDAY + HOUR)["Anna Berg"]
    assert (away.rule, away.next_look_at.date()) == ("away", back + timedelta(days=1))
    other = capture(cast.acme, email="other@else.example", stage="qualified", first_name="Bo")
    signal(cast.acme, other, kind="trigger_event", text="They open an office")
    assert seen(cast.acme, MONDAY)["Bo Berg"].rule == "company_news"


def test_a_repeat_is_the_first_and_another_leads_id_is_refused(cast):
    lead, other = capture(cast.acme), capture(cast.acme, email="other@else.example")
    first, fresh = signal(cast.acme, lead, kind="visit", external_id="web-1")
    again, repeated = signal(cast.acme, lead, kind="visit", external_id="web-1", text="Else")
    assert (fresh, repeated, again.pk, again.text) == (True, False, first.pk, "")
    with pytest.raises(Conflict):
        signal(cast.acme, other, kind="visit", external_id="web-1")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "telepathy"}, "kind"),
        ({"kind": "visit", "starts": MONDAY}, "starts"),
        ({"kind": "visit", "human": True}, "human"),
        ({"kind": "visit", "at": MONDAY + HOUR}, "at"),
        ({"kind": "visit", "url": "javascript:alert(1)"}, "url"),
        ({"kind": "visit", "url": "http://[broken"}, "url"),
        ({"kind": "visit", "url": f"https://x.example/{'a' * 2000}"}, "url"),
        ({"kind": "visit", "text": "a" * 10_001}, "text"),
        ({"kind": "booking"}, "starts"),
        ({"kind": "booking", "starts": MONDAY, "ends": MONDAY}, "ends"),
        ({"kind": "booking", "starts": MONDAY, "ends": MONDAY + timedelta(days=3)}, "ends"),
        ({"kind": "booking", "cancelled": True}, "external_id"),
        ({"kind": "out_of_office", "until": MONDAY - HOUR}, "until"),
    ],
)
def test_what_cannot_be_is_refused_by_field(cast, given, field):
    lead = capture(cast.acme)
    with pytest.raises(Refused) as refused:
        signal(cast.acme, lead, **given)
    assert list(refused.value.errors) == [field]


def test_a_reply_of_one_has_the_others_of_the_company_decided_again(cast):
    anna, bo = capture(cast.acme), capture(cast.acme, email="bo@buyer.example", first_name="Bo")
    stranger = capture(cast.acme, email="cy@else.example", first_name="Cy")
    look(cast.acme)
    OrmQ.objects.all().delete()
    later = MONDAY + HOUR
    note(cast.acme, bo, later, kind="email", text="Let us talk")
    rung = [(task.func(), task.args()) for task in OrmQ.objects.all()]
    assert ("followups.jobs.wake_colleagues_of", (str(cast.acme.pk), str(bo.pk))) in rung
    with tenant_scope(cast.acme.pk):
        assert wake_colleagues(cast.acme, bo.pk, later) == 1
        due = set(Lead.objects.due(later).values_list("pk", flat=True))
    assert due == {anna.pk, bo.pk}
    assert stranger.pk not in due
    decisions = seen(cast.acme, later)
    assert {name: decision.rule for name, decision in decisions.items()} == {
        "Anna Berg": "colleague_replied",
        "Bo Berg": "reply_waiting",
    }


def test_nobody_is_rung_for_where_there_is_no_colleague_or_we_spoke_ourselves(cast):
    lead = capture(cast.acme)
    OrmQ.objects.all().delete()
    note(cast.acme, lead, kind="email", text="Hello")
    capture(cast.acme, email="bo@buyer.example")
    note(cast.acme, lead, kind="email_out", text="Hello")
    signal(cast.acme, lead, kind="click")
    assert "followups.jobs.wake_colleagues_of" not in {task.func() for task in OrmQ.objects.all()}
