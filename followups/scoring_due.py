"""Scores for a batch of looks: worked out before anything is decided, so that none is stale; kept where they changed (B2, B3)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from followups.engine import facts as engine
from leads.models import Event, Lead, ScoreHistory
from leads.publishing import profile_of
from leads.scored import Scored, scored, seen_in
from leads.scoring.score import Seen
from tenants.batches import defaults_of
from tenants.models import Tenant

Row = dict[str, Any]
HISTORY = defaults_of(ScoreHistory)
MOVES = {"nurture": "nurture", "decline": "decline", "lost": "lost"}


def scores_of(
    tenant: Tenant, leads: Sequence[Lead], interactions: Mapping[str, Sequence[engine.Interaction]], now: datetime
) -> dict[UUID, Scored]:
    """By lead, what each scores now; empty where the tenant has published no profile. One query."""
    held = profile_of(Tenant.objects.values_list("scoring_profile", flat=True).get(pk=tenant.pk))
    if held is None:
        return {}
    version_id, profile = held
    return {
        lead.pk: scored(version_id, profile, lead, seen_of(interactions.get(str(lead.pk), ())), now) for lead in leads
    }


def seen_of(interactions: Iterable[engine.Interaction]) -> list[Seen]:
    """What the lead did, of what passed between it and us."""
    told = (
        seen_in(item.kind, item.at, item.text, item.direction.value, item.id, human=item.human) for item in interactions
    )
    return [item for item in told if item is not None]


def score_facts(lead: Lead, found: Scored | None) -> dict[str, Any]:
    """What a decision rests on of it: fields of engine.LeadFacts."""
    if found is None:
        return {"score": lead.score}
    return {
        "score": found.points,
        "hot": found.band == "hot",
        "hot_from": found.profile.hot,
        "unqualified": found.because,
        "unqualified_to": "" if found.qualified else MOVES.get(found.profile.unqualified.value, ""),
    }


def plan_scores(scores: Iterable[tuple[Lead, Scored | None]]) -> tuple[list[Row], list[Row], list[Row]]:
    """Rows of the history, of leads and of the journal, for those whose score has changed; the leads are set in memory."""
    history, leads, events = [], [], []
    for lead, found in scores:
        if found is None or (key := found.key) == lead.score_key:
            continue
        rules, was = found.rules, lead.band
        history.append(
            {
                "id": uuid7(),
                "lead_id": lead.pk,
                "profile_id": found.profile_id,
                "score": found.points,
                "rule_score": rules.score,
                "is_given": found.is_given,
                "band": found.band.value,
                "fit": rules.fit,
                "intent": rules.intent,
                "qualified": found.qualified,
                "result": rules.as_json(),
            }
        )
        if was != found.band.value:
            events.append(_event(lead, found, was))
        lead.rule_score, lead.band, lead.score_key = rules.score, found.band.value, key
        changed = {"rule_score": rules.score, "band": found.band.value, "score_key": key}
        leads.append({"tenant_id": lead.tenant_id, "id": lead.pk, **changed})
    return history, leads, events


def _event(lead: Lead, found: Scored, was: str) -> Row:
    text = f"{found.band.value.capitalize()}: {found.points} of 100" + (f"; it was {was}." if was else ".")
    data = {"from": was, "to": found.band.value, "score": found.points}
    return {
        "id": uuid7(),
        "lead_id": lead.pk,
        "kind": Event.Kind.SCORED,
        "text": f"{text} {found.because}".strip(),
        "data": data,
    }
