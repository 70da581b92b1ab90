"""Reading the facts of a batch of leads: the same number of queries for one lead and for five hundred (mission C1)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from followups.engine import facts as engine
from followups.models import Asset, Enrollment, FollowUp, Message
from leads.models import Event, Lead, Promise, Question
from suppression.asking import Contact, may_contact_many
from tenants.batches import AnyOf
from tenants.models import Tenant

RECENT = 40  # interactions of one lead that a decision looks at
EXCERPT = 2_000  # characters of each
KINDS = [str(kind) for kind in (*Event.INTERACTIONS, *Event.SIGNALS)]
CHANNELS = tuple(engine.Channel)
TOUCH_STATES = (Message.State.SENDING, Message.State.SENT, Message.State.UNKNOWN)

# Newest first, at most RECENT for each lead: LATERAL walks the index (tenant, lead, at) and stops, where a window function
# would read the whole history of every lead in the batch.
RECENT_SQL = """
SELECT e.lead_id, e.id, e.kind, e.at, e.direction, left(e.text, %(excerpt)s), e.channel,
  e.data->>'until', e.data->>'human' = 'true', e.data->>'source'
FROM unnest(%(leads)s::uuid[]) AS l(id)
CROSS JOIN LATERAL (
  SELECT * FROM leads_event
  WHERE tenant_id = %(tenant)s AND lead_id = l.id AND kind = ANY(%(kinds)s)
  ORDER BY at DESC LIMIT %(recent)s
) AS e
"""


def find_facts(tenant: Tenant, leads: Sequence[Lead], now: datetime) -> dict[UUID, engine.Facts]:
    """Facts by lead id, in nine queries."""
    ids = AnyOf(lead.pk for lead in leads)
    interactions = _interactions(tenant, ids)
    promises = _grouped(_promises(ids))
    questions = _grouped(_questions(ids))
    touches, unknown = _touches(ids)
    open_follow_ups, settled = _follow_ups(ids)
    enrollments = dict(_enrollments(ids))
    contacts = [Contact(lead_id=lead.pk, email=lead.email or None, phone=lead.phone) for lead in leads]
    assets = _assets()
    verdicts = may_contact_many(tenant, contacts, CHANNELS, "follow_up", now)

    found = {}
    for lead in leads:
        key = lead.pk
        contact = {channel: verdicts[key, channel] for channel in CHANNELS}
        found[key] = engine.Facts(
            lead=lead_facts(lead),
            interactions=tuple(interactions[key]),
            promises=tuple(promises[key]),
            questions=tuple(questions[key]),
            touches=tuple(touches[key]),
            stops=_stops(lead, contact, now),
            holds=_holds(lead, contact, unknown.get(key)),
            enrollment=enrollments.get(key),
            open_follow_up=open_follow_ups.get(key),
            settled=settled[key],
            contact={
                channel: engine.MayContact(_allowed(verdict), verdict.code, verdict.say)
                for channel, verdict in contact.items()
            },
            assets=assets,
            tenant_language=tenant.language,
        )
    return found


def lead_facts(lead: Lead) -> engine.LeadFacts:
    return engine.LeadFacts(
        id=str(lead.pk),
        name=lead.name,
        stage=engine.Stage(lead.stage),
        stage_since=lead.stage_since,
        captured_at=lead.captured_at,
        owner=str(lead.owner_id) if lead.owner_id else None,
        qualified=lead.qualified_at is not None,
        time_zone=lead.time_zone or None,
        language=lead.language,
        value=lead.value,
        strategic=lead.strategic,
        expires_at=lead.expires_at,
        renews_at=lead.renews_at,
        score=lead.score,
        buying_role=lead.buying_role,
        cold_because=lead.cold_because,
        revisit_at=lead.revisit_at,
        zone_from="lead" if lead.time_zone else "",
        paused_until=lead.paused_until,
        paused_because=lead.paused_because,
        has_email=bool(lead.email),
        has_phone=bool(lead.phone),
        exit_reason=lead.exit_reason,
        exited_at=lead.exited_at,
        source=lead.source,
    )


def _grouped(rows: Iterable[tuple[UUID, Any]]) -> defaultdict[UUID, list]:
    groups: defaultdict[UUID, list] = defaultdict(list)
    for lead_id, item in rows:
        groups[lead_id].append(item)
    return groups


def _interactions(tenant: Tenant, ids: AnyOf) -> defaultdict[UUID, list]:
    with connection.cursor() as cursor:
        cursor.execute(
            RECENT_SQL,
            {
                "tenant": tenant.pk,
                "leads": ids.array,
                "kinds": KINDS,
                "recent": RECENT,
                "excerpt": EXCERPT,
            },
        )
        rows = cursor.fetchall()
    return _grouped(
        (
            lead_id,
            engine.Interaction(
                str(pk),
                kind,
                at,
                engine.Direction(direction),
                text,
                engine.Channel(channel) if channel else None,
                datetime.fromisoformat(until) if until else None,
                bool(human),
                source or "",
            ),
        )
        for lead_id, pk, kind, at, direction, text, channel, until, human, source in rows
    )


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


def _promises(ids: AnyOf) -> Iterable[tuple[UUID, engine.Promise]]:
    rows = Promise.objects.filter(lead__any_of=ids, state=Promise.State.OPEN).order_by("due", "made_at")
    for row in rows.values_list("lead_id", "id", "by", "text", "due", "made_at", "words", "source_id"):
        lead_id, pk, by, text, due, made_at, words, source_id = row
        yield lead_id, engine.Promise(str(pk), by, text, due, made_at, words, str(source_id))


def _questions(ids: AnyOf) -> Iterable[tuple[UUID, engine.Question]]:
    rows = Question.objects.filter(lead__any_of=ids, state=Question.State.OPEN).order_by("asked_at")
    for lead_id, pk, kind, text, asked_at, words, source_id in rows.values_list(
        "lead_id", "id", "kind", "text", "asked_at", "words", "source_id"
    ):
        yield lead_id, engine.Question(str(pk), kind, text, asked_at, words, str(source_id))


def _touches(ids: AnyOf) -> tuple[defaultdict[UUID, list], dict[UUID, Message]]:
    """What went out, newest first, and for each lead a message of which nobody knows whether it did."""
    rows = (
        Message.objects.filter(lead__any_of=ids, state__in=TOUCH_STATES)
        .select_related("follow_up")
        .order_by("-claimed_at")
    )
    touches: defaultdict[UUID, list] = defaultdict(list)
    unknown = {}
    for row in rows:
        task = row.follow_up
        touches[row.lead_id].append(
            engine.Touch(
                at=row.sent_at or row.claimed_at,
                kind=row.kind,
                track=engine.Track(task.track or engine.Track.ACTIVE),
                step=task.step or None,
                reason=task.reason,
                channel=engine.Channel(row.channel),
                words=len(row.body.split()),
                asset=row.asset,
                angle=task.template,
            )
        )
        if row.state == Message.State.UNKNOWN:
            unknown[row.lead_id] = row
    return touches, unknown


def _follow_ups(ids: AnyOf) -> tuple[dict[UUID, engine.OpenFollowUp], defaultdict[UUID, dict]]:
    rows = FollowUp.objects.filter(lead__any_of=ids).exclude(state=FollowUp.State.OVERTAKEN)
    found: dict[UUID, engine.OpenFollowUp] = {}
    settled: defaultdict[UUID, dict] = defaultdict(dict)
    for row in rows.values_list(
        "lead_id",
        "key",
        "state",
        "due_at",
        "kind",
        "created_at",
        "due_fixed",
        "escalated",
        "state_at",
        "state_because",
        "asset",
    ):
        lead_id, key, state, due_at, kind, created_at, fixed, escalated, state_at, because, asset = row
        if state == FollowUp.State.OPEN:
            found[lead_id] = engine.OpenFollowUp(key, due_at, kind, created_at, fixed, escalated, asset)
        else:
            settled[lead_id][key] = engine.Settled(state, state_at, because)
    return found, settled


def _enrollments(ids: AnyOf) -> Iterable[tuple[UUID, engine.Enrollment]]:
    rows = Enrollment.objects.filter(lead__any_of=ids, ended_at=None)
    for lead_id, track, cadence, started_at, trigger, started_by in rows.values_list(
        "lead_id", "track", "cadence", "started_at", "trigger", "started_by_id"
    ):
        yield (
            lead_id,
            engine.Enrollment(engine.Track(track), cadence, started_at, trigger, by_person=started_by is not None),
        )


# What the suppression list says in its own words, and the hard stop (D3) it amounts to when it covers e-mail.
STOP_OF_REASON = {
    "opt_out": engine.StopCode.OPT_OUT,
    "explicit_no": engine.StopCode.EXPLICIT_NO,
    "complaint": engine.StopCode.COMPLAINT,
    "bounce_hard": engine.StopCode.BOUNCE_HARD,
    "erased": engine.StopCode.ERASED,
    "owner_stop": engine.StopCode.OWNER_STOP,
}


def _allowed(verdict) -> bool:
    """Quiet after a close-loop message is the engine's own rule, by which it already decides; everything else is a no."""
    return verdict.allowed or all(reason.code == "close_loop" for reason in verdict.because)


