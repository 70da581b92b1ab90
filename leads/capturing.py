"""A lead comes in: one record for each person, whichever door they use and however often (mission A1, A2, A4)."""

from dataclasses import dataclass, replace
from datetime import datetime

from leads.account_finding import account_of, keep_account
from leads.assigning import HOLD_CODE, Conflict, assign, routing
from leads.conflicts import hold_for_conflict, tell_conflict
from leads.journal import record, record_once
from leads.lead_data import MATCHED_BY, NAMES, PLAIN, LeadData, new_lead_values, plain
from leads.matching import Identity, find_lead, identify, lock_identities, other_names, shares_address
from leads.models import Event, Lead, Payload
from leads.normalising import email_text, tidy
from leads.refusals import Refused
from leads.routing.rules import ConflictKind
from leads.stages import move_stage
from leads.stopping import reassign
from leads.waking import ring_for, tell_colleagues, wake, wake_closed
from tenants.batches import insert
from tenants.models import Tenant, User
from tenants.models.agency import members_of


@dataclass(frozen=True, slots=True)
class Captured:
    lead: Lead
    created: bool
    payload: Payload


def capture_lead(
    tenant: Tenant,
    data: LeadData,
    *,
    source_door: str,
    raw: str,
    now: datetime,
    actor: str = Event.Actor.API,
    user: User | None = None,
    ring: bool = True,
    asks: bool = False,
    words: str = "",
    payload: Payload | None = None,
    locked: bool = False,
) -> Captured:
    """Create the lead, or merge into the one it is; keep the payload; write the event; wake.

    `source_door` names where it came through (api:leads, csv:fair.csv#17), `raw` is the payload as received; `payload` is
    its row where it was stored before. `asks`: the person has asked to hear from us themselves, as by a form. One who is
    known then has a capture of their own in the journal, which the rules take up; otherwise the merge is noted, and
    changes nothing of what runs. `words` are what they wrote. `ring=False` is for batches that ring once at the end;
    `locked` for those that have locked all their people before.
    Raises Refused naming each field, CaptureConflict where the ids point at two leads.
    """
    who = identify(
        tenant,
        email=data.email,
        phone=data.phone,
        external_id=data.external_id,
        company=data.company,
        country=data.country,
        name=f"{tidy(data.first_name)} {tidy(data.last_name)}",
    )
    if data.captured_at and data.captured_at > now:
        raise Refused({"captured_at": "This moment has not come yet. A lead was captured in the past."})
    if not locked:
        lock_identities(tenant, [who])
    owner = owner_of(tenant, data.owner) if data.owner else None
    lead = find_lead(tenant, who)
    how = {"now": now, "actor": actor, "user": user}
    created = lead is None
    if lead is None:
        lead = _create(tenant, data, who, owner, door=source_door, words=words, payload=payload, **how)
        if ring and lead.is_open:
            ring_for(tenant)
    else:
        _merge(tenant, lead, data, who, owner, door=source_door, **how)
        if asks:
            _ask_again(tenant, lead, data, door=source_door, words=words, payload=payload, ring=ring, **how)
        wake(tenant, [lead.pk], now, ring=ring)
    outcome = Payload.Outcome.CREATED if created else Payload.Outcome.MERGED
    if payload is None:
        payload = Payload(
            tenant_id=tenant.pk, source=source_door[:200], received_at=now, body=raw, outcome=outcome, lead=lead
        )
        insert(payload)
    else:
        payload.outcome, payload.lead = outcome, lead
        payload.save(update_fields=["outcome", "lead"])
    return Captured(lead, created, payload)


def owner_of(tenant: Tenant, email: str) -> User:
    """The member with this address who may own leads. Raises Refused."""
    owner = members_of(tenant).filter(email=email.strip().lower()).first()
    if owner is None:
        raise Refused({"owner": f"“{email}” is no member of {tenant} who can own leads. Invite them, or name another."})
    return owner


def _create(
    tenant: Tenant,
    data: LeadData,
    who: Identity,
    owner: User | None,
    *,
    door: str,
    words: str,
    payload: Payload | None,
    now: datetime,
    **by,
) -> Lead:
    stage = data.stage or Lead.Stage.NEW
    if stage == Lead.Stage.LOST and not data.lost_reason:
        raise Refused({"lost_reason": "Say why it was lost."})
    account = account_of(tenant, who, owner)
    lead = Lead(tenant_id=tenant.pk, shares_as=shares_address(tenant, who.email_key), **new_lead_values(data, who, now))
    given = assign(tenant, lead, account, owner and owner.pk, now)
    lead.owner_id = given.owner_id
    keep_account(account, given.owner_id if given.because else None)
    lead.account = account
    if given.conflict:
        lead.hold_code, lead.hold_at, lead.hold_say = HOLD_CODE[given.conflict.kind], now, given.conflict.say[:300]
    insert(lead)
    record(
        tenant,
        lead,
        Event.Kind.CAPTURED,
        at=lead.captured_at,
        now=now,
        direction=direction_of(by["actor"]),
        external_id=_once(payload),
        text=" ".join(filter(None, [words or (f"Came in from {data.source}." if data.source else ""), given.because])),
        data={"door": door, "stage": stage, "source": data.source, "campaign": data.campaign},
        **by,
    )
    if given.conflict:
        tell_conflict(tenant, lead, given.conflict, now=now)
    return lead


