"""Run the gates on drafts given as JSON; stores nothing and needs no database."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from followups.gates.lines import check_lines


class Command(BaseCommand):
    help = "Check drafts from a file (one JSON object, or one a line) and print a JSON line for each."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options) -> None:
        try:
            with file.open(encoding="utf-8") as stream:
                for line in check_lines(stream):
                    self.stdout.write(json.dumps(line, ensure_ascii=False))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
