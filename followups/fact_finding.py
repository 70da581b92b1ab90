"""Reading the facts of a batch of leads: the same number of queries for one lead and for five hundred (mission C1)."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from followups.company_finding import companies_of
from followups.contacts import contacts_of
from followups.engine import facts as engine
from followups.engine.decision import ExitReason
from followups.interaction_finding import interactions_of
from followups.mailboxes import openings_by_lead
from followups.models import Asset, Enrollment, FollowUp, Message
from followups.reply_hours import reply_hours
from followups.scoring_due import score_facts, scores_of
from followups.stop_finding import CHANNELS, contact_allowed, holds_of, stops_of
from leads.models import Lead, Promise, Question
from leads.scored import Scored
from suppression.asking import Recorded, recorded_about
from tenants.batches import AnyOf, RowsAmong, rows_among, rows_of, rows_of_each
from tenants.models import Tenant

MANUAL = Lead.Arm.MANUAL.value
PERSON_ENDED = ExitReason.PERSON_ENDED.value

# What is read for each lead of a batch; ids as text where they are only passed on, and where they say whose row it is: UUIDs
# are made, hashed and compared in Python, which came to 5 µs for a lead.
LEAD = "lead_id::text AS lead"
PROMISES = rows_among(
    Promise, "lead_id", f"{LEAD}, id::text, by, text, due, made_at, words, source_id::text",
    where=f"state = '{Promise.State.OPEN}'", order_by="due, made_at",
)  # fmt: skip
QUESTIONS = rows_among(
    Question, "lead_id", f"{LEAD}, id::text, kind, text, asked_at, words, source_id::text",
    where=f"state = '{Question.State.OPEN}'", order_by="asked_at",
)  # fmt: skip
TOUCHES = rows_of_each(
    Message, "lead_id",
    f"{LEAD}, id, state, state_at, subject, body, coalesce(sent_at, claimed_at) AS at, kind, channel, asset, identity_id, "
    "follow_up_id, claimed_at",
    where="state = ANY(%(states)s)", order_by="created_at DESC",
)  # fmt: skip
# Newest first, each with the follow-up that it was for.
TOUCHES_SQL = f"""
SELECT m.lead, m.id, m.state, m.state_at, m.subject, m.body, m.at, m.kind, m.channel, m.asset, m.identity_id,
  f.track, f.step, f.reason, f.template
