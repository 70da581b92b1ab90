"""Another text for a draft in review, because a person asked for one and said what is to be different (mission J1).

The draft stays where it is, with its text, until the other one is there. Whatever happens to it meanwhile, an edit, a decision, a
word of the lead's, wins: then the new text is dropped.
"""

import logging
from datetime import datetime
from uuid import UUID

from django.db.models import F

from followups.drafting.evidence import find_evidence
from followups.drafting.template_writer import NoDraft, Written, write_from_template
from followups.drafting.variants import turns
from followups.drafting.writers import ModelWriter, TemplateWriter, Work, gives_opinion, writes
from followups.drafting.writing import connection_of_tenant, is_unchanged, read_work, reasons_of
from followups.gates.result import Verdict
from followups.language_models.slots import model_slot
from followups.models import Message, ModelConnection
from followups.reviewing import ReviewRefused
from leads.journal import record
from leads.models import Event, Lead
from tenants.budget import SECONDS_A_JOB, within
from tenants.enqueueing import enqueue
from tenants.models import Tenant, User
from tenants.scope import tenant_scope

log = logging.getLogger(__name__)

REWRITE_JOB = "followups.jobs.rewrite"
LONGEST_HINT = 500
ONLY_THE_TEMPLATE = (
    "Only the template writes here, and it has no other wording for this message, so nothing changed. "
    "Edit the text, or have a language model connected in the admin."
)


def ask_for_another_text(
    tenant: Tenant, message: Message, *, revision: int, hint: str, user: User, now: datetime
) -> Message:
    """Have a draft written anew; `hint` says in a few words what is to be different. Call it inside a scope.

    With a model the text follows by a job: until then `rewrite_asked_at` stands on the message, which goes back to review if
    it was approved. Without one the template's next wording is put in place at once. The revision rises with the new text.
    Raises ReviewRefused: another revision, decided already, a rewriting under way, a hint too long, no other wording.
    """
    hint = " ".join(hint.split())
    if len(hint) > LONGEST_HINT:
        raise ReviewRefused(f"The hint has {len(hint)} characters. Say it in at most {LONGEST_HINT}.")
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=message.lead_id)
    message = Message.objects.select_related("follow_up__owner", "follow_up__lead", "template").get(pk=message.pk)
    if message.revision != revision:
        say = "Somebody changed this draft after you opened it. Load the page again and look at the new text."
        raise ReviewRefused(say)
    if not message.is_live:
        raise ReviewRefused(f"This draft is decided: {message.get_state_display().lower()}.")
    if message.rewrite_asked_at is not None:
        raise ReviewRefused("Another text is being written already. Load the page again in a moment.")
    if not writes(connection_of_tenant(), message.kind):
        _next_wording(tenant, lead, message, hint, user, now)
        return message
    message.state, message.state_at, message.state_because = Message.State.IN_REVIEW, now, ""
    message.approved_by, message.approved_at, message.approved_for, message.approved_digest = None, None, None, ""
    message.hint, message.rewrite_asked_at = hint, now
    message.reviewed_as, message.words_changed = "", None
    message.save(
        update_fields=[
            "state", "state_at", "state_because", "approved_by", "approved_at", "approved_for", "approved_digest", "hint",
            "rewrite_asked_at", "reviewed_as", "words_changed",
        ]
    )  # fmt: skip
    _journal(tenant, lead, message, "rewrite_asked", "Asked for another text.", user, now, hint=hint)
    enqueue(REWRITE_JOB, tenant.pk, message.pk)
    return message


def rewrite_due(tenant: Tenant, now: datetime, first: UUID | None = None) -> int:
    """Write every text that was asked for, the named one first; how many. Call it outside any scope."""
    with tenant_scope(tenant.pk):
        due = list(
            Message.objects.filter(rewrite_asked_at__lte=now)
            .order_by("rewrite_asked_at")
            .values_list("pk", flat=True)[:20]
        )
    ids = ([first] if first in due else []) + [pk for pk in due if pk != first]
    done = 0
    with model_slot() as free:
        for pk in within(SECONDS_A_JOB, ids if free else ()):
            try:
                done += _rewrite(tenant, pk, now)
            except Exception:
                log.exception("Message %s could not be written anew.", pk)
                with tenant_scope(tenant.pk):
                    _nothing_came(
                        pk, "It could not be written anew: something failed here. Edit the text, or try again."
                    )
    return done


