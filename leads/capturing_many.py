"""Many leads come in at once: what is new is written with a fixed number of statements (mission A1, A2).

The result is that of capture_lead for one after the other. Most rows of a list are people nobody knows; these are written
together. Whoever is known, or was named by an earlier row, and everything that is odd takes the ordinary way, in its turn.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, transaction
from django.utils import timezone

from leads.account_finding import SIDES, known_accounts
from leads.assigning import HOLD_CODE, TurnsOfMany, assign, routing
from leads.capturing import Captured, direction_of
from leads.journal import reading_of
from leads.lead_data import GivenConsent, LeadData, new_lead_values
from leads.matching import Identity, identify, known_signs, lock_identities
from leads.models import Account, Event, Lead, Payload
from leads.refusals import Refused
from leads.waking import ring_for
from tenants.batches import columns_of, defaults_of, insert_many, instances_of, rows_of, update_many
from tenants.ids import new_id
from tenants.models import Tenant, User
from tenants.models.agency import members_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One of many: what capture_lead takes of each."""

    data: LeadData
    door: str
    raw: str
    consent: GivenConsent | None = None


@dataclass(frozen=True, slots=True)
class New:
    """A row that makes a lead, with who it is."""

    place: int  # in the batch
    row: Incoming
    who: Identity
    owner_id: UUID | None


LEAD_FIELDS = Lead._meta.concrete_fields  # noqa: SLF001 -- documented: Model._meta
PAYLOAD_FIELDS = Payload._meta.concrete_fields  # noqa: SLF001 -- documented: Model._meta
One = Callable[[Incoming], Captured]
Beside = Callable[[list[tuple[New, Lead]]], None]


def capture_many(
    tenant: Tenant,
    rows: Sequence[Incoming],
    *,
    one: One,
    plain: Callable[[Incoming, Identity], bool],
    beside: Beside,
    now: datetime,
    actor: str = Event.Actor.API,
    user: User | None = None,
) -> list[Captured | Refused]:
    """What became of each row, in order. Inside the tenant's scope; a refused row leaves nothing behind.

    `one` takes a row in by itself, with its people locked already and without ringing; `plain` says whether a new row may be
    written with the others; `beside` writes what belongs to the leads that were, in the same savepoint. Where the database
    refuses the many, they are taken in one by one, so that a bad row costs only itself. Rings once.
    """
    found: list[Captured | Refused | None] = [None] * len(rows)
    people: list[Identity | None] = [None] * len(rows)
    for place, row in enumerate(rows):
        try:
            people[place] = _identified(tenant, row.data, now)
        except Refused as error:
            found[place] = error
    lock_identities(tenant, [who for who in people if who])
    for many, alone in _in_turns(tenant, rows, people, plain):
        try:
            with transaction.atomic():
                made = _write(tenant, many, now, actor, user)
                beside(list(zip(many, [captured.lead for captured in made], strict=True)))
            for new, captured in zip(many, made, strict=True):
                found[new.place] = captured
        except DatabaseError:
            refused = [new.place for new in many]
        else:
            refused = []
        for place in sorted([*refused, *alone]):
            found[place] = _alone(one, rows[place])
    if any(isinstance(each, Captured) and each.lead.is_open for each in found):
        ring_for(tenant)
    return found


def _identified(tenant: Tenant, data: LeadData, now: datetime) -> Identity:
    who = identify(
        tenant,
        email=data.email,
        phone=data.phone,
        external_id=data.external_id,
        company=data.company,
        country=data.country,
    )
    if data.captured_at and data.captured_at > now:
        raise Refused({"captured_at": "This moment has not come yet. A lead was captured in the past."})
    return who


def _alone(one: One, row: Incoming) -> Captured | Refused:
    try:
        with transaction.atomic():  # a savepoint: this row or nothing of it
            return one(row)
    except Refused as error:
        return error
    except DatabaseError as error:
        return Refused({"": f"The database refused this row: {error}".splitlines()[0]})


