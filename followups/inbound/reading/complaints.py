"""Complaints of recipients through their provider: feedback reports (RFC 5965, 6650) and the forms that are none."""
# ruff: noqa: E501 -- patterns of what servers write are left whole

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from followups.inbound.reading import ses_notices
from followups.inbound.reading.bodies import text_of
from followups.inbound.reading.headers import ADDRESS, Headers, addresses
from followups.inbound.reading.mail import Mail
from followups.inbound.reading.originals import headers_within, report_and_original

# RFC 5965 and 6591: these speak of signatures or of a wrong guess of the provider. Nobody complained.
NO_COMPLAINTS = frozenset({"auth-failure", "not-spam", "dmarc", "dkim"})
CLASSES = {"opt-out": "opt_out", "opt-out-list": "opt_out", "fraud": "fraud", "virus": "virus"}
FIELD = re.compile(r"^([A-Za-z][\w-]{2,40})[ \t]*:[ \t]*(.*)$", re.MULTILINE)
REDACTED = re.compile(
    r"redact|x{4,}|hidden|undisclosed|privacy|anonymi|masked|removed|\*{2,}|^-+@|example\.invalid", re.IGNORECASE
)
SENDER = re.compile(
    r"\b(?:abuse|complaints?|fbl|feedback|feedback-?loop|arf|jmrp|scomp|spam-?report(?:s|ing)?|reports?\.spamcop|spamcop|staff@hotmail|"
    r"email-abuse|abuse-?report|signal-spam|fblreports?)\b",
    re.IGNORECASE,
)
WORDS = re.compile(
    r"complain(?:t|ed|s)?\b|abuse report|spam report|feedback report|feedback loop|(?:marked|reported|flagged|classified) (?:it |this |the (?:message|mail|email) )?"
    r"as (?:spam|junk|unsolicited)|report(?:ed)? (?:as |of )?(?:spam|junk|abuse)|unsolicited (?:bulk |commercial )?(?:e-?mail|message)|"
    r"spam-?beschwerde|missbrauchsmeldung|plainte|signal(?:é|ement).{0,20}(?:spam|indésirable)|queja.{0,20}spam|segnalazione.{0,20}(?:spam|abuso)|"
    r"reclama(?:ç|c)(?:ã|a)o.{0,20}spam|spamklacht",
    re.IGNORECASE,
)
UNSUBSCRIBES = re.compile(
    r"^\W*(?:unsubscribe|opt[- ]?out|abmelden|désabonnement|désinscription|darse de baja|cancellazione|uitschrijven|afmelden)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Complaint:
    """`kind` is abuse, opt_out, fraud, virus or other. `recipients` are who complained, empty when all is redacted."""

    kind: str
    recipients: tuple[str, ...]
    confidence: float
    because: tuple[str, ...]


def find_complaint(mail: Mail) -> Complaint | None:
    """The complaint that this message is, None when it is none."""
    notice = ses_notices.read_notice(mail)
    if notice and notice.kind == "complaint":
        who = tuple(each.address for each in notice.recipients if each.address)
        return Complaint(
            _class(notice.feedback or "abuse"), who, 0.98, ("a complaint that the sending service notifies of",)
        )
    fields = _fields(mail)
    kind = fields.get("feedback-type", "").strip().lower()
    original = _original(mail)
    if kind in NO_COMPLAINTS:
        return None
    if kind or is_feedback(mail):
        return Complaint(
            _class(kind or "abuse"),
            _who(mail, fields, original),
            0.99,
            (f"a feedback report of type {kind or 'none given'}",),
        )
    if unsubscribes_for_somebody(mail):
        return Complaint(
            "opt_out",
            tuple(each.address for each in mail.senders[:1]),
            0.95,
            ("a mail program unsubscribed for its reader",),
        )
    if _without_report(mail):
        return Complaint("abuse", _who(mail, fields, original), 0.9, ("an abuse desk sends a message of ours back",))
    return None


def authentication_report(mail: Mail) -> bool:
    """Whether this is a report about SPF, DKIM or DMARC, or of a message that was no spam after all."""
    kind = _fields(mail).get("feedback-type", "").strip().lower()
    return kind in NO_COMPLAINTS or bool(re.match(r"\s*report domain:", mail.subject, re.IGNORECASE))


def unsubscribes_for_somebody(mail: Mail) -> bool:
    """Mail programs write such mail when their reader presses "unsubscribe" (RFC 2369, List-Unsubscribe: mailto)."""
    if mail.headers.first("x-apple-unsubscribe").lower() == "true":
        return True
    machine = mail.headers.first("auto-submitted").lower().startswith("auto-")
    return machine and bool(UNSUBSCRIBES.match(mail.subject)) and len(mail.body) < 600


def _class(kind: str) -> str:
    return CLASSES.get(kind, "abuse" if kind in ("abuse", "complaint") else "other")


def is_feedback(mail: Mail) -> bool:
    """Whether it is built as a feedback report, whatever is left of it."""
    named = mail.tree.params.get("report-type", "").strip().lower() == "feedback-report"
    return named or any(part.content_type == "message/feedback-report" for part in mail.bodies.reports)


def _fields(mail: Mail) -> dict[str, str]:
    """The fields of the report part; of the text when a multipart/report of feedback lost its part on the way."""
    texts = [text_of(part) for part in mail.bodies.reports if part.content_type == "message/feedback-report"]
    if not texts and (
        mail.tree.params.get("report-type", "").lower() == "feedback-report"
        or "feedback-type:" in mail.body[:5000].lower()
    ):
        texts = [mail.body[:5000]] if _by_a_desk(mail) or mail.tree.params.get("report-type") else []
    found: dict[str, str] = {}
    for name, value in (each for text in texts for each in FIELD.findall(text)):
        found.setdefault(name.lower(), value.strip())
    return found


def _by_a_desk(mail: Mail) -> bool:
    return bool(SENDER.search(mail.sender.address) or SENDER.search(mail.sender.name))


def _without_report(mail: Mail) -> bool:
    carries = bool(mail.bodies.originals) or bool(report_and_original(mail.body)[1].fields)
    if mail.headers.first("x-xarf") or mail.headers.first("x-arf"):
        return True
    said = WORDS.search(mail.subject) or WORDS.search(report_and_original(mail.body)[0][:3000])
    return carries and _by_a_desk(mail) and bool(said)


def _original(mail: Mail) -> Headers:
    return next((headers_within(part) for part in mail.bodies.originals), report_and_original(mail.body)[1])


def _who(mail: Mail, fields: dict[str, str], original: Headers) -> tuple[str, ...]:
    """Who complained: the report's own field, else the embedded message, whose To is often left readable."""
    desks = {each.address.lower() for each in (*mail.senders, *mail.to)}
    for candidates in _candidates(fields, original):
        readable = tuple(
            dict.fromkeys(each for each in candidates if not REDACTED.search(each) and each.lower() not in desks)
        )
        if readable:
            return readable
    return ()


def _candidates(fields: dict[str, str], original: Headers) -> Iterator[list[str]]:
    for name in ("original-rcpt-to", "removal-recipient", "original-recipient", "final-recipient"):
        yield ADDRESS.findall(fields.get(name, ""))
    for name in (
        "x-hmxmroriginalrecipient",
        "x-original-to",
        "delivered-to",
        "x-apparently-to",
        "x-rcpt-to",
        "envelope-to",
    ):
        yield [each.address for value in original.all(name) for each in addresses(value)]
    yield [each.address for each in addresses(original.first("to"))]
    yield [
        hit
        for value in original.all("received")
        for hit in re.findall(r"\bfor\s+<?([^\s<>;@]{1,100}@[\w.-]{1,190})>?", value)
    ]
