from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followups.engine.facts import HoldCode
from followups.enrolling import enroll, enroll_many, take_off
from followups.models import Enrollment, FollowUp
from leads import stopping
from leads.models import Event, Lead
from leads.refusals import Conflict, Refused
from leads.stages import move_stage
from suppression.suppressing import suppress
from tenants.scope import tenant_scope
from tests.followups.test_pinning import publish, woken
from tests.story import MONDAY, capture, look

pytestmark = pytest.mark.django_db

LATER = MONDAY + timedelta(hours=1)
STEP = {"after": "0 minutes", "ask": "Which matters most?", "template": "first_questions"}


def cadence(key: str, **more) -> dict:
    steps = [{**STEP, "key": f"{key}-one", "brings": f"What {key} brings."}]
    return {"key": key, "name": key.capitalize(), "steps": steps, **more}


@pytest.fixture
def acme(cast):
    publish(cast.acme, {"cadences": [cadence("first"), cadence("second")], "start_cadence": "first"})
    return cast.acme


@pytest.fixture
def anna(acme) -> Lead:
    """On the first cadence, because the rules put her there."""
    lead = capture(acme)
    look(acme)
    return lead


def put(tenant, lead, key, because="She asked for it.", **how) -> None:
    with tenant_scope(tenant.pk):
        enroll(tenant, Lead.objects.get(pk=lead.pk), key, because=because, now=how.pop("now", LATER), **how)


def off(tenant, lead, because="He talks to her himself.", **how) -> str:
    with tenant_scope(tenant.pk):
        return take_off(tenant, Lead.objects.get(pk=lead.pk), because=because, now=LATER, **how)


def enrollments(tenant) -> list[tuple]:
    with tenant_scope(tenant.pk):
        return list(Enrollment.objects.order_by("started_at").values_list("cadence", "exit_reason", "by_person"))


def told(tenant, kind: str) -> Event:
    with tenant_scope(tenant.pk):
        return Event.objects.select_related("user").get(kind=kind)


def brings(tenant) -> str:
    with tenant_scope(tenant.pk):
        return FollowUp.objects.open().get().brings


def test_a_person_puts_a_lead_on_another_cadence_and_it_is_followed(acme, anna, cast):
    assert brings(acme) == "What first brings."
    put(acme, anna, "second", user=cast.rita)
    look(acme, LATER)
    assert brings(acme) == "What second brings."
    assert enrollments(acme) == [("first", "person_ended", False), ("second", "", True)]
    event = told(acme, "enrolled")
    assert (event.user, event.actor, event.text) == (
        cast.rita,
        "person",
        "Moved from first to Second: She asked for it.",
    )
    assert event.data == {"cadence": "second", "from": "first", "because": "She asked for it."}
    with tenant_scope(acme.pk):
        running = Enrollment.objects.get(ended_at=None)
        assert (running.trigger, running.started_at, running.started_by) == (str(event.pk), LATER, cast.rita)
        assert running.policy.number == 1


def test_a_program_may_as_well_and_nobody_is_named(acme, anna):
    put(acme, anna, "second", actor=Event.Actor.API)
    assert enrollments(acme)[-1] == ("second", "", True)
    assert (told(acme, "enrolled").actor, told(acme, "enrolled").user) == ("api", None)


def test_a_lead_that_was_taken_off_begins_no_cadence_by_itself(acme, anna, cast):
    assert off(acme, anna, user=cast.rita) == "first"
    (seen,) = look(acme, LATER)
    assert (seen.decision.action, seen.decision.rule) == ("task", "decide_next_step")
    woken(acme, LATER + timedelta(days=3))
    assert [row for row in enrollments(acme) if row[0]] == [("first", "person_ended", False)]
    event = told(acme, "exit")
    assert (event.user, event.text) == (cast.rita, "Taken off first: He talks to her himself.")
    assert event.data == {"reason": "person_ended", "cadence": "first"}
    with tenant_scope(acme.pk):
        assert Lead.objects.get().exit_reason == "person_ended"


