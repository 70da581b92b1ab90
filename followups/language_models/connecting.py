"""How a call leaves the house: to public addresses alone, within seconds and bytes that are counted for the whole answer.

Imported where a call is made and never at start-up: the client library takes a second to load.
"""

import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import httpcore2
import httpx2
import openai
from django.conf import settings

from followups.channels.hosts import ForbiddenHost

LARGEST = 2_000_000  # bytes of one answer
CONNECT_SECONDS = 5.0
NO_KEY = "none"  # servers of one's own ask for none, and the client wants one


class _Allowance(threading.local):
    ends: float | None = None
    left: int = LARGEST


_allowance = _Allowance()


@contextmanager
def within_seconds(seconds: float) -> Iterator[None]:
    """What is read in here may take so long in all: a server that sends a byte a second would else never end."""
    _allowance.ends, _allowance.left = time.monotonic() + seconds, LARGEST
    try:
        yield
    finally:
        _allowance.ends = None


@lru_cache(maxsize=64)
def client_for(base_url: str, key: str) -> openai.OpenAI:
    """One client for each server and key of this process; it may be used by several threads.

    It follows no redirect, asks no proxy and tries nothing twice: the caller counts what it asks.
    """
    http = httpx2.Client(transport=_Guarded(), follow_redirects=False, trust_env=False)
    return openai.OpenAI(base_url=base_url, api_key=key or NO_KEY, max_retries=0, http_client=http)


class _Guarded(httpx2.HTTPTransport):
    def __init__(self) -> None:
        context = httpx2.create_ssl_context()
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore2.ConnectionPool(
            # A connection for each call: beside the seconds of an answer it costs nothing, and no socket is left lying.
            ssl_context=context,
            network_backend=_PublicNetwork(),
            max_connections=8,
            max_keepalive_connections=0,
        )


class _PublicNetwork(httpcore2.SyncBackend):
    """Looks a name up once and connects to that very address, so that a name which leads elsewhere a moment later (DNS
    rebinding) leads nowhere."""

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        found = [entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        if not settings.ALLOW_PRIVATE_MODEL_HOSTS:
            for address in found:
                number = ipaddress.ip_address(str(address).partition("%")[0])
                if not number.is_global or number.is_multicast:
                    raise ForbiddenHost(f"{host} is not on the public network.")
        return _Counted(super().connect_tcp(str(found[0]), port, timeout, local_address, socket_options))


class _Counted(httpcore2.NetworkStream):
    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if _allowance.ends is not None:
            rest = _allowance.ends - time.monotonic()
            if rest <= 0 or _allowance.left <= 0:
                raise httpcore2.ReadTimeout("The answer takes too long, or is too long.")
            timeout = min(rest, timeout) if timeout is not None else rest
        found = self._stream.read(max_bytes, timeout)
        _allowance.left -= len(found)
        return found

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, ssl_context, server_hostname=None, timeout=None) -> httpcore2.NetworkStream:
        return _Counted(self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str):
        return self._stream.get_extra_info(info)
