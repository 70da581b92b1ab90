"""What a template would say to a lead, before anybody is written to. Stores nothing."""

from dataclasses import dataclass
from datetime import datetime

from followups.drafting.evidence import DraftEvidence, facts_of, voice_of
from followups.drafting.gating import check_message
from followups.drafting.placeholders import MissingEvidence, UnknownPlaceholder, fill
from followups.drafting.template_writer import seed_of
from followups.drafting.variants import choose, every_wording
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
        now=now,
    )
    seed = seed_of(evidence, template)
    try:
        subject = fill(choose(template.subject, seed), evidence, template.language).strip()
        body = fill(choose(template.body, seed), evidence, template.language).strip()
        # What may be sent is to be judged: every wording, not this lead's alone.
        wordings = {
            fill(wording, evidence, template.language).strip(): None for wording in every_wording(template.body)
        }
    except (UnknownPlaceholder, MissingEvidence) as error:
        return Preview(lead, problem=str(error))
    against: dict[str, None] = {}
    for wording in (body, *wordings):
        verdict = check_message(evidence, subject=subject, body=wording, language=template.language)
        against |= {f"{each.say} {each.mend}".strip(): None for each in verdict.findings if not each.passed}
    return Preview(lead, subject, body, findings=tuple(against))
