"""The writers behind one port: the template, which always can, and the tenant's model, which may fail (mission H2)."""

import time
from dataclasses import dataclass, replace
from typing import Protocol

from pydantic import Field

from followups.drafting.dossier import Dossier, dossier_of
from followups.drafting.evidence import DraftEvidence
from followups.drafting.gating import check_message
from followups.drafting.likeness import too_like
from followups.drafting.links import with_findings
from followups.drafting.second_opinion import second_opinion
from followups.drafting.template_writer import Written
from followups.gates.result import Verdict
from followups.language_models.asking import Form
from followups.language_models.failures import ModelFailed
from followups.language_models.using import put_question
from followups.models import Message, ModelConnection, Use

SECONDS_A_DRAFT = 45.0  # for all questions about one draft: within what a worker has for a job
FEWEST_SECONDS = 3.0  # less than that is no second try


@dataclass(frozen=True, slots=True)
class Work:
    """What a writer gets: read in one scope, used outside of it."""

    evidence: DraftEvidence
    template: Written  # what the template writer makes of it: the way out, and what the model is to keep to
    others: tuple[str, ...] = ()  # bodies of drafts to other leads of the same step
    writes: bool = True  # False: the model is asked for its opinion alone
    opinion: bool = False
    hint: str = ""
    present: str = ""  # the text that a person wants written otherwise
    newest: str = ""  # id of what was last entered about the lead: another one means that something has happened since


class Writer(Protocol):
    """The port. A writer always hands back a text with what the checks say of it, and never raises for its own failure."""

    def write(self, work: Work) -> tuple[Written, Verdict]: ...


class TemplateWriter:
    """The approved template, filled. No network."""

    def write(self, work: Work) -> tuple[Written, Verdict]:
        return work.template, judge(work.evidence, work.template)


class DraftForm(Form):
    """What the model is to fill in."""

    class Claim(Form):
        words: str = Field(description="Exactly as they stand in body or subject.")
        evidence: str = Field(description="The id of what they rest on.")

    summary: str
    angle: str
    subject: str
    body: str
    ask: str
    claims: list[Claim]


class ModelWriter:
    """The tenant's model; whatever goes wrong with it, the template. Network: call it outside any scope."""

    def write(self, work: Work) -> tuple[Written, Verdict]:
        ends = time.monotonic() + SECONDS_A_DRAFT
        written, verdict = self._best(work, ends) if work.writes else TemplateWriter().write(work)
        if work.opinion and verdict.passed:
            found = second_opinion(work.evidence, written, ends)
            verdict = with_findings(verdict, found)
        return written, verdict

    def _best(self, work: Work, ends: float) -> tuple[Written, Verdict]:
        """The model's text, at the second try if the checks object to the first; else the template's, which says why."""
        objections: list[str] = []
        for turn in (1, 2):
            if turn == 2 and ends - time.monotonic() < FEWEST_SECONDS:
                break
            try:
                written = _ask(work, objections, ends)
            except ModelFailed as failure:
                return TemplateWriter().write(replace(work, template=work.template.because(str(failure))))
            verdict = judge(work.evidence, written)
            objections = [f"{each.say} {each.mend}".strip() for each in verdict.findings if not each.passed]
            if too_like(written.body, _not_to_repeat(work)):
                objections.append("It says again what an earlier message or another draft says. Use other words.")
            if not objections:
                return written, verdict
        say = f"What the model wrote did not pass the checks: {' '.join(objections)}"
        return TemplateWriter().write(replace(work, template=work.template.because(say)))


def judge(evidence: DraftEvidence, written: Written) -> Verdict:
    """The gates on what a writer made, and every link in it that nothing of the tenant's own holds."""
    return check_message(
        evidence,
        subject=written.subject,
        body=written.body,
        language=written.language,
        template=written.template,
    )


def use_for(kind: str) -> Use:
    """Which switch of the connection a message of this kind needs."""
    return Use.REACTIVATION if kind == "reactivation" else Use.DRAFT


def writes(connection: ModelConnection | None, kind: str) -> bool:
    """Whether the model writes messages of this kind. The immediate first reply only where the tenant says so."""
    if connection is None or (kind == "first_reply" and not connection.writes_first_replies):
        return False
    return connection.is_used_for(use_for(kind))


def gives_opinion(connection: ModelConnection | None, kind: str) -> bool:
    """Whether the model is heard on messages of this kind."""
    if connection is None or (kind == "first_reply" and not connection.writes_first_replies):
        return False
    return connection.is_used_for(Use.GATE_OPINION)


def _not_to_repeat(work: Work) -> list[str]:
    return [*(touch.body for touch in work.evidence.earlier), *work.others, *([work.present] if work.present else [])]


def _ask(work: Work, objections: list[str], ends: float) -> Written:
    evidence, use = work.evidence, use_for(work.evidence.follow_up.kind)
    dossier = dossier_of(
        evidence, work.template, others=work.others, hint=work.hint, objections=objections, present=work.present
    )
    asked = put_question(
        evidence.tenant, use, DraftForm, task=dossier.task, data=dossier.data, now=evidence.now, ends=ends,
        check=lambda form: _rests_on(form, dossier, evidence.follow_up.channel),
    )  # fmt: skip
    form = asked.value
    subject = work.template.subject if evidence.reply_to is not None else " ".join(form.subject.split())
    claims = tuple(
        {
            "words": claim.words,
            "evidence": dossier.sources[claim.evidence][1],
            "kind": dossier.sources[claim.evidence][0],
        }
        for claim in form.claims
    )
    return replace(
        work.template,
        subject=subject,
        body=_tidy(form.body),
        summary=f"{work.template.summary}\nIn the model's words: {' '.join(form.summary.split())[:600]}",
        angle=" ".join(form.angle.split())[:200],
        claims=claims,
        written_by=Message.Writer.MODEL,
        written_with=asked.made_with,
        written_because="",
    )


def _tidy(body: str) -> str:
    return "\n".join(line.rstrip() for line in body.replace("\r\n", "\n").strip().split("\n"))


def _rests_on(form: DraftForm, dossier: Dossier, channel: str) -> bool:
    """Every claim stands in the text and names something that was given; the ask stands in it; nothing is endless."""
    text = " ".join(f"{form.subject} {form.body}".split())
    told = all(
        claim.evidence in dossier.sources and claim.words.strip() and " ".join(claim.words.split()) in text
        for claim in form.claims
    )
    asked = bool(form.ask.strip()) and " ".join(form.ask.split()) in text
    sized = 0 < len(form.body.strip()) <= 6000 and len(form.subject) <= 200 and len(form.claims) <= 40
    titled = bool(form.subject.strip()) or channel != "email"
    return told and asked and sized and titled
