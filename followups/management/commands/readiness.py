"""Whether a client is ready for its rules, question by question (mission M2)."""

import json

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from followups.api.readiness import ReadinessAnswer
from followups.management.commands.look import tenant_named
from followups.policies import current_policy
from followups.readiness.asking import readiness_of
from tenants.scope import tenant_scope


class Command(BaseCommand):
    help = "Say whether a client is ready for follow-up that runs by itself, and what is lacking."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", required=True, metavar="SLUG")
        parser.add_argument("--json", action="store_true", help="As GET /api/v1/readiness answers.")

    def handle(self, *, tenant: str, **options) -> None:
        client = tenant_named(tenant)
        with tenant_scope(client.pk):
            checks = readiness_of(client, current_policy(client).policy, timezone.now())
            found = {"is_ready": not any(check.holds_up for check in checks), "checks": checks}
            told = ReadinessAnswer(found).data
        if options["json"]:
            self.stdout.write(json.dumps(told))
            return
        self.stdout.write("Ready." if told["is_ready"] else "Not ready.")
        for check in told["checks"]:
            mend = f" {check['mend']}" if check["mend"] else ""
            self.stdout.write(f"  {check['name']}: {check['state']}. {check['say']}{mend}")
