"""Everything that is known of one person, as one readable document (mission K5; GDPR Art. 15 and 20)."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from leads.erasing import rows_of_a_lead
from leads.models import Lead
from suppression.keys import keys_about
from suppression.models import Consent, Suppression
from tenants.models import Tenant

# What says nothing of the person: keys of ours, and what is stored compressed.
LEFT_OUT = ("tenant", "lead", "key", "decision_key", "email_key", "approved_digest", "reading")


def export_of(tenant: Tenant, lead: Lead) -> dict[str, Any]:
    """The lead and every row that hangs on it, by model, oldest first; values as JSON has them. Inside the scope."""
    document: dict[str, Any] = {"company": tenant.name, "lead": _row(lead), "account": str(lead.account or "")}
    for model in rows_of_a_lead():
        document[_name(model)] = _rows(model.objects.filter(lead=lead).order_by("pk"))
    parts = list(Lead.objects.filter(merged_into=lead).order_by("pk"))
    document["also_known_as"] = _rows(parts)
    known = [(each.pk, each.email, each.phone) for each in (lead, *parts)]
    keys = [key for each in known for key in keys_about(*each, tenant.country)]
    document["suppressions"] = _rows(Suppression.objects.filter(key__in=keys).order_by("pk"))
    document["consents"] = _rows(Consent.objects.filter(key__in=keys).order_by("pk"))
    return document


def _name(model: type[models.Model]) -> str:
    return str(model._meta.verbose_name_plural).replace(" ", "_")


def _rows(rows: Iterable[models.Model]) -> list[dict[str, Any]]:
    return [_row(row) for row in rows]


def _row(row: models.Model) -> dict[str, Any]:
    fields = [field for field in row._meta.concrete_fields if field.name not in LEFT_OUT]
    told = {field.name: _value(row, field) for field in fields}
    return {name: value for name, value in told.items() if value not in (None, "", {}, [])}


def _value(row: models.Model, field: models.Field) -> Any:
    value = field.value_from_object(row)
    if isinstance(value, (bytes, memoryview)):
        return f"{len(value)} bytes"
    if value is None or isinstance(value, (bool, int, float, str, list, dict)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
