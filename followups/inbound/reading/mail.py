"""A message as it was read: the value object that everything else here works on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from followups.inbound.reading.bodies import Attachment, Bodies, bodies_of
from followups.inbound.reading.calendars import CalendarEntry
from followups.inbound.reading.headers import Address, Headers, addresses, date_of, message_ids
from followups.inbound.reading.mime import Part, parse
from followups.inbound.reading.originals import ids_within

# Without one of these, bytes are no message: a picture, a page, a database file.
KNOWN_FIELDS = (
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "received",
    "return-path",
    "content-type",
    "mime-version",
)


@dataclass(frozen=True)
class Mail:
    """One message. `raw` are the bytes as they came; everything else is read from them and can be read again.

    Message ids have their angle brackets. `date` is aware. `text` is the plain part, `html_text` the HTML part as text
    with quotes as "> " lines; `body` is the one of the two that a reader would see.
    """

    raw: bytes
    tree: Part

    @property
    def headers(self) -> Headers:
        return self.tree.headers

    @cached_property
    def is_a_message(self) -> bool:
        """Whether any header of mail is there."""
        return any(name in self.headers for name in KNOWN_FIELDS)

    @cached_property
    def message_id(self) -> str:
        found = message_ids(self.headers.first("message-id"))
        return found[0] if found else ""

    @cached_property
    def answers_to(self) -> tuple[str, ...]:
        """The ids of In-Reply-To and References: the nearest first."""
        direct = message_ids(self.headers.first("in-reply-to"))
        chain = message_ids(self.headers.first("references"))
        return tuple(dict.fromkeys((*direct, *reversed(chain))))

    @cached_property
    def ids_of_originals(self) -> tuple[str, ...]:
        """The ids of the messages that are embedded in a report, as parts or as text."""
        return ids_within(self.bodies.originals, self.bodies.text or self.bodies.html_text)

    @cached_property
    def senders(self) -> tuple[Address, ...]:
        return addresses(self.headers.first("from"))

    @property
    def sender(self) -> Address:
        """The first mailbox of From, else of Sender; empty when neither names one."""
        return next(iter((*self.senders, *addresses(self.headers.first("sender")))), Address("", ""))

    @cached_property
    def to(self) -> tuple[Address, ...]:
        return addresses(", ".join(self.headers.all("to")))

    @cached_property
    def cc(self) -> tuple[Address, ...]:
        return addresses(", ".join(self.headers.all("cc")))

    @cached_property
    def reply_to(self) -> tuple[Address, ...]:
        return addresses(self.headers.first("reply-to"))

    @cached_property
    def delivered_to(self) -> tuple[str, ...]:
        """The addresses of ours that it came to, as gateways note them: for a reply address that is signed."""
        names = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-forwarded-to")
        return tuple(
            dict.fromkeys(
                each.address for name in names for value in self.headers.all(name) for each in addresses(value)
            )
        )

    @cached_property
    def subject(self) -> str:
        return re.sub(r"\s+", " ", self.headers.text("subject")).strip()

    @cached_property
    def date(self) -> datetime | None:
        return date_of(self.headers.first("date"))

    @cached_property
    def bodies(self) -> Bodies:
        return bodies_of(self.tree)

    @property
    def text(self) -> str:
        return self.bodies.text

    @property
    def html(self) -> str:
        return self.bodies.html

    @property
    def html_text(self) -> str:
        return self.bodies.html_text

    @property
    def body(self) -> str:
        return self.bodies.seen

    @property
    def calendar(self) -> CalendarEntry | None:
        return self.bodies.calendar

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        return self.bodies.attachments


def read_mail(raw: bytes) -> Mail:
    """Read any bytes as a message. Never raises; `Mail.is_a_message` says whether they looked like one."""
    return Mail(raw, parse(raw))
