"""Recipients and what was said about each, from the prose of mail servers: the half of all bounces without fields.

No server is asked for by name. What they share is that an address opens a section, alone on its line, before a colon,
behind a label or behind RCPT TO, and that the words up to the next address are about it.
"""
# ruff: noqa: E501 -- patterns of what servers write are left whole

from __future__ import annotations

import re
from dataclasses import dataclass

from followups.inbound.reading.headers import ADDRESS

ADDR = r"[\w.!#$%&'*+/=?^`{|}~-]{1,128}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}"
QUOTED = r"\"[^\"\n@]{1,64}\"@[\w.-]{1,190}"
OPENINGS = (
    # alone on its line, in brackets or not, before a colon or not
    re.compile(
        rf"^[ \t>*•·|-]{{0,12}}(?:smtp:|mailto:|rfc822;[ ]?)?[<\"']?({ADDR}|{QUOTED})[>\"']?(?:<mailto:[^>\n]{{1,200}}>)?[ \t]*[:;,.]?[ \t]*(?:\((?!reason)[^()\n]{{0,80}}\))?[ \t]*$",
        re.IGNORECASE,
    ),
    # at the beginning, with the words about it behind
    re.compile(
        rf"^[ \t>*•-]{{0,12}}<({ADDR}|{QUOTED})>[ \t]*(?:\([^()\n]{{0,80}}\))?[ \t]*[:;,]?[ \t]*\S", re.IGNORECASE
    ),
    re.compile(
        rf"^[ \t>*•-]{{0,12}}({ADDR})(?:[ \t]*:[ \t]|[ \t]*\.\.\.|[ \t]+-[ \t]|[ \t]+[(\[]|[ \t]+(?=[A-Z\d]))[ \t]*\S"
    ),
    # a status before it, as sendmail writes
    re.compile(
        rf"^[ \t]{{0,8}}[45]\d\d[ -](?:\(?#?[45]\.\d{{1,3}}\.\d{{1,3}}\)?[ ])?<?({ADDR})>?[ \t]*(?:\.\.\.|:)",
        re.IGNORECASE,
    ),
    # a label before it
    re.compile(
        r"^[ \t>*[-]{0,12}(?:[\w'-]{1,20}[ \t-]){0,4}(?:recipients?|rcpt|to|address|addresses|addressee|mailbox|user|empf.nger|adresse|an|"
        rf"destinataire|destinatarios?|destinatario|para|aan|ontvanger|宛先|送信先)(?:[ \t][\w'()-]{{1,20}}){{0,3}}[ \t]*[:=][ \t]*[\"'<\[]{{0,2}}(?:[\w-]{{1,10}}[;:][ \t]*)?[\"'<\[]{{0,2}}({ADDR})",
        re.IGNORECASE,
    ),
    # in the dialogue
    re.compile(rf"rcpt to:[ \t]*<?({ADDR})>?", re.IGNORECASE),
    # with a date behind it, as Exchange writes
    re.compile(
        rf"^[ \t]{{0,12}}['\"]?({ADDR})['\"]?[ \t]+(?:on|am|le|el|il|op|em)[ \t]+\S{{2,12}}[ \t\d]", re.IGNORECASE
    ),
    # in a sentence
    re.compile(
        r"(?:\b(?:mail|message|e-?mail|nachricht|courriel|mensaje|messaggio|mensagem|delivery|deliver|delivered|delivering|bericht)\b[^\n@]{0,60}?[ ]"
        rf"(?:to|for|an|à|a|para|aan|user|recipient|recipients):?[ ](?:the following )?(?:recipients? |address(?:es)? |user )?[\"'<(]{{0,2}}({ADDR}))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:fail|undeliver|unknown|invalid|reject|not found|not exist|error|bounced)[^\n@]{{0,60}}[ :<\"']({ADDR})>?[\"' .]*$",
        re.IGNORECASE,
    ),
    re.compile(rf"\buser [\w .,'-]{{0,60}}\(({ADDR})\)", re.IGNORECASE),
    re.compile(rf"\bAddress: ?<({ADDR})>"),
)
# After these words an address is the sender's, or only where it was forwarded from.
NOT_RECIPIENTS = re.compile(
    r"(?:\bfrom|sent by|sender|generated from|on behalf of|received from|mail from|return-path|absender|expéditeur|remitente|"
    r"mittente|remetente|afzender|contact|postmaster|reply to|reply-to|questions|support|help|write to|help desk|by)\b[^\n@]{0,25}$",
    re.IGNORECASE,
)
ENDS_WITH_SENDER = re.compile(r"(?:sent by|message from|mail from|from|sender)\s*:?\s*$", re.IGNORECASE)
MAX_RECIPIENTS = 200
MAX_LINES = 3_000


@dataclass(frozen=True)
class Section:
    """One address and the words about it, in the order in which they stand."""

    address: str
    words: str


def sections(text: str, *, senders: frozenset[str] = frozenset()) -> tuple[Section, ...]:
    """The recipients a report names in its prose. `senders` are addresses (lower case) that are never recipients."""
    found: dict[str, tuple[str, list[str]]] = {}
    current: list[str] | None = None
    before = ""
    for line in text.split("\n")[:MAX_LINES]:
        address = _opened(line, before, senders) if "@" in line else ""
        if address and len(found) < MAX_RECIPIENTS:
            current = found.setdefault(address.lower(), (address, []))[1]
            current.append(line)
        elif current is not None:
            current.append(line)
        before = line if line.strip() else before
    return tuple(Section(address, "\n".join(words)) for address, words in found.values())


def _opened(line: str, before: str, senders: frozenset[str]) -> str:
    line = line[:1000]
    for number, opening in enumerate(OPENINGS):
        for hit in opening.finditer(line):
            address = hit[1].strip("'").rstrip(".")
            if address.lower() in senders or _is_a_server(address):
                continue
            if NOT_RECIPIENTS.search(line[: hit.start(1)]) or (number == 0 and ENDS_WITH_SENDER.search(before)):
                continue
            return address
    return ""


def _is_a_server(address: str) -> bool:
    name = address.lower().partition("@")[0]
    return name in ("mailer-daemon", "postmaster", "abuse", "support", "mail-daemon") or bool(
        re.fullmatch(r"[\d.\[\]]+", address.partition("@")[2])
    )


def addresses_in(value: str) -> tuple[str, ...]:
    """Every address in a header such as X-Failed-Recipients."""
    return tuple(dict.fromkeys(ADDRESS.findall(value)))
