"""The token of a link in a mail of ours: whose message it stood in, and where it leads, which is inside of what is signed.

URL-safe base64 of kind (1 byte: c a link, d a document of the library) | tenant (16 bytes) | message (16 bytes) |
address (UTF-8), then 22 characters of signature. It never expires: a link in an old mail still leads where it led.
"""

import binascii
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from uuid import UUID

from tenants.hook_tokens import SIGNATURE, signature
from tenants.signing_keys import secrets

CLICK, DOWNLOAD = "click", "download"
LETTERS = {CLICK: b"c", DOWNLOAD: b"d"}


@dataclass(frozen=True, slots=True)
class Link:
    kind: str  # click | download
    tenant_id: UUID
    message_id: UUID
    url: str


def link_token(kind: str, tenant_id: UUID, message_id: UUID, url: str) -> str:
    head = LETTERS[kind] + tenant_id.bytes + message_id.bytes
    body = urlsafe_b64encode(head + url.encode()).rstrip(b"=").decode()
    return body + signature(secrets()[0], "link", body)


def read_link(token: str) -> Link | None:
    """What a token says; None for anything that was not signed here."""
    if not token.isascii():
        return None
    body, given = token[:-SIGNATURE], token[-SIGNATURE:]
    if not body or not any(hmac.compare_digest(given, signature(key, "link", body)) for key in secrets()):
        return None
    try:
        raw = urlsafe_b64decode(body + "=" * (-len(body) % 4))
        kind = next((name for name, letter in LETTERS.items() if letter == raw[:1]), None)
        return Link(kind, UUID(bytes=raw[1:17]), UUID(bytes=raw[17:33]), raw[33:].decode()) if kind else None
    except (binascii.Error, ValueError):
        return None
