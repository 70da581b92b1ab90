"""Changing the next step, setting one of one's own, and putting the lead's details right (mission E7, A3). POST, then 303."""

from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from followups.engine.timing import next_open
from followups.models import FollowUp
from followups.own_steps import change, set_own_step
from followups.policies import current_policy
from followups.web.answering import see_other
from followups.web.follow_up_acts import follow_up_act
from followups.web.lead import find_lead, lead_page
from followups.web.lead_acts import SOON, day_from, lead_act
from followups.web.reading import acting
from leads.changing import change_lead
from leads.details_form import DetailsForm
from leads.models import Event, Lead
from leads.refusals import Refused
from tenants.models import Tenant

PERSON = Event.Actor.PERSON


@follow_up_act("change")
def follow_up_change(request: HttpRequest, tenant: Tenant, follow_up: FollowUp) -> str:
    """What the form has left as it was stays as it is."""
    given = {name: request.POST[name] for name in ("title", "ask", "channel") if name in request.POST}
    changes = {name: value for name, value in given.items() if value.strip() != getattr(follow_up, name)}
    if day := request.POST.get("due", "").strip():
        due = _start_of(tenant, day)
        clock = ZoneInfo(request.zone)
        if due.astimezone(clock).date() != follow_up.due_at.astimezone(clock).date():
            changes["due"] = due
    why, now = request.POST.get("why", ""), timezone.now()
    names = change(tenant, follow_up, changes, because=why, user=request.user, now=now)
    return f"Changed: {', '.join(names)}. It stays like that." if names else "Nothing was different."


@lead_act("own_step")
def lead_own_step(request: HttpRequest, tenant: Tenant, lead: Lead) -> str:
    given = {name: request.POST.get(name, "") for name in ("title", "channel")}
    due, why = _start_of(tenant, request.POST.get("due", "")), request.POST.get("why", "")
    set_own_step(tenant, lead, **given, due=due, because=why, user=request.user, now=timezone.now())
    return "That is the next step now, and stays it until it is done."


def _start_of(tenant: Tenant, day: str) -> datetime:
    """The start of work on that day."""
    calendar = current_policy(tenant).policy.calendar
    return next_open(datetime.combine(day_from(day, "due"), time(0), tzinfo=ZoneInfo(calendar.time_zone)), calendar)


@acting
def lead_details(request: HttpRequest, tenant: Tenant, lead_id: UUID) -> HttpResponse:
    lead = find_lead(lead_id)
    form = DetailsForm(request.POST, initial=DetailsForm.of(lead, tenant))
    if form.is_valid():
        try:
            with transaction.atomic():
                event = change_lead(
                    tenant, lead, form.changes(tenant), now=timezone.now(), actor=PERSON, user=request.user
                )
            say = f"{event.text} {SOON}" if event else "Nothing was different."
            return see_other(request, reverse("lead", args=[tenant.slug, lead.pk]), say)
        except Refused as error:
            for name, reason in error.errors.items():
                form.add_error(name if name in form.fields else None, reason)
    return lead_page(request, tenant, find_lead(lead_id), details_form=form)
