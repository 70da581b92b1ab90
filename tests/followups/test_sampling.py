"""The daily sample of what went out by itself (mission D5)."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from followups.drafting.writing import write_due_drafts
from followups.exporting import export_of
from followups.models import AutonomyRule, Message, SentSample
from followups.policies import publish_policy
from followups.sampling import choose, draw_samples, judge
from followups.setting_up import set_up_tenant
from followups.switching import switch
from leads.models import Event
from leads.refusals import Conflict, Refused
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, look, send

DAY = timedelta(days=1)
RULE, OTHER = ("first_reply", "first_reply"), ("cadence_step", "first_questions")


def sent(count: int, rule=RULE, start: int = 0) -> dict:
    return {UUID(int=start + number): rule for number in range(count)}


@pytest.mark.parametrize(("count", "chosen"), [(0, 0), (1, 1), (9, 1), (10, 1), (11, 2), (95, 10), (500, 20)])
def test_a_tenth_is_looked_at_but_one_at_least_and_twenty_at_most(count, chosen):
    assert len(choose(sent(count), {})) == chosen


def test_the_same_messages_are_chosen_in_any_order():
    messages = sent(60)
    assert choose(messages, {}) == choose(dict(reversed(messages.items())), {})


def test_each_rule_has_its_own_share_and_none_is_crowded_out():
    messages = {**sent(400), **sent(10, OTHER, start=1000)}
    chosen = [messages[pk] for pk in choose(messages, {RULE: Decimal("0.5"), OTHER: Decimal(1)})]
    assert (chosen.count(RULE), chosen.count(OTHER)) == (10, 10)


def test_a_share_of_nothing_still_shows_one_a_day():
    assert len(choose(sent(30), {RULE: Decimal(0)})) == 1


@pytest.fixture
def acme(cast) -> Tenant:
    """Acme, which sent three first replies by itself on Monday."""
    tenant = cast.acme
    with tenant_scope(tenant.pk):
        set_up_tenant(tenant, now=MONDAY)
        publish_policy(tenant, {"autonomy": "acknowledge"}, user=None, now=MONDAY)
    for number in range(3):
        capture(tenant, email=f"lead{number}@buyer.example")
    look(tenant)
    write_due_drafts(tenant, MONDAY)
    assert len(send(tenant)) == 3
    return tenant


def drawn(tenant) -> list[SentSample]:
    with tenant_scope(tenant.pk):
        return list(SentSample.objects.select_related("lead", "message").order_by("pk"))


@pytest.mark.django_db
def test_yesterday_s_sample_is_drawn_once(acme):
    assert draw_samples(acme, MONDAY) == 0  # of Sunday
    assert draw_samples(acme, MONDAY + DAY) == 1
    assert draw_samples(acme, MONDAY + DAY + timedelta(hours=1)) == 0
    (sample,) = drawn(acme)
    assert (sample.reason, sample.template, sample.day, sample.verdict) == (*RULE, MONDAY.date(), "")


@pytest.mark.django_db
def test_what_a_person_approved_is_not_drawn(acme, cast):
    with tenant_scope(acme.pk):
        Message.objects.update(approved_by=cast.olga)
    assert draw_samples(acme, MONDAY + DAY) == 0


def say(tenant, verdict, because="", user=None):
    (sample,) = drawn(tenant)
    with tenant_scope(tenant.pk):
        return judge(tenant, sample, verdict=verdict, because=because, user=user, now=MONDAY + DAY)


@pytest.mark.django_db
@pytest.mark.parametrize("verdict", ["fine", "change"])
def test_a_word_is_kept_in_the_journal_and_switches_nothing(acme, cast, verdict):
    draw_samples(acme, MONDAY + DAY)
    assert say(acme, verdict, "Too long.", cast.rita) is None
    (sample,) = drawn(acme)
    assert (sample.verdict, sample.because, sample.judged_by_id) == (verdict, "Too long.", cast.rita.pk)
    with tenant_scope(acme.pk):
        event = Event.objects.get(kind="reviewed")
        assert event.data == {"message": str(sample.message_id), "decision": f"sample_{verdict}"}
        assert event.user_id == cast.rita.pk
        assert AutonomyRule.objects.count() == 0
        assert export_of(acme, sample.lead)["sent_samples"][0]["because"] == "Too long."


@pytest.mark.django_db
def test_what_should_not_have_gone_switches_its_rule_off_and_no_other(acme, cast):
    draw_samples(acme, MONDAY + DAY)
    rule = say(acme, "wrong", "It names the wrong product.", cast.rita)
    assert (rule.reason, rule.template, rule.is_on, rule.set_by_id) == (*RULE, False, cast.rita.pk)
    assert rule.why == "A message that went out by it should not have: It names the wrong product."
    with tenant_scope(acme.pk):
        off = AutonomyRule.objects.filter(is_on=False).values_list("reason", "template")
        assert list(off) == [RULE]
        assert AutonomyRule.objects.filter(is_on=True, template="referral_first_reply").count() == 1


@pytest.mark.django_db
def test_a_second_word_and_one_without_a_reason_are_refused(acme, cast):
    draw_samples(acme, MONDAY + DAY)
    for verdict, because, field in (
        ("wrong", " ", "because"),
        ("bad", "x", "verdict"),
        ("change", "x" * 501, "because"),
    ):
        with pytest.raises(Refused) as error:
            say(acme, verdict, because, cast.rita)
        assert list(error.value.errors) == [field]
    say(acme, "fine", user=cast.rita)
    with pytest.raises(Conflict):
        say(acme, "wrong", "Late.", cast.olga)
    with tenant_scope(acme.pk):
        assert AutonomyRule.objects.count() == 0


@pytest.mark.django_db
def test_the_share_of_a_rule_is_the_one_that_was_set(acme, cast):
    with tenant_scope(acme.pk):
        switch(
            acme,
            reason=RULE[0],
            template=RULE[1],
            is_on=True,
            share=Decimal("0.9"),
            why="New.",
            user=cast.olga,
            now=MONDAY,
        )
    assert draw_samples(acme, MONDAY + DAY) == 3
