"""May we contact this person, on this channel, for this purpose, now? The one answer every path asks for (mission K1).

Two queries, for one contact or for a thousand. Most restrictive wins: one entry that covers the question is a no,
whatever else is recorded. What cannot be evaluated is a no too.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Model
from django_scopes import get_scope

from suppression.keys import domains_of, keys_of, normalise, readable, secrets
from suppression.models import Consent, Suppression
from suppression.reasons import consent_reason, no_address, suppression_reason
from suppression.verdict import Channel, Purpose, Reason, Verdict, verdict
from tenants.batches import AnyOf, RowsAmong, columns_of, instances_of, rows_among, rows_of
from tenants.models import Tenant

# What an entry blocks, by its purpose. A purpose that is not listed blocks everything.
BLOCKS = {
    Suppression.Purpose.ALL: frozenset(Purpose),
    Suppression.Purpose.FOLLOW_UP: frozenset({Purpose.FOLLOW_UP, Purpose.MARKETING}),
    Suppression.Purpose.MARKETING: frozenset({Purpose.MARKETING}),
}
ENTRIES = rows_among(Suppression, "key", columns_of(Suppression), where="lifted_at IS NULL", of="text")
CONSENTS = rows_among(Consent, "key", columns_of(Consent), of="text")
# The kind of address a channel needs. LinkedIn has none that is kept here.
ADDRESS = {Channel.EMAIL: "email", Channel.SMS: "phone", Channel.WHATSAPP: "phone", Channel.CALL: "phone"}


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom it is about. `phone` is best given in E.164; a national number is read by the tenant's country.

    `others` are the leads that have become part of this one, each as (id, email, phone): what stands against one of them stands
    against all of it, but that an address does not exist, which says nothing of another address.
    """

    lead_id: UUID | str
    email: str | None = None
    phone: str | None = None
    others: Sequence[tuple[UUID | str, str | None, str | None]] = ()


def may_contact(tenant: Tenant, contact: Contact, channel: str, purpose: str, now: datetime) -> Verdict:
    """Ask for one contact and channel. Call inside the tenant's scope; two queries. Errors as for may_contact_many."""
    return may_contact_many(tenant, [contact], [channel], purpose, now)[contact.lead_id, Channel(channel)]


def may_contact_many(
    tenant: Tenant, contacts: Sequence[Contact], channels: Iterable[str], purpose: str, now: datetime
) -> dict[tuple[UUID | str, Channel], Verdict]:
    """Ask for many contacts of one tenant at once, keyed by (lead_id, channel). Two queries; errors as for verdicts_of."""
    found = verdicts_of(tenant, contacts, channels, purpose, now)
    return {(lead_id, channel): answer for lead_id, answers in found.items() for channel, answer in answers.items()}


def verdicts_of(
    tenant: Tenant, contacts: Sequence[Contact], channels: Iterable[str], purpose: str, now: datetime
) -> dict[UUID | str, Mapping[Channel, Verdict]]:
    """Ask for many contacts of one tenant at once: by lead_id, then by channel. Two queries.

    Those of whom nothing is recorded, and of whom the same addresses are known, have one and the same mapping.
    Raises ValueError for an unknown channel or purpose, a lead_id that is no UUID, two contacts with the same lead_id,
    and outside the tenant's scope: there the entries are out of sight, and "nothing found" would read as "allowed".
    """
    return recorded_about(tenant, contacts, now).verdicts(channels, purpose)


