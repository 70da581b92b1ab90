"""Where a template is used: steps of cadences, the last message, and the rules that name one (mission J2)."""

from followups.engine.policy import Policy
from followups.engine.policy_file import PolicyError
from followups.models import Template
from followups.policies import current_policy
from tenants.models import Tenant

# The rules that write to a lead outside any cadence name their templates themselves (followups/engine/rules/).
OF_RULES = {
    "promised_next_step": "the rule our_promise",
    "missed_next_step": "the rule their_promise",
    "open_question": "the rule open_question",
    "open_objection": "the rule open_question, for an objection",
    "meeting_recap": "the rule finished_meeting",
    "polite_decline": "the rule not_a_fit, where the profile declines",
    **{f"quiet_proposal_{place}": "the rule quiet_offer" for place in (1, 2, 3)},
    **{f"unanswered_quote_{place}": "the rule quiet_offer" for place in (1, 2, 3)},
}


def uses_of(key: str, policy: Policy) -> list[str]:
    """Everything in these rules that names the template, in words: “Speed to lead: day-3”."""
    found = [
        f"{cadence.name}: {step.key}{'' if cadence.enabled else ' (not enabled)'}"
        for cadence in policy.cadences
        for step in cadence.steps
        if step.template == key
    ]
    found += ["the last message (no_response.template)"] if policy.no_response.template == key else []
    return found + ([OF_RULES[key]] if key in OF_RULES else [])


def uses_now(tenant: Tenant, key: str) -> list[str]:
    """As uses_of(), of the tenant's present rules; a word on it where they cannot be read. Inside the scope."""
    try:
        return uses_of(key, current_policy(tenant).policy)
    except PolicyError:
        return ["the client's rules, which cannot be read"]


def left_without(template: Template) -> list[str]:
    """What would have no template in any language if this version went; empty where it is not approved or not the last."""
    rows = Template.objects.approved().filter(tenant=template.tenant_id, key=template.key)
    if template.state != Template.State.APPROVED or rows.exclude(pk=template.pk).exists():
        return []
    return uses_now(template.tenant, template.key)
