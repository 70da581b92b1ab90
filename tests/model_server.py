"""A server on loopback that speaks the chat completions protocol, and can misbehave in every way a real one does."""

import json
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from followups.models import ModelConnection
from tenants.models import Tenant
from tenants.scope import tenant_scope

Reply = Callable[["Handler", dict[str, Any]], None]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        server = self.server.owner
        server.asked.append(asked)
        server.headers.append(dict(self.headers))
        if server.meanwhile is not None:
            server.meanwhile()
        reply = server.replies.popleft() if server.replies else server.otherwise
        reply(self, asked)

    def answer(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Silent."""


class ModelServer:
    """`replies` are given one after the other, then `otherwise`; `meanwhile` is called while a caller waits."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.replies: deque[Reply] = deque()
        self.otherwise: Reply = status(500)
        self.meanwhile: Callable[[], None] | None = None
        self.may_end = threading.Event()  # what hangs goes on hanging until then
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.owner = self
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def told(self, number: int = -1) -> tuple[str, dict[str, Any], dict[str, Any]]:
        """What a question held: the system's words, the task, and the data in its frame."""
        system, task, data = (each["content"] for each in self.asked[number]["messages"])
        framed = data.split("<untrusted-data>\n", 1)[1].split("\n</untrusted-data>")[0]
        return system, json.loads(task.split("\n", 1)[1]), json.loads(framed)


@contextmanager
def model_server() -> Iterator[ModelServer]:
    server = ModelServer()
    server._thread.start()
    try:
        yield server
    finally:
        server.may_end.set()
        server._server.shutdown()
        server._server.server_close()
        server._thread.join()


def completion(content: Any, ending: str = "stop", usage: dict[str, int] | None = None, **message: Any) -> bytes:
    text = content if isinstance(content, str) or content is None else json.dumps(content)
    choice = {"index": 0, "finish_reason": ending, "message": {"role": "assistant", "content": text, **message}}
    body = {"id": "c1", "object": "chat.completion", "created": 1, "model": "scripted", "choices": [choice]}
    return json.dumps(body | ({"usage": usage} if usage is not None else {})).encode()


TOKENS = {"prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200}


def says(content: Any, ending: str = "stop", usage: dict[str, int] | None = TOKENS, **message: Any) -> Reply:
    """A completion with this content: a text, or what is written as JSON. A function is asked with the question."""

    def reply(handler: Handler, asked: dict[str, Any]) -> None:
        said = content(asked) if callable(content) else content
        handler.answer(200, completion(said, ending, usage, **message))

    return reply


def status(code: int, error: str = "x", **headers: str) -> Reply:
    body = json.dumps(
        {"error": {"message": "It failed, and here are your words again.", "code": error, "type": error}}
    ).encode()
    return lambda handler, asked: handler.answer(code, body, **headers)


def raw(body: bytes, kind: str = "application/json", code: int = 200) -> Reply:
    return lambda handler, asked: handler.answer(code, body, kind)


def hangs(handler: Handler, asked: dict[str, Any]) -> None:
    """Takes the question and says nothing, until the server ends."""
    handler.server.owner.may_end.wait(60)


def trickles(handler: Handler, asked: dict[str, Any]) -> None:
    """A byte now and then: each read succeeds in time, the answer never ends."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    try:
        while not handler.server.owner.may_end.wait(0.2):
            handler.wfile.write(b" ")
            handler.wfile.flush()
    except OSError:
        return


def hangs_up(handler: Handler, asked: dict[str, Any]) -> None:
    """Breaks the connection off in the middle of an answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"id": "c1", "choi')
    handler.close_connection = True


def connect(tenant: Tenant, server: ModelServer, **fields: Any) -> ModelConnection:
    """The tenant's connection to it, switched on for drafts unless said otherwise."""
    given = {
        "base_url": server.url,
        "model": "scripted",
        "use_draft": True,
        "time_limit": 2,
        "price_input": 2,
        "price_output": 10,
    }
    row = ModelConnection(tenant=tenant, **{**given, **fields})
    row.keep_key("sk-sesame")
    with tenant_scope(tenant.pk):
        row.save(force_insert=True)
    return row
