"""Real processes of the product on the test database of this process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
Found = TypeVar("Found")


def database_url() -> str:
    """The test database, as a process started by hand would name it."""
    names = connection.settings_dict
    login = quote(names["USER"]) + (f":{quote(names['PASSWORD'])}" if names["PASSWORD"] else "")
    port = f":{names['PORT']}" if names["PORT"] else ""
    return f"postgresql://{login}@{quote(names['HOST'], safe='')}{port}/{quote(names['NAME'])}"


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "config.settings.test", **more}


def manage(*arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "manage.py"), *arguments]


@contextmanager
def running(
    command: list[str], log: Path, variables: dict[str, str], pass_fds: Iterable[int] = ()
) -> Iterator[subprocess.Popen]:
    """The process while the block runs; afterwards it and all that it started are gone. Its output goes to `log`."""
    with log.open("w") as out:
        process = subprocess.Popen(
            command, env=variables, cwd="/", stdout=out, stderr=out, pass_fds=tuple(pass_fds), start_new_session=True
        )
    try:
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(condition: Callable[[], Found], explain: Callable[[], object], seconds: float = 40) -> Found:
    """The first true answer of `condition`; after `seconds` the test fails and says what `explain` answers."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, explain()
        time.sleep(0.1)
    return found
