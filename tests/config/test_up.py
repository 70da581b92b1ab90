"""`manage.py up` as a person at a desk meets it: real processes, a folder of its own, a free port."""

import os
import shutil
import signal
import smtplib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.live


@pytest.fixture
def home():
    """An open folder: pytest's own is closed to other users, so that for root the database would lie elsewhere."""
    folder = Path(tempfile.mkdtemp(prefix="ft-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def launch(data_dir: Path, port: int) -> subprocess.Popen:
    environment = {**os.environ, "DATA_DIR": str(data_dir), "DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    command = [sys.executable, str(ROOT / "manage.py"), "up", "--port", str(port)]
    log = (data_dir.parent / f"up-{port}.log").open("w")
    with log:
        return subprocess.Popen(
            command, env=environment, cwd="/", stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )


def said(data_dir: Path, port: int) -> str:
    return (data_dir.parent / f"up-{port}.log").read_text()


def wait_for(condition, seconds: float = 60, explain=lambda: ""):
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, explain()
        time.sleep(0.1)
    return found


def answer(port: int) -> int | None:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as response:
            return response.status
    except OSError:
        return None


def family(process: subprocess.Popen, data_dir: Path) -> list[psutil.Process]:
    """All that `up` started: its descendants, and the database, which is nobody's child."""
    found = psutil.Process(process.pid).children(recursive=True)
    for other in psutil.process_iter(["name", "cmdline"]):
        if other.info["name"] == "postgres" and str(data_dir / "pg") in (other.info["cmdline"] or []):
            found.append(other)
    return found


def named(processes: list[psutil.Process], word: str) -> list[psutil.Process]:
    return [process for process in processes if word in " ".join(process.cmdline())]


def is_over(process: psutil.Process) -> bool:
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_it_runs_everything_restarts_what_dies_and_leaves_nothing_behind(home):
    data_dir, port = home / "data", free_port()
    up = launch(data_dir, port)
    try:
        wait_for(lambda: answer(port) == 200 or up.poll() is not None, explain=lambda: said(data_dir, port))
        wait_for(lambda: "Ctrl-C stops everything" in said(data_dir, port), explain=lambda: said(data_dir, port))
        assert f"Followthrough runs at http://localhost:{port}" in said(data_dir, port).splitlines()

        first = family(up, data_dir)
        assert len(named(first, "postgres")) == 1
        sink = named(first, "smtp_sink")[0]
        mail_port = sink.environ()["EMAIL_PORT"]
        with smtplib.SMTP("127.0.0.1", int(mail_port), timeout=5) as client:
            client.sendmail("a@agency.example", ["b@buyer.example"], "Subject: Hello\n\nText\n")
        assert len(list((data_dir / "mail").glob("*.eml"))) == 1

        second = launch(data_dir, free_port())  # the same data: refused at once, and the first is left alone
        assert second.wait(30) == 2
        sink.kill()
        wait_for(lambda: "the mail sink ended by SIGKILL; starting it again in 1 s" in said(data_dir, port))
        wait_for(lambda: named(family(up, data_dir), "smtp_sink"))
        assert answer(port) == 200

        whole = [*first, *family(up, data_dir)]
        begun = time.monotonic()
        up.send_signal(signal.SIGTERM)
        assert up.wait(30) == 0, said(data_dir, port)
        assert time.monotonic() - begun < 12
        assert [process for process in whole if not is_over(process)] == []
        assert answer(port) is None
    finally:
        if up.poll() is None:
            up.terminate()
            up.wait(30)


def test_a_port_in_use_is_named_and_nothing_is_started(home):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        up = launch(home / "data", port)
        assert up.wait(30) == 2
    text = said(home / "data", port)
    assert text.startswith(f"CommandError: Port {port} on 127.0.0.1 cannot be used"), text
    assert f"make up PORT={port + 1 if port < 65535 else 8000}" in text
    assert not (home / "data" / "pg").exists()
