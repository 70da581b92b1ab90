"""The cadences that ship with the product, as data (E1). Every step names what it brings; none only asks for attention.

The recap of a meeting within `recap_within` is the rule `finished_meeting`, the renewal the rule `renewal`.
"""

from followups.engine.cadences.conversations import COLD_RE_ENGAGEMENT, NURTURE, POST_DEMO, REACTIVATION
from followups.engine.cadences.customers import POST_CLOSE
from followups.engine.cadences.first_contact import NEW_INBOUND, REFERRAL, SPEED_TO_LEAD
from followups.engine.policy import Cadence, Calendar, Policy

CADENCES: tuple[Cadence, ...] = (
    SPEED_TO_LEAD,
    NEW_INBOUND,
    REFERRAL,
    POST_DEMO,
    COLD_RE_ENGAGEMENT,
    NURTURE,
    REACTIVATION,
    POST_CLOSE,
)

RULE_TEMPLATES: tuple[str, ...] = (
    "promised_next_step",
    "missed_next_step",
    "open_question",
    "open_objection",
    "meeting_recap",
    "quiet_proposal_1",
    "quiet_proposal_2",
    "quiet_proposal_3",
    "unanswered_quote_1",
    "unanswered_quote_2",
    "unanswered_quote_3",
    "close_loop",
    "polite_decline",
)


def shipped_templates() -> frozenset[str]:
    """The keys of all templates that the shipped rules and cadences name."""
    return frozenset(RULE_TEMPLATES) | {
        step.template for cadence in CADENCES for step in cadence.steps if step.template
    }


def default_policy(time_zone: str = "UTC") -> Policy:
    """The policy of a new tenant; `time_zone` is the IANA name of its calendar."""
    return Policy(calendar=Calendar(time_zone=time_zone), cadences=CADENCES, templates=shipped_templates())
