"""A webhook's other side: a real HTTP server on loopback that keeps what it is given."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Hook:
    """What was posted, and what is answered: a status, and for a redirect the place it leads to."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.paths: list[str] = []
        self.status, self.location = 200, ""
        self.url = ""


@pytest.fixture
def hook() -> Iterator[Hook]:
    found = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.taken.append(json.loads(body)["text"])
            found.paths.append(self.path)
            self.send_response(found.status)
            if found.location:
                self.send_header("Location", found.location)
            self.end_headers()
            self.wfile.write(b"no_service" if found.status >= 300 else b"ok")

        def log_message(self, *args) -> None:
            """Nothing: a test's output is its own."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    found.url = f"http://127.0.0.1:{server.server_port}/services/T1/B2/secret"
    yield found
    server.shutdown()
    server.server_close()
    thread.join()
