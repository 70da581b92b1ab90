from datetime import timedelta

import pytest

from followups.completing import CannotComplete, complete, snooze
from followups.models import FollowUp, Message
from followups.own_steps import change, set_own_step
from followups.setting_up import set_up_tenant
from leads.models import Event, Lead
from leads.refusals import Refused
from leads.stopping import pause, reassign, stop
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, draft, look, note

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def drafted(cast):
    """Anna's first reply, in review."""
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=MONDAY)
    capture(cast.acme)
    return draft(cast.acme)


def own_step(cast, **given):
    known = {"title": "Visit them at the fair", "due": MONDAY + 7 * DAY, "because": "They asked me to."}
    with tenant_scope(cast.acme.pk):
        return set_own_step(cast.acme, Lead.objects.get(), **known | given, user=cast.rita, now=MONDAY)


def present(cast):
    with tenant_scope(cast.acme.pk):
        return FollowUp.objects.open().select_related("owner").get()


def woken(cast, now):
    with tenant_scope(cast.acme.pk):
        Lead.objects.wake(now)
    (seen,) = look(cast.acme, now)
    return seen.decision


def test_a_step_of_ones_own_takes_the_place_of_the_rules_and_says_who_and_why(cast, drafted):
    step = own_step(cast)
    decision = woken(cast, MONDAY + HOUR)
    assert (decision.rule, decision.key, decision.next_look_at) == ("own_step", step.key, MONDAY + 7 * DAY)
    assert (present(cast).pk, present(cast).because) == (step.pk, "Set by Rita: They asked me to.")
    with tenant_scope(cast.acme.pk):
        assert Message.objects.get().state == "overtaken"
        told = Event.objects.get(kind="follow_up_set")
        assert (told.user, told.text) == (cast.rita, "Visit them at the fair. They asked me to.")


@pytest.mark.parametrize("act", ["pause", "promise", "visit"])
def test_nothing_but_a_stop_or_the_end_takes_its_place(cast, drafted, act):
    step = own_step(cast)
    with tenant_scope(cast.acme.pk):
        lead = Lead.objects.get()
        if act == "pause":
            pause(cast.acme, lead, until=MONDAY + DAY, because="Holidays", now=MONDAY, user=cast.rita)
    if act == "promise":
        note(cast.acme, lead, kind="note", promises=[{"by": "us", "text": "Send it", "due": MONDAY}])
    assert woken(cast, MONDAY + HOUR).key == step.key
    with tenant_scope(cast.acme.pk):
        stop(cast.acme, Lead.objects.get(), "owner_stop", say="Enough", now=MONDAY + HOUR)
    assert woken(cast, MONDAY + 2 * HOUR).rule == "stopped"
    with tenant_scope(cast.acme.pk):
        assert FollowUp.objects.get(pk=step.pk).state == "overtaken"


def test_a_message_of_theirs_brings_it_forward_with_an_alert(cast, drafted):
    step = own_step(cast)
    woken(cast, MONDAY)
    note(cast.acme, drafted.lead, MONDAY + HOUR, kind="email", text="Could we talk sooner?")
    decision = woken(cast, MONDAY + HOUR)
    assert (decision.key, decision.alert, decision.due_at) == (step.key, True, MONDAY + 5 * HOUR)
    assert present(cast).due_at == MONDAY + 5 * HOUR
    with tenant_scope(cast.acme.pk):
        assert Event.objects.filter(kind="handed_off").count() == 1


def test_once_it_is_done_the_lead_goes_on_by_the_rules(cast, drafted):
    step = own_step(cast)
    with tenant_scope(cast.acme.pk):
        complete(cast.acme, step, because="We met.", user=cast.rita, now=MONDAY + DAY)
    assert woken(cast, MONDAY + DAY).rule == "cadence_step"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "a" * 301}, "title"),
        ({"due": MONDAY}, "due"),
        ({"because": ""}, "because"),
        ({"channel": "pigeon"}, "channel"),
    ],
)
def test_a_step_that_says_too_little_is_refused_by_field(cast, drafted, given, field):
    with pytest.raises(Refused) as refused:
        own_step(cast, **given)
    assert list(refused.value.errors) == [field]


