from datetime import UTC, datetime, timedelta

import pytest

from followups.fact_finding import find_facts
from followups.mailboxes import FREE, day_begins, opening_of
from followups.models import Message, SendingIdentity
from followups.reviewing import approve
from leads.models import Lead
from tenants.scope import tenant_scope
from tests.mailbox import again, make_identity
from tests.story import MONDAY, capture, draft, send

pytestmark = pytest.mark.django_db
SOON = MONDAY + timedelta(minutes=10)


def approved(cast, name="anna", now=MONDAY) -> Message:
    """The first reply to somebody, drafted and approved by Rita."""
    lead = capture(cast.acme, now, email=f"{name}@buyer.example", first_name=name.capitalize())
    draft(cast.acme, now)
    with tenant_scope(cast.acme.pk):
        message = Message.objects.get(lead=lead)
        return approve(cast.acme, message, revision=1, user=cast.rita, now=now)


def fresh(message) -> Message:
    with tenant_scope(message.tenant_id):
        return Message.objects.select_related("identity").get(pk=message.pk)


def test_a_client_without_a_mailbox_sends_through_the_installation_s_server(acknowledging, sink):
    message = approved(acknowledging)
    assert [each.outcome for each in send(acknowledging.acme, SOON)] == ["sent"]
    assert fresh(message).identity is None
    assert sink.messages()[0]["From"] == "Olga at Acme <hello@acme.example>"


def test_the_default_mailbox_is_used_and_stands_in_the_mail(acknowledging, sink):
    identity = make_identity(acknowledging.acme, sink, sender_name="Sam")
    message = approved(acknowledging)
    send(acknowledging.acme, SOON)
    (mail,) = sink.messages()
    assert mail["From"] == "Sam <sales@acme.example>"
    assert mail["X-Envelope-From"] == "sales@acme.example"
    assert mail["Message-ID"] == f"<{message.pk}@acme.example>"
    assert mail["Reply-To"] is None
    assert fresh(message).identity == identity


def test_a_lead_stays_with_the_mailbox_that_first_wrote_to_it(acknowledging, sink):
    first = make_identity(acknowledging.acme, sink)
    message = approved(acknowledging)
    send(acknowledging.acme, SOON)
    second = make_identity(acknowledging.acme, sink, is_default=False, address="other@acme.example")
    with tenant_scope(acknowledging.acme.pk):
        SendingIdentity.objects.filter(pk=first.pk).update(is_default=False)
        SendingIdentity.objects.filter(pk=second.pk).update(is_default=True)
    assert identity_next(message) == first
    with tenant_scope(acknowledging.acme.pk):
        SendingIdentity.objects.filter(pk=first.pk).update(is_retired=True)
    assert identity_next(message) == second


def identity_next(message):
    from followups.mailboxes import identity_for

    with tenant_scope(message.tenant_id):
        return identity_for(Message(lead_id=message.lead_id))


def test_over_the_cap_it_waits_for_the_next_day_and_says_why(acknowledging, sink):
    make_identity(acknowledging.acme, sink, daily_cap=1)
    messages = [approved(acknowledging, name) for name in ("anna", "bert", "cleo")]
    assert len(send(acknowledging.acme, SOON)) == 1
    waiting = [fresh(message) for message in messages if fresh(message).state == "approved"]
    assert [message.state_because for message in waiting] == [
        "The mailbox sales@acme.example has written its 1 messages of today."
    ] * 2
    tuesday = datetime(2026, 11, 24, tzinfo=UTC)
    assert {message.send_at.date() for message in waiting} == {tuesday.date()}
    assert {message.digest() == message.approved_digest for message in waiting} == {True}
    # Still one a day: what waited does not come in a burst.
    assert len(send(acknowledging.acme, tuesday + timedelta(hours=10))) == 1
    assert len(sink.messages()) == 2


def test_minutes_lie_between_two_messages(acknowledging, sink):
    identity = make_identity(acknowledging.acme, sink, spacing_minutes=7)
    approved(acknowledging)
    send(acknowledging.acme, SOON)
    with tenant_scope(acknowledging.acme.pk):
        waits = opening_of(identity, acknowledging.acme, SOON + timedelta(minutes=1))
        at_once = opening_of(identity, acknowledging.acme, SOON + timedelta(minutes=1), at_once=True)
        later = opening_of(identity, acknowledging.acme, SOON + timedelta(minutes=7))
    assert (waits.at, at_once, later) == (SOON + timedelta(minutes=7), FREE, FREE)
    assert waits.because == "The mailbox sales@acme.example leaves 7 minutes between two."


@pytest.mark.parametrize(("days", "cap"), [(0, 10), (5, 55), (10, 100), (400, 100)])
def test_a_warm_up_rises_in_equal_steps_to_the_whole_cap(cast, days, cap):
    identity = SendingIdentity(daily_cap=100, warm_up_days=10, warm_up_from=MONDAY)
    assert identity.cap_on(MONDAY + timedelta(days=days)) == cap


def test_the_day_is_that_of_the_client_s_clock(cast):
    cast.acme.time_zone = "America/New_York"
    at = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)  # Sunday evening there
    assert day_begins(cast.acme, at) == datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


def test_a_used_up_mailbox_is_among_the_facts_of_its_leads(acknowledging, sink):
    make_identity(acknowledging.acme, sink, daily_cap=1, spacing_minutes=30)
    message = approved(acknowledging)

    def opens_at():
        with tenant_scope(acknowledging.acme.pk):
            lead = Lead.objects.get(pk=message.lead_id)
            return find_facts(acknowledging.acme, [lead], SOON)[lead.pk].mailbox_opens_at

    assert opens_at() is None
    send(acknowledging.acme, SOON)
    assert opens_at() == datetime(2026, 11, 24, tzinfo=UTC)


def test_a_paused_mailbox_writes_nothing_and_the_messages_wait(acknowledging, sink):
    identity = make_identity(acknowledging.acme, sink, paused_at=MONDAY, paused_because="Too many came back.")
    message = approved(acknowledging)
    assert send(acknowledging.acme, SOON) == []
    row = fresh(message)
    assert (row.state, row.send_at) == ("approved", SOON + timedelta(hours=1))
    assert row.state_because == "The mailbox sales@acme.example is paused: Too many came back."
    with tenant_scope(acknowledging.acme.pk):
        SendingIdentity.objects.update(paused_at=None)
    assert len(send(acknowledging.acme, SOON + timedelta(hours=1))) == 1
    assert again(identity).paused_at is None


def test_credentials_that_cannot_be_opened_keep_the_message_waiting(acknowledging, sink, settings):
    make_identity(acknowledging.acme, sink, password="secret")
    message = approved(acknowledging)
    settings.CREDENTIALS_KEY = "z" * 40
    assert send(acknowledging.acme, SOON) == []
    row = fresh(message)
    assert (row.state, row.send_attempts) == ("approved", 0)
    assert "CREDENTIALS_KEY is not the key" in row.state_because
