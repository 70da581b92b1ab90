"""What a template would say to leads, before anybody is written to. Stores nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from followups.drafting.evidence import DraftEvidence, facts_of, library_of, voice_of
from followups.drafting.gating import check_message
from followups.drafting.placeholders import MissingEvidence, UnknownPlaceholder, fill, placeholders_in, value_of
from followups.drafting.preview_leads import HOW_MANY, differing_leads, made_up_lead, made_up_moment, of_a_moment
from followups.drafting.template_writer import seed_of
from followups.drafting.variants import choose, every_wording
from followups.models import Asset, FollowUp, Template
from leads.models import Event, Lead, Promise, Question


@dataclass(frozen=True, slots=True)
class Preview:
    """One lead's message. `problem` says why there is none; `findings` are the gates' words against the text.

    `lacks` maps each placeholder that cannot be filled to the reason; `verdict` is followups.gates.Verdict.as_dict().
    """

    lead: Lead
    subject: str = ""
    body: str = ""
    problem: str = ""
    findings: tuple[str, ...] = ()
    verdict: dict = field(default_factory=dict)
    lacks: dict[str, str] = field(default_factory=dict)
    made_up: bool = False


def previews(template: Template, now: datetime, leads: Sequence[Lead] | None = None) -> list[Preview]:
    """The template for these leads, or for five that differ; for made-up ones where the tenant has none.

    Where no lead has what a placeholder takes from a moment, such as an open promise, a made-up lead stands beside them.
    Inside the tenant's scope.
    """
    tenant = template.tenant
    chosen = differing_leads(template) if leads is None else list(leads)[:HOW_MANY]
    shown = [preview(template, lead, now) for lead in chosen]
    if not shown:
        stand_ins = [made_up_lead(tenant, template.language, now, long=long) for long in (False, True)]
        return [preview(template, lead, now, made_up=True) for lead in stand_ins]
    missing = unfilled(shown)
    if leads is None and missing and of_a_moment(missing):
        shown.append(preview(template, made_up_lead(tenant, template.language, now), now, made_up=True))
    return shown


def unfilled(shown: Iterable[Preview]) -> dict[str, str]:
    """The placeholders that none of these leads can fill, each with a reason; empty: each is filled for one at least."""
    rows = list(shown)
    names = dict.fromkeys(name for row in rows for name in row.lacks)
    return {name: next(row.lacks[name] for row in rows) for name in names if all(name in row.lacks for row in rows)}


def preview(template: Template, lead: Lead, now: datetime, *, made_up: bool = False) -> Preview:
    """Fill the template for a lead of its tenant, as if its step were due now. Call it inside the tenant's scope.

    What a real step points at is taken as the newest of the lead's: the last interaction, the open promise and question,
    the first asset of the library in the template's language, else in any.
    """
    tenant, owner = template.tenant, lead.owner or template.tenant.default_owner
    step = FollowUp(
        tenant=tenant, lead=lead, owner=owner, is_touch=True, reason="cadence_step", because="A preview.",
        kind="follow_up", channel="email", template=template.key, brings=template.brings,
    )  # fmt: skip
    last, promise, question = made_up_moment(lead, now) if made_up else _moment(lead, now)
    evidence = DraftEvidence(
        tenant=tenant,
        lead=lead,
        owner=owner,
        follow_up=step,
        last_interaction=last,
        promise=promise,
        question=question,
        asset=_asset(template),
        earlier=(),
        reply_to=None,
        facts=facts_of(tenant, now),
        voice=voice_of(tenant),
        library=library_of(tenant, now),
        now=now,
    )
    seed = seed_of(evidence)
    try:
        lacks = _lacks(template, evidence)
        subject = "" if lacks else fill(choose(template.subject, seed), evidence, template.language).strip()
    except UnknownPlaceholder as error:
        return Preview(lead, problem=str(error), made_up=made_up)
    if lacks:
        return Preview(lead, problem=" ".join(lacks.values()), lacks=lacks, made_up=made_up)
    # What may be sent is judged: every wording, not this lead's alone. One that a gate objects to is the one that is shown.
    for wording in (*every_wording(template.body), choose(template.body, seed)):
        body = fill(wording, evidence, template.language).strip()
        verdict = check_message(evidence, subject=subject, body=body, language=template.language, template=template)
        if not verdict.passed:
            break
    against = tuple(f"{finding.say} {finding.mend}".strip() for finding in verdict.findings if not finding.passed)
    return Preview(lead, subject, body, findings=against, verdict=verdict.as_dict(), made_up=made_up)


def _lacks(template: Template, evidence: DraftEvidence) -> dict[str, str]:
    """What this lead cannot fill, placeholder by placeholder, with the reason."""
    found = {}
    for name in dict.fromkeys(placeholders_in(f"{template.subject}\n{template.body}")):
        try:
            value_of(name, evidence, template.language)
        except MissingEvidence as error:
            found[name] = str(error)
    return found


def _moment(lead: Lead, now: datetime) -> tuple[Event | None, Promise | None, Question | None]:
    open_promises = lead.promises.filter(state=Promise.State.OPEN).select_related("source")
    open_questions = lead.questions.filter(state=Question.State.OPEN).select_related("source")
    return (
        lead.events.filter(kind__in=Event.INTERACTIONS, at__lte=now).order_by("-at").first(),
        open_promises.order_by("-made_at").first(),
        open_questions.order_by("-asked_at").first(),
    )


def _asset(template: Template) -> Asset | None:
    rows = Asset.objects.filter(is_active=True, tenant=template.tenant_id).order_by("created_at", "id")
    return rows.filter(language=template.language).first() or rows.first()
