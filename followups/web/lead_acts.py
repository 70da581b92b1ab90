"""What a person does with a lead: note, move, pause, stop, hand over, wake (mission E7). POST, then 303."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from followups.enrolling import enroll, take_off
from followups.extracting import propose
from followups.second_reading import have_read_again
from followups.web.answering import REFUSALS, refusal_of, see_other
from followups.web.lead import find_lead, lead_page
from followups.web.note_form import NoteForm
from followups.web.reading import acting
from leads import conflicts, stopping
from leads.models import Event, Lead
from leads.noting import add_note, moment
from leads.refusals import Refused
from leads.stages import move_stage
from leads.waking import wake
from suppression.suppressing import suppress
from tenants.ids import as_uuid
from tenants.models import Tenant
from tenants.models.agency import members_of

PERSON = Event.Actor.PERSON
SOON = "The next step is decided again within seconds."


def lead_act(form: str) -> Callable:
    """A POST on one lead by somebody who may act: do it and say so, or show the page again with what was typed."""

    def decorate(carry_out: Callable[[HttpRequest, Tenant, Lead], str]) -> Callable:
        @acting
        def view(request: HttpRequest, tenant: Tenant, lead_id: UUID) -> HttpResponse:
            lead = find_lead(lead_id)
            try:
                with transaction.atomic():  # what was refused half-way is undone
                    say = carry_out(request, tenant, lead)
            except REFUSALS as error:
                return lead_page(request, tenant, find_lead(lead_id), refusal=refusal_of(form, error, request.POST))
            return see_other(request, reverse("lead", args=[tenant.slug, lead.pk]), say)

        return view

    return decorate


@acting
def lead_note(request: HttpRequest, tenant: Tenant, lead_id: UUID) -> HttpResponse:
    lead, form = find_lead(lead_id), NoteForm(request.POST)
    if form.is_valid():
        try:
            with transaction.atomic():
                event = add_note(tenant, lead, form.as_note(), now=timezone.now(), actor=PERSON, user=request.user)
                propose(tenant, event, timezone.now())
                have_read_again(tenant, event)
            say = "Noted. They said no: nothing more is sent." if form.cleaned_data["explicit_no"] else f"Noted. {SOON}"
            return see_other(request, reverse("lead", args=[tenant.slug, lead.pk]), say)
        except Refused as error:
            form.add_refusal(error.errors)
    return lead_page(request, tenant, find_lead(lead_id), note_form=form)


@lead_act("stage")
def lead_stage(request: HttpRequest, tenant: Tenant, lead: Lead) -> str:
    to, because = request.POST.get("stage", ""), request.POST.get("why", "")
    event = move_stage(tenant, lead, to, because=because, now=timezone.now(), actor=PERSON, user=request.user)
    return f"Moved: {event.text}." if event else f"It is {lead.get_stage_display().lower()} already."


@lead_act("pause")
def lead_pause(request: HttpRequest, tenant: Tenant, lead: Lead) -> str:
    """Until a day, from its first moment in the tenant's zone; without a day the pause ends now."""
    until, because = request.POST.get("until", "").strip(), request.POST.get("why", "")
    if not until:
        resumed = stopping.resume(tenant, lead, now=timezone.now(), actor=PERSON, user=request.user)
        return f"Resumed. {SOON}" if resumed else "There was no pause."
    day = day_from(until, "until")
    stopping.pause(
        tenant, lead, until=moment(day, tenant), because=because, now=timezone.now(), actor=PERSON, user=request.user
    )
    return f"Paused until {day.day} {day:%B %Y}. Nothing is sent before; a reply still shows up at once."


@lead_act("stop")
def lead_stop(request: HttpRequest, tenant: Tenant, lead: Lead) -> str:
    because, now = request.POST.get("why", ""), timezone.now()
    stopped = stopping.stop(tenant, lead, "owner_stop", say=because, now=now, actor=PERSON, user=request.user)
    say = "Stopped: nothing more is sent." if stopped else f"It was stopped before: {lead.stop_say}"
    if request.POST.get("suppress") == "address":
        say += f" {_suppress_address(request, tenant, lead, because, now)} is never written to again."
    return say


def _suppress_address(request: HttpRequest, tenant: Tenant, lead: Lead, because: str, now) -> str:
    kind, value = ("email", lead.email) if lead.email else ("phone", lead.phone)
    if not value:
        raise Refused({"suppress": f"{lead.name} has neither an e-mail address nor a number that could be suppressed."})
    suppress(
        tenant,
        kind=kind,
        value=value,
        reason="owner_stop",
        note=because.strip(),
        source="lead page",
        user=request.user,
        now=now,
    )
    return value


@lead_act("lift_stop")
def lead_lift_stop(request: HttpRequest, tenant: Tenant, lead: Lead) -> str:
    because = request.POST.get("why", "")
    lifted = stopping.lift_stop(tenant, lead, because=because, now=timezone.now(), user=request.user)
    return f"The stop is lifted. {SOON}" if lifted else "There was no stop."


@lead_act("lift_hold")
def lead_lift_hold(request: HttpRequest, tenant: Tenant, lead: Lead) -> str:
    because = request.POST.get("why", "")
    lifted = stopping.lift_hold(tenant, lead, because=because, now=timezone.now(), user=request.user)
    return f"Settled. {SOON}" if lifted else "Nothing was on hold."


@lead_act("cadence")
def lead_cadence(request: HttpRequest, tenant: Tenant, lead: Lead) -> str:
    """Put the lead on the cadence chosen, or take it off where none is."""
    key, because, now = request.POST.get("cadence", ""), request.POST.get("why", ""), timezone.now()
    if not key:
        ended = take_off(tenant, lead, because=because, now=now, user=request.user)
        return f"Taken off {ended}. {SOON}"
    enroll(tenant, lead, key, because=because, now=now, user=request.user)
    return f"On the cadence from now on. {SOON}"


@lead_act("conflict")
def lead_conflict(request: HttpRequest, tenant: Tenant, lead: Lead) -> str:
    choice, because = request.POST.get("choice", ""), request.POST.get("why", "")
    return f"{conflicts.settle(tenant, lead, choice, because=because, now=timezone.now(), user=request.user)} {SOON}"


@lead_act("reassign")
def lead_reassign(request: HttpRequest, tenant: Tenant, lead: Lead) -> str:
    owner = members_of(tenant).filter(pk=as_uuid(request.POST.get("owner"))).first()
    if owner is None:
        raise Refused({"owner": "Choose a member who may own leads here."})
    because = request.POST.get("why", "").strip()
    moved = stopping.reassign(tenant, lead, owner, now=timezone.now(), because=because, actor=PERSON, user=request.user)
    return f"{lead.name} is now with {owner}." if moved else f"{lead.name} is with {owner} already."


@lead_act("wake")
def lead_wake(request: HttpRequest, tenant: Tenant, lead: Lead) -> str:
    return SOON if wake(tenant, [lead.pk], timezone.now()) else "The lead is closed: it has no next look."


def day_from(text: str, field: str) -> date:
    """A day as a date field of a form sends it. Raises Refused."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused({field: f"“{text[:40]}” is no date. Write it like 2026-03-31."}) from None
