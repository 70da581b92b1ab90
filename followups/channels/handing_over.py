"""Handing a mail over, and telling what certainly failed from what may have gone out."""

import smtplib

import requests
from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from followups.channels.delivery import Delivery, Outcome
from followups.channels.hosts import ForbiddenHost

# RFC 3463: 5.1.x is about the address. Without an enhanced code, RFC 5321 uses 550, 551 and 553 for mailboxes.
BAD_ADDRESS = (550, 551, 553)
NOT_NOW = (401, 403, 408, 429, 503)  # HTTP: a wrong key is for a person to mend, and the message waits meanwhile
NOT_SENT = ("invalid", "rejected", "failed")  # of django-anymail's states of a recipient


def deliver(mail: EmailMessage, connection: BaseEmailBackend | None = None) -> Delivery:
    """Hand a mail over, by the installation's mail server where no connection is given. Network: never inside a transaction.

    Until the connection stands nothing can have been sent; an answer from the server is final; a connection lost in between
    leaves it unknown.
    """
    connection = connection or get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        _close(connection)
        return Delivery(Outcome.LATER, f"The mail server could not be reached: {error}")
    try:
        mail.connection = connection
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        code, text = next(iter(error.recipients.values()))
        return _answered(code, text)
    except smtplib.SMTPResponseException as error:
        return _answered(error.smtp_code, error.smtp_error)
    except AnymailRecipientsRefused as error:
        return Delivery(Outcome.REFUSED, f"The mail service refused the address: {_first_line(error)}")
    except AnymailAPIError as error:
        return _answered_by_service(error)
    except AnymailError as error:
        return Delivery(Outcome.REFUSED, f"The mail service cannot send this: {_first_line(error)}")
    except (OSError, smtplib.SMTPException) as error:
        return Delivery(Outcome.UNKNOWN, f"The connection to the mail server was lost before it answered: {error}")
    finally:
        _close(connection)
    return _handed_over(mail)


def _handed_over(mail: EmailMessage) -> Delivery:
    status = getattr(mail, "anymail_status", None)
    if status is None:
        return Delivery(Outcome.SENT, f"Handed to the mail server for {mail.to[0]}.")
    state, provider_id = next(
        ((each.status, each.message_id or "") for each in status.recipients.values()), ("unknown", "")
    )
    if state in NOT_SENT:
        return Delivery(Outcome.REFUSED, f"The mail service answered for {mail.to[0]}: {state}.")
    if state == "unknown":
        return Delivery(Outcome.UNKNOWN, f"The mail service did not say what became of the message for {mail.to[0]}.")
    return Delivery(Outcome.SENT, f"Handed to the mail service for {mail.to[0]}.", provider_id=str(provider_id))


def _answered(code: int, text: bytes | str) -> Delivery:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    say = f"The mail server answered {code} {words}".strip()
    if code < 500:
        return Delivery(Outcome.LATER, say)
    status = words.split(" ", 1)[0]
    bad_address = status.startswith("5.1.") or (code in BAD_ADDRESS and not status.startswith("5."))
    return Delivery(Outcome.REFUSED, say, bad_address=bad_address)


def _answered_by_service(error: AnymailAPIError) -> Delivery:
    """A service that gave an answer has not sent it, except where it failed itself in the middle of it."""
    status, cause = error.status_code, error.__cause__
    if status is None:
        if isinstance(cause, (requests.ConnectTimeout, ForbiddenHost)) or _never_connected(cause):
            return Delivery(Outcome.LATER, f"The mail service could not be reached: {_first_line(error)}")
        return Delivery(Outcome.UNKNOWN, f"The mail service did not answer: {_first_line(error)}")
    say = f"The mail service answered {status}: {_first_line(error)}"
    if status in NOT_NOW:
        return Delivery(Outcome.LATER, say)
    if status >= 500 or status < 400:  # a success that could not be read is one
        return Delivery(Outcome.UNKNOWN, say)
    return Delivery(Outcome.REFUSED, say)


def _never_connected(cause: BaseException | None) -> bool:
    """Whether not even a connection stood: what requests calls a ConnectionError may also be a lost one."""
    words = repr(cause)
    return isinstance(cause, requests.ConnectionError) and ("NewConnectionError" in words or "NameResolution" in words)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:300]


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        return  # the message's fate is known by now; a rude goodbye changes nothing
