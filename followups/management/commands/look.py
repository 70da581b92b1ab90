"""Run the loop once for a tenant; a line for each decision."""

import json
import sys

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from followups.looking import Look, look_at_due_leads
from tenants.models import Tenant


class Command(BaseCommand):
    help = "Decide every lead that is due, once. Drafts and sending are left to the worker."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", required=True, metavar="SLUG")
        parser.add_argument(
            "--at", metavar="TIME", help="Decide as of this time (ISO 8601); without a zone it is the tenant's."
        )
        parser.add_argument("--json", action="store_true", help="One JSON object a line.")

    def handle(self, *, tenant: str, at: str | None, **options) -> None:
        found = tenant_named(tenant)
        now = moment(at, found) if at else timezone.now()
        for look in look_at_due_leads(found, now):
            self.stdout.write(json.dumps(as_dict(look)) if options["json"] else as_line(look))
        sys.stdout.flush()


def tenant_named(slug: str) -> Tenant:
    found = Tenant.objects.filter(slug=slug).first()
    if found is None:
        known = (
            ", ".join(Tenant.objects.order_by("slug").values_list("slug", flat=True))
            or "none yet; `make up` makes the sample's"
        )
        raise CommandError(f"There is no tenant “{slug}”. Known: {known}.")
    return found


def moment(text: str, tenant: Tenant):
    """An ISO 8601 time; without a zone it is read in the tenant's."""
    from zoneinfo import ZoneInfo

    try:
        at = parse_datetime(text) or parse_datetime(f"{text}T00:00")
    except ValueError:
        at = None
    if at is None:
        raise CommandError(f"“{text}” is no time. Write it like 2026-11-22T09:30 or 2026-11-22T09:30+01:00.")
    return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(tenant.time_zone))


def as_dict(look: Look) -> dict:
    if look.decision is None:
        return {"lead": str(look.lead_id), "name": look.lead_name, "error": look.error}
    decision = look.decision
    return {
        "lead": str(look.lead_id),
        "name": look.lead_name,
        "action": decision.action,
        "rule": decision.rule,
        "reason": decision.reason,
        "because": decision.because,
        "channel": decision.channel,
        "due_at": decision.due_at and decision.due_at.isoformat(),
        "due_because": decision.due_because,
        "ask": decision.ask,
        "review": list(decision.review),
        "track": decision.track,
        "exit": decision.exit,
        "evidence": [{"kind": e.kind, "id": e.id, "at": e.at.isoformat(), "words": e.words} for e in decision.evidence],
        "next_look_at": decision.next_look_at and decision.next_look_at.isoformat(),
    }


def as_line(look: Look) -> str:
    if look.decision is None:
        return f"{look.lead_name}: FAILED, tried again in an hour: {look.error}"
    decision = look.decision
    parts = [f"{look.lead_name}: {decision.action}", decision.rule]
    if decision.due_at:
        parts.append(f"due {decision.due_at:%Y-%m-%d %H:%M %Z}")
    if decision.channel:
        parts.append(f"by {decision.channel}")
    if decision.exit:
        parts.append(f"exit {decision.exit}")
    if decision.next_look_at:
        parts.append(f"next look {decision.next_look_at:%Y-%m-%d %H:%M %Z}")
    return f"{' · '.join(parts)} · {decision.because}"
