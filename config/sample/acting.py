"""One entry of a history, done through the act that the API and the pages use, at the time it happened."""

from datetime import datetime
from typing import Any

from config.sample.files import NOTE
from followups.completing import complete
from followups.models import FollowUp
from followups.waking import wake_suppressed
from leads.models import Event, Lead
from leads.noting import add_note
from leads.stages import move_stage
from leads.stopping import hold, pause
from suppression.suppressing import suppress
from tenants.models import Tenant, User


def act(tenant: Tenant, lead: Lead, entry: dict[str, Any], rep: User) -> None:
    """Do what the entry says, inside the tenant's scope; `rep` did it, except for what the lead wrote."""
    at: datetime = entry["at"]
    by = {"now": at, "user": rep, "actor": Event.Actor.PERSON}
    if "kind" in entry:
        theirs = entry.get("direction") == "in"
        who = {"actor": Event.Actor.LEAD, "user": None} if theirs else {"actor": Event.Actor.PERSON, "user": rep}
        add_note(
            tenant,
            lead,
            {name: value for name, value in entry.items() if name in NOTE or name == "at"},
            now=at,
            ring=False,
            **who,
        )
    elif "stage" in entry:
        move_stage(tenant, lead, entry["stage"], because=entry.get("reason", ""), ring=False, **by)
    elif "suppress" in entry:
        row = suppress(
            tenant, kind="email", value=lead.email, reason=entry["suppress"], note=entry.get("note", ""), source="rep",
            user=rep, now=at,
        )  # fmt: skip
        wake_suppressed(tenant, row.pk, at)
    elif "hold" in entry:
        hold(tenant, lead, entry["hold"], say=entry["say"], ring=False, **by)
    elif "pause_until" in entry:
        pause(tenant, lead, until=entry["pause_until"], because=entry["because"], **by)
    elif "done" in entry:
        follow_up = FollowUp.objects.open().get(lead=lead)
        complete(tenant, follow_up, because=entry["done"], user=rep, now=at)
    else:
        raise ValueError(f"{lead.email}: an entry at {at:%Y-%m-%d %H:%M} says nothing.")