def _in_turns(
    tenant: Tenant,
    rows: Sequence[Incoming],
    people: Sequence[Identity | None],
    plain: Callable[[Incoming, Identity], bool],
) -> Iterable[tuple[list[New], list[int]]]:
    """The rows in groups: those that are written together, and after them the places of those that go alone.

    Without routing rules one group does: a row that goes alone changes nothing for those that share neither a person nor
    a company with it. By rules every lead changes whose turn it is, so each keeps its place.
    """
    known = known_signs(tenant, [who for who in people if who])
    owners = {
        member.email: member.pk
        for member in members_of(tenant).filter(email__in={row.data.owner.strip().lower() for row in rows} - {""})
    }
    strict = routing(tenant) is not None
    seen, companies = set(known), set()
    many: list[New] = []
    alone: list[int] = []
    for place, (row, who) in enumerate(zip(rows, people, strict=True)):
        if who is None:
            continue
        data, signs = row.data, who.signs()
        is_new = (
            not any(sign in seen for sign in signs)
            and not any(company in companies for company in who.companies())
            and (not data.owner or data.owner.strip().lower() in owners)
            and (data.stage != Lead.Stage.LOST or bool(data.lost_reason))
            and plain(row, who)
        )
        seen.update(signs)
        if is_new:
            if strict and alone:
                yield many, alone
                many, alone = [], []
            many.append(New(place, row, who, owners.get(data.owner.strip().lower())))
        else:
            companies.update(who.companies())
            alone.append(place)
    if many or alone:
        yield many, alone


def _write(tenant: Tenant, many: Sequence[New], now: datetime, actor: str, user: User | None) -> list[Captured]:
    """The new leads with their companies, first events and payloads. At most ten statements, however many they are."""
    if not many:
        return []
    rules = routing(tenant)
    turns = TurnsOfMany(tenant, rules, now) if rules else None
    companies = _Companies(tenant, many)
    base = {field.attname: None for field in LEAD_FIELDS}
    base |= defaults_of(Lead) | {
        "tenant_id": tenant.pk,
        "created_at": (written := timezone.now()),
        "updated_at": written,
    }
    arrived = dict.fromkeys(field.attname for field in PAYLOAD_FIELDS) | defaults_of(Payload)
    arrived |= {"tenant_id": tenant.pk, "received_at": now, "outcome": Payload.Outcome.CREATED}
    leads = instances_of(Lead, [base.values()] * len(many))
    payloads = instances_of(Payload, [arrived.values()] * len(many))
    events, captured = [], []
    for new, lead, payload in zip(many, leads, payloads, strict=True):
        data, who = new.row.data, new.who
        account = companies.of(who, new.owner_id)
        lead.__dict__.update(id=new_id(), **new_lead_values(data, who, now))
        given = assign(tenant, lead, account, new.owner_id, now, turns)
        lead.owner_id = given.owner_id
        if account is not None:
            lead.account_id = account.pk
            companies.taken(account, lead, given.owner_id if given.because else None)
        if given.conflict:
            lead.hold_code, lead.hold_at, lead.hold_say = HOLD_CODE[given.conflict.kind], now, given.conflict.say[:300]
        if turns:
            turns.count(given.owner_id, is_open=lead.is_open)
        by = {"now": now, "actor": actor, "user": user}
        text = " ".join(filter(None, [f"Came in from {data.source}." if data.source else "", given.because]))
        told = {"door": new.row.door, "stage": lead.stage, "source": data.source, "campaign": data.campaign}
        how = {"at": lead.captured_at, "direction": direction_of(actor), "text": text, "data": told}
        events.append(_event(tenant, lead, Event.Kind.CAPTURED, **how, **by))
        if given.conflict:
            told = {"code": lead.hold_code, **given.conflict.as_json()}
            events.append(_event(tenant, lead, Event.Kind.HELD, at=now, now=now, text=given.conflict.say, data=told))
        payload.__dict__.update(id=new_id(), source=new.row.door[:200], body=new.row.raw, lead_id=lead.pk)
        captured.append(Captured(lead, created=True, payload=payload))
    companies.write()
    _insert(Lead, leads, tenant)
    insert_many(Event, events, same=defaults_of(Event))
    _insert(Payload, payloads, tenant)
    return captured


def _event(tenant: Tenant, lead: Lead, kind: str, *, user: User | None = None, **fields) -> dict:
    made = {
        "id": new_id(), "tenant_id": tenant.pk, "lead_id": lead.pk, "kind": kind, "recorded_at": fields.pop("now"),
        "direction": Event.Direction.NONE, "channel": "", "actor": Event.Actor.SYSTEM, "external_id": None,
        "user_id": user.pk if user else None,
    }  # fmt: skip
    return made | fields | {"reading": reading_of(kind, fields["text"])}


def _insert(model: type, rows: Sequence, tenant: Tenant) -> None:
    """All in one statement; columns that hold the default in every row travel once."""
    usual = defaults_of(model) | {"tenant_id": tenant.pk}
    columns = [field.column for field in model._meta.concrete_fields if not field.generated]  # noqa: SLF001
    values = [row.__dict__ for row in rows]
    own = [
        column
        for column in columns
        if column not in usual or [each[column] for each in values].count(usual[column]) < len(values)
    ]
    same = {column: value for column, value in usual.items() if column in columns and column not in own}
    insert_many(model, [{column: each[column] for column in own} for each in values], same=same)
    for row in rows:
        row._state.adding, row._state.db = False, "default"  # noqa: SLF001 -- documented: Model._state


