"""A lead comes in: one record for each person, whichever door they use and however often (mission A1, A2, A4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from leads.assigning import HOLD_CODE, Conflict, assign, routing
from leads.conflicts import hold_for_conflict, tell_conflict
from leads.journal import record, record_once
from leads.matching import Identity, find_lead, identify, lock_identities, other_names, shares_address
from leads.models import Account, Event, Lead, Payload
from leads.normalising import email_text, tidy
from leads.refusals import Refused
from leads.routing.rules import ConflictKind
from leads.stages import QUALIFIED_STAGES, move_stage
from leads.stopping import reassign
from leads.waking import ring_for, tell_colleagues, wake, wake_closed
from tenants.batches import columns_of, insert, instances_of, rows_of
from tenants.models import Tenant, User
from tenants.models.agency import members_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadData:
    """A lead as a door hands it in. Empty and None mean "not given": a capture never erases what is known."""

    email: str = ""
    phone: str = ""
    external_id: str = ""
    first_name: str = ""
    last_name: str = ""
    company: str = ""
    role: str = ""
    industry: str = ""
    company_size: int | None = None
    country: str = ""
    time_zone: str = ""
    language: str = ""
    source: str = ""
    campaign: str = ""
    utm: Mapping[str, str] = field(default_factory=dict)
    value: Decimal | None = None
    currency: str = ""
    expected_close: date | None = None
    expires_at: datetime | None = None
    strategic: bool | None = None
    renews_at: datetime | None = None
    buying_role: str = ""
    score: int | None = None  # 0 to 100
    cold_because: str = ""
    revisit_at: datetime | None = None
    stage: str = ""
    lost_reason: str = ""
    technologies: str = ""
    budget: Decimal | None = None
    use_case: str = ""
    customer_type: str = ""
    priority: str = ""
    captured_at: datetime | None = None  # when they came in, for history; default: now
    owner: str = ""  # a member's e-mail address


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenConsent:
    """The consent that came with a lead. This app only hands it on: see followups.taking_in."""

    basis: str
    channel: str = ""  # empty: every channel
    wording: str = ""
    source: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Captured:
    lead: Lead
    created: bool
    payload: Payload


# Taken over as they are; e-mail, phone, external id, account, owner and stage each have rules of their own.
PLAIN = (
    "role", "industry", "company_size", "country", "time_zone", "language", "source", "campaign", "value", "currency",
    "expected_close", "expires_at", "strategic", "renews_at", "buying_role", "score", "cold_because", "revisit_at",
    "technologies", "budget", "use_case", "customer_type", "priority",
)  # fmt: skip
NAMES = ("first_name", "last_name", "company")
MATCHED_BY = (*NAMES, "email_key", "phone")  # a change of these is looked at for likely duplicates
# Of a company found: one of its people who has bought, and who has that one (leads.assigning).
WON = "FROM leads_lead WHERE tenant_id = a.tenant_id AND account_id = a.id AND stage = 'won' ORDER BY id LIMIT 1"
# Every name and domain that a company is known by (f), with the company that it leads to (a).
KNOWN_ACCOUNTS = (
    "leads_account AS f JOIN leads_account AS a ON a.tenant_id = f.tenant_id AND a.id = coalesce(f.merged_into_id, f.id) "
    "WHERE f.tenant_id = %(tenant)s"
)
SIDES = f"(SELECT id {WON}) AS customer, (SELECT owner_id {WON}) AS customer_owner"


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
    account = _account(tenant, who, owner)
    lead = Lead(tenant_id=tenant.pk, shares_as=shares_address(tenant, who.email_key), **new_lead_values(data, who, now))
    given = assign(tenant, lead, account, owner and owner.pk, now)
    lead.owner_id = given.owner_id
    _keep(account, given.owner_id if given.because else None)
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


def new_lead_values(data: LeadData, who: Identity, now: datetime) -> dict[str, object]:
    """What is said of a new lead, by column; company and owner are found elsewhere."""
    stage, since = data.stage or Lead.Stage.NEW.value, data.captured_at or now
    is_open = stage not in Lead.CLOSED_STAGES
    return {
        "email": email_text(data.email),
        "email_key": who.email_key or None,
        "phone": who.phone or None,
        "external_id": who.external_id or None,
        "stage": stage,
        "stage_since": since,
        "lost_reason": data.lost_reason if stage == Lead.Stage.LOST else "",
        "qualified_at": since if stage in QUALIFIED_STAGES else None,
        "next_look_at": now if is_open else None,
        "captured_at": since,
        "utm": dict(data.utm),
        "exit_reason": "" if is_open else stage,
        "exited_at": None if is_open else since,
        **{name: tidy(getattr(data, name)) for name in NAMES},
        **{name: value for name in PLAIN if (value := getattr(data, name)) is not None},
    }


def _keep(account: Account | None, owner_id: UUID | None) -> None:
    """Store a new company; one that nobody has is from now on whoever's the rules gave its person to (A4)."""
    if account is None:
        return
    mine = account.owner_id is None and owner_id is not None
    if mine:
        account.owner_id = owner_id
    if account._state.adding:  # noqa: SLF001 -- documented: Model._state
        insert(account)
    elif mine:
        account.save(update_fields=["owner"])


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
    if lead.account_id is None and (account := _account(tenant, who, owner)):
        _keep(account, None)
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


def _account(tenant: Tenant, who: Identity, owner: User | None) -> Account | None:
    """The company, found by its mail domain, else by its name; not stored yet where it is new. All its people go to one owner."""
    if not who.domain and not who.company:
        return None
    account = _known_account(tenant, who)
    if account and who.domain and not account.domain:
        account.domain = who.domain
        account.save(update_fields=["domain"])
    if account is None:
        account = Account(tenant_id=tenant.pk, name=who.company or who.domain, domain=who.domain, owner=owner)
    return account


def _known_account(tenant: Tenant, who: Identity) -> Account | None:
    """By its domain; else the oldest of that name, which has no domain where the person's mail has one. One query.

    A name or domain of a company that has become part of another leads to that other one.
    """
    ways = []
    if who.domain:
        ways.append("f.domain = %(domain)s")
    if who.company:
        ways.append("f.name_key = upper(%(company)s)" + (" AND f.domain = ''" if who.domain else ""))
    order = "f.domain = '', f.id" if who.domain else "f.id"
    sides = SIDES if tenant.routing_rules else "NULL AS customer, NULL AS customer_owner"
    rows = rows_of(
        f"SELECT {sides}, {columns_of(Account, 'a')} FROM {KNOWN_ACCOUNTS} AND ({' OR '.join(ways)}) "  # noqa: S608
        f"ORDER BY {order} LIMIT 1",
        {"tenant": tenant.pk, "domain": who.domain, "company": who.company},
    )
    if not rows:
        return None
    customer, customer_owner, *row = rows[0]
    (account,) = instances_of(Account, [row])
    account.customer, account.customer_owner = customer, customer_owner
    return account


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


def plain(value: object) -> object:
    """A field's value as the journal's JSON holds it."""
    if value is None or isinstance(value, (str, int, bool, dict)):
        return value
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)
