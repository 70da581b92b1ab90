"""`manage.py import_leads FILE --tenant SLUG`: leads from a CSV file or a spreadsheet, with a result for each row."""

import sys
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from followups.taking_in import take_in_many
from leads.csv_reading import write_refused
from leads.file_reading import read_file
from leads.importing import Result, import_rows
from leads.refusals import Refused
from tenants.models import Tenant


class Command(BaseCommand):
    help = (
        "Takes in the leads of a CSV file or an XLSX: a line of output for each row, a progress bar on a terminal, and a file of "
        "the refused rows with reasons beside it. A row whose lead is known is merged, so a file may be imported again."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--tenant", required=True, metavar="SLUG")
        parser.add_argument("--source", default="", metavar="NAME", help="the source of rows that name none")
        parser.add_argument(
            "--sheet", default="", metavar="NAME", help="of a spreadsheet; default: the first not hidden"
        )
        parser.add_argument("--refused", type=Path, metavar="FILE", help="default: FILE.refused.csv beside the file")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")

    def handle(
        self, *, file: Path, tenant: str, source: str, sheet: str, refused: Path | None, dry_run: bool, **options
    ) -> None:
        into = Tenant.objects.filter(slug=tenant).first()
        if into is None:
            known = ", ".join(Tenant.objects.order_by("slug").values_list("slug", flat=True))
            raise CommandError(f"There is no tenant “{tenant}”. There are: {known or 'none yet'}.")
        if len(source) > 100:
            raise CommandError("--source: at most 100 characters.")
        try:
            table = read_file(file, sheet)
        except Refused as error:
            raise CommandError(error.errors["file"]) from None
        how = (
            ""
            if table.encoding.startswith("sheet ")
            else f", separator {'tab' if table.separator == chr(9) else table.separator}"
        )
        self.stdout.write(f"{file.name}: {len(table.rows)} rows, {table.encoding}{how}")
        for header in table.columns.unknown:
            self.stdout.write(f"column not read: {header}")
        counts, kept = Counter(), []
        results = import_rows(
            into,
            table,
            take=take_in_many,
            door=f"csv:{file.name[:150]}",
            now=timezone.now(),
            source=source,
            dry_run=dry_run,
        )
        for result in tqdm(results, total=len(table.rows), unit=" rows", disable=None):
            counts[result.outcome] += 1
            if result.outcome == "refused":
                kept.append((result.row, result.reason))
            with tqdm.external_write_mode(file=sys.stdout):
                self.stdout.write(self._line(result))
        told = ", ".join(f"{counts[outcome]} {outcome}" for outcome in ("created", "merged", "refused"))
        self.stdout.write(f"{'dry run, nothing kept: ' if dry_run else ''}{told}")
        if kept:
            target = refused or file.with_name(f"{file.name}.refused.csv")
            try:
                write_refused(target, table, kept)
            except OSError as error:
                raise CommandError(f"The refused rows could not be written to {target}: {error.strerror}.") from None
            self.stdout.write(f"refused rows: {target}")

    def _line(self, result: Result) -> str:
        about = result.reason if result.lead is None else f"{result.lead.name} ({result.lead.pk})"
        return f"line {result.row.line}: {result.outcome} {about}"
