"""Writing the draft of a follow-up: evidence, writer, gates, then review or straight to sending."""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from followups.drafting.evidence import find_evidence
from followups.drafting.gating import check_message, review_reasons
from followups.drafting.template_writer import NoDraft, write_from_template
from followups.models import FollowUp, Message
from leads.journal import record
from leads.models import Event, Lead
from tenants.budget import SECONDS_A_JOB, within
from tenants.enqueueing import enqueue
from tenants.models import Tenant
from tenants.scope import tenant_scope

log = logging.getLogger(__name__)

SEND_JOB = "followups.jobs.send"
BATCH = 20
TRIES = 3
AFTER_ERROR = timedelta(minutes=15)


def write_due_drafts(tenant: Tenant, now: datetime) -> int:
    """Write every draft of the tenant that is due; the number written. Call it outside any scope.

    Each is claimed and written in a transaction of its own, so one that fails keeps the others from nothing.
    """
    written = 0
    with tenant_scope(tenant.pk):
        ids = list(FollowUp.objects.to_draft(now).values_list("pk", flat=True)[: BATCH * 50])
    for pk in within(SECONDS_A_JOB, ids):
        try:
            with tenant_scope(tenant.pk):
                written += _write_claimed(tenant, pk, now)
        except Exception as error:
            log.exception("The draft of follow-up %s failed.", pk)
            _put_off(tenant, pk, f"{type(error).__name__}: {error}", now)
    return written


def _write_claimed(tenant: Tenant, pk: UUID, now: datetime) -> bool:
    # The lead's row is the lock of everything about the lead: a look, a note and a draft of one lead never overlap.
    row = FollowUp.objects.filter(pk=pk).values_list("lead_id", flat=True).first()
    if row is None or not Lead.objects.select_for_update(skip_locked=True).filter(pk=row).exists():
        return False
    claimed = FollowUp.objects.to_draft(now).filter(pk=pk).select_related("lead", "owner").first()
    if claimed is None:
        return False
    try:
        write_draft(tenant, claimed, now)
    except NoDraft as error:
        _needs_a_person(tenant, claimed, str(error), now)
        return False
    return True


def write_draft(tenant: Tenant, follow_up: FollowUp, now: datetime) -> Message:
    """Write, check and store the draft of an open follow-up, inside the caller's scope, the lead's row locked.

    Without a reason for review and with every gate passed it is approved by the tenant's own rule (D5).
    """
    evidence = find_evidence(tenant, follow_up, now)
    written = write_from_template(evidence)
    verdict = check_message(evidence, subject=written.subject, body=written.body, language=written.language)
    because = review_reasons(follow_up, verdict)
    reply_to = evidence.reply_to
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
        FollowUp.objects.filter(pk=follow_up.pk).update(draft_at=None, draft_error="")
    record(
        tenant,
        follow_up.lead,
        Event.Kind.DRAFTED,
        at=now,
        now=now,
        text=f"Drafted: {follow_up.title}",
        data={"message": str(message.pk), "template": str(written.template)},
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
