"""E-mail over SMTP: building the message (RFC 5322, 8058) and telling certain failures from uncertain ones."""

import smtplib
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse

from followups.channels.delivery import Delivery, Outcome
from followups.channels.footers import footer
from followups.models import Message
from suppression.tokens import make_token
from tenants.models import Tenant

# RFC 3463: 5.1.x is about the address. Without an enhanced code, RFC 5321 uses 550, 551 and 553 for mailboxes.
BAD_ADDRESS = (550, 551, 553)


def message_id_of(message: Message, tenant: Tenant) -> str:
    """Our Message-ID: made from the row's id, so that a reply finds the row and a repeat is the same message."""
    return f"<{message.pk}@{tenant.sender_email.rpartition('@')[2]}>"


def build(message: Message, tenant: Tenant) -> EmailMessage:
    """The mail as it goes out: text, identity and opt-out footer, threading, one-click unsubscribe.

    Raises ValueError where it cannot be written down, such as a line break in a header: better now than once it is claimed.
    """
    token = make_token(tenant.pk, "email", message.to_address, message.lead_id)
    url = settings.PUBLIC_URL + reverse("unsubscribe", args=[token])
    headers = {
        "Message-ID": message.message_id,
        "List-Unsubscribe": f"<{url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",  # RFC 8058
    }
    if message.in_reply_to:
        headers |= {"In-Reply-To": message.in_reply_to, "References": message.references}
    mail = EmailMessage(
        subject=message.subject,
        body=f"{message.body}\n\n{footer(tenant, message.language, url)}",
        from_email=formataddr((tenant.sender_name, tenant.sender_email)),
        to=[message.to_address],
        headers=headers,
    )
    mail.message()
    return mail


def deliver(mail: EmailMessage) -> Delivery:
    """Hand a mail to the mail server. Network: never inside a transaction.

    Until the connection stands nothing can have been sent; an answer from the server is final; a connection lost in between
    leaves it unknown.
    """
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        return Delivery(Outcome.LATER, f"The mail server could not be reached: {error}")
    try:
        mail.connection = connection
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        code, text = next(iter(error.recipients.values()))
        return _answered(code, text)
    except smtplib.SMTPResponseException as error:
        return _answered(error.smtp_code, error.smtp_error)
    except (OSError, smtplib.SMTPException) as error:
        return Delivery(Outcome.UNKNOWN, f"The connection to the mail server was lost before it answered: {error}")
    finally:
        _close(connection)
    return Delivery(Outcome.SENT, f"Handed to the mail server for {mail.to[0]}.")


def _answered(code: int, text: bytes | str) -> Delivery:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    say = f"The mail server answered {code} {words}".strip()
    if code < 500:
        return Delivery(Outcome.LATER, say)
    status = words.split(" ", 1)[0]
    bad_address = status.startswith("5.1.") or (code in BAD_ADDRESS and not status.startswith("5."))
    return Delivery(Outcome.REFUSED, say, bad_address=bad_address)


def _close(connection) -> None:
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        return  # the message's fate is known by now; a rude goodbye changes nothing
