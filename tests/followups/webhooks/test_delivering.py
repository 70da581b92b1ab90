"""Webhooks: signed, tried again, given up, sent again; never twice as two, never lost (mission N3)."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django_q.models import OrmQ
from standardwebhooks.webhooks import Webhook as Verifier
from standardwebhooks.webhooks import WebhookVerificationError

from followups.housekeeping import keep_house
from followups.models import Webhook, WebhookDelivery
from followups.webhooks import delivering
from followups.webhooks.delivering import LEASE, TRIES, backoff, deliver_due
from followups.webhooks.fanning_out import fan_out
from followups.webhooks.managing import enable, replay, rotate_secret, send_again, send_test
from followups.webhooks.telling import tell_of_disabling
from leads.models import Lead
from leads.refusals import Conflict
from tenants.scope import tenant_scope
from tests.settling import settle
from tests.story import MONDAY, capture, note

pytestmark = pytest.mark.django_db(transaction=True)


def run(tenant, now=MONDAY):
    """What the job does at this time: how many deliveries were made, and how many arrived."""
    settle()
    return fan_out(tenant, now), deliver_due(tenant, lambda: now)


def deliveries(tenant):
    with tenant_scope(tenant.pk):
        return list(WebhookDelivery.objects.order_by("id"))


def only(tenant):
    (row,) = deliveries(tenant)
    return row


def hook_of(tenant):
    with tenant_scope(tenant.pk):
        return Webhook.objects.get()


def test_what_happens_arrives_signed_and_can_be_verified(cast, receiver, made):
    lead = capture(cast.acme, external_id="crm-1")
    now = datetime.now(UTC)  # the verifier compares with the clock of its machine
    assert run(cast.acme, now) == (1, 1)
    (headers, body), *_ = receiver.got
    told = Verifier(made.secret).verify(body, headers)
    assert (told["type"], told["data"]["lead"]) == ("lead.captured", {"id": str(lead.pk), "external_id": "crm-1"})
    row = only(cast.acme)
    assert (row.state, row.status, row.attempts, row.lead_id) == ("delivered", 204, 1, lead.pk)
    assert headers["webhook-id"] == str(row.pk)
    assert run(cast.acme, now) == (0, 0)
    with pytest.raises(WebhookVerificationError):
        Verifier(made.secret).verify(body.replace("captured", "exit"), headers)


def test_only_the_chosen_types_are_told(cast, receiver, made):
    lead = capture(cast.acme)
    note(cast.acme, lead, kind="note", text="Hello.")
    with tenant_scope(cast.acme.pk):
        Webhook.objects.update(types=["interaction"])
    run(cast.acme)
    assert [json.loads(body)["type"] for _, body in receiver.got] == ["interaction.note"]


def test_a_new_webhook_is_told_nothing_of_the_past(cast, receiver):
    from followups.webhooks.managing import make_webhook

    capture(cast.acme)
    settle()
    with tenant_scope(cast.acme.pk):
        make_webhook(cast.acme, Webhook(name="Late", url=receiver.url), now=MONDAY)
    assert run(cast.acme) == (0, 0)


@pytest.mark.parametrize("status", [301, 302, 400, 404, 429, 500])
def test_anything_but_2xx_is_tried_again_after_a_while(cast, receiver, made, status):
    receiver.status, receiver.location, receiver.answer = status, receiver.url, b"broken"
    capture(cast.acme)
    assert run(cast.acme) == (1, 0)
    row = only(cast.acme)
    assert (row.state, row.status, row.error, len(receiver.got)) == (
        "waiting",
        status,
        f"It answered {status} broken",
        1,
    )
    assert timedelta(seconds=5) <= row.try_at - MONDAY <= timedelta(seconds=6.25)
    assert hook_of(cast.acme).failing_since == MONDAY

    receiver.status = 200
    assert run(cast.acme, MONDAY + timedelta(seconds=4)) == (0, 0)
    assert run(cast.acme, MONDAY + timedelta(minutes=1)) == (0, 1)
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1
    assert hook_of(cast.acme).failing_since is None


@pytest.mark.parametrize(("status", "says"), [(429, "1800"), (503, "Mon, 23 Nov 2026 10:30:00 GMT")])
def test_a_receiver_that_asks_for_it_is_left_alone_with_all_there_is_for_it(cast, receiver, made, status, says):
    receiver.status, receiver.retry_after = status, says
    capture(cast.acme)
    capture(cast.acme, email="bo@buyer.example", first_name="Bo")
    assert run(cast.acme) == (2, 0)
    half_past = MONDAY + timedelta(minutes=30)
    assert hook_of(cast.acme).rest_until == half_past
    assert [(row.attempts, row.try_at) for row in deliveries(cast.acme)] == [(1, half_past), (0, MONDAY)]

    capture(cast.acme, email="cy@buyer.example", first_name="Cy")
    assert (run(cast.acme, half_past - timedelta(seconds=1)), len(receiver.got)) == ((1, 0), 1)
    with tenant_scope(cast.acme.pk):
        send_test(cast.acme, Webhook.objects.get(), MONDAY)  # somebody wants to know it now
    receiver.status, receiver.retry_after = 200, ""
    assert (run(cast.acme, half_past - timedelta(seconds=1)), hook_of(cast.acme).rest_until) == ((0, 1), None)
    assert run(cast.acme, half_past) == (0, 3)


def test_enabled_again_it_goes_on_at_once(cast, receiver, made):
    receiver.status, receiver.retry_after = 503, "999999"
    capture(cast.acme)
    run(cast.acme)
    assert hook_of(cast.acme).rest_until == MONDAY + timedelta(days=1)
    with tenant_scope(cast.acme.pk):
        Webhook.objects.update(is_enabled=False)
        enable(cast.acme, Webhook.objects.get())
    assert hook_of(cast.acme).rest_until is None


def test_the_waits_grow_up_to_a_day():
    assert [backoff(n, lambda: 0.0).total_seconds() for n in range(1, TRIES)] == [
        5, 20, 80, 320, 1280, 5120, 20480, 81920, 86400,
    ]  # fmt: skip
    assert backoff(1, lambda: 1.0) == timedelta(seconds=6.25)


def test_after_ten_tries_it_is_given_up_and_can_be_sent_again(cast, receiver, made):
    receiver.status, now = 500, MONDAY
    capture(cast.acme)
    run(cast.acme)
    while (row := only(cast.acme)).try_at is not None:
        with tenant_scope(cast.acme.pk):
            Webhook.objects.update(failing_since=None)  # so that the webhook as a whole is not disabled before
        now = row.try_at
        run(cast.acme, now)
    assert (row.state, row.attempts, len(receiver.got)) == ("dead", TRIES, TRIES)

    receiver.status = 200
    with tenant_scope(cast.acme.pk):
        assert send_again(cast.acme, row, now) is True
        assert send_again(cast.acme, row, now) is False
    assert run(cast.acme, now) == (0, 1)
    assert (only(cast.acme).state, only(cast.acme).pk) == ("delivered", row.pk)


def test_a_worker_that_dies_between_claim_and_outcome_leaves_it_to_be_tried_again(cast, receiver, made, monkeypatch):
    capture(cast.acme)

    def dies(*args, **kwargs):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(delivering, "post_signed", dies)
        with pytest.raises(SystemExit):
            run(cast.acme)
    row = only(cast.acme)
    assert (row.state, row.attempts) == ("waiting", 1)
    assert run(cast.acme, row.try_at) == (0, 1)


def test_one_that_dies_with_the_last_attempt_is_given_up_with_a_word(cast, receiver, made):
    capture(cast.acme)
    settle()
    fan_out(cast.acme, MONDAY)
    with tenant_scope(cast.acme.pk):
        WebhookDelivery.objects.update(attempts=TRIES, try_at=MONDAY + LEASE)
    assert run(cast.acme, MONDAY + LEASE) == (0, 0)
    assert (only(cast.acme).state, receiver.got) == ("dead", [])


def test_after_days_of_failure_it_is_disabled_people_are_told_and_nothing_is_lost(cast, receiver, made):
    receiver.status = 500
    capture(cast.acme)
    run(cast.acme)
    run(cast.acme, MONDAY + timedelta(days=3))
    hook = hook_of(cast.acme)
    assert (hook.is_enabled, hook.disabled_because) == (
        False, "Nothing has arrived for 3 days. The last time: It answered 500",
    )  # fmt: skip
    assert [task.func() for task in OrmQ.objects.all()].count("followups.jobs.webhook_disabled") == 1
    mail.outbox.clear()
    assert tell_of_disabling(cast.acme, hook.pk) == 1
    assert (mail.outbox[0].to, mail.outbox[0].subject) == (
        ["olga@people.example"], "Acme: the webhook CRM is disabled",
    )  # fmt: skip

    capture(cast.acme, email="bo@buyer.example", first_name="Bo")
    assert run(cast.acme, MONDAY + timedelta(days=4)) == (0, 0)
    receiver.status = 200
    with tenant_scope(cast.acme.pk):
        assert enable(cast.acme, hook) is True
    assert run(cast.acme, MONDAY + timedelta(days=5)) == (1, 2)


def test_a_receiver_that_is_gone_is_not_asked_again(cast, receiver, made):
    receiver.status = 410
    capture(cast.acme)
    run(cast.acme)
    assert hook_of(cast.acme).disabled_because == "The receiver answered 410: it wants no more."


def test_for_a_day_two_secrets_are_valid(cast, receiver, made):
    now = datetime.now(UTC)
    with tenant_scope(cast.acme.pk):
        new = rotate_secret(Webhook.objects.get(), now)
    capture(cast.acme)
    run(cast.acme, now)
    headers, body = receiver.got[0]
    assert Verifier(made.secret).verify(body, headers) == Verifier(new).verify(body, headers)
    with tenant_scope(cast.acme.pk):
        assert Webhook.objects.get().secrets_in_force(now + timedelta(hours=25)) == [new]


def test_a_test_is_sent_and_a_disabled_webhook_sends_none(cast, receiver, made):
    with tenant_scope(cast.acme.pk):
        send_test(cast.acme, Webhook.objects.get(), MONDAY)
    assert run(cast.acme) == (0, 1)
    assert json.loads(receiver.got[0][1])["type"] == "test"
    with tenant_scope(cast.acme.pk):
        Webhook.objects.update(is_enabled=False)
        with pytest.raises(Conflict):
            send_test(cast.acme, Webhook.objects.get(), MONDAY)


def test_a_range_is_sent_again_with_the_ids_it_had(cast, receiver, made):
    capture(cast.acme)
    run(cast.acme)
    with tenant_scope(cast.acme.pk):
        hook, how = Webhook.objects.get(), {"since": MONDAY, "until": MONDAY + timedelta(hours=1), "now": MONDAY}
        assert replay(cast.acme, hook, only_dead=True, **how) == 0
        assert replay(cast.acme, hook, only_dead=False, **how) == 1
    assert run(cast.acme) == (0, 1)
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1


def test_what_was_erased_meanwhile_is_not_told(cast, receiver, made):
    lead = capture(cast.acme)
    note(cast.acme, lead, kind="note", text="A secret of hers.")
    settle()
    fan_out(cast.acme, MONDAY)
    from leads.erasing import empty_lead

    with tenant_scope(cast.acme.pk):
        empty_lead(cast.acme, Lead.objects.get(), because="Asked.", user=None, now=MONDAY)
    deliver_due(cast.acme, lambda: MONDAY)
    assert [body for _, body in receiver.got if "secret of hers" in body or "anna@" in body.lower()] == []
    assert len(receiver.got) == 2


def test_an_address_that_leads_inside_is_never_asked(cast, receiver, made, settings):
    capture(cast.acme)
    settings.ALLOW_LOOPBACK_WEBHOOKS = False
    assert run(cast.acme) == (1, 0)
    assert receiver.got == []
    assert only(cast.acme).error == "Give the whole address of the incoming webhook, beginning with https://."


def test_an_outage_of_the_receiver_is_told_with_its_reason(cast, receiver, made):
    with tenant_scope(cast.acme.pk):
        Webhook.objects.update(url="http://127.0.0.1:1/in")
    capture(cast.acme)
    assert run(cast.acme) == (1, 0)
    assert only(cast.acme).error.startswith("It could not be reached: ")


def test_what_arrived_is_kept_for_thirty_days(cast, receiver, made):
    capture(cast.acme)
    run(cast.acme)
    assert keep_house(cast.acme, MONDAY + timedelta(days=29))["webhook_deliveries"] == 0
    assert keep_house(cast.acme, MONDAY + timedelta(days=31))["webhook_deliveries"] == 1
