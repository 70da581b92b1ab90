"""Encrypt every stored credential with the newest key, so that older ones can be taken away."""

from django.apps import apps
from django.core.management.base import BaseCommand

from tenants.isolation import TenantModel
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tenants.sealing import SealingError, is_of_the_newest_key, seal, unseal


class Command(BaseCommand):
    help = "Encrypt all stored credentials with the first key of CREDENTIALS_KEY. Run it again at any time."

    def handle(self, **options) -> None:
        done = failed = 0
        columns = sealed_columns()
        for tenant in Tenant.objects.order_by("pk"):
            with tenant_scope(tenant.pk):
                for model, name in columns:
                    for row in model.objects.exclude(**{name: ""}).select_for_update(of=("self",)):
                        try:
                            done += _reseal(row, name)
                        except SealingError as error:
                            failed += 1
                            self.stderr.write(f"{tenant.slug}: {row}: {error}")
        self.stdout.write(f"Encrypted anew: {done}. Could not be opened: {failed}.")
        if failed:
            raise SystemExit(1)


def sealed_columns() -> list[tuple[type[TenantModel], str]]:
    """Each column that holds something sealed: by its name, so that none has to be listed here."""
    return [
        (model, field.attname)
        for model in apps.get_models()
        if issubclass(model, TenantModel)
        for field in model._meta.concrete_fields  # noqa: SLF001 -- documented: Model._meta
        if field.name == "sealed" or field.name.endswith("_sealed")
    ]


def _reseal(row: TenantModel, name: str) -> bool:
    """False where it is of the newest key already. Raises SealingError."""
    kept = getattr(row, name)
    if is_of_the_newest_key(kept):
        return False
    place = f"{row.tenant_id}:{row.pk}"
    setattr(row, name, seal(unseal(kept, bound_to=place), bound_to=place))
    row.save(update_fields=[name])
    return True
