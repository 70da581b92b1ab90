"""Putting a message before the gates: the same check for what a template, a model or a person wrote."""

from followups.drafting.evidence import DraftEvidence
from followups.drafting.links import unknown_links, with_findings
from followups.gates.check import check
from followups.gates.draft import Asset, Draft, Interaction, OptOut, Person, Reason, Sender, Touch, Voice
from followups.gates.result import Verdict
from followups.models import FollowUp, Template
from leads.models import Event


def check_message(
    evidence: DraftEvidence, *, subject: str, body: str, language: str, template: Template | None = None
) -> Verdict:
    """What the gates say of this text, for this lead and step, and every link in it that nothing of the tenant's own holds.

    `template` is the approved one that it was made of: its links are the tenant's own. Identity and opt-out are appended
    later (channels.footers).
    """
    verdict = _gates(evidence, subject=subject, body=body, language=language)
    own = f"{template.subject}\n{template.body}" if template else ""
    return with_findings(verdict, unknown_links(evidence, subject=subject, body=body, template=own))


def _gates(evidence: DraftEvidence, *, subject: str, body: str, language: str) -> Verdict:
    tenant, lead, follow_up = evidence.tenant, evidence.lead, evidence.follow_up
    linkable = evidence.library if evidence.asset in (None, *evidence.library) else (evidence.asset, *evidence.library)
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
            last_interaction=_interaction(evidence.last_interaction),
            previous_touches=tuple(
                Touch(message.sent_at or message.claimed_at, message.subject, message.body)
                for message in evidence.earlier
            ),
            approved_facts=tuple(fact.text for fact in evidence.facts if fact.holds_in(language)),
            assets=tuple(Asset(f"{each.title}. {each.brings}", each.url) for each in linkable),
            voice=Voice(tuple(evidence.voice.banned), tuple(evidence.voice.required)),
            opt_out=OptOut(url="appended", header=True),
            max_words=follow_up.max_words,
        )
    )


def review_reasons(follow_up: FollowUp, verdict: Verdict) -> list[str]:
    """Why a person must decide on a text (D4): a gate that objects, what the step itself asks for, what the gates saw."""
    failed = [] if verdict.passed else ["gate_failed"]
    return list(dict.fromkeys([*failed, *follow_up.review, *verdict.review_because]))


def _interaction(event: Event | None) -> Interaction | None:
    if event is None:
        return None
    direction = "out" if event.direction == Event.Direction.OUTBOUND else "in"
    return Interaction(event.at, event.channel or "", direction, event.text)
