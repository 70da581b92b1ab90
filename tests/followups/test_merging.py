"""Two leads that are one person: what becomes of everything that hangs on them, and that it can be taken back."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followups.contacts import contact_of
from followups.inbound.matching import is_of
from followups.merging import merge, take_apart
from followups.models import Alert, Enrollment, FollowUp, Message
from followups.setting_up import set_up_tenant
from followups.waking import wake_suppressed
from leads.erasing import rows_of_a_lead
from leads.merging import CHOICES, gather
from leads.models import DuplicatePair, Event, Lead, LeadMerge
from leads.refusals import Conflict, Refused
from leads.stopping import stop
from suppression.asking import may_contact
from suppression.consenting import record_consent, withdraw_consent
from suppression.suppressing import suppress
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, draft, look, note

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(hours=1)
OF_THE_CLOCK = {"next_look_at", "updated_at", "to_match", "next_look_because"}


@pytest.fixture
def acme(cast):
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=MONDAY)
    return cast.acme


@pytest.fixture
def anna(acme):
    return capture(acme, email="anna@buyer.example", first_name="Anna", last_name="Berg", external_id="crm-1")


@pytest.fixture
def ann(acme, anna):
    return capture(
        acme,
        email="ann@other.example",
        first_name="Ann",
        last_name="Berg",
        external_id="crm-2",
        phone="+4930123456",
        role="CTO",
    )


def everything(tenant) -> dict:
    """Every row that belongs to a lead, and the leads, but for what follows the clock."""
    with tenant_scope(tenant.pk):
        found = {}
        for model in (Lead, *rows_of_a_lead()):
            if model is LeadMerge:
                continue
            rows = model.objects.order_by("pk")
            if model is Event:
                rows = rows.exclude(kind__in=("joined", "taken_apart"))
            found[model._meta.label] = [
                {name: value for name, value in row.items() if name not in OF_THE_CLOCK} for row in rows.values()
            ]
        return found


def merged(tenant, one, other, **how):
    with tenant_scope(tenant.pk):
        return merge(tenant, one, other, now=LATER, **how)


def apart(tenant, row, now=LATER):
    with tenant_scope(tenant.pk):
        return take_apart(tenant, LeadMerge.objects.get(pk=row.pk), now=now)


def fresh(tenant, lead):
    with tenant_scope(tenant.pk):
        return Lead.objects.get(pk=lead.pk)


def verdict(tenant, lead, channel="email"):
    with tenant_scope(tenant.pk):
        return may_contact(tenant, contact_of(Lead.objects.get(pk=lead.pk)), channel, "follow_up", LATER)


def test_the_older_stays_with_the_journals_of_both(acme, anna, ann):
    note(acme, anna, kind="call", text="We spoke.", promises=[{"by": "us", "text": "Send the plan"}])
    note(acme, ann, kind="email", text="What does it cost?", questions=[{"text": "What does it cost?"}])
    row = merged(acme, ann, anna)
    with tenant_scope(acme.pk):
        assert (row.lead_id, row.merged_id) == (anna.pk, ann.pk)
        stays = Lead.objects.get(pk=anna.pk)
        texts = set(stays.events.filter(kind__in=("call", "email_in")).values_list("text", flat=True))
        assert texts == {"We spoke.", "What does it cost?"}
        assert (stays.promises.count(), stays.questions.count(), stays.payloads.count()) == (1, 1, 2)
        assert stays.events.filter(kind="joined").get().data["merged"] == str(ann.pk)
        assert Event.objects.filter(lead=ann.pk).count() == 0
        assert list(Lead.objects.standing()) == [stays]


def test_gaps_are_filled_and_what_was_chosen_is_taken(acme, anna, ann):
    merged(acme, anna, ann, take=["first_name"])
    stays = fresh(acme, anna)
    assert (stays.first_name, stays.role, stays.phone, stays.email) == (
        "Ann",
        "CTO",
        "+4930123456",
        "anna@buyer.example",
    )
    with tenant_scope(acme.pk), pytest.raises(Refused):
        merge(acme, anna, anna, now=LATER)


def test_addresses_are_swapped_so_that_both_still_lead_to_the_one_that_stays(acme, anna, ann):
    merged(acme, anna, ann, take=["email", "external_id"])
    stays, part = fresh(acme, anna), fresh(acme, ann)
    assert (stays.email_key, stays.external_id) == ("ann@other.example", "crm-2")
    assert (part.email_key, part.external_id, part.merged_into_id) == ("anna@buyer.example", "crm-1", anna.pk)
    assert is_of(stays, "anna@buyer.example")
    for known in ({"email": "Anna@buyer.example"}, {"external_id": "crm-1"}, {"external_id": "crm-2"}):
        again = capture(acme, now=LATER, **{"email": "", "first_name": "", "last_name": "", **known})
        assert again.pk == anna.pk
    assert fresh(acme, anna).email_key == "ann@other.example"


def test_one_follow_up_stays_open_and_one_cadence_runs(acme, anna, ann):
    look(acme)
    merged(acme, anna, ann)
    with tenant_scope(acme.pk):
        assert FollowUp.objects.open().filter(lead=anna).count() == 1
        assert Enrollment.objects.filter(lead=anna, ended_at=None).count() == 1
        assert Enrollment.objects.filter(lead=anna, exit_reason="merged").count() == 1
        assert FollowUp.objects.filter(lead=anna, state="overtaken").count() == 1


def test_a_merge_taken_back_leaves_the_same_rows(acme, anna, ann, cast):
    draft(acme)
    note(acme, ann, kind="email", text="What does it cost?", questions=[{"text": "What does it cost?"}])
    with tenant_scope(acme.pk):
        for lead in (anna, ann):
            Alert.objects.create(tenant=acme, lead=lead, user=cast.olga, key="hot", text="Hot.", created_at=MONDAY)
        assert Message.objects.count() == 2
    before = everything(acme)
    row = merged(acme, anna, ann, take=["email", "phone", "external_id", "owner", "stage", "account"])
    assert everything(acme) != before
    apart(acme, row)
    assert everything(acme) == before


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(take=st.sets(st.sampled_from(sorted(CHOICES))), stage=st.sampled_from(["new", "won", "lost", "dormant"]))
def test_whatever_is_chosen_taking_it_back_gives_the_same_rows(acme, anna, ann, take, stage):
    with tenant_scope(acme.pk):
        Lead.objects.filter(pk=ann.pk).update(
            stage=stage, lost_reason="Budget.", strategic=True, value=5, utm={"a": "b"}, next_look_at=MONDAY
        )
    before = everything(acme)
    row = merged(acme, anna, ann, take=take)
    apart(acme, row)
    assert everything(acme) == before


def test_what_happened_since_stays_with_the_one_that_stayed(acme, anna, ann):
    row = merged(acme, anna, ann)
    note(acme, anna, now=LATER, kind="call", text="After the merge.")
    with tenant_scope(acme.pk):
        Lead.objects.filter(pk=anna.pk).update(role="CEO")
    apart(acme, row, LATER + timedelta(hours=1))
    with tenant_scope(acme.pk):
        assert Event.objects.get(text="After the merge.").lead_id == anna.pk
        assert (Lead.objects.get(pk=anna.pk).role, Lead.objects.get(pk=ann.pk).role) == ("CEO", "CTO")
        assert Lead.objects.get(pk=anna.pk).also_known_as == []


def test_merges_are_taken_back_the_latest_first(acme, anna, ann):
    third = capture(acme, email="third@buyer.example", first_name="Third")
    before = everything(acme)
    first = merged(acme, anna, ann)
    second = merged(acme, anna, third)
    with pytest.raises(Conflict):
        apart(acme, first)
    apart(acme, second)
    apart(acme, first)
    assert everything(acme) == before
    with pytest.raises(Conflict):
        apart(acme, first)


def test_a_lead_that_has_become_part_of_one_that_does_too_leads_to_the_last(acme, anna, ann):
    third = capture(acme, email="third@buyer.example", first_name="Third")
    before = everything(acme)
    first = merged(acme, ann, third)
    second = merged(acme, anna, ann)
    assert capture(acme, now=LATER, email="third@buyer.example", first_name="").pk == anna.pk
    apart(acme, second)
    assert fresh(acme, third).merged_into_id == ann.pk
    apart(acme, first)
    with tenant_scope(acme.pk):
        Event.objects.filter(kind="merged").values_list("lead", flat=True).get()
    assert everything(acme)["leads.Lead"] == before["leads.Lead"]


@pytest.mark.parametrize("which", ["older", "younger"])
@pytest.mark.parametrize("take", [[], ["email"]])
def test_a_merge_with_a_suppressed_lead_stays_suppressed(acme, anna, ann, which, take):
    address = {"older": "anna@buyer.example", "younger": "ann@other.example"}[which]
    with tenant_scope(acme.pk):
        suppress(acme, kind="email", value=address, reason="opt_out", source="test", now=MONDAY)
    row = merged(acme, anna, ann, take=take)
    assert (verdict(acme, anna).allowed, verdict(acme, anna, "call").allowed) == (False, False)
    apart(acme, row)
    assert [verdict(acme, lead).allowed for lead in (anna, ann)] == [which == "younger", which == "older"]


def test_an_entry_made_after_the_merge_for_the_other_address_holds_too(acme, anna, ann):
    merged(acme, anna, ann)
    with tenant_scope(acme.pk):
        entry = suppress(acme, kind="email", value="ann@other.example", reason="opt_out", source="test", now=LATER)
        assert wake_suppressed(acme, entry.pk, LATER) == 1
        assert Event.objects.get(kind="suppressed").lead_id == anna.pk
    assert verdict(acme, anna).allowed is False


def test_an_address_that_does_not_exist_says_nothing_of_the_other(acme, anna, ann):
    with tenant_scope(acme.pk):
        suppress(
            acme,
            kind="email",
            value="ann@other.example",
            reason="bounce_hard",
            channel="email",
            source="test",
            now=MONDAY,
        )
    merged(acme, anna, ann)
    assert verdict(acme, anna).allowed is True


def test_the_stricter_consent_holds(acme, anna, ann):
    with tenant_scope(acme.pk):
        record_consent(acme, email="anna@buyer.example", phone=None, basis="consent", source="form", given_at=MONDAY)
        withdraw_consent(acme, email="ann@other.example", phone=None, how="page", at=MONDAY)
    assert verdict(acme, anna).allowed is True
    merged(acme, anna, ann)
    assert (verdict(acme, anna).allowed, verdict(acme, anna).code) == (False, "consent_withdrawn")


def test_a_stop_of_either_holds_for_both(acme, anna, ann):
    with tenant_scope(acme.pk):
        stop(acme, anna, "owner_stop", say="Leave her.", now=MONDAY)
        stop(acme, ann, "explicit_no", say="She said no.", now=MONDAY)
    row = merged(acme, anna, ann)
    assert fresh(acme, anna).stop_code == "explicit_no"
    apart(acme, row)
    assert (fresh(acme, anna).stop_code, fresh(acme, ann).stop_code) == ("owner_stop", "explicit_no")


def test_nothing_is_merged_while_a_message_is_on_its_way(acme, anna, ann):
    message = draft(acme)
    with tenant_scope(acme.pk):
        Message.objects.filter(pk=message.pk).update(state="sending", claimed_at=MONDAY)
    with pytest.raises(Conflict):
        merged(acme, anna, ann)


def test_what_was_written_about_the_merged_lead_meanwhile_is_brought_along(acme, anna, ann):
    row = merged(acme, anna, ann)
    note(acme, ann, now=LATER, kind="call", text="Straggler.")
    with tenant_scope(acme.pk):
        assert gather(acme, row) >= 1
        assert Event.objects.get(text="Straggler.").lead_id == anna.pk
    apart(acme, row)
    with tenant_scope(acme.pk):
        assert Event.objects.get(text="Straggler.").lead_id == ann.pk


def test_events_move_with_a_merge_on_record_and_in_no_other_way(acme, anna, ann, cast):
    from uuid import uuid4

    row = merged(acme, anna, ann)
    for tenant, pk in ((acme, uuid4()), (cast.rival, row.pk)):
        with pytest.raises(Exception, match="on record"), tenant_scope(tenant.pk), connection.cursor() as cursor:
            cursor.execute("SELECT move_merged_events(%s)", [pk])
    with pytest.raises(Exception, match="permission denied"), tenant_scope(acme.pk):
        Event.objects.filter(lead=anna).update(lead=ann)


def test_a_pair_that_was_merged_is_decided_and_one_taken_apart_stays_apart(acme, anna, ann):
    with tenant_scope(acme.pk):
        pair = DuplicatePair.objects.create(tenant=acme, lead_a=anna, lead_b=ann, found_at=MONDAY)
    row = merged(acme, anna, ann)
    with tenant_scope(acme.pk):
        assert DuplicatePair.objects.get(pk=pair.pk).state == "merged"
    apart(acme, row)
    with tenant_scope(acme.pk):
        assert DuplicatePair.objects.get(pk=pair.pk).state == "not_duplicate"


@pytest.mark.django_db(transaction=True)
def test_a_capture_and_a_merge_at_once_leave_one_lead_that_knows_both(acme, anna, ann):
    barrier, errors = Barrier(2), []

    def run(act):
        try:
            barrier.wait()
            act()
        except Exception as error:  # noqa: BLE001 -- told below
            errors.append(error)
        finally:
            connection.close()

    acts = (
        lambda: merged(acme, anna, ann),
        lambda: capture(acme, now=LATER, email="ann@other.example", first_name="Ann", campaign="fair"),
    )
    threads = [Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with tenant_scope(acme.pk):
        assert list(Lead.objects.standing()) == [anna]
        assert (Lead.objects.get(pk=anna.pk).campaign, Event.objects.exclude(lead=anna).count()) == ("fair", 0)
