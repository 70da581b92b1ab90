"""manage.py up: everything on this machine, until Ctrl-C.

Prepares the embedded database, migrates, loads the sample agency at the first start, and then keeps three processes
running: the web server, the worker and a mail server that keeps each message as a file. It ends them all when it ends,
and the embedded database too, whoever started it: any later command starts it again when it needs it.
"""

import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request

import fasteners
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from config import children, embedded, sample_card, smtp_sink
from tenants.models import Tenant

STOP_SECONDS = 6.0  # how long running requests and jobs have to end
# How the web server is started, here and by the benchmarks; where it listens is said beside it.
WEB = [
    "--no-control-socket", "--workers=2", "--worker-class=gthread", "--threads=4", "--graceful-timeout=4", "--log-level=warning",
]  # fmt: skip
MANAGE = [sys.executable, str(settings.BASE_DIR / "manage.py")]


class Command(BaseCommand):
    help = "Prepare the database and run web, worker and a mail sink until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--host", default="127.0.0.1", help="address to listen on; loopback unless you say otherwise"
        )

    def handle(self, *, port: int, host: str, **options: object) -> None:
        self.stops: list[int] = []
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda number, _: self.stops.append(number))
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        here = fasteners.InterProcessLock(settings.DATA_DIR / "up.lock")
        if not here.acquire(blocking=False):
            raise CommandError(f"Another `up` runs on {settings.DATA_DIR}. Stop it first.", returncode=2)
        try:
            web = self._listen(host, port)
            self._prepare()
            self._run(web, f"http://{'localhost' if host == '127.0.0.1' else host}:{web.getsockname()[1]}")
        finally:
            connections.close_all()
            if "EMBEDDED" in settings.DATABASES["default"]:
                embedded.stop(settings.EMBEDDED_PG_DIR)
            here.release()

    def _listen(self, host: str, port: int) -> socket.socket:
        """Take the port before anything else is done, and keep it while the web server restarts."""
        listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen(128)  # two sockets may share a bound port as long as neither listens
        except (OSError, OverflowError) as error:
            listener.close()
            other = port + 1 if port < 65535 else 8000
            raise CommandError(
                f"Port {port} on {host} cannot be used ({error}). Choose another: make up PORT={other}",
                returncode=2,
            ) from error
        return listener

    def _prepare(self) -> None:
        if "EMBEDDED" in settings.DATABASES["default"] and not self.stops:
            try:
                embedded.ensure_running(settings.EMBEDDED_PG_DIR)
            except embedded.EmbeddedDatabaseError as error:
                raise CommandError(str(error)) from error
        if not self.stops:
            call_command("migrate", interactive=False, verbosity=1 if self._is_empty() else 0)
        if not self.stops and not Tenant.objects.exists():
            call_command("load_sample")
        connections.close_all()

    def _is_empty(self) -> bool:
        return not connections["default"].introspection.table_names()

    def _run(self, web: socket.socket, url: str) -> None:
        mail_folder = settings.DATA_DIR / "mail"
        mail = smtp_sink.listen()
        common = {
            "PUBLIC_URL": os.environ.get("PUBLIC_URL", url),
            "EMAIL_HOST": "127.0.0.1",  # nothing leaves this machine
            "EMAIL_PORT": str(mail.getsockname()[1]),
            "EMAIL_HOST_USER": "",
            "EMAIL_USE_TLS": "0",
        }
        gunicorn = [
            "-m",
            "gunicorn",
            "config.wsgi",
            f"--bind=fd://{web.fileno()}",
            f"--chdir={settings.BASE_DIR}",
        ]
        sink = ["smtp_sink", f"--folder={mail_folder}", f"--fd={mail.fileno()}"]
        team = [
            children.Child("the mail sink", [*MANAGE, *sink], common, (mail.fileno(),)),
            children.Child("the worker", [*MANAGE, "q_supervise", f"--grace={STOP_SECONDS - 2}"], common),
            children.Child("the web server", [sys.executable, *gunicorn, *WEB], common, (web.fileno(),)),
        ]
        sample_card.update(settings.DATA_DIR / "sample.json", url=url, mail_sink=str(mail_folder))
        try:
            announced = False
            while not self.stops:
                for child in team:
                    child.tend(time.monotonic(), self._say)
                if not announced and _answers(url):
                    announced = True
                    self._announce(url, str(mail_folder))
                time.sleep(0.2)
            self._say("Stopping")
        finally:
            processes = [child.process for child in team if child.process]
            children.end_all(processes, grace=STOP_SECONDS, impatient=lambda: len(self.stops) > 1)

    def _announce(self, url: str, mail_folder: str) -> None:
        lines = [
            f"Followthrough runs at {url}",
            *sample_card.describe(sample_card.read(settings.DATA_DIR / "sample.json")),
            f"Mail goes nowhere: each message is kept as a file in {mail_folder}",
            "Ctrl-C stops everything",
        ]
        self._say("\n".join(["", *lines, ""]))

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=1) as answer:  # noqa: S310 - our own address
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
