"""Files to messages: one message a file, a mailbox file of many (RFC 4155), a folder of files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 64 * 1024 * 1024
# A line that mailbox files put before each message: only after an empty line, and only where a header follows.
SEPARATOR = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{1,200} \d{4}(?: [+-]\d{4})?[ \t]*\r?\n(?=[A-Za-z][\w-]{1,60}:)"
)


@dataclass(frozen=True)
class Found:
    """A message's bytes and the file they are from ("box.mbox#2" for its second), or why there are none."""

    file: str
    raw: bytes = b""
    error: str = ""


def messages_in(names: Iterable[str]) -> Iterator[Found]:
    """Every message of these files, and of all files below these folders, in the order of their names. Never raises.

    A file is called what it was called here, to the letter.
    """
    for name in names:
        try:
            folder = Path(name).is_dir()
            below = sorted(each for each in Path(name).rglob("*") if each.is_file()) if folder else []
        except (OSError, ValueError) as error:
            yield Found(name, error=f"The folder cannot be read: {error}.")
            continue
        if folder and not below:
            yield Found(name, error="The folder holds no files.")
        for file in map(str, below) if folder else (name,):
            yield from _in_file(file)


def _in_file(name: str) -> Iterator[Found]:
    file = Path(name)
    try:
        if file.exists() and not file.is_file():
            yield Found(name, error="It is no regular file.")
            return
        if file.stat().st_size > MAX_BYTES:
            yield Found(name, error=f"The file is larger than {MAX_BYTES // 1024 // 1024} MiB.")
            return
        raw = file.read_bytes()
    except (OSError, ValueError) as error:
        yield Found(name, error=f"The file cannot be read: {getattr(error, 'strerror', None) or error}.")
        return
    for number, message in enumerate(split_mailbox(raw), 1):
        yield Found(name if number == 1 else f"{name}#{number}", message)


def split_mailbox(raw: bytes) -> list[bytes]:
    """The messages of a mailbox file; of any other file, the file."""
    if not raw.startswith(b"From "):
        return [raw]
    starts = [each.start() for each in SEPARATOR.finditer(raw)]
    if len(starts) < 2 or starts[0] != 0:
        return [raw]
    return [raw[start:end] for start, end in zip(starts, [*starts[1:], len(raw)], strict=True)]
