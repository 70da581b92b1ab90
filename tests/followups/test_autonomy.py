"""What goes out by itself: reason by template, within what the rules allow, stopped at once (mission D5)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django_q.models import OrmQ

from followups import jobs
from followups.autonomy_record import cells_of
from followups.drafting.writing import write_due_drafts
from followups.models import AutonomyChange, AutonomyRule, Message
from followups.policies import current_policy, publish_policy
from followups.reviewing import ReviewRefused, approve, reject, save_edit
from followups.setting_up import set_up_tenant
from followups.stopping_sending import held, hold_stopped, release_sending, stop_sending
from followups.switching import decide_on_each, switch
from leads.refusals import Conflict, Refused
from tenants.models import Agency, StopLevel, Tenant
from tenants.scope import tenant_scope
from tenants.stops import stop_of, stops_of
from tests.story import MONDAY, capture, draft, look, send

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def acme(cast) -> Tenant:
    """Acme, whose rules let warm leads be written to without a person."""
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=MONDAY)
        publish_policy(cast.acme, {"autonomy": "warm_auto"}, user=None, now=MONDAY)
    return cast.acme


def turn(tenant, is_on, *, reason="first_reply", template="first_reply", now=MONDAY, **fields):
    with tenant_scope(tenant.pk):
        given = {"reason": reason, "template": template, "is_on": is_on, "why": "Tried for a month.", "user": None}
        return switch(tenant, **{**given, **fields}, now=now)


def rules(tenant) -> dict:
    with tenant_scope(tenant.pk):
        return {(rule.reason, rule.template): rule.is_on for rule in AutonomyRule.objects.all()}


def now_of(message) -> Message:
    with tenant_scope(message.tenant_id):
        return Message.objects.select_related("follow_up").get(pk=message.pk)


def stop(whose, level="automatic", user=None, now=MONDAY):
    stop_sending(whose, level=level, why="A wrong price went out.", user=user, now=now)


def test_where_nothing_is_decided_the_rules_alone_hold(acme):
    capture(acme)
    message = draft(acme)
    assert (message.state, message.approved_by) == ("approved", None)
    assert len(send(acme)) == 1


def test_a_tenant_that_decides_on_each_sends_only_what_is_on(acme):
    turn(acme, False)
    capture(acme)
    message = draft(acme)
    assert (message.state, message.review_because) == ("in_review", ["autonomy"])
    turn(acme, True)
    capture(acme, email="bo@buyer.example", first_name="Bo")
    assert draft(acme).state == "approved"


def test_the_first_switch_leaves_everything_else_as_it_went(acme):
    turn(acme, False)
    found = rules(acme)
    assert found.pop(("first_reply", "first_reply")) is False
    assert ("cadence_step", "first_questions") in found
    assert set(found.values()) == {True}
    assert ("cadence_step", "close_loop") not in found


def test_a_rule_that_is_on_opens_nothing_that_the_rules_close(acme):
    turn(acme, True)
    with tenant_scope(acme.pk):
        publish_policy(acme, {"autonomy": "review_all"}, user=None, now=MONDAY)
    capture(acme)
    assert draft(acme).review_because == ["autonomy"]


def test_a_strategic_lead_waits_whatever_is_on(acme):
    turn(acme, True)
    capture(acme, strategic=True)
    message = draft(acme)
    assert (message.state, message.review_because) == ("in_review", ["strategic"])


def test_what_a_rule_approved_goes_back_to_review_when_the_rule_is_off(acme):
    capture(acme)
    message = draft(acme)
    turn(acme, False)
    assert send(acme) == []
    after = now_of(message)
    assert (after.state, after.review_because) == ("in_review", ["autonomy"])
    assert after.state_because == "The rules now ask for a person to look at it first."


def test_what_a_person_approved_leaves_though_the_rule_is_off(acme, cast):
    turn(acme, False)
    capture(acme)
    message = draft(acme)
    with tenant_scope(acme.pk):
        approve(acme, message, revision=1, user=cast.olga, now=MONDAY)
    assert len(send(acme)) == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"reason": "no_such"}, "reason"),
        ({"reason": "open_objection", "template": "open_objection"}, "reason"),
        ({"template": "no_such"}, "template"),
        ({"why": "  "}, "why"),
        ({"why": "x" * 301}, "why"),
        ({"share": Decimal("1.2")}, "sample_share"),
    ],
)
def test_what_cannot_be_switched_names_the_field(acme, given, field):
    with pytest.raises(Refused) as error:
        turn(acme, True, **given)
    assert list(error.value.errors) == [field]
    assert rules(acme) == {}


def test_who_switched_what_and_why_is_kept(acme, cast):
    turn(acme, False, user=cast.olga)
    turn(acme, True, user=cast.olga, now=MONDAY + HOUR, why="Better text.")
    with tenant_scope(acme.pk):
        rows = AutonomyChange.objects.order_by("at").values_list("kind", "reason", "template", "by__name", "why")
        assert list(rows) == [
            ("rule_off", "first_reply", "first_reply", "Olga", "Tried for a month."),
            ("rule_on", "first_reply", "first_reply", "Olga", "Better text."),
        ]


def test_a_new_client_decides_on_each_and_nothing_is_on(acme, cast):
    with tenant_scope(cast.bolt.pk):
        set_up_tenant(cast.bolt, now=MONDAY)
        decide_on_each(cast.bolt, now=MONDAY, why="New.")
        publish_policy(cast.bolt, {"autonomy": "warm_auto"}, user=None, now=MONDAY)
        with pytest.raises(Conflict):
            decide_on_each(cast.bolt, now=MONDAY, why="New.")
    capture(cast.bolt)
    assert draft(cast.bolt).state == "in_review"


def test_the_rules_are_the_same_object_for_the_same_switches(acme):
    turn(acme, True)
    with tenant_scope(acme.pk):
        assert current_policy(acme).policy is current_policy(acme).policy


@pytest.mark.parametrize("whose", ["client", "agency"])
def test_a_stop_holds_what_no_person_approved(acme, cast, whose):
    capture(acme)
    message = draft(acme)
    stop(acme if whose == "client" else cast.northwind, user=cast.olga)
    assert send(acme) == []
    after = now_of(message)
    assert (after.state, after.review_because) == ("in_review", ["sending_stopped"])
    name = "Acme" if whose == "client" else "Northwind Agency"
    say = (
        f"All automatic sending of {name} has been stopped since 2026-11-23 10:00 UTC by Olga: A wrong price went out."
    )
    assert after.state_because == say
    capture(acme, email="bo@buyer.example", first_name="Bo")
    assert draft(acme).review_because == ["autonomy"]


def test_a_stop_of_one_client_is_none_of_the_next(acme, cast):
    stop(cast.bolt)
    stop(cast.zenith)
    capture(acme)
    draft(acme)
    assert len(send(acme)) == 1


def test_what_a_person_approved_leaves_under_the_lesser_stop_alone(acme, cast):
    stop(acme)
    capture(acme)
    message = draft(acme)
    with tenant_scope(acme.pk):
        approve(acme, message, revision=1, user=cast.olga, now=MONDAY)
    assert len(send(acme)) == 1


def test_a_stop_of_all_holds_what_people_approved_and_refuses_more(acme, cast):
    turn(acme, False)
    capture(acme)
    message = draft(acme)
    with tenant_scope(acme.pk):
        approve(acme, message, revision=1, user=cast.olga, now=MONDAY)
    stop(acme, "all")
    assert send(acme) == []
    after = now_of(message)
    assert (after.state, after.review_because) == ("in_review", ["autonomy", "sending_stopped"])
    with tenant_scope(acme.pk), pytest.raises(ReviewRefused) as error:
        approve(acme, after, revision=1, user=cast.olga, now=MONDAY)
    assert str(error.value).startswith("It would not be sent. All sending of Acme has been stopped since")


def test_the_stricter_stop_holds(acme, cast):
    stop(acme, "automatic")
    stop(cast.northwind, "all")
    assert stop_of(acme.pk).level is StopLevel.ALL
    assert [(each.whose, each.level) for each in stops_of([acme.pk, cast.bolt.pk])] == [
        ("agency", "all"), ("client", "automatic"),
    ]  # fmt: skip


def test_the_job_puts_back_what_is_approved_for_later(acme):
    capture(acme)
    message = draft(acme)
    assert hold_stopped(acme, MONDAY) == 0
    stop(acme)
    assert hold_stopped(acme, MONDAY) == 1
    after = now_of(message)
    assert (after.state, after.approved_digest, after.approved_at) == ("in_review", "", None)
    assert hold_stopped(acme, MONDAY) == 0


def test_a_release_lets_nothing_burst_out(acme):
    capture(acme)
    message = draft(acme)
    stop(acme)
    back = release_sending(acme, approved="keep", why="Mended.", user=None, now=MONDAY + HOUR)
    assert (back, now_of(message).state) == (1, "in_review")
    assert send(acme, MONDAY + HOUR) == []
    with tenant_scope(acme.pk):
        assert held([acme.pk]) == {"held": 1, "waiting": 0}
    capture(acme, MONDAY + HOUR, email="bo@buyer.example", first_name="Bo")
    assert draft(acme, MONDAY + HOUR).state == "approved"


@pytest.mark.parametrize(("approved", "state"), [("keep", "approved"), ("review", "in_review")])
def test_a_release_asks_what_becomes_of_what_people_approved(acme, cast, approved, state):
    turn(acme, False)
    capture(acme)
    message = draft(acme)
    with tenant_scope(acme.pk):
        approve(acme, message, revision=1, user=cast.olga, now=MONDAY)
    stop(acme)
    release_sending(acme, approved=approved, why="Mended.", user=cast.olga, now=MONDAY)
    assert now_of(message).state == state


def test_what_is_not_stopped_is_not_released(acme):
    with pytest.raises(Conflict):
        release_sending(acme, approved="keep", why="Mended.", user=None, now=MONDAY)


@pytest.mark.parametrize("given", [{"level": "some"}, {"why": ""}])
def test_a_stop_without_level_or_reason_is_refused(acme, given):
    with pytest.raises(Refused) as error:
        stop_sending(acme, **{"level": "all", "why": "Wrong.", **given}, user=None, now=MONDAY)
    assert list(error.value.errors) == list(given)
    assert Tenant.objects.get(pk=acme.pk).sending_stopped == ""


def test_owners_and_managers_are_told_once_of_an_agency_s_stop(acme, cast):
    stop(cast.northwind, user=cast.olga)
    told = rung("followups.jobs.sending_switched")
    assert len(told) == 2  # Acme and Bolt
    for args in told:
        jobs.sending_switched(*args)
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["olga@people.example"], "Acme: sending is stopped")
    assert "Northwind Agency, all its clients, was stopped by Olga at 2026-11-23 10:00 UTC." in letter.body
    with tenant_scope(cast.bolt.pk):
        assert list(AutonomyChange.objects.values_list("kind", "level", "whole_agency")) == [
            ("stopped", "automatic", True)
        ]
    assert Agency.objects.get(pk=cast.northwind.pk).sending_stopped == "automatic"


def rung(job: str) -> list[list[str]]:
    """The ids with which this job waits to be run."""
    tasks = [row.task for row in OrmQ.objects.order_by("pk")]
    return [list(task["args"]) for task in tasks if task["func"] == job]


def test_what_people_did_with_such_drafts_is_counted(acme, cast):
    turn(acme, False)
    decisions = [approve, approve, reject, save_edit]
    for number, act in enumerate(decisions):
        capture(acme, email=f"lead{number}@buyer.example")
        message = draft(acme)
        with tenant_scope(acme.pk):
            if act is save_edit:
                save_edit(
                    acme,
                    message,
                    revision=1,
                    subject="Yours",
                    body=message.body + "\n\nMore.",
                    user=cast.olga,
                    now=MONDAY,
                )
                approve(acme, message, revision=2, user=cast.olga, now=MONDAY)
            elif act is reject:
                reject(acme, message, revision=1, because="No.", user=cast.olga, now=MONDAY)
            else:
                approve(acme, message, revision=1, user=cast.olga, now=MONDAY)
    with tenant_scope(acme.pk):
        policy = current_policy(acme).policy
        cell = cells_of(acme, policy, MONDAY + HOUR)[0]
        assert (cell.reason, cell.template) == ("first_reply", "first_reply")
        assert (cell.unchanged, cell.edited, cell.rejected, cell.reviewed) == (2, 1, 1, 4)
        assert (cell.goes, cell.little_known) == (False, True)
        assert cells_of(acme, policy, MONDAY + timedelta(days=31))[0].reviewed == 0


def test_the_record_says_what_goes_and_why_not(acme):
    with tenant_scope(acme.pk):
        alone = {
            (cell.reason, cell.template): cell.goes for cell in cells_of(acme, current_policy(acme).policy, MONDAY)
        }
    assert alone["first_reply", "first_reply"] is True
    assert alone["cadence_step", "first_questions"] is True
    turn(acme, False)
    stop(acme)
    with tenant_scope(acme.pk):
        stopped = {
            (cell.reason, cell.template): cell.goes for cell in cells_of(acme, current_policy(acme).policy, MONDAY)
        }
        publish_policy(acme, {"autonomy": "acknowledge"}, user=None, now=MONDAY)
        never = {cell.template: cell.never for cell in cells_of(acme, current_policy(acme).policy, MONDAY)}
    assert set(stopped.values()) == {False}
    assert never["first_reply"] == ""
    assert never["reactivation"] == "A person reads these always."
    assert never["first_questions"] == "The rules let only the acknowledgement go."


def test_rules_and_switches_are_read_in_one_question(acme, django_assert_num_queries):
    for template in ("first_reply", "referral_first_reply"):
        turn(acme, True, template=template)
    with tenant_scope(acme.pk):
        current_policy(acme)  # a version is read once in the life of a process
        with django_assert_num_queries(1):
            current_policy(acme)


def test_due_drafts_of_two_leads_know_the_switch(acme):
    turn(acme, False)
    for number in range(2):
        capture(acme, email=f"lead{number}@buyer.example")
    look(acme)
    assert write_due_drafts(acme, MONDAY) == 2
    with tenant_scope(acme.pk):
        assert set(Message.objects.values_list("state", flat=True)) == {"in_review"}
