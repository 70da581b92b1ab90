"""What goes out by itself, reason by template, with what speaks for it; and the switch that stops it all (mission D5)."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import wraps

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from followups.autonomy_record import ENOUGH, WINDOW, cells_of
from followups.models import AutonomyChange, SentSample
from followups.policies import current_policy
from followups.stopping_sending import held, release_sending, stop_sending
from followups.switching import switch
from followups.web.answering import REFUSALS, Refusal, refusal_of, see_other
from followups.web.reading import on_own_clock
from leads.refusals import Refused
from tenants.models import Agency, Role, Tenant
from tenants.reach import covers_agency
from tenants.stops import stops_of
from tenants.web import in_tenant

CHANGES = 50  # the latest


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def autonomy(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    return _page(request, tenant)


def _act(form: str) -> Callable:
    """The view is a manager's act, answered by 303, or by the page again with what was refused."""

    def decorate(carry_out: Callable[[HttpRequest, Tenant], str]) -> Callable:
        @require_POST
        @in_tenant(Role.MANAGER)
        @on_own_clock
        @wraps(carry_out)
        def view(request: HttpRequest, tenant: Tenant) -> HttpResponse:
            try:
                with transaction.atomic():
                    say = carry_out(request, tenant)
            except REFUSALS as error:
                return _page(request, tenant, refusal_of(form, error, request.POST))
            return see_other(request, reverse("autonomy", args=[tenant.slug]), say)

        return view

    return decorate


@_act("switch")
def autonomy_switch(request: HttpRequest, tenant: Tenant) -> str:
    """One reason with one template, on or off. POST: reason, template, on (yes or no), share (per cent), why."""
    rule = switch(
        tenant,
        reason=request.POST.get("reason", ""),
        template=request.POST.get("template", ""),
        is_on=request.POST.get("on") == "yes",
        share=_share(request.POST.get("share", "")),
        why=request.POST.get("why", ""),
        user=request.user,
        now=timezone.now(),
    )
    what = f"“{rule.template}”"
    return f"{what} goes out by itself now." if rule.is_on else f"{what} waits for a person now."


@_act("stop")
def autonomy_stop(request: HttpRequest, tenant: Tenant) -> str:
    """Stop sending. POST: whose (client or agency), level (automatic or all), why, sure."""
    if not request.POST.get("sure"):
        raise Refused({"sure": "Tick the box to say that you are sure."})
    whose = _whose(request, tenant)
    stop_sending(
        whose,
        level=request.POST.get("level", ""),
        why=request.POST.get("why", ""),
        user=request.user,
        now=timezone.now(),
    )
    return f"Sending of {whose.name} is stopped. The owners and managers are told."


@_act("release")
def autonomy_release(request: HttpRequest, tenant: Tenant) -> str:
    """Let it send again. POST: whose (client or agency), approved (keep or review), why."""
    whose = _whose(request, tenant)
    back = release_sending(
        whose,
        approved=request.POST.get("approved", ""),
        why=request.POST.get("why", ""),
        user=request.user,
        now=timezone.now(),
    )
    return f"Sending of {whose.name} is released. What was held is in review." + (f" Put back: {back}." if back else "")


def _whose(request: HttpRequest, tenant: Tenant) -> Tenant | Agency:
    if request.POST.get("whose") != "agency":
        return tenant
    if not covers_agency(request.user, tenant.agency, Role.MANAGER):
        raise Refused({"whose": "For all clients of the agency this takes a manager of the whole agency."})
    return tenant.agency


def _share(text: str) -> Decimal | None:
    if not text.strip():
        return None
    try:
        return Decimal(text.strip().rstrip("% ")) / 100
    except InvalidOperation as error:
        raise Refused({"share": "The share is a number of per cent, such as 10."}) from error


def _page(request: HttpRequest, tenant: Tenant, refused: Refusal | None = None) -> HttpResponse:
    now = timezone.now()
    policy = current_policy(tenant).policy
    context = {
        "now": now,
        "zone": request.zone,
        "nav": "autonomy",
        "ceiling": policy.autonomy.value,
        "cells": cells_of(tenant, policy, now),
        "days": WINDOW.days,
        "enough": ENOUGH,
        "changes": AutonomyChange.objects.select_related("by").order_by("-at", "-pk")[:CHANGES],
        "stops": stops_of([tenant.pk]),
        "held": held([tenant.pk]),
        "to_look_at": SentSample.objects.filter(verdict="").count(),
        "may_switch": request.role.covers(Role.MANAGER),
        "may_stop_agency": covers_agency(request.user, tenant.agency, Role.MANAGER),
        "refused": refused,
    }
    return render(request, "followups/autonomy.html", context, status=422 if refused else 200)
