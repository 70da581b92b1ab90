"""A draft as the gates see it, and the reading of its JSON form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

KINDS = ("follow_up", "close_loop", "first_reply", "reactivation")
CHANNELS = ("email", "sms", "whatsapp", "call", "linkedin", "task")
DIRECTIONS = ("in", "out")
# A conversation goes both ways: what stands in its note is what was learned from the lead.
_DIRECTIONS = {
    "inbound": "in", "incoming": "in", "received": "in", "both": "in", "none": "in",
    "outbound": "out", "outgoing": "out", "sent": "out",
}  # fmt: skip


class DraftError(ValueError):
    """A document that is not a draft: which `field`, the `reason`, and how to `mend` it."""

    def __init__(self, field: str, reason: str, mend: str) -> None:
        super().__init__(f"{field}: {reason}. {mend}")
        self.field = field
        self.reason = reason
        self.mend = mend

    def as_dict(self) -> dict[str, str]:
        """The error as it is shown to callers: {"field", "reason", "mend"}."""
        return {"field": self.field, "reason": self.reason, "mend": self.mend}


@dataclass(frozen=True)
class Person:
    """The lead. An unknown part is the empty string."""

    first_name: str
    last_name: str
    company: str


@dataclass(frozen=True)
class Sender:
    """Who signs. An unknown part is the empty string."""

    name: str
    company: str
    postal_address: str


@dataclass(frozen=True)
class Reason:
    """Why this touch happens: the engine's reason code and a note in plain words."""

    code: str
    note: str


@dataclass(frozen=True)
class Interaction:
    """The last thing that happened with the lead; `direction` is "in" (the lead's words) or "out" (ours)."""

    at: datetime | None
    channel: str
    direction: str
    text: str


@dataclass(frozen=True)
class Touch:
    """An earlier message of ours to this lead."""

    at: datetime | None
    subject: str
    body: str


@dataclass(frozen=True)
class Asset:
    """Something that may be offered: a guide, a recording, a case study."""

    title: str
    url: str


@dataclass(frozen=True)
class Voice:
    """Brand words that may not, and that must, occur."""

    banned: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


@dataclass(frozen=True)
class OptOut:
    """What the sending appends by itself: a link in the footer, a List-Unsubscribe header (RFC 8058)."""

    url: str | None = None
    header: bool = False


@dataclass(frozen=True)
class Draft:
    """One message before it is approved. `language` is a BCP 47 tag such as "en" or "de-AT"."""

    channel: str
    kind: str
    language: str
    subject: str
    body: str
    lead: Person
    sender: Sender
    reason: Reason = Reason("", "")
    last_interaction: Interaction | None = None
    previous_touches: tuple[Touch, ...] = ()
    approved_facts: tuple[str, ...] = ()
    assets: tuple[Asset, ...] = ()
    voice: Voice = Voice()
    opt_out: OptOut = OptOut()
    max_words: int | None = None  # the length that the step plans for; None: no limit


def draft_from_dict(document: object) -> Draft:
    """Reads the JSON form of a draft.

    `channel`, `kind`, `language`, `body`, `lead` and `sender` must be there; the rest may be missing or null. Unknown
    keys, wrong types and values outside the closed lists raise DraftError with the dotted field name. An approved fact is
    text or an object with a `text`; an asset is an object or an address.
    """
    form = _Form(document, "")
    draft = Draft(
        channel=form.choice("channel", CHANNELS),
        kind=form.choice("kind", KINDS),
        language=form.text("language", needed=True),
        subject=form.text("subject"),
        body=form.text("body", needed=True),
        lead=_person(form.form("lead")),
        sender=_sender(form.form("sender")),
        reason=_reason(form.form("reason", needed=False)),
        last_interaction=_interaction(form.form("last_interaction", needed=False)),
        previous_touches=tuple(_touch(entry) for entry in form.forms("previous_touches")),
        approved_facts=form.facts("approved_facts"),
        assets=tuple(
            Asset("", entry) if isinstance(entry, str) else _asset(_Form(entry, f"assets[{place}]"))
            for place, entry in enumerate(form.items("assets"))
        ),
        voice=_voice(form.form("voice", needed=False)),
        opt_out=_opt_out(form.form("opt_out", needed=False)),
        max_words=form.count("max_words"),
    )
    form.nothing_else()
    return draft


def _person(form: _Form | None) -> Person:
    if form is None:
        return Person("", "", "")
    person = Person(form.text("first_name"), form.text("last_name"), form.text("company"))
    form.nothing_else()
    return person


def _sender(form: _Form | None) -> Sender:
    if form is None:
        return Sender("", "", "")
    sender = Sender(form.text("name"), form.text("company"), form.text("postal_address"))
    form.nothing_else()
    return sender


def _reason(form: _Form | None) -> Reason:
    if form is None:
        return Reason("", "")
    reason = Reason(form.text("code"), form.text("note"))
    form.nothing_else()
    return reason


