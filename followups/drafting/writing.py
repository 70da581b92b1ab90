"""Writing the draft of a follow-up: evidence, writer, gates, then review or straight to sending.

A template is filled in one transaction. Where the tenant's model has a part in it, the network stands between two: the first
claims the follow-up and reads the evidence, the second asks whether both are still as they were, and stores the text.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from followups.deciding import DRAFT_JOB
from followups.drafting.evidence import DraftEvidence, find_evidence
from followups.drafting.gating import review_reasons
from followups.drafting.template_writer import NoDraft, Written, write_from_template
from followups.drafting.writers import ModelWriter, TemplateWriter, Work, gives_opinion, writes
from followups.gates.result import Verdict
from followups.language_models.slots import model_slot
from followups.models import FollowUp, Message, ModelConnection
from leads.journal import record
from leads.models import Event, Lead
from tenants.budget import SECONDS_A_JOB, within
from tenants.enqueueing import enqueue
from tenants.models import Tenant
from tenants.scope import tenant_scope

log = logging.getLogger(__name__)

SEND_JOB = "followups.jobs.send"
MODEL_DRAFT_JOB = "followups.jobs.draft_with_model"
BY_MODEL = (
    "written_by_model"  # why a person must decide: a model wrote it, and the tenant has not said that this is enough
)
BATCH = 20
TRIES = 3
AFTER_ERROR = timedelta(minutes=15)
CLAIM = timedelta(minutes=5)  # a claim ends by itself after this: longer than any job may run
MODEL_TRIES = 2  # a follow-up whose job died so often is left to the template
PATIENCE = timedelta(minutes=30)  # a draft that no worker has asked a model for by then is left to the template
OTHERS = 40  # drafts of the model that a new one is compared with


def write_due_drafts(tenant: Tenant, now: datetime) -> int:
    """Write every draft of the tenant that is due and needs no model; the number written. Call it outside any scope.

    Each is claimed and written in a transaction of its own, so one that fails keeps the others from nothing. What the model
    has a part in is left to a job of its own, so that nothing here ever waits for the network.
    """
    written, left = 0, []
    with tenant_scope(tenant.pk):
        connection = connection_of_tenant()
        ids = list(FollowUp.objects.to_draft(now).values_list("pk", flat=True)[: BATCH * 50])
    for pk in within(SECONDS_A_JOB, ids):
        try:
            with tenant_scope(tenant.pk):
                written += _write_claimed(tenant, pk, connection, left, now)
        except Exception as error:
            log.exception("The draft of follow-up %s failed.", pk)
            _put_off(tenant, pk, f"{type(error).__name__}: {error}", now)
    if left:
        enqueue(MODEL_DRAFT_JOB, tenant.pk)
    return written


def write_model_drafts(tenant: Tenant, now: datetime) -> int:
    """Write every due draft of the tenant that its model has a part in; the number written. Call it outside any scope."""
    with tenant_scope(tenant.pk):
        connection = connection_of_tenant()
        ids = list(FollowUp.objects.to_draft(now).values_list("pk", flat=True)[:BATCH]) if connection else []
    written = 0
    with model_slot() as free:
        for pk in within(SECONDS_A_JOB, ids if free else ()):
            try:
                written += _write_with_model(tenant, pk, now)
            except Exception:
                log.exception("The draft of follow-up %s failed with the model: the template writes it.", pk)
                _leave_to_template(tenant, pk, now)
    if written and len(ids) == BATCH:
        enqueue(MODEL_DRAFT_JOB, tenant.pk)
    return written


def _leave_to_template(tenant: Tenant, pk: UUID, now: datetime) -> None:
    with tenant_scope(tenant.pk):
        FollowUp.objects.open().filter(pk=pk, draft_at__isnull=False).update(draft_at=now, draft_attempts=MODEL_TRIES)
        enqueue(DRAFT_JOB, tenant.pk)


def connection_of_tenant() -> ModelConnection | None:
    """The tenant's model, where it is switched on. Inside a scope."""
    return ModelConnection.objects.filter(is_active=True).first()


def _write_claimed(
    tenant: Tenant, pk: UUID, connection: ModelConnection | None, left: list[UUID], now: datetime
) -> bool:
    claimed = _claim(pk, now)
    if claimed is None:
        return False
    late = claimed.draft_attempts >= MODEL_TRIES or now - claimed.draft_at >= PATIENCE
    by_model = writes(connection, claimed.kind)
    if (by_model or gives_opinion(connection, claimed.kind)) and not late:
        left.append(pk)
        return False
    because = "The model did not get to it in time." if by_model else ""
    return _or_a_person(tenant, claimed, lambda: write_draft(tenant, claimed, now, because=because), now)


