from datetime import timedelta
from uuid import UUID

import pytest

from suppression.asking import Contact, may_contact
from suppression.keys import AddressError
from suppression.models import Suppression
from suppression.suppressing import (
    SuppressionError,
    copy_agency_wide,
    end_on_reply,
    lift,
    suppress,
    suppress_agency_wide,
)
from tenants.scope import tenant_scope
from tests.cast import make_tenant

pytestmark = pytest.mark.django_db

LEAD = UUID("0198c2f0-0000-7000-8000-00000000000a")
ANNA = Contact(LEAD, "anna@example.com", "+4930123456")
HOW = {"kind": "email", "value": "Anna@Example.com", "reason": "opt_out", "source": "a person"}


@pytest.fixture
def acme(cast):
    with tenant_scope(cast.acme.pk):
        yield cast.acme


def code_in(tenant, now, contact=ANNA):
    with tenant_scope(tenant.pk):
        return may_contact(tenant, contact, "email", "follow_up", now).code


def test_it_keeps_who_when_why_and_what_shows_it(acme, cast, now):
    entry = suppress(
        acme, **HOW, now=now, user=cast.rita, note="On the phone", evidence={"event": "42"}, channel="email"
    )
    kept = Suppression.objects.get()
    assert kept.pk == entry.pk
    assert (kept.value, kept.reason, kept.channel, kept.purpose) == ("anna@example.com", "opt_out", "email", "all")
    assert (kept.created_by, kept.created_at, kept.source, kept.note) == (cast.rita, now, "a person", "On the phone")
    assert kept.evidence == {"event": "42"}


def test_repeating_it_changes_nothing_and_rings_once(acme, now, rung):
    first = suppress(acme, **HOW, now=now)
    again = suppress(acme, **{**HOW, "value": "anna@EXAMPLE.com"}, now=now + timedelta(days=1))
    assert again.pk == first.pk
    assert Suppression.objects.get().created_at == now
    assert rung == [("followups.jobs.suppressed", acme.pk, first.pk)]


def test_repeating_it_can_make_it_last_longer_but_never_shorter(acme, now, rung):
    week, month = now + timedelta(days=7), now + timedelta(days=30)
    how = {**HOW, "kind": "lead", "value": str(LEAD), "reason": "close_loop"}
    for expires_at, expected in ((week, week), (month, month), (week, month), (None, None), (week, None)):
        assert suppress(acme, **how, now=now, expires_at=expires_at, ends_on_reply=True).expires_at == expected
    assert suppress(acme, **how, now=now).ends_on_reply is False
    assert suppress(acme, **how, now=now, ends_on_reply=True).ends_on_reply is False
    assert Suppression.objects.count() == 1
    assert len(rung) == 4  # the first, the longer, the endless, the one that no reply ends


def test_what_had_expired_or_was_lifted_is_entered_anew_and_its_history_stays(acme, cast, now):
    later = now + timedelta(days=2)
    old = suppress(acme, **HOW, now=now, expires_at=now + timedelta(days=1))
    new = suppress(acme, **HOW, now=later)
    assert (new.pk != old.pk, new.created_at, new.expires_at) == (True, later, None)
    old.refresh_from_db()
    assert (old.lifted_at, old.lifted_by) == (old.expires_at, None)
    lift(new, cast.rita, "A mistake.", later)
    assert code_in(acme, later) == ""
    assert suppress(acme, **HOW, now=later).pk not in (old.pk, new.pk)
    assert code_in(acme, later) == "opt_out"
    assert Suppression.objects.count() == 3


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"reason": "whim"}, "reason"),
        ({"purpose": "gossip"}, "purpose"),
        ({"channel": "fax"}, "channel"),
        ({"ends_on_reply": True}, "ends_on_reply"),
        ({"ends_on_reply": True, "kind": "lead", "value": str(LEAD)}, "ends_on_reply"),
        ({"ends_on_reply": True, "reason": "close_loop", "agency_wide": True}, "ends_on_reply"),
        ({"agency_wide": True, "kind": "lead", "value": str(LEAD)}, "kind"),
    ],
)
def test_it_refuses_what_makes_no_sense_and_names_the_field(acme, now, wrong, field, rung):
    with pytest.raises(SuppressionError) as refused:
        suppress(acme, **{**HOW, **wrong}, now=now)
    assert refused.value.field == field
    assert (Suppression.objects.count(), rung) == (0, [])


def test_it_refuses_an_entry_that_would_be_over_already_and_what_is_no_address(acme, now):
    with pytest.raises(SuppressionError, match="over before it began"):
        suppress(acme, **HOW, now=now, expires_at=now)
    with pytest.raises(AddressError, match="no e-mail address"):
        suppress(acme, **{**HOW, "value": "anna"}, now=now)


