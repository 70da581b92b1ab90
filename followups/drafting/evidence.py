"""What a draft is made from: the follow-up, the lead, and the rows its evidence points at. Read in one scope, used outside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from followups.drafting.phrases import base_language
from followups.models import ApprovedFact, Asset, BrandVoice, FollowUp, Message
from leads.models import Event, Lead, Promise, Question
from tenants.ids import as_uuid
from tenants.models import Tenant, User

NEWEST = 8  # interactions that a writer looks back on


@dataclass(frozen=True, slots=True)
class DraftEvidence:
    tenant: Tenant
    lead: Lead
    owner: User
    follow_up: FollowUp
    last_interaction: Event | None
    promise: Promise | None
    question: Question | None
    asset: Asset | None
    earlier: tuple[Message, ...]  # what went out to this lead, oldest first
    reply_to: Message | None  # the message of ours that this one continues
    facts: tuple[ApprovedFact, ...]  # what the tenant lets its messages state
    voice: BrandVoice
    now: datetime
    library: tuple[Asset, ...] = ()  # every asset of the tenant that may be linked
    their_words: tuple[str, ...] = ()  # what the lead wrote, the newest first

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.lead.clock.zone or self.tenant.time_zone)


def find_evidence(tenant: Tenant, follow_up: FollowUp, now: datetime) -> DraftEvidence:
    """Everything a writer may use, by id from the follow-up's own evidence. Call it inside a scope."""
    pointed: dict[str, list[str]] = {}
    for item in follow_up.evidence:
        pointed.setdefault(item["kind"], []).append(item["id"])
    lead = follow_up.lead
    interactions = lead.events.filter(kind__in=Event.INTERACTIONS, at__lte=now)
    pointed_at = interactions.filter(pk__in=_uuids(pointed.get("interaction", ())))
    earlier = list(lead.messages.filter(state__in=Message.OUT_STATES).order_by("claimed_at"))
    promise = Promise.objects.filter(pk__in=_uuids(pointed.get("promise", ()))).select_related("source").first()
    question = Question.objects.filter(pk__in=_uuids(pointed.get("question", ()))).select_related("source").first()
    last = pointed_at.order_by("-at").first() or (promise or question or _Nothing).source
    newest = list(interactions.order_by("-at", "-id")[:NEWEST])
    return DraftEvidence(
        tenant=tenant,
        lead=lead,
        owner=follow_up.owner,
        follow_up=follow_up,
        last_interaction=last or (newest[0] if newest else None),
        promise=promise,
        question=question,
        asset=_asset(follow_up, lead, tenant),
        earlier=tuple(earlier),
        reply_to=next((message for message in reversed(earlier) if message.message_id), None),
        facts=facts_of(tenant, now),
        voice=voice_of(tenant),
        now=now,
        library=library_of(tenant, now),
        their_words=tuple(each.text for each in newest if each.direction == Event.Direction.INBOUND and each.text),
    )


def facts_of(tenant: Tenant, now: datetime) -> tuple[ApprovedFact, ...]:
    """What a tenant's messages may state on its own day. Call it inside a scope."""
    return tuple(ApprovedFact.objects.in_force(now.astimezone(ZoneInfo(tenant.time_zone)).date()))


def library_of(tenant: Tenant, now: datetime) -> tuple[Asset, ...]:
    """What a tenant's messages may link on its own day. Call it inside a scope."""
    today = now.astimezone(ZoneInfo(tenant.time_zone)).date()
    return tuple(Asset.objects.filter(Q(expires_on=None) | Q(expires_on__gt=today), is_active=True).order_by("id"))


def voice_of(tenant: Tenant) -> BrandVoice:
    """How a tenant speaks; where nobody has said so, an empty one. Call it inside a scope."""
    return BrandVoice.objects.first() or BrandVoice(tenant=tenant)


def _asset(follow_up: FollowUp, lead: Lead, tenant: Tenant) -> Asset | None:
    """What the step brings, in the lead's own language before the tenant's."""
    if not follow_up.asset:
        return None
    found = {row.language: row for row in Asset.objects.filter(key=follow_up.asset, is_active=True)}
    tongues = (lead.language, base_language(lead.language or tenant.language), tenant.language)
    return next((found[tongue] for tongue in tongues if tongue in found), next(iter(found.values()), None))


class _Nothing:
    source = None


def _uuids(texts: Iterable[str]) -> list[UUID]:
    """The ids that are ids of rows; a synthetic stop has none."""
    return [found for found in map(as_uuid, texts) if found]
