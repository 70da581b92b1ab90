"""Adding from its page what a lead lacks: an address, or on what ground it may be contacted (mission A5). POST, then 303."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import timezone

from followups.consenting import note_consent
from followups.web.lead_acts import PERSON, SOON, day_from, lead_act
from leads.changing import change_lead
from leads.models import Lead
from leads.refusals import Refused
from tenants.models import Tenant


@lead_act("address")
def lead_address(request: HttpRequest, tenant: Tenant, lead: Lead) -> str:
    """An e-mail address or a number; what is left empty stays as it is."""
    given = {name: request.POST.get(name, "").strip() for name in ("email", "phone")}
    given = {name: value for name, value in given.items() if value}
    if not given:
        raise Refused({"email": "Give an e-mail address or a phone number."})
    event = change_lead(tenant, lead, given, now=timezone.now(), actor=PERSON, user=request.user)
    return f"{event.text} {SOON}" if event else "Nothing was different."


@lead_act("consent")
def lead_consent(request: HttpRequest, tenant: Tenant, lead: Lead) -> str:
    """On what ground they may be contacted: for every address of theirs, on every channel."""
    given = {name: request.POST.get(name, "").strip() for name in ("basis", "wording", "source", "on")}
    now = timezone.now()
    note_consent(
        tenant, lead, basis=given["basis"], wording=given["wording"], source=given["source"],
        given_at=_moment(given["on"], request.zone, now), now=now, user=request.user,
    )  # fmt: skip
    return f"It is on record on what ground they may be contacted. {SOON}"


def _moment(day: str, zone: str, now: datetime) -> datetime:
    """Today, now; another day, its noon on the reader's clock."""
    clock = ZoneInfo(zone)
    on = day_from(day, "on") if day else now.astimezone(clock).date()
    return now if on == now.astimezone(clock).date() else datetime.combine(on, time(12), tzinfo=clock)
