"""An embedded PostgreSQL for trying, developing and testing, from the programs inside an installed wheel.

The server is started when it is needed and outlives the process that started it; many processes may ask at once and
get one server. Nothing is believed that a file says about a process: a server runs if it answers on its socket, and a
process is signalled only if it is a postgres that works in this data directory. So stale pid files, recycled process
numbers, zombies and a server killed the hard way all end in a running server.
"""

import functools
import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

import fasteners
import psycopg

from config import embedded_place, embedded_processes, roles
from config.embedded_place import ENVIRONMENT, SOCKET_FILE, Account, EmbeddedDatabaseError, socket_dir

__all__ = ["EmbeddedDatabaseError", "ensure_running", "is_running", "socket_dir", "stop"]

START_SECONDS = 120  # crash recovery after a hard stop may take this long
LOG_BYTES = 10_000_000
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
    "wal_compression": "pglz",
    "random_page_cost": "1.1",
    "log_min_duration_statement": "500ms",
    "idle_in_transaction_session_timeout": "5min",
    "unix_socket_permissions": "0700",
}
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "512MB"}

P = ParamSpec("P")
R = TypeVar("R")

_in_this_process = threading.Lock()  # file locks do not hold between threads


@dataclass(frozen=True)
class _Cluster:
    data: Path  # as asked for; names the lock and the socket
    place: Path  # where it really lies
    socket: Path
    who: Account

    @property
    def tag(self) -> str:
        """Shown in the title of each of its processes."""
        return f"followthrough-{embedded_place.digest(self.place)}"


