"""Whether a client is ready: each question answered both ways, and the cadence that does not become active before."""

from datetime import timedelta

import pytest

from followups.engine.policy import Policy
from followups.engine.policy_file import policy_from_dict
from followups.models import FollowUp, InboundMessage, Mailbox, SendingIdentity, Template
from followups.policies import current_policy, draft_policy, publish_draft, publish_policy
from followups.readiness.asking import newly_active, readiness_of
from followups.setting_up import set_up_tenant
from leads.models import Lead
from leads.refusals import Refused
from tenants.models import Membership
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, look, note

pytestmark = pytest.mark.django_db

STEP = {"key": "one", "after": "1 day", "brings": "A plan.", "ask": "Which part?", "template": "first_questions"}
START = {"key": "start", "name": "Start", "steps": [STEP]}
NEW = {"key": "fair", "name": "After the fair", "steps": [STEP]}


@pytest.fixture
def acme(cast):
    """Acme with the shipped rules and templates, its answers read from a mailbox."""
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=MONDAY)
        identity = SendingIdentity.objects.create(
            tenant=cast.acme, name="Team", address="team@acme.example", is_default=True, test_ok=True, tested_at=MONDAY
        )
        Mailbox.objects.create(
            tenant=cast.acme, identity=identity, host="imap.example", username="team", next_poll_at=MONDAY, polled_at=MONDAY
        )  # fmt: skip
        yield cast.acme


def states(tenant, now=MONDAY) -> dict[str, str]:
    return {check.key: check.state.value for check in readiness_of(tenant, current_policy(tenant).policy, now)}


def lacking(tenant, now=MONDAY) -> list[str]:
    return [key for key, state in states(tenant, now).items() if state == "not_ready"]


def say(tenant, key, now=MONDAY) -> str:
    (check,) = [each for each in readiness_of(tenant, current_policy(tenant).policy, now) if each.key == key]
    return check.say


def test_a_client_that_is_set_up_is_ready_and_what_nothing_shows_yet_is_said_to_be_so(acme):
    assert states(acme) == {
        "owners": "ready",
        "sending_identity": "ready",
        "what_comes_back": "ready",
        "templates": "ready",
        "exit_criteria": "ready",
        "silence_threshold": "ready",
        "statuses": "not_known",
        "tasks": "not_known",
    }


def test_it_asks_with_a_fixed_number_of_queries(acme, django_assert_max_num_queries):
    policy = current_policy(acme).policy
    with django_assert_max_num_queries(10):
        readiness_of(acme, policy, MONDAY)


def test_an_owner_who_has_left_is_named_with_how_many_leads(acme, cast):
    lead = capture(acme)
    Lead.objects.filter(pk=lead.pk).update(owner=cast.rita)
    assert lacking(acme) == []
    Membership.objects.filter(user=cast.rita).delete()
    assert lacking(acme) == ["owners"]
    assert say(acme, "owners") == "Open leads belong to people who are no active members here: Rita (1)."


def test_a_default_owner_who_has_left_comes_first(acme, cast):
    Membership.objects.filter(user=cast.olga).delete()
    assert lacking(acme) == ["owners"]
    assert say(acme, "owners") == "Olga gets what nobody else owns, and is no active member here."


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"test_ok": None}, "team@acme.example has never been tried."),
        ({"test_ok": False, "test_say": "No route."}, "The last test of team@acme.example failed: No route."),
        ({"paused_at": MONDAY, "paused_because": "Too much came back."}, "team@acme.example is paused: Too much came back."),
        ({"is_default": False}, "No sending identity is the default, so leads nobody has written to have none."),
    ],
)  # fmt: skip
def test_an_identity_that_cannot_send_is_not_ready(acme, fields, expected):
    SendingIdentity.objects.update(**fields)
    assert lacking(acme) == ["sending_identity"]
    assert say(acme, "sending_identity") == expected


def test_without_an_identity_the_installation_sends_and_the_client_s_details_are_needed(acme):
    Mailbox.objects.all().delete()
    SendingIdentity.objects.all().delete()
    assert states(acme)["sending_identity"] == "ready"
    acme.postal_address = " "
    assert say(acme, "sending_identity") == "Missing: the postal address that the law asks for in each message."


def test_a_mailbox_that_fails_since_yesterday_is_not_ready(acme):
    Mailbox.objects.update(failures=3, error="Login refused.", polled_at=MONDAY - timedelta(days=2))
    assert lacking(acme) == ["what_comes_back"]
    assert say(acme, "what_comes_back") == "team at imap.example cannot be read: Login refused."


