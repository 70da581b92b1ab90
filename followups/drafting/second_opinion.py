"""A model's second opinion on a draft: it may add failures, and nothing it says takes one away (issue 5, point 3)."""

from pydantic import Field

from followups.drafting.dossier import dossier_of
from followups.drafting.evidence import DraftEvidence
from followups.drafting.template_writer import Written
from followups.gates.result import Finding
from followups.language_models.asking import Form
from followups.language_models.failures import ModelFailed
from followups.language_models.using import put_question
from followups.models import Use

NAME = "second_opinion"
MOST = 8


class OpinionForm(Form):
    """What the model is to fill in."""

    class Objection(Form):
        words: str = Field(description="Exactly as they stand in the message.")
        say: str
        mend: str

    objections: list[Objection]


def second_opinion(evidence: DraftEvidence, written: Written, ends: float) -> tuple[Finding, ...]:
    """The model's objections, each at its place; none where it has none, or could not be asked. Network: outside any scope.

    An objection to words that the message does not hold is nonsense and counts for nothing.
    """
    dossier = dossier_of(evidence, written)
    data = {**dossier.data, "message": {"subject": written.subject, "body": written.body}}
    try:
        asked = put_question(
            evidence.tenant, Use.GATE_OPINION, OpinionForm, task=dossier.task, data=data, now=evidence.now, ends=ends
        )
    except ModelFailed:
        return ()
    found = []
    for objection in asked.value.objections[:MOST]:
        words = objection.words.strip()
        for text, in_subject in ((written.body, False), (written.subject, True)):
            at = text.find(words) if words else -1
            if at >= 0:
                say = " ".join(objection.say.split())[:300] or "The model objects to this."
                mend = " ".join(objection.mend.split())[:300]
                found.append(Finding(NAME, False, (at, at + len(words)), in_subject, say, mend))
                break
    return tuple(found)