def _interaction(form: _Form | None) -> Interaction | None:
    if form is None:
        return None
    interaction = Interaction(form.time("at"), form.text("channel"), form.direction("direction"), form.text("text"))
    form.nothing_else()
    return interaction


def _touch(form: _Form) -> Touch:
    touch = Touch(form.time("at"), form.text("subject"), form.text("body"))
    form.nothing_else()
    return touch


def _asset(form: _Form) -> Asset:
    asset = Asset(form.text("title"), form.text("url"))
    form.nothing_else()
    return asset


def _voice(form: _Form | None) -> Voice:
    if form is None:
        return Voice()
    voice = Voice(form.texts("banned"), form.texts("required"))
    form.nothing_else()
    return voice


def _opt_out(form: _Form | None) -> OptOut:
    if form is None:
        return OptOut()
    url = form.text("url")
    opt_out = OptOut(url or None, form.flag("header"))
    form.nothing_else()
    return opt_out


class _Form:
    """A JSON object that is read key by key and remembers which keys were asked for."""

    def __init__(self, document: object, path: str) -> None:
        if not isinstance(document, Mapping):
            raise DraftError(
                path or "draft", f"is {_kind(document)}, not an object", 'Give an object such as {"…": "…"}.'
            )
        self.document = document
        self.path = path
        self.asked: list[str] = []

    def name(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def get(self, key: str) -> object:
        self.asked.append(key)
        return self.document.get(key)

    def text(self, key: str, *, needed: bool = False) -> str:
        value = self.get(key)
        if value is None and not needed:
            return ""
        if not isinstance(value, str):
            raise DraftError(self.name(key), f"is {_kind(value)}, not text", "Give a string.")
        if needed and not value.strip():
            raise DraftError(self.name(key), "is empty", "Give at least one word.")
        return value

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.text(key, needed=True)
        if value not in allowed:
            raise DraftError(self.name(key), f"{value[:60]!r} is not known", f"Use one of: {', '.join(allowed)}.")
        return value

    def direction(self, key: str) -> str:
        """ "in" or "out", in other words too; without one the words are taken for the lead's."""
        value = self.get(key)
        if value is None:
            return "in"
        if isinstance(value, str) and value.strip().lower() in _DIRECTIONS:
            return _DIRECTIONS[value.strip().lower()]
        return self.choice(key, DIRECTIONS)

    def count(self, key: str) -> int | None:
        value = self.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise DraftError(
                self.name(key), "is not a whole number above 0", "Give a number of words, or leave it out."
            )
        return value

    def facts(self, key: str) -> tuple[str, ...]:
        """Texts, or objects with a `text` and whatever else their keeper knows of them."""
        found = []
        for place, value in enumerate(self.items(key)):
            name = f"{self.name(key)}[{place}]"
            if isinstance(value, str):
                found.append(value)
            elif isinstance(value, Mapping):
                found.append(_Form(value, name).text("text", needed=True))
            else:
                raise DraftError(name, f"is {_kind(value)}, not text", 'Give a string, or {"text": "…"}.')
        return tuple(found)

    def flag(self, key: str) -> bool:
        value = self.get(key)
        if value is None:
            return False
        if not isinstance(value, bool):
            raise DraftError(self.name(key), f"is {_kind(value)}, not true or false", "Give true or false.")
        return value

    def time(self, key: str) -> datetime | None:
        value = self.text(key)
        if not value:
            return None
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            mend = "Use ISO 8601, for example 2026-03-02T10:00:00Z."
            raise DraftError(self.name(key), f"{value[:60]!r} is not a time", mend) from None

    def form(self, key: str, *, needed: bool = True) -> _Form | None:
        value = self.get(key)
        if value is None and not needed:
            return None
        return _Form(value, self.name(key))

    def items(self, key: str) -> list[object]:
        value = self.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise DraftError(self.name(key), f"is {_kind(value)}, not a list", "Give a list, which may be empty.")
        return value

    def forms(self, key: str) -> list[_Form]:
        return [_Form(value, f"{self.name(key)}[{place}]") for place, value in enumerate(self.items(key))]

    def texts(self, key: str) -> tuple[str, ...]:
        found = []
        for place, value in enumerate(self.items(key)):
            if not isinstance(value, str):
                raise DraftError(f"{self.name(key)}[{place}]", f"is {_kind(value)}, not text", "Give a string.")
            found.append(value)
        return tuple(found)

    def nothing_else(self) -> None:
        for key in self.document:
            if key not in self.asked:
                raise DraftError(
                    self.name(str(key)[:60]), "is not a known field", f"Remove it; known are: {', '.join(self.asked)}."
                )


def _kind(value: object) -> str:
    if value is None:
        return "missing"
    if isinstance(value, bool):
        return "true or false"
    for kind, words in ((str, "text"), (int | float, "a number"), (list, "a list"), (Mapping, "an object")):
        if isinstance(value, kind):
            return words
    return "of an unknown type"
