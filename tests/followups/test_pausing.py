from datetime import timedelta

import pytest
from django_q.models import OrmQ

from followups.checking_mailboxes import check_mailbox, tell_of_pause
from followups.models import FollowUp, Message, SendingIdentity
from followups.pausing import FLOOR, Rates, pause_mailbox, pause_where_needed, rates_of, resume_mailbox
from leads.refusals import Refused
from tenants.batches import defaults_of, insert_many
from tenants.scope import tenant_scope
from tests.mailbox import GuardedSink, again, make_identity
from tests.story import MONDAY, capture

pytestmark = pytest.mark.django_db


def write_many(cast, identity, count, *, bounced=0, complained=0, at=MONDAY):
    """Rows of messages that went out, of which the first came back or were reported."""
    import uuid_utils.compat

    lead = capture(cast.acme)
    new, work = defaults_of(Message), defaults_of(FollowUp)
    tasks = [uuid_utils.compat.uuid7() for _ in range(count)]
    same = {"tenant_id": cast.acme.pk, "lead_id": lead.pk}
    with tenant_scope(cast.acme.pk):
        insert_many(
            FollowUp,
            [
                {**work, **same, "id": pk, "owner_id": cast.olga.pk, "is_touch": True, "key": str(pk), "state": "done",
                 "rule": "test", "reason": "test", "because": "test", "kind": "follow_up", "title": "test", "evidence": [],
                 "due_at": at, "created_at": at}
                for pk in tasks
            ],
        )  # fmt: skip
        insert_many(
            Message,
            [
                {**new, **same, "id": uuid_utils.compat.uuid7(), "follow_up_id": pk, "identity_id": identity.pk,
                 "channel": "email", "kind": "follow_up", "to_address": "anna@buyer.example", "body": "Hello.",
                 "original_body": "Hello.", "state": "sent", "state_at": at, "send_at": at, "claimed_at": at, "sent_at": at,
                 "created_at": at, "bounced_at": at if n < bounced else None,
                 "complained_at": at if n < complained else None, "verdict": {}, "review_because": []}
                for n, pk in enumerate(tasks)
            ],
        )  # fmt: skip


def rated(cast, identity, now=MONDAY + timedelta(hours=1)):
    with tenant_scope(cast.acme.pk):
        return rates_of(again(identity), now), pause_where_needed(cast.acme, again(identity), now)


def test_too_many_that_come_back_pause_the_mailbox(cast):
    identity = make_identity(cast.acme)
    write_many(cast, identity, 60, bounced=4)
    assert rated(cast, identity) == (Rates(60, 4, 0), True)
    row = again(identity)
    assert row.paused_because == "4 of its last 60 messages came back for good: more than 5%."
    assert [(each["what"], each["by"]) for each in row.history] == [("paused", "the product")]
    assert OrmQ.objects.count() >= 1


@pytest.mark.parametrize(
    ("count", "bounced", "complained", "paused"),
    [
        (FLOOR - 1, 20, 20, False),  # too few to say anything
        (100, 5, 0, False),
        (100, 6, 0, True),
        (FLOOR, 3, 0, False),  # a share of 6 %, but three addresses are no pattern
        (500, 0, 1, False),
        (500, 0, 2, True),
        (1000, 0, 3, False),
    ],
)
def test_the_limits_and_the_floor(count, bounced, complained, paused):
    assert bool(Rates(count, bounced, complained).too_many()) is paused


def test_what_is_older_than_the_window_does_not_count(cast):
    identity = make_identity(cast.acme)
    write_many(cast, identity, 60, bounced=20)
    assert rated(cast, identity, MONDAY + timedelta(days=8)) == (Rates(0, 0, 0), False)


def test_a_person_resumes_it_with_a_reason_and_the_count_begins_anew(cast):
    identity = make_identity(cast.acme)
    write_many(cast, identity, 60, bounced=20)
    rated(cast, identity)
    with tenant_scope(cast.acme.pk):
        with pytest.raises(Refused, match="Say why"):
            resume_mailbox(again(identity), because=" ", now=MONDAY, user=cast.olga)
        later = MONDAY + timedelta(hours=2)
        assert resume_mailbox(again(identity), because="The list was cleaned.", now=later, user=cast.olga)
        assert not resume_mailbox(again(identity), because="Again.", now=later, user=cast.olga)
    assert not again(identity).is_paused
    assert rated(cast, identity, MONDAY + timedelta(hours=3)) == (Rates(0, 0, 0), False)
    assert [each["what"] for each in again(identity).history] == ["paused", "resumed"]


def test_those_who_decide_are_told_of_a_pause_and_nobody_else(cast, sink):
    identity = make_identity(cast.acme)
    with tenant_scope(cast.acme.pk):
        pause_mailbox(cast.acme, identity, because="Too many came back.", now=MONDAY)
    assert tell_of_pause(cast.acme, identity.pk) == 1
    (mail,) = sink.messages()
    assert mail["To"] == "olga@people.example"
    assert "Too many came back." in mail.get_content()
    with tenant_scope(cast.acme.pk):
        SendingIdentity.objects.update(paused_at=None)
    assert tell_of_pause(cast.acme, identity.pk) == 0


def test_a_test_connects_signs_in_and_sends_a_mail_to_whoever_asked(cast, tmp_path):
    with GuardedSink(tmp_path / "guarded") as server:
        identity = make_identity(cast.acme, server, username="sales", password=GuardedSink.password)
        assert check_mailbox(cast.acme, identity.pk, cast.olga, MONDAY)
        (mail,) = server.messages()
    assert (mail["To"], mail["From"]) == ("olga@people.example", "sales@acme.example")
    row = again(identity)
    assert (row.test_ok, row.tested_at) == (True, MONDAY)


def test_a_wrong_password_is_said_in_words_and_never_shown(cast, tmp_path):
    with GuardedSink(tmp_path / "guarded") as server:
        identity = make_identity(cast.acme, server, username="sales", password="wrong horse")
        assert not check_mailbox(cast.acme, identity.pk, cast.olga, MONDAY)
        assert server.messages() == []
    assert again(identity).test_say == "The mail server does not accept the user name and password."


def test_a_server_that_is_not_there_is_said(cast, tmp_path):
    with GuardedSink(tmp_path / "gone") as server:
        identity = make_identity(cast.acme, server)
    assert not check_mailbox(cast.acme, identity.pk, cast.olga, MONDAY)
    assert again(identity).test_say.startswith("The mail server could not be reached:")


def test_a_mailbox_on_a_host_of_one_s_own_network_is_not_spoken_to(cast, tmp_path, settings):
    settings.ALLOW_PRIVATE_MAIL_HOSTS = False
    with GuardedSink(tmp_path / "inside") as server:
        odd_port = make_identity(cast.acme, server)
        usual_port = make_identity(cast.acme, server, is_default=False, port=587)
        assert not check_mailbox(cast.acme, odd_port.pk, cast.olga, MONDAY)
        assert not check_mailbox(cast.acme, usual_port.pk, cast.olga, MONDAY)
    assert "is none of mail's" in again(odd_port).test_say
    assert "127.0.0.1 is not on the public network" in again(usual_port).test_say
