"""The addresses that a mail service reports to: which identity it is about, signed, with a password of its own.

An address stands in logs, so it is not enough: the password goes by HTTP basic authentication and is no part of it. Neither is
stored; both are made from the signing keys (suppression.keys) and end with the identity's `hook_version`.
"""

import binascii
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from followups.channels.providers import PROVIDERS
from followups.models.identity import SendingIdentity
from suppression.keys import secrets

USER = "followthrough"
SIGNATURE = 22  # characters: 132 bits
TRACKING, INBOUND = "tracking", "inbound"


@dataclass(frozen=True, slots=True)
class Hook:
    tenant_id: UUID
    identity_id: UUID
    version: int


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
    head = identity.tenant_id.bytes + identity.pk.bytes + identity.hook_version.to_bytes(2, "big")
    body = urlsafe_b64encode(head).rstrip(b"=").decode()
    return body + _signature(secrets()[0], "token", body)


def read_hook(token: str) -> Hook | None:
    """What a token says; None for anything that was not signed here."""
    body, signature = token[:-SIGNATURE], token[-SIGNATURE:]
    if not body or not any(hmac.compare_digest(signature, _signature(key, "token", body)) for key in secrets()):
        return None
    try:
        raw = urlsafe_b64decode(body + "=" * (-len(body) % 4))
        return Hook(UUID(bytes=raw[:16]), UUID(bytes=raw[16:32]), int.from_bytes(raw[32:34], "big"))
    except (binascii.Error, ValueError):
        return None


def hook_passwords(identity: SendingIdentity) -> list[str]:
    """The password of the identity's hooks, the one in use first: one for each signing key that is or was in use."""
    return [_signature(key, "password", f"{identity.pk}:{identity.hook_version}") for key in secrets()]


def _signature(key: str, purpose: str, text: str) -> str:
    given = f"followthrough.hooks.v1\0{purpose}\0{text}".encode()
    return urlsafe_b64encode(hmac.digest(key.encode(), given, "sha256")).decode()[:SIGNATURE]