def recorded_about(tenant: Tenant, contacts: Sequence[Contact], now: datetime) -> "Recorded":
    """Read what is recorded about these contacts, for whoever has more than one question. Two queries.

    Raises ValueError for a lead_id that is no UUID, two contacts with the same lead_id, and outside the tenant's scope.
    """
    _must_see(tenant)
    if len({contact.lead_id for contact in contacts}) != len(contacts):
        raise ValueError("Two contacts have the same lead_id: ask for each lead once.")
    in_use = secrets()
    known = [_Known.of(contact, tenant.country, in_use) for contact in contacts]
    entries = entries_of(tenant, {key for one in known for key in one.keys}, now)
    addresses = {key for one in known for keys in one.address_keys.values() for key in keys}
    addresses |= {key for one in known for _, keys in one.other_addresses for key in keys}
    return Recorded(tenant, now, known, entries, _by_key(Consent, CONSENTS, tenant, addresses))


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is recorded about some contacts of a tenant: the entries in force and the ledger of consents, by hash."""

    tenant: Tenant
    now: datetime
    known: list["_Known"]
    entries: dict[str, list[Suppression]]
    ledger: dict[str, list[Consent]]

    def of_lead_itself(self) -> dict[UUID | str, list[Suppression]]:
        """The entries that are about a lead and not about an address, by lead_id; only leads that have one."""
        if not self.entries:
            return {}
        found = {
            one.lead_id: [entry for key in one.lead_keys for entry in self.entries.get(key, ())] for one in self.known
        }
        return {lead_id: entries for lead_id, entries in found.items() if entries}

    def forget(self, entries: Collection[Suppression]) -> None:
        """These have been lifted since they were read."""
        for entry in entries:
            self.entries[entry.key] = [other for other in self.entries[entry.key] if other.pk != entry.pk]

    def verdicts(self, channels: Iterable[str], purpose: str) -> dict[UUID | str, Mapping[Channel, Verdict]]:
        """The answers as verdicts_of() gives them."""
        wanted, why = [Channel(channel) for channel in channels], Purpose(purpose)
        told = self.entries.keys() | self.ledger.keys()
        # By which addresses are known: where nothing is recorded, the answer hangs on nothing else.
        blank: dict[tuple, Mapping[Channel, Verdict]] = {}
        answers = {}
        for one in self.known:
            addresses = tuple(one.address_keys)
            is_blank = told.isdisjoint(one.keys)
            found = blank.get(addresses) if is_blank else None
            if found is None:
                found = {channel: verdict(self._against(one, channel, why), channel, why) for channel in wanted}
                if is_blank:
                    blank[addresses] = found
            answers[one.lead_id] = found
        return answers

    def _against(self, one: "_Known", channel: Channel, purpose: Purpose) -> list[Reason]:
        """Everything that stands against it."""
        reasons = [
            suppression_reason(entry, self.tenant)
            for key in one.keys
            for entry in self.entries.get(key, ())
            if covers(entry, channel, purpose) and (key not in one.other_keys or _is_about_the_person(entry))
        ]
        kind = ADDRESS.get(channel)
        if kind is not None and kind not in one.address_keys:
            return [*reasons, no_address(channel)]
        if kind is not None:
            rows = self._ledger_of(one.address_keys[kind], channel)
            grounds = [consent_reason(rows, channel, purpose, self.tenant, self.now)]
            for other_kind, keys in one.other_addresses:
                if other_kind == kind and (
                    rows := self._ledger_of(keys, channel)
                ):  # what is on record there, says no too
                    grounds.append(consent_reason(rows, channel, purpose, self.tenant, self.now))
            return [*reasons, *filter(None, grounds)]
        return reasons

    def _ledger_of(self, keys: Iterable[str], channel: Channel) -> list[Consent]:
        return [row for key in keys for row in self.ledger.get(key, ()) if row.is_about(channel)]


@dataclass(slots=True)  # not frozen: that takes three times as long to make, and a look makes one of each lead
class _Known:
    """A contact as the hashes it may be found under."""

    lead_id: UUID | str
    lead_keys: list[str]  # the hashes of the lead itself
    keys: list[str]  # every hash of an entry that would cover this contact
    address_keys: Mapping[str, list[str]]  # kind of address -> its hashes; a missing or unreadable address is not there
    other_keys: frozenset[str] = frozenset()  # those of `keys` that are addresses of leads which have become part of it
    other_addresses: Sequence[tuple[str, list[str]]] = ()  # kind and hashes of each of them

    @classmethod
    def of(cls, contact: Contact, country: str, in_use: list[str]) -> "_Known":
        email, phone = readable("email", contact.email), readable("phone", contact.phone, country)
        addresses = {
            kind: keys_of(kind, value, in_use) for kind, value in (("email", email), ("phone", phone)) if value
        }
        of_lead = keys_of("lead", normalise("lead", contact.lead_id), in_use)
        keys = [*of_lead, *(key for found in addresses.values() for key in found)]
        for domain in domains_of(email) if email else ():
            keys += keys_of("domain", domain, in_use)
        known = cls(contact.lead_id, of_lead, keys, addresses)
        return known._with(contact.others, country, in_use) if contact.others else known

    def _with(self, others: Iterable[tuple], country: str, in_use: list[str]) -> "_Known":
        """Found under what the leads were known by too that have become part of it."""
        theirs: list[str] = []
        addresses: list[tuple[str, list[str]]] = []
        for lead_id, email, phone in others:
            self.lead_keys += keys_of("lead", normalise("lead", lead_id), in_use)
            for kind, value in (("email", readable("email", email)), ("phone", readable("phone", phone, country))):
                if value:
                    addresses.append((kind, keys_of(kind, value, in_use)))
                    theirs += addresses[-1][1]
                for domain in domains_of(value) if value and kind == "email" else ():
                    theirs += keys_of("domain", domain, in_use)
        self.other_keys = frozenset(theirs).difference(self.keys)
        self.other_addresses = [each for each in addresses if not set(each[1]) <= set(self.keys)]
        self.keys = [*dict.fromkeys([*self.keys, *self.lead_keys, *theirs])]
        return self


def covers(entry: Suppression, channel: Channel, purpose: Purpose) -> bool:
    """Whether an entry for this contact blocks this. A channel or purpose that nobody knows blocks everything."""
    known_channel = entry.channel in list(Channel)
    return (entry.channel == channel or not known_channel) and purpose in BLOCKS.get(entry.purpose, frozenset(Purpose))


def _is_about_the_person(entry: Suppression) -> bool:
    """That an address does not exist, says nothing of whoever has another one."""
    return entry.reason != Suppression.Reason.BOUNCE_HARD


def entries_of(tenant: Tenant, keys: Collection[str], now: datetime | None = None) -> dict[str, list[Suppression]]:
    """The entries for any of these hashes (suppression.keys.keys_of) that nobody has lifted, by hash; with `now` only those
    that have not expired. One query.
    """
    found = _by_key(Suppression, ENTRIES, tenant, keys)
    if now is not None:
        found = {key: [entry for entry in entries if entry.is_in_force(now)] for key, entries in found.items()}
    return {key: entries for key, entries in found.items() if entries}


def _by_key(model: type[Model], sql: RowsAmong, tenant: Tenant, keys: Collection[str]) -> dict[str, list]:
    found: defaultdict[str, list] = defaultdict(list)
    if not keys:
        return found
    for row in instances_of(model, rows_of(sql, {"tenant": tenant.pk, "ids": AnyOf(keys).array})):
        found[row.key].append(row)
    return found


def _must_see(tenant: Tenant) -> None:
    scope = get_scope().get("tenant")
    seen = scope if isinstance(scope, (list, tuple)) else [scope]
    if str(tenant.pk) not in map(str, seen):
        raise ValueError(f"The scope of {tenant.name} is not open, so its suppressions cannot be seen.")
