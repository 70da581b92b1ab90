"""Header fields: unfolding, RFC 2047 words, RFC 2231 parameters, addresses, message ids, dates. Nothing here raises."""

from __future__ import annotations

import binascii
import re
import urllib.parse
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from followups.inbound.reading.charsets import to_text

MAX_VALUE = 20_000  # letters of one header value that are read
FOLD = re.compile(r"[\r\n]+[ \t]*")
ENCODED_WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?([bBqQ])\?(.{0,2000}?)\?=", re.DOTALL)
PARAMETER = re.compile(r';\s*([^\s=;"]{1,80})\s*=\s*("(?:\\.|[^"\\])*"|[^;]*)', re.DOTALL)
CONTINUED = re.compile(r"^(.+?)(?:\*(\d{1,3}))?(\*)?$")
BRACKETED_ID = re.compile(r"<([^<>]{3,998})>")
BARE_ID = re.compile(r"[^\s<>,;()\"]{1,400}@[^\s<>,;()\"]{1,400}")
ADDRESS = re.compile(
    r"[\w.!#$%&'*+/=?^`{|}~-]{1,128}@(?:[\w-]{1,63}\.){0,8}[\w-]{1,63}|\"[^\"\s@]{1,64}\"@[\w.-]{1,190}"
)


@dataclass(frozen=True)
class Address:
    """A mailbox: the name a person gave it, "" without one, and the address as written."""

    name: str
    address: str


@dataclass(frozen=True)
class Headers:
    """Fields in the order they came: (name in lower case, value unfolded, RFC 2047 words still encoded)."""

    fields: tuple[tuple[str, str], ...]
    _by_name: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def first(self, name: str) -> str:
        """The first field of this name (lower case), "" without one."""
        return self._by_name.get(name, "")

    def all(self, name: str) -> tuple[str, ...]:
        """All values of this name (lower case)."""
        return tuple(value for known, value in self.fields if known == name)

    def text(self, name: str) -> str:
        """The first field of this name in readable letters."""
        return decoded(self.first(name))


def headers_of(lines: list[bytes]) -> Headers:
    """Fields from folded lines. Raw 8-bit letters, which no standard allows, are read as UTF-8 or by a guess."""
    fields = []
    for line in lines:
        name, _, value = line[:MAX_VALUE].partition(b":")
        text = value.decode("ascii") if value.isascii() else to_text(value)[0]
        fields.append((name.strip().decode("ascii", "replace").lower(), FOLD.sub(" ", text).strip()))
    return Headers(tuple(fields), dict(reversed(fields)))


def decoded(value: str) -> str:
    """RFC 2047 words as text: neighbours of one charset are joined first, since some cut a letter in two."""
    if "=?" not in value:
        return value
    found: list[str] = []
    pending, charset, position = b"", "", 0
    for word in ENCODED_WORD.finditer(value):
        between = value[position : word.start()]
        if between.strip() or not pending or charset != word[1].lower():
            if pending:
                found.append(to_text(pending, charset)[0])
                pending = b""
            found.append(between if between.strip() or not position else "")
        pending += _word_bytes(word[2], word[3])
        charset, position = word[1].lower(), word.end()
    found.append(to_text(pending, charset)[0] if pending else "")
    return "".join((*found, value[position:]))


def _word_bytes(encoding: str, text: str) -> bytes:
    raw = text.encode("utf-8", "surrogateescape")
    if encoding in "qQ":
        return binascii.a2b_qp(raw.replace(b"_", b" "), header=True)
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    letters = letters[: len(letters) - 1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """The main value in lower case and its parameters, their RFC 2231 pieces joined and decoded."""
    main = value.split(";", 1)[0].strip().lower()
    pieces: dict[str, list[tuple[int, str, bool]]] = {}
    for name, given in PARAMETER.findall(value[:MAX_VALUE]):
        text = given.strip()
        if text.startswith('"'):
            text = re.sub(r"\\(.)", r"\1", text.strip('"') if not text.endswith('\\"') else text[1:-1])
        matched = CONTINUED.match(name.lower())
        if matched:
            pieces.setdefault(matched[1], []).append((int(matched[2] or 0), text, bool(matched[3])))
    return main.split(None, 1)[0] if main else "", {name: _joined(each) for name, each in pieces.items()}


def _joined(pieces: list[tuple[int, str, bool]]) -> str:
    if len(pieces) == 1 and not pieces[0][2]:
        return decoded(pieces[0][1])
    charset, data = "utf-8", b""
    for number, text, encoded in sorted(pieces):
        if not encoded:
            data += text.encode("utf-8", "surrogateescape")
            continue
        escaped = text
        if number == 0 and text.count("'") >= 2:
            charset, _, escaped = text.split("'", 2)
        data += urllib.parse.unquote_to_bytes(escaped)
    return to_text(data, charset)[0]


def addresses(value: str) -> tuple[Address, ...]:
    """The mailboxes of a From, To, Cc or Reply-To field, however badly it is written."""
    found: list[Address] = []
    seen: set[str] = set()
    position = 0
    value = value[:MAX_VALUE]
    for hit in ADDRESS.finditer(value):
        before = value[position : hit.start()]
        if before.count('"') % 2 and '"' in value[hit.end() :]:
            continue  # within a quoted name: "anna@example.org" <anna@example.org>
        position = hit.end()
        if hit[0].lower() in seen:
            continue
        seen.add(hit[0].lower())
        found.append(Address(_name(before, value[hit.end() : hit.end() + 200]), hit[0]))
    return tuple(found)


def _name(before: str, after: str) -> str:
    text = re.sub(r"^[\s>,;)]+", "", before)
    text = re.sub(r"^[^\"<]*:\s*(?=[^:]*$)", "", text) if ":" in text and "=?" not in text else text  # a group's name
    text = text.rstrip("< \t'").strip().strip('"').strip("'")
    if not text and (comment := re.match(r"\s*\(([^()]{1,100})\)", after)):
        text = comment[1]
    return decoded(re.sub(r"\\(.)", r"\1", text)).strip()


def message_ids(value: str) -> tuple[str, ...]:
    """The ids of a Message-ID, In-Reply-To or References field, with angle brackets, in order, each once."""
    value = value[: MAX_VALUE * 2]
    found = ["".join(each.split()) for each in BRACKETED_ID.findall(value)]
    if not found:
        found = BARE_ID.findall(value)
    return tuple(dict.fromkeys(f"<{each}>" for each in found if each))


def date_of(value: str) -> datetime | None:
    """The moment of a Date field, aware, in the sender's offset; None when it cannot be read."""
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
