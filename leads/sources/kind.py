"""What a kind of source is: how its requests prove who sent them, how they divide into leads, and what one says.

A kind is one small module. It knows no tenant and stores nothing: `verify` and `items` serve the hook, `fetch` the job outside
of any transaction, `read` both the job and the test page.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

JSON, FORM, MULTIPART = "application/json", "application/x-www-form-urlencoded", "multipart/form-data"


class NotAuthentic(Exception):
    """The request does not prove that it comes from the source; the message says what is missing or wrong."""


class Unreadable(ValueError):
    """The body is not of the form that the kind sends; the message says what it should be."""


class Ignored(Exception):
    """Authentic, and nothing follows from it; the message says why."""


class CannotFetch(Exception):
    """What the hook names could not be fetched. `again`: trying later may help."""

    def __init__(self, say: str, *, again: bool = True) -> None:
        super().__init__(say)
        self.again = again


@dataclass(frozen=True, slots=True)
class Delivery:
    """A request as it came."""

    body: bytes
    content_type: str = JSON  # without parameters
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    uri: str = ""  # whole, as the sender called it
    key: str = ""  # ?key=… of the address
    given: Any = None  # the body, read


@dataclass(frozen=True, slots=True)
class Item:
    """One lead or booking of a request: what it is known by at its source, and what is stored of it."""

    external_id: str
    body: str


@dataclass(frozen=True, slots=True)
class Booking:
    """A meeting that was booked or called off. `ref` names it for ever; `series` is how the refs of its earlier times begin."""

    ref: str
    starts: datetime | None = None
    ends: datetime | None = None
    text: str = ""
    cancelled: bool = False
    replaces: str = ""  # ref of the booking that this one takes the place of
    series: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a payload says. Paths of a mapping lead into `document`; `answers` are what people were asked, by label."""

    document: Mapping[str, Any]
    answers: Mapping[str, Any] = field(default_factory=dict)
    booking: Booking | None = None
    asks: bool | None = None  # whether the person asks to hear from us; None: as the source is set


class Kind:
    """The base: what most kinds have in common. Fields of `mapping`: see leads.sources.mapping."""

    name = ""
    label = ""
    content_types: tuple[str, ...] = (JSON,)
    secrets: Mapping[str, str] = {"secret": "The signing secret."}
    scheme = ""  # how requests are verified, for whoever sets it up
    mapping: Mapping[str, Any] = {}
    guesses = True  # whether answers are taken by their labels where no path is given
    fetches = False
    sample = ""  # of the test page: a body, or, where it is fetched, what the source answers
    sample_type = JSON

    def verify(self, delivery: Delivery, secrets: Mapping[str, str], now: datetime) -> None:
        """Raises NotAuthentic."""
        raise NotImplementedError

    def items(self, delivery: Delivery, now: datetime) -> list[Item]:
        """The request divided, each part with the id it is known by. Raises Unreadable."""
        return [Item(self.id_of(delivery, now), delivery.body.decode("utf-8", "replace"))]

    def id_of(self, delivery: Delivery, now: datetime) -> str:
        return unnamed(delivery.body, now)

    def fetch(self, given: Any, secrets: Mapping[str, str]) -> Any:
        """What the payload only names. Network: outside of any transaction. Raises CannotFetch, Ignored."""
        raise NotImplementedError

    def read(self, given: Any, fetched: Any = None) -> Reading:
        """Raises Unreadable, Ignored."""
        raise NotImplementedError


def unnamed(body: bytes, now: datetime) -> str:
    """The id of what has none: its bytes and the day, so that a repeat on the same day is a retry and a later one is not."""
    return f"{now:%Y-%m-%d}:{hashlib.sha256(body).hexdigest()[:40]}"


def as_text(given: Any) -> str:
    return json.dumps(given, ensure_ascii=False, sort_keys=True)


def an_object(given: Any, what: str = "The body") -> dict:
    if not isinstance(given, dict):
        raise Unreadable(f"{what} is no object.")
    return given


def within(given: Any, *names: str) -> Any:
    """What lies under these names; None where there is nothing."""
    for name in names:
        given = given.get(name) if isinstance(given, dict) else None
    return given


def objects(given: Any) -> list[dict]:
    """The objects of a list; nothing where it is none."""
    return [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []


def named(given: Any, *names: str) -> str:
    """The first of these that is there, as text: an id."""
    for name in names:
        value = within(given, name)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()[:200]
    return ""
