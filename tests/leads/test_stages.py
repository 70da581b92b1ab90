from datetime import timedelta

import pytest

from leads.models import Lead
from leads.noting import add_note
from leads.refusals import Refused, StageConflict
from leads.stages import TRANSITIONS, move_stage
from leads.stopping import stop

pytestmark = pytest.mark.django_db


def in_stage(lead, stage):
    closed = stage in Lead.CLOSED_STAGES
    look = None if closed else lead.captured_at + timedelta(days=30)
    Lead.objects.filter(pk=lead.pk).update(stage=stage, next_look_at=look)
    lead.refresh_from_db()
    return lead


@pytest.mark.parametrize("stage", Lead.Stage.values)
@pytest.mark.parametrize("to", Lead.Stage.values)
def test_only_moves_of_the_table_are_made(acme, ada, now, stage, to):
    in_stage(ada, stage)
    if to == stage:
        assert move_stage(acme, ada, to, because="Again", now=now) is None
    elif to in TRANSITIONS[stage]:
        move_stage(acme, ada, to, because="A reason", now=now)
        ada.refresh_from_db()
        assert (ada.stage, ada.stage_since) == (to, now)
        assert ada.next_look_at == now
    else:
        with pytest.raises(StageConflict, match=f"cannot go from {stage} to {to}"):
            move_stage(acme, ada, to, because="A reason", now=now)


def test_a_move_says_who_when_and_why(acme, ada, cast, now):
    move_stage(acme, ada, "qualified", because="Budget confirmed", now=now, user=cast.rita)
    event = ada.events.get(kind="stage")
    assert (event.at, event.user, event.actor) == (now, cast.rita, "person")
    assert event.text == "New → Qualified: Budget confirmed"
    assert event.data == {"from": "new", "to": "qualified", "because": "Budget confirmed"}


def test_a_move_wakes_the_lead(acme, ada, now):
    move_stage(acme, ada, "contacted", now=now)
    ada.refresh_from_db()
    assert ada.next_look_at == now


def test_qualifying_is_remembered(acme, ada, now):
    move_stage(acme, ada, "qualified", now=now)
    move_stage(acme, ada, "contacted", now=now + timedelta(days=1))
    move_stage(acme, ada, "qualified", now=now + timedelta(days=2))
    ada.refresh_from_db()
    assert ada.qualified_at == now


def test_losing_needs_a_reason_and_ends_follow_up(acme, ada, now):
    with pytest.raises(Refused) as caught:
        move_stage(acme, ada, "lost", because=" ", now=now)
    assert list(caught.value.errors) == ["reason"]
    move_stage(acme, ada, "lost", because="Went with another", now=now)
    ada.refresh_from_db()
    assert (ada.lost_reason, ada.next_look_at, ada.exit_reason, ada.exited_at) == (
        "Went with another", now, "lost", now,
    )  # fmt: skip
    assert ada.events.get(kind="exit").data == {"reason": "lost"}


@pytest.mark.parametrize("stage", ["lost", "dormant", "won"])
def test_reopening_needs_a_reason(acme, ada, now, stage):
    to = TRANSITIONS[in_stage(ada, stage).stage][0]
    with pytest.raises(Refused, match="needs a reason"):
        move_stage(acme, ada, to, now=now)


def test_reopening_wakes_and_leaves_a_stop_standing(acme, ada, now):
    stop(acme, ada, "opt_out", say="Unsubscribed.", now=now)
    move_stage(acme, ada, "lost", because="Unsubscribed", now=now)
    later = now + timedelta(days=90)
    move_stage(acme, ada, "contacted", because="Called us", now=later)
    ada.refresh_from_db()
    assert (ada.next_look_at, ada.lost_reason, ada.exit_reason, ada.exited_at) == (later, "", "", None)
    assert ada.stop_code == "opt_out"


def test_a_stage_that_says_proposal_sent_notes_the_proposal_once(acme, ada, now):
    in_stage(ada, "qualified")
    move_stage(acme, ada, "proposal_sent", now=now)
    assert ada.events.get(kind="proposal_sent").at == now
    move_stage(acme, ada, "qualified", now=now + timedelta(days=9))
    add_note(acme, ada, {"kind": "proposal_sent", "text": "Second offer"}, now=now + timedelta(days=10))
    move_stage(acme, ada, "proposal_sent", now=now + timedelta(days=10))
    assert ada.events.filter(kind="proposal_sent").count() == 2


def test_the_second_of_two_movers_is_told(acme, ada, now):
    stale = Lead.objects.get(pk=ada.pk)
    move_stage(acme, ada, "contacted", now=now)
    with pytest.raises(StageConflict, match="meanwhile"):
        move_stage(acme, stale, "qualified", now=now)


def test_an_unknown_stage_is_refused_with_the_list(acme, ada, now):
    with pytest.raises(Refused, match="Stages are: new, contacted"):
        move_stage(acme, ada, "hot", now=now)
