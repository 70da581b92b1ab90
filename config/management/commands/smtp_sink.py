"""manage.py smtp_sink: a mail server on loopback that keeps each message as a file and delivers nothing."""

import signal
import socket
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import smtp_sink


class Command(BaseCommand):
    help = "Keep each message sent to a port on loopback as one .eml file; nothing is delivered."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.DATA_DIR / "mail", help="where the files go")
        parser.add_argument("--port", type=int, default=settings.EMAIL_PORT, help="0 takes a free one")
        parser.add_argument("--fd", type=int, help="a listening socket given by the parent process, instead of a port")

    def handle(self, *, folder: Path, port: int, fd: int | None, **options: object) -> None:
        stops = {signal.SIGTERM, signal.SIGINT}
        signal.pthread_sigmask(signal.SIG_BLOCK, stops)  # before the sink's thread starts, which inherits it
        try:
            listener = socket.socket(fileno=fd) if fd is not None else smtp_sink.listen(port)
        except OSError as error:
            raise CommandError(f"127.0.0.1:{port} cannot be listened on: {error.strerror}") from error
        with smtp_sink.SmtpSink(folder, listener=listener) as sink:
            if fd is None:
                self.stdout.write(f"Mail to 127.0.0.1:{sink.port} is kept in {folder}")
            signal.sigwait(stops)
