"""Django's migrate, logged in as the owner of the tables; makes the cache's table too."""

from django.core.management import call_command
from django.core.management.commands.migrate import Command as DjangoMigrate

from tenants.owner import as_owner


class Command(DjangoMigrate):
    def handle(self, *args, **options) -> None:
        with as_owner(options["database"]):
            super().handle(*args, **options)
            if not (options["plan"] or options["check_unapplied"] or options["app_label"]):
                call_command("createcachetable", database=options["database"], verbosity=options["verbosity"])
