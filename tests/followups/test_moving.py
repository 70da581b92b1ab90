from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followups.models import Enrollment, PolicyVersion
from followups.moving import move, preview_move, to_move
from followups.policies import draft_policy, publish_policy
from leads.models import Event, Lead
from leads.refusals import Refused
from leads.stages import move_stage
from tenants.scope import tenant_scope
from tests.followups.test_pinning import begun, planned, publish, rules
from tests.story import MONDAY, look

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
LATER = MONDAY + timedelta(hours=2)


@pytest.fixture
def acme(acknowledging, sink):
    publish(acknowledging.acme, rules(brings="The old comparison."))
    return acknowledging.acme


@pytest.fixture
def anna(acme, cast):
    """In the middle of her cadence, of which there is a later version."""
    lead = begun(cast, acme)
    publish(acme, rules(brings="The new comparison.", days=3))
    return lead


def target(number=2) -> PolicyVersion:
    return PolicyVersion.objects.get(number=number)


def shown(tenant, number=2, now=LATER):
    with tenant_scope(tenant.pk):
        return preview_move(tenant, target(number), list(to_move(target(number))), now)


def moved(tenant, cast, number=2, because="The new steps answer better.", now=LATER):
    with tenant_scope(tenant.pk):
        ids = list(to_move(target(number)).values_list("pk", flat=True))
        return move(tenant, target(number), ids, because=because, user=cast.olga, now=now)


def test_the_preview_shows_what_would_change_and_changes_nothing(acme, anna):
    (line,) = shown(acme)
    assert (line.enrollment.lead, line.enrollment.policy.number, line.changes, line.refused) == (anna, 1, True, "")
    assert (line.before.brings, f"{line.before.due_at:%a}") == ("The old comparison.", "Wed")
    assert (line.after.brings, f"{line.after.due_at:%a}") == ("The new comparison.", "Thu")
    with tenant_scope(acme.pk):
        assert Enrollment.objects.get(ended_at=None).policy.number == 1


def test_who_is_moved_goes_on_with_the_new_steps_and_the_journal_says_who_and_why(acme, anna, cast):
    assert moved(acme, cast) == (1, [])
    look(acme, LATER)
    assert planned(acme, anna) == ("The new comparison.", "Thu")
    with tenant_scope(acme.pk):
        event = Event.objects.get(kind="version_moved")
        assert (event.user, event.text) == (
            cast.olga, "Moved from version 1 to version 2: The new steps answer better.",
        )  # fmt: skip
        assert event.data == {
            "from": 1, "to": 2, "cadence": "speed_to_lead", "because": "The new steps answer better.",
        }  # fmt: skip
    assert shown(acme) == []
    assert moved(acme, cast) == (0, [])


def test_a_lead_whose_cadence_the_target_lacks_is_refused_with_the_reason(acme, anna, cast):
    other = rules(brings="Something else.")
    other["cadences"][0]["key"] = other["start_cadence"] = "brief"
    publish(acme, other)
    why = "This version has no cadence “speed_to_lead”. Put the lead on another cadence, or let it go on as it is."
    assert [line.refused for line in shown(acme, 3)] == [why]
    assert moved(acme, cast, 3) == (0, [f"Anna Berg: {why}"])
    assert planned(acme, anna) == ("The old comparison.", "Wed")


def test_a_lead_that_would_get_nothing_more_is_marked(acme, anna):
    short = rules(brings="The comparison.")
    del short["cadences"][0]["steps"][1]
    publish(acme, short)
    (line,) = shown(acme, 3)
    assert (line.before.brings, line.warning) == ("The old comparison.", "Its cadence would have no step left.")


def test_a_draft_is_no_target_and_a_reason_is_needed(acme, anna, cast):
    with tenant_scope(acme.pk):
        draft_policy(acme, {}, user=cast.olga)
    for attempt in (lambda: moved(acme, cast, 3), lambda: shown(acme, 3), lambda: moved(acme, cast, because="  ")):
        with pytest.raises(Refused):
            attempt()
    assert planned(acme, anna) == ("The old comparison.", "Wed")


def test_a_closed_lead_is_not_moved(acme, anna, cast):
    with tenant_scope(acme.pk):
        move_stage(acme, Lead.objects.get(), "lost", because="Budget.", now=LATER)
    assert shown(acme) == []


def test_a_lead_is_moved_back_to_an_earlier_version(acme, anna, cast):
    moved(acme, cast)
    assert [line.after.brings for line in shown(acme, 1)] == ["The old comparison."]
    assert moved(acme, cast, 1) == (1, [])


def test_the_preview_takes_as_many_queries_for_one_lead_as_for_three(acme, cast):
    for number in range(3):
        begun(cast, acme, email=f"lead{number}@buyer.example")
    publish(acme, rules(brings="The new comparison."))
    counts = []
    with tenant_scope(acme.pk):
        rows = list(to_move(target()))
        for chosen in (rows, rows[:1], rows):  # at first the versions are read
            with CaptureQueriesContext(connection) as queries:
                assert len(preview_move(acme, target(), chosen, LATER)) == len(chosen)
            counts.append(len(queries))
    assert counts[1] == counts[2]


def test_a_rival_s_leads_are_not_there_to_be_moved(acme, anna, cast):
    with tenant_scope(cast.rival.pk):
        publish_policy(cast.rival, {}, user=None, now=MONDAY)
        theirs = PolicyVersion.objects.get()
        with tenant_scope(acme.pk):
            ids = list(Enrollment.objects.values_list("pk", flat=True))
        assert move(cast.rival, theirs, ids, because="Mine.", user=cast.zoe, now=LATER) == (0, [])
