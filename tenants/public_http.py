"""Asking other machines over HTTP: to an address that was looked up once and is public, without following redirects."""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from tenants.retry_after import ASKS, retry_after

SECONDS = 10  # for connecting, and for each answer of the other side


class NotAnswered(Exception):
    """Nothing was answered; the message says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: the status, the first bytes of the body, and the header Retry-After as it stands."""

    status: int
    body: bytes
    retry_after: str = ""

    def wait(self, now: datetime) -> timedelta | None:
        """How long it asks to be left alone: of 429 and 503 alone, at most a day; None where it does not say."""
        return retry_after(self.retry_after, now) if self.status in ASKS else None


def request(
    method: str, url: str, *, headers: Mapping[str, str], body: bytes | None = None, most: int, anywhere: bool = False
) -> Answer:
    """The answer, with up to `most` bytes of it. Network: never inside a transaction. Raises NotAnswered.

    The name is looked up once and the connection goes to that very address, so that a name which leads elsewhere a moment
    later (DNS rebinding) leads nowhere. A redirect is an answer like any other. `anywhere` allows hosts that are not on
    the public network: only for addresses that the installation itself names.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        address = _address(host, port, anywhere=anywhere)
    except OSError as error:
        raise NotAnswered(str(error)) from error
    connection = _Pinned(host, port, address, secure=parts.scheme == "https")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(method, path, body, {**headers, "Connection": "close"})
        answer = connection.getresponse()
        return Answer(answer.status, answer.read(most), answer.getheader("Retry-After") or "")
    except (OSError, http.client.HTTPException) as error:
        raise NotAnswered(str(error)) from error
    finally:
        connection.close()


def _address(host: str, port: int, *, anywhere: bool) -> str:
    found = [entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not anywhere:
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