def _stops(lead: Lead, contact: dict, now: datetime) -> tuple[engine.Stop, ...]:
    stops = []
    if lead.stop_code:
        stops.append(
            engine.Stop(
                engine.StopCode(lead.stop_code), lead.stop_at, lead.stop_say, str(lead.stop_event_id or lead.pk)
            )
        )
    if lead.expires_at and lead.expires_at <= now:
        say = f"The opportunity expired on {lead.expires_at:%Y-%m-%d}."
        stops.append(
            engine.Stop(engine.StopCode.EXPIRED, lead.expires_at, say, f"expired-{lead.expires_at:%Y%m%d%H%M}")
        )
    stops.extend(
        engine.Stop(STOP_OF_REASON[reason.code], reason.since, reason.say, str(reason.entry_id))
        for reason in contact[engine.Channel.EMAIL].because
        if reason.code in STOP_OF_REASON
    )
    return tuple(stops)


def _holds(lead: Lead, contact: dict, unknown: Message | None) -> tuple[engine.Hold, ...]:
    holds = []
    if lead.hold_code:
        holds.append(engine.Hold(engine.HoldCode(lead.hold_code), lead.hold_at, lead.hold_say, str(lead.pk)))
    if unknown is not None:
        say = f"It is not known whether “{unknown.subject or unknown.body[:60]}” reached the lead."
        holds.append(engine.Hold(engine.HoldCode.UNKNOWN_OUTCOME, unknown.state_at, say, str(unknown.pk)))
    holds.extend(
        engine.Hold(engine.HoldCode.UNCLEAR_CONSENT, reason.since, reason.say, str(reason.entry_id))
        for reason in contact[engine.Channel.EMAIL].because
        if reason.code == "unclear_consent"
    )
    return tuple(holds)
