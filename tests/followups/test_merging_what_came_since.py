"""What the product has learned to keep of a lead moves with a merge and back; what was stopped stays stopped; the feed tells."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followups.changes import START, changes_after, described
from followups.contacts import contact_of
from followups.extracting import propose
from followups.models import Finding, FollowUp, Message, ResponseClock
from followups.reviewing import approve
from followups.sending import send_due_messages
from followups.setting_up import set_up_tenant
from leads.imports.undoing import _in_the_way
from leads.models import Event, Lead, LeadMerge, Payload, ScoreHistory
from leads.publishing import PROFILES, ROUTINGS, draft, publish
from leads.refusals import Conflict, Refused
from leads.stopping import hold, pause, stop
from suppression.asking import may_contact
from suppression.suppressing import suppress
from tenants.scope import tenant_scope
from tests.followups.test_merging import apart, everything, fresh, merged
from tests.settling import settle
from tests.story import MONDAY, capture, look, note
from tests.story import draft as write_draft

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(hours=1)
EVENING = MONDAY + timedelta(hours=2)


@pytest.fixture
def acme(cast):
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=MONDAY)
        for sort, document in (
            (PROFILES, {"criteria": [{"key": "role", "field": "role", "any_of": ["head"]}]}),
            (ROUTINGS, {"response": {"business_minutes": 60}}),
        ):
            publish(sort, cast.acme, draft(sort, cast.acme, document, user=None), MONDAY)
    return cast.acme


@pytest.fixture
def anna(acme):
    return capture(acme, email="anna@buyer.example", first_name="Anna", last_name="Berg", role="Head")


@pytest.fixture
def ann(acme, anna):
    return capture(
        acme, email="ann@other.example", first_name="Ann", last_name="Berg", phone="+4930123456", external_id="crm-2"
    )


def test_scores_clocks_findings_and_payloads_move_with_the_lead_and_back(acme, anna, ann):
    for lead in (anna, ann):
        event = note(acme, lead, kind="call", text="We have 120 employees. Please call me after 1 December.")
        with tenant_scope(acme.pk):
            propose(acme, event, MONDAY)
    look(acme)
    models = (ScoreHistory, ResponseClock, Finding, Payload)
    with tenant_scope(acme.pk):
        ResponseClock.objects.get_or_create(
            tenant=acme, lead=ann, event_id=ann.pk, defaults={"started_at": MONDAY, "due_at": LATER}
        )
        counts = [(model.objects.filter(lead=ann).count(), model.objects.count()) for model in models]
        assert min(of_ann for of_ann, _ in counts) > 0
    before = everything(acme)
    row = merged(acme, anna, ann)
    with tenant_scope(acme.pk):
        assert [model.objects.filter(lead=anna).count() for model in models] == [every for _, every in counts]
    apart(acme, row)
    assert everything(acme) == before


def test_the_score_is_worked_out_anew_from_what_both_did(acme, anna, ann):
    note(acme, ann, kind="email", text="Yes please.")
    look(acme)
    merged(acme, anna, ann)
    looked = {each.lead_id for each in look(acme, LATER)}
    assert looked == {anna.pk}
    with tenant_scope(acme.pk):
        assert set(ScoreHistory.objects.values_list("lead", flat=True)) == {anna.pk}


@pytest.mark.django_db(transaction=True)
def test_the_feed_tells_of_the_merge_and_of_its_undoing(acme, anna, ann):
    row = merged(acme, anna, ann)
    apart(acme, row)
    settle()
    with tenant_scope(acme.pk):
        told = described(changes_after(acme, START).found)
    found = [(each["type"], each["lead"]["id"]) for each in told if each["type"] in ("lead.joined", "lead.taken_apart")]
    assert sorted(found) == sorted(
        [("lead.joined", str(anna.pk)), ("lead.taken_apart", str(anna.pk)), ("lead.taken_apart", str(ann.pk))]
    )
    joined = next(each for each in told if each["type"] == "lead.joined")
    facts = joined["data"]["facts"]
    assert (facts["merged"], facts["merged_external_id"]) == (str(ann.pk), "crm-2")


def test_what_was_approved_before_a_merge_is_read_again_after_it_was_taken_back(acme, anna, ann, cast):
    write_draft(acme)
    with tenant_scope(acme.pk):
        message = Message.objects.get(lead=ann)
        approve(acme, message, user=cast.rita, revision=message.revision, now=MONDAY)
        assert Message.objects.get(pk=message.pk).state == "approved"
    row = merged(acme, anna, ann)
    with tenant_scope(acme.pk):
        assert (Message.objects.get(pk=message.pk).state, FollowUp.objects.open().count()) == ("overtaken", 1)
    apart(acme, row)
    with tenant_scope(acme.pk):
        found = Message.objects.get(pk=message.pk)
        assert (found.state, found.lead_id, found.approved_by) == ("in_review", ann.pk, None)
    send_due_messages(acme, EVENING)
    with tenant_scope(acme.pk):
        assert Message.objects.get(pk=message.pk).state == "in_review"


def test_a_stop_entered_while_they_were_one_holds_for_both_when_they_are_two(acme, anna, ann):
    row = merged(acme, anna, ann)
    with tenant_scope(acme.pk):
        stop(acme, Lead.objects.get(pk=anna.pk), "explicit_no", say="They said no.", now=EVENING)
    apart(acme, row, EVENING)
    assert [fresh(acme, lead).stop_code for lead in (anna, ann)] == ["explicit_no", "explicit_no"]


def test_a_stop_made_again_after_the_one_that_came_along_was_lifted_stays(acme, anna, ann, cast):
    from leads.stopping import lift_stop

    with tenant_scope(acme.pk):
        stop(acme, ann, "owner_stop", say="Leave her.", now=MONDAY)
    row = merged(acme, anna, ann)
    with tenant_scope(acme.pk):
        lead = Lead.objects.get(pk=anna.pk)
        lift_stop(acme, lead, because="She asked.", now=EVENING, user=cast.rita)
        stop(acme, lead, "owner_stop", say="Leave her.", now=EVENING)
    apart(acme, row, EVENING)
    assert [fresh(acme, lead).stop_code for lead in (anna, ann)] == ["owner_stop", "owner_stop"]


def test_a_hold_and_a_pause_entered_since_hold_for_both(acme, anna, ann):
    row = merged(acme, anna, ann)
    with tenant_scope(acme.pk):
        lead = Lead.objects.get(pk=anna.pk)
        hold(acme, lead, "unclear_reply", say="Is it a no?", now=EVENING)
        pause(acme, lead, until=EVENING + timedelta(days=9), because="In a month.", now=EVENING)
    apart(acme, row, EVENING)
    found = [fresh(acme, lead) for lead in (anna, ann)]
    assert [lead.hold_code for lead in found] == ["unclear_reply", "unclear_reply"]
    assert len({lead.paused_until for lead in found} | {EVENING + timedelta(days=9)}) == 1


def test_a_suppression_of_the_lead_entered_since_stands_against_both(acme, anna, ann):
    row = merged(acme, anna, ann)
    with tenant_scope(acme.pk):
        suppress(acme, kind="lead", value=str(anna.pk), reason="opt_out", source="test", now=EVENING)
    apart(acme, row, EVENING)
    assert [verdict_at(acme, lead).allowed for lead in (anna, ann)] == [False, False]


def verdict_at(tenant, lead, now=EVENING):
    with tenant_scope(tenant.pk):
        return may_contact(tenant, contact_of(Lead.objects.get(pk=lead.pk)), "email", "follow_up", now)


def test_an_import_leaves_alone_what_has_become_part_of_another(acme, anna, ann):
    merged(acme, anna, ann)
    say = "The lead has become part of another since. Take that merge back first."
    assert _in_the_way(fresh(acme, ann), type("Row", (), {"started_at": MONDAY})(), "created", [], {}) == say


SUPPRESSED = st.sampled_from(["", "opt_out", "stop", "hold", "lead"])


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    before=st.lists(SUPPRESSED, min_size=3, max_size=3),
    since=SUPPRESSED,
    merges=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=3),
    undo=st.booleans(),
)
def test_no_order_of_merges_and_undoings_makes_sendable_what_was_stopped(cast, before, since, merges, undo):
    with transaction.atomic():
        _whatever_happens(cast.acme, before, since, merges, undo)
        transaction.set_rollback(True)  # the next example begins with nobody


def _whatever_happens(acme, before, since, merges, undo):
    people = [capture(acme, email=f"p{n}@firm{n}.example", external_id=f"x{n}") for n in range(3)]
    for lead, what in zip(people, before, strict=True):
        block(acme, lead, what, MONDAY)
    could = {lead.pk: may_send_to(acme, lead) for lead in people}
    assert [could[lead.pk] for lead in people] == [not what for what in before]
    rows = []
    for one, other in merges:
        try:
            row = merged(acme, fresh(acme, people[one]), fresh(acme, people[other]))
        except Refused:  # the same one, or part of another already
            continue
        rows.append(row)
        could[row.lead_id] = could[row.lead_id] and could[row.merged_id]
        assert may_send_to(acme, row.lead) == could[row.lead_id]
    entered = bool(rows) and block(acme, rows[-1].lead, since, EVENING)
    for row in reversed(rows) if undo else ():
        apart(acme, row, EVENING)
    with tenant_scope(acme.pk):
        standing = Lead.objects.standing()
        assert Event.objects.exclude(lead__in=standing).count() == 0
        assert standing.count() == 3 - (0 if undo else len(rows))
    for lead, what in zip(people, before, strict=True) if undo else ():
        assert may_send_to(acme, lead) <= (not what)
    if undo and entered:
        assert [may_send_to(acme, each) for each in (rows[-1].lead, rows[-1].merged)] == [False, False]


def block(tenant, lead, what, now) -> bool:
    """Whether something new stands against the lead itself, and not only against an address."""
    with tenant_scope(tenant.pk):
        lead = Lead.objects.get(pk=lead.pk)
        if what == "opt_out":
            suppress(tenant, kind="email", value=lead.email, reason="opt_out", source="test", now=now)
        elif what == "lead":
            suppress(tenant, kind="lead", value=str(lead.pk), reason="opt_out", source="test", now=now)
        elif what == "stop":
            return stop(tenant, lead, "explicit_no", say="No.", now=now)
        elif what == "hold":
            return hold(tenant, lead, "complaint", say="They complained.", now=now)
        return what == "lead"


def may_send_to(tenant, lead) -> bool:
    row = fresh(tenant, lead)
    return verdict_at(tenant, row, EVENING).allowed and not row.stop_code and not row.hold_code


@pytest.mark.django_db(transaction=True)
def test_two_captures_of_one_person_at_once_make_one_lead_also_at_a_role_address(acme):
    for fields in (
        {"email": "eva@buyer.example"},
        {"email": "info@buyer.example"},
        {"email": "", "phone": "+4930777777"},
    ):
        barrier, errors = Barrier(3), []

        def run(fields=fields, barrier=barrier, errors=errors):
            try:
                barrier.wait()
                capture(acme, first_name="Eva", last_name="Lang", **fields)
            except Exception as error:  # noqa: BLE001 -- told below
                errors.append(error)
            finally:
                connection.close()

        threads = [Thread(target=run) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
    with tenant_scope(acme.pk):
        assert Lead.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_a_merge_and_its_undoing_by_two_at_once_happen_once(acme, anna, ann):
    row = merged(acme, anna, ann)
    barrier, outcomes = Barrier(2), []

    def run():
        try:
            barrier.wait()
            apart(acme, row, EVENING)
            outcomes.append("done")
        except Conflict:
            outcomes.append("conflict")
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["conflict", "done"]
    with tenant_scope(acme.pk):
        assert (Lead.objects.standing().count(), LeadMerge.objects.exclude(undone_at=None).count()) == (2, 1)
