"""manage.py pg: the embedded database by hand."""

import os
import subprocess
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import embedded, embedded_place, roles


class Command(BaseCommand):
    help = "Start, stop or look at the embedded PostgreSQL; psql and dump work on it with the programs it comes with."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("start", help="start it (creating it at first)")
        acts.add_parser("stop", help="stop it")
        acts.add_parser("status", help="say whether it runs and where; the exit status is 3 when it does not")
        psql = acts.add_parser("psql", help="an SQL prompt as the superuser")
        psql.add_argument("arguments", nargs="*", help="for psql; put -- before the first that begins with a dash")
        dump = acts.add_parser("dump", help="write a backup for pg_restore")
        dump.add_argument("file", type=Path)

    def handle(self, *, act: str, **options: object) -> None:
        if "EMBEDDED" not in settings.DATABASES["default"]:
            raise CommandError(
                "DATABASE_URL is set: the embedded database is not in use. Use psql and pg_dump with that URL."
            )
        data_dir = settings.EMBEDDED_PG_DIR
        try:
            getattr(self, act)(data_dir, **options)
        except embedded.EmbeddedDatabaseError as error:
            raise CommandError(str(error)) from error

    def _start(self, data_dir: Path) -> Path:
        return embedded.ensure_running(data_dir, throwaway=bool(settings.DATABASES["default"].get("THROWAWAY")))

    def start(self, data_dir: Path, **options: object) -> None:
        self._start(data_dir)
        self.status(data_dir)

    def stop(self, data_dir: Path, **options: object) -> None:
        self.stdout.write("stopped" if embedded.stop(data_dir) else "was not running")

    def status(self, data_dir: Path, **options: object) -> None:
        place, socket = embedded_place.place_of(embedded_place.canonical(data_dir)), embedded.socket_dir(data_dir)
        if not embedded.is_running(data_dir):
            raise CommandError(f"not running; data in {place}", returncode=3)
        self.stdout.write(f"running; data in {place}, socket in {socket}")
        self.stdout.write(f"psql 'host={socket} user=postgres dbname={roles.DATABASE}'")

    def psql(self, data_dir: Path, *, arguments: list[str], **options: object) -> None:
        command = [self._program("psql", data_dir), *self._connection(data_dir), *arguments]
        os.execv(command[0], command)  # noqa: S606 - becomes psql, with our arguments

    def dump(self, data_dir: Path, *, file: Path, **options: object) -> None:
        draft = file.with_name(file.name + ".writing")
        command = [
            self._program("pg_dump", data_dir),
            *self._connection(data_dir),
            "--format=custom",
            f"--file={draft}",
        ]
        if subprocess.run(command, check=False).returncode:  # noqa: S603 - our own command
            draft.unlink(missing_ok=True)
            raise CommandError("pg_dump failed; its message stands above")
        draft.replace(file)
        self.stdout.write(f"{file}: {file.stat().st_size:,} bytes")

    def _program(self, name: str, data_dir: Path) -> str:
        return str(embedded_place.binaries(embedded_place.account(embedded_place.canonical(data_dir))) / name)

    def _connection(self, data_dir: Path) -> list[str]:
        return [f"--host={self._start(data_dir)}", "--port=5432", "--username=postgres", f"--dbname={roles.DATABASE}"]
