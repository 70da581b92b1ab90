"""Django's migrate, logged in as the owner of the tables."""

from django.core.management.commands.migrate import Command as DjangoMigrate

from tenants.owner import as_owner


class Command(DjangoMigrate):
    def handle(self, *args, **options) -> None:
        with as_owner(options["database"]):
            super().handle(*args, **options)
