"""Which system processes are the embedded server's, and ending them. Nothing else is ever signalled."""

import signal
import time
from collections.abc import Iterable
from pathlib import Path

import psutil

FAST, IMMEDIATE = signal.SIGINT, signal.SIGQUIT  # PostgreSQL's own meaning of the two
STOP_SECONDS = 20


def of(place: Path, tag: str) -> list[psutil.Process]:
    """The living postgres processes of one cluster; zombies and processes with recycled numbers are none of them.

    Where the system does not tell another user's working directory (containers without SYS_PTRACE), the title of the
    process tells: it holds the cluster's tag, or in the case of the first process the data directory.
    """
    found = []
    for process in psutil.process_iter(["name"]):
        if process.info["name"] != "postgres" or not lives(process.pid):
            continue
        try:
            try:
                ours = process.cwd() == str(place)
            except psutil.AccessDenied:
                title = process.cmdline()
                ours = str(place) in title or any(f"postgres: {tag}:" in part for part in title)
        except psutil.NoSuchProcess:
            continue
        if ours:
            found.append(process)
    return found


def lives(pid: int) -> bool:
    """Whether a process runs. Zombies do not: where process 1 does not reap them they stay for ever."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def end(processes: list[psutil.Process]) -> None:
    """Stop a server: fast (transactions end, a checkpoint is written), then without the checkpoint, then hard."""
    pids = {process.pid for process in processes}
    first = [process for process in processes if _parent(process) not in pids]
    _signal(first, FAST)
    if not _gone(processes, STOP_SECONDS):
        _signal(first, IMMEDIATE)
        if not _gone(processes, 5):
            _signal(processes, signal.SIGKILL)
            _gone(processes, 5)


def end_orphans(processes: list[psutil.Process]) -> None:
    """Wait for the children of a killed server; they leave by themselves, and are made to after five seconds."""
    if not _gone(processes, 5):
        _signal(processes, signal.SIGKILL)
        _gone(processes, 5)


def end_displaced(holder: int | None, socket: Path) -> None:
    """Stop a server of ours that holds the socket although its data was moved or removed."""
    for process in psutil.process_iter(["name", "cmdline"]):
        command = process.info["cmdline"] or []  # a zombie has none
        ours = process.info["name"] == "postgres" and f"unix_socket_directories={socket}" in command
        if process.pid == holder and ours:
            children = process.children()
            _signal([process], IMMEDIATE)
            end_orphans([process, *children])


def _parent(process: psutil.Process) -> int | None:
    try:
        return process.ppid()
    except psutil.NoSuchProcess:
        return None


def _gone(processes: Iterable[psutil.Process], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while any(process.is_running() and lives(process.pid) for process in processes):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _signal(processes: Iterable[psutil.Process], number: int) -> None:
    for process in processes:
        try:
            process.send_signal(number)
        except psutil.NoSuchProcess:
            continue