def test_only_a_person_with_a_reason_lifts_an_entry_and_only_once(acme, cast, now):
    entry = suppress(acme, **HOW, now=now)
    with pytest.raises(SuppressionError, match="Only a person"):
        lift(entry, None, "Because.", now)
    with pytest.raises(SuppressionError, match="Say why"):
        lift(entry, cast.rita, "  ", now)
    assert code_in(acme, now) == "opt_out"
    assert lift(entry, cast.rita, " They asked for it. ", now) is True
    assert (entry.lifted_by, entry.lifted_at, entry.lifted_because) == (cast.rita, now, "They asked for it.")
    assert lift(entry, cast.olga, "Me too.", now + timedelta(hours=1)) is False
    assert entry.lifted_by == cast.rita


def test_a_reply_ends_our_own_quiet_of_that_lead_and_nothing_else(acme, now):
    other = UUID("0198c2f0-0000-7000-8000-00000000000b")
    quiet = {"reason": "close_loop", "purpose": "follow_up", "ends_on_reply": True}
    mine = suppress(acme, **{**HOW, "kind": "lead", "value": str(LEAD)} | quiet, now=now)
    theirs = suppress(acme, **{**HOW, "kind": "lead", "value": str(other)} | quiet, now=now)
    firm = suppress(acme, **{**HOW, "kind": "lead", "value": str(LEAD)}, now=now)
    assert end_on_reply(acme, [LEAD], now - timedelta(minutes=1)) == 0  # written before we went quiet
    assert end_on_reply(acme, [str(LEAD)], now + timedelta(minutes=1)) == 1
    assert end_on_reply(acme, [LEAD], now + timedelta(minutes=2)) == 0
    assert set(Suppression.objects.filter(lifted_at=None)) == {theirs, firm}
    mine.refresh_from_db()
    assert (mine.lifted_at, mine.lifted_because) == (now + timedelta(minutes=1), "They wrote.")


def test_the_same_address_stays_contactable_for_another_tenant(acme, cast, now):
    suppress(acme, **HOW, now=now)
    answers = [code_in(tenant, now) for tenant in (cast.acme, cast.bolt, cast.rival)]
    assert answers == ["opt_out", "", ""]


@pytest.mark.parametrize("within_a_scope", [True, False])
def test_agency_wide_reaches_every_tenant_of_the_agency_and_no_other_agency(cast, now, rung, within_a_scope):
    if within_a_scope:
        with tenant_scope(cast.acme.pk):
            entry = suppress(cast.acme, **HOW, now=now, agency_wide=True)
            assert Suppression.objects.get() == entry  # the scope is again what it was
    else:
        suppress_agency_wide(cast.northwind, **HOW, now=now)
    assert [code_in(tenant, now) for tenant in (cast.acme, cast.bolt, cast.rival)] == ["opt_out", "opt_out", ""]
    with tenant_scope([cast.acme.pk, cast.bolt.pk, cast.rival.pk]):
        entries = {entry.tenant_id: entry for entry in Suppression.objects.all()}
    assert [entry.agency_wide for entry in entries.values()] == [True, True]
    assert {(job, *ids) for job, *ids in rung} == {
        ("followups.jobs.suppressed", pk, entry.pk) for pk, entry in entries.items()
    }


def test_agency_wide_widens_an_entry_that_is_there(cast, now):
    with tenant_scope(cast.acme.pk):
        old = suppress(cast.acme, **HOW, now=now)
    entries = suppress_agency_wide(cast.northwind, **HOW, now=now)
    assert (len(entries), old.pk in {entry.pk for entry in entries}) == (2, True)
    with tenant_scope(cast.acme.pk):
        assert Suppression.objects.get().agency_wide is True


def test_a_new_tenant_takes_over_what_holds_agency_wide(cast, now):
    suppress_agency_wide(cast.northwind, **HOW, now=now)
    suppress_agency_wide(cast.northwind, **{**HOW, "value": "gone@example.com"}, now=now, expires_at=now + timedelta(1))
    suppress_agency_wide(cast.zenith, **{**HOW, "value": "zoe@example.com"}, now=now)
    with tenant_scope(cast.acme.pk):
        Suppression.objects.filter(value="anna@example.com").update(value="")  # erased: only the hash is left
        suppress(cast.acme, **{**HOW, "value": "acme-only@example.com"}, now=now)
    later = now + timedelta(days=2)
    fresh = make_tenant(cast.northwind, "fresh", cast.olga)
    assert copy_agency_wide(fresh, later) == 1
    assert copy_agency_wide(fresh, later) == 0
    assert code_in(fresh, later) == "opt_out"
    with tenant_scope(fresh.pk):
        assert Suppression.objects.get().agency_wide is True


def test_lifting_an_agency_wide_entry_frees_one_tenant(cast, now):
    suppress_agency_wide(cast.northwind, **HOW, now=now)
    with tenant_scope(cast.bolt.pk):
        lift(Suppression.objects.get(), cast.olga, "Their customer.", now)
    assert [code_in(tenant, now) for tenant in (cast.acme, cast.bolt)] == ["opt_out", ""]
