"""The addresses that a mail service reports to: which identity it is about, signed, with a password of its own.

An address stands in logs, so it is not enough: the password goes by HTTP basic authentication and is no part of it. Neither is
stored; both are made from the signing keys (tenants.signing_keys) and end with the identity's `hook_version`.
"""

from django.conf import settings
from django.urls import reverse

from followups.channels.providers import PROVIDERS
from followups.models.identity import SendingIdentity
from tenants.hook_tokens import hook_token, read_hook, signature
from tenants.signing_keys import secrets

__all__ = ["INBOUND", "TRACKING", "USER", "hook_addresses", "hook_passwords", "read_hook", "token_of"]

USER = "followthrough"
TRACKING, INBOUND = "tracking", "inbound"


def hook_addresses(identity: SendingIdentity) -> dict[str, str]:
    """What to enter at the mail service, by what it reports; empty for a mailbox, which reports nothing by itself."""
    provider = PROVIDERS.get(identity.kind)
    found = {}
    for what in (TRACKING, INBOUND):
        if provider and getattr(provider, what):
            path = reverse("mail_hook", args=[provider.name, token_of(identity), what])
            scheme, _, rest = settings.PUBLIC_URL.partition("://")
            found[what] = f"{scheme}://{USER}:{hook_passwords(identity)[0]}@{rest}{path}"
    return found


def token_of(identity: SendingIdentity) -> str:
    return hook_token(identity.tenant_id, identity.pk, identity.hook_version)


def hook_passwords(identity: SendingIdentity) -> list[str]:
    """The password of the identity's hooks, the one in use first: one for each signing key that is or was in use."""
    return [signature(key, "password", f"{identity.pk}:{identity.hook_version}") for key in secrets()]
