"""Asking a mailbox for new mail over IMAP (RFC 3501), by UID: opened for reading alone, nothing is marked, moved or deleted.

1. claim the mailbox and commit: of several workers one asks it
2. read what is new, outside any transaction
3. each message and how far was read are stored together; a crash in between reads it again, and it is known by then
"""

import imaplib
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q
from imap_tools import (
    BaseMailBox,
    ImapToolsError,
    MailBox,
    MailBoxStartTls,
    MailBoxUnencrypted,
    UnexpectedCommandStatusError,
)

from followups.channels.hosts import must_be_public
from followups.inbound.storing import HEAD, LARGEST, store_mail
from followups.models import Mailbox
from tenants.budget import SECONDS_A_JOB, within
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tenants.sealing import SealingError

log = logging.getLogger(__name__)

POLL_JOB = "followups.jobs.poll_mail"
EVERY = timedelta(minutes=2)
LONGEST_WAIT = timedelta(hours=1)  # between two tries of a mailbox that fails
CLAIMED_FOR = timedelta(minutes=10)  # far longer than a job may take
MOST = 500  # messages at one time
CLASSES = {
    Mailbox.Security.TLS: (MailBox, 993),
    Mailbox.Security.STARTTLS: (MailBoxStartTls, 143),
    Mailbox.Security.NONE: (MailBoxUnencrypted, 143),
}
SIZE, WHOLE = re.compile(rb"RFC822\.SIZE (\d+)"), "(BODY.PEEK[])"
TROUBLE = (OSError, imaplib.IMAP4.error, ImapToolsError, UnicodeError)  # of the network, the server, an odd folder name


def poll_due_mailboxes(tenant: Tenant, now: datetime) -> int:
    """Ask each mailbox of the tenant that is due; how many messages were new. Outside any scope."""
    with tenant_scope(tenant.pk):
        ids = list(_due(now).order_by("next_poll_at").values_list("pk", flat=True))
    return sum(poll_mailbox(tenant, pk, now) for pk in within(SECONDS_A_JOB, ids))


def poll_mailbox(tenant: Tenant, mailbox_id: UUID, now: datetime) -> int:
    """Ask one mailbox, if it is due and no other worker is at it; how many messages were new. Outside any scope."""
    with tenant_scope(tenant.pk):
        if not _due(now).filter(pk=mailbox_id).update(claimed_until=now + CLAIMED_FOR):
            return 0
        mailbox = Mailbox.objects.select_related("identity").get(pk=mailbox_id)
    new, error = 0, ""
    try:
        with _opened(mailbox) as box:
            for uid, raw, size in within(SECONDS_A_JOB, _fetched(tenant, mailbox, box, now)):
                new += _keep(tenant, mailbox, uid, raw, size, now)
    except (imaplib.IMAP4.error, UnexpectedCommandStatusError) as failed:
        error = f"The mail server answered: {_words(failed)}"
    except SealingError as failed:
        error = str(failed)
    except TROUBLE as failed:
        error = f"The mailbox could not be read: {_words(failed)}"
    _release(tenant, mailbox, error, now)
    return new


def _due(now: datetime):
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    return Mailbox.objects.filter(free, is_active=True, next_poll_at__lte=now)


@contextmanager
def _opened(mailbox: Mailbox) -> Iterator[BaseMailBox]:
    """Signed in, with nothing opened yet. Network."""
    kind, port = CLASSES[Mailbox.Security(mailbox.security)]
    port, password = mailbox.port or port, mailbox.password()
    must_be_public(mailbox.host, port)
    box = kind(host=mailbox.host, port=port, timeout=settings.EMAIL_TIMEOUT)
    try:
        box.login(mailbox.username, password, initial_folder=None)
        yield box
    finally:
        _hang_up(box)


def _hang_up(box: BaseMailBox) -> None:
    try:
        box.client.logout()
    except (OSError, imaplib.IMAP4.error):
        box.client.shutdown()


def _fetched(tenant: Tenant, mailbox: Mailbox, box: BaseMailBox, now: datetime) -> Iterator[tuple[int, bytes, int]]:
    """(UID, message or its beginning, size of the whole) of what is new, oldest first."""
    status = box.folder.status(mailbox.folder, ["UIDVALIDITY", "UIDNEXT"])
    validity, upcoming = status["UIDVALIDITY"], status["UIDNEXT"]
    box.folder.set(mailbox.folder, readonly=True)
    criteria = f"UID {(mailbox.last_uid or 0) + 1}:*"
    if mailbox.uid_validity != validity:
        first_time = mailbox.uid_validity is None
        # Old mail is not ours to read. After the server has numbered anew, the latest days are read once more: what is
        # known already is found to be so.
        last = upcoming - 1 if first_time else 0
        if not first_time:
            criteria = f"SINCE {(mailbox.polled_at or now) - timedelta(days=2):%d-%b-%Y}"
        _begin_at(tenant, mailbox, validity, last)
        if first_time:
            return
    # “n:*” names the newest message even where n is above it (RFC 3501, 6.4.8).
    uids = sorted(uid for uid in map(int, box.uids(criteria)) if uid > mailbox.last_uid)
    for uid in uids[:MOST]:
        size = _number(box, uid)
        part = WHOLE if size <= LARGEST else f"(BODY.PEEK[]<0.{HEAD}>)"
        found = _fetch(box, uid, part)
        raw = next((each[1] for each in found if isinstance(each, tuple)), None)
        if raw is not None:  # None: somebody deleted it a moment ago
            yield uid, raw, size


def _number(box: BaseMailBox, uid: int) -> int:
    answer = b" ".join(
        each if isinstance(each, bytes) else each[0] for each in _fetch(box, uid, "(RFC822.SIZE)") if each
    )
    size = SIZE.search(answer)
    return int(size[1]) if size else 0


def _fetch(box: BaseMailBox, uid: int, what: str) -> list:
    state, found = box.client.uid("FETCH", str(uid), what)
    if state != "OK":
        raise imaplib.IMAP4.error(f"{state} {found!r}")
    return [each for each in found if each]


def _keep(tenant: Tenant, mailbox: Mailbox, uid: int, raw: bytes, size: int, now: datetime) -> bool:
    """Store a message, and that the mailbox was read as far as this; False where the message was known."""
    with tenant_scope(tenant.pk):
        provider_id = f"{mailbox.pk}:{mailbox.uid_validity}:{uid}"
        _, fresh = store_mail(
            tenant, raw, source="imap", now=now, identity=mailbox.identity, provider_id=provider_id, size=size
        )
        same = Mailbox.objects.filter(pk=mailbox.pk, uid_validity=mailbox.uid_validity, last_uid__lt=uid)
        same.update(last_uid=uid)
    return fresh


def _begin_at(tenant: Tenant, mailbox: Mailbox, validity: int, last: int) -> None:
    mailbox.uid_validity, mailbox.last_uid = validity, last
    with tenant_scope(tenant.pk):
        Mailbox.objects.filter(pk=mailbox.pk).update(uid_validity=validity, last_uid=last)


def _release(tenant: Tenant, mailbox: Mailbox, error: str, now: datetime) -> None:
    failures = mailbox.failures + 1 if error else 0
    wait = min(EVERY * 2 ** min(failures, 10), LONGEST_WAIT)
    with tenant_scope(tenant.pk):
        Mailbox.objects.filter(pk=mailbox.pk).update(
            claimed_until=None, next_poll_at=now + wait, polled_at=F("polled_at") if error else now, error=error[:500],
            failures=failures,
        )  # fmt: skip
    if error:
        log.warning("Mailbox %s of %s: %s", mailbox.pk, tenant.pk, error)


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
