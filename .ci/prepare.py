# noqa: INP001 - a script, no package
"""Set up .venv from requirements.lock; quick when nothing has changed. Needs nothing but Python 3.11 or later.

uv is installed into the environment by pip, at the version and with the hashes of the lock, and installs the rest. Both
use the package indexes that pip is configured for. Where Python comes without ensurepip (Debian's python3 without
python3-venv), a pip or uv of the system serves.
"""

import fcntl
import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / ".prepared"


def main() -> None:
    """Prepare the environment, one process at a time."""
    with (ROOT / ".prepare.lock").open("w") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        if not is_sound():
            shutil.rmtree(VENV, ignore_errors=True)  # absent, of a removed Python, or in a checkout that was moved
        if STAMP.exists() and STAMP.read_text() == wanted():
            return
        say("Setting up .venv (once, and when requirements.lock changes)")
        if not is_sound():
            create()
        if not UV.exists():
            install_uv()
        # The certificates of the system, so that a company's own authority is known.
        # Best match: uv would else take the first index that knows a name, even without the version in the lock.
        environment = {**os.environ, "UV_INDEX_STRATEGY": "unsafe-best-match", **indexes()}
        run([UV, "pip", "sync", "--quiet", "--system-certs", "--python", PYTHON, LOCK], env=environment)
        STAMP.write_text(wanted())


def wanted() -> str:
    """What the environment is made from and where: a moved one holds stale paths in its scripts."""
    return f"{ROOT}\n{hashlib.sha256(LOCK.read_bytes()).hexdigest()}\n"


def is_sound() -> bool:
    """Whether there is an environment of this place with a Python that runs."""
    if STAMP.exists() and STAMP.read_text().splitlines()[:1] != [str(ROOT)]:
        return False
    return PYTHON.exists() and succeeds([PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"])


def create() -> None:
    """An environment, with pip in it if Python can put it there."""
    if not succeeds([sys.executable, "-m", "venv", VENV]):
        shutil.rmtree(VENV, ignore_errors=True)
        run([sys.executable, "-m", "venv", "--without-pip", VENV])


def install_uv() -> None:
    """uv into the environment, by the pip in it or else by a pip or a uv of the system."""
    with tempfile.TemporaryDirectory() as folder:
        requirement = Path(folder) / "uv.txt"
        requirement.write_text(uv_requirement())
        options = ["--quiet", "--require-hashes", "-r", requirement]
        pip = ["--disable-pip-version-check", "install", *options]
        if succeeds([PYTHON, "-m", "pip", "--version"]):
            run([PYTHON, "-m", "pip", *pip])
        elif uv := shutil.which("uv"):
            run([uv, "pip", "install", "--python", PYTHON, *options], env={**os.environ, **indexes()})
        elif succeeds([sys.executable, "-m", "pip", "--version"]):
            run([sys.executable, "-m", "pip", "--python", PYTHON, *pip])
        else:
            fail("This Python has no ensurepip, and there is neither pip nor uv: install one (Debian: python3-venv).")


def uv_requirement() -> str:
    """The lines of the lock that pin uv, with its hashes."""
    found = re.search(r"^uv==.*\n(?:[ \t].*\n)*", LOCK.read_text(), re.MULTILINE)
    if not found:
        fail("requirements.lock does not pin uv")
    return found.group()


def indexes() -> dict[str, str]:
    """pip's indexes as variables for uv, which does not read pip's configuration; the user's own UV_* win."""
    said: dict[str, str] = {}
    for python in (PYTHON, sys.executable):
        listed = subprocess.run(  # noqa: S603 - fixed
            [python, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
        )
        for line in listed.stdout.splitlines():
            name, _, value = line.partition("=")
            said.setdefault(name.rpartition(".")[2], " ".join(shlex.split(value)))  # sorted: variables come first
        if listed.returncode == 0:
            break
    names = {
        "index-url": ("UV_DEFAULT_INDEX", " "),
        "extra-index-url": ("UV_EXTRA_INDEX_URL", " "),
        "find-links": ("UV_FIND_LINKS", ","),
    }
    chosen = {variable: gap.join(said[name].split()) for name, (variable, gap) in names.items() if said.get(name)}
    return {name: value for name, value in chosen.items() if name not in os.environ}


def succeeds(command: list) -> bool:
    """Whether a command ends well; what it says is not shown."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603 - our own
    except OSError:
        return False


def run(command: list, env: dict | None = None) -> None:
    """Run a command, and end with its status if it fails."""
    status = subprocess.run(command, env=env, check=False).returncode  # noqa: S603 - our own
    if status:
        fail(f"{shlex.join(map(str, command))} ended with status {status}")


def say(text: str) -> None:
    sys.stderr.write(text + "\n")


def fail(text: str) -> None:
    say(text)
    sys.exit(1)


if __name__ == "__main__":
    main()
