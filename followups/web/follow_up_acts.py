"""Settling a follow-up by hand: done with its proof, not needed, or put off to another day."""

from collections.abc import Callable
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from followups.completing import CannotComplete, complete, skip, snooze
from followups.engine.policy import Calendar, Offset, Unit
from followups.engine.timing import add_offset, next_open
from followups.models import FollowUp
from followups.policies import current_policy
from followups.web.answering import REFUSALS, next_or, refusal_of, see_other
from followups.web.lead import find_lead, lead_page
from followups.web.lead_acts import day_from
from followups.web.reading import acting, in_a_sentence
from leads.models import Event
from tenants.ids import as_uuid
from tenants.models import Tenant

# What the buttons of the snooze form send.
DAYS = {"1": Offset(1, Unit.BUSINESS_DAYS), "3": Offset(3, Unit.BUSINESS_DAYS), "7": Offset(5, Unit.BUSINESS_DAYS)}


def follow_up_act(form: str) -> Callable:
    """A POST on one follow-up by somebody who may act: do it and say so, or show the lead with what was typed."""

    def decorate(carry_out: Callable[[HttpRequest, Tenant, FollowUp], str]) -> Callable:
        @acting
        def view(request: HttpRequest, tenant: Tenant, follow_up_id: UUID) -> HttpResponse:
            follow_up = get_object_or_404(FollowUp, pk=follow_up_id)
            try:
                with transaction.atomic():
                    say = carry_out(request, tenant, follow_up)
            except REFUSALS as error:
                # Also where it came from the queue: the lead's page has the same form, open, with what was typed.
                refusal = refusal_of(form, error, request.POST)
                return lead_page(request, tenant, find_lead(follow_up.lead_id), refusal=refusal)
            return see_other(request, next_or(request, reverse("lead", args=[tenant.slug, follow_up.lead_id])), say)

        return view

    return decorate


@follow_up_act("done")
def follow_up_done(request: HttpRequest, tenant: Tenant, follow_up: FollowUp) -> str:
    note, now = request.POST.get("note", ""), timezone.now()
    if request.POST.get("outcome") == "not_needed":
        skip(tenant, follow_up, because=note, user=request.user, now=now)
        return "Skipped, with your reason. The next step is decided within seconds."
    evidence = _proof(request.POST.get("event", ""), follow_up)
    complete(tenant, follow_up, because=note, user=request.user, now=now, evidence=evidence)
    return "Done. The next step is decided within seconds."


def _proof(event_id: str, follow_up: FollowUp) -> Event | None:
    if not event_id:
        return None
    event = Event.objects.filter(lead=follow_up.lead_id, pk=as_uuid(event_id)).first()
    if event is None:
        raise CannotComplete("The entry that should show it is not in this lead's timeline. Choose another.")
    return event


@follow_up_act("snooze")
def follow_up_snooze(request: HttpRequest, tenant: Tenant, follow_up: FollowUp) -> str:
    now, calendar = timezone.now(), current_policy(tenant).policy.calendar
    until = until_from(request, calendar, now)
    snooze(tenant, follow_up, until=until, because=request.POST.get("why", ""), user=request.user, now=now)
    return f"Put off to {in_a_sentence(until, request.zone, now)}."


def until_from(request: HttpRequest, calendar: Calendar, now: datetime) -> datetime:
    """The start of work on the chosen day, or so many working days from now."""
    if day := request.POST.get("until", "").strip():
        first = datetime.combine(day_from(day, "until"), time(0), tzinfo=ZoneInfo(calendar.time_zone))
        return next_open(first, calendar)
    offset = DAYS.get(request.POST.get("days", ""))
    if offset is None:
        raise CannotComplete("Choose a day, or one of the buttons.")
    return next_open(add_offset(now, offset, calendar), calendar)