def _explained(act: Callable[P, R]) -> Callable[P, R]:
    """Tell what to do about a file of another user, instead of raising PermissionError."""

    @functools.wraps(act)
    def explaining(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return act(*args, **kwargs)
        except PermissionError as error:
            raise EmbeddedDatabaseError(
                f"no permission for {error.filename}: the data belongs to another user (it may have been made by "
                "root); use that user, remove the directory, or set DATA_DIR to another"
            ) from error

    return explaining


@_explained
def ensure_running(data_dir: Path, *, throwaway: bool = False) -> Path:
    """Start the server of this data directory unless it runs, creating cluster, roles and database at first.

    Returns the directory of the socket, which is `socket_dir(data_dir)`. `throwaway` trades durability for speed, for
    tests; it counts when this call starts the server. Raises EmbeddedDatabaseError with reason and cure.
    """
    cluster = _find(data_dir)
    if _answers(cluster):
        return cluster.socket
    with _alone(cluster.data):
        cluster = _find(data_dir)
        if not _answers(cluster):
            cluster = _settle(cluster)
            _create(cluster, throwaway)
            if not _clear_the_way(cluster):
                _start(cluster, throwaway)
    return cluster.socket


@_explained
def is_running(data_dir: Path) -> bool:
    """Whether the server of this data directory answers."""
    return _answers(_find(data_dir))


@_explained
def stop(data_dir: Path) -> bool:
    """Stop the server, ending open connections; True if there was one to stop."""
    cluster = _find(data_dir)
    if not cluster.data.parent.is_dir():
        return False
    with _alone(cluster.data):
        processes = embedded_processes.of(cluster.place, cluster.tag)
        embedded_processes.end(processes)
        _remove_socket(cluster.socket)
    return bool(processes)


def _find(data_dir: Path) -> _Cluster:
    if os.name != "posix":
        raise EmbeddedDatabaseError("the embedded PostgreSQL runs on Linux and macOS only: set DATABASE_URL")
    data = embedded_place.canonical(data_dir)
    return _Cluster(data, embedded_place.place_of(data), socket_dir(data), embedded_place.account(data))


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """Hold the lock of a data directory among all processes and threads."""
    path = data.with_name(data.name + ".lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = fasteners.InterProcessLock(path)
    with _in_this_process:
        if not lock.acquire(timeout=START_SECONDS + 30):
            raise EmbeddedDatabaseError(f"another process has held {path} for too long: see which (fuser, lsof)")
        try:
            who = embedded_place.account(data)
            if os.geteuid() == 0 and not who.stand_in:
                os.chown(path, who.uid, who.gid)  # an ordinary user's checkout: he needs the lock later
            yield
        finally:
            lock.release()


def _answers(cluster: _Cluster) -> bool:
    """Whether a server accepts connections on the socket, and it is the one that works in this directory."""
    if not (cluster.socket / SOCKET_FILE).exists():
        return False
    holder = _first_number(cluster.socket / (SOCKET_FILE + ".lock"))
    if holder is None or holder != _first_number(cluster.place / "postmaster.pid") or _moved_from(cluster):
        return False
    try:
        # port and options are named lest PGPORT and PGOPTIONS of the caller count
        psycopg.connect(
            host=str(cluster.socket), port=5432, user="postgres", dbname="postgres", options="", connect_timeout=2
        ).close()
    except psycopg.OperationalError:
        return False
    return True


def _first_number(path: Path) -> int | None:
    try:
        return int(path.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None


def _settle(cluster: _Cluster) -> _Cluster:
    """Choose or correct where the cluster lies, so that the server's user can reach it."""
    data = cluster.data
    if cluster.place != data:
        embedded_place.remember(data, cluster.place)  # moved checkouts keep it, copied ones begin their own
        return cluster
    if not cluster.who.stand_in or cluster.who.can_enter(data.parent):
        return cluster
    elsewhere = embedded_place.ELSEWHERE / f"followthrough-{embedded_place.digest(data)}"
    if elsewhere.exists():  # its note is gone: .data was removed for a new beginning
        embedded_processes.end(embedded_processes.of(elsewhere, elsewhere.name))
        old = elsewhere.with_name(elsewhere.name + ".old")
        shutil.rmtree(old, ignore_errors=True)
        elsewhere.rename(old)
    if data.exists():  # a checkout with data that was moved to where the server's user cannot go
        embedded_processes.end(embedded_processes.of(data, cluster.tag))
        if old := _moved_from(cluster):
            _remove_socket(old)
        shutil.move(data, elsewhere)
        for path in [elsewhere, *elsewhere.rglob("*")]:
            os.chown(path, cluster.who.uid, cluster.who.gid, follow_symlinks=False)
    embedded_place.remember(data, elsewhere)
    return _Cluster(data, elsewhere, cluster.socket, cluster.who)


def _create(cluster: _Cluster, throwaway: bool) -> None:
    """Make the cluster with its roles and database beside its place, then move it there in one step."""
    place = cluster.place
    if (place / "PG_VERSION").exists():
        return
    if place.exists() and any(place.iterdir()):
        raise EmbeddedDatabaseError(
            f"{place} is neither empty nor a PostgreSQL data directory: move it away or set DATA_DIR to another"
        )
    draft = place.with_name(place.name + ".new")
    if draft.exists():
        shutil.rmtree(draft)  # left by a first start that was killed
    embedded_place.make_private(draft, cluster.who)
    locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    sync = ["--no-sync"] if throwaway else []
    _run(cluster.who, "initdb", "-D", draft, "-U", "postgres", "-A", "trust", *locale, *sync)
    statements = "\n".join([*roles.ROLES, roles.CREATE_DATABASE]) + "\n"
    quick = ["-c", "fsync=off"] if throwaway else []
    said = _run(cluster.who, "postgres", "--single", "-D", draft, *quick, "postgres", given=statements)
    if "ERROR:" in said or "FATAL:" in said:
        raise EmbeddedDatabaseError(f"roles and database could not be created:\n{said[-2000:]}")
    draft.replace(place)


def _run(who: Account, program: str, *arguments: object, given: str = "") -> str:
    """Run one of PostgreSQL's programs to its end; returns what it said."""
    command = [str(embedded_place.binaries(who) / program), *map(str, arguments)]
    done = subprocess.run(  # noqa: S603 - a program of the wheel, no shell
        command,
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd="/",
        env=ENVIRONMENT,
        check=False,
        **who.switch(),
    )
    if done.returncode:
        raise EmbeddedDatabaseError(f"{program} failed:\n{done.stdout[-2000:]}")
    return done.stdout


def _clear_the_way(cluster: _Cluster) -> bool:
    """Wait for a server that is still starting (True), or remove what a dead or displaced one left (False)."""
    deadline = time.monotonic() + START_SECONDS
    while living := embedded_processes.of(cluster.place, cluster.tag):
        if _answers(cluster):
            return True
        if _first_number(cluster.place / "postmaster.pid") not in [process.pid for process in living]:
            embedded_processes.end_orphans(living)
        elif (old := _moved_from(cluster)) is not None:
            # Its last checkpoint fails for the lack of the old path, and the log of changes brings everything back.
            embedded_processes.end(living)
            _remove_socket(old)
        elif time.monotonic() > deadline:
            raise EmbeddedDatabaseError(f"the server in {cluster.place} runs but does not answer: see server.log there")
        else:
            time.sleep(0.1)
    holder = _first_number(cluster.socket / (SOCKET_FILE + ".lock"))
    embedded_processes.end_displaced(holder, cluster.socket)
    (cluster.place / "postmaster.pid").unlink(missing_ok=True)
    _remove_socket(cluster.socket)
    return False


def _moved_from(cluster: _Cluster) -> Path | None:
    """The socket directory of a server that was started under another path; it would fail at its next checkpoint."""
    try:
        lines = (cluster.place / "postmaster.pid").read_text().splitlines()
    except OSError:
        return None
    if len(lines) < 5 or not lines[4]:
        return None  # still starting: data directory and socket are in lines 2 and 5
    return None if lines[1] == str(cluster.place) and lines[4] == str(cluster.socket) else Path(lines[4])


def _remove_socket(folder: Path) -> None:
    """Remove the socket files, and their directory if it was made for them."""
    for name in (SOCKET_FILE, SOCKET_FILE + ".lock"):
        (folder / name).unlink(missing_ok=True)
    if folder.name.startswith("followthrough-") and folder.is_dir():
        folder.rmdir()


def _start(cluster: _Cluster, throwaway: bool) -> None:
    if cluster.socket != cluster.place:
        embedded_place.make_private(cluster.socket, cluster.who)
    log = cluster.place / "server.log"
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))
    settings = SETTINGS | (THROWAWAY if throwaway else {})
    settings |= {"unix_socket_directories": str(cluster.socket), "cluster_name": cluster.tag}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    command = [str(embedded_place.binaries(cluster.who) / "postgres"), "-D", str(cluster.place), *options]
    # The shell puts the server in the background and ends: the server is nobody's child, so it outlives us.
    script = 'umask 077; log=$1; shift; "$@" </dev/null >>"$log" 2>&1 & echo $!'
    with tempfile.TemporaryFile("w+") as said:
        subprocess.run(  # noqa: S603 - a fixed script; all values are arguments
            ["/bin/sh", "-c", script, "sh", str(log), *command],
            stdout=said,
            stderr=said,
            cwd="/",
            env=ENVIRONMENT,
            start_new_session=True,
            check=True,
            **cluster.who.switch(),
        )
        said.seek(0)
        pid = int(said.read().split()[-1])
    deadline = time.monotonic() + START_SECONDS
    while not _answers(cluster):
        if not embedded_processes.lives(pid) or time.monotonic() > deadline:
            tail = log.read_text(errors="replace")[-1500:] if log.exists() else ""
            raise EmbeddedDatabaseError(f"PostgreSQL did not start in {cluster.place}:\n{tail}")
        time.sleep(0.02)
