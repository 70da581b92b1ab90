"""Posting to a Slack-compatible incoming webhook: {"text": …}, to a public address, without following redirects (G6)."""

import http.client
import ipaddress
import json
import socket
import ssl
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError

from tenants.alert_addresses import is_loopback, validate_alert_webhook

SECONDS = 10  # for connecting, and for each answer of the other side
READ = 300  # bytes of an answer that are kept


class NotPosted(Exception):
    """It was not taken; the message says why."""


def post(url: str, text: str) -> None:
    """Hand `text` to the webhook. Network: never inside a transaction. Raises NotPosted.

    The name is looked up once and the connection goes to that very address, so that a name which leads elsewhere a moment
    later (DNS rebinding) leads nowhere. A redirect is an answer like any other that is not 2xx.
    """
    try:
        validate_alert_webhook(url)
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        address = _public_address(host, port)
    except (ValidationError, OSError) as error:
        raise NotPosted(" ".join(error.messages) if isinstance(error, ValidationError) else str(error)) from error
    connection = _Pinned(host, port, address, secure=parts.scheme == "https")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(
            "POST",
            path,
            json.dumps({"text": text}).encode(),
            {"Content-Type": "application/json", "Connection": "close"},
        )
        answer = connection.getresponse()
        said = answer.read(READ).decode("utf-8", "replace").strip()
    except (OSError, http.client.HTTPException) as error:
        raise NotPosted(f"The webhook could not be reached: {error}") from error
    finally:
        connection.close()
    if not 200 <= answer.status < 300:
        raise NotPosted(f"The webhook answered {answer.status} {said}".strip()[:400])


def _public_address(host: str, port: int) -> str:
    found = [entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not (settings.ALLOW_LOOPBACK_WEBHOOKS and is_loopback(host)):
        for address in found:
            number = ipaddress.ip_address(str(address).partition("%")[0])
            if not number.is_global or number.is_multicast:
                raise OSError(f"{host} is not on the public network.")
    return str(found[0])


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that is known, which says the name it was known by."""

    def __init__(self, host: str, port: int, address: str, *, secure: bool) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self.address, self.secure = address, secure

    def connect(self) -> None:
        raw = socket.create_connection((self.address, self.port), SECONDS)
        self.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=self.host) if self.secure else raw
