"""The leads of a list as CSV, with the filters of the list."""

import csv
import io
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from followups.web.lead_list import found_leads
from leads.csv_reading import guarded
from leads.models import Lead
from tenants.models import Role, Tenant
from tenants.web import in_tenant

# In the words that an import understands, so that a list can be mended and come back.
COLUMNS = (
    "external_id", "email", "phone", "first_name", "last_name", "company", "role", "industry", "company_size", "country",
    "time_zone", "language", "stage", "owner", "source", "campaign", "value", "currency", "expected_close", "expires_at",
    "strategic", "renews_at", "technologies", "budget", "use_case", "customer_type", "priority", "buying_role", "score",
    "cold_because", "revisit_at", "lost_reason", "captured_at",
)  # fmt: skip


@require_safe
@in_tenant(Role.MANAGER)
def lead_export(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """GET: as the list (q, stage, owner, band). Cells that a spreadsheet would run as a formula stand behind an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for lead in found_leads(request).select_related("owner").order_by("-created_at", "-id").iterator(chunk_size=2_000):
        writer.writerow([guarded(_text(lead, name)) for name in COLUMNS])
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="leads-{tenant.slug}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def _text(lead: Lead, name: str) -> str:
    value = getattr(lead, name)
    if name == "owner":
        return value.email if value else ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return "" if value is None else str(value)
