"""Encrypt every stored credential with the newest key, so that older ones can be taken away."""

from django.core.management.base import BaseCommand

from followups.models import CrmConnection, Mailbox, ModelConnection, SendingIdentity, Webhook
from leads.models import Source
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tenants.sealing import SealingError, is_of_the_newest_key


class Command(BaseCommand):
    help = "Encrypt all stored credentials with the first key of CREDENTIALS_KEY. Run it again at any time."

    def handle(self, **options) -> None:
        done = failed = 0
        for tenant in Tenant.objects.order_by("pk"):
            with tenant_scope(tenant.pk):
                for model in (SendingIdentity, Mailbox, ModelConnection, Source, Webhook, CrmConnection):
                    for row in model.objects.exclude(sealed="").select_for_update(of=("self",)):
                        try:
                            done += _reseal(row)
                        except SealingError as error:
                            failed += 1
                            self.stderr.write(f"{tenant.slug}: {row}: {error}")
        self.stdout.write(f"Encrypted anew: {done}. Could not be opened: {failed}.")
        if failed:
            raise SystemExit(1)


def _reseal(row: SendingIdentity | Mailbox | ModelConnection | Source | Webhook | CrmConnection) -> bool:
    """False where it is of the newest key already. Raises SealingError."""
    if is_of_the_newest_key(row.sealed):
        return False
    if isinstance(row, SendingIdentity):
        row.keep_credentials(row.credentials())
    elif isinstance(row, ModelConnection):
        row.keep_key(row.key())
    elif isinstance(row, Source):
        row.keep_secrets(row.secrets())
    elif isinstance(row, CrmConnection):
        row.keep_token(row.token())
    elif isinstance(row, Webhook):
        row.reseal()
    else:
        row.keep_password(row.password())
    row.save(update_fields=["sealed"])
    return True
