"""Two claims on one lead: automation stops, and a person who has seen both sides settles it (mission A4)."""

from dataclasses import dataclass
from datetime import datetime

from leads.assigning import HOLD_CODE, Conflict
from leads.journal import record
from leads.models import Event, Lead
from leads.reasons import stated
from leads.refusals import Refused
from leads.stopping import hold, lift_hold, reassign
from tenants.ids import as_uuid
from tenants.models import Tenant, User

CHOICES = {
    "claimant": "{claimant} takes the lead over",
    "holder": "The lead stays with {holder}",
    "none": "This is no conflict",
}


@dataclass(frozen=True, slots=True)
class Sides:
    """What the page shows of a conflict: who claims the lead, who has it or its company, and who of it has bought."""

    kind: str
    say: str
    claimant: User | None
    holder: User | None
    customer: Lead | None

    def choices(self) -> list[tuple[str, str]]:
        """(code, label) of what can be decided."""
        people = {"claimant": self.claimant, "holder": self.holder}
        return [
            (code, label.format(**people))
            for code, label in CHOICES.items()
            if code == "none" or (people[code] is not None and (code != "claimant" or self.claimant != self.holder))
        ]


def hold_for_conflict(tenant: Tenant, lead: Lead, conflict: Conflict, *, now: datetime) -> bool:
    """Hold a lead for a conflict, with both sides in its journal. False where a hold stands already."""
    if not hold(tenant, lead, HOLD_CODE[conflict.kind], say=conflict.say, now=now, ring=False):
        return False
    tell_conflict(tenant, lead, conflict, now=now)
    return True


def tell_conflict(tenant: Tenant, lead: Lead, conflict: Conflict, *, now: datetime) -> None:
    """The journal's entry of a conflict, from which sides_of() reads both."""
    data = {"code": HOLD_CODE[conflict.kind], **conflict.as_json()}
    record(tenant, lead, Event.Kind.HELD, at=now, now=now, text=conflict.say, data=data)


def sides_of(lead: Lead) -> Sides | None:
    """Both sides of the conflict for which the lead is held, None where it is held for none. At most three queries."""
    if lead.hold_code not in HOLD_CODE.values():
        return None
    held = (
        Event.objects.filter(lead=lead, kind=Event.Kind.HELD, data__has_key="conflict").order_by("-at", "-id").first()
    )
    if held is None:
        return None
    ids = {name: as_uuid(held.data.get(name)) for name in ("claimant", "holder", "customer")}
    people = User.objects.in_bulk([pk for pk in (ids["claimant"], ids["holder"]) if pk])
    customer = Lead.objects.filter(pk=ids["customer"]).select_related("owner").first() if ids["customer"] else None
    return Sides(held.data["conflict"], held.text, people.get(ids["claimant"]), people.get(ids["holder"]), customer)


def settle(tenant: Tenant, lead: Lead, choice: str, *, because: str, now: datetime, user: User) -> str:
    """Decide a conflict; what was decided, as a sentence. Who and why stand in the journal.

    Raises Refused where there is no conflict, no such choice, or no reason.
    """
    sides = sides_of(lead)
    if sides is None:
        raise Refused({"choice": "There is no conflict to settle any more. Look again."})
    label = dict(sides.choices()).get(choice)
    if label is None:
        raise Refused({"choice": "Choose who has the lead, or that there is no conflict."})
    because = stated(because)
    owner = {"claimant": sides.claimant, "holder": sides.holder}.get(choice)
    if owner is not None:
        reassign(tenant, lead, owner, because=because[:200], now=now, user=user, ring=False)
    lift_hold(tenant, lead, because=f"{label}: {because}"[:300], now=now, user=user)
    return f"{label}."
