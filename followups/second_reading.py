"""A model's second reading of what came in: it can have a person asked, and propose points; it undoes nothing (C3, L2).

Its twins made of rules have read the text before (followups.inbound.replies, leads.noting). Whatever it says must stand in
the very words of the text; a stop it thinks it sees is a hold for a person, never a stop; one that the rules saw stays.
"""

import time
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from followups.engine.facts import HoldCode
from followups.extracting_by_model import PointsForm, propose_points
from followups.language_models.asking import Form
from followups.language_models.failures import ModelFailed
from followups.language_models.resting_on import stands_in
from followups.language_models.slots import model_slot
from followups.language_models.using import put_question
from followups.models import ModelConnection, Use
from leads.models import Event, Lead, Question
from leads.noting import LONGEST_POINT, add_points
from leads.stopping import hold
from tenants.enqueueing import enqueue
from tenants.models import Tenant
from tenants.scope import tenant_scope

READ_AGAIN_JOB = "followups.jobs.read_again"
LONGEST = 8000  # characters of the text that are read
SECONDS = 50.0  # for all that is asked about one text: within what a worker has for a job
# When to try again where no place was free: for two hours, after which the next touch is as near as the answer would be.
LATER = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 12, 30, 70))
FOR_A_PERSON = ("opt_out", "explicit_no", "complaint", "wrong_person", "referral")
ASKS = ("question", "objection")


class ReplyForm(Form):
    """What the model is to fill in for a reply."""

    kind: Literal[
        "opt_out", "explicit_no", "complaint", "wrong_person", "referral", "later", "objection", "question", "interested",
        "unclear",
    ]  # fmt: skip
    words: str


def have_read_again(tenant: Tenant, event: Event) -> None:
    """Ring for a second reading of what was written, where the tenant's model is switched on for one. Inside a scope."""
    connection = ModelConnection.objects.filter(is_active=True).first()
    if connection is not None and event.text.strip() and (connection.use_reply or connection.use_extraction):
        enqueue(READ_AGAIN_JOB, tenant.pk, event.pk)


def read_again(tenant: Tenant, event_id: UUID, now: datetime, tries: int = 0) -> int:
    """Read one entry of the journal with the tenant's model; how many consequences. Call it outside any scope.

    Twice is as good as once: what stands on the lead already is not entered again. Where the model fails, the rules' reading
    stands alone. Where no place is free, nobody waits for one: the job is rung for again, later each time (LATER); `tries`
    counts how often that was so. After the last of them the rules' reading stands alone as well.
    """
    with tenant_scope(tenant.pk):
        event = Event.objects.select_related("lead").get(pk=event_id)
        connection = ModelConnection.objects.filter(is_active=True).first()
    if connection is None or not event.text.strip():
        return 0
    theirs = event.direction == Event.Direction.INBOUND
    reply, points = theirs and connection.use_reply, connection.use_extraction
    if not reply and not points:
        return 0
    with model_slot() as free:
        ends = time.monotonic() + SECONDS
        done = _reply(tenant, event, now, ends) if free and reply else 0
        done += _points(tenant, event, now, ends) if free and points else 0
    if not free and tries < len(LATER):
        enqueue(READ_AGAIN_JOB, tenant.pk, event_id, str(tries + 1), delay=LATER[tries])
    return done


def _task(event: Event) -> dict[str, str]:
    theirs = event.direction == Event.Direction.INBOUND
    return {"written_at": event.at.isoformat(), "written_by": "them" if theirs else "us", "kind": event.kind}


def _reply(tenant: Tenant, event: Event, now: datetime, ends: float) -> int:
    text = event.text[:LONGEST]
    try:
        found = put_question(
            tenant, Use.REPLY, ReplyForm, task=_task(event), data={"message": text}, now=now, ends=ends,
            check=lambda form: form.kind == "unclear" or stands_in(form.words, text),
        ).value  # fmt: skip
    except ModelFailed:
        return 0
    words = " ".join(found.words.split())[:160]
    with tenant_scope(tenant.pk):
        lead = Lead.objects.select_for_update(of=("self",)).get(pk=event.lead_id)
        if found.kind in FOR_A_PERSON and not lead.stop_code:
            say = f"A second reading takes this for {found.kind.replace('_', ' ')}: “{words}”"
            return int(hold(tenant, lead, HoldCode.UNCLEAR_REPLY, say=say[:300], now=now))
        if found.kind in ASKS and not Question.objects.filter(source=event).exists():
            add_points(tenant, lead, event, questions=[_asked(found.kind, words, words)], now=now)
            return 1
    return 0


def _points(tenant: Tenant, event: Event, now: datetime, ends: float) -> int:
    text = event.text[:LONGEST]
    try:
        found = put_question(
            tenant, Use.EXTRACTION, PointsForm, task=_task(event), data={"text": text}, now=now, ends=ends
        ).value
    except ModelFailed:
        return 0
    with tenant_scope(tenant.pk):
        event = Event.objects.get(pk=event.pk)  # erased or merged meanwhile, it has other words or another lead
        Lead.objects.select_for_update(of=("self",)).get(pk=event.lead_id)
        return len(propose_points(event, found.points, event.text[:LONGEST], now))


def _asked(kind: str, text: str, words: str) -> dict[str, str]:
    return {"kind": kind, "text": " ".join(text.split())[:LONGEST_POINT], "words": " ".join(words.split())}
