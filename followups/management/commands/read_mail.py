"""Read raw mail from files and say what it is; stores nothing and needs no database."""

import json

from django.core.management.base import BaseCommand, CommandParser

from followups.inbound.reading.lines import lines_of


class Command(BaseCommand):
    help = "Read raw messages (RFC 5322) from files, mailbox files or folders and print a JSON line for each."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")

    def handle(self, *, files: list[str], **options) -> None:
        for line in lines_of(files):
            self.stdout.write(json.dumps(line))