def _merge(
    tenant: Tenant, lead: Lead, data: LeadData, who: Identity, owner: User | None, *, door: str, now: datetime, **by
) -> None:
    who = _without_other_names(lead, who)
    given = {
        "external_id": who.external_id,
        "email_key": who.email_key,
        "email": email_text(data.email) if who.email_key and who.email_key != lead.email_key else "",
        "phone": who.phone,
        "utm": {**lead.utm, **data.utm},
        **{name: tidy(getattr(data, name)) for name in NAMES},
        **{name: getattr(data, name) for name in PLAIN},
    }
    changed = {
        name: value for name, value in given.items() if value not in ("", None, {}) and value != getattr(lead, name)
    }
    if set(changed) & set(MATCHED_BY):
        changed["to_match"] = True
    if "email_key" in changed:
        changed["shares_as"] = shares_address(tenant, who.email_key)
    if lead.account_id is None and (account := account_of(tenant, who, owner)):
        keep_account(account, None)
        changed["account"] = account
    told = {
        name: [plain(getattr(lead, name)), plain(value)]
        for name, value in changed.items()
        if name not in ("email_key", "to_match", "shares_as")
    }
    for name, value in changed.items():
        setattr(lead, name, value)
    lead.updated_at = now
    lead.save(update_fields=[*changed, "updated_at"])
    record(
        tenant,
        lead,
        Event.Kind.MERGED,
        at=now,
        now=now,
        direction=direction_of(by["actor"]),
        text="Came in again" + (f" from {data.source}." if data.source else "."),
        data={"door": door, "source": data.source, "campaign": data.campaign, "changed": told},
        **by,
    )
    if owner and not _is_contested(tenant, lead, owner, now):
        reassign(tenant, lead, owner, now=now, because="Named when captured again.", ring=False, **by)
    if data.stage and data.stage != lead.stage:
        because = data.lost_reason or ("" if data.stage == Lead.Stage.LOST else "Captured again with this stage.")
        move_stage(tenant, lead, data.stage, because=because, now=now, ring=False, **by)


def _without_other_names(lead: Lead, who: Identity) -> Identity:
    """Without what a lead was known by that has become part of this one: it leads here, and is not this one's own."""
    return replace(who, **{sign: "" for sign, value in other_names(lead).intersection(who.signs())})


def _ask_again(
    tenant: Tenant,
    lead: Lead,
    data: LeadData,
    *,
    door: str,
    words: str,
    payload: Payload | None,
    now: datetime,
    ring: bool,
    **by,
) -> None:
    """Somebody known has asked to hear from us once more: the rules begin with this capture (followups.engine.history)."""
    _, fresh = record_once(
        tenant,
        lead,
        Event.Kind.CAPTURED,
        at=data.captured_at or now,
        now=now,
        direction=Event.Direction.INBOUND,
        external_id=_once(payload),
        text=words or "Asked to hear from us again" + (f", by {data.source}." if data.source else "."),
        data={"door": door, "stage": lead.stage, "source": data.source, "campaign": data.campaign, "again": True},
        **by,
    )
    if fresh:
        wake_closed(tenant, lead, now, ring=ring)
        tell_colleagues(tenant, lead)


def _once(payload: Payload | None) -> str | None:
    """A payload that is processed again has asked once."""
    return f"payload:{payload.pk}" if payload else None


def direction_of(actor: str) -> str:
    """Of a capture: whoever fills in a form turns to us; whoever stands in a list does not."""
    return Event.Direction.INBOUND if actor in (Event.Actor.API, Event.Actor.LEAD) else Event.Direction.NONE


def _is_contested(tenant: Tenant, lead: Lead, named: User, now: datetime) -> bool:
    """Whether the lead is another's than the one named now, and the rules want that reviewed; then it is held."""
    rules = routing(tenant)
    if rules is None or not lead.is_open or lead.owner_id in (None, named.pk):
        return False
    if ConflictKind.OTHER_OWNER not in rules.review:
        return False
    say = f"{lead.name} is {lead.owner}'s, and was captured again for {named}."
    conflict = Conflict(ConflictKind.OTHER_OWNER, say[:300], named.pk, lead.owner_id)
    return hold_for_conflict(tenant, lead, conflict, now=now)
