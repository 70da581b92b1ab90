"""Addresses that other machines report to: whose row it is about, signed, before any scope is open.

The signature keeps made-up addresses away from the database; the row's own `hook_version` makes older addresses void.
"""

import binascii
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from uuid import UUID

from tenants.signing_keys import secrets

SIGNATURE = 22  # characters: 132 bits


@dataclass(frozen=True, slots=True)
class Hook:
    tenant_id: UUID
    row_id: UUID
    version: int


def hook_token(tenant_id: UUID, row_id: UUID, version: int) -> str:
    """What stands in the address for a row of a tenant's."""
    head = tenant_id.bytes + row_id.bytes + version.to_bytes(2, "big")
    body = urlsafe_b64encode(head).rstrip(b"=").decode()
    return body + signature(secrets()[0], "token", body)


def read_hook(token: str) -> Hook | None:
    """What a token says; None for anything that was not signed here."""
    body, given = token[:-SIGNATURE], token[-SIGNATURE:].encode()
    if not body or not any(hmac.compare_digest(given, signature(key, "token", body).encode()) for key in secrets()):
        return None
    try:
        raw = urlsafe_b64decode(body + "=" * (-len(body) % 4))
        return Hook(UUID(bytes=raw[:16]), UUID(bytes=raw[16:32]), int.from_bytes(raw[32:34], "big"))
    except (binascii.Error, ValueError):
        return None


def signature(key: str, purpose: str, text: str) -> str:
    given = f"followthrough.hooks.v1\0{purpose}\0{text}".encode()
    return urlsafe_b64encode(hmac.digest(key.encode(), given, "sha256")).decode()[:SIGNATURE]
