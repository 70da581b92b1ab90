"""A receiver of webhooks: a real HTTP server on loopback that keeps what it is sent, and a webhook of Acme's that names it."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from followups.models import Webhook
from followups.webhooks.managing import make_webhook
from tenants.scope import tenant_scope
from tests.story import MONDAY


@dataclass
class Receiver:
    url: str = ""
    status: int = 204
    location: str = ""
    retry_after: str = ""
    answer: bytes = b""
    got: list[tuple[dict[str, str], str]] = field(default_factory=list)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    found = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            found.got.append((dict(self.headers), body))
            self.send_response(found.status)
            if found.location:
                self.send_header("Location", found.location)
            if found.retry_after:
                self.send_header("Retry-After", found.retry_after)
            self.end_headers()
            self.wfile.write(found.answer)

        def log_message(self, *args) -> None:
            """Nothing: a test's output is its own."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    found.url = f"http://127.0.0.1:{server.server_port}/in"
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Made:
    hook: Webhook
    secret: str


@pytest.fixture
def made(cast, receiver) -> Made:
    hook = Webhook(name="CRM", url=receiver.url, types=["lead", "interaction"])
    with tenant_scope(cast.acme.pk):
        secret = make_webhook(cast.acme, hook, now=MONDAY, user=cast.olga)
    return Made(hook, secret)
