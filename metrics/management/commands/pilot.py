"""How the pilots of a client stand, with every exception (mission M3)."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.urls import reverse
from django.utils import timezone

from followups.management.commands.look import tenant_named
from metrics.api.pilot_answers import PilotReport, report_of
from metrics.models import Pilot
from metrics.piloting.standing import Standing, standing_of
from metrics.piloting.wording import tell_exceptions
from tenants.models import Tenant
from tenants.scope import tenant_scope


class Command(BaseCommand):
    help = "Tell the pilots of a client that are running, or the latest one where none is, with every exception."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", required=True, metavar="SLUG")
        parser.add_argument("--json", action="store_true", help="One JSON object a line, as GET …/report answers.")

    def handle(self, *, tenant: str, **options) -> None:
        client, now = tenant_named(tenant), timezone.now()
        with tenant_scope(client.pk):
            rows = Pilot.objects.select_related("baseline").order_by("-made_at", "-id")
            found = list(rows.filter(state=Pilot.State.RUNNING)) or list(rows[:1])
            for row in found:
                standing = standing_of(client, row, now)
                self.stdout.write(
                    json.dumps(as_report(client, row, standing), default=str)
                    if options["json"]
                    else as_text(row, standing)
                )
        if not found and not options["json"]:
            self.stdout.write(f"There is no pilot yet. A manager begins one at {reverse('pilots', args=[tenant])}.")


def as_report(tenant: Tenant, row: Pilot, standing: Standing) -> dict[str, Any]:
    """As the API answers, with addresses inside the site: a command knows no host."""
    told = report_of(row, standing, lambda lead: reverse("lead", args=[tenant.slug, lead]))
    return PilotReport({**told, "page": reverse("pilot_report", args=[tenant.slug, row.pk])}).data


def as_text(row: Pilot, standing: Standing) -> str:
    """The verdict, a line for each check, a line for each exception."""
    taken = f"{len(standing.leads)} of {row.leads} leads, {standing.clean} without an exception"
    lines = [f"{row.name}: {standing.verdict.value}. {taken}; from {row.start} to {standing.last_day}."]
    lines += [
        f"  {check.metric.name}: {check.words}, {check.bound_in_words}: {check.met.value}" for check in standing.checks
    ]
    for each in tell_exceptions(standing.exceptions):
        name = each.lead.name if each.lead else str(each.lead_id)
        lines.append(f"  {name}: {each.what}. {each.why}")
    return "\n".join(lines)
