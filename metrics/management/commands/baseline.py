"""How a client's follow-up stood before the product; has a baseline made where there is none (mission M2)."""

import json
from datetime import date

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from followups.management.commands.look import tenant_named
from leads.refusals import Refused
from metrics.api.baselines import BaselineDetail
from metrics.auditing.baselines import ask_for_baseline, figures_of, latest, make_baseline, usual_days
from metrics.models import Baseline
from metrics.words import in_words
from tenants.models import Tenant
from tenants.scope import tenant_scope


class Command(BaseCommand):
    help = "Tell the latest baseline of a client. Where there is none, or with --from and --to, have one made first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", required=True, metavar="SLUG")
        parser.add_argument("--from", dest="start", type=date.fromisoformat, metavar="DAY")
        parser.add_argument("--to", dest="end", type=date.fromisoformat, metavar="DAY", help="Counted too.")
        parser.add_argument("--json", action="store_true", help="As GET /api/v1/baselines/{id} answers.")

    def handle(self, *, tenant: str, start: date | None, end: date | None, **options) -> None:
        client = tenant_named(tenant)
        if (start is None) != (end is None):
            raise CommandError("Give both --from and --to, or none of them.")
        with tenant_scope(client.pk):
            row = None if start else latest(client)
        row = row or self._made(client, start, end)
        with tenant_scope(client.pk):
            self.stdout.write(json.dumps(BaselineDetail(row).data, default=str) if options["json"] else as_text(row))

    def _made(self, tenant: Tenant, start: date | None, end: date | None) -> Baseline:
        now = timezone.now()
        try:
            with tenant_scope(tenant.pk):
                usual = usual_days(tenant, now)
                row = ask_for_baseline(
                    tenant, start or usual.start, end or usual.end, now=now, through="manage.py baseline"
                )
        except Refused as error:
            raise CommandError(" ".join(error.errors.values())) from error
        for _ in make_baseline(tenant, row.pk, now):
            pass
        with tenant_scope(tenant.pk):
            row = Baseline.objects.get(pk=row.pk)
        if row.state != Baseline.State.DONE:
            raise CommandError(
                "The worker is counting this client now and makes the baseline then. Ask again in a minute."
            )
        return row


def as_text(row: Baseline) -> str:
    """A line for each figure."""
    lines = [f"Baseline {row.start} to {row.end}, made {row.made_at:%Y-%m-%d %H:%M} UTC from {row.cases} cases."]
    for each in figures_of(row):
        figure = each.figure
        of = f" ({figure.top} of {figure.bottom})" if figure.bottom is not None else ""
        told = f"{in_words(each.metric, figure.value)}{of}" if each.state != "untold" else ""
        lines.append(f"{each.metric.key:32} {' '.join(filter(None, (told, each.because)))}")
    return "\n".join(lines)
