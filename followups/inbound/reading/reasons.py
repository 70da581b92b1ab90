"""Why a message was not delivered, and whether that is for good.

Hard are only the four reasons about the address itself (issue of inbound mail, point 4): no such user, no such host,
moved, takes no mail. Everything else may be different tomorrow or for another sender, and is soft.
"""
# ruff: noqa: E501 -- patterns of what servers write are left whole

from __future__ import annotations

import re
from dataclasses import dataclass

from followups.inbound.reading.bounce_words import PHRASES
from followups.inbound.reading.phrases import Phrases, plain

MAX_SAID = 4_000  # letters of an answer that are read
HARD = frozenset({"user_unknown", "host_unknown", "moved", "not_accepting"})
ENHANCED = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)")
REPLY = re.compile(r"(?<![\w.:/-])(4[2-5]\d|5[0-57]\d)(?=[ \t-]|[;:,]?\s|$)")
CODES_WITHIN = re.compile(
    r"(?<![\w.])[245]\d\d(?:[ -]\(?#?[245]\.\d{1,3}\.\d{1,3}\)?)?[ -](?=\D)|\(?#[245]\.\d{1,3}\.\d{1,3}\)?"
)
NAMES = re.compile(
    r"https?://\S{1,500}|<?[^\s<>\"'(]{1,128}@[^\s<>\"')]{1,190}>?|\b(?!resolver\.|mail\.local)(?:[\w-]{1,63}\.){1,8}[a-z][a-z-]{1,20}\b"
)
COMMANDS = re.compile(
    r"\[(rcpt|mail|data)_|sent: (rcpt|mail|data)\b|in reply to (?:the )?(?:end of )?(\w+)(?: \w+)* command|after (?:end of )?(rcpt|mail|data|helo|ehlo)\b|our (rcpt|mail|data)\b|"
    r"(?:>>>|sent <<<|->) ?(rcpt|mail|data|helo|ehlo)\b|\bstate (?P<state>1[0-9])\b|"
    r"(?P<qmail_rcpt>does not like recipient)|(?P<qmail_data>failed after i sent)|"
    r"(?:error from|response to|reply to) (?:the )?(rcpt|mail|data)\b",
)
# The reporting server's own word for it, which a status of 5.2.x (the mailbox is there) outweighs.
ADDRESS_REFUSED = re.compile(r"server has rejected (?:the )?(?:address|recipient)")
# Of the phases Gmail numbers: 13 answers MAIL, 14 answers RCPT, from 15 on the message itself was answered.
STATES = {"13": "mail", "14": "rcpt", "15": "data", "16": "data", "17": "data", "18": "data", "19": "data"}

# RFC 3463 and the registry it founded: what a status says when no words do.
BY_STATUS = {
    "1.1": "user_unknown", "1.0": "user_unknown", "1.3": "user_unknown", "1.2": "host_unknown", "1.6": "moved",
    "1.10": "not_accepting", "1.7": "sender_refused", "1.8": "sender_refused", "2.1": "suspended", "2.2": "mailbox_full",
    "2.3": "too_large", "3.4": "too_large", "3.2": "server_fault", "4.1": "network", "4.2": "network",
    "4.3": "network", "4.4": "host_unknown", "4.6": "network", "4.7": "expired", "4.14": "network",
}  # fmt: skip
BY_REPLY = {
    "521": "not_accepting",
    "556": "not_accepting",
    "551": "moved",
    "552": "mailbox_full",
    "421": "server_fault",
}
BY_CLASS = {"2": "filtered", "3": "server_fault", "4": "network", "5": "server_fault", "6": "content", "7": "refused"}

# Labels of phrases that are said only after the address was looked up: they need no second sign.
CERTAIN = {"temporary_lookup": "network", "no_such_user": "user_unknown", "no_such_host": "host_unknown"}

# Japanese carriers let the server say "user unknown" and tell in the report that the account is there and at rest.
_ACCOUNTS = Phrases(
    {
        "suspended": "user(s) account is disabled\nuser(s) account is temporarily limited",
        "mailbox_full": "user(s) account is temporarily over quota",
    }
)
_BOOK = Phrases(PHRASES)


@dataclass(frozen=True)
class Reason:
    """`name` is one of bounce_words.PHRASES or "undetermined"; `status` an enhanced status (RFC 3463) or ""."""

    name: str
    hard: bool
    status: str
    because: str


