"""Likely duplicates: found with the look that would otherwise write to them, and by the daily sweep."""

import pytest

from followups.setting_up import set_up_tenant
from leads.changing import change_lead
from leads.duplicates import keep_apart, open_pairs, sweep
from leads.models import DuplicatePair, Lead
from leads.refusals import Conflict
from leads.stopping import lift_hold
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, look

pytestmark = pytest.mark.django_db


@pytest.fixture
def acme(cast):
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=MONDAY)
    return cast.acme


def pairs(tenant):
    with tenant_scope(tenant.pk):
        return [(row.lead_a_id, row.lead_b_id, row.because, row.holds) for row in open_pairs()]


def held(tenant):
    with tenant_scope(tenant.pk):
        return list(Lead.objects.exclude(hold_code="").values_list("pk", "hold_code"))


def test_a_role_address_with_another_name_is_another_person(acme):
    anna = capture(acme, email="info@buyer.example")
    ben = capture(acme, email="info@buyer.example", first_name="Ben", last_name="Holt")
    assert anna.pk != ben.pk
    again = [("ANNA", "Berg"), ("Ben", "Holt")]
    assert [capture(acme, email="Info@buyer.example", first_name=a, last_name=b).pk for a, b in again] == [
        anna.pk,
        ben.pk,
    ]
    look(acme)
    assert pairs(acme) == [(anna.pk, ben.pk, ["shared_role_address"], False)]
    assert held(acme) == []


def test_a_role_address_alone_is_nobody_s_and_who_comes_without_a_name_is_held(acme):
    anna = capture(acme, email="info@buyer.example")
    nameless = {"email": "info@buyer.example", "first_name": "", "last_name": ""}
    somebody = capture(acme, **nameless)
    assert somebody.pk != anna.pk
    assert capture(acme, **nameless).pk == somebody.pk  # the same mailbox, and nothing tells the two apart
    with_number = capture(acme, **nameless, phone="+4930123456")
    assert with_number.pk == somebody.pk
    other_number = capture(acme, **nameless, phone="+4930999999")
    assert other_number.pk not in (anna.pk, somebody.pk)
    assert capture(acme, **{**nameless, "phone": "+4930999999", "first_name": "Ben"}).pk == other_number.pk
    look(acme)
    assert (anna.pk, somebody.pk, ["shared_role_mailbox"], True) in pairs(acme)
    assert (somebody.pk, "duplicate") in held(acme)


def test_a_personal_address_with_another_name_is_the_same_person(acme):
    anna = capture(acme)
    assert capture(acme, first_name="Anna-Maria", last_name="Berg-Holt").pk == anna.pk


def test_the_look_holds_the_younger_before_anything_is_written_to_it(acme):
    older = capture(acme, email="anna@buyer.example")
    younger = capture(acme, email="a.berg@buyer.example")
    decided = {each.lead_id: each.decision.rule for each in look(acme)}
    assert pairs(acme) == [(older.pk, younger.pk, ["same_name_and_domain"], True)]
    assert held(acme) == [(younger.pk, "duplicate")]
    assert decided[younger.pk] == "held"
    assert decided[older.pk] != "held"


def test_a_pair_kept_apart_is_let_go_and_does_not_come_back(acme, cast):
    capture(acme, email="anna@buyer.example")
    younger = capture(acme, email="a.berg@buyer.example")
    look(acme)
    with tenant_scope(acme.pk):
        pair = DuplicatePair.objects.get()
        keep_apart(acme, pair, now=MONDAY, user=cast.rita)
        with pytest.raises(Conflict):
            keep_apart(acme, pair, now=MONDAY, user=cast.rita)
        assert DuplicatePair.objects.get().decided_by == cast.rita
    assert held(acme) == []
    capture(acme, email="a.berg@buyer.example", company="Buyer")
    look(acme)
    assert list(sweep(acme, MONDAY)) == []
    assert (pairs(acme), held(acme)) == ([], [])
    assert younger.pk is not None


def test_who_settles_the_hold_says_that_they_are_two(acme, cast):
    capture(acme, email="anna@buyer.example")
    younger = capture(acme, email="a.berg@buyer.example")
    look(acme)
    with tenant_scope(acme.pk):
        lift_hold(acme, Lead.objects.get(pk=younger.pk), because="Two people.", now=MONDAY, user=cast.rita)
    assert (pairs(acme), held(acme)) == ([], [])


def test_a_changed_name_is_looked_at(acme):
    capture(acme, email="anna@buyer.example")
    other = capture(acme, email="otto@buyer.example", first_name="Otto", last_name="Lang")
    look(acme)
    assert pairs(acme) == []
    with tenant_scope(acme.pk):
        change_lead(acme, Lead.objects.get(pk=other.pk), {"first_name": "Anna", "last_name": "Berg"}, now=MONDAY)
    look(acme)
    assert [row[2] for row in pairs(acme)] == [["same_name_and_domain"]]


def test_the_sweep_finds_what_no_look_has_and_twice_is_once(acme, cast):
    for email in ("anna@buyer.example", "a.berg@buyer.example"):
        capture(acme, email=email)
        capture(cast.rival, email=email)
    for _ in range(2):
        assert list(sweep(acme, MONDAY)) == []
    assert len(pairs(acme)) == 1
    assert pairs(cast.rival) == []


def test_others_ids_in_the_client_s_system_show_and_do_not_hold(acme):
    capture(acme, email="anna@buyer.example", external_id="crm-1")
    capture(acme, email="a.berg@buyer.example", external_id="crm-2")
    look(acme)
    assert ([row[3] for row in pairs(acme)], held(acme)) == ([False], [])
