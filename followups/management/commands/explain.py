"""Explain one lead: facts, the rule that fired and those that did not, evidence, next look."""

import json
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from followups.deciding_alone import CannotDecide, decide_alone
from followups.engine.explain import explain, explanation
from leads.models import Lead
from tenants.models import Tenant
from tenants.scope import tenant_scope


class Command(BaseCommand):
    help = "Explain what is decided for a lead now, and why. Changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("lead", help="The lead's id, or its e-mail address.")
        parser.add_argument("--tenant", metavar="SLUG", help="Look only in this tenant.")
        parser.add_argument("--json", action="store_true")

    def handle(self, *, lead: str, tenant: str | None, **options) -> None:
        now = timezone.now()
        tenants = {row.pk: row for row in Tenant.objects.filter(**({"slug": tenant} if tenant else {}))}
        found = _find(lead, list(tenants))
        with tenant_scope(found.tenant_id):
            try:
                decided = decide_alone(tenants[found.tenant_id], found, now)
            except CannotDecide as error:
                raise CommandError(f"{found}: {error} Nothing is sent until that is mended.") from error
        if options["json"]:
            self.stdout.write(json.dumps(explanation(decided.facts, decided.decision), indent=2, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(explain(decided.facts, decided.decision)))


def _find(text: str, tenants: list[UUID]) -> Lead:
    with tenant_scope(tenants):
        try:
            rows = list(Lead.objects.filter(pk=UUID(text)).select_related("merged_into"))
        except ValueError:
            rows = list(Lead.objects.filter(email_key=text.strip().lower()).select_related("merged_into"))
    if not rows:
        raise CommandError(f"There is no lead “{text}”. Give its id or its e-mail address.")
    found = {lead.pk: lead for lead in (row.merged_into or row for row in rows)}
    if len({lead.tenant_id for lead in found.values()}) < len(found):
        raise CommandError(f"{len(found)} leads have the address “{text}”. Give the id of one of them.")
    if len(found) > 1:
        raise CommandError(f"{len(found)} tenants have a lead “{text}”. Say which with --tenant SLUG.")
    return next(iter(found.values()))