def _claim(pk: UUID, now: datetime) -> FollowUp | None:
    """The follow-up, if its draft is due and nobody is at its lead. The lead's row is the lock of everything about the lead:
    a look, a note and a draft of one lead never overlap."""
    lead_id = FollowUp.objects.filter(pk=pk).values_list("lead_id", flat=True).first()
    if lead_id is None or not Lead.objects.select_for_update(skip_locked=True).filter(pk=lead_id).exists():
        return None
    return FollowUp.objects.to_draft(now).filter(pk=pk).select_related("lead", "owner").first()


def _or_a_person(tenant: Tenant, follow_up: FollowUp, write: Callable[[], object], now: datetime) -> bool:
    try:
        write()
    except NoDraft as error:
        _needs_a_person(tenant, follow_up, str(error), now)
        return False
    return True


def write_draft(tenant: Tenant, follow_up: FollowUp, now: datetime, *, because: str = "") -> Message:
    """Fill the template, check and store the draft of an open follow-up, inside the caller's scope, the lead's row locked.

    Without a reason for review and with every gate passed it is approved by the tenant's own rule (D5).
    """
    evidence = find_evidence(tenant, follow_up, now)
    written, verdict = TemplateWriter().write(Work(evidence, write_from_template(evidence).because(because)))
    return _store(tenant, evidence, written, verdict, now)


def _write_with_model(tenant: Tenant, pk: UUID, now: datetime) -> bool:
    with tenant_scope(tenant.pk):
        connection = connection_of_tenant()
        follow_up = _claim(pk, now)
        if follow_up is None or follow_up.draft_attempts >= MODEL_TRIES:
            return False
        by_model, opinion = writes(connection, follow_up.kind), gives_opinion(connection, follow_up.kind)
        if not (by_model or opinion):
            return False
        try:
            work = read_work(tenant, follow_up, now, writes=by_model, opinion=opinion)
        except NoDraft as error:
            _needs_a_person(tenant, follow_up, str(error), now)
            return False
        until = now + CLAIM
        FollowUp.objects.filter(pk=pk).update(draft_at=until, draft_attempts=follow_up.draft_attempts + 1)
    written, verdict = ModelWriter().write(work)
    with tenant_scope(tenant.pk):
        return _store_if_unchanged(tenant, pk, work, written, verdict, until, now)


def read_work(
    tenant: Tenant,
    follow_up: FollowUp,
    now: datetime,
    *,
    writes: bool,
    opinion: bool,
    hint: str = "",
    present: str = "",
) -> Work:
    """Everything a model needs for this follow-up, inside the caller's scope. Raises NoDraft as the template writer does."""
    evidence = find_evidence(tenant, follow_up, now)
    others = drafts_of_the_step(follow_up) if writes else ()
    template = write_from_template(evidence)
    return Work(evidence, template, others, writes, opinion, hint, present, newest_of(follow_up.lead))


def newest_of(lead: Lead) -> str:
    """The id of what was last entered about what the lead did or said, whenever it happened; "" where there is nothing."""
    rows = Event.objects.filter(lead=lead, kind__in=(*Event.INTERACTIONS, *Event.SIGNALS)).order_by("-id")
    return str(rows.values_list("pk", flat=True).first() or "")


def drafts_of_the_step(follow_up: FollowUp) -> tuple[str, ...]:
    """What the model wrote to other leads at the same step, the newest first. Served by the index `message_by_model`."""
    rows = Message.objects.filter(written_by=Message.Writer.MODEL).exclude(lead=follow_up.lead_id)
    newest = rows.order_by("-created_at").values_list("body", "follow_up__template", "follow_up__step", "kind")[:OTHERS]
    step = (follow_up.template, follow_up.step, follow_up.kind)
    return tuple(body for body, *of in newest if tuple(of) == step)


def is_unchanged(work: Work, after: DraftEvidence) -> bool:
    """Whether nothing has happened since the evidence was read that a text made from it could not know. Inside a scope."""
    return _mark(work.evidence) == _mark(after) and work.newest == newest_of(after.lead)


