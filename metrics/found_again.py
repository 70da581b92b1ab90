"""Leads that a record names, as they are known today: whoever has become part of another lead is that other one by now."""

from collections.abc import Iterable
from uuid import UUID

from leads.models import Lead


def leads_today(ids: Iterable[UUID]) -> dict[UUID, Lead]:
    """By the ids of the record; one query. A lead that was erased is there, without a name. Inside the scope."""
    rows = Lead.objects.select_related("merged_into").in_bulk(set(ids))
    return {pk: lead.merged_into or lead for pk, lead in rows.items()}
