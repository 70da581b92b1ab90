"""Today: what is overdue, due, to review, waiting on the buyer, and what nobody looks after (mission J1)."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.models import Alert, FollowUp, Message
from followups.web import queue
from followups.web.alerts import unread_of
from followups.web.draft_queue import EVERYONE, MINE, Asked
from followups.web.reading import day_of, on_own_clock, tenants_to_act_in
from followups.web.rows import Row, Section, add_last_interactions, add_messages, add_what_is_waited_for
from followups.web.samples import to_look_at
from leads.models import Lead
from tenants.models import Role, Tenant, User
from tenants.web import in_my_tenants, in_tenant

PAGE = 25
PAGES = 40  # of one section on one page; beyond it the list of leads is the better tool
SECTIONS: tuple[tuple[str, Callable], ...] = (
    ("overdue", queue.overdue),
    ("due", queue.due),
    ("review", queue.review),
    ("waiting", queue.waiting),
    ("uncovered", queue.uncovered),
)


@require_safe
@in_my_tenants
@on_own_clock
def today(request: HttpRequest, tenants: list[Tenant]) -> HttpResponse:
    """The queue over all tenants of the person."""
    return _page(request, tenants, tenants_to_act_in(request.user, tenants))


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def tenant_today(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """The queue of one tenant."""
    return _page(request, [tenant], {tenant.pk} if request.role.covers(Role.REP) else set())


def _page(request: HttpRequest, tenants: list[Tenant], may_act: set) -> HttpResponse:
    now = timezone.now()
    first, tomorrow = day_of(now, request.zone)
    who = request.GET.get("who")
    mine = who == "mine" or (who != "everyone" and queue.is_somebodys(request.user))
    owner = request.user if mine else None
    by_id = {tenant.pk: tenant for tenant in tenants}
    sections, due_today = [], 0
    for key, rows_of in SECTIONS:
        rows = rows_of(owner, now, tomorrow)
        section = _section(key, rows, PAGE * _pages(request, key), by_id, may_act, now)
        sections.append(section)
        if key in ("overdue", "due"):
            due_today += section.count
        elif key == "review" and section.rows:
            due_today += queue.count_of(rows.filter(follow_up__due_at__lt=tomorrow))
    shown = [row for section in sections for row in section.rows]
    add_messages(shown)
    add_last_interactions(shown, now)
    add_what_is_waited_for(shown, now)
    done = queue.done_between(owner, first, tomorrow).count()
    return render(
        request,
        "followups/today.html",
        {
            "now": now,
            "zone": request.zone,
            "nav": "today",
            "mine": mine,
            "review_query": Asked(
                who=MINE if mine else EVERYONE, client=tenants[0].slug if request.tenant and tenants else ""
            ).address(),
            "alerts": _alerts(request.user, by_id, may_act),
            "samples": to_look_at([tenant for tenant in tenants if tenant.pk in may_act]),
            "sections": sections,
            "later": queue.count_of(queue.later(owner, now, tomorrow)),
            "progress": {"done": done, "total": done + due_today},
        },
    )


def _alerts(user: User, tenants: dict, may_act: set) -> list[tuple[Alert, bool]]:
    """The person's unread alerts, each with whether they may take note of it; of no other tenant than the page's."""
    return [(alert, alert.tenant_id in may_act) for alert in unread_of(user) if alert.tenant_id in tenants]


def _pages(request: HttpRequest, key: str) -> int:
    """How many pages of a section the address asks for; anything that is no number is one."""
    asked = request.GET.get(f"more_{key}", "")
    return min(max(int(asked), 1), PAGES) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


def _section(key: str, found: QuerySet, most: int, tenants: dict, may_act: set, now: datetime) -> Section:
    rows = [_row(item, tenants, now) for item in queue.first_of(found, most, tenants)]
    for row in rows:
        row.may_act = row.tenant.pk in may_act
    # Work is counted whole; leads without any are most of a client's, and counted as far as they can be opened here.
    limit = PAGE * PAGES if found.model is Lead else None
    count = len(rows) if len(rows) < most else queue.count_of(found, limit)
    more = len(rows) // PAGE + 1 if len(rows) < min(count, PAGE * PAGES) else None
    is_more = limit is not None and count > limit
    return Section(key, limit if is_more else count, rows, more, is_more)


def _row(item: Message | FollowUp | Lead, tenants: dict, now: datetime) -> Row:
    tenant = tenants[item.tenant_id]
    if isinstance(item, Message):
        return Row(item.lead, tenant, item.follow_up, item, item.follow_up.owner)
    if isinstance(item, FollowUp):
        return Row(item.lead, tenant, item, None, item.owner)
    return Row(item, tenant, owner=_answers_for(item), problem=_problem(item, now))


def _answers_for(lead: Lead) -> User:
    return lead.owner or lead.tenant.default_owner


def _problem(lead: Lead, now: datetime) -> str:
    if lead.look_error:
        return "The latest look at it failed."
    if lead.next_look_at is None:
        return "No next look is set."
    if lead.next_look_at < now:
        return "Its next look is past and was not taken. Is the worker running?"
    return ""
