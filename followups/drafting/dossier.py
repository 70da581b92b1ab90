"""What a model is given to write from, with an id for everything it may rest a claim on (mission H1, H4, I10).

`task` holds words of ours alone: the step, approved facts, template, voice, asset. `data` holds everything that a lead could
have had a hand in, the decision's own sentences too, since they quote.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from followups.drafting.evidence import DraftEvidence
from followups.drafting.phrases import base_language
from followups.drafting.style import style_of
from followups.drafting.template_writer import Written

LONGEST = 4000  # characters of one text of somebody's
AVOIDED = 3  # drafts to other leads that are shown as what not to repeat


@dataclass(frozen=True, slots=True)
class Dossier:
    """`sources` is {short id: (kind, id of the row)}: what a claim may name."""

    task: dict[str, Any]
    data: dict[str, Any]
    sources: dict[str, tuple[str, str]]


def dossier_of(
    evidence: DraftEvidence,
    template: Written,
    *,
    others: Sequence[str] = (),
    hint: str = "",
    objections: Sequence[str] = (),
    present: str = "",
) -> Dossier:
    """The dossier of a draft. `template` is what the template writer made, `others` the drafts to other leads of this step,
    `present` the text that a person wants written otherwise."""
    follow_up, lead, language = evidence.follow_up, evidence.lead, template.language
    sources: dict[str, tuple[str, str]] = {}

    def source(kind: str, row: Any) -> str:
        name = f"e{len(sources) + 1}"
        sources[name] = (kind, str(row))
        return name

    facts = [fact for fact in evidence.facts if fact.language in ("", base_language(language), language)]
    task: dict[str, Any] = {
        "channel": follow_up.channel,
        "kind": follow_up.kind,
        "reason": follow_up.reason,
        "language": language,
        "max_words": follow_up.max_words,
        "brings": template.angle,
        "sender": evidence.owner.name or evidence.tenant.sender_name,
        "company": evidence.tenant.name,
        "template": {"id": source("template", template.template.pk), "subject": template.template.subject,
                     "body": template.template.body},
        "facts": [{"id": source("approved_fact", fact.pk), "kind": fact.kind, "text": fact.text} for fact in facts],
        "voice": {"description": evidence.voice.description, "never": evidence.voice.banned,
                  "always": evidence.voice.required},
        "style": style_of(evidence.their_words, language).as_dict(),
    }  # fmt: skip
    if asset := evidence.asset:
        task["asset"] = {
            "id": source("asset", asset.pk),
            "title": asset.title,
            "url": asset.url,
            "brings": asset.brings,
        }
    if hint:
        task["hint"] = hint
    if objections:
        task["objections"] = list(objections)
    data: dict[str, Any] = {
        "lead": {"first_name": lead.first_name, "last_name": lead.last_name, "role": lead.role, "company": lead.company,
                 "stage": lead.stage},
        "why_now": follow_up.because,
        "ask": follow_up.ask,
        "earlier": [{"id": source("touch", touch.pk), "subject": touch.subject, "body": touch.body[:LONGEST]}
                    for touch in evidence.earlier[-5:]],
    }  # fmt: skip
    if last := evidence.last_interaction:
        data["last_interaction"] = {
            "id": source("interaction", last.pk), "kind": last.kind, "at": last.at, "direction": last.direction,
            "text": last.text[:LONGEST],
        }  # fmt: skip
    if promise := evidence.promise:
        data["promise"] = {
            "id": source("promise", promise.pk),
            "by": promise.by,
            "text": promise.text,
            "due": promise.due,
        }
    if question := evidence.question:
        data["question"] = {"id": source("question", question.pk), "kind": question.kind, "text": question.text}
    if avoided := [present, *others][: AVOIDED + 1] if present else list(others[:AVOIDED]):
        data["avoid"] = [text[:LONGEST] for text in avoided]
    return Dossier(task, data, sources)
