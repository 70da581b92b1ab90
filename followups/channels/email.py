"""An e-mail as it goes out: text, identity, footer, thread, and one-click unsubscribe (RFC 5322, 8058)."""

from email.message import Message as WireMessage
from email.policy import compat32
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from followups.channels.dkim_keys import signature
from followups.channels.footers import footer
from followups.channels.signing import MARK, bounce_address, reply_address, token_for
from followups.clicks.rewriting import with_our_links
from followups.models import Message, SendingIdentity
from suppression.tokens import make_token
from tenants.models import Tenant

# RFC 5322, 2.1.1: a line may have 998 characters. At the usual 78 a long address would be put on a line of its own, and the
# header's first line would be empty, which some programs read as no header at all.
LONGEST_LINE = 990


class Mail(EmailMessage):
    """A mail whose headers are folded only where a line would be too long, signed where its sender has a key."""

    dkim: dict[str, str] | None = None  # selector, domain and private key

    def message(self) -> WireMessage:
        wire = super().message()
        wire.policy = compat32.clone(max_line_length=LONGEST_LINE)
        if self.dkim:
            value = signature(wire.as_bytes(linesep="\r\n"), **self.dkim)
            wire._headers.insert(0, ("DKIM-Signature", value))  # noqa: SLF001 - there is no other way to the top
        return wire


def message_id_of(message: Message, tenant: Tenant, identity: SendingIdentity | None = None) -> str:
    """Our Message-ID: made from the row's id, so that a reply finds the row and a repeat is the same message."""
    address = identity.address if identity else tenant.sender_email
    return f"<{message.pk}@{address.rpartition('@')[2]}>"


def build(message: Message, tenant: Tenant, identity: SendingIdentity | None = None) -> EmailMessage:
    """The mail as it goes out from an identity, or from the client's address where there is none.

    Raises ValueError where it cannot be written down, such as a line break in a header, and SealingError where it cannot be
    signed: better now than once it is claimed.
    """
    link = make_token(tenant.pk, "email", message.to_address, message.lead_id)
    url = settings.PUBLIC_URL + reverse("unsubscribe", args=[link])
    address, name = tenant.sender_email, tenant.sender_name
    if identity:
        address, name = identity.address, identity.sender_name or tenant.sender_name
    sender = formataddr((name, address))
    headers = {
        "Message-ID": message.message_id,
        "List-Unsubscribe": f"<{url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",  # RFC 8058
        MARK: token_for("mark", tenant.pk, message.pk),
    }
    if message.in_reply_to:
        headers |= {"In-Reply-To": message.in_reply_to, "References": message.references}
    envelope_sender, reply_to = sender, None
    if identity and identity.reply_domain:
        reply_to = [formataddr((name, reply_address(tenant.pk, message.pk, identity.reply_domain)))]
        if identity.is_smtp:  # a mail service has bounces of its own, and reports them
            envelope_sender = bounce_address(tenant.pk, message.pk, identity.reply_domain)
            headers["From"] = sender
    mail = Mail(
        subject=message.subject,
        body=f"{with_our_links(message.body, message, tenant)}\n\n{footer(tenant, message.language, url)}",
        from_email=envelope_sender,
        to=[message.to_address],
        reply_to=reply_to,
        headers=headers,
    )
    if identity and not identity.is_smtp:
        # Nothing is counted behind the reader's back; the id comes back with what the service reports.
        mail.track_opens = mail.track_clicks = False
        mail.metadata = {"followthrough": headers[MARK]}
    if identity and (private := identity.dkim_key()):
        mail.dkim = {"selector": identity.dkim_selector, "domain": identity.domain, "private": private}
    mail.message()
    return mail
