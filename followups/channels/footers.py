"""What stands under every message: who writes, from where, and how to make it stop (mission G1, I8)."""

from followups.drafting.phrases import base_language
from tenants.models import Tenant

STOP = {
    "en": "You would rather not hear from us? Unsubscribe: {url}",
    "de": "Sie möchten nichts mehr von uns hören? Abmelden: {url}",
    "fr": "Vous ne souhaitez plus recevoir nos messages ? Désinscription : {url}",
    "es": "¿Prefiere no recibir más mensajes? Darse de baja: {url}",
    "it": "Preferisce non ricevere altri messaggi? Cancellazione: {url}",
    "nl": "Liever geen berichten meer? Afmelden: {url}",
    "pt": "Prefere não receber mais mensagens? Cancelar: {url}",
}


def footer(tenant: Tenant, language: str, unsubscribe_url: str) -> str:
    """After the signature separator of RFC 3676, so that mail programs can fold it away."""
    lines = ["-- ", tenant.name, tenant.postal_address, STOP[base_language(language)].format(url=unsubscribe_url)]
    return "\n".join(line for line in lines if line)
