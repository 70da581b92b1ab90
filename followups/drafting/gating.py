"""Putting a message before the gates: the same check for what a template, a model or a person wrote."""

from followups.gates.check import check
from followups.gates.draft import Draft, Interaction, OptOut, Person, Reason, Sender, Touch
from followups.gates.result import Verdict
from followups.models import FollowUp, Message
from leads.models import Event, Lead
from tenants.models import Tenant


def check_message(
    tenant: Tenant,
    follow_up: FollowUp,
    *,
    subject: str,
    body: str,
    language: str,
    last_interaction: Event | None,
    earlier: tuple[Message, ...],
) -> Verdict:
    """What the gates say of this text, for this lead and step. Identity and opt-out are appended later (channels.footers)."""
    lead: Lead = follow_up.lead
    return check(
        Draft(
            channel=follow_up.channel,
            kind=follow_up.kind,
            language=language,
            subject=subject,
            body=body,
            lead=Person(lead.first_name, lead.last_name, lead.company),
            sender=Sender(follow_up.owner.name, tenant.name, tenant.postal_address),
            reason=Reason(follow_up.reason, follow_up.because),
            last_interaction=_interaction(last_interaction),
            previous_touches=tuple(
                Touch(message.sent_at or message.claimed_at, message.subject, message.body) for message in earlier
            ),
            approved_facts=(),
            opt_out=OptOut(url="appended", header=True),
        )
    )


def _interaction(event: Event | None) -> Interaction | None:
    if event is None:
        return None
    direction = "out" if event.direction == Event.Direction.OUTBOUND else "in"
    return Interaction(event.at, event.channel or "", direction, event.text)
