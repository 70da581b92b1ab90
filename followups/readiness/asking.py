"""All questions at once, and the answer that keeps a cadence from becoming active (mission M2)."""

from collections.abc import Sequence
from datetime import datetime

from followups.engine.policy import Policy
from followups.readiness.check import Check
from followups.readiness.mail import sending_identity, what_comes_back
from followups.readiness.people_and_leads import owners, statuses, tasks
from followups.readiness.rules import exit_criteria, silence_threshold, templates, writes_mail
from leads.refusals import Refused
from tenants.models import Tenant


def readiness_of(tenant: Tenant, policy: Policy, now: datetime) -> list[Check]:
    """Whether the client is ready for these rules, question by question. Inside the scope; at most ten queries."""
    mail = [sending_identity(tenant), what_comes_back(now)] if writes_mail(policy) else []
    return [
        owners(tenant),
        *mail,
        templates(policy),
        exit_criteria(policy),
        silence_threshold(policy),
        statuses(now),
        tasks(now),
    ]


def newly_active(policy: Policy, holds: Policy | None) -> list[str]:
    """The names of cadences that would start leads by these rules and do not, or not so, by those that hold now."""
    known = holds.cadences if holds else ()
    return [cadence.name for cadence in policy.cadences if cadence.enabled and cadence not in known]


def refuse_unready(tenant: Tenant, policy: Policy, holds: Policy | None, now: datetime) -> None:
    """Raises Refused, with what is to be mended, where rules would make a cadence active before the client is ready.

    Whatever else a version changes may be published at any time: caps, hours, a cadence switched off.
    """
    new = newly_active(policy, holds)
    if not new:
        return
    lacking = [check for check in readiness_of(tenant, policy, now) if check.holds_up]
    if lacking:
        raise Refused({"": _in_words(tenant, new, lacking)})


def _in_words(tenant: Tenant, new: Sequence[str], lacking: Sequence[Check]) -> str:
    named = ", ".join(f"“{name}”" for name in new[:3]) + (f" and {len(new) - 3} more" if len(new) > 3 else "")
    points = " ".join(f"{check.name}: {check.say} {check.mend}" for check in lacking)
    return f"{named} cannot become active: {tenant} is not ready. {points} Disable the cadence to publish the rest."
