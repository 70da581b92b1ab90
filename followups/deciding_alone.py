"""One lead decided by itself and nothing written: for whoever shows it, approves for it, or is about to send to it."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import DatabaseError

from followups.engine.decide import decide
from followups.engine.decision import Decision
from followups.engine.facts import Facts
from followups.engine.policy import Policy
from followups.fact_finding import find
from followups.pinning import Rules
from followups.policies import CurrentPolicy, current_policy
from leads.models import Lead
from leads.scored import Scored
from tenants.models import Tenant

log = logging.getLogger(__name__)

AFTER_ERROR = timedelta(hours=1)


class CannotDecide(Exception):
    """A rule failed for this lead, or its rules or facts cannot be read: nothing is sent to it until that is mended."""


@dataclass(frozen=True, slots=True)
class Decided:
    facts: Facts
    decision: Decision
    policy: Policy  # the rules it was decided by
    scored: Scored | None = None  # None: the tenant has no profile


def decide_alone(tenant: Tenant, lead: Lead, now: datetime, rules: CurrentPolicy | None = None) -> Decided:
    """What the loop would decide for this lead now. Inside the tenant's scope. Raises CannotDecide with what went wrong.

    `rules` are the latest, read anew where they are not given; what the lead was begun with stays.
    """
    try:
        found = find(tenant, [lead], now)[lead.pk]
        facts = found.facts
        theirs = Rules(tenant, rules or current_policy(tenant)).load([facts]).of(facts)
        return Decided(facts, decide(facts, theirs, now), theirs, found.scored)
    except DatabaseError:
        raise
    except Exception as error:
        raise CannotDecide(f"The rules fail for this lead: {type(error).__name__}: {error}") from error


def note_failure(lead_id: UUID, error: Exception, now: datetime) -> str:
    """Set the lead's next look an hour ahead with what went wrong on it, for the admin; what it says. In its scope."""
    cause = error.__cause__ if isinstance(error, CannotDecide) and error.__cause__ else error
    log.error("The lead %s cannot be decided: %r", lead_id, cause, exc_info=cause)
    say = f"{type(cause).__name__}: {cause}"
    Lead.objects.filter(pk=lead_id).update(
        next_look_at=now + AFTER_ERROR,
        next_look_because="The last look failed; it is tried again.",
        look_error=say,
        looked_at=now,
    )
    return say
