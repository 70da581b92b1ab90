"""Switching on, and off, what may go out by itself: one reason with one template (mission D5)."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from followups.autonomy import FIRST_REPLY
from followups.engine.decision import Reason
from followups.engine.policy import Autonomy, Policy
from followups.engine.review import automatic_reason
from followups.models import AutonomyChange, AutonomyRule, Template
from followups.models.autonomy import DEFAULT_SHARE
from followups.policies import current_policy, ring
from leads.refusals import Conflict, Refused
from tenants.models import Tenant, User

# What a rule of the house has a person read whatever anybody switches on (D4): offering it would promise what never happens.
ALWAYS_READ = {Reason.OPEN_OBJECTION, Reason.NO_RESPONSE, Reason.REACTIVATION}
REASONS = (FIRST_REPLY, *(reason.value for reason in Reason if reason not in ALWAYS_READ))
LONGEST_WHY = 300


def switch(
    tenant: Tenant,
    *,
    reason: str,
    template: str,
    is_on: bool,
    why: str,
    user: User | None,
    now: datetime,
    share: Decimal | None = None,
    through: str = "",
) -> AutonomyRule:
    """Set one rule, note who did it and why, and have the open leads decided anew. Inside the tenant's scope.

    `share` of what goes out by it, 0 to 1, is looked at afterwards; None leaves it, at first a tenth. Raises Refused, by
    field. What was approved by a rule that is off now goes back to review when it would be sent.
    """
    why = " ".join(why.split())
    wrong = _wrong(reason, template, is_on=is_on, why=why, share=share)
    if wrong:
        raise Refused(wrong)
    with transaction.atomic():
        Tenant.objects.select_for_update(no_key=True).get(
            pk=tenant.pk
        )  # one at a time: the notes are in the rules' order
        _keep_the_rest(tenant, now)
        rule = AutonomyRule.objects.filter(reason=reason, template=template).first()
        was_on = rule is not None and rule.is_on
        rule = rule or AutonomyRule(tenant=tenant, reason=reason, template=template, sample_share=DEFAULT_SHARE)
        rule.is_on, rule.set_by, rule.set_at, rule.why = is_on, user, now, why
        rule.sample_share = rule.sample_share if share is None else share
        rule.save()
        kind = AutonomyChange.Kind.RULE_ON if is_on else AutonomyChange.Kind.RULE_OFF
        AutonomyChange.objects.create(
            tenant=tenant, kind=kind, reason=reason, template=template, why=why, by=user, through=through, at=now
        )
        if was_on != is_on:
            ring(tenant)
    return rule


def decide_on_each(tenant: Tenant, *, now: datetime, user: User | None = None, why: str) -> None:
    """From now on only what is switched on goes out by itself; nothing is, so far. Conflict where that holds already."""
    if AutonomyRule.objects.exists():
        raise Conflict({"": "This client decides on each already."})
    switch(tenant, reason=FIRST_REPLY, template=FIRST_REPLY, is_on=False, why=why, user=user, now=now)


def goes_by_itself(policy: Policy) -> set[tuple[str, str]]:
    """What the rules alone would send without a person, reason and template, where nothing is decided on each."""
    steps = [step for cadence in policy.cadences for step in cadence.steps if step.kind != "task" and not step.review]
    return {
        (automatic_reason(Reason.CADENCE_STEP, step.kind), step.template)
        for step in steps
        if step.template in policy.templates
        and policy.autonomy is not Autonomy.REVIEW_ALL
        and (step.kind == FIRST_REPLY or policy.autonomy is Autonomy.WARM_AUTO)
    }


def _keep_the_rest(tenant: Tenant, now: datetime) -> None:
    """The first switch of a tenant whose rules alone decided: what goes by itself today goes on doing so, one by one."""
    if AutonomyRule.objects.exists():
        return
    why = "It went by itself before each was decided on."
    rows = [
        AutonomyRule(tenant=tenant, reason=reason, template=template, is_on=True, set_at=now, why=why)
        for reason, template in sorted(goes_by_itself(current_policy(tenant).policy))
    ]
    AutonomyRule.objects.bulk_create(rows)


def _wrong(reason: str, template: str, *, is_on: bool, why: str, share: Decimal | None) -> dict[str, str]:
    wrong = {}
    if reason in ALWAYS_READ:
        wrong["reason"] = "A person reads these always: it cannot be switched on."
    elif reason not in REASONS:
        wrong["reason"] = f"There is no reason “{reason}”. Known are: {', '.join(REASONS)}."
    if is_on and not Template.objects.approved().filter(key=template).exists():
        wrong["template"] = f"There is no approved template “{template}”. Have it approved first."
    elif not template or len(template) > 80:
        wrong["template"] = "Name the key of a template."
    if not why:
        wrong["why"] = "Say why: it is kept with who switched it."
    elif len(why) > LONGEST_WHY:
        wrong["why"] = f"At most {LONGEST_WHY} characters."
    if share is not None and not 0 <= share <= 1:
        wrong["sample_share"] = "A share from 0 to 1: 0.1 is a tenth."
    return wrong
