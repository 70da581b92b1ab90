"""What kind of message it is, in the order that keeps machines from being taken for people: the first that fits.

Own, bounce, complaint, automatic reply, and only then a person (mission L; issue of inbound mail, point 4).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from followups.inbound.reading.auto_replies import AutoReply, find_auto_reply, sent_at
from followups.inbound.reading.bounces import Bounce, Recipient, find_bounce
from followups.inbound.reading.complaints import Complaint, authentication_report, find_complaint, is_feedback
from followups.inbound.reading.mail import Mail, read_mail
from followups.inbound.reading.person import meaning, own_words
from followups.inbound.reading.ses_notices import read_notice
from followups.inbound.replies.understanding import Understood

# A header that our own mail carries. With a value, only that value marks it.
Marker = tuple[str, str]
OWN_MARKERS: tuple[Marker, ...] = (("X-Followthrough", ""),)


@dataclass(frozen=True)
class Classified:
    """What a message is.

    `kind` is bounce, complaint, auto_reply, human, own or unreadable; `name` its class within the kind. `hard` is None
    for all but bounces. `reply_text` is what the person wrote; `in_context` has the quoted lines beside it that they
    answer in place. `refers_to` are ids of messages it speaks of, the nearest first, in angle brackets. Of a
    person's mail `understood` holds all that was understood, doubt included.
    """

    kind: str
    name: str
    confidence: float
    because: tuple[str, ...]
    hard: bool | None = None
    recipients: tuple[Recipient, ...] = ()
    return_date: date | None = None
    reply_text: str = ""
    in_context: str = ""
    refers_to: tuple[str, ...] = ()
    understood: Understood | None = None
    mail: Mail | None = field(default=None, repr=False, compare=False)


def classify(raw: bytes, *, own: Sequence[Marker] = OWN_MARKERS) -> Classified:
    """Read and classify any bytes. Never raises; what is no message is `unreadable`.

    `own` are the headers (name, value or "" for any value) by which our own outbound mail is known.
    """
    mail = read_mail(raw)
    if not raw.strip():
        return Classified("unreadable", "empty", 1.0, ("The file is empty.",))
    if not mail.is_a_message:
        return Classified("unreadable", "no_message", 1.0, ("No header of a mail message was found.",), mail=mail)
    return next(found for step in (_own(own), _bounce, _complaint, _auto_reply, _human) if (found := step(mail)))


def _own(markers: Sequence[Marker]) -> Callable[[Mail], Classified | None]:
    def look(mail: Mail) -> Classified | None:
        for name, value in markers:
            given = mail.headers.all(name.lower())
            if given and (not value or value in given):
                return Classified(
                    "own", "outbound", 1.0, (f"It carries our header {name}.",), refers_to=_refers_to(mail), mail=mail
                )
        return None

    return look


def _bounce(mail: Mail) -> Classified | None:
    found = None if is_feedback(mail) else find_bounce(mail)
    if found is None:
        return None
    if found.kind == "delivered":
        return Classified(
            "auto_reply", "delivered", found.confidence, found.because, refers_to=_refers_to(mail), mail=mail
        )
    return Classified(
        "bounce",
        _class_of(found),
        found.confidence,
        found.because,
        hard=any(each.hard for each in found.recipients),
        recipients=found.recipients,
        refers_to=_refers_to(mail),
        mail=mail,
    )


def _class_of(bounce: Bounce) -> str:
    """ "delayed", or the reason of the first recipient, a hard one before all others."""
    if bounce.kind == "delayed":
        return "delayed"
    first = next(iter(sorted(bounce.recipients, key=lambda each: not each.hard)), None)
    return first.reason if first else "undetermined"


def _complaint(mail: Mail) -> Classified | None:
    found = find_complaint(mail)
    if found is None:
        return None
    return Classified(
        "complaint",
        found.kind,
        found.confidence,
        found.because,
        recipients=_complaining(found),
        refers_to=_refers_to(mail),
        mail=mail,
    )


def _complaining(complaint: Complaint) -> tuple[Recipient, ...]:
    return tuple(Recipient(address, False, "", "complaint", "") for address in complaint.recipients)


def _auto_reply(mail: Mail) -> Classified | None:
    if authentication_report(mail):
        return Classified(
            "auto_reply",
            "authentication_report",
            0.97,
            ("a report about authentication",),
            refers_to=_refers_to(mail),
            mail=mail,
        )
    found: AutoReply | None = find_auto_reply(mail)
    if found is None:
        return None
    own = own_words(mail.body)
    return Classified(
        "auto_reply",
        found.kind,
        found.confidence,
        found.because,
        return_date=found.return_date,
        reply_text=own.reply,
        in_context=own.in_context,
        refers_to=_refers_to(mail),
        mail=mail,
    )


def _human(mail: Mail) -> Classified:
    own = own_words(mail.body)
    understood = meaning(own.reply, subject=mail.subject, sent_at=sent_at(mail))
    return Classified(
        "human",
        understood.kind,
        understood.confidence,
        understood.because,
        reply_text=own.reply,
        in_context=own.in_context,
        refers_to=mail.answers_to,
        understood=understood,
        mail=mail,
    )


def _refers_to(mail: Mail) -> tuple[str, ...]:
    """Embedded originals first: a report's own threading headers, where there are any, lead to the same message."""
    notice = read_notice(mail)
    inside = (*mail.ids_of_originals, *(notice.ids if notice else ()))
    outside = (each for each in mail.answers_to if each != mail.message_id)
    return tuple(dict.fromkeys((*inside, *outside)))
