"""The writer that is always there: an approved template, filled from evidence (mission H1, H2)."""

from dataclasses import dataclass, replace

from followups.drafting.evidence import DraftEvidence
from followups.drafting.phrases import FALLBACK, base_language, occasion
from followups.drafting.placeholders import MissingEvidence, UnknownPlaceholder, fill
from followups.drafting.style import style_of
from followups.drafting.variants import choose
from followups.models import Message, Template


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
    claims: tuple[dict[str, str], ...] = ()  # [{words, evidence, kind}]
    written_by: str = Message.Writer.TEMPLATE
    written_with: str = ""  # of a model: its name and the version of the prompt
    written_because: str = ""  # why another writer than the tenant's model

    def because(self, say: str) -> "Written":
        """The same, with why it was this writer."""
        return replace(self, written_because=say[:300])


INFORMAL = "-x-du"  # a template in the informal address of its language: de-x-du (BCP 47, private use)


def write_from_template(evidence: DraftEvidence, turn: int = 0) -> Written:
    """Fill the approved template of the follow-up's step, in the lead's language where there is one. Call it inside a scope.

    `turn` 1, 2 … asks for other wordings than the one that is this lead's, where the template has any. Each message that went
    out to the lead is a turn as well: what two templates say in the same ways is said in another way the next time (5.2).
    """
    template = _template(evidence)
    language, seed = template.language, seed_of(evidence)
    turn += len(evidence.earlier)
    try:
        body = fill(choose(template.body, seed, turn), evidence, language).strip()
        subject = fill(choose(template.subject, seed, turn), evidence, language).strip()
    except (UnknownPlaceholder, MissingEvidence) as error:
        raise NoDraft(f"The template “{template.key}” cannot be filled for this lead. {error}") from error
    if evidence.reply_to is not None and evidence.reply_to.subject:
        # A continued conversation keeps its subject, so that every mail client shows it as one thread.
        subject = "Re: " + evidence.reply_to.subject.removeprefix("Re: ")
    return Written(subject, body, summarise(evidence), template.brings, language, template)


def seed_of(evidence: DraftEvidence) -> str:
    """What decides between the wordings of a template: the lead."""
    return str(evidence.lead.pk)


def _template(evidence: DraftEvidence) -> Template:
    key = evidence.follow_up.template
    found = {row.language: row for row in Template.objects.approved().filter(key=key)}
    wanted = (
        evidence.lead.language,
        base_language(evidence.lead.language or evidence.tenant.language),
        evidence.tenant.language,
        FALLBACK,
    )
    for language in (tongue for each in wanted for tongue in _in_their_style(evidence, each, found)):
        if language in found:
            return found[language]
    raise NoDraft(f"There is no approved template “{key}”. Approve one in the admin, or write this message yourself.")


def _in_their_style(evidence: DraftEvidence, language: str, found: dict[str, Template]) -> tuple[str, ...]:
    """The informal template before the formal one, for a lead who writes informally; where there is none, nothing is read."""
    if f"{language}{INFORMAL}" not in found or style_of(evidence.their_words, language).formality != "informal":
        return (language,)
    return (f"{language}{INFORMAL}", language)


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