def test_a_closed_lead_has_no_next_step(cast):
    capture(cast.acme, stage="won")
    with pytest.raises(Refused, match="closed"):
        own_step(cast)


def changed(cast, because="It suits them better.", **changes):
    with tenant_scope(cast.acme.pk):
        row = FollowUp.objects.open().get()
        return change(cast.acme, row, changes, because=because, user=cast.rita, now=MONDAY)


def test_what_a_person_changes_stays_and_the_draft_is_written_anew(cast, drafted):
    due = MONDAY + 3 * DAY
    assert changed(cast, title="Write in German", ask="Passt das?", due=due) == ["title", "ask", "due"]
    woken(cast, MONDAY + HOUR)
    now = present(cast)
    assert (now.title, now.ask, now.due_at, now.due_fixed) == ("Write in German", "Passt das?", due, True)
    with tenant_scope(cast.acme.pk):
        assert [message.state for message in Message.objects.all()] == ["overtaken"]
        told = Event.objects.get(kind="follow_up_changed")
    assert (told.user, told.text) == (
        cast.rita, "Changed title, ask, due of “Write in German”. It suits them better.",
    )  # fmt: skip
    anew = draft(cast.acme, MONDAY + HOUR)
    assert (anew.state, anew.follow_up_id) == ("in_review", now.pk)


def test_a_message_on_another_channel_is_work_for_a_person(cast, drafted):
    assert changed(cast, channel="call") == ["channel"]
    now = present(cast)
    assert (now.is_touch, now.kind, now.channel, now.draft_at) == (False, "call", "call", None)
    assert woken(cast, MONDAY + HOUR).key == now.key
    assert present(cast).kind == "call"
    with pytest.raises(Refused, match="draft was given up"):
        changed(cast, channel="email")


def test_a_change_that_changes_nothing_is_none(cast, drafted):
    assert changed(cast, title=present(cast).title) == []


@pytest.mark.parametrize(
    "given", [{"title": ""}, {"due": MONDAY - DAY}, {"channel": "pigeon"}, {"title": "x", "because": " "}]
)
def test_a_change_that_cannot_be_is_refused(cast, drafted, given):
    with pytest.raises(Refused):
        changed(cast, **given)


def test_what_is_over_is_not_changed(cast, drafted):
    row = present(cast)
    with tenant_scope(cast.acme.pk):
        complete(cast.acme, row, because="Done.", user=cast.rita, now=MONDAY)
        with pytest.raises(CannotComplete):
            change(cast.acme, row, {"title": "x"}, because="y", user=cast.rita, now=MONDAY)


def test_the_open_work_goes_where_the_lead_goes(cast, drafted):
    with tenant_scope(cast.acme.pk):
        reassign(cast.acme, Lead.objects.get(), cast.rita, now=MONDAY, because="Holidays", user=cast.olga)
    woken(cast, MONDAY + HOUR)
    assert present(cast).owner == cast.rita


def test_what_shows_that_it_was_done_is_journalled_with_it(cast, drafted):
    call = note(cast.acme, drafted.lead, kind="call", text="We spoke")
    with tenant_scope(cast.acme.pk):
        row = FollowUp.objects.open().get()
        complete(cast.acme, row, because="", evidence=call, user=cast.rita, now=MONDAY + HOUR)
        told = Event.objects.get(kind="follow_up_done")
        assert (told.data["evidence_event"], FollowUp.objects.get(pk=row.pk).done_with) == (str(call.pk), call.pk)


def test_a_snooze_without_a_person_is_the_apis(cast, drafted):
    with tenant_scope(cast.acme.pk):
        row = FollowUp.objects.open().get()
        snooze(cast.acme, row, until=MONDAY + DAY, because="", now=MONDAY, actor=Event.Actor.API)
        assert Event.objects.get(kind="follow_up_moved").actor == "api"
