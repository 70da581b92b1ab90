"""The connection that an identity's mail is handed over through: built from its row, opened by whoever sends."""

import smtplib
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend

from followups.channels.hosts import must_be_public
from followups.channels.providers import PASSWORD, PROVIDERS
from followups.models.identity import SendingIdentity

PORTS = {SendingIdentity.Security.TLS: 465, SendingIdentity.Security.STARTTLS: 587, SendingIdentity.Security.NONE: 25}
AWS = ("aws_access_key_id", "aws_secret_access_key", "region_name")


class MailboxBackend(SmtpBackend):
    """SMTP to a server that a client has named: only where must_be_public() lets it go."""

    def open(self) -> bool | None:
        if self.connection is None:
            must_be_public(self.host, self.port)
        try:
            return super().open()
        except (OSError, smtplib.SMTPException):
            self.close()  # Django leaves a connection standing on which signing in has failed
            raise


def connection_for(identity: SendingIdentity | None) -> BaseEmailBackend:
    """The connection of an identity, or that of the installation for none. Nothing is opened. Raises SealingError."""
    if identity is None:
        return get_connection()
    secrets = identity.credentials()
    if identity.is_smtp:
        port = identity.port or PORTS[SendingIdentity.Security(identity.security)]
        return MailboxBackend(
            host=identity.host,
            port=port,
            username=identity.username,
            password=secrets.get(PASSWORD, ""),
            use_ssl=identity.security == SendingIdentity.Security.TLS,
            use_tls=identity.security == SendingIdentity.Security.STARTTLS,
            timeout=settings.EMAIL_TIMEOUT,
        )
    provider = PROVIDERS[identity.kind]
    wanted = (*provider.settings, *provider.optional)
    options: dict[str, Any] = {name: identity.settings[name] for name in wanted if identity.settings.get(name)}
    options |= {name: secrets.get(name, "") for name in provider.secrets}
    if identity.kind == "amazon_ses":
        options = {"client_params": {name: options.get(name) for name in AWS}}
    elif identity.kind in settings.MAIL_API_URLS:
        options["api_url"] = settings.MAIL_API_URLS[identity.kind]
    elif provider.api_path:
        options["api_url"] = f"https://{identity.host}{provider.api_path}"
    return get_connection(
        provider.backend, requests_timeout=settings.EMAIL_TIMEOUT, ignore_unsupported_features=True, **options
    )


def authenticate(connection: BaseEmailBackend) -> None:
    """Open the connection and, over SMTP, sign in. Network. Raises OSError or smtplib.SMTPException."""
    connection.open()
    if isinstance(connection, SmtpBackend) and connection.connection is not None:
        code, say = connection.connection.noop()
        if code != 250:
            raise smtplib.SMTPResponseException(code, say)
