"""The writer that is always there: an approved template, filled from evidence (mission H1, H2)."""

from dataclasses import dataclass

from followups.drafting.evidence import DraftEvidence
from followups.drafting.phrases import FALLBACK, base_language, occasion
from followups.drafting.placeholders import MissingEvidence, UnknownPlaceholder, fill
from followups.models import Template


class NoDraft(Exception):
    """No draft can be written without a person; the message says why and what would help."""


@dataclass(frozen=True, slots=True)
class Written:
    subject: str
    body: str
    summary: str
    angle: str
    language: str
    template: Template


def write_from_template(evidence: DraftEvidence) -> Written:
    """Fill the approved template of the follow-up's step, in the lead's language where there is one. Call it inside a scope."""
    template = _template(evidence)
    language = template.language
    try:
        body = fill(template.body, evidence, language).strip()
        subject = fill(template.subject, evidence, language).strip()
    except (UnknownPlaceholder, MissingEvidence) as error:
        raise NoDraft(f"The template “{template.key}” cannot be filled for this lead. {error}") from error
    if evidence.reply_to is not None and evidence.reply_to.subject:
        # A continued conversation keeps its subject, so that every mail client shows it as one thread.
        subject = "Re: " + evidence.reply_to.subject.removeprefix("Re: ")
    return Written(subject, body, summarise(evidence), template.brings, language, template)


def _template(evidence: DraftEvidence) -> Template:
    key = evidence.follow_up.template
    found = {row.language: row for row in Template.objects.approved().filter(key=key)}
    wanted = (
        evidence.lead.language,
        base_language(evidence.lead.language or evidence.tenant.language),
        evidence.tenant.language,
        FALLBACK,
    )
    for language in wanted:
        if language in found:
            return found[language]
    raise NoDraft(f"There is no approved template “{key}”. Approve one in the admin, or write this message yourself.")


def summarise(evidence: DraftEvidence) -> str:
    """The context in a few lines: who, where they stand, what happened last, what is to be kept in mind."""
    lead, last = evidence.lead, evidence.last_interaction
    who = ", ".join(filter(None, (lead.name, lead.role, lead.company)))
    lines = [f"{who}. Stage: {lead.get_stage_display().lower()}."]
    if last is not None:
        words = f": “{' '.join(last.text.split())[:240]}”" if last.text else "."
        what = occasion("en", last.kind, last.at.astimezone(evidence.zone).date())
        lines.append(f"Last: {what}{words}")
    if evidence.promise is not None:
        by = "We promised" if evidence.promise.by == "us" else "They promised"
        lines.append(f"{by}: {evidence.promise.text}")
    if evidence.question is not None:
        lines.append(f"Open {evidence.question.kind}: {evidence.question.text}")
    if evidence.earlier:
        lines.append(f"Messages of ours so far: {len(evidence.earlier)}.")
    return "\n".join(lines)
