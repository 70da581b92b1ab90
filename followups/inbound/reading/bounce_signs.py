"""Whether a message is a report of failed delivery: who sends it, how it is built, what it says.

A person writes about bounces and forwards them, so words alone prove nothing: something that only a machine does must
be there as well, and words of failure outside of what is quoted.
"""

from __future__ import annotations

import re

from followups.inbound.reading.bounce_words.reports import SUBJECTS, WORDS
from followups.inbound.reading.mail import Mail
from followups.inbound.reading.phrases import Phrases, plain

# Names under which nobody but a mail system writes, in a display name or before the @.
DAEMON = re.compile(
    r"mailer[-_. ]?daemon|mail[-_. ]?daemon|maildaemon|mdaemon|mail(?:er)? (?:delivery|system|router)|mail-?delivery|"
    r"delivery (?:sub)?system|mail subsystem|undeliver|microsoftexchange|mailsystem|ndr administrator",
    re.IGNORECASE,
)
# Names that people have, too, or that other machines use.
PERHAPS_A_DAEMON = re.compile(
    r"post[-_]?master|mail(?:er)? administrator|microsoft outlook|\bndr\b|system ?administrator|administrateur système|"
    r"exchange ?server|\bbounce[sd]?\b|\bmta\b|mmsc|mail-?gateway|mail-?server|mail ?admin|mail ?relay|sysadmin|postoffice|"
    r"anti-?spam|anti-?virus|content ?filter|spam ?filter|mail ?guard|interscan|mailmarshal|surfcontrol|mailfoundry|mailscanner",
    re.IGNORECASE,
)
# Notifications of Amazon SNS, and the senders of Japanese carriers' reports.
SERVICES = re.compile(r"^no-?reply@(?:sns\.amazonaws\.com|(?:[\w-]+\.)*(?:dion|ezweb)\.ne\.jp)$", re.IGNORECASE)
_BOOK = Phrases({"subject": SUBJECTS, "words": WORDS})
ANSWERED = re.compile(r"^\s*(?:re|aw|sv|antw|rv|res|tr|fw|fwd|wg|doorst|enc|i|r)\s*:", re.IGNORECASE)


def from_a_daemon(mail: Mail) -> bool:
    """Whether the sender is a mail system for certain, or nobody (an empty From)."""
    given = mail.headers.text("from").strip()
    return given in ("", "<>") or bool(DAEMON.search(_who(mail)) or SERVICES.match(mail.sender.address))


def perhaps_from_a_daemon(mail: Mail) -> bool:
    """Whether the sender's name is one that mail systems use; their domain says nothing, people work at it."""
    return from_a_daemon(mail) or bool(PERHAPS_A_DAEMON.search(_who(mail)))


def from_mailer_daemon(mail: Mail) -> bool:
    """Whether the sender's address is the one that sends nothing but reports."""
    return bool(re.search(r"mailer-?_?daemon", _who(mail), re.IGNORECASE))


def _who(mail: Mail) -> str:
    given = mail.headers.text("from")
    return re.sub(r"@[^\s<>()]*", " ", given)


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
    return dict(_BOOK.found(plain(own_lines(report)))).get("words", "")


def own_lines(report: str) -> str:
    """The beginning of a report without the lines it quotes."""
    return "\n".join(line for line in report[:20_000].split("\n") if not line.lstrip().startswith(">"))
