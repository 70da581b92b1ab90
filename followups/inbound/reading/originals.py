"""The messages that reports carry inside them: as parts, or as text behind a line that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from followups.inbound.reading.headers import Headers, headers_of, message_ids
from followups.inbound.reading.mime import Part, split_headers

# The fields an embedded header block begins with or consists of. Two of them within a few lines are one; a report that
# explains itself writes "From:" or "Subject:" once, which is none.
FIELD = re.compile(
    r"^[>|]?[ \t]{0,4}(return-path|received|message-id|from|to|cc|subject|date|mime-version|content-type|x-[\w-]{2,40}|"
    r"dkim-signature|domainkey-signature|arc-[\w-]{4,40}|sender|reply-to|in-reply-to|references|content-transfer-encoding|"
    r"authentication-results|received-spf|delivered-to|user-agent|list-[\w-]{2,20})[ \t]*:",
    re.IGNORECASE,
)
BEGINS = frozenset(
    [
        "return-path",
        "received",
        "dkim-signature",
        "domainkey-signature",
        "delivered-to",
        "x-google-smtp-source",
        "x-received",
    ]
)
# Lines after which the message itself follows, in the words of many mail servers.
MARKER = re.compile(
    r"^[ \t>*#=_+~-]{0,60}("
    r"below (?:this|the next) line is (?:a copy of|the original)|(?:the )?original message(?: follows| headers?)?\b|"
    r"(?:this is )?a copy of (?:the|your|my) (?:original )?(?:message|headers)|(?:the )?header(?:s)? (?:text|lines) follow|"
    r"(?:unsent|undelivered|returned|rejected|failed) (?:message|mail)(?: body| headers)? (?:follows?|below|is)|"
    r"(?:the )?(?:original|returned|failed|unsent|undelivered) (?:message|mail|e-?mail)(?: headers?| text)?[ \t]*(?:[:.-]|$)|"
    r"message headers? follows?|received message follows|(?:included is|here is|following is) a copy of|"
    r"end of (?:the )?(?:report|transcript)|message header(?:s)?\b|(?:original|urspr.ngliche) (?:nachricht|kopfzeilen)|"
    r"(?:kopie|copie|copia|c.pia) (?:der|du|del|da|de la) (?:nachricht|message|messaggio|mensaje|mensagem)|"
    r"(?:message|mensaje|messaggio) (?:original|originale|d'origine)"
    r")",
    re.IGNORECASE,
)
A_REPORT = re.compile(r"mailer-daemon|mail delivery", re.IGNORECASE)
MAX_NESTED = 4
MAX_HEADER_LINES = 400
ID_LINE = re.compile(
    r"^[>| \t]{0,6}(?:original-)?message-id[ \t]*:[ \t]*\n?[ \t]*(<[^<>\n]{3,500}>)", re.IGNORECASE | re.MULTILINE
)


def headers_within(part: Part) -> Headers:
    """The header of an embedded message or of a text/rfc822-headers part."""
    if "received" in part.headers:
        return part.headers
    if part.children:
        return part.children[0].headers
    return split_headers(part.content)[0]


def ids_within(originals: Iterable[Part], text: str) -> tuple[str, ...]:
    """The Message-IDs of embedded messages, and those that stand in the text of a report."""
    found = [each for part in originals for each in message_ids(headers_within(part).first("message-id"))]
    found += [each for hit in ID_LINE.findall(text) for each in message_ids(hit)]
    return tuple(dict.fromkeys(found))


def report_and_original(text: str) -> tuple[str, Headers]:
    """What a report says itself, and the header of the message that it repeats as text below (empty without one)."""
    lines = text.split("\n")
    own: list[str] = []
    for _ in range(MAX_NESTED):
        start = _start(lines)
        if start is None:
            return "\n".join((*own, *lines)), headers_of([])
        own += lines[:start]
        block = "\n".join(
            line.lstrip(">| ") if FIELD.match(line) else line for line in lines[start : start + MAX_HEADER_LINES]
        )
        header = split_headers(block.lstrip("\n").encode("utf-8", "surrogatepass"))[0]
        if not A_REPORT.search(header.first("from")):
            return "\n".join(own), header
        lines = lines[start:]  # a report that repeats a report: go on below its header
        end = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
        lines = lines[end:]
    return "\n".join(own), headers_of([])


def _start(lines: list[str]) -> int | None:
    """The line at which the repeated message begins."""
    for number, line in enumerate(lines):
        if MARKER.match(line) and (begins := _next_words(lines, number + 1)) is not None and _is_header(lines, begins):
            return begins
        field = FIELD.match(line)
        if field and field[1].lower() in BEGINS and _is_header(lines, number):
            return number
    return None


def _next_words(lines: list[str], start: int) -> int | None:
    """The next line that is neither empty, a rule nor another marker."""
    for number in range(start, min(start + 8, len(lines))):
        if re.search(r"\w", lines[number]) and not MARKER.match(lines[number]):
            return number
    return None


def _is_header(lines: list[str], start: int) -> bool:
    """Whether a header block begins here: at least two fields among its first lines."""
    found = 0
    for line in lines[start : start + 14]:
        if FIELD.match(line):
            found += 1
        elif not line.startswith((" ", "\t", ">")) and line.strip():
            break
    return found >= 2
