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
from followups.inbound.reading.reasons import Reason, reason_of, reply_code

MAX_DIAGNOSTIC = 4_000
DELAYED = re.compile(
    r"delay|warning message only|will be retried|will continue to try|still being retried|keep trying|not yet been delivered|could not send message for past|"
    r"verzögert|retardé|retrasad|ritard|vertraagd|atrasad|задерж|遅延",
    re.IGNORECASE,
)

DIALOGUE = re.compile(r"^\W{0,10}(?:rcpt to|mail from)\s*:", re.IGNORECASE | re.MULTILINE)
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
    words = bounce_signs.words_of_failure(report)
    if has_fields and not _is_forwarded(mail):
        return 0.99, ("a delivery-status part",)
    daemon, subject = bounce_signs.from_a_daemon(mail), bounce_signs.subject_of_failure(mail)
    named = bool(mail.headers.first("x-failed-recipients"))
    report_type = mail.tree.params.get("report-type", "").lower() == "delivery-status"
    if named and (words or subject):
        return 0.98, ("X-Failed-Recipients",)
    perhaps = bounce_signs.perhaps_from_a_daemon(mail)
    if report_type and (words or subject or perhaps):
        return 0.97, ("multipart/report of delivery-status",)
    answered = bool(bounce_signs.ANSWERED.match(mail.subject))
    own = bounce_signs.own_lines(report)
    code = reply_code(own)
    if words and (
        (perhaps and subject)
        or daemon
        or (perhaps and code and (DIALOGUE.search(own) or not (answered and mail.answers_to)))
    ):
        return (0.95 if subject else 0.85), ("sent by a mail system", f"“{words}”")
    if perhaps and subject and (mail.bodies.originals or report != mail.body or sections(report)):
        return 0.8, ("sent by a mail system", "the subject of a report", "a recipient or a message of ours in it")
    if bounce_signs.from_mailer_daemon(mail):
        return 0.75, ("sent by a mailer daemon",)
    if words and code and _brings_ours_back(mail) and not answered:
        return 0.75, ("brings a message of its reader back", f"“{words}”")
    if is_list_refusal(mail, report):
        return 0.8, ("a mailing list refuses who is no member",)
    machine = mail.headers.first("auto-submitted").lower().startswith("auto-") or bounce_signs.has_null_return_path(
        mail
    )
    if (
        subject
        and words
        and (machine or mail.bodies.originals or report != mail.body)
        and (machine or not mail.answers_to)
    ):
        return 0.8, ("the subject of a report", f"“{words}”")
    if machine and words and code and not answered:
        return 0.7, ("comes from nobody", f"“{words}”")
    return None


def _brings_ours_back(mail: Mail) -> bool:
    """Whether the message in it was sent by whom this one goes to."""
    original = _original(mail, report_and_original(mail.body)[1])
    writers = {each.address.lower() for name in ("from", "return-path") for each in addresses(original.first(name))}
    return bool(writers & {each.address.lower() for each in mail.to})


def is_list_refusal(mail: Mail, report: str) -> bool:
    """Lists answer with mail of their own instead of a report when somebody who may not writes to them."""
    by_a_list = any(
        name in mail.headers
        for name in ("x-mlserver", "mailing-list", "x-mailman-version", "list-id", "list-subscribe")
    )
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