def test_a_cadence_that_a_person_changed_does_not_come_back_when_the_other_is_over(acme, anna):
    put(acme, anna, "second")
    off(acme, anna)
    (seen,) = look(acme, LATER)
    assert seen.decision.rule == "decide_next_step"


def closed(tenant, lead):
    move_stage(tenant, lead, "lost", because="Budget.", now=MONDAY)


def stopped(tenant, lead):
    stopping.stop(tenant, lead, "owner_stop", say="Not now.", now=MONDAY)


def opted_out(tenant, lead):
    suppress(tenant, kind="email", value=lead.email, reason="opt_out", source="test", now=MONDAY)


def held(tenant, lead):
    stopping.hold(tenant, lead, HoldCode.DUPLICATE, say="She is here twice.", now=MONDAY)


WHY_NOT = {
    closed: "Anna Berg is closed (lost). Reopen it first.",
    stopped: "Nothing may be sent to Anna Berg: Not now.",
    held: "Anna Berg is on hold until a person has settled it: She is here twice.",
}


@pytest.mark.parametrize("happened", [*WHY_NOT, opted_out])
def test_who_is_closed_stopped_or_held_is_refused_with_the_reason(acme, anna, happened):
    with tenant_scope(acme.pk):
        happened(acme, Lead.objects.get())
    with pytest.raises(Conflict) as refused:
        put(acme, anna, "second")
    say = refused.value.errors["cadence"]
    assert say == WHY_NOT.get(happened, say)
    assert say.startswith(("Anna Berg", "Nothing may be sent to Anna Berg"))
    assert [row[0] for row in enrollments(acme)] == ["first"]


@pytest.mark.parametrize(
    ("key", "because", "says"),
    [
        ("third", "Please.", {"cadence": "There is no cadence “third”. Name one of: first, second."}),
        ("first", "Please.", {"cadence": "Anna Berg is on this cadence since 2026-11-23. Take it off to begin again."}),
        ("second", " ", {"because": "Say why, in a sentence that others will read."}),
        ("second", "x" * 301, {"because": "At most 300 characters."}),
    ],
)
def test_what_cannot_be_is_refused_by_field(acme, anna, key, because, says):
    with pytest.raises(Refused) as refused:
        put(acme, anna, key, because)
    assert refused.value.errors == says
    assert enrollments(acme) == [("first", "", False)]


def test_there_is_nothing_to_take_off_twice(acme, anna):
    off(acme, anna)
    with pytest.raises(Conflict) as refused:
        off(acme, anna)
    assert refused.value.errors == {"cadence": "Anna Berg is on no cadence."}


def test_many_are_put_on_a_cadence_in_as_many_queries_as_one(acme, cast):
    leads = [capture(acme, email=f"lead{number}@buyer.example") for number in range(5)]
    look(acme)
    counts = []
    for chosen in (leads[:1], leads[1:]):
        with tenant_scope(acme.pk), CaptureQueriesContext(connection) as queries:
            done = enroll_many(acme, chosen, "second", because="A fair.", now=LATER, user=cast.olga)
        assert done == (len(chosen), {})
        counts.append(len(queries))
    assert counts[0] == counts[1]
    with tenant_scope(acme.pk):
        assert Lead.objects.due(LATER).count() == 5


def test_of_many_one_that_is_refused_stops_no_other(acme, anna, cast):
    other = capture(acme, email="other@buyer.example")
    with tenant_scope(acme.pk):
        stopped(acme, Lead.objects.get(pk=anna.pk))
        done, refused = enroll_many(acme, [anna, other], "second", because="A fair.", now=LATER, user=cast.olga)
    assert (done, {lead.pk: str(why) for lead, why in refused.items()}) == (
        1, {anna.pk: "cadence: Nothing may be sent to Anna Berg: Not now."},
    )  # fmt: skip
    with pytest.raises(Refused):
        enroll_many(acme, [anna] * 501, "second", because="All.", now=LATER)
