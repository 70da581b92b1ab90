"""Bytes to a tree of parts (RFC 2045, 2046), as mail really is: never raises, and nothing costs more than its length.

Own code and not the standard library's parser: that one recurses until it raises on deep nesting, throws away the text
of delivery-status parts and needs several times as long.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass

from followups.inbound.reading.headers import Headers, headers_of, parameters

MAX_DEPTH = 12
MAX_PARTS = 400
HEADER_LINE = re.compile(rb"[!-9;-~]{1,200}[ \t]*:")
NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
BASE64_LINE = re.compile(rb"[A-Za-z0-9+/=\t \r]*")


@dataclass(frozen=True)
class Part:
    """One part: its headers, its bytes as they came (still in their transfer encoding) and the parts inside it."""

    headers: Headers
    body: bytes
    content_type: str
    params: dict[str, str]
    children: tuple[Part, ...] = ()

    @property
    def content(self) -> bytes:
        """The bytes without their transfer encoding (RFC 2045, section 6). What is no valid base64 is left as it came."""
        encoding = self.headers.first("content-transfer-encoding").lower().strip(" \t;\"'")
        if encoding.startswith("base64"):
            return _from_base64(self.body)
        if encoding.startswith("quoted"):
            return binascii.a2b_qp(self.body)
        if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
            return _from_uuencode(self.body)
        return self.body

    @property
    def disposition(self) -> str:
        """ "attachment", "inline" or "" (RFC 2183)."""
        return self.headers.first("content-disposition").split(";", 1)[0].strip().lower()

    @property
    def filename(self) -> str:
        """The name a sender gave to an attachment, "" when there is none. Never a path to be used as it is."""
        given = parameters(self.headers.first("content-disposition"))[1].get("filename", "")
        return given or self.params.get("name", "")


def parse(raw: bytes) -> Part:
    """The tree of one message. Any bytes give a tree; what cannot be told apart is the body of a leaf."""
    budget = [MAX_PARTS]
    return _part(raw, 0, budget, "text/plain")


def _part(raw: bytes, depth: int, budget: list[int], default: str) -> Part:
    budget[0] -= 1
    headers, body = split_headers(raw)
    content_type, params = parameters(headers.first("content-type"))
    if not re.fullmatch(r"[\w.+-]+/[\w.+*-]+", content_type):
        content_type = default
    part = Part(headers, body, content_type, params)
    if depth >= MAX_DEPTH or budget[0] <= 0:
        return part
    if content_type.startswith("multipart/"):
        pieces = _pieces(body, params.get("boundary", ""))
        inner = "message/rfc822" if content_type == "multipart/digest" else "text/plain"
        children = []
        for piece in pieces[1:]:
            if budget[0] <= 0:
                break
            children.append(_part(piece, depth + 1, budget, inner))
        if children:
            return Part(headers, body, content_type, params, tuple(children))
        return Part(headers, body, "text/plain", params)  # no boundary in it: read what is there
    if content_type in ("message/rfc822", "message/global", "message/news"):
        return Part(headers, body, content_type, params, (_part(part.content, depth + 1, budget, "text/plain"),))
    return part


def split_headers(raw: bytes) -> tuple[Headers, bytes]:
    """The header block and what follows it. The block ends at an empty line, or where a line can be no header."""
    position, size = _after_empty_lines(raw), len(raw)
    fields: list[bytes] = []
    start = position
    while position < size:
        end = raw.find(b"\n", position)
        end = size if end < 0 else end + 1
        continued = raw[position : position + 1] in (b" ", b"\t") and start < position
        if not continued:
            if start < position:
                fields.append(raw[start:position])
            start = position
            if raw[position:end] in (b"\n", b"\r\n", b"\r"):
                return headers_of(fields), raw[end:]
            if raw.startswith((b"From ", b">From "), position) and len(fields) < 3:
                start = end  # the line that mailbox files put before a message
            elif not HEADER_LINE.match(raw, position, end):
                return headers_of(fields), raw[position:]
        position = end
    if start < position:
        fields.append(raw[start:position])
    return headers_of(fields), b""


def _after_empty_lines(raw: bytes) -> int:
    """Where the header begins: some mailboxes put empty lines before it. A part that has none begins with one."""
    skipped = re.match(rb"(?:\r?\n)+", raw)
    if skipped and HEADER_LINE.match(raw, skipped.end()) and skipped.end() > 2:
        return skipped.end()
    return 0


def _pieces(body: bytes, boundary: str) -> list[bytes]:
    """What stands before the first boundary line and each part after it. An undeclared boundary is looked for."""
    mark = boundary.encode("utf-8", "surrogateescape").rstrip()
    if not mark or b"--" + mark not in body:
        first = re.search(rb"^--([!-~][ -~]{0,68}[!-~])[ \t]*\r?\n(?=[A-Za-z-]{1,40}:|\r?\n)", body, re.MULTILINE)
        if first is None:
            return [body]
        mark = first[1]
    found: list[bytes] = []
    start, closed = 0, False
    for line in re.finditer(rb"^--" + re.escape(mark) + rb"(--)?[ \t]*\r?$\n?", body, re.MULTILINE):
        if not closed:
            found.append(_without_last_break(body[start : line.start()]))
        start, closed = line.end(), bool(line[1])
    if not closed:
        found.append(body[start:])
    return found


def _without_last_break(piece: bytes) -> bytes:
    """The line break before a boundary belongs to the boundary (RFC 2046, section 5.1.1)."""
    if piece.endswith(b"\r\n"):
        return piece[:-2]
    return piece.removesuffix(b"\n")


def _from_base64(body: bytes) -> bytes:
    """Decode line by line up to the first that is none: lists and gateways append their footers as plain text."""
    lines = body.splitlines()
    plain = next((number for number, line in enumerate(lines) if not BASE64_LINE.fullmatch(line)), len(lines))
    if not any(line.strip() for line in lines[:plain]):
        letters = NO_BASE64.sub(b"", body)
        if len(letters) < 0.9 * len(b"".join(lines)):
            return body  # labelled base64 and plainly not encoded
        lines, plain = [letters], 1
    found = []
    for run in b"".join(lines[:plain]).split(b"="):  # parts encoded one by one and put together are padded in between
        letters = b"".join(run.split())
        letters = letters[: len(letters) - 1] if len(letters) % 4 == 1 else letters
        found.append(binascii.a2b_base64(letters + b"=" * (-len(letters) % 4)))
    rest = b"\n".join(lines[plain:])
    return b"".join(found) + (b"\n" + rest if rest.strip() else b"")


def _from_uuencode(body: bytes) -> bytes:
    lines = body.splitlines()
    start = next((number + 1 for number, line in enumerate(lines) if line.startswith(b"begin ")), 0)
    found = []
    for line in lines[start:]:
        if line.strip() in (b"end", b"`", b""):
            break
        try:
            found.append(binascii.a2b_uu(line))
        except binascii.Error:
            return body
    return b"".join(found)