def _rewrite(tenant: Tenant, pk: UUID, now: datetime) -> bool:
    with tenant_scope(tenant.pk):
        message = _in_review(pk)
        if message is None:
            _nothing_came(pk, "")
            return False
        opinion = gives_opinion(connection_of_tenant(), message.kind)
        try:
            work = read_work(
                tenant, message.follow_up, now, writes=True, opinion=opinion, hint=message.hint, present=message.body
            )
        except NoDraft as error:
            _nothing_came(pk, str(error))
            return False
    written, verdict = ModelWriter().write(work)
    with tenant_scope(tenant.pk):
        lead = Lead.objects.select_for_update(of=("self",)).get(pk=message.lead_id)
        fresh = _in_review(pk)
        if fresh is None or fresh.revision != message.revision or fresh.rewrite_asked_at != message.rewrite_asked_at:
            _nothing_came(pk, "")
            return False
        if not is_unchanged(work, find_evidence(tenant, fresh.follow_up, now)):
            _nothing_came(pk, "Something has happened with this lead meanwhile, so the new text was dropped.")
            return False
        if written.written_by != Message.Writer.MODEL:  # the text at hand is at least as good as the template's
            _nothing_came(pk, f"Nothing changed. {written.written_because}")
            return False
        _put_in_place(tenant, lead, fresh, written, verdict, connection_of_tenant(), now)
    return True


def _in_review(pk: UUID) -> Message | None:
    """The draft, where nobody has edited or decided it since another text was asked for: either would have set `state_at`."""
    rows = Message.objects.select_related("follow_up__owner", "follow_up__lead")
    return rows.filter(pk=pk, state=Message.State.IN_REVIEW, rewrite_asked_at=F("state_at")).first()


def _nothing_came(pk: UUID, because: str) -> None:
    changed = {"rewrite_asked_at": None} | ({"written_because": because[:300]} if because else {})
    Message.objects.filter(pk=pk, rewrite_asked_at__isnull=False).update(**changed)


def _next_wording(tenant: Tenant, lead: Lead, message: Message, hint: str, user: User, now: datetime) -> None:
    """The template's first other wording than the present one, put in place. Raises ReviewRefused where it has none."""
    evidence = find_evidence(tenant, message.follow_up, now)
    try:
        first = write_from_template(evidence)
        others = (write_from_template(evidence, turn) for turn in range(1, turns(first.template.body)))
        found = next((each for each in (first, *others) if each.body != message.body), None)
    except NoDraft as error:
        raise ReviewRefused(f"Only the template writes here, and it cannot: {error}") from error
    if found is None:
        raise ReviewRefused(ONLY_THE_TEMPLATE)
    message.hint = hint
    found = found.because(
        "Only the template writes here: this is another of its wordings. A hint changes nothing in it."
    )
    written, verdict = TemplateWriter().write(Work(evidence, found))
    _put_in_place(tenant, lead, message, written, verdict, None, now, user=user)


def _put_in_place(
    tenant: Tenant, lead: Lead, message: Message, written: Written, verdict: Verdict, connection: ModelConnection | None,
    now: datetime, user: User | None = None,
) -> None:  # fmt: skip
    """The new text in the place of the old one: another revision, in review whatever the rules say, since a person asked."""
    replaced = {"subject": message.subject, "body": message.body}
    message.subject = message.original_subject = written.subject
    message.body = message.original_body = written.body
    message.template, message.language = written.template, written.language
    message.summary, message.angle, message.claims = written.summary, written.angle, list(written.claims)
    message.written_by, message.written_with = written.written_by, written.written_with
    message.written_because = written.written_because
    message.verdict = verdict.as_dict()
    message.review_because = reasons_of(message.follow_up, written, verdict, connection)
    message.revision += 1
    message.reviewed_as, message.words_changed, message.rewrite_asked_at = "", None, None
    message.state, message.state_at, message.state_because = Message.State.IN_REVIEW, now, ""
    message.approved_by, message.approved_at, message.approved_for, message.approved_digest = None, None, None, ""
    message.save()
    _journal(tenant, lead, message, "rewritten", "Wrote another text.", user, now, hint=message.hint, replaced=replaced)


def _journal(
    tenant: Tenant, lead: Lead, message: Message, decision: str, text: str, user: User | None, now: datetime, **more
) -> None:
    data = {"message": str(message.pk), "decision": decision, "revision": message.revision, **more}
    actor = Event.Actor.PERSON if user else Event.Actor.SYSTEM
    record(tenant, lead, Event.Kind.REVIEWED, at=now, now=now, actor=actor, user=user, text=text, data=data)
