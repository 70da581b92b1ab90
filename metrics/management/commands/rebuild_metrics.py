"""Make the figures of a client anew from its journal."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from metrics.rebuilding import rebuild
from tenants.models import Tenant


class Command(BaseCommand):
    help = "Make the measures of one client, or of all, anew from the journal. Pages show the old figures until it is done."

    def add_arguments(self, parser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--tenant", help="Slug of the client.")
        which.add_argument("--all", action="store_true", help="Every client, one after the other.")

    def handle(self, *, tenant: str | None, **options) -> None:
        tenants = Tenant.objects.all() if tenant is None else Tenant.objects.filter(slug=tenant)
        if tenant is not None and not tenants:
            raise CommandError(f"There is no client “{tenant}”. manage.py shell or the admin shows their slugs.")
        for each in tenants:
            self.stdout.write(f"{each.slug}: counted {rebuild(each, timezone.now())} leads.")
