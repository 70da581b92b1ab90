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


def messages_in(paths: Iterable[Path]) -> Iterator[Found]:
    """Every message of these files, and of all files below these folders, in the order of their names. Never raises."""
    for path in paths:
        try:
            files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
        except (OSError, ValueError) as error:
            yield Found(str(path), error=f"The folder cannot be read: {error}.")
            continue
        if path.is_dir() and not files:
            yield Found(str(path), error="The folder holds no files.")
        for file in files:
            yield from _in_file(file)


def _in_file(file: Path) -> Iterator[Found]:
    try:
        if file.exists() and not file.is_file():
            yield Found(str(file), error="It is no regular file.")
            return
        if file.stat().st_size > MAX_BYTES:
            yield Found(str(file), error=f"The file is larger than {MAX_BYTES // 1024 // 1024} MiB.")
            return
        raw = file.read_bytes()
    except (OSError, ValueError) as error:
        yield Found(str(file), error=f"The file cannot be read: {getattr(error, 'strerror', None) or error}.")
        return
    for number, message in enumerate(split_mailbox(raw), 1):
        yield Found(str(file) if number == 1 else f"{file}#{number}", message)


def split_mailbox(raw: bytes) -> list[bytes]:
    """The messages of a mailbox file; of any other file, the file."""
    if not raw.startswith(b"From "):
        return [raw]
    starts = [each.start() for each in SEPARATOR.finditer(raw)]
    if len(starts) < 2 or starts[0] != 0:
        return [raw]
    return [raw[start:end] for start, end in zip(starts, [*starts[1:], len(raw)], strict=True)]