FROM ({TOUCHES}) AS m CROSS JOIN LATERAL (
  SELECT * FROM followups_followup WHERE tenant_id = %(tenant)s AND id = m.follow_up_id ORDER BY id
) AS f
ORDER BY m.claimed_at DESC
"""  # noqa: S608
TOUCH_STATES = [str(state) for state in (Message.State.SENDING, Message.State.SENT, Message.State.UNKNOWN)]
FOLLOW_UPS = rows_among(
    FollowUp, "lead_id",
    f"{LEAD}, id, key, state, due_at, kind, created_at, due_fixed, escalated, state_at, state_because, asset, title, draft_at, "
    "is_touch, due_because, owner_id",
    where=f"state <> '{FollowUp.State.OVERTAKEN}'", order_by="key",
)  # fmt: skip
ENROLLMENTS = rows_among(
    Enrollment, "lead_id", f"{LEAD}, ended_at, id, track, cadence, started_at, trigger, by_person, policy_id",
    where=f"ended_at IS NULL OR exit_reason = '{PERSON_ENDED}'", order_by="started_at DESC",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Running:
    """The rows behind what runs now: what writing needs of them, and the engine does not."""

    enrollment: UUID | None = None
    follow_up: UUID | None = None
    title: str = ""
    draft_at: datetime | None = None
    is_touch: bool = False
    due_because: str = ""
    owner: UUID | None = None


NOTHING_RUNS = Running()


@dataclass(slots=True)  # not frozen: that takes three times as long to make
class Found:
    facts: engine.Facts
    running: Running
    scored: Scored | None = None  # None: the tenant has no profile


def find_facts(tenant: Tenant, leads: Sequence[Lead], now: datetime) -> dict[UUID, engine.Facts]:
    """Facts by lead id: see find()."""
    return {key: found.facts for key, found in find(tenant, leads, now).items()}


def find(tenant: Tenant, leads: Sequence[Lead], now: datetime, recorded: Recorded | None = None) -> dict[UUID, Found]:
    """Facts and what runs now by lead id, in thirteen queries: one less where no lead of the batch has a company, one more
    where mailboxes have a limit, two less where what is `recorded` about contacts_of(leads) has been read. For many leads
    inside tenants.batches.by_index().
    """
    named = {str(lead.id): lead for lead in leads}
    asked = {"tenant": tenant.pk, "ids": AnyOf(named).array}
    interactions = interactions_of(asked)
    scores = scores_of(tenant, leads, interactions, now)
    promises = _grouped(PROMISES, asked, engine.Promise)
    questions = _grouped(QUESTIONS, asked, engine.Question)
    touches, unknown, first_used = _touches(asked)
    mailboxes = openings_by_lead(tenant, named, first_used, now)
    hours = reply_hours(tenant)
    follow_ups, settled = _follow_ups(asked)
    enrollments, taken_off = _enrollments(asked)
    companies = companies_of(tenant, leads, now)
    assets = _assets()
    recorded = recorded or recorded_about(tenant, contacts_of(leads), now)
    verdicts = recorded.verdicts(CHANNELS, "follow_up")
    may_contact: dict[int, Mapping] = {}  # by the verdicts' identity: leads of whom nothing is recorded share them

    found = {}
    for key, lead in named.items():
        verdict = verdicts[lead.id]
        contact = may_contact.get(id(verdict)) or may_contact.setdefault(id(verdict), contact_allowed(verdict))
        task, running = follow_ups.get(key), enrollments.get(key)
        facts = engine.Facts(
            lead=lead_facts(lead, key, scores.get(lead.id)),
            interactions=tuple(interactions.get(key, ())),
            promises=tuple(promises.get(key, ())),
            questions=tuple(questions.get(key, ())),
            touches=tuple(touches.get(key, ())),
            stops=stops_of(lead, verdict, now),
            holds=holds_of(lead, verdict, unknown.get(key)),
            enrollment=_enrollment(*running) if running else None,
            taken_off_at=taken_off.get(key),
            open_follow_up=task and task[0],
            settled=settled.get(key, {}),
            contact=contact,
            mailbox_opens_at=mailboxes[key],
            account=companies.get(lead.id),
            assets=assets,
            tenant_language=tenant.language,
            reply_hours=hours,
        )
        rows = NOTHING_RUNS
        if task or running:
            rows = Running(running[0] if running else None, *task[1:]) if task else Running(running and running[0])
        found[lead.id] = Found(facts, rows, scores.get(lead.id))
    return found


def lead_facts(lead: Lead, ident: str, score: Scored | None = None) -> engine.LeadFacts:
    clock, owner = lead.clock, lead.owner_id
    return engine.LeadFacts(
        id=ident,
        name=lead.name,
        stage=engine.Stage(lead.stage),
        stage_since=lead.stage_since,
        captured_at=lead.captured_at,
        owner=str(owner) if owner else None,
        qualified=lead.qualified_at is not None,
        time_zone=clock.zone or None,
        language=lead.language,
        value=lead.value,
        strategic=lead.strategic,
        expires_at=lead.expires_at,
        renews_at=lead.renews_at,
        **score_facts(lead, score),
        buying_role=lead.buying_role,
        cold_because=lead.cold_because,
        revisit_at=lead.revisit_at,
        zone_from=clock.known_from,
        paused_until=lead.paused_until,
        paused_because=lead.paused_because,
        has_email=bool(lead.email),
        has_phone=bool(lead.phone),
        exit_reason=lead.exit_reason,
        exited_at=lead.exited_at,
        source=lead.source,
        by_hand=lead.arm == MANUAL,
    )


def _grouped(sql: RowsAmong, asked: Mapping[str, Any], made: Callable) -> dict[str, list]:
    """The rows of a statement by their first column, each made into a value of the engine's."""
    groups: defaultdict[str, list] = defaultdict(list)
    for lead_id, *columns in rows_of(sql, asked):
        groups[lead_id].append(made(*columns))
    return groups


