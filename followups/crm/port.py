"""What a CRM must be able to do for us, in words of ours; each CRM has an adapter that says it in its own. No Django."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Protocol


class CrmFailed(Exception):
    """The CRM could not do what was asked; the message says why and what mends it."""


class TokenRefused(CrmFailed):
    """The token is no longer good, or may not do this: nothing goes until a person has entered another."""


class Limited(CrmFailed):
    """Too many requests: leave it alone for `wait` seconds."""

    def __init__(self, say: str, wait: float) -> None:
        super().__init__(say)
        self.wait = wait


class Unavailable(CrmFailed):
    """It did not answer, or with an error of its own: later it may; not before `wait` seconds where it says so."""

    def __init__(self, say: str, wait: float = 0) -> None:
        super().__init__(say)
        self.wait = wait


class Rejected(CrmFailed):
    """It will not take this request, however often it is asked."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far records have been read, by their last change.

    `since`: milliseconds since 1970, all before it are read; `tie`: the highest id read of very many of that same millisecond.
    """

    since: int = 0
    tie: str = ""

    def as_dict(self) -> dict:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands there. `contacts` are the ids of those it hangs on."""

    id: str
    modified: int  # milliseconds since 1970
    properties: Mapping[str, str]
    contacts: tuple[str, ...] = ()
    merged_ids: tuple[str, ...] = ()
    ours: str = ""  # the id that we gave it, where we have written it
    domain: str = ""  # of the company that a contact belongs to


@dataclass(frozen=True, slots=True)
class Page:
    records: list[Record]
    cursor: Cursor
    more: bool


@dataclass(frozen=True, slots=True)
class DealStage:
    id: str
    label: str
    pipeline: str
    closed: bool
    won: bool


@dataclass(frozen=True, slots=True)
class Account:
    portal: str
    say: str  # in a line, for a person


@dataclass(frozen=True, slots=True)
class Write:
    """A record to be written: `id` where it is there already, else found or made by `email` or by our own `key`."""

    key: str
    properties: Mapping[str, str]
    id: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a Write: its id, or why not. `exists` is the record that has this address already."""

    key: str
    id: str = ""
    exists: str = ""
    field: str = ""
    error: str = ""
    mend: str = ""
    gone: bool = False
    again: bool = False  # worth another try by itself


@dataclass(frozen=True, slots=True)
class Checked:
    there: dict[str, Record] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)


class Crm(Protocol):
    """Methods speak to the network, never in a transaction, and may raise TokenRefused, Limited, Unavailable, Rejected."""

    def close(self) -> None:
        """Nothing more is asked."""

    def account(self) -> Account: ...

    def prepare(self) -> None:
        """Make what our records are known by there. Twice is as good as once."""

    def changed(self, kind: str, cursor: Cursor, properties: Collection[str]) -> Page:
        """Records (contacts, deals, notes, tasks) changed since, the oldest change first."""

    def still_there(self, ids: Sequence[str]) -> Checked:
        """Which contacts still exist; one that was merged is found under the id it has now."""

    def changed_at(self, kind: str, ids: Sequence[str], properties: Collection[str]) -> dict[str, dict[str, datetime]]:
        """{id: {property: when it was last changed}}."""

    def owners(self) -> dict[str, str]:
        """{id: e-mail address}."""

    def deal_stages(self) -> dict[str, DealStage]: ...

    def write(self, kind: str, writes: Sequence[Write]) -> list[Written]:
        """Each is written once, however often it is repeated."""

    def attach(self, kind: str, pairs: Sequence[tuple[str, str]]) -> None:
        """Hang records on contacts: (id, id of the contact). Twice is as good as once."""

    def unsubscribe(self, address: str) -> None:
        """Have the CRM send no more mail to this address."""

    def find(self, addresses: Sequence[str], properties: Collection[str]) -> list[Record]:
        """The contacts that have one of these addresses."""