def _mark(evidence: DraftEvidence) -> tuple:
    follow_up, lead = evidence.follow_up, evidence.lead
    step = (follow_up.key, follow_up.reason, follow_up.kind, follow_up.channel, follow_up.template, follow_up.asset)
    person = (lead.first_name, lead.last_name, lead.company, lead.email, lead.language, lead.stop_code, lead.stage)
    points = tuple(str(each.pk) if each else "" for each in (evidence.promise, evidence.question, evidence.reply_to))
    asset, voice = evidence.asset, evidence.voice
    ours = (
        tuple((fact.pk, fact.text) for fact in evidence.facts),
        (tuple(voice.banned), tuple(voice.required)),
        (asset.pk, asset.url, asset.title) if asset else None,
    )
    return (step, follow_up.owner_id, person, points, ours, len(evidence.earlier))


def _store_if_unchanged(
    tenant: Tenant, pk: UUID, work: Work, written: Written, verdict: Verdict, until: datetime, now: datetime
) -> bool:
    """Lock the lead, ask whether it is all as it was, and store; else the text is dropped, and the draft is due at once."""
    Lead.objects.select_for_update(of=("self",)).get(pk=work.evidence.lead.pk)
    row = FollowUp.objects.open().filter(pk=pk, draft_at=until).select_related("lead", "owner").first()
    if row is None:  # settled, decided anew, or the claim had ended and is another worker's
        return False
    evidence = find_evidence(tenant, row, now)
    if not is_unchanged(work, evidence):
        FollowUp.objects.filter(pk=pk).update(draft_at=now)
        enqueue(MODEL_DRAFT_JOB, tenant.pk)
        return False
    _store(tenant, evidence, written, verdict, now)
    return True


def reasons_of(
    follow_up: FollowUp, written: Written, verdict: Verdict, connection: ModelConnection | None
) -> list[str]:
    """Why a person must decide on this text, by whoever it was written."""
    found = review_reasons(follow_up, verdict)
    unread = written.written_by == Message.Writer.MODEL and not (connection and connection.goes_unread)
    return list(dict.fromkeys([*found, *([BY_MODEL] if unread else [])]))


def _store(tenant: Tenant, evidence: DraftEvidence, written: Written, verdict: Verdict, now: datetime) -> Message:
    follow_up, reply_to = evidence.follow_up, evidence.reply_to
    by_model = written.written_by == Message.Writer.MODEL
    because = reasons_of(follow_up, written, verdict, connection_of_tenant() if by_model else None)
    message = Message(
        tenant=tenant,
        lead=follow_up.lead,
        follow_up=follow_up,
        template=written.template,
        channel=follow_up.channel,
        kind=follow_up.kind,
        language=written.language,
        to_address=follow_up.lead.email,
        subject=written.subject,
        body=written.body,
        original_subject=written.subject,
        original_body=written.body,
        summary=written.summary,
        angle=written.angle,
        asset=follow_up.asset,
        written_by=written.written_by,
        written_with=written.written_with,
        written_because=written.written_because,
        claims=list(written.claims),
        verdict=verdict.as_dict(),
        review_because=because,
        state=Message.State.IN_REVIEW,
        state_at=now,
        send_at=follow_up.due_at,
        in_reply_to=reply_to.message_id if reply_to else "",
        references=" ".join(filter(None, (reply_to.references, reply_to.message_id))) if reply_to else "",
        created_at=now,
    )
    if not because:
        message.state, message.approved_at, message.approved_digest = Message.State.APPROVED, now, message.digest()
        message.approved_for = message.send_at
        message.state_because = "No rule asks for a review, and every gate passed."
    with transaction.atomic():
        message.save(force_insert=True)
        FollowUp.objects.filter(pk=follow_up.pk).update(draft_at=None, draft_error="", draft_attempts=0)
    record(
        tenant,
        follow_up.lead,
        Event.Kind.DRAFTED,
        at=now,
        now=now,
        text=f"Drafted: {follow_up.title}",
        data={"message": str(message.pk), "template": str(written.template), "written_by": written.written_by},
    )
    if message.state == Message.State.APPROVED and message.send_at <= now:
        enqueue(SEND_JOB, tenant.pk)
    return message


def _needs_a_person(tenant: Tenant, follow_up: FollowUp, why: str, now: datetime) -> None:
    """No draft without a person: the follow-up stays open as work for its owner, with the reason on it."""
    FollowUp.objects.filter(pk=follow_up.pk).update(draft_at=None, draft_error=why)


def _put_off(tenant: Tenant, pk: UUID, error: str, now: datetime) -> None:
    with tenant_scope(tenant.pk):
        row = FollowUp.objects.open().filter(pk=pk).first()
        if row is None:
            return
        tries = row.draft_attempts + 1
        later = now + AFTER_ERROR * 2**tries if tries < TRIES else None
        FollowUp.objects.filter(pk=pk).update(draft_at=later, draft_attempts=tries, draft_error=error)