def _assets() -> tuple[engine.Asset, ...]:
    """The tenant's library, the oldest first; the same for all of its leads."""
    rows = Asset.objects.filter(is_active=True).order_by("created_at", "id")
    return tuple(
        engine.Asset(
            key, title, brings, frozenset(str(topic).strip().lower() for topic in topics), language, expires_on
        )
        for key, title, brings, topics, language, expires_on in rows.values_list(
            "key", "title", "brings", "topics", "language", "expires_on"
        )
    )


def _touches(asked: Mapping[str, Any]) -> tuple[dict[str, list], dict[str, engine.Hold], dict[str, UUID]]:
    """What went out, newest first; by lead a message of which nobody knows whether it did, and the mailbox used first."""
    touches: defaultdict[str, list] = defaultdict(list)
    unknown, first_used = {}, {}
    for row in rows_of(TOUCHES_SQL, {**asked, "states": TOUCH_STATES}):
        lead_id, pk, state, state_at, subject, body, at, kind, channel, asset, identity, track, step, reason, angle = (
            row
        )
        touches[lead_id].append(
            engine.Touch(
                at=at,
                kind=kind,
                track=engine.Track(track or engine.Track.ACTIVE),
                step=step or None,
                reason=reason,
                channel=engine.Channel(channel),
                words=len(body.split()),
                asset=asset,
                angle=angle,
            )
        )
        if state == Message.State.UNKNOWN:
            say = f"It is not known whether “{subject or body[:60]}” reached the lead."
            unknown[lead_id] = engine.Hold(engine.HoldCode.UNKNOWN_OUTCOME, state_at, say, str(pk))
        if identity is not None:
            first_used[lead_id] = identity
    return touches, unknown, first_used


def _follow_ups(asked: Mapping[str, Any]) -> tuple[dict[str, tuple], dict[str, dict]]:
    """The open one with what Running has of its row; those that are settled, by their keys."""
    found: dict[str, tuple] = {}
    settled: defaultdict[str, dict] = defaultdict(dict)
    for row in rows_of(FOLLOW_UPS, asked):
        (
            lead_id,
            pk,
            key,
            state,
            due_at,
            kind,
            created_at,
            fixed,
            escalated,
            state_at,
            because,
            asset,
            title,
            *rest,
        ) = row
        if state == FollowUp.State.OPEN:
            task = engine.OpenFollowUp(key, due_at, kind, created_at, fixed, escalated, asset, title)
            found[lead_id] = (task, pk, title, *rest)
        else:
            settled[lead_id][key] = engine.Settled(state, state_at, because)
    return found, settled


def _enrollments(asked: Mapping[str, Any]) -> tuple[dict[str, list], dict[str, datetime]]:
    """The running one by lead; when a person last ended one."""
    running: dict[str, list] = {}
    ended: dict[str, datetime] = {}
    for lead_id, ended_at, *row in rows_of(ENROLLMENTS, asked):
        if ended_at is None:
            running[lead_id] = row
        else:
            ended[lead_id] = max(ended_at, ended.get(lead_id, ended_at))
    return running, ended


def _enrollment(
    _: UUID, track: str, cadence: str, started_at: datetime, trigger: str, by_person: bool, policy: UUID | None
) -> engine.Enrollment:
    return engine.Enrollment(
        engine.Track(track), cadence, started_at, trigger, by_person=by_person, begun_with=str(policy or "")
    )
