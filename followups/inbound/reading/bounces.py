"""Bounces: is it one, for whom, why, and is it for good."""
# ruff: noqa: E501 -- patterns of what servers write are left whole

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from followups.inbound.reading import bounce_signs, delivery_status, ses_notices
from followups.inbound.reading.bounce_texts import addresses_in, sections
from followups.inbound.reading.delivery_status import Failure
from followups.inbound.reading.headers import Headers, addresses
from followups.inbound.reading.mail import Mail
from followups.inbound.reading.originals import headers_within, report_and_original
from followups.inbound.reading.reasons import Reason, reason_of

MAX_DIAGNOSTIC = 4_000  # letters of prose about one recipient
DELAYED = re.compile(
    r"delay|warning message only|will be retried|will continue to try|still being retried|keep trying|not yet been delivered|could not send message for past|"
    r"verzögert|retardé|retrasad|ritard|vertraagd|atrasad|задерж|遅延",
    re.IGNORECASE,
)

DIALOGUE = re.compile(r"^\W{0,10}(?:rcpt to|mail from)\s*:", re.IGNORECASE | re.MULTILINE)
# A reply of SMTP with what follows it: "550 5.1.1", "550 no such user". A price or a paragraph is none.
SERVER_SAYS = re.compile(
    r"\b(?:4[25]\d|5[57]\d)[ -](?:#?[45]\.\d{1,3}\.\d{1,3}\b|[^\n]{0,50}?\b(?:user|mailbox|recipient|address|relay|message|host|domain|account|quota|sender)\b)",
    re.IGNORECASE,
)
LIST_SENDER = re.compile(
    r"(?:^|[-_.])(?:admin|owner|request|majordomo|listserv|mailman|sympa|ezmlm|ctl|help)@", re.IGNORECASE
)
NOT_A_MEMBER = re.compile(
    r"are not (?:a )?member|not (?:been )?subscribed|non-?members? (?:is|are) not allowed|only members (?:may|can)|not allowed to post",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Recipient:
    """Somebody a report is about. `status` is an enhanced status code (RFC 3463), "" when none is known."""

    address: str
    hard: bool
    status: str
    reason: str
    because: str


@dataclass(frozen=True)
class Bounce:
    """A report about delivery. `kind` is "failed", "delayed" (still tried) or "delivered" (a receipt)."""

    kind: str
    recipients: tuple[Recipient, ...]
    confidence: float
    because: tuple[str, ...]


def find_bounce(mail: Mail) -> Bounce | None:
    """The report that this message is, None when it is none."""
    if notice := ses_notices.read_notice(mail):
        return _of_notice(notice)
    text = mail.body if mail.body.strip() else mail.html_text
    report, inline = report_and_original(text)
    fields = delivery_status.from_parts(mail.bodies.reports)
    if not any(each.action or each.status for each in fields):
        fields = delivery_status.from_text(report) if "ction:" in report else ()
    signs = _signs(mail, report, bool(delivery_status.from_parts(mail.bodies.reports)))
    if signs is None:
        return None
    original = _original(mail, inline)
    found = _recipients(mail, report, fields, original)
    kind = _kind(fields, mail, report)
    if kind == "delayed":
        found = tuple(replace(each, hard=False) for each in found)
    return Bounce(kind, found, signs[0], (*signs[1], *(f"{each.address}: {each.because}" for each in found[:5])))


def _of_notice(notice: ses_notices.Notice) -> Bounce | None:
    if notice.kind == "complaint":
        return None
    found = tuple(
        _recipient(each.address, reason_of(each.diagnostic, status=each.status, explanation=notice.explanation))
        for each in notice.recipients
    )
    return Bounce(
        "delivered" if notice.kind == "delivery" else "failed", found, 0.98, ("a notification of the sending service",)
    )


def _signs(mail: Mail, report: str, has_fields: bool) -> tuple[float, tuple[str, ...]] | None:
    """(confidence, reasons) when this is a report; None when a machine or a person wrote something else."""
    if has_fields and not _is_forwarded(mail):
        return 0.99, ("a delivery-status part",)
    words, subject = bounce_signs.words_of_failure(report), bounce_signs.subject_of_failure(mail)
    perhaps = bounce_signs.perhaps_from_a_daemon(mail)
    if mail.headers.first("x-failed-recipients") and (words or subject):
        return 0.98, ("X-Failed-Recipients",)
    if mail.tree.params.get("report-type", "").lower() == "delivery-status" and (words or subject or perhaps):
        return 0.97, ("multipart/report of delivery-status",)
    if words and perhaps and (subject or bounce_signs.from_a_daemon(mail) or _quotes_a_server(mail, report)):
        return (0.95 if subject else 0.85), ("sent by a mail system", f"“{words}”")
    carries = bool(mail.bodies.originals) or report != mail.body
    if perhaps and subject and (carries or sections(report)):
        return 0.8, ("sent by a mail system", "the subject of a report", "a recipient or a message of ours in it")
    if bounce_signs.from_mailer_daemon(mail):
        return 0.75, ("sent by a mailer daemon",)
    if is_list_refusal(mail, report):
        return 0.8, ("a mailing list refuses who is no member",)
    return _of_a_machine(mail, report, words, subject=subject, carries=carries)


def _of_a_machine(
    mail: Mail, report: str, words: str, *, subject: bool, carries: bool
) -> tuple[float, tuple[str, ...]] | None:
    """Reports under a name that says nothing: only with words of failure and more that a person would not write."""
    if not words:
        return None
    machine = mail.headers.first("auto-submitted").lower().startswith("auto-")
    machine = machine or bounce_signs.has_null_return_path(mail)
    if subject and (machine or (carries and _quotes_a_server(mail, report))):
        return 0.8, ("the subject of a report", f"“{words}”")
    if machine and _quotes_a_server(mail, report):
        return 0.7, ("comes from nobody", f"“{words}”")
    return None


def _quotes_a_server(mail: Mail, report: str) -> bool:
    """Whether it repeats what a mail server said, outside of quotes; an answer must repeat the dialogue itself."""
    own = bounce_signs.own_lines(report)
    if not SERVER_SAYS.search(own):
        return False
    answers = bool(bounce_signs.ANSWERED.match(mail.subject)) and bool(mail.answers_to)
    return not answers or bool(DIALOGUE.search(own))


def is_list_refusal(mail: Mail, report: str) -> bool:
    """Lists answer with mail of their own instead of a report when somebody who may not writes to them."""
    by_a_list = "x-mlserver" in mail.headers or bool(LIST_SENDER.search(mail.sender.address))
    return by_a_list and bool(NOT_A_MEMBER.search(mail.subject + "\n" + report[:2000]))


def _is_forwarded(mail: Mail) -> bool:
    """A report that a person passes on by hand is that person's mail, unless it is nothing but the report."""
    return (
        bool(bounce_signs.ANSWERED.match(mail.subject))
        and not bounce_signs.from_a_daemon(mail)
        and not mail.tree.params.get("report-type")
    )


def _original(mail: Mail, inline: Headers) -> Headers:
    """The header of the message that came back."""
    return next((headers_within(part) for part in mail.bodies.originals), inline)


def _senders(mail: Mail, original: Headers) -> frozenset[str]:
    """The addresses a report goes to or was caused by: never its recipients, unless nobody else is named."""
    from_original = (
        *addresses(original.first("from")),
        *addresses(original.first("return-path")),
        *addresses(original.first("sender")),
    )
    return frozenset(each.address.lower() for each in (*mail.to, *from_original, *mail.senders))


def _recipients(mail: Mail, report: str, fields: tuple[Failure, ...], original: Headers) -> tuple[Recipient, ...]:
    named = addresses_in(", ".join(mail.headers.all("x-failed-recipients")))
    intended = tuple(each.address for name in ("to", "cc", "bcc") for each in addresses(original.first(name)))
    own = _senders(mail, original) - {each.lower() for each in (*named, *intended)}
    failed = tuple(each for each in fields if each.action != "delivered") or fields
    prose = {each.address.lower(): each.words[:MAX_DIAGNOSTIC] for each in sections(report, senders=own)}
    whole = report[:MAX_DIAGNOSTIC]
    if failed:
        alone = whole if len(failed) == 1 else ""
        return tuple(
            _recipient(
                each.address or each.original or (intended[0] if len(intended) == 1 else ""),
                reason_of(
                    each.diagnostic,
                    status=each.status,
                    explanation=alone or prose.get((each.address or each.original).lower(), ""),
                ),
                still_tried=each.action == "delayed",
            )
            for each in failed
        )
    who = named or tuple(_as_written(report, each) for each in prose) or intended[:1]
    if len(who) == 1:
        said = prose.get(who[0].lower(), whole)
        return (_recipient(who[0], reason_of(said, explanation=f"{whole}\n{mail.subject}")),)
    common = _before(whole, prose)  # what is said of one of several is no reason for another
    return tuple(_recipient(each, reason_of(prose.get(each.lower(), ""), explanation=common)) for each in who)


def _before(report: str, prose: dict[str, str]) -> str:
    """What stands before the first recipient, where all of a report's reasons are sometimes put."""
    places = [place for words in prose.values() if (place := report.find(words.split("\n", 1)[0])) >= 0]
    return report[: min(places)] if places else report


def _as_written(report: str, address: str) -> str:
    place = report.lower().find(address)
    return report[place : place + len(address)] if place >= 0 else address


def _recipient(address: str, reason: Reason, *, still_tried: bool = False) -> Recipient:
    return Recipient(address, reason.hard and not still_tried, reason.status, reason.name, reason.because)


def _kind(fields: tuple[Failure, ...], mail: Mail, report: str) -> str:
    actions = {each.action for each in fields if each.action}
    if actions:
        return next(kind for kind in ("failed", "delayed", "delivered") if kind in actions)
    said = mail.subject + "\n" + report[:1500]
    return (
        "delayed"
        if DELAYED.search(said) and not re.search(r"permanent|given up|giving up", said, re.IGNORECASE)
        else "failed"
    )