def reason_of(diagnostic: str, *, status: str = "", explanation: str = "") -> Reason:
    """The reason for one recipient.

    `diagnostic` is what the refusing server said, `status` the Status field, `explanation` the words of the report. The
    server's own words are believed before its codes, since a third of all codes say something else.
    """
    said = plain(diagnostic[:MAX_SAID])
    code = _status(status, said)
    reply = _first(REPLY, said)
    command = command_of(said) or command_of(plain(explanation[:MAX_SAID]))
    words = _only_words(said)
    more = plain(explanation[:MAX_SAID])
    found = _by_words(words, code, reply, command) or _by_codes(code, reply)
    if found is None and more:
        code = code or _first(ENHANCED, more)
        reply = reply or _first(REPLY, more)
        found = _by_words(_only_words(more), code, reply, command) or _by_codes(code, reply)
    if found and found[0] == "user_unknown" and (account := _ACCOUNTS.first(more)):
        found = account[0], True, f"“{account[1]}”"
    name, sure, because = found or _by_class(code)
    return Reason(name, sure and _is_hard(name, code, reply, because), code, because)


def command_of(said: str) -> str:
    """What was refused: "rcpt", "data", "mail", "helo", "ehlo", "address" where only that is said, "" when nothing tells."""
    found = COMMANDS.search(said)
    if not found:
        return "rcpt" if "rcpt" in said else "address" if ADDRESS_REFUSED.search(said) else ""
    if found["qmail_rcpt"]:
        return "rcpt"
    if found["qmail_data"]:
        return "data"
    return STATES.get(found["state"] or "", "") or next((each for each in found.groups() if each), "")


def _only_words(said: str) -> str:
    """Without codes, addresses, hosts and links: a server called "nospam" or a user called "virus" refuses nothing."""
    return plain(NAMES.sub(" ", CODES_WITHIN.sub(" ", said)))


def _by_words(words: str, code: str, reply: str, command: str) -> tuple[str, bool, str] | None:
    """(reason, whether that is sure, why) by what was said."""
    found = _BOOK.first(words)
    if found is None:
        return None
    name, phrase = found
    if name in CERTAIN:
        return CERTAIN[name], True, f"“{phrase}”"
    if name not in ("user_unknown", "perhaps_no_user"):
        return name, True, f"“{phrase}”"
    if name == "perhaps_no_user" and (code or reply).startswith("4"):
        return "user_unknown", False, f"“{phrase}”, for now"
    detail = code.partition(".")[2]
    if detail.startswith("1."):
        return "user_unknown", True, f"“{phrase}” and status {code}"
    if command == "data":
        # A server that took the recipient and refused the message has filtered it, whatever it calls that.
        return "filtered", False, f"“{phrase}”, but only once the message itself had been sent"
    if command == "rcpt" or detail == "5.0" or (command == "address" and not detail.startswith("2.")):
        return "user_unknown", True, f"“{phrase}” in answer to the recipient"
    return "user_unknown", False, f"“{phrase}”, which nothing else confirms"


def _by_codes(code: str, reply: str) -> tuple[str, bool, str] | None:
    detail = code.partition(".")[2]
    if detail in BY_STATUS:
        return BY_STATUS[detail], True, f"status {code}"
    if reply in BY_REPLY and detail in ("", "0.0"):
        return BY_REPLY[reply], True, f"reply {reply}"
    return None


def _by_class(code: str) -> tuple[str, bool, str]:
    kind = code.partition(".")[2].partition(".")[0]
    return (
        (BY_CLASS[kind], True, f"status {code}")
        if kind in BY_CLASS
        else ("undetermined", False, "no reason that is known")
    )


def _is_hard(name: str, code: str, reply: str, because: str) -> bool:
    if name not in HARD:
        return False
    # "User unknown" with a temporary code is a server that is set up carefully; it said so until the sender gave up.
    return not (code or reply).startswith("4") or (name == "user_unknown" and because.startswith("“"))


def _status(status: str, said: str) -> str:
    """The more telling of the Status field and the code in the words: many report 5.0.0 and quote 5.1.1."""
    given = _first(ENHANCED, status)
    quoted = _first(ENHANCED, said)
    vague = ("", "5.0.0", "4.0.0", "5.3.0", "5.5.0")
    return quoted if quoted and given in vague and not quoted.startswith("2") else given


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""