def test_with_no_way_in_an_answer_would_go_unseen_until_mail_comes_by_a_hook(acme):
    Mailbox.objects.all().delete()
    assert lacking(acme) == ["what_comes_back"]
    InboundMessage.objects.create(
        tenant=acme, source="hook:postmark", external_id="1", raw=b"", size=1, received_at=MONDAY - timedelta(days=3)
    )
    assert lacking(acme) == []
    assert say(acme, "what_comes_back") == "The last mail came in on 2026-11-20, by hook:postmark."
    assert lacking(acme, MONDAY + timedelta(days=60)) == ["what_comes_back"]


def test_a_message_without_an_approved_template_is_named_with_its_place(acme):
    Template.objects.filter(key="close_loop").update(state="retired")
    assert lacking(acme) == ["templates"]
    assert say(acme, "templates") == "No approved template: “close_loop” (the last message)."


def test_a_silence_of_two_days_is_impatience(acme):
    publish_policy(acme, {"no_response": {"silence_days": 4}}, user=None, now=MONDAY)
    assert lacking(acme) == ["silence_threshold"]
    assert say(acme, "silence_threshold") == "A lead counts as silent after 4 days, which is too soon."


def test_leads_left_at_new_long_after_they_were_contacted_show_that_stages_are_not_kept(acme):
    long_ago = MONDAY - timedelta(days=60)
    leads = [capture(acme, long_ago, email=f"p{n}@buyer.example") for n in range(10)]
    for lead in leads:
        note(acme, lead, long_ago, kind="call", text="We spoke.")
    Lead.objects.update(stage="contacted")
    assert states(acme)["statuses"] == "ready"
    Lead.objects.filter(pk__in=[lead.pk for lead in leads[:6]]).update(stage="new")
    assert lacking(acme) == ["statuses"]
    assert say(acme, "statuses") == "6 of 10 open leads that were contacted long ago are still marked new."


def test_a_lost_lead_without_a_reason_is_inconsistent(acme):
    lead = capture(acme)
    Lead.objects.filter(pk=lead.pk).update(stage="lost", next_look_at=None)
    assert say(acme, "statuses") == "1 lost lead has no reason, so nobody knows whom to leave alone."


def test_tasks_that_nobody_does_are_not_in_use(acme):
    for number in range(10):
        lead = capture(acme, email=f"p{number}@buyer.example")
        note(acme, lead, kind="call", text="We spoke.", promises=[{"by": "us", "text": "Send the plan", "due": MONDAY}])
    look(acme)
    FollowUp.objects.update(is_touch=False, due_at=MONDAY - timedelta(days=1))
    assert (FollowUp.objects.count(), lacking(acme)) == (10, ["tasks"])
    FollowUp.objects.filter(pk=FollowUp.objects.first().pk).update(state="done")
    assert lacking(acme) == []


def test_a_cadence_becomes_active_only_when_the_client_is_ready(acme, cast):
    SendingIdentity.objects.update(test_ok=False, test_say="No route.")
    policy = current_policy(acme).policy
    draft = draft_policy(acme, {"cadences": [NEW], "start_cadence": "fair"}, user=cast.olga)
    with pytest.raises(Refused) as refused:
        publish_draft(acme, draft, MONDAY)
    assert refused.value.errors[""] == (
        "“After the fair” cannot become active: Acme is not ready. Mail can leave: The last test of team@acme.example failed: "
        "No route. Mend it, then test it again. Disable the cadence to publish the rest."
    )
    assert current_policy(acme).policy == policy
    SendingIdentity.objects.update(test_ok=True)
    assert publish_draft(acme, draft, MONDAY).state == "published"


def test_what_makes_no_cadence_active_may_always_be_published(acme, cast):
    SendingIdentity.objects.update(test_ok=False)
    draft = draft_policy(acme, {"minimum_gap_days": 5}, user=cast.olga)
    assert publish_draft(acme, draft, MONDAY).state == "published"


def test_the_rules_of_the_draft_are_asked_so_that_publishing_them_can_mend(acme, cast):
    publish_policy(acme, {"no_response": {"silence_days": 4}}, user=None, now=MONDAY)
    draft = draft_policy(acme, {"cadences": [NEW], "start_cadence": "fair"}, user=cast.olga)
    assert publish_draft(acme, draft, MONDAY).state == "published"


def test_newly_active_is_what_starts_and_did_not_start_so_before():
    def rules(**fair) -> Policy:
        return policy_from_dict({"cadences": [START, NEW | fair], "start_cadence": "start"})

    same, off, later = rules(), rules(enabled=False), rules(steps=[STEP | {"after": "2 days"}])
    assert [newly_active(same, holds) for holds in (off, later, same)] == [["After the fair"], ["After the fair"], []]
    assert newly_active(same, None) == ["Start", "After the fair"]
    assert newly_active(off, same) == []
