"""Versions of a tenant's scoring profile and routing rules: a draft is edited, a published one never changes (J2).

The version with the highest number holds; the tenant's row names it, so that whoever captures or looks knows without a query
whether there is one.
"""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from documents.text import text_of
from leads.models import RoutingVersion, ScoringProfile
from leads.models.published import PublishedDocument
from leads.refusals import Conflict
from leads.routing.rules import RoutingRules
from leads.routing.rules_file import rules_from_dict, rules_to_dict
from leads.scoring.profile import Profile
from leads.scoring.profile_file import profile_from_dict, profile_to_dict
from tenants.enqueueing import enqueue
from tenants.models import Tenant, User
from tenants.models.agency import members_of

MOST_READ = 2_000  # versions kept in a process


@dataclass(frozen=True, slots=True)
class Sort:
    """What differs between the two: how a document is read and written, and where the tenant names the one that holds."""

    model: type[PublishedDocument]
    held_by: str
    read: Callable[[Tenant, Mapping[str, Any]], Any]
    written: Callable[[Any], dict[str, Any]]
    decides: bool  # whether open leads are to be looked at again


def _read_profile(tenant: Tenant, document: Mapping[str, Any]) -> Profile:
    return profile_from_dict(document)


def _read_rules(tenant: Tenant, document: Mapping[str, Any]) -> RoutingRules:
    return rules_from_dict(document, frozenset(members_of(tenant).values_list("email", flat=True)))


PROFILES = Sort(ScoringProfile, "scoring_profile", _read_profile, profile_to_dict, decides=True)
ROUTINGS = Sort(RoutingVersion, "routing_rules", _read_rules, rules_to_dict, decides=True)
_KEPT: dict[UUID, Any] = {}


def profile_held(tenant: Tenant) -> tuple[UUID, Profile] | None:
    """The profile that leads are scored by, None where the tenant has published none. No query, or one to read it first."""
    return _held(PROFILES, tenant.scoring_profile)


def routing_held(tenant: Tenant) -> tuple[UUID, RoutingRules] | None:
    """The same of the routing rules."""
    return _held(ROUTINGS, tenant.routing_rules)


def profile_of(version_id: UUID | None) -> tuple[UUID, Profile] | None:
    """The profile of a version, for whoever has just read which one holds."""
    return _held(PROFILES, version_id)


def draft(sort: Sort, tenant: Tenant, document: dict[str, Any], *, user: User | None) -> PublishedDocument:
    """A version to work on; it holds for nobody until it is published. Raises DocumentError naming each mistake."""
    sort.read(tenant, document)
    with transaction.atomic():
        return sort.model.objects.create(
            tenant=tenant, number=_next_number(sort, tenant), document=document, created_by=user
        )


def change_draft(sort: Sort, tenant: Tenant, version: PublishedDocument, document: dict[str, Any]) -> None:
    """Put another document into a draft. Raises DocumentError, and Conflict where it was published meanwhile."""
    sort.read(tenant, document)
    rows = sort.model.objects.filter(pk=version.pk, state=PublishedDocument.State.DRAFT)
    if not rows.update(document=document):
        raise Conflict({"": "This version is published and stays as it is. Make a new one from it."})
    version.document = document


def publish(sort: Sort, tenant: Tenant, version: PublishedDocument, now: datetime) -> PublishedDocument:
    """Let a draft hold from now on; every open lead is looked at again. Raises DocumentError, Conflict."""
    with transaction.atomic():
        number = _next_number(sort, tenant)
        row = sort.model.objects.select_for_update(of=("self",)).get(pk=version.pk)
        if row.state == PublishedDocument.State.PUBLISHED:
            raise Conflict({"": "This version was published before."})
        row.as_published = sort.written(sort.read(tenant, row.document))
        if sort.model.objects.filter(state=PublishedDocument.State.PUBLISHED, number__gt=row.number).exists():
            row.number = number
        row.state, row.published_at = PublishedDocument.State.PUBLISHED, now
        row.save(update_fields=["number", "state", "published_at", "as_published"])
        hold(sort, tenant, row.pk)
    return row


def hold(sort: Sort, tenant: Tenant, version_id: UUID | None) -> None:
    """Name the version that holds; None: nothing is scored, or routed, any more."""
    Tenant.objects.filter(pk=tenant.pk).update(**{sort.held_by: version_id})
    setattr(tenant, sort.held_by, version_id)
    if sort.decides:
        enqueue(settings.RULES_JOB, tenant.pk)


def held(sort: Sort, tenant: Tenant) -> PublishedDocument | None:
    """The row of the version that holds."""
    version_id = Tenant.objects.values_list(sort.held_by, flat=True).get(pk=tenant.pk)
    return sort.model.objects.filter(pk=version_id).first() if version_id else None


def changes(sort: Sort, tenant: Tenant, document: dict[str, Any]) -> list[str]:
    """What publishing the document would change, as `diff -u` writes it; empty: nothing. Raises DocumentError."""
    new = sort.written(sort.read(tenant, document))
    now = held(sort, tenant)
    old = (now.as_published or now.document) if now else {}
    sides = [text_of(side).splitlines() for side in (old, new)]
    return list(difflib.unified_diff(*sides, "now", "then", n=2, lineterm=""))


def _held(sort: Sort, version_id: UUID | None) -> tuple[UUID, Any] | None:
    if version_id is None:
        return None
    if version_id not in _KEPT:
        row = sort.model.objects.filter(pk=version_id).first()
        if row is None:
            return None
        if len(_KEPT) >= MOST_READ:
            _KEPT.clear()
        _KEPT[version_id] = _as_published(sort, row)
    return version_id, _KEPT[version_id]


def _as_published(sort: Sort, row: PublishedDocument) -> Any:
    """A published version is read whoever is a member today: who has left gets nothing (leads.assigning)."""
    whole = row.as_published if row.as_published is not None else row.document
    return profile_from_dict(whole) if sort is PROFILES else rules_from_dict(whole)


def _next_number(sort: Sort, tenant: Tenant) -> int:
    """The next number; the tenant's row is locked until the transaction ends, so that no two get the same."""
    Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)
    latest = sort.model.objects.filter(tenant=tenant).order_by("-number").values_list("number", flat=True).first()
    return (latest or 0) + 1