class _Companies:
    """The companies of a batch: read at once, made as they are met, written at once. Found as leads.capturing finds one."""

    def __init__(self, tenant: Tenant, many: Sequence[New]) -> None:
        self._tenant = tenant
        names = sorted({new.who.company for new in many if new.who.company})
        # By PostgreSQL and not by Python: they differ in which letters have a capital.
        keys = rows_of("SELECT name, upper(name) FROM unnest(%s::text[]) AS name", [names]) if names else []
        self._key_of = dict(keys)
        sides = SIDES if tenant.routing_rules else "NULL AS customer, NULL AS customer_owner"
        asked = {
            "tenant": tenant.pk,
            "domains": sorted({new.who.domain for new in many if new.who.domain}),
            "keys": sorted(set(self._key_of.values())),
        }
        known = known_accounts("domain = ANY(%(domains)s) AND domain <> '' OR name_key = ANY(%(keys)s)")
        rows = rows_of(
            f"SELECT f.id, f.domain, f.name_key, {sides}, {columns_of(Account, 'a')} FROM {known} ORDER BY f.id",  # noqa: S608
            asked,
        )
        self._by_domain: dict[str, Account] = {}
        # By name; with the domain of that name where it is another company's by now, else None: then the company's own counts.
        self._by_key: dict[str, list[tuple[str | None, Account]]] = {}
        self._new: list[Account] = []
        self._changed: dict[UUID, Account] = {}
        accounts = instances_of(Account, [row[5:] for row in rows])
        whole = {account.pk: account for account in reversed(accounts)}
        owners = {account.owner_id for account in accounts} - {None} if tenant.routing_rules else set()
        people = User.objects.in_bulk(owners) if owners else {}
        for (known_as, domain, key, customer, customer_owner, *_), found in zip(rows, accounts, strict=True):
            account = whole[found.pk]
            account.customer, account.customer_owner = customer, customer_owner
            if account.owner_id in people:
                account.owner = people[account.owner_id]
            self._learn(account, domain, key, is_own=known_as == account.pk)

    def _learn(self, account: Account, domain: str, key: str, *, is_own: bool = True) -> None:
        if domain:
            self._by_domain[domain] = account
        self._by_key.setdefault(key, []).append((None if is_own else domain, account))

    def of(self, who: Identity, owner_id: UUID | None) -> Account | None:
        """The company of a person; a new one, which is written later, where it is not known."""
        if not who.domain and not who.company:
            return None
        account = self._by_domain.get(who.domain) if who.domain else None
        if account is None and who.company:
            named = self._by_key.get(self._key_of[who.company], ())
            free = (each for domain, each in named if not who.domain or not (each.domain if domain is None else domain))
            account = next(free, None)
        if account is None:
            account = Account(
                id=new_id(),
                tenant_id=self._tenant.pk,
                name=who.company or who.domain,
                domain=who.domain,
                owner_id=owner_id,
            )
            account.customer = account.customer_owner = None
            # A domain is ASCII, so that Python's capitals are PostgreSQL's.
            account.__dict__["name_key"] = self._key_of[who.company] if who.company else who.domain.upper()
            self._new.append(account)
            self._learn(account, account.domain, account.__dict__["name_key"])
        elif who.domain and not account.domain:
            account.domain = who.domain
            self._by_domain[who.domain] = account
            self._changed[account.pk] = account
        return account

    def taken(self, account: Account, lead: Lead, owner_id: UUID | None) -> None:
        """One that nobody had is from now on whoever's the rules gave its person to; who has bought makes it a customer."""
        if account.owner_id is None and owner_id is not None:
            account.owner_id = owner_id
            self._changed[account.pk] = account
        if lead.stage == Lead.Stage.WON and account.customer is None:
            account.customer, account.customer_owner = lead.pk, lead.owner_id

    def write(self) -> None:
        """New ones, then what has changed of others."""
        written = timezone.now()
        new = {account.pk for account in self._new}
        insert_many(
            Account,
            [
                {"id": each.pk, "name": each.name, "domain": each.domain, "owner_id": each.owner_id}
                for each in self._new
            ],
            same={"tenant_id": self._tenant.pk, "created_at": written},
        )
        update_many(
            Account,
            [
                {"tenant_id": self._tenant.pk, "id": pk, "domain": each.domain, "owner_id": each.owner_id}
                for pk, each in self._changed.items()
                if pk not in new
            ],
        )
