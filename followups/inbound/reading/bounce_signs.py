"""Whether a message is a report of failed delivery: who sends it, how it is built, what it says.

A person writes about bounces and forwards them, so words alone prove nothing: something that only a machine does must
be there as well, and words of failure outside of what is quoted.
"""

from __future__ import annotations

import re

from followups.inbound.reading.bounce_words.reports import SUBJECTS, WORDS
from followups.inbound.reading.mail import Mail
from followups.inbound.reading.phrases import Phrases, plain

DAEMON = re.compile(
    r"mailer[-_. ]?daemon|mail[-_. ]?daemon|maildaemon|mdaemon|postmaster|mail(?:er)? (?:delivery|administrator|system|router)|"
    r"(?:internet )?mail delivery|mail-?delivery|delivery (?:sub)?system|mail subsystem|undeliver|microsoft outlook|ndr\b|"
    r"system ?administrator|systemadministrator|administrateur système|exchange ?server|bounce[sd]?\b|mta\b|mmsc|mailsystem|"
    r"no-?reply@(?:sns|[\w.-]*dion\.ne\.jp|[\w.-]*ezweb\.ne\.jp)|mail-?gateway|mail-?server|mail ?admin|mail ?relay|sysadmin|postoffice|anti-?spam|anti-?virus|content ?filter|spam ?filter|mail ?guard|"
    r"interscan|mailmarshal|surfcontrol|mailfoundry|mailscanner|barracuda|symantec|mimecast|proofpoint|groupwise|domino",
    re.IGNORECASE,
)
_BOOK = Phrases({"subject": SUBJECTS, "words": WORDS})
ANSWERED = re.compile(r"^\s*(?:re|aw|sv|antw|rv|res|tr|fw|fwd|wg|doorst|enc|i|r)\s*:", re.IGNORECASE)


def from_a_daemon(mail: Mail) -> bool:
    """Whether the sender is a mail system by its name or address, or nobody (an empty From)."""
    given = mail.headers.text("from").strip()
    return bool(DAEMON.search(given)) or given in ("", "<>")


def has_null_return_path(mail: Mail) -> bool:
    """RFC 5321, section 4.5.5: what must not be answered, reports and automatic replies, comes from nobody."""
    return any(
        re.fullmatch(r"<\s*(?:mailer-daemon)?\s*>", value.strip(), re.IGNORECASE)
        for value in mail.headers.all("return-path")
    )


def subject_of_failure(mail: Mail) -> bool:
    """Whether the subject is that of a report and not of an answer to or a forward of one."""
    return not ANSWERED.match(mail.subject) and bool(dict(_BOOK.found(plain(mail.subject))).get("subject"))


def words_of_failure(report: str) -> str:
    """The phrase of failed delivery in what a report says itself, "" without one. Quoted lines do not count."""
    own = "\n".join(line for line in report[:20_000].split("\n") if not line.lstrip().startswith(">"))
    return dict(_BOOK.found(plain(own))).get("words", "")
