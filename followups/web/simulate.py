"""The simulation page: what would happen to these leads, under the rules they have or another version, stored nowhere."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.engine.policy import Offset, Unit
from followups.engine.policy_file import PolicyError
from followups.engine.simulation.running import Look
from followups.engine.simulation.scenario import AT_ONCE, Assume
from followups.models import PolicyVersion
from followups.simulating import MOST_DAYS, MOST_LEADS, Simulated, simulate_leads
from followups.web.reading import on_own_clock
from leads.models import Lead
from tenants.ids import as_uuid
from tenants.models import Role, Tenant
from tenants.web import in_tenant

MINE = 20  # leads offered
VERSIONS = 30  # offered, newest first
DAYS = 60
APPROVE = {
    "at_once": AT_ONCE,
    "hours": Offset(4, Unit.BUSINESS_HOURS),
    "day": Offset(1, Unit.BUSINESS_DAYS),
    "never": None,
}


@dataclass
class Asked:
    """What the form says; what it says wrong, in `problems`."""

    leads: list[UUID]
    version: UUID | None
    days: int = DAYS
    approve: str = "at_once"
    tasks: bool = True
    beside: bool = False
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a timeline: a look that changed something; how often it was looked at again, and reported as overdue."""

    look: Look
    again: int = 0
    overdue: int = 0
    planned: datetime | None = None  # when it was decided first, where it was sent or done later


@dataclass(frozen=True, slots=True)
class Side:
    """One lead's timeline under one set of rules."""

    title: str
    lines: list[Line]
    stopped: str
    sent: int


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def simulate(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    now, asked = timezone.now(), _asked(request)
    versions = list(PolicyVersion.objects.order_by("-number").defer("document")[:VERSIONS])
    version = PolicyVersion.objects.filter(pk=asked.version).first() if asked.version else None
    if asked.version and version is None:
        asked.problems.append("There is no such version of the rules.")
    chosen = {lead.pk: lead for lead in Lead.objects.filter(pk__in=asked.leads).select_related("owner")}
    leads = [chosen[pk] for pk in asked.leads if pk in chosen]
    offered = [*leads, *(lead for lead in _mine(request) if lead.pk not in chosen)]
    results = [] if asked.problems else _results(tenant, leads, version, asked, now)
    return render(
        request,
        "followups/simulate.html",
        {
            "now": now,
            "zone": request.zone,
            "nav": "leads",
            "asked": asked,
            "leads": leads,
            "offered": offered,
            "versions": versions,
            "version": version,
            "results": results,
            "most_leads": MOST_LEADS,
            "most_days": MOST_DAYS,
        },
    )


def _asked(request: HttpRequest) -> Asked:
    given = request.GET
    leads = list(dict.fromkeys(found for found in map(as_uuid, given.getlist("lead")) if found))
    asked = Asked(leads[:MOST_LEADS], as_uuid(given.get("version")))
    if len(leads) > MOST_LEADS:
        asked.problems.append(f"At most {MOST_LEADS} leads at a time; these are {len(leads)}.")
    days = given.get("days", str(DAYS)).strip()
    if days.isascii() and days.isdecimal() and 1 <= int(days[:6]) <= MOST_DAYS:
        asked.days = int(days)
    else:
        asked.problems.append(f"Give a number of days from 1 to {MOST_DAYS}.")
    asked.approve = given.get("approve", "at_once") if given.get("approve", "at_once") in APPROVE else "at_once"
    asked.tasks, asked.beside = given.get("tasks") != "no", given.get("beside") == "yes"
    return asked


def _mine(request: HttpRequest) -> list[Lead]:
    return list(Lead.objects.open().filter(owner=request.user).order_by("-id")[:MINE])


def _results(
    tenant: Tenant, leads: list[Lead], version: PolicyVersion | None, asked: Asked, now: datetime
) -> list[tuple[Lead, list[Side]]]:
    """For each lead its timelines: under the rules it has, under the version, or both side by side."""
    if not leads:
        return []
    wanted = [None, version] if version and asked.beside else [version]
    assume = Assume(approve_after=APPROVE[asked.approve], owner_does_tasks=asked.tasks)
    try:
        played = simulate_leads(tenant, leads, now, days=asked.days, assume=assume, versions=wanted)
    except PolicyError as error:
        asked.problems += [str(problem) for problem in error.problems]
        return []
    titles = ["By the rules that it has" if each is None else f"By {each}" for each in wanted]
    return [
        (lead, [_side(title, row[place]) for title, row in zip(titles, played, strict=True)])
        for place, lead in enumerate(leads)
    ]


def _side(title: str, found: Simulated) -> Side:
    lines: list[Line] = []
    for look in found.looks:
        late = int(look.decision.escalate)
        last = lines[-1] if lines else None
        if last and not last.look.outcome and _what(last.look) == _what(look):
            planned = last.look.at if look.outcome else None
            lines[-1] = Line(look if look.outcome else last.look, last.again + 1, last.overdue + late, planned)
        else:
            lines.append(Line(look, 0, late))
    return Side(title, lines, found.stopped, sum(look.outcome == "sent" for look in found.looks))


def _what(look: Look) -> tuple:
    return look.decision.action, look.decision.rule, look.decision.key, look.decision.due_at
