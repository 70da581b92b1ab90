from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import uuid_utils.compat
from django.db import connection
from django.test.utils import CaptureQueriesContext

from suppression.asking import Contact, may_contact, may_contact_many
from suppression.models import Suppression
from suppression.suppressing import end_on_reply, lift, suppress
from suppression.verdict import Channel, Purpose
from tenants.scope import tenant_scope

pytestmark = pytest.mark.django_db

ANNA = Contact(UUID("0198c2f0-0000-7000-8000-00000000000a"), "anna@mail.example.com", "+4930123456")
ALL_CHANNELS, ALL_PURPOSES = set(Channel), set(Purpose)
NEEDS_CONSENT = {Channel.SMS, Channel.WHATSAPP}


@pytest.fixture
def acme(cast):
    with tenant_scope(cast.acme.pk):
        yield cast.acme


def stop(tenant, now, kind="email", value=ANNA.email, reason="opt_out", **fields):
    return suppress(tenant, kind=kind, value=value, reason=reason, source="a person", now=now, **fields)


def blocked_channels(tenant, now, contact=ANNA, purpose="follow_up"):
    verdicts = may_contact_many(tenant, [contact], Channel, purpose, now)
    return {channel for (_, channel), verdict in verdicts.items() if verdict.code not in ("", "no_consent")}


def blocked_purposes(tenant, now):
    return {
        purpose
        for purpose in Purpose
        if may_contact(tenant, ANNA, "email", purpose, now).code not in ("", "no_consent")
    }


def test_it_allows_follow_up_by_mail_where_nothing_speaks_against_it(acme, now):
    verdict = may_contact(acme, ANNA, "email", "follow_up", now)
    assert (verdict.allowed, verdict.code, verdict.because) == (True, "", ())
    assert verdict.say == "May be contacted by e-mail."


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("email", "Anna@Mail.Example.com"),
        ("phone", "+49 30 123456"),
        ("domain", "mail.example.com"),
        ("domain", "example.com"),
        ("lead", str(ANNA.lead_id)),
    ],
)
def test_an_entry_of_any_scope_blocks_every_channel_of_whoever_it_covers(acme, now, kind, value):
    stop(acme, now, kind, value)
    assert blocked_channels(acme, now) == ALL_CHANNELS
    somebody_else = Contact(uuid_utils.compat.uuid7(), "anna@example.org", "+4930654321")
    assert blocked_channels(acme, now, somebody_else) == set()


def test_an_entry_for_one_channel_leaves_the_others_alone(acme, now):
    stop(acme, now, channel="email")
    assert blocked_channels(acme, now) == {Channel.EMAIL}


@pytest.mark.parametrize(
    ("purpose", "blocked"),
    [
        ("all", ALL_PURPOSES),
        ("follow_up", {Purpose.FOLLOW_UP, Purpose.MARKETING}),
        ("marketing", {Purpose.MARKETING}),
    ],
)
def test_an_entry_blocks_its_purpose_and_what_stands_below_it(acme, now, purpose, blocked):
    stop(acme, now, purpose=purpose)
    assert blocked_purposes(acme, now) == blocked


def test_it_says_who_asked_for_it_since_when_and_how_it_ends(acme, cast, now):
    entry = stop(acme, now, channel="email")
    (reason,) = may_contact(acme, ANNA, "email", "follow_up", now).because
    assert reason.say == "Opted out of e-mail, for this address, since 4 March 2026."
    assert (reason.code, reason.since, reason.source, reason.entry_id) == ("opt_out", now, "a person", entry.pk)
    assert reason.lift == "A person may lift it, saying why."
    quiet = stop(
        acme, now, "lead", str(ANNA.lead_id), "close_loop", expires_at=now + timedelta(days=90), ends_on_reply=True
    )
    verdict = may_contact(acme, ANNA, "email", "follow_up", now)
    assert (
        verdict.because[1].lift
        == "Ends as soon as they write. Ends by itself on 2 June 2026. A person may lift it, saying why."
    )
    assert [reason.entry_id for reason in verdict.because] == [entry.pk, quiet.pk]


def test_the_gravest_reason_speaks_for_all(acme, now):
    stop(acme, now, reason="other")
    stop(acme, now, reason="bounce_hard")
    stop(acme, now, "domain", "example.com", "complaint")
    verdict = may_contact(acme, replace(ANNA, phone=None), "sms", "follow_up", now)
    assert [reason.code for reason in verdict.because] == ["complaint", "bounce_hard", "other", "no_address"]
    assert (verdict.code, verdict.say) == ("complaint", verdict.because[0].say)


