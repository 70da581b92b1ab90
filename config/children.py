"""Child processes that are kept running and that do not outlive their parent."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import psutil

LONGEST_PAUSE = 30.0  # seconds between attempts to start a child that keeps dying
SOUND_AFTER = 60.0  # a child that ran this long is started again at once
PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """For `preexec_fn`: have Linux send SIGTERM when the parent dies, however it dies."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


# Looking the symbol up after the fork could deadlock; it is done once here.
BEFORE_EXEC = end_with_parent if sys.platform == "linux" else None


def start(command: list[str], environment: dict[str, str], pass_fds: Iterable[int] = ()) -> subprocess.Popen:
    """Start a process in a session of its own, which Ctrl-C at the terminal does not reach."""
    return subprocess.Popen(  # noqa: S603 - our own commands, no shell
        command,
        env={**os.environ, **environment},
        pass_fds=tuple(pass_fds),
        start_new_session=True,
        preexec_fn=BEFORE_EXEC,  # noqa: PLW1509 - called from single-threaded parents only
    )


@dataclass
class Child:
    """One process to be kept running."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    pass_fds: tuple[int, ...] = ()
    process: subprocess.Popen | None = None
    started_at: float = 0.0
    start_at: float = 0.0
    pause: float = 1.0

    def tend(self, now: float, say: Callable[[str], None]) -> None:
        """Start the child when it is time to; when it has died, say so and choose when to start it again."""
        if self.process is None:
            if now >= self.start_at:
                self.process = start(self.command, self.environment, self.pass_fds)
                self.started_at = now
            return
        status = self.process.poll()
        if status is None:
            return
        end_all([self.process], grace=0)  # what it left in its group
        self.process = None
        if now - self.started_at >= SOUND_AFTER:
            self.pause = 1.0
        self.start_at = now + self.pause
        say(f"{self.name} ended {_how(status)}; starting it again in {self.pause:.0f} s")
        self.pause = min(self.pause * 2, LONGEST_PAUSE)


def _how(status: int) -> str:
    return f"by {signal.Signals(-status).name}" if status < 0 else f"with status {status}"


def end_all(processes: list[subprocess.Popen], *, grace: float, impatient: Callable[[], bool] = lambda: False) -> None:
    """Ask processes to end, and after `grace` seconds, or when `impatient` says so, kill them with all they started."""
    family = _family(processes)
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + grace
    while any(process.poll() is None for process in processes) and time.monotonic() < deadline and not impatient():
        time.sleep(0.05)
    family |= _family(processes)
    for process in processes:
        try:
            os.killpg(process.pid, signal.SIGKILL)  # each leads the group of its own session
        except ProcessLookupError:
            continue
    for member in family:
        try:
            member.kill()  # compares the start time first, so a recycled number is safe
        except psutil.NoSuchProcess:
            continue
    for process in processes:
        process.wait()


def _family(processes: list[subprocess.Popen]) -> set[psutil.Process]:
    found = set()
    for process in processes:
        if process.poll() is None:
            try:
                found.update(psutil.Process(process.pid).children(recursive=True))
            except psutil.NoSuchProcess:
                continue
    return found
