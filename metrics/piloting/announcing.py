"""Telling owners and managers that a pilot is over, and how it went (mission M3, G6)."""

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse

from followups.checking_mailboxes import who_decides
from metrics.models import Pilot
from metrics.piloting.standing import checks_of, figures_written
from metrics.piloting.thresholds import Met, Verdict
from tenants.models import Tenant
from tenants.scope import tenant_scope

OVER = """The pilot “{name}” of {tenant} is over: {verdict}.

{checks}

{leads} qualified leads, {exceptions} exceptions. Each is named in the report, with what was missed and why:
{url}
"""
VERDICTS = {Verdict.PASSED: "passed", Verdict.FAILED: "failed", Verdict.OPEN: "there was nothing to judge"}
MET = {Met.YES: "met", Met.NO: "missed", Met.NOTHING: "no case"}


def tell_of_end(tenant: Tenant, pilot_id: UUID) -> int:
    """Write to whoever decides about the client; how many. Outside any scope. Run twice it writes twice, never not at all."""
    with tenant_scope(tenant.pk):
        row = Pilot.objects.select_related("baseline").get(pk=pilot_id)
        if row.state != Pilot.State.ENDED:
            return 0
        checks = checks_of(row, figures_written(row))
    result = row.result
    body = OVER.format(
        name=row.name, tenant=tenant.name, verdict=VERDICTS[Verdict(row.verdict)],
        checks="\n".join(f"- {each.metric.name}: {each.words}, {each.bound_in_words}: {MET[each.met]}" for each in checks),
        leads=len(result.get("leads", ())), exceptions=len(result.get("exceptions", ())),
        url=settings.PUBLIC_URL + reverse("pilot_report", args=[tenant.slug, row.pk]),
    )  # fmt: skip
    subject, connection = f"{tenant.name}: the pilot {row.name} is over", get_connection()
    mails = [EmailMessage(subject, body, to=[address], connection=connection) for address in who_decides(tenant)]
    return connection.send_messages(mails) or 0
