"""What a template would say to a lead, before anybody is written to. Stores nothing."""

from dataclasses import dataclass
from datetime import datetime

from followups.drafting.evidence import DraftEvidence, facts_of, library_of, voice_of
from followups.drafting.gating import check_message
from followups.drafting.placeholders import MissingEvidence, UnknownPlaceholder, fill
from followups.models import Asset, FollowUp, Template
from leads.models import Event, Lead, Promise, Question


@dataclass(frozen=True, slots=True)
class Preview:
    """One lead's message. `problem` says why there is none; `findings` are the gates' words against the text."""

    lead: Lead
    subject: str = ""
    body: str = ""
    problem: str = ""
    findings: tuple[str, ...] = ()


def preview(template: Template, lead: Lead, now: datetime) -> Preview:
    """Fill the template for a lead of its tenant, as if its step were due now. Call it inside the tenant's scope.

    What a real step points at is taken as the newest of the lead's: the last interaction, the open promise and question,
    the first asset of the library.
    """
    tenant, owner = template.tenant, lead.owner or template.tenant.default_owner
    step = FollowUp(
        tenant=tenant, lead=lead, owner=owner, is_touch=True, reason="cadence_step", because="A preview.",
        kind="follow_up", channel="email", template=template.key, brings=template.brings,
    )  # fmt: skip
    last = lead.events.filter(kind__in=Event.INTERACTIONS, at__lte=now).order_by("-at").first()
    evidence = DraftEvidence(
        tenant=tenant,
        lead=lead,
        owner=owner,
        follow_up=step,
        last_interaction=last,
        promise=lead.promises.filter(state=Promise.State.OPEN).select_related("source").order_by("-made_at").first(),
        question=lead.questions.filter(state=Question.State.OPEN)
        .select_related("source")
        .order_by("-asked_at")
        .first(),
        asset=Asset.objects.filter(is_active=True, language=template.language).order_by("created_at", "id").first(),
        earlier=(),
        reply_to=None,
        facts=facts_of(tenant, now),
        voice=voice_of(tenant),
        library=library_of(tenant, now),
        now=now,
    )
    try:
        subject = fill(template.subject, evidence, template.language).strip()
        body = fill(template.body, evidence, template.language).strip()
    except (UnknownPlaceholder, MissingEvidence) as error:
        return Preview(lead, problem=str(error))
    verdict = check_message(evidence, subject=subject, body=body, language=template.language)
    against = tuple(f"{finding.say} {finding.mend}".strip() for finding in verdict.findings if not finding.passed)
    return Preview(lead, subject, body, findings=against)
