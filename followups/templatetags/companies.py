"""A template filter of the page of a company."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django import template

register = template.Library()


@register.filter
def of_lead(engaged: Mapping[UUID, datetime | None], lead_id: UUID) -> datetime | None:
    """When this person was last in touch; None where that is not known."""
    return engaged.get(lead_id)
