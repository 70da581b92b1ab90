"""A real IMAP server on loopback (pymap) in a process of its own, with one account whose mailbox begins empty."""

import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from imap_tools import MailBoxUnencrypted

START_WITHIN = 30  # seconds


class ImapServer:
    """As a context manager; `port` is where it listens."""

    user, password = "demouser", "demopass"

    def __enter__(self) -> Self:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        program = str(Path(sys.executable).parent / "pymap")
        command = [
            program, "--host", "127.0.0.1", "--port", str(self.port), "--no-tls", "dict", "--demo-data",
            "--demo-user", self.user, "--demo-password", self.password,
        ]  # fmt: skip
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._wait()
        with self.client() as box:  # the program's own examples
            box.folder.set("INBOX")
            box.delete(box.uids())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(timeout=10)

    def client(self) -> MailBoxUnencrypted:
        return MailBoxUnencrypted("127.0.0.1", self.port, timeout=10).login(
            self.user, self.password, initial_folder=None
        )

    def deliver(self, raw: bytes, folder: str = "INBOX") -> None:
        """Put a message into a mailbox, unseen, as a mail server would."""
        with self.client() as box:
            box.append(raw, folder, flag_set=())

    def flags(self, folder: str = "INBOX") -> list[tuple[str, ...]]:
        """The flags of each message, oldest first, and nothing changed by asking."""
        with self.client() as box:
            box.folder.set(folder, readonly=True)
            return [message.flags for message in box.fetch(mark_seen=False, headers_only=True)]

    def _wait(self) -> None:
        ends = time.monotonic() + START_WITHIN
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    return
            except OSError:
                if time.monotonic() > ends or self._process.poll() is not None:
                    raise
                time.sleep(0.05)
