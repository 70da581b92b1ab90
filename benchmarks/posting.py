"""Measuring the API's door: real web processes, started as `make up` starts them, and clients in a process of their own."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import quote

from django.conf import settings

from benchmarks.place import DATA, ROOT
from config import children
from config.management.commands.up import WEB

CLIENTS = ROOT / "benchmarks" / "clients.py"


@contextmanager
def web_server(database: str):
    """gunicorn on a port of its own; yields the port when it answers, ends it with all it started."""
    listener = socket.create_server(("127.0.0.1", 0))
    environment = as_the_product(database)
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", f"--bind=fd://{listener.fileno()}", f"--chdir={ROOT}"]
    process = children.start([*command, *WEB], environment, (listener.fileno(),))
    try:
        port = listener.getsockname()[1]
        _wait(port, process)
        yield port
    finally:
        children.end_all([process], grace=6)
        listener.close()


def as_the_product(database: str) -> dict[str, str]:
    """The environment of a process that works in this database, as the run-time role."""
    place = settings.DATABASES["default"]
    url = f"postgresql://{place['USER']}@{quote(place['HOST'], safe='')}/{database}"
    return {"DATABASE_URL": url, "DATA_DIR": str(DATA)}


def _wait(port: int, process: subprocess.Popen) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"The web server ended with status {process.returncode}.")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.1)
    raise RuntimeError("The web server did not answer within 30 s.")


def measure_posts(database: str, key: str, clients: int, seconds: float, run: str = "run") -> dict:
    """Leads/s and answer times of `clients` that each post one new lead after the other on a kept connection.

    `run` names it: the leads of two runs on one tenant are others.
    """
    with web_server(database) as port:
        for name, length in ((f"{run}-warm", 2.0), (run, seconds)):
            command = [sys.executable, str(CLIENTS), str(port), name, str(clients), str(length)]
            done = subprocess.run(
                command, env={**os.environ, "API_KEY": key}, stdout=subprocess.PIPE, text=True, check=True
            )
        return json.loads(done.stdout)
