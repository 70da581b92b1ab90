"""Sources of Acme's, and a server on loopback that answers for those that are asked."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.cache import cache
from django.utils import timezone

from followups.taking_in import take_in
from leads.models import Lead, Payload
from leads.sources.processing import process_due
from tenants.scope import tenant_scope


class Asked:
    """`answers` by the end of a path: (status, JSON); `paths` and `headers` of what was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, object]] = {}
        self.paths: list[str] = []
        self.headers: list[dict] = []


@pytest.fixture
def api(settings) -> Iterator[Asked]:
    asked = Asked()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.paths.append(self.path)
            asked.headers.append(dict(self.headers))
            ident = self.path.partition("?")[0].rpartition("/")[2]
            status, answer = asked.answers.get(ident, (404, {"message": "Not found"}))
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}/v1"
    settings.SOURCE_API_URLS = {"hubspot": url, "meta_leads": url, "acuity": url}
    yield asked
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def _counts_anew():
    cache.clear()


@pytest.fixture
def now():
    """The hooks' own clock: signatures grow stale by it."""
    return timezone.now()


@pytest.fixture
def process(cast):
    """Process what is due of Acme's at `at`, as the job does."""
    return lambda at=None: process_due(cast.acme, at or timezone.now(), take_in)


@pytest.fixture
def payloads(cast):
    def found() -> list[Payload]:
        with tenant_scope(cast.acme.pk):
            return list(Payload.objects.filter(via__isnull=False).order_by("id"))

    return found


@pytest.fixture
def leads(cast):
    def found() -> list[Lead]:
        with tenant_scope(cast.acme.pk):
            return list(Lead.objects.order_by("id"))

    return found
