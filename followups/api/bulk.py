"""POST /api/v1/leads/bulk: many leads in one request, each by itself, a result for each (mission A1, A2)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from followups.taking_in import take_in_many
from leads.api import LeadInput
from leads.capturing import Captured
from leads.capturing_many import Incoming
from leads.refusals import CaptureConflict, Refused
from tenants.api.errors import flat
from tenants.api.views import StrictSerializer
from tenants.models import Tenant

MOST = 1_000  # leads in one request


@extend_schema_field(LeadInput)
class AnyLead(serializers.Field):
    """A lead that is read later, so that one that is wrong does not refuse the others."""

    def to_internal_value(self, data: Any) -> Any:
        return data


class BulkInput(StrictSerializer):
    leads = serializers.ListField(
        child=AnyLead(allow_null=True), min_length=1, max_length=MOST, help_text=f"At most {MOST:,}."
    )


class BulkError(serializers.Serializer):
    field = serializers.CharField(allow_blank=True)
    code = serializers.CharField()
    message = serializers.CharField()


class BulkResult(serializers.Serializer):
    index = serializers.IntegerField(help_text="Place in the request, from 0.")
    outcome = serializers.ChoiceField(("created", "merged", "refused"))
    id = serializers.UUIDField(allow_null=True, help_text="Of the lead; null where it was refused.")
    external_id = serializers.CharField(allow_null=True)
    errors = BulkError(many=True)


class BulkAnswer(serializers.Serializer):
    results = BulkResult(many=True)


def take_in_bulk(tenant: Tenant, given: Sequence[Any], *, door: str, now: datetime) -> list[dict[str, Any]]:
    """What became of each lead, in the form of BulkResult. Inside the tenant's scope."""
    form = LeadInput(context={"tenant": tenant})
    results: list[dict[str, Any] | None] = [None] * len(given)
    places, rows = [], []
    for place, payload in enumerate(given):
        try:
            data, consent = form.taken(payload)
        except ValidationError as error:
            results[place] = _refused(place, payload, flat(error.detail))
            continue
        places.append(place)
        rows.append(Incoming(data=data, consent=consent, door=f"{door}#{place}", raw=orjson.dumps(payload).decode()))
    for place, became in zip(places, take_in_many(tenant, rows, now=now), strict=True):
        results[place] = _told(place, given[place], became)
    return results


def _told(place: int, payload: Any, became: Captured | Refused) -> dict[str, Any]:
    if isinstance(became, Refused):
        code = "conflict" if isinstance(became, CaptureConflict) else "refused"
        errors = [{"field": name, "code": code, "message": say} for name, say in became.errors.items()]
        return _refused(place, payload, errors)
    lead = became.lead
    outcome = "created" if became.created else "merged"
    return {"index": place, "outcome": outcome, "id": str(lead.pk), "external_id": lead.external_id, "errors": []}


def _refused(place: int, payload: Any, errors: list[dict[str, str]]) -> dict[str, Any]:
    known = payload.get("external_id") if isinstance(payload, dict) else None
    errors = [{name: each[name] for name in ("field", "code", "message")} for each in errors]
    return {
        "index": place, "outcome": "refused", "id": None, "external_id": known if isinstance(known, str) else None,
        "errors": errors,
    }  # fmt: skip