def test_entries_end_when_they_expire_are_lifted_or_the_lead_writes(acme, cast, now):
    later = now + timedelta(days=2)
    stop(acme, now, reason="other", expires_at=now + timedelta(days=1))
    entry = stop(acme, now, reason="owner_stop")
    stop(acme, now, "lead", str(ANNA.lead_id), "close_loop", ends_on_reply=True)
    codes = lambda at: [r.code for r in may_contact(acme, ANNA, "email", "follow_up", at).because]  # noqa: E731
    assert codes(now) == ["owner_stop", "close_loop", "other"]
    assert codes(later) == ["owner_stop", "close_loop"]
    lift(entry, cast.rita, "They called.", later)
    assert codes(later) == ["close_loop"]
    assert end_on_reply(acme, [ANNA.lead_id], later) == 1
    assert codes(later) == []


@pytest.mark.parametrize(("email", "phone"), [(None, None), ("", ""), ("anna at example", "call me")])
def test_a_channel_without_a_usable_address_is_not_allowed(acme, now, email, phone):
    contact = Contact(ANNA.lead_id, email, phone)
    verdicts = may_contact_many(acme, [contact], Channel, "follow_up", now)
    codes = {channel: verdict.code for (_, channel), verdict in verdicts.items()}
    assert codes == {
        "email": "no_address",
        "sms": "no_address",
        "whatsapp": "no_address",
        "call": "no_address",
        "linkedin": "",
    }


@pytest.mark.parametrize("field", ["purpose", "channel", "reason"])
def test_what_it_does_not_understand_blocks(acme, now, field):
    entry = stop(acme, now, purpose="marketing", channel="sms")
    assert may_contact(acme, ANNA, "email", "marketing", now).code == "no_consent"
    Suppression.objects.filter(pk=entry.pk).update(**{"channel": "email", field: "novel"})
    assert may_contact(acme, ANNA, "email", "marketing", now).because[0].entry_id == entry.pk
    if field != "reason":
        Suppression.objects.filter(pk=entry.pk).update(channel="email", purpose="novel")
        assert blocked_purposes(acme, now) == ALL_PURPOSES
    else:
        assert may_contact(acme, ANNA, "email", "marketing", now).code == "cannot_tell"


def test_it_refuses_questions_it_does_not_understand(acme, now):
    with pytest.raises(ValueError, match="fax"):
        may_contact(acme, ANNA, "fax", "follow_up", now)
    with pytest.raises(ValueError, match="gossip"):
        may_contact(acme, ANNA, "email", "gossip", now)
    with pytest.raises(ValueError, match="no lead id"):
        may_contact(acme, Contact("17"), "email", "follow_up", now)
    with pytest.raises(ValueError, match="same lead_id"):
        may_contact_many(acme, [ANNA, ANNA], ["email"], "follow_up", now)


def test_it_does_not_answer_outside_the_tenants_scope(cast, now):
    with tenant_scope(cast.acme.pk):
        stop(cast.acme, now)
    with pytest.raises(ValueError, match="scope of Acme is not open"):
        may_contact(cast.acme, ANNA, "email", "follow_up", now)
    with tenant_scope(cast.bolt.pk), pytest.raises(ValueError, match="scope of Acme is not open"):
        may_contact(cast.acme, ANNA, "email", "follow_up", now)
    with tenant_scope([cast.bolt.pk, cast.acme.pk]):
        assert may_contact(cast.acme, ANNA, "email", "follow_up", now).code == "opt_out"
        assert may_contact(cast.bolt, ANNA, "email", "follow_up", now).allowed


@pytest.mark.parametrize("count", [0, 1, 50])
def test_it_takes_two_queries_for_any_number_of_contacts(acme, now, count):
    contacts = [Contact(uuid_utils.compat.uuid7(), f"a{n}@example.com", f"+4930123{n:03}") for n in range(count)]
    for contact in contacts[:10]:
        stop(acme, now, value=contact.email)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        verdicts = may_contact_many(acme, contacts, Channel, "follow_up", now)
    assert len(queries) == (2 if count else 0)
    assert len(verdicts) == count * len(Channel)
    assert sum(verdict.code == "opt_out" for verdict in verdicts.values()) == min(count, 10) * len(Channel)
