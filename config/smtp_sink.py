"""A mail server that delivers nothing: it keeps each message as one file.

For trying the product and for its tests. The files are RFC 5322 messages as they came over the wire, with the envelope
in front as X-Envelope-From and X-Envelope-To, so that what a mail programme shows is what was sent.
"""

import asyncio
import os
import socket
import threading
import time
import uuid
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Self

from aiosmtpd.smtp import SMTP, Envelope, Session

LARGEST_MESSAGE = 25 * 1024 * 1024  # bytes


def listen(port: int = 0) -> socket.socket:
    """A socket that listens on loopback; port 0 takes a free one."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(100)
    return listener


def keep(folder: Path, envelope: Envelope) -> Path:
    """Write one message; a reader of the folder sees a whole file or none."""
    content = envelope.content if isinstance(envelope.content, bytes) else (envelope.content or "").encode()
    to = ", ".join(envelope.rcpt_tos)
    head = f"X-Envelope-From: {envelope.mail_from or '<>'}\r\nX-Envelope-To: {to}\r\n".encode(errors="replace")
    path = folder / f"{time.time_ns()}-{uuid.uuid4().hex[:8]}.eml"
    draft = path.with_suffix(".writing")
    with draft.open("wb") as file:
        file.write(head + content)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
    return path


class Keeper:
    """What the server does with a message. A test's subclass delays, refuses or breaks off in these methods."""

    def __init__(self, folder: Path):
        self.folder = folder

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        keep(self.folder, envelope)
        return "250 2.0.0 Kept"


class SmtpSink:
    """The server in a thread of its own, as a context manager.

    `keeper` is the class that handles messages, by default one that keeps all; `listener` a socket that listens.
    """

    def __init__(self, folder: Path, *, keeper: type[Keeper] = Keeper, listener: socket.socket | None = None):
        self.folder = Path(folder)
        self.port = 0
        self._keeper = keeper
        self._listener = listener
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="smtp-sink", daemon=True)
        self._server: asyncio.Server | None = None

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        listener = self._listener or listen()
        self.port = listener.getsockname()[1]
        self._thread.start()
        # Within its own thread: the caller's may have a loop running already.
        listening = self._loop.create_server(self._protocol, sock=listener)
        self._server = asyncio.run_coroutine_threadsafe(listening, self._loop).result(timeout=10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(timeout=10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def messages(self) -> list[EmailMessage]:
        """All messages kept so far, oldest first, with line ends as Python has them."""
        texts = (path.read_bytes().replace(b"\r\n", b"\n") for path in sorted(self.folder.glob("*.eml")))
        return [message_from_bytes(text, policy=policy.default) for text in texts]

    def _protocol(self) -> SMTP:
        handler = self._keeper(self.folder)
        return SMTP(
            handler, data_size_limit=LARGEST_MESSAGE, enable_SMTPUTF8=True, hostname="localhost", loop=self._loop
        )

    async def _close(self) -> None:
        if self._server:
            self._server.close()
        conversations = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in conversations:
            task.cancel()
        await asyncio.gather(*conversations, return_exceptions=True)
        await asyncio.sleep(0)  # closed connections leave the loop
